"""Lists of several pages: every page is read, and a list that is not read to its end says so."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from jobfit.errors import FetchError
from jobfit.feeds.interface import Document, Feed, Pages, Parsed, Request
from jobfit.feeds.reading import Fetched, Validators, read

BOARD = "https://acme.wd5.myworkdayjobs.com"


def a_list(**fields: Any) -> Feed:  # noqa: ANN401 - any field of a feed
    """Return a feed of a JSON list with two entries a page, at most three pages."""
    pages = Pages(parameter="page", most=3, size=2)
    return Feed.model_validate(
        {"id": "acme", "name": "Acme", "kind": "json", "url": "https://acme.example/jobs", "pages": pages} | fields
    )


def parsed(feed: Feed, answer: Callable[[Request], object]) -> Parsed:
    """Return what a feed comes to when its requests are answered with JSON."""

    def fetch(_feed: Feed, request: Request, _known: Validators) -> Fetched:
        return Fetched(Document(json.dumps(answer(request)).encode()))

    found = read(feed, fetch).parsed
    assert found is not None
    return found


def page(request: Request, sizes: Mapping[str, int]) -> list[dict[str, str]]:
    """Return the page that a request asks for, of the size that its number has."""
    number = request.url.partition("page=")[2]
    return [{"id": f"{number}.{each}", "title": "Miller"} for each in range(sizes[number])]


@pytest.mark.parametrize(
    ("sizes", "entries", "told"),
    [
        ({"1": 1}, 1, []),
        ({"1": 2, "2": 0}, 2, []),
        ({"1": 2, "2": 2, "3": 1}, 5, []),
        ({"1": 2, "2": 2, "3": 2}, 6, ["3 pages were read, 6 entries; the list goes on"]),
    ],
)
def test_a_list_that_goes_on_is_not_taken_for_whole(sizes: dict[str, int], entries: int, told: list[str]) -> None:
    """The pages are asked for up to a short one; without one the rest is missing, and nothing is taken for closed."""
    found = parsed(a_list(), lambda request: page(request, sizes))

    assert entries == len(found.entries)
    assert told == [each.what for each in found.problems]
    assert found.complete is not bool(told)


def test_a_page_that_fails_ends_the_list_with_what_came() -> None:
    """The pages before it are kept, and it is told that the rest is missing."""

    def answer(request: Request) -> object:
        if "page=2" in request.url:
            raise FetchError("Acme", "the site has a fault of its own (500)")
        return page(request, {"1": 2})

    found = parsed(a_list(), answer)

    assert (2, False) == (len(found.entries), found.complete)
    assert ["one page was read, then it failed: the site has a fault of its own (500)"] == [
        each.what for each in found.problems
    ]


def test_a_file_is_one_page(tmp_path: Path) -> None:
    """However long its list is, nothing is missing."""
    feed = a_list(url="", file=str(tmp_path / "all.json"))

    found = parsed(feed, lambda _request: [{"id": str(number), "title": "Miller"} for number in range(9)])

    assert (9, True) == (len(found.entries), found.complete)


def test_a_posting_without_a_page_does_not_end_a_careers_site() -> None:
    """It is told, and the pages behind the one that it stands on are read."""
    feed = Feed(id="acme", name="Acme", kind="workday", url=f"{BOARD}/Careers")
    listed = [{"title": f"Turner {number}", "externalPath": f"/job/Hull/Turner_R{number}"} for number in range(22)]
    listed[3] = {"title": "No page"}

    def answer(request: Request) -> object:
        if request.method == "POST":
            offset = json.loads(request.body)["offset"]
            return {"total": 22, "jobPostings": listed[offset : offset + 20]}
        number = request.url.rpartition("_")[2]
        return {"jobPostingInfo": {"title": number, "jobDescription": "<p>Turn.</p>", "jobReqId": number}}

    found = parsed(feed, answer)

    assert [f"R{number}" for number in range(22) if number != 3] == [each.entry_id for each in found.entries]
    assert ["1 of 22 items leads to no page; it was set aside"] == [each.what for each in found.problems]
    assert not found.complete
