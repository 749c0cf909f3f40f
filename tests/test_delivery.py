"""Delivery: what is due is shown once, again only when asked for, and never lost when it did not reach the person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from jobfit.delivery import due_digest, written
from jobfit.facts.codec import values_json
from jobfit.facts.model import Quantity, Text
from jobfit.feeds.interface import Entry, Feed, Trust
from jobfit.postings.model import JobPosting
from jobfit.profile.load import parse_profile
from jobfit.store.connection import only_run
from jobfit.store.rows import FeedState, Judged, Mark
from jobfit.store.store import Store
from jobfit.verdicts.model import Outcome, Verdict

NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ACME = Feed(id="acme", name="Acme", kind="jsonl", file="/nowhere/acme.jsonl")
PROFILE = parse_profile(
    b'[me]\nname = "Ana"\ncurrency = "EUR"\n[must.permanent]\n', file="profile.toml", today=NOW.date()
)


def lists(store: Store, *listed: str, now: datetime) -> None:
    """Read the employer's own feed, which has these postings and no others."""
    own = ACME.model_copy(update={"trust": Trust.EMPLOYER})
    read = [(Entry("acme", each, {}, "raw"), posting(each)) for each in listed]
    store.remember(own, read, FeedState(), now=now, complete=True)


def posting(posting_id: str) -> JobPosting:
    """Return a posting of that id."""
    return JobPosting(id=posting_id, title="Plumber", feed="acme", content_hash=posting_id)


def judge(
    store: Store, posting_id: str, outcome: Outcome, *, now: datetime = NOW, rules: str = "", facts: bytes = b"{}"
) -> None:
    """Store a posting with an outcome, by some rules."""
    one = posting(posting_id)
    store.remember(ACME, [(Entry("acme", posting_id, {}, "raw"), one)], FeedState(), now=now)
    verdict = Verdict(
        id=posting_id, outcome=outcome, score=(70, 80), bar=60, facts_hash=outcome.value, rules_hash=rules
    )
    deciding = "" if outcome is Outcome.KEEP else "must.permanent"
    store.judge([Judged.of(one, verdict, deciding, facts_version=1, facts=facts)], now=now)


def delivered(store: Store, *, now: datetime = NOW, again: bool = False, since: datetime | None = None) -> list[str]:
    """Deliver what is due, or what is shown again, and return the ids of it."""
    due = due_digest(store, [ACME], now=now, profile=PROFILE, again=again, since=since)
    written(store, due, now=now)
    return sorted(posting_id for posting_id, _ in due.delivered)


def test_an_outcome_is_delivered_once(store: Store) -> None:
    """The second digest has only what is new since the first."""
    judge(store, "a1", Outcome.KEEP)
    judge(store, "a2", Outcome.ASK)
    first = delivered(store)
    judge(store, "a3", Outcome.NEAR_MISS, now=NOW + DAY)

    assert ["a1", "a2"] == first
    assert ["a3"] == delivered(store, now=NOW + DAY)
    assert [] == delivered(store, now=NOW + 2 * DAY)


def test_a_new_outcome_of_a_posting_is_delivered_too(store: Store) -> None:
    """A question that became a keep is news."""
    judge(store, "a1", Outcome.ASK)
    delivered(store)
    judge(store, "a1", Outcome.KEEP, now=NOW + DAY)

    assert ["a1"] == delivered(store, now=NOW + DAY)


def test_what_did_not_reach_the_person_stays_due(store: Store) -> None:
    """A digest that was made and not written is made again."""
    judge(store, "a1", Outcome.KEEP)
    due_digest(store, [ACME], now=NOW, profile=PROFILE)

    assert ["a1"] == delivered(store)


@pytest.mark.parametrize(
    ("until", "said"), [("2026-12-04", "apply by 04 Dec 2026, in 14 days"), (None, "")], ids=["stated", "unknown"]
)
def test_a_last_day_that_a_text_names_is_in_the_digest(store: Store, until: str | None, said: str) -> None:
    """It is among the stored facts, and said with the posting."""
    facts = values_json({"closes_in": Quantity(low=14, high=14, until=until)} if until else {})
    judge(store, "a1", Outcome.KEEP, facts=facts)
    (kept,) = due_digest(store, [ACME], now=NOW, profile=PROFILE).digest.keeps

    assert said == kept.standing


def test_a_company_that_only_the_text_names_is_shown(store: Store) -> None:
    """Many feeds have no field for it: it is among the stored facts, and is named wherever the posting is."""
    judge(store, "a1", Outcome.KEEP, facts=values_json({"company": Text(value="Tarn Homes")}))
    judge(store, "a2", Outcome.KEEP)
    digest = due_digest(store, [ACME], now=NOW, profile=PROFILE).digest

    assert {"a1": "Tarn Homes", "a2": ""} == {each.id: each.company for each in digest.keeps}
    assert {"a1": "Tarn Homes", "a2": ""} == {name: head.company for name, head in store.headed(["a1", "a2"]).items()}


def test_showing_again_notes_nothing(store: Store) -> None:
    """What is shown again is everything judged since a moment or ever, and that changes nothing."""
    judge(store, "a1", Outcome.KEEP, now=NOW - 9 * DAY)
    judge(store, "a2", Outcome.KEEP)

    assert ["a2"] == delivered(store, again=True, since=NOW - DAY)
    assert ["a1", "a2"] == delivered(store, again=True)
    assert ["a1", "a2"] == delivered(store)


def test_rejections_are_counted_and_not_shown(store: Store) -> None:
    """What was set aside is a number by what decided; the greeting and the feeds are in the digest."""
    judge(store, "a1", Outcome.REJECT)
    due = due_digest(store, [ACME], now=NOW, profile=PROFILE)

    assert [("must.permanent", 1)] == [(each.rule, each.count) for each in due.digest.set_aside]
    assert ((), "For Ana", ["Acme"]) == (
        due.delivered,
        due.digest.greeting,
        [feed.name for feed in due.digest.feeds],
    )


def test_what_a_run_judges_during_a_digest_is_counted_by_the_next(store: Store) -> None:
    """All of a run has the moment at which it began; a digest in the middle of it must not count as later than that."""
    judge(store, "a1", Outcome.REJECT)
    judge(store, "a2", Outcome.KEEP)
    with only_run(store.path):
        during = due_digest(store, [ACME], now=NOW + DAY, profile=PROFILE)
        written(store, during, now=NOW + DAY)
    judge(store, "a3", Outcome.REJECT)
    judge(store, "a4", Outcome.KEEP)
    after = due_digest(store, [ACME], now=NOW + 2 * DAY, profile=PROFILE)

    assert [True, False] == [due.under_way for due in (during, after)]
    assert [1, 2] == [sum(each.count for each in due.digest.set_aside) for due in (during, after)]
    assert [["a2"], ["a4"]] == [[each for each, _ in due.delivered] for due in (during, after)]


def test_a_rejection_is_counted_by_one_digest(store: Store) -> None:
    """What was judged when the last digest was made was counted in it; what was judged later is new."""
    judge(store, "a1", Outcome.REJECT)
    delivered(store)
    same = due_digest(store, [ACME], now=NOW, profile=PROFILE)
    judge(store, "a2", Outcome.REJECT, now=NOW + DAY)
    later = due_digest(store, [ACME], now=NOW + DAY, profile=PROFILE)

    assert [0, 1] == [sum(each.count for each in due.digest.set_aside) for due in (same, later)]


def test_a_digest_by_a_clock_that_went_ahead_hides_nothing(store: Store) -> None:
    """What is set aside after the clock was put right is counted from the last digest of this side of now."""
    delivered(store)
    delivered(store, now=NOW + 900 * DAY)
    judge(store, "a1", Outcome.REJECT, now=NOW + DAY)
    due = due_digest(store, [ACME], now=NOW + DAY, profile=PROFILE)

    assert (NOW, 1) == (due.digest.since, due.digest.new)


@pytest.mark.parametrize("outcome", Outcome)
def test_the_same_outcome_by_other_rules_is_no_news(store: Store, outcome: Outcome) -> None:
    """Judging again what comes to the same adds to no digest, neither to the next nor to one since a day."""
    judge(store, "a1", outcome)
    delivered(store)
    judge(store, "a1", outcome, now=NOW + DAY, rules="others")

    for again in (False, True):
        due = due_digest(store, [ACME], now=NOW + DAY, profile=PROFILE, again=again, since=NOW + DAY)
        assert ((), ()) == (due.delivered, due.digest.set_aside)
    assert {"others"} == {each.verdict.rules_hash for each in store.judged_since(None, outcome)}


def test_a_posting_that_becomes_a_rejection_is_news(store: Store) -> None:
    """What was a keep and is none any more is counted among what was set aside, and named once with what decided."""
    judge(store, "a1", Outcome.KEEP)
    delivered(store)
    judge(store, "a1", Outcome.REJECT, now=NOW + DAY)
    due = due_digest(store, [ACME], now=NOW + DAY, profile=PROFILE)

    assert [("must.permanent", 1)] == [(each.rule, each.count) for each in due.digest.set_aside]
    assert not due.empty
    assert [("a1", Outcome.KEEP, "must.permanent")] == [
        (each.listing.id, each.was, each.rule) for each in due.digest.lost
    ]
    assert ["a1"] == delivered(store, now=NOW + DAY)
    assert [] == delivered(store, now=NOW + 2 * DAY)


def test_what_was_told_to_be_lost_is_delivered_when_it_is_back(store: Store) -> None:
    """The person knows it as set aside, so a keep is news again; what they never saw lost is not."""
    judge(store, "a1", Outcome.KEEP)
    judge(store, "a2", Outcome.KEEP)
    delivered(store)
    judge(store, "a1", Outcome.REJECT, now=NOW + DAY)
    delivered(store, now=NOW + DAY)
    judge(store, "a2", Outcome.REJECT, now=NOW + 2 * DAY)
    for posting_id in ("a1", "a2"):
        judge(store, posting_id, Outcome.KEEP, now=NOW + 3 * DAY)

    assert ["a1"] == delivered(store, now=NOW + 3 * DAY)
    judge(store, "a1", Outcome.REJECT, now=NOW + 4 * DAY)
    assert ["a1"] == delivered(store, now=NOW + 4 * DAY)


def test_what_the_person_hid_or_never_saw_is_not_lost(store: Store) -> None:
    """Only what they were shown and did not put away themselves is missed."""
    judge(store, "a1", Outcome.KEEP)
    delivered(store)
    store.mark("a1", Mark.HIDDEN, now=NOW)
    judge(store, "a2", Outcome.KEEP)
    for posting_id in ("a1", "a2"):
        judge(store, posting_id, Outcome.REJECT, now=NOW + DAY)

    assert () == due_digest(store, [ACME], now=NOW + DAY, profile=PROFILE).digest.lost


def test_a_shown_keep_that_closes_is_told_once(store: Store) -> None:
    """By the first that happens: its last day passes, or its feed has it no more; what was only asked about is not."""
    until = values_json({"closes_in": Quantity(low=1, high=1, until="2026-11-21")})
    for posting_id, outcome, facts in (
        ("a1", Outcome.KEEP, b"{}"),
        ("a2", Outcome.KEEP, until),
        ("a3", Outcome.KEEP, b"{}"),
        ("a4", Outcome.ASK, b"{}"),
    ):
        judge(store, posting_id, outcome, facts=facts)
    delivered(store)
    gone = []
    for days, listed in enumerate((("a1", "a2", "a3", "a4"), ("a2", "a3"), ("a3",), ("a3",)), start=1):
        now = NOW + days * DAY
        lists(store, *listed, now=now)
        due = due_digest(store, [ACME], now=now, profile=PROFILE)
        gone.append([each.id for each in due.digest.closed])
        written(store, due, now=now)

    assert [[], ["a1", "a2"], [], []] == [sorted(each) for each in gone]


def test_a_keep_that_the_person_hid_or_never_saw_closes_in_silence(store: Store) -> None:
    """Nobody looks for it; and a digest that is shown again tells nothing anew."""
    judge(store, "a1", Outcome.KEEP)
    delivered(store)
    store.mark("a1", Mark.HIDDEN, now=NOW)
    judge(store, "a2", Outcome.KEEP)
    lists(store, "a3", now=NOW + DAY)
    due = due_digest(store, [ACME], now=NOW + DAY, profile=PROFILE)
    store.unmark("a1", Mark.HIDDEN)
    again = due_digest(store, [ACME], now=NOW + DAY, profile=PROFILE, again=True)

    assert ((), (), True) == (due.digest.closed, again.digest.closed, due.empty)


def test_a_digest_is_empty_only_when_there_is_nothing_to_worry_about(store: Store) -> None:
    """A failed feed is worth a digest of its own."""
    assert due_digest(store, [ACME], now=NOW, profile=PROFILE).empty
    store.feed_failed(ACME, "HTTP 503", now=NOW)

    assert not due_digest(store, [ACME], now=NOW, profile=PROFILE).empty
