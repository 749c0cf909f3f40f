"""A feed unlike itself is told: silent for longer than its habit, or with far fewer entries; never from few data."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.digests.build import Followed, Period, build, health
from jobfit.digests.habits import Silence, silence, usual_entries
from jobfit.digests.renderers import DigestFormat, render
from jobfit.digests.wording import duration_in_words, feed_in_words
from jobfit.store.rows import FeedHistory, FeedState
from tests.digests.samples import HARBOUR, NOW

DAY = timedelta(days=1)


def news(*gaps: float, quiet: float) -> FeedHistory:
    """Return a history whose news were these days apart, the last one so many days ago."""
    days = [quiet, *accumulate(reversed(gaps), initial=quiet)][1:]
    return FeedHistory(news=tuple((NOW - day * DAY, 2) for day in reversed(days)))


def counts(*entries: int, new: int = 0) -> FeedHistory:
    """Return a history of readings with so many entries, of which `new` came with the last one."""
    return FeedHistory(entries, ((NOW, new),) if new else ())


READ = FeedState(status="ok", last_success=NOW, last_fetched=NOW, entries=3)


@pytest.mark.parametrize(
    ("history", "silent"),
    [
        (news(1, 1, 1, 1, 1, 1, quiet=5), True),
        (news(1, 1, 1, 1, 1, 1, quiet=4), False),  # a long weekend
        (news(1, 1, 1, 1, 1, quiet=90), False),  # six times are too few to know a habit
        (news(7, 7, 6, 8, 7, 7, quiet=20), False),
        (news(7, 7, 6, 8, 7, 7, quiet=22), True),
        (news(1, 1, 1, 21, 1, 1, 1, quiet=20), False),  # it was silent that long before, and came back
        (news(1, 1, 1, 21, 1, 1, 1, quiet=40), True),
        (news(1, 1, 1, 8, 1, 1, 1, quiet=11), False),
        (news(1, 1, 1, 8, 1, 1, 1, quiet=13), True),
        (FeedHistory(), False),
    ],
)
def test_silence_is_told_against_the_habit(history: FeedHistory, *, silent: bool) -> None:
    """Three times the usual gap, and half as long again as the longest one, and more than four days."""
    assert silent == (silence(READ, history) is not None)


def test_silence_ends_where_nobody_looked() -> None:
    """A feed that was not read for a month is not silent: what it had is not known."""
    history = news(1, 1, 1, 1, 1, 1, quiet=30)
    unread = FeedState(status="failed", last_success=NOW - 30 * DAY, last_fetched=NOW)

    assert silence(unread, history) is None
    assert Silence(NOW - 30 * DAY, DAY) == silence(READ, history)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(0.1, 40), min_size=6, max_size=30), st.floats(0, 200))
def test_no_habit_is_silent_sooner_than_its_longest_gap(gaps: list[float], quiet: float) -> None:
    """What happened before is no alarm, and every alarm is at least four days and three usual gaps long."""
    found = silence(READ, news(*gaps, quiet=quiet))

    if found:
        assert quiet > max(*gaps[-20:], 4)
        assert (NOW - found.since) > 3 * found.usual


@pytest.mark.parametrize(
    ("history", "usual"),
    [
        (counts(200, 3), 200),
        (counts(200, 210, 190, 0), 200),
        (counts(200, 40), 200),
        (counts(200, 41), None),
        (counts(12, 1), None),  # a small employer filled its openings
        (counts(200, 3, new=3), None),  # another month's list
        (counts(200, 3, new=1), 200),
        (counts(200, 4, new=2), 200),
        (counts(200, *[3] * 3), None),  # by now that is usual
        (counts(3), None),
        (counts(), None),
    ],
)
def test_a_sudden_drop_is_told(history: FeedHistory, usual: int | None) -> None:
    """To a fifth of many or less, unless the list began anew."""
    assert usual == usual_entries(READ, history)


def test_what_is_unlike_itself_is_named_in_every_digest() -> None:
    """Silence and drop stand in words in text, HTML and Markdown, and as values in JSON."""
    quiet = FeedHistory((40, 40, 3), news(2, 2, 2, 2, 2, 2, quiet=12).news)
    made = build([], Period(now=NOW, since=None, seen=1), [Followed(HARBOUR, READ, quiet)])

    for chosen in (DigestFormat.TEXT, DigestFormat.HTML, DigestFormat.MARKDOWN):
        said = " ".join(render(made, chosen).split())
        assert "3 entries; far fewer than the usual 40 or so" in said
        assert "SILENT since 08 Nov 2026, though it usually has something new every 2 days" in said
    assert '"silent_since": "2026-11-08T07:00:00Z"' in render(made, DigestFormat.JSON)
    assert '"usual_entries": 40' in render(made, DigestFormat.JSON)
    assert not made.feeds[0].well


def test_a_streak_of_failures_is_counted() -> None:
    """How often in a row, and when it was last read."""
    state = FeedState(status="failed", message="HTTP 503", failures=4, last_success=datetime(2026, 11, 2, tzinfo=UTC))

    assert "FAILED 4 times in a row, last read 02 Nov 2026: HTTP 503" == feed_in_words(health(HARBOUR, state))


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0.2, "hour"),
        (1, "hour"),
        (5.6, "6 hours"),
        (24, "day"),
        (50, "2 days"),
        (24 * 20, "20 days"),
        (24 * 28, "4 weeks"),
    ],
)
def test_lengths_of_time_are_told_roughly(hours: float, words: str) -> None:
    """In hours, days or weeks, whole ones."""
    assert words == duration_in_words(timedelta(hours=hours))
