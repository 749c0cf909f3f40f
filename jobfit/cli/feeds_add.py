"""jobfit feeds add, import and export."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from jobfit.cli.files import NamedFile, NewFile
from jobfit.cli.terminal import put, style, tell, write_file
from jobfit.cli.workspace import Workspace, with_workspace
from jobfit.errors import ExitCode, FeedError, InputError, PageError
from jobfit.layout import wrapped
from jobfit.phrasing import counted
from jobfit.problems import Place, Problem

if TYPE_CHECKING:
    from jobfit.feeds.interface import Feed
    from jobfit.feeds.proposal import Proposal
    from jobfit.following import Tried
    from jobfit.postings.model import JobPosting

_SHOWN: Final = 5
_TRIED: Final = 14
_LONGEST: Final = 60
_LONGEST_GIVEN: Final = 300


@click.command(name="add")
@click.argument("given", metavar="URL|FILE|COMPANY|ID")
@click.option("--id", "own_id", metavar="NAME", help="What to call its table.")
@click.option("--name", metavar="TEXT", help="What the digest calls it.")
@click.option("--pick", type=click.IntRange(min=1), metavar="N", help="Follow the Nth of several that were found.")
@click.option("--dry-run", is_flag=True, help="Show what would be followed, and write nothing.")
@with_workspace
@click.pass_context
def add(
    ctx: click.Context,
    workspace: Workspace,
    *,
    given: str,
    own_id: str | None,
    name: str | None,
    pick: int | None,
    dry_run: bool,
) -> None:
    """Recognise a feed, show five of its postings, and follow it.

    Takes the address of a feed, of an employer's board, or of a page that names or holds either; a file; a company's
    name, which is looked for at the usual boards; a feed of the catalogue; or an OPML list, like `feeds import`.

    Example: jobfit feeds add https://boards.greenhouse.io/acme
    """
    from jobfit.feeds.network import network
    from jobfit.feeds.proposals import feed_id, proposals
    from jobfit.following import try_all

    if not given.strip():
        raise click.UsageError("give an address, a file, a company's name or a feed of the catalogue")
    if own_id and not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", own_id):
        raise click.UsageError(f"--id takes small letters, digits and hyphens, such as {feed_id(own_id)}")
    _refuse_followed(workspace, given)
    if Path(given).suffix.lower() == ".opml" and Path(given).is_file():
        _follow_new(workspace, _listed(Path(given)), dry_run=dry_run)
        return
    fetch = network()
    with _told_as_input(given):
        tried = list(islice(try_all(proposals(given, fetch, _shipped(workspace)), fetch, now=workspace.now), _TRIED))
    read = [each for each in tried if not each.failed]
    if not read:
        _tell_why_none(given, tried)
        ctx.exit(ExitCode.FAILED if any(each.silent for each in tried) else ExitCode.MENDABLE)
    if pick and pick > len(read):
        raise click.UsageError(f"--pick takes 1 to {len(read)} here")
    chosen = read[(pick or 1) - 1]
    if own_id and not chosen.proposal.written:
        raise click.UsageError("a feed of the catalogue keeps its name; leave --id out")
    _show(read, chosen)
    _follow(workspace, [chosen.proposal.called(own_id, name)], dry_run=dry_run)


def _tell_why_none(given: str, tried: Sequence[Tried]) -> None:
    """Tell why none of what was tried can be read and what to do; print the tables of those that only want a key."""
    from jobfit.feeds.proposals import by_mail
    from jobfit.following import failures, remedy_of

    for line in failures(tried):
        tell(line)
    tell(f"Nothing that can be followed was found; {by_mail(given) or remedy_of(tried)}.")
    for each in tried:
        if each.keyless:
            _put_tables([each.proposal])


def _shipped(workspace: Workspace) -> list[Feed]:
    """Return the feeds that come with jobfit, as the person's own tables have them."""
    from jobfit.feeds.load import shipped_ids

    return [feed for feed in workspace.catalogue if feed.id in shipped_ids()]


def _shown(url: str) -> str:
    """Return an address as it may be shown, without a login in it."""
    from jobfit.feeds.addresses import without_login

    return without_login(url)


def _refuse_followed(workspace: Workspace, given: str) -> None:
    """Raise InputError when what was given is the name of a feed that the person follows: there is nothing to try."""
    from jobfit.following import refusal

    if given.strip().lower() in {feed.id for feed in workspace.catalogue if feed.enabled}:
        raise refusal(given.strip(), "you follow a feed of this name already")


@contextmanager
def _told_as_input(given: str) -> Iterator[None]:
    """Raise InputError for what is no feed, file or name of either, which the person can mend; else PageError."""
    from jobfit.feeds.proposals import by_mail
    from jobfit.following import if_not_followed, is_silent

    try:
        yield
    except FeedError as fault:
        instead, shown = by_mail(given), _shown(given)[:_LONGEST_GIVEN]
        if is_silent(given, fault) and not instead:
            raise PageError(shown, if_not_followed(fault.reason)) from None
        what, _, hint = fault.reason.partition("; ")
        hint = instead or hint or "give a feed's own address or file, or the OPML list that your reader exports"
        raise InputError([Problem("FEED007", Place(shown), what, hint)]) from None


def _show(read: Sequence[Tried], chosen: Tried) -> None:
    look = style()
    if len(read) > 1:
        put(f"{len(read)} feeds were found:")
        for number, each in enumerate(read, start=1):
            mark = ">" if each is chosen else " "
            put(f" {mark}{number}  {each.feed.name[:40]}: {counted(len(each.postings))} ({each.proposal.because})")
        if chosen is read[0]:
            put("The first is followed; --pick N takes another one.")
    put(f"{look.paint(chosen.feed.name, 'title')}: {chosen.proposal.because}; {counted(len(chosen.postings))}")
    if chosen.feed.attribution:
        put(f"   {chosen.feed.attribution}")
    for sentence in filter(None, (chosen.told, chosen.unread)):
        put("\n".join(wrapped(sentence, look, 3)))
    for posting in chosen.postings[:_SHOWN]:
        put(f" · {_line(posting)}")
    if not chosen.postings:
        put("\n".join(wrapped(chosen.remedy or "It has no posting now, which may be right.", look, 3)))
    elif not any(posting.title for posting in chosen.postings):
        put('   None has a title that jobfit knows: write which field it is in its table, map = { title = "…", … }')


def _line(posting: JobPosting) -> str:
    """Return a posting as jobfit reads it, on a line."""
    pay = posting.pay
    ends = [f"{end:,.0f}" for end in (pay.low, pay.high) if end] if pay else []
    money = f"{'–'.join(dict.fromkeys(ends))} {pay.currency or '?'}/{pay.period or '?'}" if pay and ends else ""
    parts = (posting.title, posting.company, posting.location, posting.workplace or "", money)
    return ", ".join(part[:_LONGEST] for part in parts if part)


def _listed(path: Path) -> list[Proposal]:
    from jobfit.feeds.opml import feeds_in

    with _told_as_input(str(path)):
        listed = feeds_in(path.read_bytes(), path.name)
    if listed.left_out:
        many = f"{len(listed.left_out)} of its feeds have" if len(listed.left_out) > 1 else "One of its feeds has"
        tell(f"{many} no address of the web and cannot be followed; the first is {listed.left_out[0][:_LONGEST]!r}.")
    return listed.feeds


def _follow_new(workspace: Workspace, listed: Sequence[Proposal], *, dry_run: bool) -> None:
    """Follow the feeds of a list that are not followed yet, by address."""
    from jobfit.feeds.proposals import catalogued
    from jobfit.following import followed_as

    catalogue, shipped = workspace.catalogue, _shipped(workspace)
    own = {_shown(feed.url) for feed in catalogue if feed.enabled}
    known = [catalogued(each, shipped) for each in listed if _shown(each.written["url"]) not in own]
    fresh = (each for each in known if each.written or not followed_as(each, catalogue))
    if new := list({(each.id, each.written.get("url", "")): each for each in fresh}.values()):
        _follow(workspace, new, dry_run=dry_run)
    else:
        put("All of its feeds are followed already.")


def _follow(workspace: Workspace, chosen: Sequence[Proposal], *, dry_run: bool) -> None:
    from jobfit.following import follow

    if dry_run:
        _put_tables(chosen)
        return
    added = follow(chosen, workspace.paths.feeds, catalogue=workspace.catalogue)
    for meant, written in zip(chosen, added, strict=True):
        if meant.id != written.id:
            tell(f"{meant.id!r} is taken, so it is called {written.id!r}; change that in feeds.toml if you like.")
    put(f"Added to {workspace.paths.feeds}:\n")
    _put_tables(added)
    put("jobfit run   reads it.")


def _put_tables(proposals: Sequence[Proposal]) -> None:
    """Print the tables of feeds as feeds.toml has them, but for a login, which is nobody else's to see."""
    shown = [each.shown() for each in proposals]
    put("\n".join(each.table() for each in shown))
    if shown != [*proposals]:
        tell("The login in the address is not shown; it belongs in feeds.toml alone.")


@click.command(name="import")
@click.argument("file", type=NamedFile(path_type=Path), metavar="OPML")
@click.option("--dry-run", is_flag=True, help="Show what would be followed, and write nothing.")
@with_workspace
def import_feeds(workspace: Workspace, *, file: Path, dry_run: bool) -> None:
    """Follow the feeds of an OPML list, as other readers export it.

    None of them is asked; those that are followed already, by address, are left out.

    Example: jobfit feeds import reader.opml
    """
    _follow_new(workspace, _listed(file), dry_run=dry_run)


@click.command(name="export")
@click.argument("file", type=NewFile(path_type=Path), metavar="[OPML]", required=False)
@with_workspace
def export(workspace: Workspace, *, file: Path | None) -> None:
    """Write the feeds you follow as an OPML list, to a file or to stdout.

    Only RSS, Atom and JSON feeds are in it: other readers know no boards.

    Example: jobfit feeds export reader.opml
    """
    from jobfit.feeds.opml import as_opml, exported

    feeds = exported(workspace.feeds)
    text = as_opml(feeds)
    if not feeds:
        tell("None of your feeds is an RSS, Atom or JSON feed with an address, so the list is empty.")
    if file is None:
        sys.stdout.write(text)
    else:
        write_file(str(file), text)
        tell(f"Wrote {file}.")
    if named := ", ".join(feed.name for feed in feeds if _shown(feed.url) != feed.url):
        tell(f"The login in the address is left out of {named}: write it into the other reader yourself.")
