"""Trying: lines move a verdict, faulty ones change nothing, and what was tried can be done for good by commands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.asking import Subject, facts_from_options, posting_from_text
from jobfit.trying import HELP, Reply, Show, Trying

PROFILE = """\
[me]
currency = "EUR"
[now]
pay = "60k EUR/year"
[must.pay]
min = "70k EUR/year"
[must.workplace]
in = ["remote", "hybrid"]
[nice.permanent]
weight = 3
"""
TEXT = "Data engineer\nFully remote. Pay: 65,000 EUR a year."
LINES = (
    "pay=80k", "pay=50k", "-pay", "pay=", "workplace=on_site", "permanent=yes", "-permanent", "must.pay.min=90k",
    "must.pay.min=40k", "drop must.pay", "drop must.nothing", "bogus=1", "pay=nonsense", "must.pay.mim=3", "show", "",
)  # fmt: skip


def trying(text: str | None = TEXT, stored: str = "", **told: str) -> Trying:
    """Return what a person tries: a text, or facts alone."""
    posting = None if text is None else posting_from_text(text, where="a text")
    if posting and stored:
        posting = posting.model_copy(update={"id": stored})
    answers = facts_from_options([f"{fact}={value}" for fact, value in told.items()], currency="EUR")
    options = tuple(f"{fact}={value}" for fact, value in told.items())
    via = ("via Acme",) if stored else ()
    subject = Subject(name="it", posting=posting, answers=answers, via=via, typed=text or "", options=options)
    return Trying(subject, PROFILE, file="profile.toml", today=date(2026, 11, 20))


@pytest.fixture
def tried() -> Iterator[Trying]:
    """Try the text."""
    with trying() as each:
        yield each


def test_a_fact_moves_the_verdict_and_undo_takes_it_back(tried: Trying) -> None:
    """The move names what turned, and the score; undone, everything is as it was."""
    first = tried.verdict
    moved, back, nothing = (tried.take(line) for line in ("pay=80k", "undo", "undo"))

    assert moved.said.startswith("REJECT → KEEP: must.pay now met; ")
    assert "base +8 % → +33 %" in moved.said
    assert back.said.startswith("KEEP → REJECT: must.pay now missed; ")
    assert ("there is nothing to take back", first) == (nothing.said, tried.verdict)


def test_a_fact_can_be_made_unknown_in_two_ways() -> None:
    """What the text states is not known any more; the fact told later is."""
    for line in ("-pay", "pay="):
        with trying() as each:
            assert "REJECT → ASK: must.pay now open" in each.take(line).said
            assert "pay" not in each.facts
            assert "ASK → KEEP" in each.take("pay=75k").said


def test_a_setting_edits_the_profile_in_memory(tried: Trying) -> None:
    """A rule moves, goes and comes; its latest setting counts."""
    said = [tried.take(line).said for line in ("must.pay.min=60k", "drop must.pay", "must.hours.max=36")]

    assert said[0].startswith("REJECT → KEEP: must.pay now met")
    assert said[1].startswith("still KEEP: must.pay gone")
    assert said[2].startswith("KEEP → ASK: must.hours new, open")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("bogus=1", "RULE001"),
        ("-bogus", "RULE001"),
        ("pay=much", "RULE004"),
        ("nonsense", "CLI003"),
        ("drop must.nothing", "CLI005"),
        ("must.pay.mim=3", "PROF001"),
        ("must..pay=3", "CLI005"),
    ],
)
def test_a_faulty_line_is_told_and_changes_nothing(tried: Trying, line: str, code: str) -> None:
    """Its problem says where and what; the verdict stays, and there is nothing to undo."""
    before = tried.verdict
    reply = tried.take(line)

    assert [code] == [problem.code for problem in reply.problems]
    assert (before, "there is nothing to take back") == (tried.verdict, tried.take("undo").said)


def test_what_is_to_be_shown_is_left_to_whoever_shows_it(tried: Trying) -> None:
    """Words for looking change nothing; every kind of line is in the help."""
    shown = {word: tried.take(word).show for word in ("show", "facts", "help", "?", "quit", "exit", " Q ")}

    assert {
        "show": Show.VERDICT, "facts": Show.FACTS, "help": Show.HELP, "?": Show.HELP,
        "quit": Show.LEAVE, "exit": Show.LEAVE, " Q ": Show.LEAVE,
    } == shown  # fmt: skip
    assert Reply() == tried.take("  ")
    assert {"undo", "show", "facts", "quit"} <= {written for written, _ in HELP}


def test_the_commands_do_the_same_for_good() -> None:
    """Of a stored posting facts are answers, settings go to what-if; nothing is written without --keep."""
    with (
        trying(stored="a3f9", on_call="no") as stored,
        trying("Data engineer") as text,
        trying(None, hours="36") as facts,
    ):
        for line in ("pay=90k EUR/year", "-on_call", "must.pay.min=75k", "drop must.workplace"):
            for each in (stored, text, facts):
                each.take(line)

    edit = "jobfit what-if --set must.pay.min=75k --drop must.workplace --keep"
    assert ("jobfit answer a3f9 'pay=90k EUR/year' --forget on_call", edit) == stored.commands()
    assert ("jobfit would-i 'Data engineer' --set 'pay=90k EUR/year'", edit) == text.commands()
    assert ("jobfit would-i --set hours=36 --set 'pay=90k EUR/year'", edit) == facts.commands()
    assert text.commands("./jobfit")[0].startswith("./jobfit would-i")


def test_a_long_text_is_repeated_from_a_file(tried: Trying) -> None:
    """Unless it was saved the file is the person's to name; what is saved reads as the same posting."""
    tried.take("pay=80k")
    unnamed = tried.commands()
    save = tried.take("save my advert.txt")
    tried.saved(save.said)

    assert ("jobfit would-i - --set pay=80k < FILE",) == unnamed
    assert Reply(said="my advert.txt", show=Show.SAVE) == save
    assert ("jobfit would-i 'my advert.txt' --set pay=80k",) == tried.commands()
    assert posting_from_text(TEXT, where="") == posting_from_text(tried.text, where="")


def test_a_page_is_saved_with_its_fields() -> None:
    """Its company and address are not in its text."""
    page = posting_from_text('{"title": "Porter", "company": "Inn", "url": "https://inn.example/1"}', where="")
    subject = Subject(name="it", posting=page, answers={})
    with Trying(subject, PROFILE, file="profile.toml", today=date(2026, 11, 20)) as each:
        assert page == posting_from_text(each.text, where="")


def test_nothing_tried_is_nothing_to_do() -> None:
    """No command is offered for what was only looked at, or undone."""
    with trying() as each:
        each.take("show")
        each.take("pay=80k")
        each.take("undo")

        assert () == each.commands()


@settings(deadline=None, max_examples=25)
@given(lines=st.lists(st.sampled_from(LINES), max_size=6))
def test_undoing_everything_leads_back_to_the_first_verdict(lines: list[str]) -> None:
    """Whatever was tried, and whichever lines were faulty."""
    with trying() as each:
        first = (each.facts, each.verdict)
        made = sum(bool(each.take(line).said) for line in lines)
        for _ in range(made):
            each.take("undo")

        assert first == (each.facts, each.verdict)
        assert () == each.commands()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Staff nurse\n\nNo nights or weekends.", "Staff nurse"),
        ("Staff nurse, day ward. No nights or weekends. Leeds.", "Staff nurse, day ward"),
        ("Sr. Engineer, C++", "Sr. Engineer, C++"),
        ("Staff engineer, Porto, 70k EUR a year", "Staff engineer, Porto, 70k EUR a year"),
        ("Node.js developer (m/w/d)", "Node.js developer (m/w/d)"),
    ],
)
def test_the_title_of_a_pasted_text_is_its_first_line_or_sentence(text: str, title: str) -> None:
    """What a whole paragraph says is not read as words of a title, and all of it stays."""
    posting = posting_from_text(text, where="a text")

    assert title == posting.title
    assert text == posting.description
