"""jobfit answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from jobfit.cli.terminal import document, put, style
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.layout import TextStyle, clean, joined, to_ascii, wrapped
from jobfit.phrasing import short_id, titled

if TYPE_CHECKING:
    from jobfit.answering import Answered, Opening
    from jobfit.postings.model import JobPosting
    from jobfit.store.rows import Stored, ToldFact

_NONE_OPEN = "Nothing is open. Any fact can be told: `jobfit facts` lists them."


@click.command(name="answer")
@click.argument("posting_id", metavar="ID")
@click.argument("options", nargs=-1, metavar="[FACT=VALUE]...")
@click.option("--forget", multiple=True, metavar="FACT", help="What was told of this fact counts no more; repeat it.")
@with_workspace
@json_option
def command(
    workspace: Workspace, posting_id: str, *, options: Sequence[str], forget: Sequence[str], as_json: bool
) -> None:
    """Tell what you were told of a posting; it is judged again at once.

    With ID alone: what is open, what was told so far, and how to answer. An answer wins over all that is read, now and
    after the employer edits the posting. FACT=VALUE is a fact (pay=90k, on_call=no, applicant_region=PT,ES), words that
    your rules look for (says=PHRASE, denies=PHRASE), or all that one rule looks for in words (must.four-days=yes).

    Exit code 0 when it is stored, whatever it comes to; --json has the outcome.

    Example: jobfit answer b20e pay="90k EUR/year"
    """
    from jobfit.answering import answer
    from jobfit.cli.lookup import stored_posting
    from jobfit.store.connection import only_run

    profile = workspace.profile
    posting = stored_posting(workspace, posting_id)
    if not options and not forget:
        put(standing(workspace, posting, as_json=as_json))
        return
    with only_run(workspace.paths.database), workspace.store() as store:
        answered = answer(store, posting, profile, options, forget=forget, now=workspace.now)
    put(moved(workspace, posting, answered, as_json=as_json))


def moved(workspace: Workspace, posting: JobPosting, answered: Answered, *, as_json: bool) -> str:
    """Return what an answer came to: the move, then the posting with its reasons in short."""
    from jobfit.cli.lookup import find_stored, words_of_feeds
    from jobfit.digests.build import attribution, listing
    from jobfit.digests.text import listing_lines
    from jobfit.facts.retold import in_short, retold
    from jobfit.inside import insiders
    from jobfit.verdicts.explain import LABELS

    with workspace.store() as store:
        stored = find_stored(store, posting.id)
        words = words_of_feeds(workspace, store)
        inside = posting.id in insiders(store, workspace.profile)
    if as_json:
        body = json.loads(answered.verdict.model_dump_json()) | {
            "before": answered.before,
            "told": retold(answered.told),
            "url": posting.url,
            "inside": inside,
            "attribution": list(attribution(stored.feeds, words)),
        }
        return document(body)
    look, shown = style(), listing(stored, {}, words, today=workspace.now.date(), inside=inside)
    after = answered.verdict.outcome
    turn = f"{LABELS[answered.before]} → {LABELS[after]}" if answered.before else LABELS[after]
    told = "; ".join(in_short(name, value) for name, value in answered.told.items())
    lines = [
        look.paint(f"{LABELS[after]}, as before" if answered.before is after else _shown(turn, look), after.value),
        *wrapped(f"You were told {told or 'nothing'}.", look, 0, hang=2),
        "",
        *listing_lines(shown, look, short_form=True),
    ]
    return joined(lines)


def _shown(turn: str, look: TextStyle) -> str:
    return to_ascii(turn) if look.ascii_only else turn


def standing(workspace: Workspace, posting: JobPosting, *, as_json: bool) -> str:
    """Return what is open of a posting and what was told of it, with the commands that answer and forget."""
    from jobfit.answering import openings
    from jobfit.cli.lookup import find_stored, words_of_feeds
    from jobfit.digests.build import attribution

    with workspace.store() as store:
        stored = find_stored(store, posting.id)
        told = store.told_of(posting.id)
        via = attribution(stored.feeds, words_of_feeds(workspace, store))
    opened = openings(stored.verdict, workspace.profile)
    return _as_json(stored, opened, told, via) if as_json else _as_text(stored, opened, told, via)


def _as_json(stored: Stored, opened: Sequence[Opening], told: Sequence[ToldFact], via: Sequence[str]) -> str:
    from jobfit.facts.retold import retold

    posting = stored.posting
    body = {
        "id": posting.id,
        "title": posting.title,
        "company": posting.company,
        "url": posting.url,
        "outcome": stored.verdict.outcome,
        "open": [
            {"ask": each.question.ask, "rules": each.question.rules, "answers": [f"{name}=" for name, _ in each.ways]}
            for each in opened
        ],
        "told": [{"facts": retold({each.fact: each.value}), "at": each.at.isoformat()} for each in told],
        "attribution": list(via),
    }
    return document(body)


def _as_text(stored: Stored, opened: Sequence[Opening], told: Sequence[ToldFact], via: Sequence[str]) -> str:
    from jobfit.facts.retold import in_short
    from jobfit.verdicts.explain import LABELS
    from jobfit.verdicts.headline import headline

    look, posting, verdict = style(), stored.posting, stored.verdict
    call = f"jobfit answer {short_id(posting.id)}"
    lines = [
        *wrapped(titled(posting.title, posting.company), look, 0, hang=3),
        *wrapped(f"{LABELS[verdict.outcome]} {short_id(posting.id)}  {headline(verdict)}", look, 3),
        "",
        *([look.paint("Open", "title")] if opened else wrapped(_NONE_OPEN, look, 0)),
    ]
    for each in opened:
        lines += wrapped(f"? {each.question.ask}  ({', '.join(each.question.rules)})", look, 1, hang=2)
        lines += [
            line for name, values in each.ways for line in wrapped(f"{call} {name}=…  ({values})", look, 5, hang=4)
        ]
    if told:
        lines += ["", look.paint("Told so far", "title")]
    for fact in told:
        said = f"· {in_short(fact.fact, fact.value)}, on {fact.at:%d %b %Y}"
        lines += [*wrapped(said, look, 1, hang=2), *wrapped(f"{call} --forget {fact.fact}", look, 5)]
    return joined([*lines, "", look.paint(clean(", ".join(via)), "quiet")])
