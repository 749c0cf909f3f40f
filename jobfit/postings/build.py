"""Fields under our names -> JobPosting's: text, dates, places, pay and closed lists in one form, doubts as notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from jobfit.postings.dates import ReadDate, last_day, publication
from jobfit.postings.html import to_line, to_text
from jobfit.postings.pay import read_pay
from jobfit.postings.words import country_names, label, language, token, tokens

TITLE_LIMIT: Final = 300
URL_LIMIT: Final = 2_000
_LISTED: Final = 300  # tags, places and countries that are kept; there are some 250 countries
_SHOWN: Final = 80  # characters of a feed's words in a note
_WHOLE: Final = ("https://", "http://")
_CODE = re.compile(r"[A-Z]{2,3}")
_TRUE: Final = frozenset({"true", "1", "yes"})


def build(
    fields: Mapping[str, Any],
    *,
    base: str = "",
    by_convention: frozenset[str] = frozenset(),
    now: datetime | None = None,
) -> dict[str, Any]:
    """Return what a posting is made of but its id and hash, from fields under our names.

    `base` completes relative addresses; `by_convention` names the fields that the feed's defaults gave.
    """
    notes: list[str] = []
    title = to_line(_text(fields.get("title")), TITLE_LIMIT)
    described = to_text(_text(fields.get("description")))
    if not described.whole:
        notes.append("the description was cut at 64 KB; what follows was not read")
    pay = read_pay(fields, by_convention=by_convention)
    notes += pay.notes
    said = {"pay": pay.text, "education": to_line(_text(fields.get("education")))}
    lines = [(name, words) for name, words in said.items() if words]
    listed = {name: _tokens(name, fields.get(name), notes, lines) for name in ("employment_type", "applicant_region")}
    country, places = _country(fields.get("country"))
    workplace = _workplace(fields, notes, lines)
    seniority = _seniority(_text(fields.get("seniority")), notes, lines)
    return {
        "title": title,
        "company": to_line(_text(fields.get("company"))),
        "location": _location(fields, places),
        "description": _with_lines(described.text, lines),
        "url": _url(_text(fields.get("url")), base, notes),
        "language": language(_text(fields.get("language"))),
        "date_posted": _dated(publication(fields.get("date_posted"), now), notes),
        "valid_through": _dated(last_day(fields.get("valid_through"), now), notes),
        "employment_type": listed["employment_type"],
        "workplace": workplace,
        "pay": pay.pay,
        "country": country,
        "applicant_region": listed["applicant_region"],
        "seniority": seniority,
        "tags": tuple(dict.fromkeys(line for each in _several(fields.get("tags")) if (line := to_line(each, 100)))),
        "whole": described.whole,
        "notes": tuple(dict.fromkeys(notes)),
    }


def _text(given: object) -> str:
    if isinstance(given, str):
        return given
    if given is None or isinstance(given, bool | Mapping):
        return ""
    return "; ".join(_several(given)) if isinstance(given, list | tuple) else str(given)


def _several(given: object) -> list[str]:
    """Return what a field lists, as texts; a single text is a list of one."""
    if isinstance(given, list | tuple):
        return [str(each) for each in given[:_LISTED] if isinstance(each, str | int | float) and str(each).strip()]
    return [given] if isinstance(given, str) and given.strip() else []


def _tokens(name: str, given: object, notes: list[str], lines: list[tuple[str, str]]) -> tuple[str, ...] | None:
    """Return the known tokens of a list field; None when a word of it is not known, which then stands in the text."""
    if given is None:
        return None
    stated = tokens(name, (to_line(each) for each in _several(given)))
    if stated.unknown:
        _keep_as_text(name, ", ".join(_several(given)), notes, lines)
        return None
    return stated.tokens or None


def _keep_as_text(name: str, words: str, notes: list[str], lines: list[tuple[str, str]]) -> None:
    notes.append(f"the feed's {name.replace('_', ' ')} {words[:_SHOWN]!r} is read as text")
    lines.append((name, words))


def _workplace(fields: Mapping[str, Any], notes: list[str], lines: list[tuple[str, str]]) -> str | None:
    given = to_line(_text(fields.get("workplace")))
    if given:
        known = token("workplace", given)
        if known is None:
            _keep_as_text("workplace", given, notes, lines)
        return known
    return "remote" if str(fields.get("remote", "")).lower() in _TRUE else None


def _seniority(given: str, notes: list[str], lines: list[tuple[str, str]]) -> str | None:
    known = token("seniority", given) if given else None
    if given and known is None:
        _keep_as_text("seniority", given, notes, lines)
    return known


def _country(given: object) -> tuple[tuple[str, ...] | None, list[str]]:
    """Return the country codes, and the feed's own words, which complete the location."""
    words = [to_line(each) for each in _several(given)]
    if not words:
        return None, words
    stated = tokens("country", words)
    return (None if stated.unknown else stated.tokens or None), words


def _location(fields: Mapping[str, Any], countries: list[str]) -> str:
    """Return the places as the feed writes them, apart by "; ", completed by city, region and country if missing.

    Where there are several of both, it is not known which country is that of the last place.
    """
    places = "; ".join(dict.fromkeys(to_line(each) for each in _several(fields.get("location"))))
    between = "; " if "; " in places and len(countries) > 1 else ", "
    for part in (_text(fields.get("city")), _text(fields.get("region")), *countries):
        line = to_line(part)
        if line and not _names(places, line):
            places = f"{places}{between}{line}" if places else line
    return places


def _names(places: str, part: str) -> bool:
    """Say whether a place stands among the places; a country's code does under any of the country's names."""
    lowered = places.casefold()
    if not _CODE.fullmatch(part):
        return _stands_in(lowered, part.casefold())
    names = (part, *country_names(part))
    return any(_stands_in(places if name.isupper() else lowered, name) for name in names)


def _stands_in(places: str, name: str) -> bool:
    return name in places and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", places) is not None


def _with_lines(text: str, lines: Iterable[tuple[str, str]]) -> str:
    """Return the text with the feed's own words that are no closed list, each on a line, unless it has them already."""
    added = [f"{label(name)}: {line}" for name, words in lines if (line := to_line(words)) and line not in text]
    return "\n\n".join(filter(None, (text, "\n".join(added))))


def _dated(read: ReadDate, notes: list[str]) -> date | None:
    if read.note:
        notes.append(read.note)
    return read.day


def _url(given: str, base: str, notes: list[str]) -> str:
    url = "".join(given.split())[:URL_LIMIT]
    try:
        relative = url and not url.startswith(_WHOLE) and base.startswith("http")
        absolute = urljoin(base, url) if relative else url
        if not absolute or urlsplit(absolute).scheme in {"http", "https"}:
            return absolute
    except ValueError:
        pass
    notes.append(f"the link {url[:_SHOWN]!r} is not a web address")
    return ""
