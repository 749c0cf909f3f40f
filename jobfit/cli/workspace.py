"""Workspace: one person's files, opened when a command needs them; the only place that looks at the clock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobfit.errors import InputError, StoreError
from jobfit.paths import Paths, find_paths
from jobfit.problems import Place, Problem

if TYPE_CHECKING:
    from jobfit.feeds.interface import Feed
    from jobfit.profile.model import Profile
    from jobfit.store.store import Store

WORKSPACE = "jobfit.workspace"  # where a context keeps the command's workspace


@dataclass(frozen=True)
class Workspace:
    """The paths and the moment that a command works with."""

    paths: Paths
    now: datetime

    @cached_property
    def profile(self) -> Profile:
        """Return the person's profile; raises InputError with every problem in it."""
        from jobfit.profile.load import load_profile  # only commands that judge need it

        self._must_have_a_profile()
        try:
            return self.joined(load_profile(self.paths.profile, today=self.now.date()))
        except InputError as error:
            error.remedy = self._way_back()
            raise

    def _must_have_a_profile(self) -> None:
        what, hint = "there is no profile yet", "`jobfit init` writes it; `jobfit demo --keep demo` has one to try"
        if self.paths.named:
            what, hint = "there is no such file", "check its name; `jobfit init` writes a new one"
        self.must_exist(self.paths.profile, what, hint)

    def joined(self, profile: Profile) -> Profile:
        """Return a profile with whom the person knows, if a rule of it asks for that; raises StoreError."""
        if not profile.asks_for("contacts") or not self.paths.database.exists():
            return profile
        from jobfit.contacts.knowing import with_contacts

        with self.store() as store:
            return with_contacts(profile, store)

    def _way_back(self) -> str:
        """Return how the last profile without faults is brought back, "" when none is known."""
        from jobfit.profile_history import last_sound, short_ids  # only for a faulty profile

        if not self.paths.database.exists():
            return ""
        try:
            with self.store() as store:
                last = last_sound(store, today=self.now.date())
                ids = short_ids(store.profile_changes())
        except StoreError:  # the profile's faults are what is to be told
            return ""
        if last is None:
            return ""
        name = ids[last.hash]
        return f"The profile of {last.at:%d %b %Y} is kept: `jobfit profile restore {name}` brings it back."

    @property
    def profile_text(self) -> str:
        """Return the text of the person's profile, as it is in the file; raises InputError when there is none."""
        from jobfit.saving import as_written

        self._must_have_a_profile()
        return as_written(self.paths.profile)

    @cached_property
    def catalogue(self) -> list[Feed]:
        """Return every feed: the shipped ones, and the person's own over them; raises InputError."""
        from jobfit.bundled import feeds_folder
        from jobfit.feeds.load import load_feeds

        own = self.paths.feeds if self.paths.feeds.exists() else None
        return load_feeds(own=own, shipped=feeds_folder())

    @property
    def feeds(self) -> list[Feed]:
        """Return the feeds that the person follows; raises InputError, also when there is no feeds.toml."""
        self.must_exist(
            self.paths.feeds,
            "there is no feeds.toml yet",
            "run `jobfit init`; `jobfit feeds list --catalogue` shows those that come with jobfit",
        )
        return [feed for feed in self.catalogue if feed.enabled]

    def store(self) -> Store:
        """Open the person's database; use it as a context manager. Raises StoreError."""
        from jobfit.store.store import Store

        return Store(self.paths.database)

    @contextmanager
    def past_store(self) -> Iterator[Store]:
        """Open the person's database, for what is asked of the past; raises InputError when nothing is in it yet."""
        what = "nothing is stored yet"
        hint = "`jobfit run` reads your feeds; `jobfit demo --keep FOLDER` has postings to try it on"
        self.must_exist(self.paths.database, what, hint)
        with self.store() as store:
            if not store.size():
                raise _missing(self.paths.database, what, hint)
            yield store

    def must_exist(self, path: Path, what: str, hint: str) -> None:
        """Raise InputError with a sentence when a file is missing."""
        if not path.exists():
            raise _missing(path, what, hint)


def _missing(path: Path, what: str, hint: str) -> InputError:
    return InputError([Problem("FILE001", Place(str(path)), what, hint)])


def workspace_of(profile: str | None) -> Workspace:
    """Return the workspace of this process: environment, working folder, the clock (or JOBFIT_NOW, ISO 8601)."""
    said = os.environ.get("JOBFIT_NOW")
    try:
        now = datetime.fromisoformat(said) if said else datetime.now(UTC)
    except ValueError:
        hint = "write a moment such as 2026-11-20T07:00:00+00:00"
        raise InputError([Problem("CLI001", Place("JOBFIT_NOW"), f"{said!r} is not a moment", hint)]) from None
    now = now.replace(tzinfo=UTC) if now.tzinfo is None else now.astimezone(UTC)
    return Workspace(find_paths(os.environ, Path.cwd(), profile=Path(profile) if profile else None), now)


def _make(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> Workspace:
    made: Workspace = ctx.meta.setdefault(WORKSPACE, workspace_of(value))
    return made


def with_workspace(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command `--profile` and pass it the workspace."""
    return click.option(
        "--profile",
        "workspace",
        metavar="FILE",
        callback=_make,
        help="Another profile.toml; its feeds.toml and database are beside it.",
    )(command)


def json_option(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document on stdout.")(command)


def quiet_option(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command `-q`."""
    return click.option("-q", "--quiet", is_flag=True, help="Say nothing when all is well.")(command)
