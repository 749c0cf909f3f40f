"""Answers and marks speak of a posting under every id that it is known by, also when that changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from jobfit.facts.codec import from_stored
from jobfit.facts.extract import VERSION
from jobfit.facts.given import given
from jobfit.facts.model import Facts
from jobfit.facts.own_words import wording_of
from jobfit.facts.person import Person, Phrase, Wording
from jobfit.feeds.interface import Entry, Feed, Trust
from jobfit.judging import ProfileJudge, as_judged
from jobfit.postings.identity import content_hash
from jobfit.postings.model import JobPosting
from jobfit.rules.model import RuleSet
from jobfit.store.rows import FeedState, Mark
from jobfit.store.store import Store
from jobfit.unseen import judge_unseen
from tests.stored import tables

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
ADA = Person(currency="EUR")
NO_RULES = RuleSet(rules=())
EMPLOYER = Feed(id="acme", name="Acme", kind="json", file="acme.json", trust=Trust.EMPLOYER)
BOARD = Feed(id="board", name="Board", kind="json", file="board.json")
LONG = "You own the pipelines of nine depots and the tables that drivers read. " * 9
ANSWER = {"pay": given("pay", "90k EUR/year")}


def posting(name: str, **fields: str) -> JobPosting:
    """Return a posting of Acme's; all of them are one job unless a field says otherwise."""
    made = {"title": "Data engineer", "company": "Acme", "location": "Lisbon, Portugal", "description": LONG} | fields
    bare = JobPosting(id=name, url=f"https://{name}.example/1", **made)
    return bare.model_copy(update={"content_hash": content_hash(bare)})


def see(store: Store, feed: Feed, seen: JobPosting, now: datetime) -> None:
    """Have a feed carry a posting, settle it and judge what is not judged."""
    mine = seen.model_copy(update={"feed": feed.id})
    store.remember(feed, [(Entry(feed.id, seen.id, {}, seen.content_hash), mine)], FeedState(), now=now)
    store.settle()
    judge_unseen(NO_RULES, ADA, store, now=now)


def tell(store: Store, posting_id: str, told: Facts, now: datetime = NOW) -> None:
    """Tell something of a stored posting."""
    stored = store.posting(posting_id)
    assert stored is not None
    with ProfileJudge(NO_RULES, ADA) as judge:
        judged = as_judged(stored, judge.judge(stored, today=now.date(), answers=told))
    store.answer(posting_id, told, judged=judged, wording=wording_of(ADA), now=now)


def known_pay(store: Store, posting_id: str) -> object:
    """Return the low end of the stored pay of a posting, None when it is not known."""
    facts = store.facts(posting_id) or {}
    return getattr(facts.get("pay"), "low", None)


def test_an_answer_stays_when_the_posting_is_found_to_be_another(store: Store) -> None:
    """The posting that was answered is later known as an older one: that one is judged again with the answer."""
    see(store, EMPLOYER, posting("a"), NOW)
    see(store, BOARD, posting("b", description="A wholly different text of some other work. " * 9), NOW)
    tell(store, "b", ANSWER)
    store.mark("b", Mark.APPLIED, note="by mail", now=NOW)
    apart = (store.posting("b") is not None, known_pay(store, "a"), known_pay(store, "b"))
    see(store, BOARD, posting("b"), LATER)  # edited: now the same as the employer's, which did not change

    assert (True, None, 90_000) == apart
    assert ["a"] == store.ids_like("b")
    assert ANSWER == store.answers_of(["a"])["a"]
    assert 90_000 == known_pay(store, "a")
    (past,) = store.past(Wording(phrases=(Phrase(text="a boat"),)), facts_version=VERSION + 1)
    assert ANSWER == from_stored(past.answers or b"")
    assert ["applied"] == [each.mark for each in store.marks(["a"])["a"]]
    assert ["applied"] == [each.mark for each in next(store.judged_since(None, "keep")).marks]  # type: ignore[arg-type]  # its text


def test_an_answer_stays_with_its_id_when_two_are_told_apart(store: Store) -> None:
    """What was told of one is not believed of the other, and both are judged again."""
    see(store, EMPLOYER, posting("a"), NOW)
    see(store, BOARD, posting("b"), LATER)
    tell(store, "a", ANSWER)
    assert ["a"] == store.ids_like("b")
    see(store, BOARD, posting("b", location="Oslo, Norway"), LATER + timedelta(days=1))

    assert ["b"] == store.ids_like("b")
    assert {"a": ANSWER} == store.answers_of(["a", "b"])
    assert (90_000, None) == (known_pay(store, "a"), known_pay(store, "b"))


def test_the_newest_answer_counts_under_whatever_id_it_was_given(store: Store) -> None:
    """Two ids were told different things before they became one; a new answer replaces both."""
    see(store, EMPLOYER, posting("a", description="A wholly different text of some other work. " * 9), NOW)
    see(store, BOARD, posting("b"), NOW)
    tell(store, "a", {"pay": given("pay", "50k EUR/year")}, NOW)
    tell(store, "b", ANSWER, NOW + timedelta(hours=1))
    see(store, EMPLOYER, posting("a"), LATER)
    both = known_pay(store, "a")
    tell(store, "a", {"pay": given("pay", "70k EUR/year")}, LATER)

    assert 90_000 == both
    assert [70_000] == [getattr(each.value, "low", None) for each in store.told_of("a")]


def test_what_was_told_last_is_listed_first(store: Store) -> None:
    """Of what was told together, the facts in the order of their names."""
    see(store, EMPLOYER, posting("a"), NOW)
    tell(store, "a", ANSWER, NOW)
    tell(store, "a", {name: given(name, "no") for name in ("on_call", "equity")}, LATER)

    assert ["equity", "on_call", "pay"] == [each.fact for each in store.told_of("a")]


def test_an_edit_of_the_employer_keeps_the_answer(store: Store) -> None:
    """The text is read again, and what was told still wins."""
    see(store, EMPLOYER, posting("a"), NOW)
    tell(store, "a", ANSWER)
    see(store, EMPLOYER, posting("a", description=f"Pay: €40,000 a year. {LONG}"), LATER)
    facts = store.facts("a") or {}

    assert 90_000 == known_pay(store, "a")
    assert facts["pay"].conflict.startswith("the posting states 40 000 EUR/year")


def test_newer_extractors_keep_the_answer(store: Store) -> None:
    """Facts of an older version are read again."""
    see(store, EMPLOYER, posting("a"), NOW)
    tell(store, "a", ANSWER)
    with tables(store.path) as db:
        db.execute("UPDATE facts SET version = ?", (VERSION - 1,))
    judge_unseen(NO_RULES, ADA, store, now=LATER)

    assert 90_000 == known_pay(store, "a")


def test_a_mark_is_replaced_and_taken_back(store: Store) -> None:
    """The words of the later one count; what is not marked cannot be unmarked."""
    see(store, EMPLOYER, posting("a"), NOW)
    store.mark("a", Mark.WRONG, note="it is remote", now=NOW)
    store.mark("a", Mark.WRONG, note="it is in Lisbon", now=LATER)
    (marked,) = store.marks()["a"]

    assert (Mark.WRONG, "it is in Lisbon", LATER) == (marked.mark, marked.note, marked.at)
    assert store.unmark("a", Mark.WRONG)
    assert not store.unmark("a", Mark.WRONG)
    assert {} == store.marks()
