"""jobfit would-i."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from jobfit.cli.terminal import document, put, style
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.errors import ExitCode
from jobfit.layout import clean, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobfit.asking import Subject
    from jobfit.judging import ProfileJudge
    from jobfit.verdicts.model import Verdict

_MOST_BESIDE = 3  # columns beside the first; more are too narrow to read


@click.command(name="would-i")
@click.argument("target", required=False, metavar="[ID|URL|FILE|TEXT|-]")
@click.option(
    "--set", "options", multiple=True, metavar="FACT=VALUE", help="A fact as if you had been told; repeat it."
)
@click.option(
    "--vs", "others", multiple=True, metavar="ID|URL|FILE|now|right", help="Show it beside another; repeat it."
)
@click.option("--full", is_flag=True, help="Every rule, also those that did not matter.")
@click.option("-i", "--interactive", is_flag=True, help="Change facts and rules one at a time and see it move.")
@with_workspace
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    workspace: Workspace,
    target: str | None,
    *,
    options: Sequence[str],
    others: Sequence[str],
    full: bool,
    interactive: bool,
    as_json: bool,
) -> None:
    """Would I take this job? Judge an id, a page, a file, a text or single facts.

    Nothing is stored. A page is asked for once, and only if no stored posting was listed there. Exit code 0: yes, 1:
    no, 5: it depends on an answer; with --vs, of the first.

    Example: jobfit would-i "Staff engineer, two office days in Porto, 70k EUR a year"
    """
    from jobfit.judging import ProfileJudge

    if interactive and (others or as_json or target == "-"):
        raise click.UsageError("--interactive goes with neither --vs, --json nor -.")
    if target is None and not options and not interactive:
        raise click.UsageError("Say what you ask about: an id, an address, a file, a text, or facts with --set.")
    if len(others) > _MOST_BESIDE:
        raise click.UsageError(f"--vs can be given {_MOST_BESIDE} times at most.")
    subject = _subject(workspace, target, options)
    if interactive:
        from jobfit.cli.interactive import converse

        converse(workspace, subject)
        return
    with ProfileJudge.of(workspace.profile) as judge:
        if others:
            verdict = _beside(workspace, judge, [subject, *(_other(workspace, each) for each in others)], as_json)
        else:
            verdict = _alone(workspace, judge, subject, full=full, as_json=as_json)
    ctx.exit(exit_code(verdict))


def _subject(workspace: Workspace, target: str | None, options: Sequence[str]) -> Subject:
    """Return what is asked about; raises InputError for options with faults before anything is looked for."""
    from jobfit.asking import Subject, facts_from_options, told_also
    from jobfit.cli.lookup import subject_of

    answers = facts_from_options(options, currency=workspace.profile.me.currency)
    if target is None:
        return Subject(name="facts", posting=None, answers=answers, options=tuple(options))
    found = subject_of(workspace, target)
    return found._replace(answers=told_also(found.answers, answers), typed=target, options=tuple(options))


def _other(workspace: Workspace, named: str) -> Subject:
    """Return what stands beside it: the job now, the right job, or a posting."""
    from jobfit.asking import Subject
    from jobfit.cli.lookup import subject_of

    profile = workspace.profile
    jobs = {"now": profile.facts_now, "right": profile.facts_right}
    if named not in jobs:
        return subject_of(workspace, named)
    if not jobs[named]:
        raise click.UsageError(f"[{named}] of your profile states no fact, so there is nothing to put beside it.")
    return Subject(name=named, posting=None, answers=jobs[named])


def _alone(workspace: Workspace, judge: ProfileJudge, subject: Subject, *, full: bool, as_json: bool) -> Verdict:
    from jobfit.inside import is_inside

    if subject.posting is None:
        verdict = judge.judge_facts(subject.posting_id, subject.answers)
    else:
        today, answers = workspace.now.date(), subject.answers
        verdict = judge.judge(subject.posting, today=today, answers=answers, every_fact=False).verdict
    company = subject.posting.company if subject.posting else ""
    inside = is_inside(company, subject.answers, judge.person)
    if as_json:
        table = json.loads(verdict.model_dump_json()) | {"inside": inside, "attribution": list(subject.via)}
        put(document(table))
    else:
        put(answer(verdict, subject, full=full, inside=inside))
    return verdict


def _beside(workspace: Workspace, judge: ProfileJudge, subjects: Sequence[Subject], as_json: bool) -> Verdict:  # noqa: FBT001 - named at its one call
    """Show verdicts side by side; return the first."""
    from jobfit.cli.versus import versus_json, versus_lines
    from jobfit.facts.personal import personal
    from jobfit.verdicts.side_by_side import Column, side_by_side

    columns = []
    for each in subjects:
        facts = each.answers
        if each.posting is not None:
            facts = judge.judge(each.posting, today=workspace.now.date(), answers=facts).facts
        verdict = judge.judge_facts(each.posting_id, facts)
        title = each.posting.title if each.posting else ""
        columns.append(Column(each.name, title, verdict, personal(facts, judge.person)))
    shown = side_by_side(columns)
    if as_json:
        put(versus_json(shown, [each.via for each in subjects]))
    else:
        look = style()
        named = dict.fromkeys(clean(", ".join(each.via)) for each in subjects if each.via)
        put(joined([*versus_lines(shown, look), *look.painted(named, "quiet")]))
    return columns[0].verdict


def answer(verdict: Verdict, subject: Subject, *, full: bool, inside: bool) -> str:
    """Return the verdict as an answer to the question, with the feeds that a stored posting came from.

    `inside`: the posting is of the person's present employer.
    """
    from jobfit.cli.opening import opening
    from jobfit.digests.text import explanation_lines
    from jobfit.digests.wording import INSIDE
    from jobfit.verdicts.explain import explain

    look = style()
    lines = explanation_lines(explain(verdict, full=full), look)
    named = [look.paint(clean(", ".join(subject.via)), "quiet")] if subject.via else []
    said = [f"{INSIDE.capitalize()}."] if inside else []
    return joined([*opening(verdict, subject, look), *said, *lines, *named])


def exit_code(verdict: Verdict) -> ExitCode:
    """Return the exit code that says the outcome."""
    return {"keep": ExitCode.DONE, "ask": ExitCode.ASK}.get(verdict.outcome.value, ExitCode.NO)
