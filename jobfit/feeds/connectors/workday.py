"""Workday's careers sites: a list of twenty a page, asked for by POST, and a page a posting with its real places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote, urlsplit

from jobfit.errors import FeedError
from jobfit.feeds.connectors.jsonlist import entries, loaded_json
from jobfit.feeds.gather import Item, problem
from jobfit.feeds.interface import Document, Feed, Reading, Request
from jobfit.feeds.pick import along, texts
from jobfit.feeds.reading import ask_details, ask_list
from jobfit.phrasing import part_of
from jobfit.problems import Problem

_HOST = re.compile(r"([a-z0-9_-]{1,80})\.wd\d{1,4}\.myworkdayjobs\.com", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2}-[A-Z]{2}")
_SITE = re.compile(r"[A-Za-z0-9_-]{1,80}")
_PATH = re.compile(r"/[^\s?#\\]{1,500}")
_SIZE: Final = 20  # of a page; more is refused
_MOST: Final = 80
_JSON: Final = {"content-type": "application/json", "accept": "application/json"}


def ask(feed: Feed) -> Reading:
    """Return the site's newest postings, each with what its own page says."""
    base, site = _interface(feed)
    listed = yield from ask_list(
        feed, _pages(base), lambda document: _listed(feed, document), lambda _document, page: len(page) < _SIZE
    )
    postings = {path: each for each in listed.elements if (path := _path(each))}
    whole, missing = yield from ask_details(
        feed, postings, lambda path: Request(base + quote(path, safe="/-_.~%", errors="replace")), most=_MOST
    )
    found = [
        {"path": path, "site": site, **postings[path], "detail": along(loaded_json(feed, document), "jobPostingInfo")}
        for path, document in whole
    ]
    problems = [*listed.problems, *_without_page(feed, listed.elements), *missing]
    return entries(feed, found, listed.headers, _item, problems=problems)


def _interface(feed: Feed) -> tuple[str, str]:
    """Return where a careers site's list is asked for, and the site's own address."""
    parts = urlsplit(feed.url)
    tenant = _HOST.fullmatch(parts.netloc)
    steps = [step for step in parts.path.split("/") if step and not _LANGUAGE.fullmatch(step)]
    if tenant is None or not steps or not _SITE.fullmatch(steps[0]):
        raise FeedError(
            feed.name, "its url is not that of a Workday site, such as https://acme.wd5.myworkdayjobs.com/Careers"
        )
    root = f"https://{parts.netloc}"
    return f"{root}/wday/cxs/{tenant[1]}/{steps[0]}", f"{root}/{steps[0]}"


def _pages(base: str) -> Iterator[Request]:
    for offset in range(0, _MOST, _SIZE):
        body = {"appliedFacets": {}, "limit": _SIZE, "offset": offset, "searchText": ""}
        yield Request(f"{base}/jobs", method="POST", headers=_JSON, body=json.dumps(body).encode())


def _listed(feed: Feed, document: Document) -> list[Any]:
    loaded = loaded_json(feed, document)
    found = loaded.get("jobPostings") if isinstance(loaded, Mapping) else None
    if not isinstance(found, list):
        raise FeedError(feed.name, "its answer has no list 'jobPostings'; the site's name in the url may be wrong")
    return found


def _path(listed: object) -> str:
    """Return where the page of a posting of the list is, "" when it has none that could be asked for."""
    path = str(listed.get("externalPath")) if isinstance(listed, Mapping) else ""
    return path if _PATH.fullmatch(path) else ""


def _without_page(feed: Feed, listed: Sequence[object]) -> Iterator[Problem]:
    if odd := sum(not _path(each) for each in listed):
        said = "lead to no page; they were set aside" if odd > 1 else "leads to no page; it was set aside"
        yield problem(feed, "FEED015", f"{part_of(odd, len(listed), 'item')} {said}")


def _item(feed: Feed, number: int, posting: Mapping[str, Any]) -> Item:
    detail = posting["detail"] if isinstance(posting["detail"], Mapping) else {}
    places = [*texts(detail, "location"), *texts(detail, "additionalLocations")]
    fields = {
        "title": detail.get("title") or posting.get("title"),
        "url": detail.get("externalUrl") or f"{posting['site']}{posting['path']}",
        "company": feed.name,
        "description": detail.get("jobDescription"),
        "location": places,
        "country": along(detail, "country.descriptor") if len(places) == 1 else None,
        "workplace": detail.get("remoteType") or posting.get("remoteType"),
        "employment_type": detail.get("timeType"),
        "date_posted": detail.get("startDate"),
    }
    return Item(number, detail.get("jobReqId") or posting["path"], fields)
