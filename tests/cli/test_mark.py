"""`jobfit mark` and `jobfit test`: what the person notes of postings, and the cases that wrong verdicts become."""

from __future__ import annotations

import json
import tomllib

import pytest

from tests.cli.conftest import Home


@pytest.fixture
def ids(judged: Home) -> dict[str, str]:
    """Return the posting of each outcome."""
    digest = json.loads(judged.run("digest", "--json", "--dry-run").stdout)
    rejected = json.loads(judged.run("rejected", "--json").stdout)["postings"]
    return {
        "keep": digest["keeps"][0]["id"],
        "ask": digest["asks"][0]["id"],
        "near_miss": digest["near_misses"][0]["id"],
        "reject": next(each["id"] for each in rejected if "must.pay" in each["rules"]),
    }


def digest(home: Home) -> dict[str, object]:
    """Return the digest that is due, as JSON."""
    shown: dict[str, object] = json.loads(home.run("digest", "--json", "--dry-run").stdout)
    return shown


def test_a_hidden_posting_is_left_out_of_digests_and_counted(home: Home, ids: dict[str, str]) -> None:
    """It is not lost: every format says so, it is not noted as delivered, and it comes back when it is unhidden."""
    hidden = home.run("mark", ids["keep"][:8], "hidden")
    left = digest(home)
    shown = [home.run("digest", "--dry-run", "--format", form).stdout.decode() for form in ("text", "html", "md")]
    home.run("digest")
    after = digest(home)
    back = home.run("mark", ids["keep"], "hidden", "--undo")
    again = digest(home)

    assert (0, 0) == (hidden.returncode, back.returncode)
    assert f"jobfit mark {ids['keep'][:6]} hidden --undo" in hidden.stdout.decode()
    assert ([], 1, 1) == (left["keeps"], left["hidden"], after["hidden"])
    assert all("1 hidden by you: jobfit mark \\-\\-list" in text.replace("--", "\\-\\-") for text in shown)
    assert [[ids["keep"]], 0] == [[each["id"] for each in again["keeps"]], again["hidden"]]  # type: ignore[attr-defined]  # a list


def test_what_was_applied_to_is_told_wherever_it_is_shown(home: Home, ids: dict[str, str]) -> None:
    """In the digest, the explanation and the lists, with the person's words."""
    home.run("mark", ids["keep"], "applied", "--note", "by \x1b[31mmail")
    home.run("mark", ids["reject"], "applied")
    shown = digest(home)
    explained = home.run("explain", ids["keep"]).stdout.decode()
    rejected = json.loads(home.run("rejected", "--json").stdout)["postings"]

    assert ["you applied on 20 Nov 2026: by \x1b[31mmail"] == shown["keeps"][0]["marks"]  # type: ignore[index]  # a list
    assert "You applied on 20 Nov 2026: by [31mmail." in explained
    assert [["applied"]] == [each["marks"] for each in rejected if each["id"] == ids["reject"]]
    assert "  applied  via Acme" in home.run("rejected").stdout.decode()
    assert "applied" == json.loads(home.run("explain", ids["keep"], "--json").stdout)["marks"][0]["mark"]


def test_marks_are_listed(home: Home, ids: dict[str, str]) -> None:
    """By kind, with the outcome of now; none is no error."""
    none = home.run("mark", "--list")
    home.run("mark", ids["ask"], "applied", "--note", "called them")
    home.run("mark", ids["ask"], "hidden")
    text = home.run("mark", "--list").stdout.decode()
    listed = json.loads(home.run("mark", "--list", "--json").stdout)["marks"]

    assert (0, "Nothing is marked.\n") == (none.returncode, none.stderr.decode())
    assert "applied  1\n" in text
    assert "called them" in text
    assert [("applied", "called them"), ("hidden", "")] == sorted((each["mark"], each["note"]) for each in listed)
    assert {"ask"} == {each["outcome"] for each in listed}
    assert {"via Acme"} == {name for each in listed for name in each["attribution"]}


def test_a_wrong_verdict_becomes_a_case_that_fails_until_the_rule_is_mended(home: Home, ids: dict[str, str]) -> None:
    """The text goes into a file of its own; `test` names what decided, and passes when the profile changed."""
    marked = home.run("mark", ids["near_miss"], "wrong", "--because", "68k are enough for me")
    home.run("mark", ids["reject"], "wrong", "--want", "reject", "--because", "must.pay")
    case, other = tomllib.loads((home.folder / "profile.tests.toml").read_text("utf-8"))["case"]
    failing = home.run("test")
    as_json = json.loads(home.run("test", "--json").stdout)
    profile = home.folder / "profile.toml"
    profile.write_text(profile.read_text("utf-8").replace("70k", "65k"), "utf-8")
    passing = home.run("test")

    assert "it is NEAR MISS, you want KEEP." in marked.stdout.decode()
    assert ("keep", "68k are enough for me") == (case["want"], case["because"])
    assert ("reject", "must.pay") == (other["want"], other["because"])
    assert (home.folder / case["posting"]).exists()
    assert (1, 0) == (failing.returncode, passing.returncode)
    said = " ".join(failing.stdout.decode().split())
    assert "wanted keep, came out near miss" in said
    assert "you said: 68k are enough for me" in said
    assert "must.pay: pay: 68 000 EUR/year (you ask ≥ 70 000 EUR/year" in said
    assert "must.pay holds never, fails 2, unknown never" in said
    assert "1 of 2 cases came out as you want." in said
    assert {"holds": 0, "fails": 2, "unknown": 0} == as_json["coverage"]["must.pay"]
    assert [False, True] == [each["passed"] for each in as_json["cases"]]


def test_what_was_told_goes_with_the_case(home: Home, ids: dict[str, str]) -> None:
    """The verdict that was called wrong is the one that the case begins with."""
    home.run("answer", ids["ask"], "pay=40k EUR/year")
    home.run("mark", ids["ask"], "wrong", "--because", "it was a year ago")

    assert "wanted keep, came out reject" in home.run("test").stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", "wrong"], "a question can be wrong in several ways"),
        (["keep", "wrong", "--because", "must.pya"], "did you mean 'must.pay'?"),
        (["keep", "wrong", "--want", "keep"], "it is keep already"),
        (["keep", "wrong", "--want", "kepp"], "is not one of"),
        (["keep", "appled"], "is not one of"),
        (["keep", "hidden", "--because", "far"], "--because and --want go with wrong"),
        (["keep"], "Name a posting and a mark, or say --list"),
        (["keep", "hidden", "--list"], "--list takes nothing but --json"),
        (["keep", "hidden", "--json"], "--json goes with --list"),
        (["zzzz", "hidden"], "no stored posting has this id"),
        ([], "Name a posting and a mark"),
    ],
)
def test_a_mistake_in_a_mark_is_told_and_nothing_is_written(
    home: Home, ids: dict[str, str], arguments: list[str], said: str
) -> None:
    """With code 2, a sentence, and no case."""
    ran = home.run("mark", *(ids.get(each, each) if place == 0 else each for place, each in enumerate(arguments)))

    assert 2 == ran.returncode
    assert said in ran.stderr.decode()
    assert [] == json.loads(home.run("mark", "--list", "--json").stdout)["marks"]
    assert not (home.folder / "profile.tests.toml").exists()


def test_a_mark_that_is_not_there_cannot_be_taken_back(home: Home, ids: dict[str, str]) -> None:
    """Which is told, and no fault; a case stays where it is."""
    ran = home.run("mark", ids["keep"], "wrong", "--undo")
    home.run("mark", ids["keep"], "wrong")
    undone = home.run("mark", ids["keep"], "wrong", "--undo").stdout.decode()

    assert (0, True) == (ran.returncode, ran.stdout.decode().startswith("It was not marked as wrong"))
    assert "Its case stays in" in undone


def test_without_a_database_or_cases_the_next_step_is_told(home: Home) -> None:
    """Nothing is made by asking."""
    listed, tested = home.run("mark", "--list"), home.run("test")

    assert [2, 2] == [listed.returncode, tested.returncode]
    assert "nothing is stored yet" in listed.stderr.decode()
    assert "there are no cases yet" in tested.stderr.decode()
    assert not (home.folder / "jobfit.db").exists()


def test_faults_of_the_file_are_told_like_those_of_the_profile(home: Home) -> None:
    """With line, column, the line itself and a caret; code 2."""
    path = home.folder / "mine.toml"
    path.write_text('[[case]]\ntext = "Remote."\nwant = "kep"\n', "utf-8")
    ran = home.run("test", str(path))

    assert 2 == ran.returncode
    assert "mine.toml:3:8  CASE001  nothing comes out as 'kep'\n    3 | want = \"kep\"" in ran.stderr.decode()
    assert "did you mean 'keep'?" in ran.stderr.decode()


@pytest.mark.parametrize("there", ["case = 3\n", '[case]\ntext = "a"\n', 'case = [{ text = "a" }]\n', "not toml ["])
def test_a_file_that_no_case_can_be_added_to_stays_as_it_is(home: Home, ids: dict[str, str], there: str) -> None:
    """It is told with its place; neither a mark nor a posting's file is written."""
    path = home.folder / "profile.tests.toml"
    path.write_text(there, "utf-8")
    ran = home.run("mark", ids["keep"], "wrong")

    assert 2 == ran.returncode
    assert "profile.tests.toml:1:" in ran.stderr.decode()
    assert there == path.read_text("utf-8")
    assert not (home.folder / "cases").exists()
    assert [] == json.loads(home.run("mark", "--list", "--json").stdout)["marks"]
