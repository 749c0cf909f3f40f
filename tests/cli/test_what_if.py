"""what-if: a plan of an edit of the profile, told at the options, and written only when somebody says yes."""

from __future__ import annotations

import json

import pytest

from jobfit.paths import DATABASE
from tests.cli.conftest import PROFILE, Home, posting
from tests.stored import held_open

LOWER = ("what-if", "--set", "must.pay.min=65k")


def test_an_edit_is_planned_and_nothing_is_written(judged: Home) -> None:
    """The new keep is named with what decided before; profile and verdicts stay as they are."""
    verdicts = judged.run("rejected", "--json").stdout
    shown = judged.run(*LOWER)
    lines = shown.stdout.decode().splitlines()

    assert 0 == shown.returncode
    assert "New keeps: 1" == lines[0]
    assert lines[1].startswith("+ ")
    assert lines[1].endswith("NEAR MISS → KEEP")
    assert "Data engineer 3" in lines[1]
    assert "Acme · must.pay · via Acme" == lines[2].strip()
    assert "Plan: 1 of 5 verdicts changes: +1 keep, -0, ~0" == lines[-1]
    assert max(map(len, lines)) <= 80
    assert "Nothing was written." in shown.stderr.decode()
    assert PROFILE == (judged.folder / "profile.toml").read_text("utf-8")
    assert verdicts == judged.run("rejected", "--json").stdout


def test_programs_get_the_plan_as_one_document(judged: Home) -> None:
    """Counts before and after, and each posting that turns."""
    table = json.loads(judged.run(*LOWER, "--drop", "must.workplace", "--json").stdout)

    assert ["without must.workplace", 'must.pay.min = "65k"'] == table["settings"]
    assert (5, 5) == (table["postings"], sum(table["after"].values()))
    assert [("Data engineer 3", "+", "near_miss", "keep", "must.pay")] == [
        (each["title"], each["sign"], each["before"], each["after"], each["deciding"]) for each in table["turned"]
    ]


def test_an_edit_is_written_after_a_yes(judged: Home) -> None:
    """--keep writes the edit with its comments kept and its note; `rejudge` then does what was planned."""
    plan = judged.run(*LOWER, "--keep", "--yes")
    written = (judged.folder / "profile.toml").read_text("utf-8")
    again = judged.run("rejudge").stdout.decode()

    assert 0 == plan.returncode
    assert PROFILE.replace("70k EUR/year", "65k") == written
    assert "NEAR MISS → KEEP" in again
    with judged.tables() as db:
        notes = [note for (note,) in db.execute("SELECT note FROM profile_history ORDER BY at")]
    assert 'what-if: must.pay.min = "65k"' == notes[-1]


def test_nothing_is_written_where_nobody_can_be_asked(judged: Home) -> None:
    """Without a terminal and without --yes the plan is shown, and the edit is not made."""
    refused = judged.run(*LOWER, "--keep")

    assert 2 == refused.returncode
    assert "Plan: 1 of 5" in refused.stdout.decode()
    assert "CLI006" in refused.stderr.decode()
    assert PROFILE == (judged.folder / "profile.toml").read_text("utf-8")


def test_another_profile_can_judge(judged: Home) -> None:
    """--by judges by another file; what is set and dropped is then an edit of that one."""
    other = judged.folder / "other.toml"
    other.write_text(PROFILE.replace("70k", "10k"), "utf-8")
    dropped = ("--drop", "dealbreaker.gambling", "--drop", "must.workplace", "--drop", "bar.never_worse")

    assert {"Data engineer 3"} == gained(judged, "--by", str(other))
    assert {f"Data engineer {number}" for number in (3, 4, 5)} == gained(judged, "--by", str(other), *dropped)


def gained(home: Home, *options: str) -> set[str]:
    """Return the titles of the new keeps of a plan."""
    turned = json.loads(home.run("what-if", *options, "--json").stdout)["turned"]
    return {each["title"] for each in turned if each["sign"] == "+"}


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--drop", "must.pai"), "CLI005", "did you mean 'must.pay'?"),
        (("--drop", "pay"), "CLI005", "did you mean 'must.pay'?"),
        (("--drop", "most.pay"), "CLI005", "did you mean 'must'?"),
        (("--set", "must.pay.min=much"), "RULE004", "--set must.pay.min=much  RULE004"),
        (("--set", "must.pay=much"), "PROF007", "--set must.pay=much"),
        (("--set", "bar.score=high"), "PROF007", "--set bar.score=high"),
        (("--set", "must.pay"), "CLI003", "write --set must.pay.min=75k"),
        (("--set", "must.pai.min=3"), "RULE001", "did you mean 'pay'?"),
        (("--drop", "now"), "MUST001", 'in `never_worse = ["pay"]`'),
        (("--by", "missing.toml"), "FILE001", "there is no such file"),
        (("--drop", "must.pay", "--since", "2099-01-01"), "CLI002", "has not come yet"),
        (("--drop", "must.pay", "--since", "soon"), "CLI002", "write all, or a day"),
    ],
)
def test_what_cannot_be_asked_is_told_at_its_option(
    judged: Home, options: tuple[str, ...], code: str, said: str
) -> None:
    """No fault is at a line of a file that nobody has; nothing is run."""
    refused = judged.run("what-if", *options)

    assert 2 == refused.returncode
    assert b"" == refused.stdout
    assert code in refused.stderr.decode()
    assert said in refused.stderr.decode()
    assert "profile.toml:" not in refused.stderr.decode()


def test_an_edit_has_to_be_named(judged: Home) -> None:
    """Without one the options are told."""
    refused = judged.run("what-if")

    assert 2 == refused.returncode
    assert "--set, --drop or --by" in refused.stderr.decode()


def test_without_a_past_there_is_nothing_to_ask(home: Home) -> None:
    """Without a database the way to one is told, and none is made; an empty one is no better."""
    none = home.run(*LOWER)
    made = (home.folder / "jobfit.db").exists()
    home.write_postings([])
    home.run("run", "-q")
    empty = home.run(*LOWER)

    assert (2, False, 2) == (none.returncode, made, empty.returncode)
    assert b"nothing is stored yet" in none.stderr
    assert none.stderr == empty.stderr


def test_a_damaged_past_is_told_and_let_go_of(judged: Home) -> None:
    """Where the postings lie there is something else: one sentence with what to do, and the file is closed."""
    path = judged.folder / DATABASE
    with judged.tables() as db:
        ((root,),) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'postings'").fetchall()
        ((size,),) = db.execute("PRAGMA page_size").fetchall()
    whole = path.read_bytes()
    path.write_bytes(whole[: (root - 1) * size] + b"\xff" * size + whole[root * size :])
    ran = judged.run(*LOWER)

    assert (4, b"") == (ran.returncode, ran.stdout)
    assert b"the file is damaged; restore a copy" in ran.stderr
    assert not held_open(path)


def test_what_was_never_judged_is_judged_for_the_plan(judged: Home) -> None:
    """The stored verdicts do not matter to a plan."""
    with judged.tables() as db:
        db.execute("DELETE FROM verdicts")
        db.execute("DELETE FROM facts")
    plan = judged.run(*LOWER).stdout.decode()

    assert "Plan: 1 of 5 verdicts changes: +1 keep, -0, ~0" in plan


def test_more_than_the_first_ones_are_listed_when_asked_for(home: Home) -> None:
    """Five of each group are shown, the others counted; --full lists all."""
    pay = "<p>Pay: €67,000 a year, zone {}.</p>"
    home.write_postings([posting(n, company=f"Rides {n}", description=pay.format(n)) for n in range(8)])
    home.run("run", "-q")
    some, all_of_them = (home.run(*LOWER, *more).stdout.decode() for more in ((), ("--full",)))

    assert (5, 8) == (some.count("+ "), all_of_them.count("+ "))
    assert "… and 3 more: --full" in some
    assert "more: --full" not in all_of_them
