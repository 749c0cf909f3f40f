"""Every error that jobfit raises, and the exit code each one ends with.

JobfitError           4   jobfit could not do it
├── InputError        2   a file, option or posting that the person can mend; carries Problems
├── FeedError         3   one feed could not be read; the run goes on
│   └── FetchError    3   its bytes could not be had
│       ├── Forbidden 3   its site asks programs not to read it
│       └── KeyMissing 3  a key that it wants is not where it was looked for
├── PageError         4   a page that the person named cannot be had now
├── EngineFault       4   durable_rules lost or invented an outcome; the posting is not judged
├── StoreError        4   the database cannot be used
│   └── StoreBusy     4   another run holds it
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from typing import ClassVar

from jobfit.phrasing import counted
from jobfit.problems import Problem


class ExitCode(IntEnum):
    """What the process ends with; `EXIT_MEANINGS` has a sentence for each."""

    DONE = 0
    NO = 1
    MENDABLE = 2
    SOME_FEEDS_FAILED = 3
    FAILED = 4
    ASK = 5
    NEW_KEEPS = 10
    INTERRUPTED = 130


EXIT_MEANINGS: dict[ExitCode, str] = {
    ExitCode.DONE: "done; for `would-i`: yes, keep",
    ExitCode.NO: "the answer is no (`would-i`: reject or near miss; `test`: a case differs; `rules check --stored`: a"
    " rule is odd)",
    ExitCode.MENDABLE: "you can mend it: usage, profile, rule or feed file",
    ExitCode.SOME_FEEDS_FAILED: "finished, but some feeds failed",
    ExitCode.FAILED: "nothing could be read or delivered, or jobfit failed",
    ExitCode.ASK: "`would-i`: it depends on an answer",
    ExitCode.NEW_KEEPS: "`run --exit-code`: there are new keeps",
    ExitCode.INTERRUPTED: "stopped with Ctrl-C",
}


class JobfitError(Exception):
    """Anything told to a person in a sentence instead of as a traceback."""

    exit_code: ClassVar[ExitCode] = ExitCode.FAILED
    summary: ClassVar[str] = "jobfit failed"

    def __str__(self) -> str:
        cause = self.__cause__
        parts = (self.summary, *map(str, self.args), f"{type(cause).__name__}: {cause}" if cause else "")
        return ": ".join(filter(None, parts))


class InputError(JobfitError):
    """Something the person wrote has faults; all of them are in `problems`."""

    exit_code = ExitCode.MENDABLE
    summary = "nothing was run"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{counted(len(problems), 'problem')} found")
        self.problems = tuple(problems)
        self.remedy = ""  # a sentence for all of them together


class FeedError(JobfitError):
    """One feed could not be read; the others are."""

    exit_code = ExitCode.SOME_FEEDS_FAILED
    summary = "could not read feed"

    @property
    def reason(self) -> str:
        """Return what went wrong, for where the feed's name (the first argument) stands already."""
        return ": ".join(map(str, self.args[1:])) or str(self)


class FetchError(FeedError):
    """The bytes of one feed could not be had."""

    summary = "could not fetch feed"

    def __init__(
        self, *said: str, passing: bool = False, wait: int = 0, status: int = 0, until: datetime | None = None
    ) -> None:
        """Take what is told, whether another try may bring them, the seconds the site asks to wait, and its status.

        `until`: the moment before which no run asks the site again.
        """
        super().__init__(*said)
        self.until = until
        self.passing = passing
        self.wait = wait
        self.status = status


class Forbidden(FetchError):
    """A site asks programs, by its terms or its robots.txt, not to read what was to be read."""


class KeyMissing(FetchError):
    """A feed wants a key of the person's own that is not kept where it was looked for."""


class PageError(JobfitError):
    """The site of a page that the person named does not answer."""

    summary = "could not read the page"


class EngineFault(JobfitError):
    """The engine did not give exactly one outcome; never taken for a reject."""

    summary = "the engine lost an outcome"


class StoreError(JobfitError):
    """The database cannot be opened, read or written."""

    summary = "could not use the database"


class StoreBusy(StoreError):
    """Another run is writing to the same database."""

    summary = "another run is at work on this database"


def unexpected(fault: Exception) -> str:
    """Return the sentence for a fault of jobfit's own, which must not keep the rest from being done."""
    return f"jobfit failed on it, please report this: {fault!r}"
