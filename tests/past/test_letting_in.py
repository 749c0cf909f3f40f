"""Letting in: the price of an edit is the number of other postings that the edited rules keep, by judging them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jobfit.facts.model import FactValue, Flag, Quantity
from jobfit.facts.own_words import wording_of
from jobfit.facts.person import Person
from jobfit.feeds.interface import Entry, Feed
from jobfit.judging import ProfileJudge, as_judged
from jobfit.past.letting_in import with_counts
from jobfit.postings.model import JobPosting
from jobfit.rules.edits import edited
from jobfit.rules.model import Bar, Kind, Operator, Rule, RuleSet, Test
from jobfit.store.rows import FeedState
from jobfit.store.store import Store
from jobfit.verdicts.judge import Judge
from jobfit.verdicts.model import Outcome

NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
FEED = Feed(id="acme", name="Acme", kind="jsonl", file="/nowhere/acme.jsonl")
PERMANENT = Test(fact="permanent", operator=Operator.IS, number=1, written="is true")
HOURS = Test(fact="hours", operator=Operator.MAX, number=3600, written="≤ 36", at="must.hours.max")
RULES = RuleSet(
    rules=(
        Rule(kind=Kind.MUST, name="hours", when=HOURS),
        Rule(kind=Kind.MUST, name="permanent", when=PERMANENT),
        Rule(
            kind=Kind.NICE, name="holidays", when=Test(fact="holidays", operator=Operator.MIN, number=2800), weight=300
        ),
        Rule(kind=Kind.NICE, name="quiet", when=Test(fact="on_call", operator=Operator.IS, number=0), weight=200),
    ),
    bar=Bar(score=50, max_questions=1),
)


def posting(
    hours: float | None = 36, *, holidays: float | None = 30, permanent: bool | None = True, on_call: bool | None = None
) -> dict[str, FactValue]:
    """Return facts; None is unknown."""
    facts: dict[str, FactValue] = {}
    if hours is not None:
        facts["hours"] = Quantity(low=hours, high=hours)
    if holidays is not None:
        facts["holidays"] = Quantity(low=holidays, high=holidays)
    if permanent is not None:
        facts["permanent"] = Flag(value=permanent)
    if on_call is not None:
        facts["on_call"] = Flag(value=on_call)
    return facts


STORED = {
    "kept": posting(),
    "forty": posting(40),
    "forty-again": posting(40),
    "forty-two": posting(42),
    "both": posting(40, permanent=False),
    "temporary": posting(permanent=False),
    "few-holidays": posting(holidays=20, on_call=True),
    "some-points": posting(holidays=20, on_call=False),
    "asks-hours": posting(None),
    "asks-holidays": posting(holidays=None, on_call=True),
    "asks-much": posting(None, permanent=None),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a store with every posting of `STORED`, judged."""
    with Store(tmp_path / "jobfit.db") as opened, ProfileJudge(RULES, Person()) as judge:
        for name, facts in STORED.items():
            held = JobPosting(id=name, title=name, feed="acme", content_hash=name)
            opened.remember(FEED, [(Entry("acme", name, {}, name), held)], FeedState(), now=NOW)
            opened.judge([as_judged(held, judge.judgment(name, facts))], now=NOW, wording=wording_of(judge.person))
        yield opened


def counted_by_hand(name: str, rules: RuleSet, postings: Mapping[str, dict[str, FactValue]]) -> int:
    """Return how many of the other postings that were not kept are kept by other rules."""
    with Judge(rules) as after, Judge(RULES) as before:
        return sum(
            after.judge(facts).outcome is Outcome.KEEP and before.judge(facts).outcome is not Outcome.KEEP
            for other, facts in postings.items()
            if other != name
        )


@pytest.mark.parametrize("name", [name for name in STORED if name != "kept"])
def test_the_price_of_an_edit_is_counted_over_all_other_postings(store: Store, name: str) -> None:
    """Judging only those that the edit could change gives the same number as judging all."""
    stored = store.stored(name)
    assert stored is not None
    (flip,) = with_counts(stored, store, RULES, Person()).verdict.flips.profile

    assert counted_by_hand(name, edited(RULES, flip.edits), STORED) == flip.lets_in


def test_the_counts_are_not_all_nothing(store: Store) -> None:
    """Forty hours lets in the other posting of forty hours, and not those that fail elsewhere or ask for more."""
    stored = store.stored("forty")
    assert stored is not None

    assert [1] == [flip.lets_in for flip in with_counts(stored, store, RULES, Person()).verdict.flips.profile]


def test_a_verdict_of_other_rules_is_left_as_it_is(store: Store) -> None:
    """Counts would speak of rules that did not judge it."""
    stored = store.stored("forty")
    assert stored is not None
    other = RULES.model_copy(update={"bar": Bar(score=10)})

    assert stored == with_counts(stored, store, other, Person())
