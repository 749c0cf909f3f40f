"""Links of the person's own: how the addresses of postings begin at a site whose alerts jobfit does not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from jobfit.feeds.links import ADDRESS, Site, alerting_site, alerts, unwrapped
from jobfit.feeds.messages import Letter
from jobfit.feeds.page import lines_of

_BEGINNING = re.compile(
    r"(?:https?://)?(?P<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})"
    r"(?:(?P<path>/[^?#\s{}]{0,200})(?:\?(?P<name>[^=&#\s{}]{1,60})=)?)?",
    re.IGNORECASE,
)
_NUMBER = r"[A-Za-z0-9._~-]{1,100}"
_BEHIND = r"(?P<number>[^/?#\s][^?#\s]{0,200})"
_OF_POSTINGS = re.compile(r"(/(?:[^/\d]{1,60}/){1,4})[^/]{0,200}\d{3}")  # what stands before a number
_OF_COUNTRY: Final = 2  # letters of its ending
_TEXT: Final = 200_000  # characters of a mail in which a beginning is looked for
_EXAMPLE: Final = 'such as "board.example/job/" or "board.example/view?id="'


def own_site(written: str) -> Site:
    """Return the site whose postings have addresses that begin so; raise ValueError with a sentence and its remedy."""
    found = _BEGINNING.fullmatch(written.strip())
    if found is None:
        raise ValueError(f"{written[:80]!r} is no beginning of an address; write it {_EXAMPLE}")
    host, path, name = found["host"].lower(), found["path"] or "", found["name"] or ""
    if len(path) < 2 and not name:  # noqa: PLR2004 - a slash alone
        raise ValueError(f"{written[:80]!r} is how every address of that site begins; write more of it, {_EXAMPLE}")
    lines = ("title", "company", "location")
    if name:
        url = f"https://{host}{path}?{name}={{number}}"
        return Site(host + path, (host,), None, (name,), re.compile(_NUMBER), url, lines, "", path)
    below = re.compile(re.escape(path) + _BEHIND)
    return Site(host + path, (host,), below, (), re.compile(r".{1,201}"), "https://{own}{path}", lines, "")


def beginning_in(letter: Letter) -> str:
    """Return how those addresses in a mail begin that are likely postings' ones, "" when none is.

    They are at the site that sent it, whose alerts are not known, and have a number. Of several the most frequent.
    """
    if alerting_site(letter.host):
        return ""
    begins = Counter(filter(None, (_beginning(each, letter.host) for each in _addresses(letter))))
    return next((begin for begin, _ in begins.most_common(1)), "")


def _addresses(letter: Letter) -> Iterator[str]:
    yield from dict.fromkeys(ADDRESS.findall(letter.text[:_TEXT]))
    yield from dict.fromkeys(line.address for line in lines_of(letter.page[:_TEXT]) if line.address)


def _beginning(address: str, sender: str) -> str:
    try:
        parts = urlsplit(unwrapped(address))
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    found = _OF_POSTINGS.match(parts.path)
    begin = f"{host}{found[1]}" if found and _domain(host) == _domain(sender) else ""
    return begin if _BEGINNING.fullmatch(begin) else ""


def _domain(host: str) -> str:
    """Return the name that a site has bought: "board.example", or "board.co.uk" where a country parts its names."""
    labels = host.split(".")
    parted = len(labels) > 1 and len(labels[-1]) == _OF_COUNTRY and labels[-2] in alerts()["links"]["under_countries"]
    return ".".join(labels[-3 if parted else -2 :])
