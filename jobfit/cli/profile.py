"""jobfit profile."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import click

from jobfit.cli.group import Subcommands
from jobfit.cli.terminal import agreed, document, put, put_rows, style, tell, yes_option
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.layout import TextStyle, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobfit.profile_history import Changes
    from jobfit.rules.model import Rule
    from jobfit.store.rows import ProfileChange
    from jobfit.store.store import Store

NOW = "now"
_COLOURS = {"+": "yes", "-": "no", "@": "quiet", "~": "unknown"}


class Text(NamedTuple):
    """A profile's text and what it is called."""

    name: str
    text: str


@click.group(name="profile", cls=Subcommands)
def command() -> None:
    """See how your profile changed, and take a change back.

    Every profile that judged is kept, with its day and a note, also when you edit the file by hand.

    Example: jobfit profile log
    """


@command.command(name="log")
@with_workspace
@json_option
def log(workspace: Workspace, *, as_json: bool) -> None:
    """List the profiles that you had, newest first.

    Example: jobfit profile log
    """
    changes = _changes(workspace)
    file = _file_hash(workspace)
    if as_json:
        put(document({"profiles": _as_table(changes, file)}))
    else:
        none = "No profile has judged yet. `jobfit run` judges by yours, and keeps it as it is then."
        put_rows(_lines(changes, file), otherwise=none)


def _lines(changes: Sequence[ProfileChange], file: str) -> Iterator[str]:
    """Yield a line a profile: its id, when it came into force, and the note."""
    from jobfit.profile_history import short_ids

    look = style()
    ids = short_ids(changes)
    if changes and file and changes[-1].hash != file:
        yield f"{NOW:6}  the file as it is; nothing was judged by it yet: jobfit profile diff"
    for number, change in reversed(list(enumerate(changes))):
        in_force = " (in force)" if number == len(changes) - 1 and change.hash == file else ""
        note = change.note or ("edited by hand" if number else "the first one")
        head = f"{ids[change.hash]}  {change.at:%d %b %Y %H:%M}  "
        first, *others = wrapped(f"{note}{in_force}", look, len(head))
        yield head + first[len(head) :]
        yield from others


def _as_table(changes: Sequence[ProfileChange], file: str) -> list[dict[str, object]]:
    from jobfit.profile_history import short_ids

    ids = short_ids(changes)
    return [
        {"id": ids[each.hash], "hash": each.hash, "at": each.at.isoformat(), "note": each.note}
        | {"in_force": number == 0 and each.hash == file}
        for number, each in enumerate(reversed(changes))
    ]


@command.command(name="diff")
@click.argument("first", required=False, metavar="[A")
@click.argument("second", required=False, metavar="[B]]")
@with_workspace
def diff(workspace: Workspace, first: str | None, second: str | None) -> None:
    """Show what changed between two profiles, as text and in rules.

    A and B are ids of `jobfit profile log`, or `now` for the file as it is. Without B it is compared with the file;
    without A with the profile before it.

    Example: jobfit profile diff
    """
    with _history(workspace) as store:
        changes = store.profile_changes()
        after = _text(workspace, store, changes, second or NOW)
        before = _text(workspace, store, changes, first) if first else _before(store, changes, after)
    if before is None:
        tell("There is no other profile to compare with yet.")
        return
    put("\n".join(_difference(workspace, before, after)))


@command.command(name="restore")
@click.argument("profile_id", metavar="ID")
@click.option("--note", help="Why, for `jobfit profile log`.")
@yes_option
@with_workspace
def restore(workspace: Workspace, profile_id: str, *, note: str | None, yes: bool) -> None:
    """Write a profile that you had back to the file.

    You see what changes first, and are asked. The profile of today stays in the history.

    Example: jobfit profile restore a3f9c1
    """
    from jobfit.saving import as_written, save_profile

    path = workspace.paths.profile
    with _history(workspace) as store:
        wanted = _text(workspace, store, store.profile_changes(), profile_id)
        file = Text(NOW, as_written(path) if path.exists() else "")
        if file.text == wanted.text:
            tell(f"{path} is that profile already.")
            return
        put("\n".join(_difference(workspace, file, wanted)))
        if not agreed(f"Write {wanted.name} back to {path}?", yes=yes, of="profile restore"):
            return
        save_profile(path, wanted.text, store, now=workspace.now, note=note or f"{wanted.name} brought back")
    tell(f"{path} is {wanted.name} again. `jobfit rejudge` judges by it.")


def _history(workspace: Workspace) -> Store:
    """Open the database for its history; raises InputError when there is none."""
    hint = "profiles are kept from the first `jobfit run` on"
    workspace.must_exist(workspace.paths.database, "no profile has judged yet", hint)
    return workspace.store()


def _changes(workspace: Workspace) -> list[ProfileChange]:
    if not workspace.paths.database.exists():
        return []
    with workspace.store() as store:
        return store.profile_changes()


def _file_hash(workspace: Workspace) -> str:
    path = workspace.paths.profile
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _text(workspace: Workspace, store: Store, changes: Sequence[ProfileChange], name: str) -> Text:
    """Return the profile that is meant: the file, or one of the history; raises InputError."""
    from jobfit.profile_history import named, short_ids

    if name == NOW:
        workspace.must_exist(workspace.paths.profile, "there is no profile now", "name two of `jobfit profile log`")
        return Text(NOW, workspace.profile_text)
    found = named(changes, name)
    return Text(short_ids(changes)[found], store.profile_text(found) or "")


def _before(store: Store, changes: Sequence[ProfileChange], after: Text) -> Text | None:
    """Return the newest profile that is another one than this."""
    from jobfit.profile_history import short_ids

    ids = short_ids(changes)
    texts = (Text(ids[each.hash], store.profile_text(each.hash) or "") for each in reversed(changes))
    return next((each for each in texts if each.text != after.text), None)


def _difference(workspace: Workspace, before: Text, after: Text) -> Iterator[str]:
    """Yield what changed: the lines of the text, then the rules and settings in words."""
    from jobfit.profile_history import changes_between, text_difference

    look = style()
    lines = text_difference(before.text, after.text, names=(before.name, after.name))
    if not lines:
        yield f"{before.name} and {after.name} are the same."
        return
    for line in lines:
        yield look.paint(_shown(line), _COLOURS.get(line[:1], "")) if line[:1] in _COLOURS else _shown(line)
    changes = changes_between(before.text, after.text, today=workspace.now.date())
    yield ""
    if changes is None:
        yield "One of them has faults, so its rules cannot be told; `jobfit rules check` names them in the file."
    else:
        yield from _in_words(changes, look)


def _in_words(changes: Changes, look: TextStyle) -> Iterator[str]:
    """Yield the rules that are new, gone and changed, and the settings."""
    from jobfit.rules.described import described

    told = [
        *(f"+ {rule.id}  {described(rule)}" for rule in changes.new),
        *(f"- {rule.id}  {described(rule)}" for rule in changes.gone),
        *(f"~ {after.id}  {_changed(before, after)}" for before, after in changes.changed),
        *changes.settings,
    ]
    yield look.paint("In rules and settings", "title") if told else "The rules and settings are the same."
    for each in told:
        yield from look.painted(wrapped(each, look, 1, hang=2), _COLOURS[each[0]])


def _changed(before: Rule, after: Rule) -> str:
    """Return what is different about a rule, old and new."""
    from jobfit.rules.described import described, in_words

    said = [
        (described(before), described(after)),
        (in_words(before), in_words(after)),
        (f"unknown {before.unknown}", f"unknown {after.unknown}"),
        (f"until {before.until}", f"until {after.until}"),
        (f"cap {before.cap}", f"cap {after.cap}"),
        (f"why {before.why!r}", f"why {after.why!r}"),
    ]
    told = dict.fromkeys(f"{old} → {new}" for old, new in said if old != new)
    return "; ".join(told) or "its condition"


def _shown(line: str) -> str:
    """Return a line of a file fit for a terminal, with its indentation."""
    return "".join(" " if unicodedata.category(char)[0] == "C" else char for char in line)
