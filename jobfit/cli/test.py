"""jobfit test."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobfit.cli.files import NamedFile
from jobfit.cli.terminal import document, put, style
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.errors import ExitCode
from jobfit.layout import TextStyle, wrapped
from jobfit.phrasing import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobfit.cases.running import Covered, Trial, Tried

_INDENT = 5  # columns, after "FAIL"


@click.command(name="test")
@click.argument("file", required=False, type=NamedFile(path_type=Path), metavar="[FILE]")
@click.option("--full", is_flag=True, help="Also the rules of your values in the table of what was exercised.")
@with_workspace
@json_option
@click.pass_context
def command(ctx: click.Context, workspace: Workspace, file: Path | None, *, full: bool, as_json: bool) -> None:
    """Judge your own labelled cases, and say which come out otherwise than you want.

    FILE is profile.tests.toml beside your profile unless you name another; `jobfit mark ID wrong` adds to that. Then:
    of each rule, how often the cases had it hold, fail and be unknown.

    Exit code 0 when every case comes out as wanted, 1 when one does not, 2 when the file has faults.

    Example: jobfit test
    """
    from jobfit.cases.file import read_cases
    from jobfit.cases.running import run_cases

    profile = workspace.profile
    path = file or workspace.paths.cases
    hint = "`jobfit mark ID wrong --because …` adds a case beside your profile"
    workspace.must_exist(path, "there are no cases yet", hint)
    trial = run_cases(read_cases(path, profile), profile, today=workspace.now.date())
    put(as_document(trial) if as_json else "\n".join(told(trial, full=full)))
    ctx.exit(ExitCode.NO if trial.failed else ExitCode.DONE)


def as_document(trial: Trial) -> str:
    """Return what the cases came to as one JSON document."""
    from jobfit.cases.running import RESULTS

    cases = [
        {
            "name": each.case.name,
            "passed": each.passed,
            "want": each.case.want,
            "outcome": each.verdict.outcome,
            "differs": each.differs,
            "decided_by": each.decided,
            "reason": each.reason,
            "because": each.case.rule or each.case.because,
        }
        for each in trial.tried
    ]
    coverage = {each.rule: {result: each.results[result] for result in RESULTS} for each in trial.coverage}
    body = {"failed": trial.failed, "cases": cases, "coverage": coverage}
    return document(body)


def told(trial: Trial, *, full: bool) -> Iterator[str]:
    """Yield what the cases came to, what was exercised of each rule, and the sum of it."""
    look = style()
    for each in trial.tried:
        yield from _case_lines(each, look)
    yield ""
    yield look.paint("What the cases had each rule do", "title")
    yield from _coverage_lines(trial, look, full=full)
    yield ""
    right = len(trial.tried) - trial.failed
    summary = f"{right} of {counted(len(trial.tried), 'case')} came out as you want."
    yield look.paint(summary, "no" if trial.failed else "yes")


def _case_lines(tried: Tried, look: TextStyle) -> Iterator[str]:
    from jobfit.verdicts.explain import LABELS

    mark, role = ("ok", "yes") if tried.passed else ("FAIL", "no")
    label = LABELS[tried.verdict.outcome]
    said = f"{label}{f' ({tried.decided})' if tried.decided else ''}" if tried.passed else tried.differs
    first, *rest = wrapped(f"{tried.case.name}: {said}", look, _INDENT)
    yield f"{look.paint(mark, role)}{' ' * (_INDENT - len(mark))}{first.strip()}"
    yield from rest
    if not tried.passed:
        asides = (
            f"you said: {tried.case.because}" if tried.case.because else "",
            f"{tried.decided}: {tried.reason}" if tried.reason else tried.decided,
        )
        for aside in filter(None, asides):
            yield from look.painted(wrapped(aside, look, _INDENT, hang=2), "quiet")


def _coverage_lines(trial: Trial, look: TextStyle, *, full: bool) -> Iterator[str]:
    """Yield a line a rule of the person's; those of values, goal and bar are only counted, unless `full`."""
    from jobfit.rules.model import OWN_ORIGINS

    own = [each for each in trial.coverage if full or each.origin in OWN_ORIGINS]
    width = max((len(each.rule) for each in own), default=0)
    for each in own:
        yield look.paint(f"  {each.rule:{width}}  {_exercised(each)}", "quiet" if each.complete else "")
    others = [each for each in trial.coverage if each not in own]
    if others:
        whole = sum(each.complete for each in others)
        brought = f"{counted(len(others), 'rule')} that your values, goal and bar brought"
        yield f"  {brought}: {whole} did all three (--full lists them)"


def _exercised(covered: Covered) -> str:
    from jobfit.cases.running import RESULTS

    return ", ".join(f"{result} {covered.results[result] or 'never'}" for result in RESULTS)
