"""jobfit journal."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from tests.cli.conftest import Home
from tests.terminals import on_terminal


def fill(home: Home, *, times: int = 5) -> None:
    """Note good days of mentoring, bad ones of meetings, and usual ones."""
    for number in range(times):
        day = (date(2026, 10, 1) + timedelta(days=4 * number)).isoformat()
        for did, felt, tags in (("Paired with Ana", "5", "mentoring"), ("Met", "1", "meetings"), ("Coded", "3", "")):
            home.run("journal", "add", f"{did}, part {number}", "--felt", felt, "--tags", tags, "--on", day)


def test_entries_are_added_listed_and_removed(home: Home) -> None:
    """With their day, how they felt, their tags, and whether they went well."""
    first = home.run("journal", "add", "Shipped  it", "--success", "--on", "2026-11-02", "--tags", "Craft, craft ,a b")
    home.run("journal", "add", "Met", "--felt", "1", "--on", "2026-11-01")
    listed = home.run("journal", "list").stdout.decode().splitlines()
    good = json.loads(home.run("journal", "list", "--success", "--json").stdout)["entries"]
    tagged = json.loads(home.run("journal", "list", "--tag", "CRAFT", "--since", "2026-11-02", "--json").stdout)[
        "entries"
    ]
    removed, again = home.run("journal", "remove", "2"), home.run("journal", "remove", "2")

    assert (0, b"Noted as 1.\n") == (first.returncode, first.stderr)
    assert ["2  01 Nov 2026  1  Met", "1  02 Nov 2026  -  Shipped it (went well) #craft #a-b"] == listed
    assert good == tagged
    assert [
        {"day": "2026-11-02", "did": "Shipped it", "felt": None, "tags": ["craft", "a b"], "success": True, "id": 1}
    ] == good
    assert (0, 2, True) == (removed.returncode, again.returncode, b"JOUR001" in again.stderr)
    assert 1 == len(home.run("journal", "list").stdout.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", ""),
        ("add", "x" * 501),
        ("add", "x", "--on", "yesterday"),
        ("add", "x", "--on", "2026-11-29"),
        ("add", "x", "--felt", "6"),
        ("add", "x", "--tags", "y" * 61),
        ("list", "--since", "ever"),
        ("remove", "x"),
    ],
)
def test_what_cannot_be_noted_is_refused(home: Home, arguments: tuple[str, ...]) -> None:
    """With the exit code of what can be mended."""
    assert 2 == home.run("journal", *arguments).returncode


def test_an_empty_journal_suggests_how_to_begin(home: Home) -> None:
    """And few entries say what is missing."""
    empty = home.run("journal", "suggest").stderr.decode()
    fill(home, times=4)
    few = home.run("journal", "suggest").stdout.decode()

    assert "journal add" in empty
    assert "12 entries say how they felt" in few.replace("how it felt", "how they felt")
    assert "mentoring: nothing yet, 4 entries; a trend needs 5 entries" in few
    assert "--accept" not in few


def test_a_suggestion_has_its_evidence_and_what_it_would_do(home: Home) -> None:
    """The entries, the rule, and of how many stored postings it holds; nothing is written."""
    fill(home)
    before = (home.folder / "profile.toml").read_text()
    unstored = home.run("journal", "suggest").stdout.decode()
    home.run("run", "-q")
    shown = home.run("journal", "suggest").stdout.decode()
    table = json.loads(home.run("journal", "suggest", "--json").stdout)

    assert "Nothing is stored yet" in unstored
    assert "mentoring felt better than usual: 5.0 on average, 5 entries in 17 days" in shown
    assert "Paired with Ana, part 4" in shown
    assert "[nice.mentoring]\n     weight = 4" in shown
    assert "It holds for 0 of 5 stored postings." in shown
    assert "Plan: 0 of 5 verdicts change." in shown
    assert ["nice.mentoring", "nice.no-meetings"] == sorted(each["rule"] for each in table["suggestions"])
    assert {5} == {len(each["entries"]) for each in table["suggestions"]}
    assert before == (home.folder / "profile.toml").read_text()


def test_an_accepted_suggestion_is_written_once(home: Home) -> None:
    """By its name, its rule or its tag; it is not suggested again."""
    fill(home)
    accepted = home.run("journal", "suggest", "--accept", "mentoring")
    again = home.run("journal", "suggest", "--accept", "nice.mentoring")
    unknown = home.run("journal", "suggest", "--accept", "gardening")
    shown = home.run("journal", "suggest").stdout.decode()

    assert (0, 2, 2) == (accepted.returncode, again.returncode, unknown.returncode)
    assert "[nice.mentoring]" in (home.folder / "profile.toml").read_text()
    assert b"your profile has nice.mentoring already" in again.stderr
    assert b"it suggests no-meetings" in unknown.stderr
    assert "mentoring: felt 5.0; your profile has nice.mentoring already" in shown
    assert 0 == home.run("rules", "check").returncode


@pytest.mark.parametrize(
    ("typed", "written"),
    [([b"n\n", b"y\n"], ["mentoring"]), ([b"\n", b"\n"], []), ([b"y\n", b"\x03"], ["no-meetings"])],
)
def test_on_a_terminal_each_suggestion_is_asked_about(home: Home, typed: list[bytes], written: list[str]) -> None:
    """Only a yes writes it; Ctrl-C leaves what was said before."""
    fill(home)
    code, shown = on_terminal(("journal", "suggest"), typed, home.environment())
    profile = (home.folder / "profile.toml").read_text()

    assert (130 if b"\x03" in typed else 0) == code, shown
    assert written == [name for name in ("mentoring", "no-meetings") if f"[nice.{name}]" in profile]
