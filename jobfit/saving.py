"""Saving a profile that was edited: only one that can be judged by, in one step, and remembered with a note."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile
from jobfit.replacing import replace_file
from jobfit.store.store import Store


def save_profile(path: Path, text: str, store: Store, *, now: datetime, note: str) -> Profile:
    """Put an edited profile in the place of the file, keep it in the history under a note, and return it.

    The file as it was is in the history too. Raises InputError with every fault of the text, and changes nothing then.
    """
    profile = parse_profile(text.encode(), file=str(path), today=now.date())
    if path.exists():
        before = path.read_bytes()
        written = min(datetime.fromtimestamp(path.stat().st_mtime, UTC), now)
        store.keep_profile(hashlib.sha256(before).hexdigest(), before.decode("utf-8", "replace"), now=written)
    replace_file(path, text)
    store.keep_profile(profile.hash, text, now=now, note=note)
    return profile
