"""Folders and boxes of this machine as one document: a Maildir, a folder of mails, the end of a large mbox."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Final, NamedTuple

from jobfit.errors import FetchError
from jobfit.feeds.interface import Document, Feed
from jobfit.feeds.messages import LARGEST, MBOX, as_mbox, left_out, messages, newest_of_mbox
from jobfit.feeds.reading import Fetched, Validators

MISSING: Final = "x-missing"
"""The header that says which mails of a place a document does not hold, as a sentence."""

_MAILDIR: Final = ("new", "cur")
_MOST: Final = 5_000  # files
_ENDS: Final = (".msf", ".lock", ".index", ".cache", ".log")  # what mail programs keep beside mails
_MEGABYTE: Final = 1_000_000


class _File(NamedTuple):
    changed: int  # nanoseconds
    name: str
    path: Path
    size: int


def box(feed: Feed, path: Path, known: Validators, *, size: int) -> Fetched | None:
    """Return the newest mails of a folder, or the end of a larger file, of at most so many bytes; None for any other.

    A folder is unchanged when the names, sizes and times of its files are. Raise FetchError when it cannot be read.
    """
    try:
        if path.is_dir():
            return _of_folder(path, known, size)
        if path.is_file() and path.stat().st_size > size:
            return _of_large_file(feed, path, known, size)
    except (OSError, ValueError) as error:
        said = (getattr(error, "strerror", None) or str(error)).lower()
        raise FetchError(feed.name, f"{path} cannot be read: {said}") from None
    return None


def _of_folder(path: Path, known: Validators, size: int) -> Fetched:
    files = sorted(_files(path), reverse=True)
    told = "\n".join(f"{each.changed} {each.name} {each.size}" for each in files)
    now = Validators(etag=hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:32])
    if now == known:
        return Fetched(None, now)
    read: list[tuple[str, bytes]] = []
    room, large, gone = size, 0, 0
    for each in files[:_MOST]:
        if each.size > LARGEST:
            large += 1
            continue
        if each.size > room:
            break
        room -= each.size
        try:
            read.append((each.name, each.path.read_bytes()))
        except FileNotFoundError:  # a mail program moves them at any time
            gone += 1
    older = len(files) - len(read) - large - gone
    mails = [mail for _, body in sorted(read) for mail in messages(body)]  # their names, which most begin with a day
    return Fetched(Document(as_mbox(mails), {"content-type": MBOX, **_missing(len(files), older, large)}), now)


def _missing(count: int, older: int, large: int) -> dict[str, str]:
    said = left_out(count, older=older, large=large)
    return {MISSING: "; ".join(said)} if said else {}


def _files(path: Path) -> list[_File]:
    """Return the mails of a folder, or of a Maildir; hidden files, and what mail programs keep beside, are none."""
    folders = [path / name for name in _MAILDIR if (path / name).is_dir()] or [path]
    found = []
    for folder in folders:
        with os.scandir(folder) as entries:
            for each in entries:
                if each.name[0] != "." and not each.name.endswith(_ENDS) and each.is_file():
                    known = each.stat()
                    found.append(_File(known.st_mtime_ns, each.name, Path(each.path), known.st_size))
    return found


def _of_large_file(feed: Feed, path: Path, known: Validators, size: int) -> Fetched:
    """Return the whole messages at the end of a file, where an mbox has its newest."""
    with path.open("rb") as opened:
        status = os.fstat(opened.fileno())
        now = Validators(etag=f"{status.st_mtime_ns}-{status.st_size}")
        if now == known:
            return Fetched(None, now)
        opened.seek(-size, os.SEEK_END)
        body = newest_of_mbox(opened.read(size))
    if not body:
        raise FetchError(feed.name, f"{path} is larger than {size // _MEGABYTE} MB and no mbox")
    said = f"only the newest {size // _MEGABYTE} of {status.st_size // _MEGABYTE} MB were read"
    return Fetched(Document(body, {"content-type": MBOX, MISSING: said}), now)
