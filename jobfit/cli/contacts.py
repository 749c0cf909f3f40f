"""jobfit contacts."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobfit.cli.files import NamedFile
from jobfit.cli.group import Subcommands
from jobfit.cli.tables import aligned
from jobfit.cli.terminal import agreed, called_as, document, put, put_rows, tell, yes_option
from jobfit.cli.workspace import Workspace, json_option, quiet_option, with_workspace
from jobfit.errors import InputError
from jobfit.layout import clean
from jobfit.phrasing import counted
from jobfit.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jobfit.contacts.importing import ContactFile, Merged
    from jobfit.store.rows import Contact

_TOLD = 5  # lines of a file that are named when they could not be read


@click.group(name="contacts", cls=Subcommands)
def command() -> None:
    """Import whom you know; kept postings then say who is there.

    Contacts stay in your database: no feed and no site is ever told of them.

    Example: jobfit contacts import Connections.csv
    """


@command.command(name="import")
@click.argument("files", nargs=-1, required=True, type=NamedFile(path_type=Path), metavar="FILE...")
@with_workspace
@json_option
@quiet_option
def import_contacts(workspace: Workspace, files: tuple[Path, ...], *, as_json: bool, quiet: bool) -> None:
    """Import contacts from CSV files and vCards.

    LinkedIn's list is the file Connections.csv of "Get a copy of your data"; other programs export contacts as CSV or
    .vcf. The same name at the same company is the same person, so importing twice changes nothing.

    Example: jobfit contacts import Connections.csv phone.vcf
    """
    from jobfit.contacts.importing import merged, read_contacts

    read = [read_contacts(path, today=workspace.now.date()) for path in files]
    with workspace.store() as store:
        found = merged(store.contacts(), (person for each in read for person in each.people))
        store.keep_contacts(found.contacts)
    for each in read:
        told = [f"{each.name}: {sentence}." for sentence in (*each.notes, *_unread(each))]
        tell("\n".join(told), quiet=not told)
    if as_json:
        put(document(_counts(read, found)))
    elif not quiet:
        put(_in_words(read, found))
    if found.new or found.changed:
        _tell_of_rules(workspace, quiet=quiet)


def _unread(file: ContactFile) -> Iterable[str]:
    """Yield what could not be read: how many, then the first of them by line."""
    if not file.unread:
        return
    shown = [f"line {each.line}: {each.why}" for each in file.unread[:_TOLD]]
    more = len(file.unread) - len(shown)
    yield f"{len(file.unread)} set aside; {'; '.join(shown)}{f'; and {more} more' if more else ''}"


def _counts(read: Sequence[ContactFile], found: Merged) -> dict[str, object]:
    files = [
        {"file": each.name, "people": len(each.people), "unread": [entry._asdict() for entry in each.unread]}
        | {"notes": list(each.notes)}
        for each in read
    ]
    return {"files": files, "new": found.new, "changed": found.changed, "same": found.same}


def _in_words(read: Sequence[ContactFile], found: Merged) -> str:
    people = sum(len(each.people) for each in read)
    twice = people - len(found.contacts)
    parts = ((found.new, "new"), (found.changed, "changed"), (found.same, "known already"), (twice, "listed twice"))
    said = ", ".join(f"{count} {what}" for count, what in parts if count)
    return f"{counted(people, 'contact')} read{f': {said}' if said else ''}."


@command.command(name="list")
@click.option("--company", help="Only those at this company, as companies are compared.")
@with_workspace
@json_option
def list_contacts(workspace: Workspace, *, company: str | None, as_json: bool) -> None:
    """List your contacts.

    Example: jobfit contacts list --company Acme
    """
    from jobfit.contacts.importing import company_key

    found = _contacts(workspace)
    if company is not None:
        key = company_key(company)
        found = [each for each in found if key and each.folded == key]
    if as_json:
        put(document({"contacts": [asdict(each) for each in found]}))
    else:
        none = "There are no contacts. `jobfit contacts import FILE` reads some."
        put_rows(_lines(found), otherwise=f"You know nobody at {company}." if company else none)


def _lines(found: Sequence[Contact]) -> Iterable[str]:
    where = (", ".join(filter(None, (clean(each.position), clean(each.company)))) for each in found)
    return aligned([(str(each.id), clean(each.name), said) for each, said in zip(found, where, strict=True)])


def _contacts(workspace: Workspace) -> list[Contact]:
    """Return every contact; looking for them makes no database."""
    if not workspace.paths.database.exists():
        return []
    with workspace.store() as store:
        return store.contacts()


@command.command(name="remove")
@click.argument("whom", metavar="ID|NAME")
@with_workspace
@quiet_option
def remove(workspace: Workspace, whom: str, *, quiet: bool) -> None:
    """Remove a contact, by id or whole name; a name removes them at every company.

    Example: jobfit contacts remove "Ana Reis"
    """
    from jobfit.contacts.importing import folded_name

    every = _contacts(workspace)
    chosen = [each.id for each in every if whom == str(each.id)] or [
        each.id for each in every if folded_name(each.name) == folded_name(whom)
    ]
    if not chosen:
        what = f"no contact has the id or name {whom!r}"
        raise InputError([Problem("CONT003", Place("contacts"), what, "`jobfit contacts list` shows them all")])
    _remove(workspace, chosen, quiet=quiet)


@command.command(name="clear")
@yes_option
@with_workspace
@quiet_option
def clear(workspace: Workspace, *, yes: bool, quiet: bool) -> None:
    """Remove every contact.

    Example: jobfit contacts clear
    """
    every = _contacts(workspace)
    if not every or agreed(f"Remove {counted(len(every), 'contact')}?", yes=yes, of="contacts clear"):
        _remove(workspace, [each.id for each in every], quiet=quiet)


def _remove(workspace: Workspace, ids: Sequence[int], *, quiet: bool) -> None:
    if ids:
        with workspace.store() as store:
            store.remove_contacts(ids)
    tell(f"Removed {counted(len(ids), 'contact')}.", quiet=quiet)
    if ids:
        _tell_of_rules(workspace, quiet=quiet)


def _tell_of_rules(workspace: Workspace, *, quiet: bool) -> None:
    """Say how stored verdicts come to know of it, if a rule asks for contacts; a faulty profile asks for nothing."""
    with suppress(InputError):
        if workspace.profile.asks_for("contacts"):
            said = f"Your rules ask whom you know: `{called_as()} rejudge` judges what is stored by that."
            tell(said, quiet=quiet)
