"""Building a digest, and the sentences that all formats share."""

from __future__ import annotations

import html
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from jobfit.digests.build import Period, Reader, age, build, health, listing, lookalike, pay_of, standing
from jobfit.digests.renderers import DigestFormat, render
from jobfit.digests.text import listing_lines, render_styled
from jobfit.digests.wording import (
    answer_command,
    feed_in_words,
    feeds_in_words,
    notices,
    set_aside_in_words,
    subject,
)
from jobfit.layout import TextStyle
from jobfit.rules.model import Kind
from jobfit.store.rows import FeedState, Likeness, Lookalike, Mark, Marked
from jobfit.verdicts.model import Outcome, Reason, TestReason
from tests.digests.samples import ACME, FEEDS, HARBOUR, NOW, nothing, stored, week
from tests.verdicts.samples import ASKED, KEPT, NEAR, verdict_on


def test_postings_go_where_their_outcome_says() -> None:
    """Keeps, questions and near misses are apart, and everything judged is counted."""
    digest = week()

    assert ([KEPT.title], [ASKED.title], [NEAR.title]) == tuple(
        [each.title for each in group] for group in (digest.keeps, digest.asks, digest.near_misses)
    )
    assert 3 + 13 == digest.new


def test_the_subject_says_what_there_is_to_do() -> None:
    """Counts that are zero are left out; a day without anything says that."""
    near = build([stored(NEAR)], Period(now=NOW, since=None, seen=1), [])

    assert "jobfit: 1 to look at, 1 to ask about, 1 near miss, 1 lost (16 judged, 13 set aside)" == subject(week())
    assert "jobfit: 1 near miss (1 judged, 0 set aside)" == subject(near)
    assert "jobfit: nothing that meets your bar (0 judged, 0 set aside)" == subject(nothing())


def test_what_was_set_aside_is_counted_by_what_decided() -> None:
    """Rules by their ids, the bar in words; nothing is lost in silence."""
    assert (
        "13 set aside: must.pay 9, too little said 3, dealbreaker.gambling 1. See them all: jobfit rejected"
        == set_aside_in_words(week())
    )
    assert (
        "No posting has been judged since 20 Nov 2026. All that was shown before: jobfit digest --since all"
        == set_aside_in_words(nothing())
    )
    never = nothing().model_copy(update={"since": None})
    assert "No posting has been judged yet: jobfit run reads your feeds." == set_aside_in_words(never)


def test_only_some_of_what_was_lost_is_listed() -> None:
    """An edited profile can turn a hundred postings: ten are named, and the others counted."""
    many = week().model_copy(update={"lost": week().lost * 12})

    ((title, listed, more),) = notices(many)

    assert ("12 that you were shown are set aside now", 10) == (title, len(listed))
    assert "And 2 more: jobfit rejected" == more
    assert [] == list(notices(nothing()))


def test_a_keep_that_closed_is_told_with_how_it_is_known_and_where_it_is_from() -> None:
    """The person need not look for it any more: when it closed, what they did about it, and whose posting it was."""
    noted = Marked(Mark.APPLIED, "by mail", NOW)
    gone = replace(stored(KEPT), closed=NOW, deadline=date(2026, 11, 19), marks=(noted,))
    (told,) = notices(build([], Period(now=NOW, since=NOW, seen=1, closed=[gone]), FEEDS))

    assert ("1 that you were shown has closed", "") == (told.title, told.more)
    assert (
        "Plumeria · the last day to apply was 19 Nov 2026; closed: no feed lists it since 20 Nov 2026"
        " · you applied on 20 Nov 2026: by mail · via Harbour"
    ) == told.listed[0][1]


def test_the_profile_is_not_said_to_have_judged_what_an_earlier_one_judged() -> None:
    """Its verdicts are the earlier profile's; the footer says which profile is in force."""
    now = week().model_copy(update={"profile_hash": "0123456789"})
    earlier = now.model_copy(update={"judged_before": 2})

    assert "Judged with profile 01234567" in "\n".join(feeds_in_words(now))
    assert "Judged with profile" not in "\n".join(feeds_in_words(earlier))
    assert "Your profile is now 01234567" in "\n".join(feeds_in_words(earlier))
    assert "with profile 01234567" in render(now, DigestFormat.HTML)
    assert "with profile" not in render(earlier, DigestFormat.HTML)


def test_a_digest_says_once_that_days_are_counted_to_an_earlier_day() -> None:
    """Not with every posting: it is one and the same sentence, however many verdicts it is true of."""
    days = TestReason(fact="posted_days", result="fails", observed="3 days", bar="≥ 60 days")
    counting = Reason(rule="dealbreaker.stale", kind=Kind.DEALBREAKER, result="fails", effect="clear", tests=(days,))
    verdict = verdict_on(KEPT.id).model_copy(update={"reasons": (counting,)})
    late = Period(now=NOW + timedelta(days=1), since=None, seen=2)
    later = build([replace(stored(KEPT), verdict=verdict)] * 2, late, [])
    said = "The days in 2 of these verdicts are counted to the day when each was made;"

    assert later.days_before == 2
    assert [""] * 2 == [each.standing for each in later.keeps]
    for chosen in (DigestFormat.TEXT, DigestFormat.HTML, DigestFormat.MARKDOWN):
        assert 1 == " ".join(html.unescape(render(later, chosen)).replace("\\", "").split()).count(said)


def test_attribution_is_always_there() -> None:
    """The feed's own words, else its name; a feed that is no longer followed by its id."""
    found = {feed.id: feed for feed in (HARBOUR, ACME)}
    given = [
        listing(
            stored(KEPT).__class__(KEPT, verdict_on(KEPT.id), NOW, NOW, NOW, feeds), found, today=NOW.date()
        ).attribution
        for feeds in (("harbour", "acme"), ("gone",), ("",))
    ]

    assert [("via Harbour", "via Acme"), ("via gone",), ()] == given


def test_long_titles_are_cut() -> None:
    """A title of a megabyte does not drown the list."""
    posting = KEPT.model_copy(update={"title": "x" * 1_000_000, "company": "", "location": ""})
    shown = listing(stored(KEPT).__class__(posting, verdict_on(KEPT.id), NOW, NOW, NOW, ()), {}, today=NOW.date())

    assert 160 == len(shown.title)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 19), "yesterday"),
        (date(2026, 11, 1), "19 days ago"),
        (date(2026, 10, 31), "20 days ago"),
        (date(2026, 10, 30), "3 weeks ago"),
        (date(2026, 10, 1), "7 weeks ago"),
        (date(2027, 1, 1), ""),
        (None, ""),
    ],
)
def test_ages_are_told_in_days_then_weeks(day: date | None, said: str) -> None:
    """A date that is unknown or to come is not told."""
    assert said == age(day, NOW.date())


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (date(2026, 12, 4), None, "apply by 04 Dec 2026, in 14 days"),
        (date(2026, 11, 21), date(2026, 12, 4), "apply by 21 Nov 2026, tomorrow"),
        (None, date(2026, 11, 20), "apply by 20 Nov 2026, today"),
        (None, date(2026, 11, 4), "the last day to apply was 04 Nov 2026"),
        (None, None, ""),
    ],
)
def test_the_last_day_to_apply_is_said(field: date | None, text: date | None, said: str) -> None:
    """As a field has it, else as the text does; nothing is said where neither does."""
    posting = KEPT.model_copy(update={"valid_through": field})

    assert said == standing(replace(stored(posting), posting=posting, deadline=text), date(2026, 11, 20))


def test_a_posting_is_reposted_from_two_days_after_its_first_sight_on() -> None:
    """One day is the turn of a day somewhere, and no new date."""

    def told(first_seen: date) -> str:
        posting = KEPT.model_copy(update={"date_posted": date(2026, 11, 18)})
        seen = datetime.combine(first_seen, NOW.timetz())
        return standing(replace(stored(posting), posting=posting, first_seen=seen), NOW.date())

    assert "" == told(date(2026, 11, 17))
    assert "reposted; first seen 4 days ago" == told(date(2026, 11, 16))


def test_advisers_are_named_only_beside_a_keep() -> None:
    """Nobody has to be asked before saying yes to nothing."""
    kept, asked = (
        build([stored(each)], Period(now=NOW, since=None, seen=1), [], reader=Reader(advisers=["Ana"]))
        for each in (KEPT, ASKED)
    )

    assert (("Ana",), ()) == (kept.advisers, asked.advisers)


def test_a_broken_feed_never_looks_like_a_quiet_one() -> None:
    """Failed, unchanged, empty and new are told apart."""
    then = datetime(2026, 11, 12, tzinfo=NOW.tzinfo)
    states = (
        FeedState(status="failed", message="HTTP 503", last_success=then),
        FeedState(status="failed", message="no such host"),
        FeedState(status="unchanged", entries=7),
        FeedState(status="ok", entries=1),
        FeedState(status="ok", entries=0, zeros=4),
        FeedState(),
    )

    assert [
        "FAILED, last read 12 Nov 2026: HTTP 503",
        "FAILED, never read: no such host",
        "ok, 7 entries, unchanged",
        "ok, 1 entry",
        "ok, 0 entries (nothing in it the last 4 times)",
        "not read yet",
    ] == [feed_in_words(health(ACME, state)) for state in states]


def test_pay_is_shown_as_it_was_compared() -> None:
    """The first reason on pay gives it; without one there is none to show."""
    assert ["91 260–105 300 EUR/year", ""] == [pay_of(verdict_on(each.id)) for each in (KEPT, ASKED)]


def test_the_answer_can_be_given_back() -> None:
    """The command names every fact that was asked for."""
    assert "jobfit answer b2b2b2 pay=…" == answer_command(week().asks[0])


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_posting_of_a_digest_is_no_wall(width: int) -> None:
    """In short a posting takes at most some twenty lines of 80 columns, and much less than the whole explanation."""
    digest = week()
    for each in (*digest.keeps, *digest.asks):
        style = TextStyle(width=width)
        brief, whole = (len(listing_lines(each, style, short_form=form)) for form in (True, False))

        assert brief <= {60: 24, 80: 18, 120: 16}[width]
        assert brief < whole


def test_colours_add_nothing_but_colour() -> None:
    """Text that is painted has the same words, marks and lines as text that is not."""
    painted: list[str] = []

    def paint(text: str, role: str) -> str:
        painted.append(role)
        return f"\x02{text}\x03"

    coloured = render_styled(week(), TextStyle(paint=paint))

    assert render_styled(week(), TextStyle()) == coloured.replace("\x02", "").replace("\x03", "")
    assert {"title", "keep", "ask", "near_miss", "yes", "no", "unknown", "quiet"} <= set(painted)


def test_the_order_is_keeps_questions_near_misses_set_aside_feeds() -> None:
    """What to act on comes first, and what failed is told before what is well."""
    text = render_styled(week(), TextStyle())
    titles = (
        "1 posting meets your bar",
        "1 needs an answer",
        "1 near miss\n",
        "13 set aside: ",
        "Feeds",
        "! Acme",
        "· Harb",
    )
    places = [text.index(title) for title in titles]

    assert sorted(places) == places
    assert Outcome.KEEP is week().keeps[0].verdict.outcome


def test_a_copy_without_a_company_is_under_no_other_name() -> None:
    """Where one of two states none it is told so, and not that the names differ; the same name is not told."""
    under_another = "nearly the same title and text under another company's name"
    nameless = "nearly the same title and text; one of the two names no company"

    assert f"looks like 123456 of Okeanida: {under_another}" == lookalike(a_like("Okeanida"), "Larkmoor")
    assert f"looks like 123456 of Okeanida: {nameless}" == lookalike(a_like("Okeanida"), "")
    assert f"looks like 123456: {nameless}" == lookalike(a_like(""), "Larkmoor")
    assert "looks like 123456: nearly the same title and text" == lookalike(a_like("Larkmoor"), "Larkmoor")


def a_like(company: str) -> Lookalike:
    """Return a posting of a company that is a copy."""
    return Lookalike("123456789", company, Likeness.COPY, agency=False)
