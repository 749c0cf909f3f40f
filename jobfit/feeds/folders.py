"""Folders of this machine as documents: a Maildir, or a folder of mails, as the addresses of its files."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jobfit.errors import FetchError
from jobfit.feeds.interface import Feed

FOLDER: Final = "inode/directory"
"""The type of a document that lists the files of a folder, an address a line."""

_MAILDIR: Final = ("new", "cur")
_MOST: Final = 100_000


def listing(feed: Feed, path: Path) -> bytes:
    """Return the addresses of a folder's files, or of a Maildir's messages, in the order of their names.

    Hidden files are left out. Raise FetchError when the folder cannot be read.
    """
    folders = [path / name for name in _MAILDIR if (path / name).is_dir()] or [path]
    try:
        files = [each for folder in folders for each in folder.iterdir() if each.is_file() and each.name[0] != "."]
    except OSError as error:
        raise FetchError(feed.name, f"the folder {path} cannot be read: {(error.strerror or '').lower()}") from None
    return "\n".join(each.absolute().as_uri() for each in sorted(files)[:_MOST]).encode()
