"""Replacing a person's file: in one step, readable by nobody else, and only by what was found to be right."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def replace_file(path: Path, text: str, *, check: Callable[[Path], object] = lambda _path: None) -> None:
    """Put a text in the place of a file; `check` gets it in a file beside it first, and stops it by raising."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # for the owner's eyes only
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as opened:
            opened.write(text)
        check(Path(name))
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
