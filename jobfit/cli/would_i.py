"""jobfit would-i."""

from __future__ import annotations

import json
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
    from jobfit.asking import facts_from_options, told_also  # noqa: PLC0415 - start-up
    from jobfit.cli.lookup import attribution_of, find_posting, told_of  # noqa: PLC0415 - start-up
    from jobfit.judging import ProfileJudge  # noqa: PLC0415 - start-up

    profile = workspace.profile
    answers = facts_from_options(options, currency=profile.me.currency)
    via: tuple[str, ...] = ()
    with ProfileJudge.of(profile) as judge:
        if target is None:
            verdict = judge.judge_facts("given", answers)
        else:
            posting = find_posting(workspace, target)
            via = attribution_of(workspace, posting.id)
            day = workspace.now.date()
            answers = told_also(told_of(workspace, posting.id), answers)
            verdict = judge.judge(posting, today=day, answers=answers, every_fact=False).verdict
    if as_json:
        table = json.loads(verdict.model_dump_json()) | {"attribution": list(via)}
        put(json.dumps(table, ensure_ascii=False, indent=2))
    else:
        put(answer(verdict, full=full, via=via))
    ctx.exit(exit_code(verdict))


def answer(verdict: Verdict, *, full: bool, via: Sequence[str] = ()) -> str:
    """Return the verdict as an answer to the question, with the feeds that a stored posting came from."""
    from jobfit.digests.text import clean, explanation_lines, joined  # noqa: PLC0415 - start-up
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
    named = [look.paint(clean(", ".join(via)), "quiet")] if via else []
    return joined([look.paint(sentence, verdict.outcome.value), *lines, *named])


def exit_code(verdict: Verdict) -> ExitCode:
    """Return the exit code that says the outcome."""
    return {"keep": ExitCode.DONE, "ask": ExitCode.ASK}.get(verdict.outcome.value, ExitCode.NO)
