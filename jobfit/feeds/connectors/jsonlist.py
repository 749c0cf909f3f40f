"""Lists in JSON: the postings of a site's own interface, named by the feed's `items` and `map`, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode, urlsplit

from jobfit.errors import FeedError
from jobfit.feeds.charset import decode
from jobfit.feeds.fields import FIELDS
from jobfit.feeds.gather import Item, gather, problem
from jobfit.feeds.interface import Document, Feed, Parsed, Reading, Request
from jobfit.feeds.jsontext import load_json
from jobfit.feeds.kinds import address
from jobfit.feeds.lead import SENTENCES, Lead, lead
from jobfit.feeds.pick import along, pick
from jobfit.feeds.reading import ask_all
from jobfit.problems import Problem


def ask(feed: Feed) -> Reading:
    """Return the entries of every page of the list; raise FeedError when the first has none that can be read."""
    documents, problems = yield from ask_all(feed, requests(feed), enough=lambda document: last(feed, document))
    found = [element for document in documents for element in elements(feed, document)]
    return entries(feed, found, documents[0].headers, mapped, problems=problems)


def entries(
    feed: Feed,
    found: Sequence[Any],
    headers: Mapping[str, str],
    item: Callable[[Feed, int, Mapping[str, Any]], Item],
    *,
    problems: Sequence[Problem] = (),
) -> Parsed:
    """Return the entries of the elements of a JSON list; `item` makes one of an object of it, counted from 1."""
    told = list(problems)
    if odd := sum(not isinstance(element, dict) for element in found):
        told.append(problem(feed, "FEED015", f"{odd} of {len(found)} items are no objects; they were set aside"))
    items = (item(feed, number, each) for number, each in enumerate(found, start=1) if isinstance(each, dict))
    return gather(feed, items, headers, problems=told, complete=not told)


def elements(feed: Feed, document: Document) -> list[Any]:
    """Return the list that a feed's `items` leads to in a document; raise FeedError when there is none."""
    loaded = loaded_json(feed, document)
    found = along(loaded, feed.items) if feed.items else loaded
    if isinstance(found, list) and (found or leads_somewhere(loaded, feed.items)):
        return found
    raise FeedError(feed.name, f"it is JSON, but has no list {feed.items or 'of postings'!r}: {_shape(loaded)}")


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
        raise FeedError(feed.name, SENTENCES[kind] if kind is Lead.WEB_PAGE else f"{SENTENCES[kind]}, not JSON")
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


def requests(feed: Feed) -> Iterator[Request]:
    """Yield the requests for the pages of a feed's list, in order; a file is one page."""
    if feed.pages is None or urlsplit(feed.url).scheme not in {"http", "https"}:
        yield Request(address(feed))
        return
    joint = "&" if urlsplit(feed.url).query else "?"
    for page in range(feed.pages.most):
        counted = feed.pages.first + page * feed.pages.step
        yield Request(f"{feed.url}{joint}{urlencode({feed.pages.parameter: counted})}")


def last(feed: Feed, document: Document) -> bool:
    """Say whether a document is the last page of a feed's list."""
    if feed.pages is None:
        return True
    found = elements(feed, document)
    return len(found) < feed.pages.size if feed.pages.size else not found


def _shape(loaded: object) -> str:
    if isinstance(loaded, Mapping):
        return f"it has {', '.join(map(repr, list(loaded)[:6])) or 'nothing'}"
    return f"it is {'a list' if isinstance(loaded, list) else 'a single value'}"
