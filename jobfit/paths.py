"""Where a person's files live: JOBFIT_HOME, else a project folder, else the platform's own places (XDG)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

PROFILE = "profile.toml"
FEEDS = "feeds.toml"
DATABASE = "jobfit.db"
_NAMED = "the profile that was named"
CASES = ".tests.toml"
"""What the name of a profile's file of cases ends with, in place of its own ending."""


class Paths(NamedTuple):
    """The files of one person."""

    profile: Path
    feeds: Path
    database: Path
    found_by: str  # why these and no others, in words

    @property
    def folder(self) -> Path:
        """Return the folder of the profile."""
        return self.profile.parent

    @property
    def named(self) -> bool:
        """Say whether the profile was named on the command line."""
        return self.found_by == _NAMED

    @property
    def cases(self) -> Path:
        """Return the file of the person's labelled cases, beside the profile: profile.tests.toml."""
        return self.profile.with_suffix(CASES)


def find_paths(environment: Mapping[str, str], folder: Path, *, profile: Path | None = None) -> Paths:
    """Return the paths for an environment and a working folder.

    JOBFIT_HOME holds everything when it is set; a working folder with a profile.toml or jobfit.toml holds everything
    else; otherwise profile and feeds are in the user's configuration folder and the database in the data folder.
    A profile named on the command line has its feeds and a database of its own beside it.
    """
    if profile is not None:
        home = profile.resolve().parent
        return Paths(profile, home / FEEDS, home / f"{profile.stem}.db", _NAMED)
    if home_name := environment.get("JOBFIT_HOME"):
        named = os.path.expanduser(home_name)  # noqa: PTH111 - unlike Path's own it takes any name
        return _all_in(Path(named), "JOBFIT_HOME")
    if any((folder / name).is_file() for name in (PROFILE, "jobfit.toml")):
        return _all_in(folder, "this folder has a profile.toml")
    return _platform_paths()


def _all_in(home: Path, found_by: str) -> Paths:
    return Paths(home / PROFILE, home / FEEDS, home / DATABASE, found_by)


def _platform_paths() -> Paths:
    from platformdirs import PlatformDirs  # noqa: PLC0415 - only when nothing nearer was named

    own = PlatformDirs("jobfit", appauthor=False)
    config = Path(own.user_config_dir)
    return Paths(config / PROFILE, config / FEEDS, Path(own.user_data_dir) / DATABASE, "the user's own folders")
