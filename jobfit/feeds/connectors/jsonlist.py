"""Lists in JSON: the postings of a site's own interface, named by the feed's `items` and `map`, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias
from urllib.parse import urlencode, urlsplit

from jobfit.errors import FeedError
from jobfit.feeds.addresses import is_of_the_web
from jobfit.feeds.charset import decode
from jobfit.feeds.fields import FIELDS
from jobfit.feeds.gather import Item, gather, objects, refuse_crowd
from jobfit.feeds.interface import Document, Feed, Parsed, Reading, Request
from jobfit.feeds.jsontext import load_json
from jobfit.feeds.kinds import address, without_list
from jobfit.feeds.lead import Lead, lead, refusal
from jobfit.feeds.pick import along, pick
from jobfit.feeds.reading import ask_list
from jobfit.problems import Problem

MakesItem: TypeAlias = Callable[[Feed, int, Mapping[str, Any]], Item]
"""(feed, number, object of a list) -> Item; the first object's number is 1."""


def ask(feed: Feed) -> Reading:
    """Return the entries of every page of the list, as the feed's `map` says."""
    return read_list(feed, mapped)


def read_list(
    feed: Feed,
    item: MakesItem,
    *,
    requests: Iterable[Request] | None = None,
    read: Callable[[Document], Sequence[Any]] | None = None,
    last: Callable[[Document, Sequence[Any]], bool] | None = None,
) -> Reading:
    """Return the entries of every page of a list; raise FeedError when the first page has no list.

    The requests, what is read of a page and which is the last are as the feed's `pages` and `items` say, unless given.
    """
    listed = yield from ask_list(
        feed, requests or pages(feed), read or partial(elements, feed), last or partial(is_last, feed)
    )
    return entries(feed, listed.elements, listed.headers, item, problems=listed.problems)


def entries(
    feed: Feed,
    found: Sequence[Any],
    headers: Mapping[str, str],
    item: MakesItem,
    *,
    problems: Sequence[Problem] = (),
) -> Parsed:
    """Return the entries of the elements of a JSON list."""
    listed, odd = objects(feed, found)
    told = [*problems, *odd]
    items = (item(feed, number, each) for number, each in listed)
    return gather(feed, items, headers, problems=told, complete=not told)


def elements(feed: Feed, document: Document) -> list[Any]:
    """Return the list that a feed's `items` leads to in a document; raise FeedError when there is none."""
    loaded = loaded_json(feed, document)
    found = along(loaded, feed.items) if feed.items else loaded
    if isinstance(found, list) and (found or leads_somewhere(loaded, feed.items)):
        refuse_crowd(feed, len(found), len(document.body))
        return found
    if feed.items and found != [] and leads_somewhere(loaded, feed.items):
        wanted = f"what it has at {feed.items!r} is no list"
    else:
        wanted = f"has {f'no list {feed.items!r}' if feed.items else 'no list of postings'}: {_shape(loaded)}"
    raise FeedError(feed.name, f"it is JSON, but {wanted}; {without_list(feed)}")


def leads_somewhere(loaded: object, path: str) -> bool:
    """Say whether a path is one of a document: a list of other things than objects would pass for an empty list."""
    first, _, rest = path.partition(".")
    if not path or (isinstance(loaded, Mapping) and path in loaded):
        return True
    if isinstance(loaded, Mapping):
        return first in loaded and leads_somewhere(loaded[first], rest)
    return isinstance(loaded, list) and any(leads_somewhere(each, path) for each in loaded if isinstance(each, Mapping))


def loaded_json(feed: Feed, document: Document) -> Any:  # noqa: ANN401 - JSON is anything
    """Return a document's JSON; raise FeedError for anything else, such as a page that asks for a login."""
    decoded = decode(document.body, document.headers)
    kind = lead(decoded.text)
    if kind is not Lead.JSON:
        raise FeedError(feed.name, refusal(kind, "JSON"))
    try:
        return load_json(decoded.text.lstrip("\ufeff"))
    except ValueError as error:
        raise FeedError(feed.name, str(error)) from None


def mapped(feed: Feed, number: int, element: Mapping[str, Any]) -> Item:
    """Return an object of a list under our names, as the feed's `map` says; those that have our names need no map."""

    def lookup(path: str) -> Any:  # noqa: ANN401 - a feed's own value
        return along(element, path)

    fields = {name: element[name] for name in (*FIELDS, "id") if name in element and not feed.map}
    fields |= {name: pick(written, lookup) for name, written in feed.map.items()}
    return Item(number, fields.pop("id", None), fields)


def pages(feed: Feed) -> Iterator[Request]:
    """Yield the requests for the pages of a feed's list, in order; a file is one page."""
    if feed.pages is None or not is_of_the_web(feed.url):
        yield Request(address(feed))
        return
    for page in range(feed.pages.most):
        yield Request(address_with(feed, feed.pages.parameter, feed.pages.first + page * feed.pages.step))


def address_with(feed: Feed, parameter: str, value: object) -> str:
    """Return a feed's address with one more parameter."""
    url = address(feed)
    return f"{url}{'&' if urlsplit(url).query else '?'}{urlencode({parameter: value})}"


def is_last(feed: Feed, _document: Document, page: Sequence[Any]) -> bool:
    """Say whether a page is the last of a feed's list."""
    if feed.pages is None or not is_of_the_web(feed.url):
        return True
    return len(page) < feed.pages.size if feed.pages.size else not page


def _shape(loaded: object) -> str:
    if isinstance(loaded, Mapping):
        return f"it has {', '.join(map(repr, list(loaded)[:6])) or 'nothing'}"
    return f"it is {'a list' if isinstance(loaded, list) else 'a single value'}"
