"""JSON lines over worker processes: whatever happens to a worker, every line gets its answer."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.lines import Answers, FactsLine, Lines, Tally, answer_lines, decoded
from jobfit.postings.model import JobPosting


class Deadly:
    """Answers lines, and dies of those that say so."""

    def __call__(self, lines: Sequence[bytes]) -> Answers:
        """Return the lines as JSON; kill the process for a deadly one."""
        if any(b"deadly" in line for line in lines):
            os.kill(os.getpid(), signal.SIGKILL)
        return Answers(
            b"".join(json.dumps({"id": line.decode().strip()}).encode() + b"\n" for line in lines), len(lines)
        )


def test_a_line_that_kills_its_worker_takes_no_other_with_it() -> None:
    """Nine hundred lines, two of them deadly, read slowly: all others are answered, in order."""
    lines = [b"deadly\n" if number in {70, 700} else f"{number}\n".encode() for number in range(900)]
    answers: list[dict[str, str]] = []
    pauses = 1
    for block in answer_lines(lines, Deadly, workers=2):
        answers += map(json.loads, block.splitlines())
        if len(answers) > 300 * pauses:
            pauses += 1
            time.sleep(0.3)  # time for a worker to die between two chunks

    assert 900 == len(answers)
    assert [70, 700] == [number for number, answer in enumerate(answers) if "error" in answer]
    assert [str(number) for number in range(900) if number not in {70, 700}] == [
        answer["id"] for answer in answers if "error" not in answer
    ]


TODAY = date(2026, 11, 20)
GIVEN = [
    json.dumps({"id": number, "title": f"Nurse {number}", "description": f"{number % 5} days a week in the office"})
    for number in range(150)
]


@pytest.mark.parametrize("workers", [1, 2])
def test_lines_that_are_no_postings_are_answered_in_their_places(workers: int) -> None:
    """Each gets an error with its id, the others their facts, whoever answers them."""
    lines = [line.encode() for line in GIVEN]
    lines[3], lines[80], lines[81] = b"{", b'{"id": "t", "title": 5}', b"[]"
    blocks = answer_lines(lines, partial(FactsLine, TODAY), workers=workers)
    answers = [json.loads(line) for line in b"".join(blocks).splitlines()]

    assert [3, 80, 81] == [place for place, answer in enumerate(answers) if "error" in answer]
    assert [None, "t", None] == [answers[place]["id"] for place in (3, 80, 81)]
    assert {str(place) for place in range(150)} - {"3", "80", "81"} == {
        answer["id"] for answer in answers if "facts" in answer
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", " is not JSON: there is no name in double quotes at column 2"),
        (b"Data engineer", " is not JSON: there is no value at column 1"),
        (b'{"id": 1 "title": "x"}', " is not JSON: a comma or a closing bracket is missing at column 10"),
        (b'{"id" 1}', " is not JSON: a colon is missing at column 7"),
        (b'{"id": "1}', " is not JSON: a text is opened and not closed at column 8"),
        (b'{"id": "\\q"}', " is not JSON: a backslash is followed by what it does not go with at column 9"),
        (b'{"id": "\t"}', " is not JSON: a text has a control character in it at column 9"),
        (b"{} {}", " is not JSON: something follows after its end at column 4"),
        (b"\xff\xfa", " is not text in UTF-8"),
        (b"[]", " is a list, not a JSON object"),
        (b"null", " is null, not a JSON object"),
        (b"[" * 100_000, " is nested too deeply"),
        (b'{"id": ' + b"9" * 5000 + b"}", " is JSON that cannot be read"),
        (b"{}" + b" " * 4_000_000, " has 4000002 bytes, and a posting 4000000 at most"),
        (b'{"title": 5}', ": the field 'title' is text, not a number"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_in_words(line: bytes, said: str) -> None:
    """Each error has the number of its line in the file, blank ones counted, and no word of Python's."""
    tally = Tally()
    blocks = answer_lines([b"\n", GIVEN[0].encode(), b"\n", line], partial(FactsLine, TODAY), tally=tally)
    answers = [json.loads(row) for row in b"".join(blocks).splitlines()]

    assert [None, f"line 4{said}"] == [answer.get("error") for answer in answers]
    assert (2, 1, 4, f"line 4{said}") == (tally.lines, tally.faults, tally.first, tally.said)


PIECES = st.sampled_from([
    *'{}[]:,"\\ .-0', '"a"', '"\\ud83d"', '"\\u00e9"', "é", "\ud800", "1", "1e5", "1e999", "0.1", "9" * 30,
    "true", "null", "NaN", "-Infinity", "\ufeff", "\x00", "\n", "\x0b",
])  # fmt: skip


def outcome(read: Callable[[bytes], object], line: bytes) -> object:
    """Return what is read in a line, or the fault that is found."""
    try:
        return repr(read(line))
    except (ValueError, RecursionError) as fault:
        return type(fault), str(fault)


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=8), st.sampled_from(["%s", '{"a": %s}', '{"a": "%s"}']))
def test_a_line_is_read_as_the_standard_library_reads_it(pieces: list[str], around: str) -> None:
    """The same value, or the same fault, whatever stands there: what reads it first takes nothing that is no JSON."""
    line = (around % "".join(pieces)).encode("utf-8", "surrogatepass")

    assert outcome(json.loads, line) == outcome(decoded, line)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_has_the_number_of_its_line(workers: int) -> None:
    """Whoever answers it, and however many lines are blank."""
    lines = [row for line in GIVEN for row in (line.encode(), b"\n")]
    lines[6] = lines[260] = b"{"
    tally = Tally()
    blocks = answer_lines(lines, partial(FactsLine, TODAY), workers=workers, tally=tally)
    said = [json.loads(row).get("error", "").partition(" is ")[0] for row in b"".join(blocks).splitlines()]

    assert ["line 7", "line 261"] == list(filter(None, said))
    assert (150, 2, 7) == (tally.lines, tally.faults, tally.first)


class Picky(Lines):
    """Answers every posting with its id, but for two."""

    def answers(self, postings: Sequence[JobPosting]) -> list[bytes]:
        """Return the ids; raise what a posting can be at fault for."""
        if any(posting.id == "7" for posting in postings):
            raise ValueError("seven is too much")
        if any(posting.id == "8" for posting in postings):
            raise IndexError("eight")  # a fault of ours
        return [json.dumps({"id": posting.id}).encode() for posting in postings]


def test_a_posting_that_cannot_be_answered_takes_no_other_with_it() -> None:
    """Postings are answered together; where that fails each is answered alone, and only two get an error."""
    given = [line.encode() for line in GIVEN[:20]]
    answers = list(map(json.loads, Picky()(given).text.splitlines()))

    said = "jobfit failed on it, please report this: IndexError('eight')"
    faults = [{"id": 7, "error": "seven is too much"}, {"id": 8, "error": said}]
    assert faults == [answer for answer in answers if "error" in answer]
    assert [str(place) for place in range(20)] == [str(answer["id"]) for answer in answers]
