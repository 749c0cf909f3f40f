"""Saving a profile that was edited: only one that can be judged by, in one step, and remembered with a note."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile
from jobfit.replacing import replace_file
from jobfit.store.store import Store


def as_written(path: Path) -> str:
    """Return a profile's text with the line ends that it has; bytes that are no UTF-8 become U+FFFD."""
    return path.read_bytes().decode("utf-8", "replace")


def keep_file(path: Path, store: Store, *, now: datetime) -> None:
    """Keep the profile in a file in the history, if it is another one than before: somebody has edited it by hand."""
    content = path.read_bytes()
    store.keep_profile(hashlib.sha256(content).hexdigest(), content.decode("utf-8", "replace"), now=now)


def save_profile(path: Path, text: str, store: Store, *, now: datetime, note: str) -> Profile:
    """Put an edited profile in the place of the file, keep it in the history under a note, and return it.

    The file as it was is in the history too. Raises InputError with every fault of the text, and changes nothing then.
    """
    profile = parse_profile(text.encode(), file=str(path), today=now.date())
    if path.exists():
        keep_file(path, store, now=min(datetime.fromtimestamp(path.stat().st_mtime, UTC), now))
    replace_file(path, text)
    store.keep_profile(profile.hash, text, now=now, note=note)
    return profile
