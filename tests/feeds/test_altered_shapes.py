"""Shapes with something else in them: what no source should send is read, left out or refused in a sentence."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobfit.errors import FeedError, FetchError
from jobfit.feeds.fetch import fetch_one
from jobfit.feeds.interface import Document, Feed, Request
from jobfit.feeds.load import load_feeds
from jobfit.feeds.reading import NOTHING_KNOWN, Fetched, Validators, read
from jobfit.feeds.recording import replaying
from jobfit.postings.normalise import normalise_all
from tests.feeds.golden import NOW
from tests.feeds.test_shapes import SHAPES

Steps: TypeAlias = "tuple[str | int, ...]"

FOLDERS: Final = sorted(SHAPES.iterdir())
OTHER: Final[tuple[object, ...]] = (None, 7, 10**400, True, "\ud800[", ["x", None], {"x": ["y"]}, [{"x": {}}], [["x"]])
"""What stands in place of each value of a document in JSON."""


class Asked(NamedTuple):
    """A feed of a shape, and what it is answered when it is read."""

    feed: Feed
    answers: dict[tuple[str, bytes], Document]


@cache
def asked(folder: Path) -> tuple[Asked, ...]:
    """Return the feeds of a shape with their answers."""
    replayed = replaying(fetch_one, folder) if (folder / "requests.jsonl").is_file() else fetch_one
    found = tuple(Asked(feed, {}) for feed in load_feeds(own=folder / "feeds.toml"))
    for feed, answers in found:

        def remembering(
            of: Feed, request: Request, known: Validators, answers: dict[tuple[str, bytes], Document] = answers
        ) -> Fetched:
            fetched = replayed(of, request, known)
            assert fetched.document is not None
            answers[request.url, request.body] = fetched.document
            return fetched

        read(feed, remembering)
    return found


def read_with(one: Asked, altered: tuple[str, bytes], body: bytes) -> None:
    """Read a feed of which one answer is another; raise whatever is raised but FeedError."""

    def answering(feed: Feed, request: Request, _known: Validators = NOTHING_KNOWN) -> Fetched:
        key = (request.url, request.body)
        if key not in one.answers:
            raise FetchError(feed.name, "it was not asked for before")
        document = one.answers[key]
        return Fetched(Document(body if key == altered else document.body, document.headers, document.status))

    try:
        parsed = read(one.feed, answering).parsed
    except FeedError:
        return
    normalise_all(parsed.entries if parsed else (), one.feed, NOW)


def places(value: object, steps: Steps = ()) -> Iterator[Steps]:
    """Yield the way to every value of a document."""
    yield steps
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in inner:
        yield from places(each, (*steps, step))


def with_other(document: Any, steps: Steps, other: object) -> bytes:  # noqa: ANN401 - JSON is anything
    """Return a document with something else in one place."""
    outer = [copy.deepcopy(document)]
    at: Any = outer
    for step in (0, *steps)[:-1]:
        at = at[step]
    at[(0, *steps)[-1]] = other
    return json.dumps(outer[0]).encode()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_anything_may_stand_in_place_of_any_value(folder: Path) -> None:
    """No kind of value in any place of a document in JSON keeps the rest of the feed from being read or refused."""
    for one in asked(folder):
        for key, document in one.answers.items():
            try:
                loaded = json.loads(document.body)
            except ValueError:
                continue
            alike = {tuple("*" if isinstance(step, int) else step for step in steps): steps for steps in places(loaded)}
            for steps in alike.values():
                for other in OTHER:
                    read_with(one, key, with_other(loaded, steps, other))


@given(st.sampled_from(FOLDERS), st.data())
def test_damaged_documents_are_read_or_refused(folder: Path, data: st.DataObject) -> None:
    """Cut off, with a piece missing, or with bytes in them that belong somewhere else."""
    one = data.draw(st.sampled_from(asked(folder)))
    key = data.draw(st.sampled_from(sorted(one.answers)))
    body = one.answers[key].body
    start, stop = sorted(data.draw(st.tuples(*[st.integers(0, len(body))] * 2)))
    between = data.draw(
        st.sampled_from([b"", b"<", b'"', b"&#", b"[", b"]]>", b"\xff", b"</job>"]) | st.binary(max_size=9)
    )

    read_with(one, key, body[:start] + between + body[stop:])
