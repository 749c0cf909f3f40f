"""Teamtailor's careers sites: a JSON Feed whose items hold a schema.org posting each, or RSS where there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from jobfit.errors import FeedError, FetchError
from jobfit.feeds.addresses import is_of_the_web
from jobfit.feeds.connectors.jsonlist import address_with, is_last, pages, read_list
from jobfit.feeds.connectors.xmllist import items_of, mapped
from jobfit.feeds.gather import Item, gather
from jobfit.feeds.interface import Document, Feed, Pages, Reading
from jobfit.feeds.kinds import address
from jobfit.feeds.reading import ask_list
from jobfit.feeds.schema_org import fields_of
from jobfit.problems import Problem

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_STATUS: Final = {"fully": "remote", "hybrid": "hybrid", "none": "on-site"}  # "temporary" is none of them
_JSON: Final = ".json"
_RSS: Final = ".rss"
_SIZE: Final = 100  # of a page of RSS
_NONE_THERE: Final = frozenset({404, 406, 410})


def ask(feed: Feed) -> Reading:
    """Return the postings of every page of the JSON Feed, or of the RSS if there is no such feed."""
    path, mark, query = address(feed).partition("?")
    if not path.endswith(_JSON):
        return (yield from _ask_rss(feed))
    try:
        return (yield from read_list(feed, _item))
    except FeedError as error:
        if not is_of_the_web(feed.url) or (isinstance(error, FetchError) and error.status not in _NONE_THERE):
            raise
        try:
            url = f"{path.removesuffix(_JSON)}{_RSS}{mark}{query}"
            return (yield from _ask_rss(feed.model_copy(update={"url": url})))
        except FeedError:
            raise error from None


def _item(feed: Feed, number: int, item: Mapping[str, Any]) -> Item:
    posting = item.get("_jobposting")
    stated = fields_of(_lowered(posting) if isinstance(posting, Mapping) else {})
    own = {
        "title": item.get("title"),
        "url": item.get("url"),
        "company": stated["company"] or feed.name,
        "description": item.get("content_html") or item.get("content_text"),
        "workplace": _workplace(item.get("remoteStatus") or item.get("_remote_status")),
        "date_posted": item.get("date_published"),
        "updated": item.get("date_modified"),
        "tags": item.get("tags"),
    }
    return Item(number, item.get("id"), stated | {name: value for name, value in own.items() if value})


def _workplace(status: object) -> str | None:
    return _STATUS.get(str(status or "").lower())


def _lowered(value: Any) -> Any:  # noqa: ANN401 - a feed's own value
    """Return a value with the keys of its objects in lower case."""
    if isinstance(value, Mapping):
        return {str(name).lower(): _lowered(each) for name, each in value.items()}
    return [_lowered(each) for each in value] if isinstance(value, list) else value


def _ask_rss(feed: Feed) -> Reading:
    """Return the postings of every page of the RSS, whose elements the feed's `map` names."""
    url = address_with(feed, "per_page", _SIZE) if is_of_the_web(feed.url) and "per_page=" not in feed.url else feed.url
    by_offset = Pages(parameter="offset", first=0, step=_SIZE, most=feed.pages.most if feed.pages else 1, size=_SIZE)
    rss = feed.model_copy(update={"url": url, "items": "item", "pages": by_offset})
    problems: list[Problem] = []

    def read(document: Document) -> Sequence[Item]:
        items, told = items_of(rss, document.body, document.headers, partial(_of_rss, rss))
        problems.extend(told)
        return items

    listed = yield from ask_list(rss, pages(rss), read, partial(is_last, rss))
    items = (item._replace(number=number) for number, item in enumerate(listed.elements, start=1))
    problems += listed.problems
    return gather(rss, items, listed.headers, problems=problems, complete=not problems)


def _of_rss(feed: Feed, element: Element) -> dict[str, Any]:
    fields = mapped(feed, element)
    return {"company": feed.name, **fields, "workplace": _workplace(fields.get("workplace"))}
