"""jobfit rejected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from jobfit.cli.since import beginning, since_option
from jobfit.cli.tables import aligned, piped
from jobfit.cli.terminal import document, put, put_rows, style
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.errors import InputError
from jobfit.layout import clean
from jobfit.phrasing import short_id, titled
from jobfit.problems import Place, Problem, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobfit.store.rows import Stored

_SHOWN = 5  # postings of each rule


@click.command(name="rejected")
@click.option("--rule", help="Only what this rule stands against, such as must.pay.")
@partial(since_option, what="judged")
@with_workspace
@json_option
def command(workspace: Workspace, *, rule: str | None, since: str, as_json: bool) -> None:
    """List what was set aside, by the rule that decided.

    Without --rule: every deciding rule with its count and the best postings that it set aside. With --rule: every
    posting that the rule stands against, near misses too, also where another rule decided.

    Example: jobfit rejected --rule must.pay
    """
    from jobfit.cli.lookup import words_of_feeds
    from jobfit.verdicts.model import Outcome

    moment = beginning(since, now=workspace.now)
    with workspace.past_store() as store:
        words = words_of_feeds(workspace, store)
        if rule is None and not as_json:
            best = store.best_set_aside(_SHOWN, moment)
            put_rows(grouped(store.set_aside(moment), best, words), otherwise="Nothing was set aside.")
            return
        outcomes = (Outcome.REJECT,) if rule is None else (Outcome.REJECT, Outcome.NEAR_MISS)
        found = list(store.judged_since(moment, *outcomes))
    chosen = [each for each in found if rule is None or rule in _against(each)]
    if rule is not None and not chosen:
        check_name(rule, found)
    if as_json:
        put(document({"postings": [summary(each, words) for each in chosen]}))
    else:
        put_rows(listed(chosen, words), otherwise="Nothing was set aside by this rule.")


def check_name(rule: str, found: list[Stored]) -> None:
    """Raise InputError when nothing judged knows a rule of this name."""
    from jobfit.verdicts.model import Cause

    known = {reason.rule for each in found for reason in each.verdict.reasons} | {f"bar.{cause}" for cause in Cause}
    if found and rule not in known:
        near = (*sorted({rule for each in found for rule in _against(each)}), *sorted(known))
        hint = suggest(rule, near, otherwise="`jobfit rules list` shows the rules in force")
        raise InputError([Problem("RULE007", Place("--rule"), f"no rule is called {rule!r}", hint)])


def summary(stored: Stored, words: Mapping[str, str]) -> dict[str, object]:
    """Return one rejected posting for JSON; `words` has how each feed is named."""
    from jobfit.digests.build import attribution

    posting = stored.posting
    return {"id": posting.id, "title": posting.title, "company": posting.company, "url": posting.url} | {
        "outcome": stored.verdict.outcome,
        "rules": _against(stored),
        "marks": [each.mark for each in stored.marks],
        "attribution": list(attribution(stored.feeds, words)),
    }


def _against(stored: Stored) -> Sequence[str]:
    from jobfit.verdicts.against import against

    return against(stored.verdict)


def listed(found: list[Stored], words: Mapping[str, str], *, indent: int = 0) -> list[str]:
    """Return each posting: id, title, company, what stands against it, marks, and the feeds it was seen in.

    On a terminal that takes some lines, elsewhere one.
    """
    titles = [(titled(clean(each.posting.title)), clean(each.posting.company)) for each in found]
    ids, asides = [short_id(each.posting.id) for each in found], [_asides(each, words) for each in found]
    if piped():
        rows = [(one, *named, aside) for one, named, aside in zip(ids, titles, asides, strict=True)]
        return list(aligned(rows, indent=indent))
    return [
        line
        for one, named, aside in zip(ids, titles, asides, strict=True)
        for line in aligned([(one, " · ".join(filter(None, named))), ("", aside)], indent=indent)
    ]


def _asides(stored: Stored, words: Mapping[str, str]) -> str:
    from jobfit.digests.build import attribution

    parts = (_against(stored), [each.mark for each in stored.marks], attribution(stored.feeds, words))
    return "  ".join(filter(None, (clean(", ".join(part)) for part in parts)))


def grouped(counts: Sequence[tuple[str, int]], best: Mapping[str, list[Stored]], words: Mapping[str, str]) -> list[str]:
    """Return under each rule that decided, most frequent first, how many it set aside and the best of them."""
    lines: list[str] = []
    look = style()
    for rule, count in counts:
        members = best.get(rule, [])  # none yet of a rule that a run under way has just judged by
        lines += [look.paint(f"{rule}  {count}", "title"), *listed(members, words, indent=2)]
        if count > len(members):
            lines.append(f"  … {count - len(members)} more: jobfit rejected --rule {rule}")
    return lines
