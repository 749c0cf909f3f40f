"""Recordings: a run again, without anybody being asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jobfit.errors import FetchError, InputError
from jobfit.feeds.interface import CAME_FROM, Document, Feed, Request
from jobfit.feeds.reading import NOTHING_KNOWN, Fetched, Validators
from jobfit.feeds.recording import INDEX, recording, replaying

FEED = Feed(id="acme", name="Acme", kind="json", url="https://acme.example/jobs")
URL = "https://me:secret@acme.example/jobs"


def answers(feed: Feed, request: Request, known: Validators) -> Fetched:
    """Answer as a site would: unchanged to who knows its validators."""
    if known != NOTHING_KNOWN:
        return Fetched(None, known)
    if "broken" in request.url:
        raise FetchError(feed.name, "the site has a fault of its own (500)")
    body = f"{request.method} {request.url.rpartition('/')[2]} {request.body.decode()}".encode()
    return Fetched(Document(body, {CAME_FROM: "https://acme.example/there", "set-cookie": "x"}, 206))


def nobody(feed: Feed, request: Request, known: Validators) -> Fetched:
    """Fail, because a replay asks nobody."""
    raise AssertionError(f"{feed.id} was asked for {request.url} with {known}")


REQUESTS = [
    Request(URL, fine=frozenset({206})),
    Request(f"{URL}?page=2", fine=frozenset({206})),
    Request(URL, method="POST", body=b"offset=0", fine=frozenset({206})),
    Request(URL, method="POST", body=b"offset=20", fine=frozenset({206})),
]


def test_a_replay_gives_what_was_recorded(tmp_path: Path) -> None:
    """Documents, statuses and where they came from, told apart by method, address and what was posted."""
    record = recording(answers, tmp_path)
    given = [record(FEED, request, NOTHING_KNOWN).document for request in REQUESTS]
    replay = replaying(nobody, tmp_path)
    again = [replay(FEED, request, NOTHING_KNOWN).document for request in REQUESTS]

    assert [each and (each.body, each.status) for each in given] == [
        each and (each.body, each.status) for each in again
    ]
    assert all(each and "https://acme.example/there" == each.headers[CAME_FROM] for each in again)


def test_a_recording_is_whole_and_holds_no_login(tmp_path: Path) -> None:
    """What is known of an earlier answer is not sent, cookies and logins are not kept."""
    record = recording(answers, tmp_path)

    assert record(FEED, REQUESTS[0], Validators("v1")).document is not None
    kept = "".join(path.read_text() for path in tmp_path.iterdir())
    assert "secret" not in kept
    assert "set-cookie" not in kept


def test_an_answer_that_is_a_secret_is_replaced(tmp_path: Path) -> None:
    """The run gets it, the recording another one."""
    request = Request(URL, fine=frozenset({206}), recorded=b'{"token": "t"}')
    given = recording(answers, tmp_path)(FEED, request, NOTHING_KNOWN).document
    again = replaying(nobody, tmp_path)(FEED, request, NOTHING_KNOWN).document

    assert given is not None
    assert again is not None
    assert (b"GET jobs ", b'{"token": "t"}') == (given.body, again.body)


def test_a_failure_is_recorded_too(tmp_path: Path) -> None:
    """The replay fails with the same sentence."""
    broken = Request("https://acme.example/broken")
    told = []
    for layer, inner in ((recording, answers), (replaying, nobody)):
        fetch = layer(inner, tmp_path)
        with pytest.raises(FetchError) as raised:
            fetch(FEED, broken, NOTHING_KNOWN)
        told.append(str(raised.value))

    assert told[0] == told[1]


def test_of_two_recordings_in_a_folder_the_later_counts(tmp_path: Path) -> None:
    """Recording again replaces what changed."""
    for body in (b"early", b"late"):
        once = Fetched(Document(body))
        recording(lambda _feed, _request, _known, once=once: once, tmp_path)(FEED, Request(URL), NOTHING_KNOWN)  # type: ignore[misc]  # bound early
    document = replaying(nobody, tmp_path)(FEED, Request(URL), NOTHING_KNOWN).document

    assert document is not None
    assert b"late" == document.body


def test_what_is_not_recorded_is_told(tmp_path: Path) -> None:
    """Another address, a status that brings nothing here, and a lost file each have a sentence without the login."""
    recording(answers, tmp_path)(FEED, REQUESTS[0], NOTHING_KNOWN)
    replay = replaying(nobody, tmp_path)
    told = []
    for request in (Request(f"{URL}/other"), Request(URL)):
        with pytest.raises(FetchError) as raised:
            replay(FEED, request, NOTHING_KNOWN)
        told.append(str(raised.value))
    next(tmp_path.glob("*.body")).unlink()
    with pytest.raises(FetchError, match="lacks its file"):
        replay(FEED, REQUESTS[0], NOTHING_KNOWN)

    assert "https://acme.example/jobs/other is not in the recording" in told[0]
    assert "status 206" in told[1]


def test_files_are_read_where_they_are(tmp_path: Path) -> None:
    """A file of the person is neither recorded nor asked of a recording."""
    asked: list[str] = []

    def fetch(_feed: Feed, request: Request, _known: Validators) -> Fetched:
        asked.append(request.url)
        return Fetched(Document(b"x"))

    for layer in (recording(fetch, tmp_path), replaying(fetch, tmp_path)):
        layer(FEED, Request("file:///tmp/postings.jsonl"), NOTHING_KNOWN)

    assert ["file:///tmp/postings.jsonl"] * 2 == asked
    assert "" == (tmp_path / INDEX).read_text()


def test_a_line_that_was_cut_off_costs_only_itself(tmp_path: Path) -> None:
    """A run that was killed while it recorded leaves a recording of what it had."""
    recording(answers, tmp_path)(FEED, REQUESTS[0], NOTHING_KNOWN)
    index = tmp_path / INDEX
    index.write_text(index.read_text() + json.dumps({"method": "GET"})[:-3])

    assert replaying(nobody, tmp_path)(FEED, REQUESTS[0], NOTHING_KNOWN).document is not None


@pytest.mark.parametrize("written", [None, "no json", "[]", '{"method": "GET", "url": "x"}', "7\n8"])
def test_a_folder_without_a_recording_is_told(tmp_path: Path, written: str | None) -> None:
    """Whatever else lies in it."""
    if written is not None:
        (tmp_path / INDEX).write_text(written)
    with pytest.raises(InputError) as raised:
        replaying(nobody, tmp_path)

    assert ["FEED024"] == [each.code for each in raised.value.problems]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Before anything is read."""
    (tmp_path / "file").touch()
    with pytest.raises(InputError) as raised:
        recording(answers, tmp_path / "file")

    assert ["FEED031"] == [each.code for each in raised.value.problems]
