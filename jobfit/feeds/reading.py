"""Reading a feed: its connector asks, the fetch answers, and what came of it is told apart from nothing new."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

from jobfit.errors import FeedError, FetchError
from jobfit.feeds.gather import problem
from jobfit.feeds.interface import Document, Feed, Parsed, Request
from jobfit.feeds.kinds import connector, kind
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
    reading = connector(feed.kind)(feed)
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


def read_document(feed: Feed, body: bytes, headers: dict[str, str] | None = None) -> Parsed:
    """Return what a feed of one document comes to, given that document; raise FeedError when nothing can be read."""
    parsed = read(feed, lambda _feed, _request, _known: Fetched(Document(body, headers or {}))).parsed
    if parsed is None:
        raise AssertionError("nothing is known, so nothing is unchanged")
    return parsed


Asked: TypeAlias = Generator[Request, Document, tuple[list[Document], list[Problem]]]


def ask_all(feed: Feed, requests: Iterable[Request], *, enough: Callable[[Document], bool] = lambda _: False) -> Asked:
    """Ask for documents in order until one is `enough`; return those that came, and a problem when one did not.

    Raise FetchError when not even the first one came.
    """
    documents: list[Document] = []
    for request in requests:
        try:
            document = yield request
        except FetchError as error:
            if not documents:
                raise
            return documents, [_broken_off(feed, documents, error)]
        try:
            whole = enough(document)
        except FeedError as error:  # an error page among the pages
            if not documents:
                raise
            return documents, [_broken_off(feed, documents, error)]
        documents.append(document)
        if whole:
            break
    return documents, []


def _broken_off(feed: Feed, documents: list[Document], error: FeedError) -> Problem:
    pages = f"{len(documents)} pages were" if len(documents) > 1 else "one page was"
    said = f"{pages} read, then it failed: {error.args[-1]}"
    return problem(feed, "FEED023", said, "the rest is tried again with the next run")


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
            failed = str(error.args[-1])
        else:
            whole.append((element, document))
    if missing := len(listed) - len(whole):
        why = failed or f"jobfit asks for at most {most} at a time"
        said = f"{missing} of {len(listed)} postings were not read: {why}"
        return whole, [problem(feed, "FEED025", said, "they are tried again with the next run")]
    return whole, []
