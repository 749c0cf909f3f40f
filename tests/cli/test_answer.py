"""`jobfit answer`: what the person was told wins, now and ever after, and says so."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import POSTINGS, Home, posting

SILENT = "Data engineer 2"  # says nothing of its pay


@pytest.fixture
def asked(judged: Home) -> str:
    """Return the id of the judged posting that needs an answer."""
    (ask,) = json.loads(judged.run("digest", "--json", "--dry-run").stdout)["asks"]
    return str(ask["id"])


def answer(home: Home, *arguments: str) -> dict[str, object]:
    """Answer, and return what it came to."""
    ran = home.run("answer", *arguments, "--json")
    assert (0, b"") == (ran.returncode, ran.stderr)
    told: dict[str, object] = json.loads(ran.stdout)
    return told


def test_an_answer_turns_a_question_into_a_keep(home: Home, asked: str, outcomes: Callable[[], dict[str, str]]) -> None:
    """The move is told with what was told, and stored at once."""
    before = outcomes()[SILENT]
    ran = home.run("answer", asked[:6], "pay=90k EUR/year")
    said = ran.stdout.decode()

    assert ("ask", "keep", 0) == (before, outcomes()[SILENT], ran.returncode)
    assert said.startswith("ASK → KEEP\nYou were told pay: 90 000 EUR/year.\n")
    assert "✓ must.pay  90 000 EUR/year\n      as you were told\n" in said


def test_an_answer_that_ends_it_is_told_as_such_and_is_no_failure(home: Home, asked: str) -> None:
    """The exit code says that it was stored; JSON has the outcome."""
    told = answer(home, asked, "pay=40k EUR/year")
    again = home.run("answer", asked, "pay=41k EUR/year").stdout.decode()

    assert ("ask", "reject", {"pay": "40000 EUR/year"}) == (told["before"], told["outcome"], told["told"])
    assert again.startswith("REJECT, as before\n")


def test_what_is_open_is_listed_with_the_commands_that_answer_it(home: Home, asked: str) -> None:
    """`answer ID` alone stores nothing; after an answer it shows how to take that back."""
    first = home.run("answer", asked[:8]).stdout.decode()
    answer(home, asked, "pay=90k EUR/year")
    second = home.run("answer", asked[:8]).stdout.decode()
    listed = json.loads(home.run("answer", asked, "--json").stdout)

    assert "? What is the base pay range?" in first
    assert f"jobfit answer {asked[:6]} pay=…  (such as 85k EUR/year)" in first
    assert "Nothing is open." in second
    assert "· pay: 90 000 EUR/year, on 20 Nov 2026" in second
    assert f"jobfit answer {asked[:6]} --forget pay" in second
    assert [{"facts": {"pay": "90000 EUR/year"}, "at": "2026-11-20T07:00:00+00:00"}] == listed["told"]
    assert "ASK" == home.run("answer", asked, "--forget", "pay").stdout.decode().split()[2]


def test_what_is_forgotten_leaves_no_trace(home: Home, asked: str) -> None:
    """Told and forgotten, facts and verdict are what they were, reason by reason."""
    before = home.run("explain", asked, "--json").stdout, home.run("facts", asked, "--json").stdout
    answer(home, asked, "pay=40k EUR/year", "workplace=on_site", "says=async-first")
    answer(home, asked, "--forget", "pay", "--forget", "workplace", "--forget", "says")

    assert before == (home.run("explain", asked, "--json").stdout, home.run("facts", asked, "--json").stdout)


@pytest.mark.parametrize("command", ["run", "rejudge"])
def test_an_answer_survives_being_judged_again(
    home: Home, asked: str, outcomes: Callable[[], dict[str, str]], command: str
) -> None:
    """By another run, and by another profile."""
    answer(home, asked, "pay=90k EUR/year")
    with (home.folder / "profile.toml").open("a", encoding="utf-8") as profile:
        profile.write('[nice.boats]\nsays = ["boats"]\n')
    home.run(command, "-q")

    assert "keep" == outcomes()[SILENT]


def test_an_answer_survives_an_edit_and_is_shown_against_what_is_stated_then(
    home: Home, asked: str, outcomes: Callable[[], dict[str, str]]
) -> None:
    """The employer's later figure does not win, but it is not hidden either."""
    answer(home, asked, "pay=90k EUR/year")
    home.write_postings([POSTINGS[0], posting(2, description="<p>Pay: €40,000 a year. We are async-first.</p>")])
    home.run("run", "-q", "--force")
    explained = " ".join(home.run("explain", asked).stdout.decode().split())

    assert "keep" == outcomes()[SILENT]
    assert "contradicted: the posting states 40 000 EUR/year (“€40,000 a year”)" in explained


def test_an_answer_counts_wherever_the_posting_is_asked_about(home: Home, asked: str) -> None:
    """would-i, facts and explain know it; a --set of the moment wins over it."""
    answer(home, asked, "pay=90k EUR/year")
    facts = json.loads(home.run("facts", asked, "--json").stdout)["facts"]

    assert 0 == home.run("would-i", asked).returncode
    assert 1 == home.run("would-i", asked, "--set", "pay=40k").returncode
    assert ("answered", 90_000) == (facts["pay"]["basis"], facts["pay"]["low"])
    assert "as you were told" in home.run("explain", asked).stdout.decode()


WORDS = """
[must.short]
says = ["four-day week", "32 hours"]
[must.quiet]
says_none = ["open-plan office"]
"""


def test_words_are_answered_by_phrase_or_by_the_rule_that_looks_for_them(home: Home) -> None:
    """Several answers of words join; a phrase can be denied; the commands that are listed work."""
    with (home.folder / "profile.toml").open("a", encoding="utf-8") as profile:
        profile.write(WORDS)
    home.write_postings([posting(1)])
    home.run("run", "-q")
    (ask,) = json.loads(home.run("digest", "--json", "--dry-run").stdout)["asks"]
    listed = json.loads(home.run("answer", ask["id"], "--json").stdout)["open"]
    half = answer(home, ask["id"], "says=four-day week")
    whole = answer(home, ask["id"], "must.quiet=yes")
    no = answer(home, ask["id"], "must.short=no")
    denied = answer(home, ask["id"], "says=32 Hours", "says=open-plan office")

    assert [["must.quiet="], ["must.short="]] == sorted(each["answers"] for each in listed)
    assert ["ask", "keep", "reject", "reject"] == [each["outcome"] for each in (half, whole, no, denied)]
    assert {"says": ["four-day week"], "denies": ["open-plan office"]} == whole["told"]
    assert ["four-day week", "32 hours"] == sorted(no["told"]["denies"], reverse=True)[1:]  # type: ignore[index]  # a table
    assert "open-plan office" in denied["told"]["says"]  # type: ignore[index]  # a table


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pay"], "there is no = in it"),
        (["pay="], "is not of the form fact=value"),
        (["salary=90k"], "did you mean 'pay'?"),
        (["office_days=9"], "office_days is never 9 days a week: 7 is the most"),
        (["workplace=remot"], "did you mean 'remote'?"),
        (["on_call=perhaps"], "on_call is true or false"),
        (["says=a boat"], "none of your rules looks for “a boat”"),
        (["must.pay=yes"], "must.pay looks for no words"),
        (["nice.asink=yes"], "did you mean 'nice.async'?"),
        (["nice.async=perhaps"], "is true or false"),
        (["--forget", "pay"], "nothing was told of pay"),
        (["--forget", "salry"], "no fact is called 'salry'"),
    ],
)
def test_a_mistake_in_an_answer_is_told_and_nothing_is_stored(
    home: Home, asked: str, arguments: list[str], said: str
) -> None:
    """Also what was right beside it is not stored."""
    ran = home.run("answer", asked, "four_day_week=yes", *arguments)

    assert 2 == ran.returncode
    assert said in ran.stderr.decode()
    assert [] == json.loads(home.run("answer", asked, "--json").stdout)["told"]


def test_a_posting_that_is_not_there_cannot_be_answered(home: Home) -> None:
    """Nothing is stored yet, no id is like it, and several begin with it."""
    empty = home.run("answer", "abc", "pay=1k")
    no_database = not (home.folder / "jobfit.db").exists()
    home.run("run", "-q")
    unknown, several = home.run("answer", "zzzz", "pay=90k"), home.run("answer", "", "pay=90k")

    assert [2, 2, 2] == [empty.returncode, unknown.returncode, several.returncode]
    assert no_database
    assert "nothing is stored yet" in empty.stderr.decode()
    assert "no stored posting has this id" in unknown.stderr.decode()


def test_every_renderer_of_a_question_names_the_command(home: Home, asked: str) -> None:
    """The digest and the explanation say how to answer."""
    command = f"jobfit answer {asked[:6]} pay=…"
    shown = [home.run("digest", "--dry-run", "--format", form).stdout.decode() for form in ("text", "html")]

    assert all(command in text for text in (*shown, home.run("explain", asked).stdout.decode()))
