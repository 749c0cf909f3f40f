"""Sessions on pages: the console blocks of a Markdown page, run anew and compared with what stands there.

A block begins with ```console; a line `$ jobfit …` is typed, what follows it up to the next `$` is what it prints, and
a line `…` stands for whatever was left out. All blocks of a page are one session, in one folder.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import NamedTuple

LEFT_OUT = "…"
_BLOCK = re.compile(r"(?ms)^```console\n(.*?)^```$")


class Typed(NamedTuple):
    """One command of a session as typed, and the lines that the page shows under it."""

    line: str
    shown: tuple[str, ...]

    @property
    def arguments(self) -> tuple[str, ...]:
        """Return what is called, without the program's name."""
        program, *arguments = shlex.split(self.line.replace("\\\n", " "))
        assert program == "jobfit", f"a session calls jobfit only, not {program}"
        return tuple(arguments)

    def fits(self, printed: str) -> bool:
        """Say whether the command printed what the page shows, but for what is left out."""
        lines = "".join(f"{line.rstrip()}\n" for line in printed.rstrip("\n").split("\n"))
        pattern = "".join(r"(?:.*\n)*" if line == LEFT_OUT else re.escape(f"{line}\n") for line in self.shown)
        return re.fullmatch(pattern or "\n", lines) is not None

    def renewed(self, printed: str) -> Typed:
        """Return the same command with what it prints now; what was left out of it stays so."""
        lines = tuple(line.rstrip() for line in printed.rstrip("\n").split("\n")) if printed.strip() else ()
        changes = SequenceMatcher(None, self.shown, lines, autojunk=False).get_opcodes()
        again = (_renewed(self.shown[first:last], lines[start:end]) for _, first, last, start, end in changes)
        return self._replace(shown=tuple(chain.from_iterable(again)))


def _renewed(shown: Sequence[str], lines: Sequence[str]) -> Sequence[str]:
    """Return the lines that take the place of some that were shown, what is left out counted from both ends."""
    if LEFT_OUT not in shown:
        return lines
    before, behind = shown.index(LEFT_OUT), shown[::-1].index(LEFT_OUT)
    if before + behind >= len(lines):
        return lines
    return (*lines[:before], LEFT_OUT, *lines[len(lines) - behind :])


def typed_on(page: str) -> list[Typed]:
    """Return every command on a page, in order."""
    return [each for block in _BLOCK.findall(page) for each in _typed_in(block)]


def renewed(page: str, run: Callable[[Typed], str]) -> str:
    """Return the page with what its commands print now."""

    def block(found: re.Match[str]) -> str:
        again = (each.renewed(run(each)) for each in _typed_in(found[1]))
        return "```console\n" + "".join("\n".join((f"$ {each.line}", *each.shown, "")) for each in again) + "```"

    return _BLOCK.sub(block, page)


def _typed_in(block: str) -> Iterator[Typed]:
    for part in re.split(r"(?m)^\$ ", block)[1:]:
        lines = part.rstrip("\n").split("\n")
        length = next(number for number, line in enumerate(lines, start=1) if not line.endswith("\\"))
        yield Typed("\n".join(lines[:length]), tuple(lines[length:]))
