"""Rule health: what is odd about rules over the past, and where a person's own words hit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from jobfit.answering import answer
from jobfit.facts.model import Evidence
from jobfit.feeds.interface import Entry, Feed
from jobfit.judging import resolved
from jobfit.past.phrase_uses import around
from jobfit.past.rule_health import LEAST, Checkup, Oddity, RuleHealth, checkup
from jobfit.postings.identity import content_hash
from jobfit.postings.model import JobPosting
from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile
from jobfit.rules.model import Kind
from jobfit.store.rows import FeedState
from jobfit.store.store import Store
from jobfit.unseen import judge_unseen

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)
PROFILE = """\
[me]
currency = "EUR"
[must.pay]
min = "70k EUR/year"
unknown = "pass"
[must.hours]
max = 40
unknown = "pass"
[must.workplace]
in = ["remote"]
[dealbreaker.boats]
says = ["a boat"]
[nice.react]
says = ["react", "preact"]
weight = 2
[nice.english]
posting_language = "en"
weight = 1
"""
TEXTS = (
    "You build pages with React Native for clerks. Pay: €80,000 a year.",
    "You react quickly when a pump fails. Pay: €80,000 a year.",
    "We do not use React here. Pay: €80,000 a year.",
    "You keep the pumps of nine villages running. Pay: €50,000 a year.",
)


def profile(text: str = PROFILE) -> Profile:
    """Return the profile of a text."""
    return parse_profile(text.encode(), file="profile.toml", today=NOW.date())


def fill(store: Store, count: int, feeds: Sequence[str] = ("acme", "board")) -> None:
    """Store that many postings of some feeds, in turn of each text, and judge them."""
    for number in range(count):
        feed = Feed(id=feeds[number % len(feeds)], name="Acme", kind="json", file="acme.json")
        bare = JobPosting(
            id=f"p{number:03}",
            title=f"Engineer {number}",
            company=f"Acme {number}",
            workplace="remote",
            description=f"{TEXTS[number % len(TEXTS)]} The office of works number {number} is quiet and warm.",
            feed=feed.id,
            url=f"https://acme.example/{number}",
        )
        made = bare.model_copy(update={"content_hash": content_hash(bare)})
        store.remember(feed, [(Entry(feed.id, made.id, {}, made.id), made)], FeedState(), now=NOW)
    store.settle()
    own = profile()
    judge_unseen(resolved(own), own.person, store, now=NOW)


def looked_over(store: Store, text: str = PROFILE) -> Checkup:
    """Return the health of a profile's rules."""
    return checkup(store, profile(text), today=NOW.date())


def test_what_is_odd_about_a_rule_is_said_with_its_counts(store: Store) -> None:
    """Sole killers, rules that always or never fire, and unknown ones are told apart; healthy rules are none."""
    fill(store, 40)
    found = looked_over(store)
    named = {oddity: [each.rule for each in found.odd(oddity)] for oddity in Oddity}
    pay, hours = (next(each for each in found.rules if each.rule == name) for name in ("must.pay", "must.hours"))

    assert 40 == found.postings
    assert {
        Oddity.ALONE: ["must.pay"],
        Oddity.ALWAYS: ["nice.english"],
        Oddity.NEVER: ["must.workplace"],
        Oddity.UNKNOWN: ["must.hours"],
    } == named
    assert ["dealbreaker.boats"] == [each.rule for each in found.rules if each.spared]
    assert (30, 10, 0, 10, 10) == (pay.holds, pay.fails, pay.unknown, pay.against, pay.alone)
    assert (0, 40) == (hours.known, hours.unknown)
    assert [("hours", 0, (("acme", 0, 20), ("board", 0, 20)))] == [
        (each.fact, each.known, each.feeds) for each in hours.unstated
    ]


def test_of_feeds_that_state_a_fact_as_rarely_the_largest_is_named_first(store: Store) -> None:
    """It has most to do with the rule being unknown; the alphabet decides last."""
    fill(store, LEAST, ("board", "board", "acme", "board"))
    hours = next(each for each in looked_over(store).rules if each.rule == "must.hours")

    assert [(("board", 0, 15), ("acme", 0, 5))] == [each.feeds for each in hours.unstated]


@pytest.mark.parametrize(
    ("holds", "fails", "unknown", "alone", "odd"),
    [
        (10, 9, 21, 0, {Oddity.UNKNOWN}),
        (10, 10, 20, 0, set()),
        (37, 3, 0, 3, {Oddity.ALONE}),
        (37, 3, 0, 2, set()),
        (170, 30, 0, 6, {Oddity.ALONE}),
        (170, 30, 0, 5, set()),
        (2, 38, 0, 0, {Oddity.ALWAYS}),
        (3, 37, 0, 0, set()),
        (20, 0, 0, 0, {Oddity.NEVER}),
        (19, 0, 0, 0, set()),
        (19, 0, 1, 0, set()),
    ],
)
def test_a_rule_is_odd_from_a_share_of_the_postings_on(
    holds: int, fails: int, unknown: int, alone: int, odd: set[Oddity]
) -> None:
    """Unknown in more than half, alone in 3 % and three at least, always in 95 %, never where twenty tell."""
    rule = RuleHealth(
        rule="must.pay", kind=Kind.MUST, origin="profile", against=fails, alone=alone, holds=holds, fails=fails,
        unknown=unknown,
    )  # fmt: skip

    assert odd == set(rule.oddities)


def test_a_word_with_two_meanings_shows_its_contexts(store: Store) -> None:
    """Each phrase with how often it is said and denied, and what stands behind it, most frequent first."""
    fill(store, 40)
    (use,) = looked_over(store).phrases

    assert ("nice.react", "react", 20, 10, 30) == (use.rule, use.phrase, use.said, use.denied, use.looked_at)
    assert {("React Native", 10), ("react quickly", 10), ("React here", 10)} == {
        (each.words, each.count) for each in use.contexts
    }
    quickly = next(each for each in use.contexts if each.words == "react quickly")
    assert "You react quickly when a pump fails." == quickly.quote


def test_too_few_postings_tell_nothing(store: Store) -> None:
    """Under the least number there is no oddity and no quote; with it there is."""
    fill(store, LEAST - 1)
    few = looked_over(store)
    fill(store, LEAST)

    assert (False, (), set()) == (few.enough, few.phrases, {each for rule in few.rules for each in rule.oddities})
    assert looked_over(store).enough


def test_an_empty_store_has_no_health(store: Store) -> None:
    """Nothing is divided by nothing."""
    found = looked_over(store)

    assert (0, False) == (found.postings, found.enough)
    assert {0} == {each.postings for each in found.rules}


def test_words_that_the_profile_did_not_ask_for_before_are_looked_for_in_the_texts(store: Store) -> None:
    """A new phrase is found although nobody judged by it yet; what the person was told is in no text."""
    fill(store, 24)
    text = f'{PROFILE}[nice.pumps]\nsays = ["pumps of", "nine villages"]\nweight = 1\n'
    posting = store.posting("p000")
    assert posting is not None
    answer(store, posting, profile(text), ["says=pumps of"], forget=(), now=NOW)
    uses = {each.phrase: each for each in looked_over(store, text).phrases if each.rule == "nice.pumps"}

    assert {"pumps of": 6, "nine villages": 6} == {phrase: use.said for phrase, use in uses.items()}
    assert [("pumps of nine", 6)] == [(each.words, each.count) for each in uses["pumps of"].contexts]


def test_nothing_is_written(store: Store) -> None:
    """A checkup by another profile leaves verdicts and facts as they are."""
    fill(store, 24)
    before = store.path.read_bytes(), dict(store.decided())
    looked_over(store, PROFILE.replace("70k", "90k"))

    assert before == (store.path.read_bytes(), dict(store.decided()))


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("We react quickly.", "react", ("react quickly", "We react quickly.")),
        ("React", "React", ("React", "React")),
        ("(React, Vue)", "React", ("React", "(React, Vue)")),
        ("Tools:\n* React\n* Vue", "React", ("React", "* React")),
        ("one two three four five six React 2", "React", ("React 2", "two three four five six React 2")),
        ("pre-React-post and more", "React", ("React", "pre-React-post and more")),
    ],
)
def test_the_words_around_are_those_of_the_line(text: str, quote: str, expected: tuple[str, str]) -> None:
    """The quote is cut from the posting; the word behind counts only when nothing but a space stands between."""
    start = text.index(quote)

    assert expected == around(text, Evidence("description", start, start + len(quote), quote))
