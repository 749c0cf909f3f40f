"""Hacker News' monthly thread "Who is hiring?": one comment a posting.

Its first line is by custom "Company | Role | Place | REMOTE | pay", in any order; several roles in one comment stay one
posting.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any, Final

from jobfit.errors import FeedError
from jobfit.feeds.connectors.jsonlist import entries, loaded_json
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Document, Feed, Reading, Request
from jobfit.feeds.kinds import address
from jobfit.feeds.pick import along

_THREAD = re.compile(r"Ask HN: Who is hiring\?", re.IGNORECASE)
_ITEM: Final = "https://hn.algolia.com/api/v1/items/"
_PAGE: Final = "https://news.ycombinator.com/item?id="
_TAG = re.compile(r"<[^>]{0,500}>")
_BREAK = re.compile(r"<p>|<br>|\n")
_LINK = re.compile(r"(?:https?://|www\.)\S{1,500}")
_LONGEST: Final = 200


def ask(feed: Feed) -> Reading:
    """Return the comments of the newest thread, from two documents: the list of threads, and the thread."""
    threads = yield Request(address(feed))
    thread = yield Request(f"{_ITEM}{_newest(feed, threads)}")
    found = along(loaded_json(feed, thread), "children")
    if not isinstance(found, list):
        raise FeedError(feed.name, "the thread has no list of comments")
    said = [each for each in found if not (isinstance(each, dict) and not each.get("text"))]  # deleted ones have none
    return entries(feed, said, thread.headers, _item)


def _newest(feed: Feed, threads: Document) -> str:
    hits = along(loaded_json(feed, threads), "hits")
    for hit in hits if isinstance(hits, list) else ():
        if isinstance(hit, Mapping) and _THREAD.match(str(hit.get("title"))) and str(hit.get("objectID")).isdigit():
            return str(hit["objectID"])
    raise FeedError(feed.name, 'no thread "Ask HN: Who is hiring?" is among the newest; the list has changed')


def _item(_feed: Feed, number: int, comment: Mapping[str, Any]) -> Item:
    text = str(comment.get("text"))
    company, title = _header(text)
    fields = {
        "title": title,
        "url": f"{_PAGE}{comment.get('id')}",
        "company": company,
        "description": text,
        "author": comment.get("author"),
        "date_posted": comment.get("created_at"),
    }
    return Item(number, comment.get("id"), fields)


def _header(text: str) -> tuple[str, str]:
    """Return the company and the rest of the first line in the writer's own words; a title is never made up."""
    line = html.unescape(_TAG.sub("", _BREAK.split(text, maxsplit=1)[0])).strip()
    first, *rest = [part.strip() for part in line.split("|") if part.strip()] or [""]
    said = " | ".join(part for part in rest if not _LINK.fullmatch(part))
    return (first[:_LONGEST], said[:_LONGEST]) if said else ("", first[:_LONGEST])
