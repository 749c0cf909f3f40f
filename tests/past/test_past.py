"""The past judged again: stored facts where they suffice, texts where they do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.codec import values_json
from jobfit.facts.extract import VERSION
from jobfit.facts.model import Basis, Facts, Phrases, Quantity
from jobfit.facts.own_words import wording_of
from jobfit.facts.person import Person, Phrase
from jobfit.facts.personal import personal
from jobfit.feeds.interface import Entry, Feed
from jobfit.judging import ProfileJudge, as_judged
from jobfit.past.judging import PastFacts, PastJudge, Side, joint, over_past, side_of
from jobfit.postings.model import JobPosting
from jobfit.rules.model import RuleSet
from jobfit.store.rows import FeedState, PastPosting
from jobfit.store.store import Store
from jobfit.verdicts.judge import Judge
from tests import strategies
from tests.pasts import parsed

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)
FEED = Feed(id="acme", name="Acme", kind="json", file="acme.json")
PAIRS = Person(currency="EUR", phrases=(Phrase(text="pair programming"),))
BOATS = Person(currency="EUR", phrases=(Phrase(text="a boat"),))
KNOTS = Person(currency="EUR", skills=("sailing knots",))
POSTINGS = [
    JobPosting(
        id=name, title="Engineer", description=f"We do pair programming on {what}.", feed="acme", content_hash=name
    )
    for name, what in (("a1", "a boat"), ("a2", "a train"), ("a3", "a bus"))
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a store with every posting judged by somebody who likes pair programming."""
    with Store(tmp_path / "jobfit.db") as opened, ProfileJudge(RuleSet(rules=()), PAIRS) as judge:
        for posting in POSTINGS:
            opened.remember(FEED, [(Entry("acme", posting.id, {}, posting.id), posting)], FeedState(), now=NOW)
            shown = opened.posting(posting.id) or posting
            judgment = judge.judge(shown, today=NOW.date())
            opened.judge([as_judged(posting, judgment)], now=NOW, wording=wording_of(PAIRS))
        yield opened


class Reading:
    """Answers a chunk with the facts of its postings; made in whatever process."""

    def __init__(self, person: Person) -> None:
        self._facts = PastFacts(person, today=NOW.date())

    def __call__(self, chunk: Sequence[PastPosting]) -> dict[str, Facts]:
        """Return facts by posting."""
        return {past.posting_id: self._facts.of(past) for past in chunk}


def lost(past: PastPosting) -> dict[str, Facts]:
    """Return nothing for a posting that cannot be read."""
    return {past.posting_id: {}}


def facts_for(store: Store, person: Person) -> dict[str, Facts]:
    """Return the past's facts for a person."""
    make: Callable[[], Reading] = partial(Reading, person)
    return {name: facts for part in over_past(store, wording_of(person), make, lost) for name, facts in part.items()}


def tell(store: Store, posting_id: str, told: Facts, *, forget: Sequence[str] = ()) -> None:
    """Remember what was told of a posting, with the verdict that follows."""
    with ProfileJudge(RuleSet(rules=()), PAIRS) as judge:
        posting = next(each for each in POSTINGS if each.id == posting_id)
        judged = as_judged(posting, judge.judge(posting, today=NOW.date(), answers=told))
        store.answer(posting_id, told, forget=forget, judged=judged, wording=wording_of(PAIRS), now=NOW)


def phrases(facts: Facts) -> set[str]:
    """Return the phrases that a posting says."""
    says = facts["says"]
    assert isinstance(says, Phrases)
    return {said.phrase for said in says.found if said.said}


def test_texts_are_read_again_only_for_words_that_were_not_looked_for(store: Store) -> None:
    """Postings come without their texts when their facts speak of everything that is asked for."""
    known = list(store.past(wording_of(PAIRS), facts_version=VERSION))
    asked = list(store.past(wording_of(BOATS), facts_version=VERSION))

    assert ["a1", "a2", "a3"] == [past.posting_id for past in known]
    assert [None] * 3 == [past.document for past in known]
    assert all(past.document and past.facts for past in asked)


def test_other_skills_are_read_for_anew(store: Store) -> None:
    """Skills stand among those of the vocabulary, so that facts read for others do not suffice; those it has do."""
    asked = list(store.past(wording_of(KNOTS), facts_version=VERSION))
    python = PAIRS.model_copy(update={"skills": ("python",)})

    assert [(None, False)] * 3 == [(past.facts, past.covered) for past in asked]
    assert all(past.covered for past in store.past(wording_of(python), facts_version=VERSION))


def test_facts_of_an_older_version_are_read_anew(store: Store) -> None:
    """What older extractors read does not count as read."""
    (first, *_) = store.past(wording_of(PAIRS), facts_version=VERSION + 1)

    assert first.facts is None
    assert first.document


def test_the_past_speaks_of_words_that_nobody_had_looked_for(store: Store) -> None:
    """A phrase that is new to the person is found in the stored texts."""
    found = facts_for(store, joint(PAIRS, BOATS))

    assert {"a1": {"pair programming", "a boat"}, "a2": {"pair programming"}, "a3": {"pair programming"}} == {
        name: phrases(facts) for name, facts in found.items()
    }


def test_stored_facts_are_those_of_the_text(store: Store) -> None:
    """Facts out of the store and facts read again from the text are the same, but for their evidence."""
    again = facts_for(store, joint(PAIRS, BOATS))

    for name, facts in facts_for(store, PAIRS).items():
        assert {fact: getattr(value, "value", "") for fact, value in facts.items()} == {
            fact: getattr(value, "value", "") for fact, value in again[name].items()
        }


def test_what_was_told_is_part_of_the_past(store: Store) -> None:
    """An answer counts when a text is read again."""
    told = Quantity(low=90_000, high=90_000, currency="EUR", period="year", basis=Basis.ANSWERED)
    tell(store, "a2", {"pay": told})

    found = facts_for(store, BOATS)

    assert told == found["a2"]["pay"]
    assert {"a2": {"pay": told}} == store.answers_of(["a1", "a2"])
    assert "pay" not in found["a1"]


def test_an_answer_can_be_replaced_and_forgotten(store: Store) -> None:
    """The newest answer counts until it is forgotten."""
    for amount in (80_000, 90_000):
        told = Quantity(low=amount, high=amount, currency="EUR", period="year", basis=Basis.ANSWERED)
        tell(store, "a1", {"pay": told})

    assert {"a1": {"pay": told}} == store.answers_of(["a1"])
    assert [("pay", told, NOW)] == [(each.fact, each.value, each.at) for each in store.told_of("a1")]
    tell(store, "a1", {}, forget=["pay", "hours"])
    assert {} == store.answers_of(["a1"])


def test_a_past_can_begin_later(store: Store) -> None:
    """Only what was first seen since a moment is asked for."""
    later = NOW.replace(hour=8)

    assert [] == list(store.past(wording_of(PAIRS), facts_version=VERSION, since=later))
    assert 0 == store.count_past(later)
    assert 3 == store.count_past(NOW)


def test_a_stored_posting_is_as_old_as_it_is_today() -> None:
    """Ages are counted from the stored days, whatever they were when the posting was read."""
    read = values_json({"posted_days": Quantity(low=1, high=1), "hours": Quantity(low=40, high=40)})
    past = PastPosting("a1", read, first_seen="2026-11-15T07", date_posted="2026-11-13", valid_through="2026-12-01")
    ages = PastFacts(PAIRS, today=NOW.date()).of(past)

    assert {"hours": 40, "posted_days": 7, "seen_days": 5, "closes_in": 11} == {
        fact: value.low for fact, value in ages.items() if isinstance(value, Quantity)
    }


def test_a_last_day_that_a_text_named_is_counted_to_anew() -> None:
    """Days to it are those of today, whether facts are decoded or compared as they are stored."""
    read = values_json({"closes_in": Quantity(low=30, high=30, until="2026-12-01")})
    past = PastPosting("a1", read, first_seen="2026-11-01T07")
    judge = PastJudge([Side(RuleSet(rules=()), PAIRS)], today=NOW.date(), also=["closes_in"])
    ((_, (seen,)),) = judge.judged([past], [])

    for found in (PastFacts(PAIRS, today=NOW.date()).of(past)["closes_in"], seen.value("closes_in")):
        assert isinstance(found, Quantity)
        assert (11, 11, "2026-12-01") == (found.low, found.high, found.until)


@settings(deadline=None, max_examples=60)
@given(
    stored=st.lists(strategies.facts(), min_size=1, max_size=6),
    rules=strategies.rule_sets(),
    others=strategies.rule_sets(),
)
def test_stored_facts_come_to_what_the_facts_come_to(stored: list[Facts], rules: RuleSet, others: RuleSet) -> None:
    """However much is remembered of the postings before, both sides judge each as who remembers nothing would."""
    sides = [Side(rules, PAIRS), Side(others, PAIRS.model_copy(update={"currency": "GBP"}))]
    past = [PastPosting(str(number), values_json(facts)) for number, facts in enumerate((*stored, *stored))]
    faults: list[str] = []
    seen = [both for _, both in PastJudge(sides, today=NOW.date()).judged(past, faults)]

    assert ([], len(past)) == (faults, len(seen))
    for side, ones in zip(sides, zip(*seen, strict=True), strict=True):
        own = [personal(facts, side.person) for facts in stored]
        with Judge(side.rule_set, remember=False) as judge:
            expected = [(judge.judge(each), [each.get(fact) for fact in strategies.FACTS]) for each in own]
        assert [*expected, *expected] == [
            (one.judgement, [one.value(fact) for fact in strategies.FACTS]) for one in ones
        ]


def test_facts_that_cannot_be_read_are_a_fault_and_hide_no_others() -> None:
    """A posting whose stored facts are damaged is named; the one beside it is judged."""
    sides = [side_of(parsed("[dealbreaker.on-call]\nwhen = { on_call = true }\n"))]
    past = [PastPosting(name, facts) for name, facts in (("a1", b'{"on_call":{"value":[]}}'), ("a2", b"{}"))]
    faults: list[str] = []

    assert ["a2"] == [name for name, _ in PastJudge(sides, today=NOW.date()).judged(past, faults)]
    assert [True] == [fault.startswith("a1: ") for fault in faults]
