"""A run in lines: what the feeds gave, and where every posting judged went."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from typing import TYPE_CHECKING

from jobfit.digests.wording import inside_in_words
from jobfit.layout import TextStyle, to_ascii
from jobfit.phrasing import called, counted, figure
from jobfit.verdicts.explain import LABELS
from jobfit.verdicts.model import Outcome

if TYPE_CHECKING:
    from jobfit.pipeline import FeedReport, RunReport

_TOGETHER = "\u00a0"  # a space that does not break
_KINDS = {"dealbreaker": "dealbreaker", "must": "must-have", "bar": ""}  # what set postings aside, as one is called


def feed_line(report: FeedReport) -> str:
    """Return one feed's line: "wwr-backend 97 (12 new, 1 edited)"."""
    if report.status == "failed":
        return f"{report.feed.id} FAILED: {report.message}"
    if report.status == "unchanged":
        return f"{report.feed.id} {report.entries} (unchanged)"
    if report.status == "resting" and report.message:
        return f"{report.feed.id} {report.entries} ({report.message})"
    if report.status == "resting":
        return f"{report.feed.id} {report.entries} (asked less than {report.feed.every} ago; --force asks now)"
    told = f"{report.new} new" + (f", {report.edited} edited" if report.edited else "")
    return f"{report.feed.id} {report.entries} ({told})" + (f" - {report.message}" if report.message else "")


def funnel(report: RunReport, look: TextStyle) -> list[str]:
    """Return the run as a funnel: judged, set aside by kind and rule, and what is left; or that nothing was new."""
    lines = [*_judged(report, look), *_asides(report, look)]
    return [to_ascii(line) for line in lines] if look.ascii_only else lines


def _judged(report: RunReport, look: TextStyle) -> list[str]:
    """Return how many postings were judged, and where they went."""
    if not report.judged and not report.faults:
        every = "all judged" if report.stored > 1 else "judged"
        return [f"Nothing new: {_stored(report)}, {every} before." if report.stored else "No postings yet."]
    before = report.stored - report.judged - len(report.faults)
    lines = [f"{_stored(report)} · {figure(report.judged)} judged now · {figure(before)} judged before, unchanged"]
    groups: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for rule, count in report.deciding:
        kind, _, name = rule.partition(".")
        groups[kind].append((name, count))
    for kind, named in sorted(groups.items(), key=lambda group: list(_KINDS).index(group[0])):
        total = sum(count for _, count in named)
        aside = called(total, _KINDS[kind]) if _KINDS[kind] else "the bar"
        head = f" - {total:4} {aside:13} "
        listed = " · ".join(f"{name.replace('_', ' ')} {count}".replace(" ", _TOGETHER) for name, count in named)
        rows = textwrap.wrap(
            listed, look.width, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False
        )
        lines += [row.replace(_TOGETHER, " ") for row in rows]
    outcomes = dict(report.outcomes)
    left = [
        look.paint(f"{outcomes[outcome]} {LABELS[outcome]}", outcome.value)
        for outcome in (Outcome.KEEP, Outcome.ASK, Outcome.NEAR_MISS)
        if outcomes.get(outcome)
    ]
    total = sum(outcomes.get(outcome, 0) for outcome in (Outcome.KEEP, Outcome.ASK, Outcome.NEAR_MISS))
    lines.append(f" = {total:4} left          {'   '.join(left)}".rstrip())
    return lines


def _stored(report: RunReport) -> str:
    return counted(report.stored)


def _asides(report: RunReport, look: TextStyle) -> list[str]:
    """Return what else has to be known of a run."""
    lines = []
    if report.inside:
        lines += textwrap.wrap(inside_in_words(report.inside, look.command), look.width, initial_indent=" ")
    lines += [f" ! not judged, will be tried again: {fault}" for fault in report.faults]
    if report.other_rules:
        made = f"{counted(report.other_rules, 'earlier verdict')} {'was' if report.other_rules == 1 else 'were'} made"
        said = f"{made} by other rules; `jobfit rejudge --diff` shows what"
        lines += textwrap.wrap(f"{said} would change", look.width, initial_indent=" ! ", subsequent_indent="   ")
    return lines
