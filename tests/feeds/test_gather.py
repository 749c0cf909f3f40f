"""Entries of every kind of feed: none is lost, no field of one breaks the others, and ids last."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.feeds.connectors.table import read_jsonl
from jobfit.feeds.gather import in_words, lines_set_aside, objects, problem
from jobfit.feeds.interface import CAME_FROM, Feed, Parsed
from jobfit.postings.model import JobPosting
from jobfit.postings.normalise import normalise_all
from tests.feeds.golden import NOW, parse

FEED = Feed(id="acme", name="Acme", kind="jsonl", url="https://acme.example/feed")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def lines(*objects: dict[str, Any]) -> bytes:
    """Return objects as JSONL."""
    return "\n".join(json.dumps(each) for each in objects).encode()


def json_feed(*objects: dict[str, Any]) -> bytes:
    """Return objects as a JSON Feed."""
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": objects}).encode()


def read(*objects: dict[str, Any], kind: str = "jsonl") -> Parsed:
    """Return what a feed of objects comes to."""
    return parse(FEED.model_copy(update={"kind": kind}), (lines if kind == "jsonl" else json_feed)(*objects))


def ids(parsed: Parsed) -> list[str]:
    """Return the entries' ids."""
    return [entry.entry_id for entry in parsed.entries]


def postings(parsed: Parsed) -> Sequence[JobPosting]:
    """Return the postings of what was read."""
    return normalise_all(parsed.entries, FEED, NOW)


@pytest.mark.parametrize(
    "link", ["/careers#job-{}", "/apply?ref=role-{}", "https://acme.example/hall#place{}", "/hall?via=a{}", "/hall"]
)
@pytest.mark.parametrize("with_id", [True, False])
def test_postings_at_one_page_stay_apart(link: str, with_id: bool) -> None:  # noqa: FBT001 - a table of cases
    """However a feed marks the place on its page, five postings there are five."""
    objects = [{"title": f"Porter {n}", "url": link.format(n)} | ({"id": n} if with_id else {}) for n in range(5)]

    assert len({posting.id for posting in postings(read(*objects))}) == 5


@pytest.mark.parametrize("kind", ["jsonl", "jsonfeed"])
@pytest.mark.parametrize("field", ["url", "id"])
@pytest.mark.parametrize("value", [["a"], {"a": "b"}, True])
def test_a_field_of_a_wrong_type_is_left_out(kind: str, field: str, value: object) -> None:
    """The entry is read without it, the others as they are, and a problem says so."""
    parsed = read({"title": "Porter", field: value}, {"id": 2, "title": "Cook"}, kind=kind)

    assert [entry.fields["title"] for entry in parsed.entries] == ["Porter", "Cook"]
    assert "url" not in parsed.entries[0].fields
    assert ["FEED022"] == [each.code for each in parsed.problems]
    assert f"{field!r} of number 1" in parsed.problems[0].what


def test_a_number_is_no_link_but_an_id() -> None:
    """A link is text; an id may be a number."""
    parsed = read({"id": 7, "title": "Porter", "url": 7})

    assert ids(parsed) == ["7"]
    assert "url" not in parsed.entries[0].fields


def test_a_value_nested_without_end_is_left_out() -> None:
    """Nothing later has to follow it down."""
    deep: list[object] = []
    for _ in range(50):
        deep = [deep, "x"]

    parsed = read({"id": 1, "title": "Porter", "tags": deep})

    assert "tags" not in parsed.entries[0].fields
    assert ["FEED022"] == [each.code for each in parsed.problems]


@pytest.mark.parametrize("kind", ["jsonl", "jsonfeed"])
def test_half_a_character_is_replaced(kind: str) -> None:
    """JSON can write a lone surrogate, in a field, inside one, in an id and in a link; nothing stores it."""
    half = "Dev \ud800"
    parsed = read(
        {"id": half, "title": half, "tags": [half], "url": f"https://acme.example/{half}"},
        {"title": "Cook", "url": f"/{half}"},
        kind=kind,
    )

    written = json.dumps([[entry.entry_id, dict(entry.fields)] for entry in parsed.entries], ensure_ascii=False)
    assert "Dev \ufffd" in written
    assert written.encode()
    assert all(posting.model_dump_json().encode() for posting in postings(parsed))


def test_what_is_said_of_several_lines_is_said_once_with_the_lines() -> None:
    """No line is left out of the sentence in silence: the first three have their numbers, the others are counted."""
    bad = [problem(FEED, "FEED016", "it is not JSON", "", line) for line in (2, 3, 5, 8, 9)]
    other = problem(FEED, "FEED016", "it is a list", "", 4)

    told = [in_words(each) for each in ([other, *bad[:1]], [*bad[:2], other], lines_set_aside(bad, FEED))]

    assert [
        "line 4: it is a list; line 2: it is not JSON",
        "lines 2 and 3: it is not JSON; line 4: it is a list",
        "5 lines were set aside; lines 2, 3, 5 and 2 more: it is not JSON",
    ] == told


@given(st.lists(st.fixed_dictionaries({"title": JSON, "url": JSON, "id": JSON, "tags": JSON, "pay": JSON}), min_size=1))
@settings(deadline=None, max_examples=60)
def test_any_json_can_be_stored(objects: list[dict[str, Any]]) -> None:
    """Whatever stands in the fields, the entries can be written down, and their ids are their own."""
    parsed = read({"id": "usual", "title": "Porter"}, *objects)

    assert all(json.dumps(dict(entry.fields), ensure_ascii=False).encode() for entry in parsed.entries)
    assert len(set(ids(parsed))) == len(parsed.entries)
    assert len(postings(parsed)) == len(parsed.entries)


@pytest.mark.parametrize(
    "objects",
    [
        [{"title": "Porter", "description": "Carry."}],
        [{"id": "7", "title": "Porter"}, {"id": "7", "title": "Cook"}],
        [{"url": "/hall", "title": "Porter"}, {"url": "/hall", "title": "Cook"}],
    ],
)
def test_a_new_date_leaves_the_ids_as_they_are(objects: list[dict[str, Any]]) -> None:
    """An entry without an id, or with another one's, is known again by what it says."""
    earlier = read(*({**each, "date_posted": "2026-11-01", "tags": ["new"]} for each in objects))
    later = read(*({**each, "date_posted": "2026-11-20", "valid_through": "2026-12-24"} for each in objects))

    assert ids(earlier) == ids(later)
    assert [each.id for each in postings(earlier)] == [each.id for each in postings(later)]
    assert len(set(ids(earlier))) == len(objects)


def test_entries_that_say_the_same_are_one_only_if_they_are_equal() -> None:
    """A repeated entry with a new date is dropped; one with other pay or another link is another posting."""
    entry = {"id": "7", "title": "Porter", "pay": "20k GBP"}
    parsed = read(
        {**entry, "date_posted": "2026-11-01"},
        {**entry, "date_posted": "2026-11-20"},
        {**entry, "pay": "30k GBP"},
        {**entry, "url": "/hall"},
    )

    assert len(set(ids(parsed))) == len(parsed.entries) == 3
    assert ["FEED021"] == [each.code for each in parsed.problems]
    assert parsed.problems[0].what.startswith("3 entries")


def test_a_link_begins_where_the_document_came_from() -> None:
    """The address after redirects completes it; without one, the feed's own."""
    document = lines({"title": "Porter", "url": "porter"})
    moved = read_jsonl(FEED, document, {CAME_FROM: "https://new.example/open/feed"})

    assert postings(moved)[0].url == "https://new.example/open/porter"
    assert postings(read({"title": "Porter", "url": "porter"}))[0].url == "https://acme.example/porter"


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ([{}, {}], []),
        (["a"], ["1 of 1 item is no object; it was set aside"]),
        ([{}, "a"], ["1 of 2 items is no object; it was set aside"]),
        ([{}, "a", 3], ["2 of 3 items are no objects; they were set aside"]),
    ],
)
def test_what_is_no_object_of_a_list_is_counted(listed: list[object], said: list[str]) -> None:
    """One of a thing is told as one, and the objects keep their numbers."""
    found, problems = objects(FEED, listed)

    assert said == [each.what for each in problems]
    assert [{}] * len(found) == [listed[number - 1] for number, _ in found]
