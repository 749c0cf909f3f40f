"""Web pages with schema.org postings in them: one page, or the pages that a careers site's sitemap names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit

from jobfit.errors import FeedError
from jobfit.feeds.charset import decode
from jobfit.feeds.gather import Item, gather
from jobfit.feeds.interface import CAME_FROM, Document, Feed, Parsed, Reading, Request
from jobfit.feeds.kinds import address
from jobfit.feeds.reading import ask_details
from jobfit.feeds.recognise import job_postings
from jobfit.feeds.schema_org import fields_of, identifier

_MOST: Final = 80
_PLACES: Final = 5_000  # addresses of a sitemap that are looked at
_ADDRESS = re.compile(r"<loc>\s{0,20}([^<\s]{1,2000})\s{0,20}</loc>", re.IGNORECASE)
_POSTING = re.compile(
    r"/(?:jobs?|job-?details?|vacanc(?:y|ies)|positions?|openings?|stellen(?:angebot)?)[/-].", re.IGNORECASE
)


def read_webpage(feed: Feed, document: bytes, headers: Mapping[str, str]) -> Parsed:
    """Return the postings in a page; raise FeedError when it has none, for then the page has changed."""
    items = list(_items(feed, [Document(document, headers)]))
    if not items:
        raise FeedError(feed.name, "the page has no posting in it that programs can read (schema.org JobPosting)")
    return gather(feed, items, headers)


def ask(feed: Feed) -> Reading:
    """Return the postings of the pages that a sitemap names; only pages of the sitemap's own host are asked for."""
    sitemap = yield Request(address(feed))
    pages = list(_pages(feed, sitemap))
    if not pages:
        raise FeedError(feed.name, "its sitemap names no page that looks like a posting; look at the address")
    documents, problems = yield from ask_details(feed, pages, Request, most=_MOST)
    items = list(_items(feed, [document for _, document in documents]))
    if not items:
        raise FeedError(feed.name, "none of its pages has a posting in it that programs can read")
    return gather(feed, items, sitemap.headers, problems=problems, complete=not problems)


def _pages(feed: Feed, sitemap: Document) -> Iterator[str]:
    host = urlsplit(sitemap.headers.get(CAME_FROM, "") or feed.url).netloc
    named = _ADDRESS.findall(decode(sitemap.body, sitemap.headers).text)[:_PLACES]
    for url in dict.fromkeys(each.replace("&amp;", "&") for each in named):
        if _is_posting(url, host):
            yield url


def _is_posting(url: str, host: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.netloc == host and _POSTING.search(parts.path) is not None


def _items(feed: Feed, documents: list[Document]) -> Iterator[Item]:
    number = 0
    for document in documents:
        own = document.headers.get(CAME_FROM, "")
        for posting in job_postings(decode(document.body, document.headers).text):
            number += 1
            fields = fields_of(posting, url=own)
            yield Item(
                number, identifier(posting) or fields["url"], {**fields, "company": fields["company"] or feed.name}
            )
