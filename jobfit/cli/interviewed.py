"""What an interview comes to: the files are written or the answers kept, and the person is told what they became."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jobfit.cli.rules import rule_lines
from jobfit.cli.terminal import called_as, style, tell
from jobfit.errors import InputError
from jobfit.feeds.network import network
from jobfit.interview.answers import answers_text
from jobfit.interview.finishing import feeds_followed, finish, rules_nothing, sure
from jobfit.layout import joined, to_ascii, wrapped
from jobfit.phrasing import counted
from jobfit.replacing import replace_file
from jobfit.rules.model import OWN_ORIGINS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobfit.cli.workspace import Workspace
    from jobfit.interview.drafting import Start
    from jobfit.interview.finishing import Finished
    from jobfit.interview.questions import Answers


def write(workspace: Workspace, answers: Answers, start: Start) -> Finished:
    """Write the files, only if the profile can be judged by; the answers are kept when it cannot. Raises InputError."""
    try:
        sure(answers, start, file=str(workspace.paths.profile), today=workspace.now.date())
        with workspace.store() as store:
            done = finish(answers, start, workspace.paths, store, now=workspace.now, fetch=network())
    except InputError as error:
        kept = keep_answers(answers, workspace)
        again = f"Correct there what is listed below, then: {called_as()} init --answers {kept}"
        if rules_nothing(error):
            again = f"`{called_as()} init` asks again what was passed over."
        tell(f"Your answers are in {kept}. {again}")
        raise
    kept_answers(workspace).unlink(missing_ok=True)
    return done


def told(workspace: Workspace, done: Finished, outlook: Sequence[str] = ()) -> str:
    """Return what was written, the rules that the answers became, what they come to, and what is next."""
    own = [rule for rule in done.profile.rules if rule.origin in OWN_ORIGINS]
    brought = len([rule for rule in done.profile.rules if rule.origin.startswith("value.")])
    feeds = feeds_followed(workspace.paths)
    shows = "shows" if brought == 1 else "show"
    values = f"  and {counted(brought, 'nice-to-have')} that {shows} what you value: {called_as()} rules list"
    text = joined(
        [
            f"Wrote {workspace.paths.profile}   ({done.profile.counts.in_words})",
            f"      {workspace.paths.feeds}   ({counted(len(feeds), 'feed')})",
            *(["", style().paint("Your rules", "title"), *rule_lines(own)] if own else []),
            *([values] if brought else []),
            *(["", *(each.comment for each in done.unread)] if done.unread else []),
            *(["", *(row for line in outlook for row in wrapped(line, style(), 0))] if outlook else []),
            "",
            *_next(feeds=bool(feeds)),
        ]
    )
    return to_ascii(text) if style().ascii_only else text


def _next(*, feeds: bool) -> list[str]:
    """Return what leads to a first keep."""
    jobfit = called_as()
    run = [(f"{jobfit} run", "read your feeds, judge every posting"), (f"{jobfit} digest", "what was kept, and why")]
    paste = (f'{jobfit} would-i "…"', "paste a posting, get an answer")
    choose = (f"{jobfit} feeds list --catalogue", f"choose {'more ' if feeds else ''}feeds: {jobfit} feeds add ID")
    steps = [*run, paste, choose] if feeds else [choose, paste]
    width = max(len(typed) for typed, _ in steps)
    return [f"{'Next:' if not number else '':6} {typed:{width}}  {what}" for number, (typed, what) in enumerate(steps)]


def kept_answers(workspace: Workspace) -> Path:
    """Return where the answers are that make no profile yet."""
    return workspace.paths.folder / "answers.toml"


def keep_answers(answers: Answers, workspace: Workspace) -> Path:
    """Write answers that make no profile yet to a file, so that none has to be given again; return its path."""
    replace_file(kept_answers(workspace), answers_text(answers))
    return kept_answers(workspace)
