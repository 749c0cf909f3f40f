"""What a site's status means, and how long it asks to wait."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from jobfit.feeds.answers import status_sentence, waiting_seconds

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("90", 90),
        ("Sun, 22 Nov 2026 12:10:00 GMT", 600),
        ("Sun, 22 Nov 2026 12:00:30 -0000", 30),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0),
        ("0", 0),
        ("-5", 0),
        ("99999999999", 0),
        ("soon", 0),
        ("", 0),
    ],
)
def test_a_site_says_how_long_to_wait_in_seconds_or_by_a_date(header: str, seconds: int) -> None:
    """What is past, endless or no time says nothing."""
    assert seconds == waiting_seconds(header, NOW)


@pytest.mark.parametrize(("seconds", "words"), [(1, "1 second"), (90, "2 minutes"), (7200, "2 hours"), (0, "a while")])
def test_a_wait_is_told_in_words(seconds: int, words: str) -> None:
    """Of a site that was asked too often, in the largest unit that fits."""
    assert f"it asks to wait {words}: " in status_sentence(429, seconds)
