"""JSON lines in, JSON lines out, over worker processes: in order, in bounded memory, no line lost."""

from __future__ import annotations

import gc
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from itertools import chain, islice
from typing import Any, TypeAlias

from jobfit.errors import EngineFault
from jobfit.facts import codec
from jobfit.facts.extract import facts_of_reading
from jobfit.facts.person import Person
from jobfit.facts.reading import Reading, read
from jobfit.judging import ProfileJudge
from jobfit.postings.normalise import posting_from_mapping
from jobfit.rules.model import RuleSet
from jobfit.verdicts.written import Writer

CHUNK = 64
LONGEST_LINE = 4_000_000  # bytes
Answer: TypeAlias = Callable[[bytes], str]
"""One line of a file -> one line of JSON; never raises."""


class FactsLine:
    """Answers a posting with its facts."""

    def __init__(self, today: date | None, *, with_text: bool = False) -> None:
        """Take the day that ages are counted to, and whether to add the text that the offsets count in."""
        self._today = today
        self._with_text = with_text

    def __call__(self, line: bytes) -> str:
        """Return `{"id", "facts"}`, or `{"id", "error"}` for a line that is no posting."""
        return _answered(line, self._answer)

    def _answer(self, written: dict[str, Any]) -> str:
        posting = posting_from_mapping(written)
        reading = read(posting, today=self._today)
        answer = {"id": posting.id, "facts": codec.to_json(facts_of_reading(reading))}
        return _json(answer | ({"text": text_of(reading)} if self._with_text else {}))


class VerdictLine:
    """Answers a posting with its verdict."""

    def __init__(self, rule_set: RuleSet, person: Person, today: date | None, *, facts: bool = False) -> None:
        """Take what judges, the day that ages are counted to, and whether to add the facts."""
        self._judge = ProfileJudge(rule_set, person)
        self._writer = Writer()
        self._today = today
        self._facts = facts

    def __call__(self, line: bytes) -> str:
        """Return the verdict as JSON, or `{"id", "error"}` for a line that is no posting."""
        return _answered(line, self._answer)

    def _answer(self, written: dict[str, Any]) -> str:
        posting = posting_from_mapping(written)
        facts, verdict = self._judge.judge(posting, today=self._today, every_fact=self._facts)
        answer = self._writer.line(verdict)
        return f'{answer[:-1]}, "facts": {_json(codec.to_json(facts))}}}' if self._facts else answer


def text_of(reading: Reading) -> dict[str, str]:
    """Return the normalised text of each field, which offsets count in."""
    return {name: reading.text[start:end] for name, start, end in reading.fields}


def _answered(line: bytes, answer: Callable[[dict[str, Any]], str]) -> str:
    """Return the answer to a line, or the reason why there is none."""
    posting_id: object = None
    try:
        if len(line) > LONGEST_LINE:
            message = f"the line has {len(line)} bytes, more than {LONGEST_LINE}"
            raise ValueError(message)  # noqa: TRY301 - told the same way as every other fault of a line
        written = json.loads(line)
        if not isinstance(written, dict):
            message = f"a posting is a JSON object, not {type(written).__name__}"
            raise TypeError(message)  # noqa: TRY301 - as above
        posting_id = written.get("id")
        return answer(written)
    except (ValueError, TypeError, RecursionError, EngineFault) as fault:
        return _json({"id": posting_id, "error": " ".join(str(fault).split())[:300]})


def _json(answer: object) -> str:
    return json.dumps(answer, ensure_ascii=False)


def answer_lines(lines: Iterable[bytes], make: Callable[[], Answer], *, workers: int | None = None) -> Iterator[str]:
    """Yield the answer to every line that is not blank, in order.

    `make` is pickled to each worker process and builds what answers there; few lines are answered in this process.
    A worker that dies takes nothing with it: its lines are answered by the next one, and lines that kill again get an
    error instead of an answer.
    """
    workers = workers or len(os.sched_getaffinity(0))
    given = (line for line in lines if line.strip())
    first = list(islice(given, CHUNK))
    if workers == 1 or len(first) < CHUNK:
        yield from map(make(), chain(first, given))
        return
    yield from _pooled(chain(first, given), make, workers)


def _pooled(lines: Iterator[bytes], make: Callable[[], Answer], workers: int) -> Iterator[str]:
    waiting: deque[tuple[list[bytes], Future[list[str]]]] = deque()
    _Worker.start(make)  # before the processes are forked, so that words and rules are made once for all of them
    gc.freeze()  # and none of that is looked through for garbage again, or copied because of it
    pool = _pool(make, workers)
    try:
        while True:
            while len(waiting) < workers * 3 and (chunk := list(islice(lines, CHUNK))):
                waiting.append((chunk, _submitted(pool, chunk)))
            if not waiting:
                return
            chunk, answers = waiting.popleft()
            try:
                yield from answers.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                yield from _one_by_one(chunk, make)
                pool = _pool(make, workers)
                waiting = deque((lost, _submitted(pool, lost)) for lost, _ in waiting)
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, chunk: list[bytes]) -> Future[list[str]]:
    """Return the answers to come; of a pool that has died already, the failure in its turn."""
    try:
        return pool.submit(_chunk, chunk)
    except BrokenProcessPool as broken:
        failed: Future[list[str]] = Future()
        failed.set_exception(broken)
        return failed


def _one_by_one(chunk: list[bytes], make: Callable[[], Answer]) -> Iterator[str]:
    """Answer the lines of a chunk that killed its worker, each in a process that it may kill."""
    pool = _pool(make, 1)
    for line in chunk:
        try:
            yield pool.submit(_chunk, [line]).result()[0]
        except BrokenProcessPool:
            pool.shutdown(cancel_futures=True)
            pool = _pool(make, 1)
            yield json.dumps({"id": None, "error": "reading this line killed the process that read it"})
    pool.shutdown()


def _pool(make: Callable[[], Answer], workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, initializer=_Worker.ensure, initargs=(make,))


class _Worker:
    """What a worker process answers with: made before it was forked, or in it where processes are not forked."""

    answer: Answer | None = None

    @classmethod
    def start(cls, make: Callable[[], Answer]) -> None:
        cls.answer = staticmethod(make())

    @classmethod
    def ensure(cls, make: Callable[[], Answer]) -> None:
        if cls.answer is None:
            cls.start(make)


def _chunk(lines: list[bytes]) -> list[str]:
    answer = _Worker.answer
    if answer is None:
        message = "a worker was asked before it was started"
        raise RuntimeError(message)
    return [answer(line) for line in lines]
