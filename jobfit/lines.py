"""JSON lines in, JSON lines out, over worker processes: in order, in bounded memory, no line lost."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain, islice
from typing import NamedTuple, TypeAlias

from jobfit.errors import EngineFault
from jobfit.facts import codec
from jobfit.facts.extract import facts_of_readings
from jobfit.facts.model import Facts
from jobfit.facts.person import Person
from jobfit.facts.reading import Reading, read
from jobfit.judging import ProfileJudge
from jobfit.postings.model import JobPosting
from jobfit.postings.normalise import posting_from_mapping
from jobfit.rules.model import RuleSet
from jobfit.workers import Workers, processors

CHUNK = 64
LONGEST_LINE = 4_000_000  # bytes
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

Answer: TypeAlias = Callable[[Sequence[bytes]], list[bytes]]
"""Some lines of a file -> one line of JSON each; never raises."""


class _Read(NamedTuple):
    """A line's posting with the id as it is written there, or the line that says why there is none."""

    posting: JobPosting | None
    posting_id: object = None
    error: bytes = b""


class Lines(ABC):
    """Answers postings a chunk at a time, and one at a time where that fails."""

    def __call__(self, lines: Sequence[bytes]) -> list[bytes]:
        """Return an answer a line: what `answers` says of its posting, or `{"id", "error"}` when that is none."""
        given = list(map(_read, lines))
        try:
            answers = self.answers([each.posting for each in given if each.posting])
        except _FAULTS:
            return [self._alone(each) for each in given]
        following = iter(answers)
        return [next(following) if each.posting else each.error for each in given]

    def _alone(self, given: _Read) -> bytes:
        if given.posting is None:
            return given.error
        try:
            return self.answers([given.posting])[0]
        except _FAULTS as fault:
            return _error(given.posting_id, fault)

    @abstractmethod
    def answers(self, postings: Sequence[JobPosting]) -> list[bytes]:
        """Return the answers to some postings; may raise what a posting can be at fault for."""


class FactsLine(Lines):
    """Answers postings with their facts: `{"id", "facts"}`."""

    def __init__(self, today: date | None, *, with_text: bool = False) -> None:
        """Take the day that ages are counted to, and whether to add the text that the offsets count in."""
        self._today = today
        self._with_text = with_text

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
    return {name: reading.text[start:end] for name, start, end in reading.fields}


def _read(line: bytes) -> _Read:
    """Return a line's posting, or the reason why there is none."""
    posting_id: object = None
    try:
        if len(line) > LONGEST_LINE:
            message = f"the line has {len(line)} bytes, more than {LONGEST_LINE}"
            raise ValueError(message)
        written = json.loads(line)
        if not isinstance(written, dict):
            message = f"a posting is a JSON object, not {type(written).__name__}"
            raise TypeError(message)
        posting_id = written.get("id")
        return _Read(posting_from_mapping(written, hashed=False), posting_id)
    except _FAULTS as fault:
        return _Read(None, error=_error(posting_id, fault))


def _error(posting_id: object, fault: BaseException) -> bytes:
    return _json({"id": posting_id, "error": " ".join(str(fault).split())[:300]})


def _json(answer: object) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")


def answer_lines(lines: Iterable[bytes], make: Callable[[], Answer], *, workers: int | None = None) -> Iterator[bytes]:
    """Yield the answers to all lines that are not blank, in order, as blocks of whole lines in UTF-8.

    `make` is pickled to each worker process and builds what answers there; few lines are answered in this process.
    A worker that dies takes nothing with it: its lines are answered by the next one, and lines that kill again get an
    error instead of an answer.
    """
    workers = workers or processors()
    given = (line for line in lines if line.strip())
    first = list(islice(given, CHUNK))
    if workers > 1 and len(first) == CHUNK:
        yield from Workers(partial(_warm, make), _lost, CHUNK, workers).answers(chain(first, given))
        return
    answer = make()
    while first:
        yield _block(answer(first))
        first = list(islice(given, CHUNK))


def _warm(make: Callable[[], Answer]) -> Callable[[Sequence[bytes]], bytes]:
    """Return what answers lines with a block, having loaded what most postings need."""
    answer = make()
    answer([_WARM_UP])
    return lambda lines: _block(answer(lines))


def _block(answers: Iterable[bytes]) -> bytes:
    return b"".join([line for answer in answers for line in (answer, b"\n")])


def _lost(_line: bytes) -> bytes:
    return _block([_json({"id": None, "error": "reading this line killed the process that read it"})])
