"""JSON lines in, JSON lines out, over worker processes: in order, in bounded memory, no line lost."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain, islice
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from pydantic_core import from_json

from jobfit.as_given import with_quotes_as_given
from jobfit.errors import EngineFault, unexpected
from jobfit.facts import codec
from jobfit.facts.extract import facts_of_readings
from jobfit.facts.model import Facts
from jobfit.facts.person import Person
from jobfit.facts.reading import Reading, read
from jobfit.feeds.jsontext import in_words
from jobfit.judging import ProfileJudge
from jobfit.postings.model import JobPosting
from jobfit.postings.normalise import posting_from_mapping
from jobfit.rules.model import RuleSet
from jobfit.workers import Workers, processors

CHUNK = 64
LONGEST_LINE = 4_000_000  # bytes
_JSON_TYPES = {list: "a list", str: "a text", int: "a number", float: "a number", bool: "true or false"} | {
    type(None): "null"
}
_FAULTS = (ValueError, TypeError, RecursionError, EngineFault)
_WARM_UP = json.dumps(
    {
        "id": "",
        "title": "Senior engineer (m/f/d), remote",
        "company": "Acme Ltd",
        "location": "Lisbon, Portugal",
        "description": "<p>You work 3 days a week in the office and have 5 years of experience with Python.</p><ul>"
        "<li>80,000 - 90,000 EUR a year</li><li>no visa sponsorship</li><li>25 days of holidays</li></ul>",
    }
).encode()
"""A posting that makes whoever answers it load what most postings need."""


class Answers(NamedTuple):
    """The answers to some lines: one line of JSON each, how many they are, and the places of the errors among them."""

    text: bytes
    lines: int
    faults: tuple[int, ...] = ()


Answer: TypeAlias = Callable[[Sequence[bytes]], Answers]
"""Some lines of a file -> their answers; never raises."""


class _Read(NamedTuple):
    """A line's posting with the id as it is written there, or the line that says why there is none."""

    posting: JobPosting | None
    posting_id: object = None
    error: bytes = b""
    written: Mapping[str, Any] = MappingProxyType({})


class _Line(NamedTuple):
    """One answer, and whether it is an error."""

    text: bytes
    is_error: bool = False


class Lines(ABC):
    """Answers postings a chunk at a time, and one at a time where that fails."""

    def __call__(self, lines: Sequence[bytes]) -> Answers:
        """Return an answer a line: what `answers` says of its posting, or `{"id", "error"}` when that is none."""
        given = list(map(_read, lines))
        try:
            answers = self.answers([each.posting for each in given if each.posting])
        except Exception:  # noqa: BLE001 - which posting it was shows when they are answered one by one
            return _together([self._alone(each) for each in given])
        following = iter(answers)
        return _together(
            [self._said(next(following), each) if each.posting else _Line(each.error, is_error=True) for each in given]
        )

    def _said(self, answer: bytes, given: _Read) -> _Line:
        return _Line(with_quotes_as_given(answer, given.written))

    def _alone(self, given: _Read) -> _Line:
        if given.posting is None:
            return _Line(given.error, is_error=True)
        try:
            return self._said(self.answers([given.posting])[0], given)
        except _FAULTS as fault:
            return _Line(_error(given.posting_id, str(fault)), is_error=True)
        except Exception as fault:  # noqa: BLE001 - one posting must not keep the others from it
            return _Line(_error(given.posting_id, unexpected(fault)), is_error=True)

    @abstractmethod
    def answers(self, postings: Sequence[JobPosting]) -> list[bytes]:
        """Return the answers to some postings; may raise what a posting can be at fault for."""


class FactsLine(Lines):
    """Answers postings with their facts: `{"id", "facts"}`."""

    def __init__(self, today: date | None, *, with_text: bool = False) -> None:
        """Take the day that ages are counted to, and whether to add the text that the offsets count in."""
        self._today = today
        self._with_text = with_text

    def _said(self, answer: bytes, given: _Read) -> _Line:
        """Quote the text that is written beside the facts, where it is."""
        return _Line(answer) if self._with_text else super()._said(answer, given)

    def answers(self, postings: Sequence[JobPosting]) -> list[bytes]:
        """Return the facts of some postings."""
        readings = [read(posting, today=self._today) for posting in postings]
        return list(map(self._answer, readings, facts_of_readings(readings)))

    def _answer(self, reading: Reading, facts: Facts) -> bytes:
        answer = {"id": reading.posting.id, "facts": codec.to_json(facts)}
        return _json(answer | ({"text": text_of(reading)} if self._with_text else {}))


class VerdictLine(Lines):
    """Answers postings with the verdicts on them."""

    def __init__(self, rule_set: RuleSet, person: Person, today: date | None, *, facts: bool = False) -> None:
        """Take what judges, the day that ages are counted to, and whether to add the facts."""
        self._judge = ProfileJudge(rule_set, person)
        self._today = today
        self._facts = facts

    def answers(self, postings: Sequence[JobPosting]) -> list[bytes]:
        """Return the verdicts on some postings."""
        judged = self._judge.lines_of(postings, today=self._today, every_fact=self._facts)
        return [
            b'%s, "facts": %s}' % (line[:-1], _json(codec.to_json(facts))) if self._facts else line
            for facts, line in judged
        ]


def text_of(reading: Reading) -> dict[str, str]:
    """Return the normalised text of each field, which offsets count in."""
    return {name: getattr(reading.posting, name) for name in reading.fields}


def _read(line: bytes) -> _Read:
    """Return a line's posting, or the reason why there is none."""
    posting_id: object = None
    try:
        written = _written(line)
        posting_id = written.get("id")
        return _Read(posting_from_mapping(written, hashed=False), posting_id, written=written)
    except _FAULTS as fault:
        return _Read(None, error=_error(posting_id, str(fault)))


def _written(line: bytes) -> dict[str, Any]:
    """Return the object that a line is; raises ValueError with a sentence that begins with "it"."""
    if len(line) > LONGEST_LINE:
        message = f"it has {len(line)} bytes, and a posting {LONGEST_LINE} at most"
        raise ValueError(message)
    try:
        written = decoded(line.rstrip(b"\r\n"))
    except UnicodeDecodeError:
        message = "it is not text in UTF-8"
    except json.JSONDecodeError as fault:
        message = f"it is not JSON: {in_words(fault)} at column {fault.colno}"
    except ValueError:  # a figure of thousands of digits
        message = "it is JSON that cannot be read"
    except RecursionError:
        message = "it is nested too deeply"
    else:
        if isinstance(written, dict):
            return written
        message = f"it is {_JSON_TYPES[type(written)]}, not a JSON object"
    raise ValueError(message)


def decoded(line: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what `json.loads` does, and raise what it raises, in a quarter of the time."""
    try:
        return from_json(line)
    except ValueError:  # it takes less than the standard library, which says what is wrong, too
        return json.loads(line)


def _error(posting_id: object, fault: str) -> bytes:
    return _json({"id": posting_id, "error": " ".join(fault.split())[:300]})


def _json(answer: object) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")


@dataclass
class Tally:
    """How many lines were answered, how many of them are no postings, and the first of those."""

    lines: int = 0
    faults: int = 0
    first: int = 0
    said: str = ""
    _numbers: deque[int] = field(default_factory=deque)

    def numbered(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the lines that are not blank; which they are is kept until they are answered."""
        for number, line in enumerate(lines, 1):
            if line.strip():
                self._numbers.append(number)
                yield line

    def counted(self, answers: Answers) -> bytes:
        """Return some answers, each of their errors with the number of its line."""
        rows = answers.text.splitlines(keepends=True) if answers.faults else []
        for place in answers.faults:
            rows[place] = self._with_number(rows[place], self._numbers[place])
        self.lines += answers.lines
        for _ in range(answers.lines):
            self._numbers.popleft()
        return b"".join(rows) if rows else answers.text

    def _with_number(self, row: bytes, number: int) -> bytes:
        answer = json.loads(row)
        said = answer["error"]
        behind = said[2:] if said.startswith("it ") else f": {said}"
        answer["error"] = f"line {number}{behind}"
        if not self.faults:
            self.first, self.said = number, answer["error"]
        self.faults += 1
        return _json(answer) + b"\n"


def answer_lines(
    lines: Iterable[bytes], make: Callable[[], Answer], *, workers: int | None = None, tally: Tally | None = None
) -> Iterator[bytes]:
    """Yield the answers to all lines that are not blank, in order, as blocks of whole lines in UTF-8.

    `make` is pickled to each worker process and builds what answers there; few lines are answered in this process.
    A worker that dies takes nothing with it: its lines are answered by the next one, and lines that kill again get an
    error instead of an answer. The `tally` is kept as they are answered.
    """
    tally = tally or Tally()
    yield from map(tally.counted, _answers(tally.numbered(lines), make, workers or processors()))


def _answers(given: Iterator[bytes], make: Callable[[], Answer], workers: int) -> Iterator[Answers]:
    first = list(islice(given, CHUNK))
    if workers > 1 and len(first) == CHUNK:
        yield from Workers(partial(_warm, make), _lost, CHUNK, workers).answers(chain(first, given))
        return
    answer = make()
    while first:
        yield answer(first)
        first = list(islice(given, CHUNK))


def _warm(make: Callable[[], Answer]) -> Answer:
    """Return what answers lines, having loaded what most postings need."""
    answer = make()
    answer([_WARM_UP])
    return answer


def _together(lines: Sequence[_Line]) -> Answers:
    text = b"".join([piece for line in lines for piece in (line.text, b"\n")])
    return Answers(text, len(lines), tuple(place for place, line in enumerate(lines) if line.is_error))


def _lost(_line: bytes) -> Answers:
    return _together([_Line(_json({"id": None, "error": "it killed the process that read it"}), is_error=True)])
