"""jobfit rejected."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from jobfit.cli.terminal import put, style
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.verdicts.model import Outcome

if TYPE_CHECKING:
    from jobfit.store.rows import Stored


@click.command(name="rejected")
@click.option("--rule", help="Only what this rule stands against, such as must.pay.")
@click.option("--since", default="all", show_default=True, help="`all`, or a day such as 2026-11-01.")
@with_workspace
@json_option
def command(workspace: Workspace, *, rule: str | None, since: str, as_json: bool) -> None:
    """List what was set aside, by the rule that decided.

    Without --rule: every deciding rule with its count and the best postings that it set aside. With --rule: every
    posting that the rule stands against, also where another rule decided.

    Example: jobfit rejected --rule must.pay
    """
    from jobfit.delivery import moment_of  # noqa: PLC0415 - start-up

    with workspace.store() as store:
        found = list(store.judged_since(moment_of(since), Outcome.REJECT, Outcome.NEAR_MISS))
    chosen = [each for each in found if rule is None or rule in against(each)]
    if as_json:
        put(json.dumps([summary(each) for each in chosen], ensure_ascii=False, indent=2))
    else:
        put("\n".join(listed(chosen) if rule else grouped(chosen)))


def against(stored: Stored) -> list[str]:
    """Return the rules that stand against a posting, most decisive first; the bar's cause when no rule does."""
    verdict = stored.verdict
    rules = [reason.rule for reason in verdict.reasons if reason.effect in {"hit", "missed", "silent"}]
    return rules or [f"bar.{cause}" for cause in verdict.causes]


def summary(stored: Stored) -> dict[str, object]:
    """Return one rejected posting for JSON."""
    posting = stored.posting
    return {"id": posting.id, "title": posting.title, "company": posting.company, "url": posting.url} | {
        "outcome": stored.verdict.outcome,
        "rules": against(stored),
    }


def listed(found: list[Stored]) -> list[str]:
    """Return a line a posting: id, title, company, and what stands against it."""
    from jobfit.digests.text import clean, short  # noqa: PLC0415 - start-up

    if not found:
        return ["Nothing was set aside by this rule."]
    look = style()
    return [
        f"{short(each.posting.id)}  {clean(each.posting.title)[:44]:44}  {clean(each.posting.company)[:20]:20}  "
        + look.paint(", ".join(against(each)[:3]), "quiet")
        for each in found
    ]


def grouped(found: list[Stored]) -> list[str]:
    """Return the postings under the rule that decided, most frequent rule first, at most five each."""
    if not found:
        return ["Nothing was set aside."]
    groups: dict[str, list[Stored]] = {}
    for each in found:
        groups.setdefault(next(iter(against(each)), "bar"), []).append(each)
    lines: list[str] = []
    look = style()
    for rule, members in sorted(groups.items(), key=lambda group: -len(group[1])):
        lines += [look.paint(f"{rule}  {len(members)}", "title"), *(f"  {line}" for line in listed(members[:5]))]
        if len(members) > 5:  # noqa: PLR2004 - as the docstring says
            lines.append(f"  … {len(members) - 5} more: jobfit rejected --rule {rule}")
    return lines
