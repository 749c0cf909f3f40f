"""schema.org JobPosting -> fields under our names. Terms: https://schema.org/JobPosting and Google's guide to it."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from jobfit.feeds.bands import Band, pay_of
from jobfit.feeds.figures import read_figure
from jobfit.feeds.pick import as_list, place_of

_TELECOMMUTE: Final = "telecommute"
_NO_TYPE: Final = frozenset({"other"})
_TEXTS: Final = (
    "description", "responsibilities", "qualifications", "skills", "experiencerequirements", "educationrequirements",
)  # fmt: skip
_NEARLY_ALL: Final = 190  # countries; some 250 have a code of ISO 3166
_SMALLEST: Final = 1  # 0 and 1 stand for "not stated"


def fields_of(posting: Mapping[str, Any], *, url: str = "") -> dict[str, Any]:
    """Return the fields of a JobPosting whose keys are in lower case; `url` is the page's own address."""
    p = posting
    remote = any(word.lower() == _TELECOMMUTE for word in _texts(p.get("joblocationtype")))
    return {
        "title": _line(p.get("title")),
        "url": _address(p, url),
        "company": _line(_name(p.get("hiringorganization"))),
        "description": "".join(f"<div>{text}</div>" for text in (*_written(p), *_asked(p))),
        "location": list(dict.fromkeys(filter(None, map(_place, as_list(p.get("joblocation")))))),
        "workplace": "remote" if remote else None,
        "applicant_region": _region(p.get("applicantlocationrequirements")),
        "employment_type": [each for each in _texts(p.get("employmenttype")) if each.lower() not in _NO_TYPE],
        "pay": pay_of(_bands(p)),
        "date_posted": _text(p.get("dateposted")),
        "valid_through": _text(p.get("validthrough")),
        "tags": [_line(each) for each in _texts(p.get("industry"))],
    }


def identifier(posting: Mapping[str, Any]) -> str:
    """Return the employer's own name of a posting, "" when it has none."""
    given = posting.get("identifier")
    return _text(given.get("value") if isinstance(given, Mapping) else given)


def _address(posting: Mapping[str, Any], page: str) -> str:
    """Return a posting's own address, else its page's: some boards give the front page of the employer's site."""
    own = _text(posting.get("url"))
    try:
        parts = urlsplit(own)
    except ValueError:
        return page
    shows_one = parts.path.strip("/") or parts.query or parts.fragment
    return own if shows_one or not page else page


def _written(posting: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts; one that was escaped as a whole is markup, which ends with it."""
    for text in (text for name in _TEXTS for text in _texts(posting.get(name))):
        yield html.unescape(text) if "</" not in text and "&lt;/" in text else text


def _asked(posting: Mapping[str, Any]) -> Iterator[str]:
    """Yield in words what the form asks for in years and degrees, as postings write it."""
    for each in as_list(posting.get("experiencerequirements")):
        if isinstance(each, Mapping) and (months := _figure(each.get("monthsofexperience"))):
            yield f"{months:g} months of experience"
    instead = " or equivalent experience" if posting.get("experienceinplaceofeducation") is True else ""
    for each in as_list(posting.get("educationrequirements")):
        for degree in _texts(each.get("credentialcategory")) if isinstance(each, Mapping) else ():
            yield f"Education: {degree}{instead}"


def _text(given: object) -> str:
    return str(given).strip() if isinstance(given, str | int | float) and not isinstance(given, bool) else ""


def _line(given: object) -> str:
    return html.unescape(_text(given))


def _texts(given: object) -> Iterator[str]:
    for each in as_list(given):
        text = _text(each) or (_name(each) if isinstance(each, Mapping) else "")
        if text:
            yield text


def _name(given: object) -> str:
    return _text(given.get("name") if isinstance(given, Mapping) else given)


def _region(given: object) -> list[str]:
    """Return who may apply; a board that lists nearly every country means the whole world."""
    names = [name for each in as_list(given) if (name := _name(each))]
    return ["worldwide"] if len(set(names)) >= _NEARLY_ALL else names


def _place(given: object) -> str:
    if not isinstance(given, Mapping):
        return _text(given)
    address = given.get("address")
    if not isinstance(address, Mapping):
        return _text(address) or _name(given)
    parts = (address.get("addresslocality"), address.get("addressregion"), _name(address.get("addresscountry")))
    return place_of(*map(_text, parts))


def _bands(posting: Mapping[str, Any]) -> Iterator[Band]:
    """Yield the employer's pay; an estimate that a board adds (estimatedSalary) is not the employer's."""
    for salary in as_list(posting.get("basesalary")):
        if not isinstance(salary, Mapping):
            continue
        value = salary.get("value")
        amount = value if isinstance(value, Mapping) else {"value": value}
        only = _figure(amount.get("value"))
        low, high = _figure(amount.get("minvalue")) or only, _figure(amount.get("maxvalue")) or only
        currency = _text(salary.get("currency")) or _text(posting.get("salarycurrency"))
        units = (_text(each.get(name)) for name in ("unittext", "unitcode") for each in (amount, salary))
        yield Band(low, high, currency, next(filter(None, units), "").lower())


def _figure(given: object) -> float | None:
    found = read_figure(given)
    return found if found and found > _SMALLEST else None
