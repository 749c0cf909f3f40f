"""Files that come with jobfit as plain data: parsed and worked up once, and kept as Python keeps its own bytecode.

Reading some hundred files of words and rules anew would be more than half of a command that judges one posting.
"""

from __future__ import annotations

import marshal
import os
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar, cast

_TAG = f"{sys.implementation.cache_tag}.data"
_Made = TypeVar("_Made")


def load_data(path: Path) -> dict[str, Any]:
    """Return the data of a TOML file of the package; raises OSError and TOMLDecodeError."""
    return made_of([path], path.name, lambda: tomllib.loads(path.read_text("utf-8")))


def made_of(files: Sequence[Path], name: str, make: Callable[[], _Made]) -> _Made:
    """Return what `make` makes of files of the package: lists, dicts, tuples and values that `marshal` can keep.

    It is kept beside the first of them, under a name that is nothing else's, and counts as long as each file has the
    size and time that it had; so `files` holds the code that makes it too. Where nothing can be written, nothing is
    kept. Only for files that are as trusted as the code beside them. Raises OSError, and what `make` raises.
    """
    stamp = tuple(map(_stamp, files))
    kept = files[0].parent / "__pycache__" / f"{name}.{_TAG}"
    with suppress(OSError, ValueError, EOFError, TypeError):
        known, found = marshal.loads(kept.read_bytes())  # noqa: S302 - written below, beside the code, which is run too
        if known == stamp:
            return cast("_Made", found)
    made = make()
    if not sys.dont_write_bytecode:
        with suppress(OSError, ValueError), _replacing(kept) as written:  # ValueError: dates cannot be kept
            Path(written).write_bytes(marshal.dumps((stamp, cast("Any", made))))
    return made


def _stamp(file: Path) -> tuple[str, int, int]:
    found = os.stat(file)  # noqa: PTH116 - the same in half the time, for hundreds of files
    return file.name, found.st_mtime_ns, found.st_size


@contextmanager
def _replacing(path: Path) -> Iterator[str]:
    """Yield the name of a file that takes the place of another in one step, once it is written."""
    import tempfile  # noqa: PLC0415 - only where something is written

    path.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    os.close(handle)
    try:
        yield name
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
