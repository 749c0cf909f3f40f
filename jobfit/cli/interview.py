"""The interview on a terminal: shows what a session tells, asks, and keeps every answer as soon as it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from jobfit.cli.interviewed import keep_answers, told, write
from jobfit.cli.terminal import put, style, tell
from jobfit.interview.answers import faults, setting_of
from jobfit.interview.finishing import passed_over_again
from jobfit.interview.machine import begun
from jobfit.interview.session import Session, outlook
from jobfit.interview.weighing import Pool, bundled_pool, stored_pool
from jobfit.layout import wrapped

if TYPE_CHECKING:
    from jobfit.cli.workspace import Workspace
    from jobfit.interview.drafting import Start
    from jobfit.interview.questions import Answers


def interview(workspace: Workspace, answers: Answers, start: Start, *, short: bool) -> None:
    """Ask what is not answered yet, write the files, and show what they come to; Ctrl-C keeps the answers.

    Raises Abort, or InputError when the answers make no profile.
    """
    file, today = str(workspace.paths.profile), workspace.now.date()
    unread = dict(faults(answers, setting_of(answers, today, own=start.currency)))
    for mistake in unread.values():
        tell(f"It is asked again: {mistake}.")
    answers = {key: each for key, each in answers.items() if key not in unread}
    at = begun(answers, defaults=start.defaults, short=short)
    if not at.at:
        at = begun(passed_over_again(answers, start, file=file, today=today), defaults=start.defaults, short=short)
    with _postings(workspace) as pool:
        session = Session(at, start=start, today=today, file=file, pool=pool)
        try:
            _ask(session, workspace)
        except (click.Abort, KeyboardInterrupt):
            tell("")  # after the question
            if session.interview.answers:
                tell(f"Your answers are in {keep_answers(session.interview.answers, workspace)}.")
            raise
        done = write(workspace, session.interview.answers, start)
        put(told(workspace, done, outlook(done.profile, session.pool) if session.pool else ()))


def _ask(session: Session, workspace: Workspace) -> None:
    """Ask until nothing is left; what was answered is in the file before the next question is asked."""
    while prompt := session.prompt():
        _say(prompt.lines)
        *lines, last = wrapped(prompt.question, style(), 0, hang=4)
        _say(lines)
        told_of_it = session.reply(click.prompt(last, default="", show_default=False, prompt_suffix=" ", err=True))
        _say(told_of_it)
        keep_answers(session.interview.answers, workspace)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        indent = len(line) - len(line.lstrip())
        for row in wrapped(line, style(), indent, hang=2) or [""]:
            tell(row)


@contextmanager
def _postings(workspace: Workspace) -> Iterator[Callable[[], Pool | None]]:
    """Yield what gives the postings to weigh rules on: the stored ones, or the bundled ones while there are none."""
    store = workspace.store() if workspace.paths.database.exists() else None

    def pool() -> Pool:
        found = stored_pool(store, now=workspace.now) if store else None
        if found is None:
            tell("(Rules are weighed on the bundled postings: made up, most of software work.)")
        return found or bundled_pool()

    try:
        yield pool
    finally:
        if store:
            store.close()
