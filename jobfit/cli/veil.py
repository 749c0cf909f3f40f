"""The veil of a process: made once, when it first shows something and the person is incognito."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from jobfit.errors import InputError, StoreError

if TYPE_CHECKING:
    import click

    from jobfit.cli.workspace import Workspace
    from jobfit.incognito import Secrets, Veil

INCOGNITO = "jobfit.incognito"  # where a context keeps whether the person is incognito
_VEIL = "jobfit.veil"


def is_incognito(context: click.Context | None) -> bool:
    """Say whether the person is incognito."""
    return context is not None and bool(context.meta.get(INCOGNITO))


def veiled(text: str, context: click.Context | None) -> str:
    """Return what may be shown of a text: all of it, unless the person is incognito."""
    if context is None or not is_incognito(context):
        return text
    if _VEIL not in context.meta:
        from jobfit.cli.workspace import WORKSPACE, workspace_of

        context.meta[_VEIL] = veil_of(context.meta.get(WORKSPACE) or workspace_of(None))
    veil: Veil = context.meta[_VEIL]
    return veil.over(text)


def veil_of(workspace: Workspace) -> Veil:
    """Return what hides everything that a person's profile, contacts and journal have to hide."""
    from jobfit.incognito import Veil, sums_of
    from jobfit.profile_history import sound

    text = workspace.profile_text if workspace.paths.profile.exists() else ""
    profile = sound(text, today=workspace.now.date())
    secrets = _secrets(workspace, text)
    return Veil(replace(secrets, amounts=secrets.amounts | frozenset(sums_of(profile) if profile else ())))


def _secrets(workspace: Workspace, profile: str) -> Secrets:
    """Return the secrets of the profile, of those before it, and of the database; one that cannot be read has none."""
    from jobfit.incognito import secrets_of

    texts = [profile]
    people: list[tuple[str, str]] = []
    words: list[str] = []
    with suppress(StoreError, InputError):
        if workspace.paths.database.exists():
            with workspace.store() as store:
                texts += filter(None, (store.profile_text(each.hash) for each in store.profile_changes()))
                people = [(each.name, each.company) for each in store.contacts()]
                words = [each.did for each in store.journal()]
    return secrets_of(texts, people, words)
