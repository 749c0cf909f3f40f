"""jobfit feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from jobfit.cli.feeds_add import add, export, import_feeds
from jobfit.cli.feeds_check import NONE_FOLLOWED, check, health_of
from jobfit.cli.group import Subcommands
from jobfit.cli.tables import aligned, piped
from jobfit.cli.terminal import document, put, put_rows, style
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.layout import clean, wrapped
from jobfit.phrasing import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from jobfit.counting import FactCounts
    from jobfit.digests.interface import FeedHealth
    from jobfit.feeds.interface import Feed


@click.group(name="feeds", cls=Subcommands)
def command() -> None:
    """Follow feeds, and see how each is doing.

    Example: jobfit feeds add https://boards.greenhouse.io/acme
    """


command.add_command(add)
command.add_command(check)
command.add_command(import_feeds)
command.add_command(export)

NOT_FOLLOWED = "not followed"


@dataclass(frozen=True, slots=True)
class Row:
    """A feed as it is listed: its health, when a run asks it again, and of which postings it says what."""

    feed: Feed
    health: FeedHealth
    due: datetime | None = None  # None: with the next run
    counts: FactCounts | None = None


@command.command(name="list")
@click.option("--catalogue", is_flag=True, help="The feeds that come with jobfit, to choose from.")
@click.option("--facts", "with_facts", is_flag=True, help="Also of how many stored postings each fact is unknown.")
@with_workspace
@json_option
def list_feeds(workspace: Workspace, *, catalogue: bool, with_facts: bool, as_json: bool) -> None:
    """List your feeds and how each is doing.

    `jobfit feeds add NAME` follows a feed of the catalogue, as does its table, [feed.NAME], in feeds.toml.

    Example: jobfit feeds list --catalogue
    """
    if catalogue and with_facts:
        raise click.UsageError("--facts counts what is stored; the catalogue has nothing stored")
    rows = _catalogue(workspace) if catalogue else _followed(workspace, with_facts=with_facts)
    if as_json:
        put(document({"feeds": [as_table(each) for each in rows]}))
        return
    put_rows(_catalogue_lines(rows) if catalogue else _lines(rows, workspace.now), otherwise=NONE_FOLLOWED)


def _followed(workspace: Workspace, *, with_facts: bool) -> list[Row]:
    from jobfit.counting import count_facts
    from jobfit.digests.build import health
    from jobfit.due import due_at
    from jobfit.store.rows import FeedState

    feeds = workspace.feeds
    if not workspace.paths.database.exists():
        return [Row(feed, health(feed, FeedState())) for feed in feeds]
    healths = health_of(workspace, feeds)
    with workspace.store() as store:
        counts = count_facts(store.facts_by_feed()) if with_facts else None
        due = {feed.id: due_at(feed, store.feed_state(feed.id), now=workspace.now) for feed in feeds}
        return [Row(feed, healths[feed.id], due[feed.id], counts) for feed in feeds]


def _catalogue(workspace: Workspace) -> list[Row]:
    from jobfit.digests.build import health
    from jobfit.store.rows import FeedState

    return [
        Row(feed, health(feed, FeedState(status="" if feed.enabled else NOT_FOLLOWED))) for feed in workspace.catalogue
    ]


def as_table(row: Row) -> dict[str, object]:
    """Return a feed for JSON."""
    from jobfit.checking import unknown_of
    from jobfit.digests.wording import worries
    from jobfit.feeds.addresses import without_login

    feed, counts = row.feed, row.counts
    table: dict[str, object] = row.health.model_dump(mode="json") | {
        "well": row.health.well,
        "worries": list(worries(row.health)),
        "due": row.due.isoformat() if row.due else None,
        "kind": feed.kind,
        "url": without_login(feed.url),
        "file": feed.file,
        "every": feed.every,
        "trust": feed.trust,
        "note": feed.note,
    }
    if counts is not None:
        table |= {"postings": counts.postings[feed.id], "unknown": unknown_of(counts, feed.id, counts.facts)}
    return table


def _lines(rows: list[Row], now: datetime) -> Iterator[str]:
    """Yield two lines a feed, three with the unknown facts: what it is, how it is doing, and when it is asked."""
    from jobfit.checking import unknown_in_words
    from jobfit.digests.wording import feed_in_words, unwell_first

    look = style()
    width = max((len(each.feed.id) for each in rows), default=0)
    by_id = {each.feed.id: each for each in rows}
    for health in unwell_first([each.health for each in rows]):
        row = by_id[health.id]
        role = "quiet" if health.well else "unknown" if health.ok else "no"
        name = clean(health.name)
        yield f"{health.id:{width}}  {name if piped() else shortened(name, look.width - width - 2)}"
        yield from look.painted(wrapped(feed_in_words(health), look, 3, hang=2), role)
        if health.status != "new":
            yield look.paint(f"   {_times(row, now)}", "quiet")
        if row.counts is not None and row.counts.postings[health.id]:
            yield from wrapped(unknown_in_words(row.counts, health.id), look, 3, hang=2)


def _times(row: Row, now: datetime) -> str:
    read = row.health.last_success
    last = f"read {read:%d %b %Y %H:%M}" if read else "never read"
    return f"{last}; asked " + (f"from {row.due:%d %b %Y %H:%M} on" if row.due and row.due > now else "by the next run")


def _catalogue_lines(rows: list[Row]) -> Iterator[str]:
    from jobfit.feeds.kinds import kind

    table = []
    for each in rows:
        needs = " and ".join(kind(each.feed.kind).keys.values())
        told = each.health.status or "followed"
        if told == NOT_FOLLOWED and not piped():
            told = ""  # as most of them are
        table.append((each.feed.id, clean(each.feed.name), "; ".join(filter(None, (told, needs and f"needs {needs}")))))
    yield from aligned(table if piped() else [(feed, f"{name}  {said}".rstrip()) for feed, name, said in table])
