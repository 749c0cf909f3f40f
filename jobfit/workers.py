"""Worker processes: work is answered a chunk at a time, in order, in bounded memory, and none is lost with a worker."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Generic, TypeVar

Given = TypeVar("Given")
Answered = TypeVar("Answered")

_AHEAD = 3  # chunks for each worker that wait or are at work
COLLECT_AFTER = 100_000
"""How many objects more than before make a worker look for garbage: a chunk makes fewer, and few of ours refer to each
other."""


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0))


@dataclass(frozen=True, slots=True)
class Workers(Generic[Given, Answered]):
    """How work is divided: `make` builds what answers some work, `size` is that of a chunk, `count` the processes.

    `lost` answers work that kills whoever does it. `forked` processes share what `make` built once; others build it
    each, and share nothing with this process: neither its locks nor its database.
    """

    make: Callable[[], Callable[[Sequence[Given]], Answered]]
    lost: Callable[[Given], Answered]
    size: int
    count: int
    forked: bool = True

    def answers(self, given: Iterator[Given]) -> Iterator[Answered]:
        """Yield an answer a chunk, in order; the work of a worker that dies is answered by the next one."""
        if self.forked:
            _Worker.answer = staticmethod(self.make())
            gc.freeze()  # what is made by now is not looked through for garbage, or copied because of it
        waiting: deque[tuple[list[Given], Future[Answered]]] = deque()
        pool = self._pool(self.count)
        try:
            while True:
                while len(waiting) < self.count * _AHEAD and (chunk := list(islice(given, self.size))):
                    waiting.append((chunk, _submitted(pool, chunk)))
                if not waiting:
                    return
                chunk, answer = waiting.popleft()
                try:
                    yield answer.result()
                except BrokenProcessPool:
                    pool.shutdown(cancel_futures=True)
                    if not self._can_start():
                        yield from self._here(chain([chunk], (missed for missed, _ in waiting)), given)
                        return
                    yield from self._one_by_one(chunk)
                    pool = self._pool(self.count)
                    waiting = deque((missed, _submitted(pool, missed)) for missed, _ in waiting)
        finally:
            pool.shutdown(cancel_futures=True)

    def _can_start(self) -> bool:
        """Say whether a worker starts at all: some programs that use jobfit cannot be started again by their file."""
        with self._pool(1) as pool:
            try:
                return bool(pool.submit(os.getpid).result())
            except BrokenProcessPool:
                return False

    def _here(self, chunks: Iterable[list[Given]], given: Iterator[Given]) -> Iterator[Answered]:
        """Answer the rest in this process."""
        answer = self.make()
        yield from map(answer, chunks)
        while chunk := list(islice(given, self.size)):
            yield answer(chunk)

    def _one_by_one(self, chunk: list[Given]) -> Iterator[Answered]:
        """Answer the work of a chunk that killed its worker, each in a process that it may kill."""
        pool = self._pool(1)
        for each in chunk:
            try:
                yield _submitted(pool, [each]).result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                pool = self._pool(1)
                yield self.lost(each)
        pool.shutdown()

    def _pool(self, count: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("fork" if self.forked else "spawn")
        return ProcessPoolExecutor(count, mp_context=context, initializer=_Worker.start, initargs=(self.make,))


def spread(
    given: Iterator[Given],
    make: Callable[[], Callable[[Sequence[Given]], Answered]],
    lost: Callable[[Given], Answered],
    *,
    size: int,
    many: int,
) -> Iterator[Answered]:
    """Yield what `make` answers to chunks of some work, in order: on all processors from so `many` on, else here."""
    count = processors()
    first = list(islice(given, many))
    given = chain(first, given)
    if len(first) == many and count > 1:
        yield from Workers(make, lost, size, count, forked=False).answers(given)
        return
    answer = make()
    while chunk := list(islice(given, size)):
        yield answer(chunk)


def _submitted(pool: ProcessPoolExecutor, chunk: list[Any]) -> Future[Any]:
    """Return the answer to come; of a pool that has died already, the failure in its turn."""
    try:
        return pool.submit(_answer, chunk)
    except BrokenProcessPool as broken:
        failed: Future[Any] = Future()
        failed.set_exception(broken)
        return failed


class _Worker:
    """What a worker process answers with: made before it was forked, or in it where processes are not forked."""

    answer: Callable[[Sequence[Any]], Any] | None = None

    @classmethod
    def start(cls, make: Callable[[], Callable[[Sequence[Any]], Any]]) -> None:
        if cls.answer is None:
            cls.answer = staticmethod(make())
        gc.set_threshold(COLLECT_AFTER)
        threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it does, however that ends: nobody else would end it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _answer(chunk: list[Any]) -> Any:  # noqa: ANN401 - what the work makes of it
    if _Worker.answer is None:
        message = "a worker was asked before it was started"
        raise RuntimeError(message)
    return _Worker.answer(chunk)
