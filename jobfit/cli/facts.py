"""jobfit facts."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from jobfit.cli.jsonl import write_answers
from jobfit.cli.pages import page_options, show
from jobfit.cli.tables import aligned
from jobfit.cli.terminal import document, style
from jobfit.cli.workspace import Workspace, with_workspace
from jobfit.layout import TextStyle
from jobfit.phrasing import counted

if TYPE_CHECKING:
    from jobfit.facts.person import Person
    from jobfit.marking.sheet import FactSheet

_FEW_CHOICES = 8


@click.command(name="facts")
@click.argument("target", required=False, metavar="[ID|FILE|TEXT|-]")
@page_options("text", "html")
@click.option("--stats", is_flag=True, help="How often each fact is known of the stored postings, per feed and in all.")
@click.option("--jsonl", is_flag=True, help="Read postings, one JSON object a line, and write one line each.")
@click.option("--with-text", is_flag=True, help="Add the text that the offsets count in, to --jsonl.")
@click.option(
    "--workers", type=click.IntRange(1, 64), help="Processes to use for --jsonl; as many as there are processors."
)
@with_workspace
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    workspace: Workspace,
    target: str | None,
    *,
    chosen: str,
    output: str | None,
    stats: bool,
    jsonl: bool,
    with_text: bool,
    workers: int | None,
) -> None:
    """Show what jobfit reads out of postings, or the whole vocabulary.

    With a posting's id, a file, a text or - for standard input: its words with the evidence of every fact marked, the
    facts, and what was looked for and not found. With a profile your own phrases are marked too.

    Without an argument: the table of every fact that a rule may name. With --jsonl: the facts of the postings in FILE
    (- for standard input), in order; a line that is no posting gets an "error" and the rest is read.

    Example: jobfit facts posting.txt --format html -o facts.html
    """
    written = {"html": "--format html", "json": "--json"}.get(chosen, "")
    _check(ctx, target, chosen={"--stats": stats, "--jsonl": jsonl, written: bool(written)}, output=output)
    if (with_text or workers) and not jsonl:
        raise click.UsageError("--with-text and --workers go with --jsonl", ctx)
    if jsonl and target:
        _answer_lines(workspace, target, with_text=with_text, workers=workers)
    elif stats:
        show(stats_of(workspace, as_json=chosen == "json", width=style().width), output)
    elif target is None:
        show(vocabulary_json() if chosen == "json" else vocabulary_table(), output)
    else:
        from jobfit.cli.lookup import find_posting, stored_beside
        from jobfit.marking.sheet import fact_sheet

        person = _person(ctx, workspace)
        posting = find_posting(workspace, target)
        via, told = stored_beside(workspace, posting.id)
        sheet = fact_sheet(posting, today=workspace.now.date(), person=person, attribution=via, told=told)
        show(rendered(sheet, chosen, to_file=output is not None), output)


def _check(ctx: click.Context, target: str | None, *, chosen: dict[str, bool], output: str | None) -> None:
    """Raise UsageError for options that do not go together, or that need an argument."""
    given = [name for name, on in chosen.items() if on]
    pairs = {("--stats", "--json")}
    if len(given) > 1 and tuple(given) not in pairs:
        raise click.UsageError(f"{' and '.join(given)} do not go together", ctx)
    if "--stats" in given and target is not None:
        raise click.UsageError("--stats counts what is stored; it takes no argument", ctx)
    if "--jsonl" in given and target is None:
        raise click.UsageError("--jsonl needs a FILE, or - for standard input", ctx)
    if "--format html" in given and target is None:
        raise click.UsageError("--format html needs an ID, a FILE, a TEXT, or -", ctx)
    if output and "--jsonl" in given:
        raise click.UsageError("--jsonl writes to stdout; use > for a file", ctx)


def _answer_lines(workspace: Workspace, target: str, *, with_text: bool, workers: int | None) -> None:
    """Write the facts of every line of a file, as they are read."""
    from jobfit.lines import FactsLine

    make = partial(FactsLine, workspace.now.date(), with_text=with_text)
    write_answers(target, make, workers=workers)


def _person(ctx: click.Context, workspace: Workspace) -> Person | None:
    """Return the person whose phrases are marked too, None without a profile; one that was named has to be there."""
    named = ctx.get_parameter_source("workspace") is not ParameterSource.DEFAULT
    return workspace.profile.person if named or workspace.paths.profile.exists() else None


def rendered(sheet: FactSheet, chosen: str, *, to_file: bool) -> str:
    """Return a posting's facts as text, HTML or JSON; a file gets no colours."""
    if chosen == "json":
        return sheet_json(sheet)
    if chosen == "html":
        from jobfit.marking import html

        page = html.render(sheet)
        encoding = "utf-8" if to_file else sys.stdout.encoding or "ascii"
        return page.encode(encoding, "xmlcharrefreplace").decode(encoding)
    from jobfit.marking import text

    return text.render(sheet, TextStyle() if to_file else style())


def sheet_json(sheet: FactSheet) -> str:
    """Return a posting's facts as one JSON document, with the texts that the offsets count in."""
    from jobfit.facts import codec
    from jobfit.marking.sheet import FIELDS

    body = {
        "id": sheet.posting.id,
        "url": sheet.posting.url,
        "attribution": list(sheet.attribution),
        "facts": codec.to_json(sheet.facts),
        "unknown": [fact.name for fact in sheet.unknown],
        "text": {name: getattr(sheet.posting, name) for name in FIELDS},
    }
    return document(body)


def stats_of(workspace: Workspace, *, as_json: bool, width: int) -> str:
    """Return how often each fact is known over the database; raises InputError when there is none yet."""
    from jobfit.counting import count_facts, counts_lines, counts_table

    database = workspace.paths.database
    workspace.must_exist(database, "nothing is stored yet", "`jobfit run` reads and judges your feeds")
    with workspace.store() as store:
        counts = count_facts(store.facts_by_feed())
        unread = store.size() - counts.total
    if as_json:
        return document(counts_table(counts))
    if not counts.total:
        return "No stored posting was judged yet; `jobfit run` judges them.\n"
    were = "was" if unread == 1 else "were"
    waiting = [f"{counted(unread, 'more stored posting')} {were} not judged yet."] if unread else []
    return "\n".join((*counts_lines(counts, width), *waiting)) + "\n"


def vocabulary_json() -> str:
    """Return every fact with its type, unit, sentence and choices as one JSON document."""
    from jobfit.facts.vocabulary import VOCABULARY

    facts = [
        {"name": name, "type": fact.type, "unit": fact.unit, "sentence": fact.sentence, "choices": list(fact.choices)}
        for name, fact in VOCABULARY.items()
    ]
    return document({"facts": facts})


def vocabulary_table() -> str:
    """Return every fact with its type, unit and sentence."""
    from jobfit.facts.vocabulary import VOCABULARY

    return "\n".join(
        aligned(
            [
                (
                    name,
                    f"{fact.type}{f' ({fact.unit})' if fact.unit else ''}",
                    fact.sentence + (f": {', '.join(fact.choices)}" if 0 < len(fact.choices) <= _FEW_CHOICES else ""),
                )
                for name, fact in VOCABULARY.items()
            ]
        )
    )
