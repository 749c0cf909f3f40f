"""A plan in lines and in JSON: what turns, new keeps first, with the feeds that each posting was seen in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobfit.cli.terminal import style
from jobfit.layout import clean, joined, to_ascii, wrapped
from jobfit.phrasing import counted, figure, part_of, short_id, shortened, titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jobfit.past.what_if import Plan, Turned
    from jobfit.store.rows import Headed
    from jobfit.store.store import Store

_GROUPS = (("+", "New keeps"), ("-", "Keeps lost"), ("~", "Other changes"))
_FIRST = 5  # of each group, unless all are asked for


def plan_text(plan: Plan, store: Store, words: Mapping[str, str], *, every: bool) -> str:
    """Return a plan as people read it; `words` has how each feed is named, `every` lists more than the first ones."""
    look = style()
    groups = [(title, ordered) for sign, title in _GROUPS if (ordered := sorted(plan.of(sign), key=_order))]
    shown = {title: ordered if every else ordered[:_FIRST] for title, ordered in groups}
    headed = store.headed([each.posting_id for ordered in shown.values() for each in ordered])
    lines: list[str] = []
    for title, ordered in groups:
        lines.append(look.paint(f"{title}: {len(ordered)}", "title"))
        for each in shown[title]:
            lines += _turned(each, headed[each.posting_id], words)
        if len(ordered) > len(shown[title]):
            lines.append(f"  … and {len(ordered) - len(shown[title])} more: --full")
        lines.append("")
    lines.append(look.paint(summary(plan), "title"))
    return joined(map(to_ascii, lines) if look.ascii_only else lines)


def summary(plan: Plan) -> str:
    """Return what turns in one line."""
    count = len(plan.turned)
    said = f"Plan: {part_of(count, plan.postings, 'verdict')} {'changes' if 1 in {count, plan.postings} else 'change'}"
    if not count:
        return f"{said}."
    gained, lost, others = (len(plan.of(sign)) for sign, _ in _GROUPS)
    return f"{said}: +{counted(gained, 'keep')}, -{figure(lost)}, ~{figure(others)}"


def plan_table(plan: Plan, store: Store, words: Mapping[str, str]) -> dict[str, object]:
    """Return a plan for programs."""
    from jobfit.digests.build import attribution

    turned = [each for sign, _ in _GROUPS for each in sorted(plan.of(sign), key=_order)]
    headed = store.headed([each.posting_id for each in turned])
    return {
        "postings": plan.postings,
        "before": dict(plan.before),
        "after": dict(plan.after),
        "turned": [
            {"id": each.posting_id, "title": head.title, "company": head.company}
            | {"sign": each.sign, "before": each.before, "after": each.after, "deciding": each.deciding}
            | {"attribution": list(attribution(head.feeds, words))}
            for each in turned
            for head in (headed[each.posting_id],)
        ],
        "faults": plan.faults,
    }


def _order(turned: Turned) -> tuple[object, ...]:
    from jobfit.verdicts.model import Outcome

    ranks = list(Outcome)
    return (ranks.index(turned.after), ranks.index(turned.before), turned.deciding, turned.posting_id)


def _turned(turned: Turned, head: Headed, words: Mapping[str, str]) -> Iterator[str]:
    """Yield one posting: id, title and outcomes, then company, what decides and the feeds."""
    from jobfit.digests.build import attribution
    from jobfit.verdicts.explain import LABELS

    look = style()
    turn = f"{LABELS[turned.before]} → {LABELS[turned.after]}"
    start = f"{turned.sign} {short_id(turned.posting_id)}  "
    room = look.width - len(start) - len(turn) - 2
    title = titled(clean(head.title))
    yield look.paint(f"{start}{shortened(title, room):{room}}  {turn}", turned.after.value)
    about: Sequence[str] = (head.company, turned.deciding, ", ".join(attribution(head.feeds, words)))
    for row in wrapped(" · ".join(filter(None, map(clean, about))), look, len(start)):
        yield look.paint(row, "quiet")
