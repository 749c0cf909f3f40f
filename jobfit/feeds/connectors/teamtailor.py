"""Teamtailor's careers sites: a JSON Feed whose items hold a schema.org posting each, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from jobfit.feeds.connectors.jsonlist import read_list
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Feed, Reading
from jobfit.feeds.schema_org import fields_of

_STATUS: Final = {"fully": "remote", "hybrid": "hybrid", "none": "on-site"}  # "temporary" is none of them


def ask(feed: Feed) -> Reading:
    """Return the postings of every page, until one is empty."""
    return read_list(feed, _item)


def _item(feed: Feed, number: int, item: Mapping[str, Any]) -> Item:
    posting = item.get("_jobposting")
    stated = fields_of(_lowered(posting) if isinstance(posting, Mapping) else {})
    own = {
        "title": item.get("title"),
        "url": item.get("url"),
        "company": stated["company"] or feed.name,
        "description": item.get("content_html") or item.get("content_text"),
        "workplace": _STATUS.get(str(item.get("remoteStatus") or item.get("_remote_status") or "").lower()),
        "date_posted": item.get("date_published"),
        "updated": item.get("date_modified"),
        "tags": item.get("tags"),
    }
    return Item(number, item.get("id"), stated | {name: value for name, value in own.items() if value})


def _lowered(value: Any) -> Any:  # noqa: ANN401 - a feed's own value
    """Return a value with the keys of its objects in lower case."""
    if isinstance(value, Mapping):
        return {str(name).lower(): _lowered(each) for name, each in value.items()}
    return [_lowered(each) for each in value] if isinstance(value, list) else value
