"""jobfit would-i."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jobfit.cli.terminal import put, style
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobfit.verdicts.model import Verdict


@click.command(name="would-i")
@click.argument("target", required=False, metavar="[ID|FILE|TEXT|-]")
@click.option(
    "--set", "options", multiple=True, metavar="FACT=VALUE", help="A fact as if you had been told; repeat it."
)
@click.option("--full", is_flag=True, help="Every rule, also those that did not matter.")
@with_workspace
@json_option
@click.pass_context
def command(  # one parameter an option
    ctx: click.Context, workspace: Workspace, target: str | None, *, options: Sequence[str], full: bool, as_json: bool
) -> None:
    """Would I take this job? Judge an id, a file, a text or single facts.

    Nothing is stored. Exit code 0: yes, 1: no, 5: it depends on an answer.

    Example: jobfit would-i "Staff engineer, two office days in Porto, 70k EUR a year"
    """
    from jobfit.asking import facts_from_options  # noqa: PLC0415 - start-up
    from jobfit.cli.lookup import find_posting  # noqa: PLC0415 - start-up
    from jobfit.judging import ProfileJudge  # noqa: PLC0415 - start-up

    profile = workspace.profile
    answers = facts_from_options(options, currency=profile.me.currency)
    with ProfileJudge.of(profile) as judge:
        if target is None:
            verdict = judge.judge_facts("given", answers)
        else:
            posting = find_posting(workspace, target)
            day = workspace.now.date()
            verdict = judge.judge(posting, today=day, answers=answers, every_fact=False).verdict
    put(verdict.model_dump_json(indent=2) if as_json else answer(verdict, full=full))
    ctx.exit(exit_code(verdict))


def answer(verdict: Verdict, *, full: bool) -> str:
    """Return the verdict as an answer to the question."""
    from jobfit.digests.text import explanation_lines, joined  # noqa: PLC0415 - start-up
    from jobfit.verdicts.explain import explain  # noqa: PLC0415 - start-up
    from jobfit.verdicts.model import Outcome  # noqa: PLC0415 - start-up

    sentence = {
        Outcome.KEEP: "Yes.",
        Outcome.ASK: "It depends.",
        Outcome.NEAR_MISS: "No, but nearly.",
        Outcome.REJECT: "No, as your profile stands.",
    }[verdict.outcome]
    look = style()
    lines = explanation_lines(explain(verdict, full=full), look)
    return joined([look.paint(sentence, verdict.outcome.value), *lines])


def exit_code(verdict: Verdict) -> ExitCode:
    """Return the exit code that says the outcome."""
    return {"keep": ExitCode.DONE, "ask": ExitCode.ASK}.get(verdict.outcome.value, ExitCode.NO)
