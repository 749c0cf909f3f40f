"""Entry -> JobPosting, and a posting given as a JSON object -> JobPosting: the two ways a posting comes in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from jobfit.feeds.fields import DATES, FIELDS, LISTS, TEXTS
from jobfit.phrasing import counted
from jobfit.postings.build import build
from jobfit.postings.dates import publication
from jobfit.postings.identity import hash_of, page_key, posting_id
from jobfit.postings.model import JobPosting
from jobfit.problems import suggest

if TYPE_CHECKING:
    from jobfit.feeds.interface import Entry, Feed

_KNOWN: Final = FIELDS | frozenset(JobPosting.model_fields)
_TEXT: Final = (str,)
_TYPES: Final[dict[str, tuple[type, ...]]] = {
    **dict.fromkeys((*TEXTS, "feed", "entry_id", "content_hash", "author", "city", "region"), _TEXT),
    **dict.fromkeys((*LISTS, "notes"), (str, list, tuple)),
    **dict.fromkeys((*DATES, "first_seen"), (str, int, float, date)),
    **dict.fromkeys(("pay_low", "pay_high", "id"), (str, int, float)),
    "location": (str, list, tuple),
    "pay": (str, int, float, Mapping),
    "remote": (bool, str, int),
    "whole": (bool,),
}
_NAMES: Final = {
    str: "text",
    int: "a number",
    float: "a number",
    list: "a list",
    bool: "true or false",
    dict: "an object",
}
_UNKNOWN_SHOWN: Final = 10


def normalise_all(
    entries: Sequence[Entry], feed: Feed, now: datetime | None = None, *, beside: Iterable[str] = ()
) -> list[JobPosting]:
    """Return the postings that a document's entries advertise, in order; the feed's defaults fill what is not stated.

    A page that several of the entries link to does not make them one posting: there their entry ids count. `beside`:
    the `page_key`s of the document's other entries. `now` bounds their dates. Never raises on any entry's content.
    """
    made = [_unidentified(entry, feed, now) for entry in entries]
    pages = [page_key(fields["url"]) for fields in made]
    links = Counter((*pages, *beside))
    return [
        _identified(fields, entry, feed, page if links[page] == 1 else "")
        for fields, page, entry in zip(made, pages, entries, strict=True)
    ]


def _unidentified(entry: Entry, feed: Feed, now: datetime | None) -> dict[str, Any]:
    stated = {name: value for name, value in entry.fields.items() if value not in (None, "", [], {})}
    by_convention = frozenset(feed.defaults) - frozenset(stated)
    return build({**feed.defaults, **stated}, base=entry.base or feed.url, by_convention=by_convention, now=now)


def _identified(fields: dict[str, Any], entry: Entry, feed: Feed, page: str) -> JobPosting:
    hashed = hash_of(fields)
    origin = _host(feed.url) or feed.id
    return JobPosting(
        id=posting_id(page=page, entry_id=entry.entry_id, origin=origin, content=hashed),
        content_hash=hashed,
        feed=feed.id,
        entry_id=entry.entry_id,
        **fields,
    )


def posting_from_mapping(given: Mapping[str, Any], *, now: datetime | None = None, hashed: bool = True) -> JobPosting:
    """Return the posting in a JSON object: id, title, company, location, description and any field of JobPosting.

    Without an id it gets one from its content. Unknown keys are left out with a note. Raise ValueError with one
    sentence when it is no object or a field has a wrong type. With `hashed` off a posting with an id has no content
    hash, for where nothing is stored.
    """
    if not isinstance(given, Mapping):
        raise ValueError(f"a posting is an object with fields, not {_named(given)}")  # noqa: TRY004 - the caller's contract
    fields = {name: value for name, value in given.items() if name in _KNOWN and value is not None}
    for name, value in fields.items():
        _check(name, value)
    made = build(fields, base="", now=now)
    own_id = str(fields.get("id", "")).strip()
    content = hash_of(made) if hashed or not own_id else ""
    notes = (*made["notes"], *_strings(fields.get("notes")), *_left_out(given))
    return JobPosting(
        **made
        | {
            "id": own_id or posting_id(content=content),
            "content_hash": content,
            "feed": fields.get("feed", ""),
            "entry_id": fields.get("entry_id", ""),
            "first_seen": publication(fields.get("first_seen"), now).day,
            "whole": made["whole"] and fields.get("whole", True),
            "notes": tuple(dict.fromkeys(notes)),
        },
    )


def _check(name: str, value: object) -> None:
    """Raise ValueError with one sentence when a field has a type that it never has."""
    types = _TYPES.get(name, _TEXT)
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        wanted = " or ".join(dict.fromkeys(_NAMES[kind] for kind in types if kind in _NAMES))
        raise ValueError(f"the field {name!r} is {wanted}, not {_named(value)}")
    if isinstance(value, list | tuple) and not all(isinstance(each, str) for each in value):
        raise ValueError(f"the field {name!r} is a list of texts; one of its elements is not text")


def _named(value: object) -> str:
    return _NAMES.get(type(value), "null" if value is None else type(value).__name__)


def _strings(given: object) -> tuple[str, ...]:
    return tuple(given) if isinstance(given, list | tuple) else (given,) if isinstance(given, str) else ()


def _left_out(given: Mapping[str, Any]) -> list[str]:
    unknown = [str(name) for name in given if name not in _KNOWN]
    notes = [_unknown(name[:80]) for name in unknown[:_UNKNOWN_SHOWN]]
    if len(unknown) > _UNKNOWN_SHOWN:
        more = len(unknown) - _UNKNOWN_SHOWN
        said = "is not known and was" if more == 1 else "are not known and were"
        notes.append(f"{counted(more, 'more field')} {said} left out")
    return notes


@lru_cache(maxsize=1000)
def _unknown(name: str) -> str:
    near = suggest(name, _KNOWN)
    return f"the field {name!r} is not known and was left out" + (f"; {near}" if near else "")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
