"""--jsonl: postings in, answers out, a line each; what is no posting is counted, and a file without one is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobfit.cli.files import STDIN, opened
from jobfit.cli.terminal import put_lines, tell
from jobfit.errors import InputError
from jobfit.phrasing import part_of
from jobfit.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from jobfit.lines import Answer, Tally

_HELD = 100_000  # errors that wait for a first posting; where there are more they are written as they come


def write_answers(file: str, make: Callable[[], Answer], *, workers: int | None) -> None:
    """Write an answer to each line of a file to stdout, and say how many are no postings.

    Raises InputError when it cannot be read, and when none of its lines is a posting.
    """
    from jobfit.lines import Tally, answer_lines

    tally = Tally()
    held: list[bytes] = []
    with opened(file) as lines:
        for block in answer_lines(lines, make, workers=workers, tally=tally):
            held.append(block)
            if tally.faults < tally.lines or tally.faults > _HELD:
                put_lines(b"".join(held))
                held.clear()
    if tally.faults and tally.faults == tally.lines:
        raise InputError([_no_postings(tally, "<stdin>" if file == STDIN else file)])
    if tally.faults:
        are = "is" if tally.faults == 1 else "are"
        tell(f"{part_of(tally.faults, tally.lines, 'line')} {are} no posting; the first: {tally.said}")


def _no_postings(tally: Tally, where: str) -> Problem:
    what = f"no line of it is a posting; {tally.said}"
    hint = "write one JSON object a line; `jq -c '.[]' FILE` makes that of a list, `jq -c . FILE` of longer ones"
    return Problem("ASK003", Place(where, tally.first), what, hint)
