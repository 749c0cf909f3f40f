"""jobfit profile."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import PROFILE, Home
from tests.terminals import on_terminal

EDITED = PROFILE.replace("70k", "75k")


def ids(home: Home) -> list[str]:
    """Return the ids of the history, newest first."""
    return [each["id"] for each in json.loads(home.run("profile", "log", "--json").stdout)["profiles"]]


@pytest.fixture
def edited(judged: Home) -> Home:
    """Edit the profile by hand after judging, and judge everything again."""
    (judged.folder / "profile.toml").write_text(EDITED)
    judged.run("rejudge")
    return judged


def test_a_history_of_none_one_and_many(home: Home) -> None:
    """The log works before anything was judged, and with each further profile."""
    none, difference = home.run("profile", "log"), home.run("profile", "diff")
    home.run("run", "-q")
    one, alone = home.run("profile", "log"), home.run("profile", "diff")
    (home.folder / "profile.toml").write_text(EDITED)
    unjudged = home.run("profile", "log")
    home.run("run", "-q", "--force")
    many = home.run("profile", "log").stdout.decode().splitlines()

    assert (0, b"No profile has judged yet") == (none.returncode, none.stderr[:25])
    assert (2, True) == (difference.returncode, b"no profile has judged yet" in difference.stderr)
    assert (1, True) == (len(one.stdout.splitlines()), b"the first one (in force)" in one.stdout)
    assert (0, b"There is no other profile to compare with yet.\n") == (alone.returncode, alone.stderr)
    assert unjudged.stdout.startswith(b"now     the file as it is; nothing was judged by it yet")
    assert [True, True] == ["edited by hand (in force)" in many[0], "the first one" in many[1]]


def test_an_edit_by_hand_is_noticed_by_rejudge(edited: Home) -> None:
    """And a plan alone notices nothing."""
    assert 2 == len(ids(edited))
    (edited.folder / "profile.toml").write_text(PROFILE.replace("70k", "71k"))
    edited.run("rejudge", "--diff")
    assert 2 == len(ids(edited))


def test_a_difference_is_told_as_text_and_in_rules(edited: Home) -> None:
    """Of the file and the profile before it, or of any two."""
    new, old = ids(edited)
    shown = edited.run("profile", "diff").stdout.decode()
    back = edited.run("profile", "diff", new, old).stdout.decode()
    same = edited.run("profile", "diff", new, "now").stdout.decode()

    assert '-min = "70k EUR/year"\n+min = "75k EUR/year"\n' in shown
    assert "~ must.pay  pay ≥ 70 000 EUR/year → pay ≥ 75 000 EUR/year" in shown
    assert "pay ≥ 75 000 EUR/year → pay ≥ 70 000 EUR/year" in back
    assert f"{new} and now are the same.\n" == same


def test_an_old_profile_is_brought_back_as_a_new_one(edited: Home) -> None:
    """The file is the old one to the letter, and the history has all three."""
    new, old = ids(edited)
    restored = edited.run("profile", "restore", old, "--yes", "--note", "it was better so")
    again = edited.run("profile", "restore", old)

    assert (0, True) == (restored.returncode, b"-min" in restored.stdout)
    assert PROFILE == (edited.folder / "profile.toml").read_text()
    assert [old, new, old] == ids(edited)
    assert "it was better so (in force)" in edited.run("profile", "log").stdout.decode()
    assert b"is that profile already" in again.stderr


def test_a_faulty_profile_is_told_how_to_get_the_last_good_one_back(edited: Home) -> None:
    """The history works without it, and the faulty text is kept too."""
    (edited.folder / "profile.toml").write_text(EDITED + "[must.nonsense]\n")
    new, _ = ids(edited)
    refused = edited.run("rejudge")
    shown = edited.run("profile", "diff").stdout.decode()
    restored = edited.run("profile", "restore", new, "--yes")

    assert 2 == refused.returncode
    assert f"`jobfit profile restore {new}` brings it back" in refused.stderr.decode()
    assert "One of them has faults" in shown
    assert 0 == restored.returncode
    assert EDITED == (edited.folder / "profile.toml").read_text()
    assert [new, new] == ids(edited)[::2]
    assert 0 == edited.run("rejudge").returncode


def test_a_profile_that_cannot_be_judged_by_is_not_brought_back(edited: Home) -> None:
    """Its faults are told, and the file stays."""
    (edited.folder / "profile.toml").write_text("[must.nonsense]\n")
    edited.run("profile", "restore", ids(edited)[0], "--yes")
    faulty = ids(edited)[1]
    refused = edited.run("profile", "restore", faulty, "--yes")

    assert (2, True) == (refused.returncode, b"Nothing was run" in refused.stderr)
    assert EDITED == (edited.folder / "profile.toml").read_text()


def test_a_lost_file_is_brought_back(edited: Home) -> None:
    """The history is enough."""
    (edited.folder / "profile.toml").unlink()
    assert 0 == edited.run("profile", "log").returncode
    assert 2 == edited.run("profile", "diff").returncode
    assert 0 == edited.run("profile", "restore", ids(edited)[0], "--yes").returncode
    assert EDITED == (edited.folder / "profile.toml").read_text()


@pytest.mark.parametrize(("answer", "code", "text"), [(b"y\n", 0, PROFILE), (b"\n", 0, EDITED), (b"\x03", 130, EDITED)])
def test_on_a_terminal_it_is_asked_first(edited: Home, answer: bytes, code: int, text: str) -> None:
    """Only a yes changes the file; that it was stopped stands on a line of its own."""
    ended, shown = on_terminal(("profile", "restore", ids(edited)[1]), [answer], edited.environment())

    assert code == ended, shown
    assert (code == 130) == ("\nStopped. " in shown)
    assert text == (edited.folder / "profile.toml").read_text()


def test_where_nobody_can_be_asked_the_file_stays(edited: Home) -> None:
    """What would change is shown, and how to say yes."""
    refused = edited.run("profile", "restore", ids(edited)[1])

    assert (2, True) == (refused.returncode, b"-min" in refused.stdout)
    assert b"CLI006" in refused.stderr
    assert b"add --yes" in refused.stderr
    assert EDITED == (edited.folder / "profile.toml").read_text()


def test_an_id_that_is_none_is_told(edited: Home) -> None:
    """With what lists them."""
    refused = edited.run("profile", "restore", "zzz")

    assert (2, True) == (refused.returncode, b"HIST001" in refused.stderr)
