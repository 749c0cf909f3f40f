"""TOML files that come with jobfit as plain data: parsed once, and kept beside them as Python keeps its own bytecode.

Reading some hundred files of words and rules anew would be a third of the start of a command that judges one posting.
"""

from __future__ import annotations

import marshal
import os
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

_TAG = f"{sys.implementation.cache_tag}.data"


def load_data(path: Path) -> dict[str, Any]:
    """Return the data of a TOML file of the package; raises OSError and TOMLDecodeError.

    What is kept of it counts as long as the file has the size and time that it had. Where nothing can be written,
    nothing is kept. Only for files that are as trusted as the code beside them.
    """
    found = path.stat()
    stamp = (found.st_mtime_ns, found.st_size)
    kept = path.parent / "__pycache__" / f"{path.name}.{_TAG}"
    with suppress(OSError, ValueError, EOFError, TypeError), kept.open("rb") as opened:
        known, data = marshal.load(opened)  # noqa: S302 - written below, beside the code, which is run too
        if known == stamp:
            return dict(data)
    data = tomllib.loads(path.read_text("utf-8"))
    if not sys.dont_write_bytecode:
        with suppress(OSError, ValueError), _replacing(kept) as name:  # ValueError: dates cannot be kept
            Path(name).write_bytes(marshal.dumps((stamp, data)))
    return data


@contextmanager
def _replacing(path: Path) -> Iterator[str]:
    """Yield the name of a file that takes the place of another in one step, once it is written."""
    path.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    os.close(handle)
    try:
        yield name
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
