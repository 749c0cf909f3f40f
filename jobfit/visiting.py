"""Visiting: one web page that a person names is asked for, once and politely, and read as the posting on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from jobfit.asking import is_binary
from jobfit.errors import FeedError, FetchError, InputError, PageError
from jobfit.feeds.addresses import without_login
from jobfit.feeds.charset import decode
from jobfit.feeds.interface import CAME_FROM, Document, Feed, Request
from jobfit.feeds.kinds import kind, kind_names
from jobfit.feeds.lead import Lead, asks_for_password, lead
from jobfit.feeds.proposals import proposals
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch, read_afresh, read_document
from jobfit.feeds.recognise import board_of, job_postings
from jobfit.feeds.redirects import NotFollowed
from jobfit.following import feed_of
from jobfit.postings.html import to_line, to_text
from jobfit.postings.identity import page_key, posting_id
from jobfit.postings.model import JobPosting
from jobfit.postings.normalise import normalise_all, posting_from_mapping
from jobfit.problems import Place, Problem

COPY: Final = "open it in a browser, copy its text, and give that on standard input with -"
"""What to do about a page that programs cannot read."""

_TITLE = re.compile(r"<title[^>]{0,300}>([^<]{1,1000})</title>", re.IGNORECASE)
_LOOKED_AT: Final = 500_000  # characters of a page
_FEWEST: Final = 400  # characters of text; no posting is shorter, and every page that says there is none
_MOST_OF_A_LOGIN: Final = 2_500  # characters of text beside a field for a password
_SHOWN: Final = 80
_MOST_LISTED: Final = 4
_SENTENCES: Final = {
    401: "the site asks for a login",
    403: "the site does not show it to programs",
    404: "there is nothing at this address, so the posting may be closed",
    410: "the site says that it is gone for good",
}


def posting_at(url: str, fetch: Fetch, *, now: datetime) -> JobPosting:
    """Return the posting on a page: what is written there for programs, else its board's own entry, else its text.

    Raises InputError for a page that shows none, asks for a login or may not be read, and PageError when the site does
    not answer.
    """
    feed = Feed(id="page", name=urlsplit(url).hostname or "", kind="webpage", url=url)
    document = _asked(feed, fetch)
    text = decode(document.body, document.headers).text
    if is_binary(document.body, text):
        raise _problem(url, "it is a document or an image, not a page", COPY)
    if lead(text) in {Lead.JSON, Lead.XML}:
        hint = "give the address of the page that people read; `jobfit feeds add` follows a feed"
        raise _problem(url, "it is a document for programs, not a page", hint)
    if job_postings(text):
        nameless = feed.model_copy(update={"name": ""})  # a page that does not say who employs is not its host's
        parsed = read_document(nameless, document.body, dict(document.headers))
        return _meant(url, normalise_all(parsed.entries, nameless, now))
    return _of_board(url, fetch, now) or _of_text(document.headers.get(CAME_FROM, url), text, now)


def _asked(feed: Feed, fetch: Fetch) -> Document:
    """Return the page; its faults are told as those of a page."""
    try:
        document = fetch(feed, Request(feed.url), NOTHING_KNOWN).document
    except NotFollowed as error:
        hint = f"give that address if you trust it: {error.target}" if error.target else COPY
        raise _problem(feed.url, _bare(error), hint) from None
    except FetchError as error:
        said = _SENTENCES.get(error.status) or _bare(error)
        if error.passing:
            raise PageError(f"{without_login(feed.url)[:_SHOWN]}: {said}; try again later, or {COPY}") from None
        raise _problem(feed.url, said, COPY) from None
    if document is None:
        raise AssertionError("nothing is known of it, so it is not unchanged")
    return document


def _bare(error: FeedError) -> str:
    """Return what went wrong without its remedy, which is one for feeds."""
    return error.reason.partition(";")[0]


def _meant(url: str, postings: Sequence[JobPosting]) -> JobPosting:
    """Return the one posting of a page, or of several the one whose address was given."""
    same = [each for each in postings if page_key(each.url) == page_key(url)]
    if len(postings) == 1 or len(same) == 1:
        return (same or postings)[0]
    listed = "; ".join(f"{each.title[:_SHOWN]} {each.url}" for each in postings[:_MOST_LISTED])
    raise _problem(url, f"there are {len(postings)} postings on this page", f"give the address of one: {listed}")


def _of_board(url: str, fetch: Fetch, now: datetime) -> JobPosting | None:
    """Return the posting as the interface of its employer's board has it; None for other sites, and when it is gone."""
    board = board_of(url)
    if board is None or board.kind not in kind_names() or "{board}" not in kind(board.kind).url:
        return None
    feed = feed_of(next(iter(proposals(url, fetch, ()))))
    try:
        parsed = read_afresh(feed, fetch)
    except FeedError:
        return None  # the page itself was had, and is read as text
    found = normalise_all(parsed.entries, feed, now)
    return next((each for each in found if page_key(each.url) == page_key(url)), None)


def _of_text(url: str, page: str, now: datetime) -> JobPosting:
    """Return the posting whose text is all that a page says."""
    text = to_text(page).text
    titled = _TITLE.search(page[:_LOOKED_AT])
    title = to_line(titled[1]) if titled else ""
    if len(text) < _MOST_OF_A_LOGIN and asks_for_password(page):
        raise _problem(url, "the site asks for a login", COPY)
    if len(text) < _FEWEST:
        says = title or " ".join(text.split())
        said = f"; it says “{says[:_SHOWN]}”" if says else ""
        raise _problem(url, f"there is no posting on it that can be read without a browser{said}", COPY)
    fields = {"id": posting_id(url=url), "title": title, "description": page, "url": url}
    return posting_from_mapping(fields, now=now)


def _problem(url: str, what: str, hint: str) -> InputError:
    return InputError([Problem("ASK002", Place(without_login(url)[:200]), what, hint)])
