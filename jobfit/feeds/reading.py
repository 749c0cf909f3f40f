"""Reading a feed: its connector asks, the fetch answers, and what came of it is told apart from nothing new."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

from jobfit.errors import FeedError, FetchError
from jobfit.feeds.gather import problem
from jobfit.feeds.interface import Document, Feed, Parsed, Request
from jobfit.feeds.kinds import connector, kind
from jobfit.feeds.seen import NOTHING_SEEN, Seen
from jobfit.phrasing import counted, part_of
from jobfit.problems import Problem

Element = TypeVar("Element")

MOST_DOCUMENTS: Final = 500
"""Documents of one reading; a connector that asks for more is stopped, and its reading is not complete."""

MOST_BYTES: Final = 100_000_000
"""Bytes of all documents of one reading together; what comes beyond is not looked at, and the reading not complete."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a site gave with its last answer, to be told "unchanged" next time; of a file, its time and size."""

    etag: str = ""
    last_modified: str = ""


NOTHING_KNOWN: Final = Validators()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a fetch brought: `document` is None when it is unchanged since the validators that were given."""

    document: Document | None
    validators: Validators = NOTHING_KNOWN


Fetch: TypeAlias = Callable[[Feed, Request, Validators], Fetched]
"""(feed, request, validators of the last answer) -> Fetched; raises FetchError with one sentence and its remedy."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the last reading left, to tell whether anything changed since."""

    validators: Validators = NOTHING_KNOWN
    digest: str = ""
    seen: Seen = NOTHING_SEEN


@dataclass(frozen=True, slots=True)
class Read:
    """What reading a feed came to: `parsed` is None when nothing changed."""

    parsed: Parsed | None
    known: Known


def read(feed: Feed, fetch: Fetch, known: Known = Known()) -> Read:
    """Return a feed's entries, or that it is unchanged; raise FeedError when nothing can be read.

    A site is asked for "unchanged" only where one document is all: of several, one may stay while others change.
    An incomplete reading leaves nothing that would let the next one pass as unchanged.
    """
    reading = connector(feed.kind, known.seen)(feed)
    alone = bool(kind(feed.kind).reads)  # then an equal document need not be parsed
    fetched, digest, count, size = Fetched(None), hashlib.sha256(), 0, 0
    try:
        request = next(reading)
        while True:
            count += 1
            try:
                if count > MOST_DOCUMENTS:
                    raise FetchError(feed.name, f"it needs more than {MOST_DOCUMENTS} documents")  # noqa: TRY301 - thrown into the connector like any other
                fetched = fetch(feed, request, known.validators if count == 1 else NOTHING_KNOWN)
                size += len(fetched.document.body) if fetched.document else 0
                if size > MOST_BYTES:
                    raise FetchError(feed.name, f"its documents are larger than {MOST_BYTES // 1_000_000} MB together")  # noqa: TRY301 - as above
            except FetchError as error:
                request = reading.throw(error)
                continue
            if fetched.document is None:
                return Read(None, known)
            digest.update(fetched.document.body)
            if alone and digest.hexdigest() == known.digest:
                return Read(None, Known(fetched.validators, known.digest))
            request = reading.send(fetched.document)
    except StopIteration as stop:
        parsed: Parsed = stop.value
    finally:
        reading.close()
    now = Known(fetched.validators if count == 1 else Validators(), digest.hexdigest())
    if now.digest == known.digest:
        return Read(None, now)
    return Read(parsed, now if parsed.complete else Known())


def read_afresh(feed: Feed, fetch: Fetch) -> Parsed:
    """Return a feed's entries, whatever was read of it before; raise FeedError when nothing can be read."""
    parsed = read(feed, fetch).parsed
    if parsed is None:  # a site that says "unchanged" although nothing is known of it
        raise FeedError(feed.name, "it brought nothing")
    return parsed


def read_document(feed: Feed, body: bytes, headers: dict[str, str] | None = None) -> Parsed:
    """Return what a feed of one document comes to, given that document; raise FeedError when nothing can be read."""
    return read_afresh(feed, lambda _feed, _request, _known: Fetched(Document(body, headers or {})))


class Listed(NamedTuple):
    """What the pages of a list held, the headers of the first, and what of the list is missing."""

    elements: list[Any]
    headers: Mapping[str, str]
    problems: list[Problem]


def ask_list(
    feed: Feed,
    requests: Iterable[Request],
    read: Callable[[Document], Sequence[Any]],
    last: Callable[[Document, Sequence[Any]], bool],
) -> Generator[Request, Document, Listed]:
    """Ask for the pages of a list in order until one is the `last`; `read` returns what stands on one.

    A page that fails, or is none, ends the list with a problem, and so does the end of the requests before the last
    page. Raise FeedError when the first page fails.
    """
    elements: list[Any] = []
    headers: Mapping[str, str] = {}
    count = 0
    for request in requests:
        try:
            document = yield request
            page = read(document)
        except FeedError as error:
            if not count:
                raise
            return Listed(elements, headers, [_broken_off(feed, count, error)])
        headers = headers if count else document.headers
        count += 1
        elements += page
        if last(document, page):
            return Listed(elements, headers, [])
    said = f"{_pages(count)} read, {counted(len(elements), 'entry')}; the list goes on"
    return Listed(elements, headers, [problem(feed, "FEED027", said, "narrow what its address asks for")])


def _broken_off(feed: Feed, count: int, error: FeedError) -> Problem:
    said = f"{_pages(count)} read, then it failed: {error.reason}"
    return problem(feed, "FEED023", said, "the rest is tried again with the next run")


def _pages(count: int) -> str:
    return f"{count} pages were" if count > 1 else "one page was"


def ask_details(
    feed: Feed, found: Iterable[Element], request_of: Callable[[Element], Request], *, most: int
) -> Generator[Request, Document, tuple[list[tuple[Element, Document]], list[Problem]]]:
    """Ask for the page of each element of a list, at most so many; return those that came, and what did not.

    An element without its page is left out rather than read half: it would come back as an edited posting.
    """
    listed = list(found)
    whole: list[tuple[Element, Document]] = []
    failed = ""
    for element in listed[:most]:
        try:
            document = yield request_of(element)
        except FetchError as error:
            failed = error.reason
        else:
            whole.append((element, document))
    if missing := len(listed) - len(whole):
        why = failed or f"jobfit asks for at most {most} at a time"
        were = "were" if missing > 1 else "was"
        said = f"{part_of(missing, len(listed))} {were} not read: {why}"
        return whole, [problem(feed, "FEED025", said, "they are tried again with the next run")]
    return whole, []
