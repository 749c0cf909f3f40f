"""jobfit tradeoffs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jobfit.cli.pages import page_options
from jobfit.cli.pages import show as show_page
from jobfit.cli.since import beginning, since_option
from jobfit.cli.terminal import bars, called_as, document, style, tell, tell_unjudged
from jobfit.cli.workspace import Workspace, with_workspace
from jobfit.layout import TextStyle

if TYPE_CHECKING:
    from jobfit.past.tradeoffs import Tradeoffs


@click.command(name="tradeoffs")
@since_option
@click.option("--full", is_flag=True, help="Everything that costs something, not only the dearest.")
@page_options("text", "html", "svg")
@with_workspace
@click.pass_context
def command(
    ctx: click.Context,
    workspace: Workspace,
    *,
    since: str,
    full: bool,
    chosen: str,
    output: str | None,
) -> None:
    """Show what each of your rules costs in postings, and what asking less would let in.

    For every must, dealbreaker and part of the bar: the postings that it stands against, alone or with others, and the
    nearest relaxations with the keeps that each would add. As SVG it is the chart alone. The profile stays as it is.

    Example: jobfit tradeoffs --format html -o tradeoffs.html
    """
    from jobfit.past.tradeoffs import tradeoffs
    from jobfit.toml.document import read_text

    profile, begin = workspace.profile, beginning(since, now=workspace.now)
    text = read_text(workspace.paths.profile)
    today = workspace.now.date()
    with workspace.past_store() as store, bars() as show:
        found = tradeoffs(
            store, profile, text=text, today=today, since=begin, on_done=lambda *done: show("Judging", *done)
        )
    show_page(rendered(found, chosen, full=full, look=TextStyle() if output else style()), output)
    if chosen == "text" and not output:
        _next(found)
    ctx.exit(tell_unjudged(found.tally.faults))


def rendered(found: Tradeoffs, chosen: str, *, full: bool, look: TextStyle) -> str:
    """Return the tradeoffs in a format; as text only the dearest rules, or all that cost something."""
    from jobfit.charts import prices

    match chosen:
        case "json":
            return document(table(found))
        case "svg":
            return prices.svg(found)
        case "html":
            return prices.page(found)
        case _:
            return prices.text(found, look, every=full)


def _next(found: Tradeoffs) -> None:
    """Say how to see which postings a relaxation lets in, or where postings come from."""
    if not found.tally.postings:
        tell("Nothing is stored of that time. `jobfit run` reads your feeds.")
    first = (each for price in found.prices for each in price.relaxations if each.settings)
    if relaxation := next(first, None):
        tell(f"Which they are: {called_as()} what-if {relaxation.options}")


def table(found: Tradeoffs) -> dict[str, object]:
    """Return the tradeoffs for programs."""
    return {
        "postings": found.tally.postings,
        "outcomes": dict(found.tally.outcomes),
        "prices": [
            {"rule": price.rule, "against": price.against, "alone": price.alone, "asks": price.asks}
            | {
                "relaxations": [
                    {"words": each.words, "lets_in": each.lets_in, "options": each.options}
                    for each in price.relaxations
                ]
            }
            for price in found.prices
        ],
        "pairs": [{"rules": pair.rules, "against": pair.against, "lets_in": pair.lets_in} for pair in found.pairs],
        "idle": found.idle,
        "faults": found.tally.faults,
    }
