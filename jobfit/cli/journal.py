"""jobfit journal."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import click

from jobfit.cli.group import Subcommands
from jobfit.cli.journal_suggest import suggest
from jobfit.cli.since import beginning, since_option
from jobfit.cli.terminal import document, put, put_rows, style, tell
from jobfit.cli.workspace import Workspace, json_option, quiet_option, with_workspace
from jobfit.errors import InputError
from jobfit.layout import TextStyle, clean, wrapped
from jobfit.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobfit.store.rows import JournalEntry

_LONGEST = 500  # characters of an entry
_LONGEST_TAG = 60


@click.group(name="journal", cls=Subcommands)
def command() -> None:
    """Note what felt good or bad at work, and see which rules follow from it.

    Example: jobfit journal add "Pairing with Ana on the parser" --felt 5 --tags mentoring
    """


command.add_command(suggest)


@command.command(name="add")
@click.argument("words")
@click.option("--felt", type=click.IntRange(1, 5), help="How it felt: 1 drained you, 5 was flow.")
@click.option("--tags", default="", metavar="TAG,TAG", help="What it was about, apart by commas.")
@click.option("--on", "day", metavar="DAY", help="When it was, such as 2026-11-20; today by default.")
@click.option("--success", is_flag=True, help="It went well: keep it for interviews.")
@with_workspace
@quiet_option
def add(
    workspace: Workspace, words: str, *, felt: int | None, tags: str, day: str | None, success: bool, quiet: bool
) -> None:
    """Add an entry.

    Example: jobfit journal add "Third status meeting of the day" --felt 1 --tags meetings
    """
    from jobfit.store.rows import JournalEntry

    said = " ".join(words.split())
    if not said or len(said) > _LONGEST:
        raise _fault("journal add", f"an entry has from 1 to {_LONGEST} characters", "say it in a sentence")
    entry = JournalEntry(day=_day(workspace, day), did=said, felt=felt, tags=_tags(tags), success=success)
    with workspace.store() as store:
        number = store.note(entry, now=workspace.now)
    tell(f"Noted as {number}.", quiet=quiet)


def _day(workspace: Workspace, written: str | None) -> date:
    """Return the day that is meant, by the clock on the person's wall; raises InputError for one yet to come."""
    today = workspace.now.astimezone().date()
    if written is None:
        return today
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise _fault("--on", f"{written!r} is not a day", "write a day such as 2026-11-20") from None
    if day > today + timedelta(days=1):  # somewhere it is tomorrow
        raise _fault("--on", f"{written} is yet to come", "note it when it has happened")
    return day


def _tags(written: str) -> tuple[str, ...]:
    """Return the tags, small and each once; raises InputError for one that is too long."""
    tags = tuple(dict.fromkeys(" ".join(tag.casefold().split()) for tag in written.split(",") if tag.strip()))
    if any(len(tag) > _LONGEST_TAG for tag in tags):
        raise _fault("--tags", f"a tag has at most {_LONGEST_TAG} characters", "put commas between tags")
    return tags


def _fault(where: str, what: str, hint: str) -> InputError:
    return InputError([Problem("JOUR001", Place(where), what, hint)])


@command.command(name="list")
@partial(since_option, what="done")
@click.option("--tag", help="Only entries with this tag.")
@click.option("--success", is_flag=True, help="Only what went well.")
@with_workspace
@json_option
def list_entries(workspace: Workspace, *, since: str, tag: str | None, success: bool, as_json: bool) -> None:
    """List your entries, oldest first.

    Example: jobfit journal list --success
    """
    moment = beginning(since, now=workspace.now)
    tags = _tags(tag or "")
    found: list[JournalEntry] = []
    if workspace.paths.database.exists():
        with workspace.store() as store:
            found = store.journal(since=moment and moment.date(), tag=tags[0] if tags else None, success=success)
    if as_json:
        put(document({"entries": [asdict(each) for each in found]}))
    else:
        add_one = "`jobfit journal add WORDS` adds one."
        wanted = since != "all" or tag or success
        none = f"There is no such entry. {add_one}" if wanted else f"The journal has no entry yet. {add_one}"
        put_rows(_lines(found, style()), otherwise=none)


def _lines(found: Sequence[JournalEntry], look: TextStyle) -> Iterator[str]:
    """Yield the entries: id, day, how it felt, the words and the tags."""
    width = max((len(str(each.id)) for each in found), default=0)
    for each in found:
        tags = "".join(f" #{clean(tag).replace(' ', '-')}" for tag in each.tags)
        felt = str(each.felt or "-")
        head = f"{each.id:{width}}  {each.day:%d %b %Y}  {felt}"
        rest = f"{clean(each.did)}{' (went well)' if each.success else ''}{tags}"
        first, *others = wrapped(rest, look, len(head) + 2)
        yield head + first[len(head) :]
        yield from others


@command.command(name="remove")
@click.argument("entry_id", metavar="ID", type=int)
@with_workspace
@quiet_option
def remove(workspace: Workspace, entry_id: int, *, quiet: bool) -> None:
    """Remove an entry.

    Example: jobfit journal remove 7
    """
    with workspace.store() as store:
        if not store.remove_entry(entry_id):
            raise _fault("journal remove", f"no entry has the id {entry_id}", "`jobfit journal list` shows them all")
    tell(f"Removed entry {entry_id}.", quiet=quiet)
