"""Answers: what a site's status means for a feed, in a sentence with its remedy, and how long it asks to wait."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from jobfit.phrasing import counted

TRIED_AGAIN: Final = "it is tried again with the next run"
"""What becomes of a feed that is followed and could not be read."""

_SENTENCES: Final = {
    400: "the site does not understand the request (400); look at the feed's url",
    401: "the site asks for a login (401); jobfit reads public feeds only",
    403: "the site refuses the request (403); it may keep programs out, or the feed is not public",
    404: "there is nothing at this address (404); the feed may have moved: look for its link on the site",
    406: "the site has no version of it that jobfit reads (406)",
    410: "the feed is gone for good (410); take it out of feeds.toml",
    451: "the site may not show it here for legal reasons (451)",
}
_TOO_MANY: Final = 429
_FAULT_OF_SITE: Final = 500
_LONGEST_WAIT: Final = 30 * 86_400  # seconds; more is a mistake of the site
_MINUTE: Final = 60
_HOUR: Final = 3_600


def status_sentence(status: int, seconds: int) -> str:
    """Return what a status other than success means; `seconds`: how long the site asks to wait, 0 when it does not."""
    wait = _in_words(seconds)
    if status == _TOO_MANY:
        return f"the site was asked too often (429); it asks to wait {wait or 'a while'}: read this feed less often"
    if status >= _FAULT_OF_SITE:
        return f"the site has a fault of its own ({status}); {f'it is tried again in {wait}' if wait else TRIED_AGAIN}"
    return _SENTENCES.get(status, f"the site answered with status {status}, which is no feed")


def may_pass(status: int) -> bool:
    """Say whether the same request may bring a better status a little later."""
    return status == _TOO_MANY or status >= _FAULT_OF_SITE


def waiting_seconds(retry_after: str, now: datetime) -> int:
    """Return a Retry-After header in seconds, 0 when it says nothing usable; seconds and dates are both allowed."""
    text = retry_after.strip()[:60]
    if text.isascii() and text.isdigit():
        return _believable(int(text))
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return 0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return _believable(int((until - now).total_seconds()))


def _believable(seconds: int) -> int:
    return seconds if 0 < seconds <= _LONGEST_WAIT else 0


def _in_words(seconds: int) -> str:
    if not seconds:
        return ""
    for length, name in ((_HOUR, "hour"), (_MINUTE, "minute")):
        if seconds >= length:
            return counted(round(seconds / length), name)
    return counted(seconds, "second")
