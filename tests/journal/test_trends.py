"""Trends of the journal: laws over any journal, and where the thresholds lie."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.journal.trends import LEAST_DAYS, LEAST_ENTRIES, trends
from jobfit.store.rows import JournalEntry

DAY = date(2026, 10, 1)
ENTRIES = st.lists(
    st.builds(
        JournalEntry,
        day=st.integers(0, 60).map(lambda days: DAY + timedelta(days=days)),
        did=st.sampled_from(["this", "that"]),
        felt=st.sampled_from([None, 1, 2, 3, 4, 5]),
        tags=st.lists(st.sampled_from(["people", "meetings", "craft"]), unique=True, max_size=2).map(tuple),
        id=st.integers(1, 1000),
    ),
    max_size=40,
    unique_by=lambda entry: entry.id,
)
USUAL = 3


def entries(tag: str, *scores: int, days: int = 4) -> list[JournalEntry]:
    """Return entries with these scores, some days apart."""
    return [
        JournalEntry(day=DAY + timedelta(days=days * number), did=tag, felt=score, tags=(tag,))
        for number, score in enumerate(scores)
    ]


def found(*journal: JournalEntry) -> list[str]:
    """Return the tags that have a trend."""
    return [each.tag for each in trends(journal).found]


@settings(deadline=None, max_examples=100)
@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(journal: list[JournalEntry], chance: object) -> None:
    """A journal is a set of entries."""
    shuffled = sorted(journal, key=lambda _: chance.random())  # type: ignore[attr-defined]  # hypothesis gives a Random

    assert trends(journal) == trends(shuffled)


@settings(deadline=None, max_examples=100)
@given(ENTRIES)
def test_a_trend_rests_on_enough_entries_on_its_side(journal: list[JournalEntry]) -> None:
    """Fewer entries or days than stated say nothing, whatever they say."""
    for trend in trends(journal).found:
        side = [each for each in trend.entries if (each.felt or 0) > trend.usual] if trend.good else [
            each for each in trend.entries if (each.felt or 0) < trend.usual
        ]  # fmt: skip
        assert len(side) >= LEAST_ENTRIES
        assert (side[-1].day - side[0].day).days >= LEAST_DAYS
        assert 1 <= trend.weight <= 5


@settings(deadline=None, max_examples=60)
@given(ENTRIES, st.integers(1, 5))
def test_who_feels_the_same_about_everything_has_no_trend(journal: list[JournalEntry], felt: int) -> None:
    """Whatever the score is that they always give."""
    assert () == trends([replace(each, felt=felt) for each in journal]).found


@settings(deadline=None, max_examples=60)
@given(ENTRIES, ENTRIES)
def test_entries_without_a_score_change_nothing(journal: list[JournalEntry], others: list[JournalEntry]) -> None:
    """What does not say how it felt speaks for nothing."""
    assert trends(journal) == trends([*journal, *(replace(each, felt=None) for each in others)])


@settings(deadline=None, max_examples=150)
@given(ENTRIES, st.lists(st.sampled_from([(), ("people",), ("craft", "meetings")]), max_size=30))
def test_entries_as_usual_never_make_a_trend(journal: list[JournalEntry], tags: list[tuple[str, ...]]) -> None:
    """However many there are, with whatever tag; the usual is what the journal's own mean is."""
    mirrored = [replace(each, id=each.id + 1000, felt=2 * USUAL - each.felt, tags=()) for each in journal if each.felt]
    balanced = [each for each in [*journal, *mirrored] if each.felt]  # its mean is the usual, exactly
    neutral = [JournalEntry(day=DAY, did="as ever", felt=USUAL, tags=each, id=5000 + n) for n, each in enumerate(tags)]
    before, after = trends(balanced), trends([*balanced, *neutral])

    assert not balanced or Fraction(USUAL) == (before.usual.mean if before.usual else 0)
    assert {each.tag for each in after.found} <= {each.tag for each in before.found}


def test_a_clear_trend_is_found_both_ways() -> None:
    """What felt better than usual, and what felt worse, with a weight by how far."""
    journal = [*entries("people", 5, 5, 4, 5, 5), *entries("meetings", 1, 2, 1, 1, 2), *entries("craft", 3, 3, 3, 3)]
    people, meetings = trends(journal).found

    assert ("people", True, "meetings", False) == (people.tag, people.good, meetings.tag, meetings.good)
    assert (3, 3) == (people.weight, meetings.weight)
    assert "a trend needs 5 entries" == trends(journal).short[0].lacks


def test_each_threshold_alone_holds_a_trend_back() -> None:
    """One entry fewer, some days fewer, points too near to usual, or too much to and fro."""
    rest = entries("rest", 3, 3, 3, 3, 3, 3, 3, 3, 1, 5)

    assert ["people"] == found(*entries("people", 5, 5, 5, 5, 5), *rest)
    assert [] == found(*entries("people", 5, 5, 5, 5), *rest)
    assert [] == found(*entries("people", 5, 5, 5, 5, 5, days=3), *rest)
    assert [] == found(*entries("people", 4, 4, 4, 4, 3, 3), *rest)
    assert [] == found(*entries("people", 5, 5, 5, 5, 5, 1, 1), *rest)


def test_a_narrow_scale_is_a_scale() -> None:
    """Somebody who gives threes and fours means something by it."""
    rest = entries("rest", 3, 3, 3, 3, 3, 3)

    assert ["people"] == found(*entries("people", 4, 4, 4, 4, 4), *rest)
