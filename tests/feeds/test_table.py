"""JSONL and CSV that are none, or only partly."""

from __future__ import annotations

import pytest

from jobfit.errors import FeedError
from jobfit.feeds import kinds
from jobfit.feeds.interface import Feed
from tests.feeds.golden import parse


def a_feed(kind: str, **fields: str) -> Feed:
    """Return a feed of some kind with a map."""
    return Feed(id="acme", name="Acme", kind=kind, file="/postings", map=fields)


@pytest.mark.parametrize(
    ("kind", "document", "said"),
    [
        ("jsonl", b"", "empty"),
        ("jsonl", b"<rss/>", "it is XML, not JSONL"),
        ("jsonl", b"<html>", "a web page"),
        ("jsonl", b"title\nPorter\n", "no line of it could be read; line 1: it is not JSON"),
        ("jsonl", b"[1, 2", "it is not JSON"),
        ("jsonl", b"[1, 2]", "none of its entries could be read; 2 of 2 items are no objects"),
        ("jsonl", b'{"a": 1}', "none of its entries could be read"),
        ("csv", b"", "empty"),
        ("csv", b"<html>", "a web page"),
        ("csv", b'{"title": 1}', "it is JSON, not CSV"),
        ("csv", b"a,b\n1,2\n", "names no column that jobfit knows"),
        ("csv", b"title,company\nPorter\n", "no line of it could be read; line 2: it has 1 column where"),
    ],
)
def test_what_is_no_table_is_an_error(kind: str, document: bytes, said: str) -> None:
    """The reason stands in one sentence, with its line."""
    with pytest.raises(FeedError) as raised:
        parse(a_feed(kind), document)

    assert said in str(raised.value)


def test_a_json_list_is_read_like_lines() -> None:
    """Files that hold one list of objects instead of lines are common enough."""
    parsed = parse(a_feed("jsonl"), b'[{"id": 1, "title": "Porter"}, 5]')

    assert [entry.entry_id for entry in parsed.entries] == ["1"]
    assert [problem.what for problem in parsed.problems] == ["1 of 2 items is no object; it was set aside"]


@pytest.mark.parametrize(
    ("fields", "unread"),
    [({}, ("Hiring Manager", "Ref.")), ({"company": "Hiring manager before first ','", "id": "ref."}, ())],
)
def test_columns_that_nothing_is_read_from_are_named(fields: dict[str, str], unread: tuple[str, ...]) -> None:
    """As they are written, each once; a column without a name is none, and what `map` names is read."""
    document = b"TITLE, Hiring Manager ,Ref.,Ref.,,date-posted\nPorter,Ann,1,1,,2026-11-01\n"

    assert unread == parse(a_feed("csv", **fields), document).unread


def test_many_bad_lines_are_counted() -> None:
    """How many there are comes first, then twenty of them with their lines."""
    parsed = parse(a_feed("jsonl"), b"x\n" * 50 + b'{"title": "Porter"}')

    assert parsed.problems[0].what == "50 lines were set aside"
    assert [problem.where.line for problem in parsed.problems[1:]] == list(range(1, 21))
    assert not parsed.complete


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_columns_are_told_apart(separator: str) -> None:
    """Every usual separator is seen in the first line, and columns have their names in any spelling."""
    document = f"Title{separator}Employment-Type\nPorter{separator}full-time\n"

    parsed = parse(a_feed("csv"), document.encode())

    assert dict(parsed.entries[0].fields) == {"title": "Porter", "employment_type": "full-time"}


def test_a_header_alone_is_a_quiet_table() -> None:
    """A table without lines has no entries and no problems."""
    parsed = parse(a_feed("csv"), b"title,company\n")

    assert (parsed.entries, parsed.problems) == ((), ())


def test_a_missing_quotation_mark_does_not_swallow_the_table_unsaid() -> None:
    """What a quotation mark left open has swallowed is told with the line where it stands and the last one."""
    parsed = parse(a_feed("csv"), b'title,company\nPorter,Inn\nCook,"Inn\nBaker,Inn\n')

    assert [entry.fields["title"] for entry in parsed.entries] == ["Porter"]
    assert [
        "one line was set aside",
        "it cannot be read as CSV (up to line 4): a quotation mark is opened and not closed",
    ] == [problem.what for problem in parsed.problems]
    assert parsed.problems[1].where.line == 3
    assert not parsed.complete


def test_a_text_of_a_megabyte_is_read() -> None:
    """A long description is no reason to lose the line."""
    parsed = parse(a_feed("csv"), b"title,description\nPorter," + b"word " * 200_000 + b"\n")

    assert len(parsed.entries[0].fields["description"]) == 1_000_000


def test_columns_under_their_usual_other_names_are_read() -> None:
    """What sheets and exports call a title, an employer or a link needs no map; our own name comes first."""
    header, row = b"Job Title,Employer,Ort,Job Link,Summary", b"Porter,Inn,Bonn,https://inn.example/1,Carry bags."
    parsed = parse(a_feed("csv", **kinds.kind("csv").map), header + b",description\n" + row + b",Carry all bags.\n")

    (entry,) = parsed.entries
    assert {
        "title": "Porter",
        "company": "Inn",
        "location": "Bonn",
        "url": "https://inn.example/1",
        "description": "Carry all bags.",
    } == dict(entry.fields)


def test_mapped_columns_are_read() -> None:
    """A column under the employer's own name is found by the map."""
    parsed = parse(a_feed("csv", title="Position (m/f)", company="Who | Firm"), b"Position (m/f),Firm\nPorter,Inn\n")

    assert dict(parsed.entries[0].fields) == {"title": "Porter", "company": "Inn"}
