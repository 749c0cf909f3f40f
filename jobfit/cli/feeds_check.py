"""jobfit feeds check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jobfit.cli.terminal import document, progress, put, put_rows, style
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.errors import ExitCode, InputError
from jobfit.layout import clean, wrapped
from jobfit.phrasing import counted
from jobfit.problems import Place, Problem, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobfit.checking import Checked
    from jobfit.digests.interface import FeedHealth
    from jobfit.feeds.interface import Feed

NONE_FOLLOWED = "No feed is followed yet. `jobfit feeds list --catalogue` shows those that come with jobfit."


@click.command(name="check")
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option("--live", is_flag=True, help="Ask each feed once, and say what came.")
@with_workspace
@json_option
@click.pass_context
def check(ctx: click.Context, workspace: Workspace, names: tuple[str, ...], *, live: bool, as_json: bool) -> None:
    """Check your feeds: tables, keys, files and health; with --live each is asked.

    Without --live nobody is asked. With it each feed is asked once, politely as by a run, and of five of its postings
    is told what jobfit cannot read out of them. Nothing is stored, so the next run finds everything new.

    Example: jobfit feeds check --live acme
    """
    from jobfit.checking import check as check_one

    feeds = chosen(workspace.feeds, names)
    healths = health_of(workspace, feeds)
    checked = [check_one(feed, healths.get(feed.id)) for feed in feeds]
    if live:
        checked = list(_asked(checked, workspace))
    if as_json:
        body = {"live": live, "feeds": [as_table(each) for each in checked]}
        put(document(body))
    else:
        put_rows((line for each in checked for line in lines(each)), otherwise=NONE_FOLLOWED)
    ctx.exit(exit_code(checked))


def chosen(feeds: Sequence[Feed], names: Sequence[str]) -> list[Feed]:
    """Return the feeds of these names, all without any; raises InputError with every name that is not followed."""
    known = {feed.id: feed for feed in feeds}
    otherwise = "`jobfit feeds list` shows those you follow"
    unknown = [
        Problem(
            "FEED050", Place(repr(name)), "you follow no feed of this name", suggest(name, known, otherwise=otherwise)
        )
        for name in names
        if name not in known
    ]
    if unknown:
        raise InputError(unknown)
    return [known[name] for name in dict.fromkeys(names)] if names else list(feeds)


def health_of(workspace: Workspace, feeds: Sequence[Feed]) -> dict[str, FeedHealth]:
    """Return how the feeds have been doing, by id; nothing when there is no database yet, which is not made."""
    from jobfit.digests.build import NO_HISTORY, health

    if not workspace.paths.database.exists():
        return {}
    with workspace.store() as store:
        histories = store.histories()
        return {feed.id: health(feed, store.feed_state(feed.id), histories.get(feed.id, NO_HISTORY)) for feed in feeds}


def _asked(checked: Sequence[Checked], workspace: Workspace) -> Iterator[Checked]:
    """Yield the checks with what asking came to, sites side by side; a feed that lacks its key or file is not asked."""
    from jobfit.checking import ask
    from jobfit.feeds.network import network
    from jobfit.feeds.side_by_side import side_by_side

    fetch = network()
    by_id = {each.feed.id: each for each in checked}

    def read(feed: Feed) -> Checked:
        return ask(by_id[feed.id], fetch, now=workspace.now) if not by_id[feed.id].faults else by_id[feed.id]

    with progress("Asking feeds", len(checked), least=2) as advance:
        feeds = [each.feed for each in checked]
        yield from (done for _, done in side_by_side(feeds, read, on_read=lambda _feed: advance()))


def lines(checked: Checked) -> Iterator[str]:
    """Yield the lines on a feed: ok or NO, its name, then what is wrong and what to do about it."""
    from jobfit.checking import unknown_in_words
    from jobfit.feeds.gather import unread_in_words

    look = style()
    mark = look.paint("ok", "yes") if checked.ok else look.paint("NO", "no")
    asked = "" if checked.entries is None else f": {counted(checked.entries, 'entry')} now"
    yield f"{mark}  {checked.feed.id}  {clean(checked.feed.name)}{asked}"
    said = [each.sentence for each in checked.faults]
    said += [checked.failed] if checked.failed and not checked.faults else []
    said += [checked.told] if checked.told and not checked.doubts and checked.ok else []
    said += [each.sentence for each in checked.doubts]
    said += filter(None, [unread_in_words(checked.unread)])
    if checked.counts is not None and checked.counts.total:
        said.append(unknown_in_words(checked.counts, checked.feed.id))
    for sentence in said:
        yield from wrapped(sentence, look, 4, hang=2)


def as_table(checked: Checked) -> dict[str, object]:
    """Return a check for JSON."""
    from jobfit.checking import unknown_of

    feed, counts = checked.feed, checked.counts
    return {
        "id": feed.id,
        "name": feed.name,
        "attribution": feed.attribution,
        "ok": checked.ok,
        "faults": [each.table for each in checked.faults],
        "doubts": [each.table for each in checked.doubts],
        "health": checked.told,
        "failed": checked.failed,
        "entries": checked.entries,
        "unread": list(checked.unread),
        "samples": counts.total if counts else 0,
        "unknown": unknown_of(counts, feed.id, counts.facts) if counts else {},
    }


def exit_code(checked: Sequence[Checked]) -> ExitCode:
    """Return what the check ends with: what the person can mend comes first."""
    if any(each.faults for each in checked):
        return ExitCode.MENDABLE
    failed = sum(not each.ok for each in checked)
    if failed and failed == len(checked):
        return ExitCode.FAILED
    return ExitCode.SOME_FEEDS_FAILED if failed else ExitCode.DONE
