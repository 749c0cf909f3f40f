"""Files and folders that a person names: one that cannot be read is told with its remedy, in the same words."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Any, Final

import click

from jobfit.cli.terminal import tell
from jobfit.errors import InputError
from jobfit.problems import Place, Problem

STDIN: Final = "-"


class NamedFile(click.Path):
    """A file that is there and can be read, else InputError; with `allow_dash` also - for standard input."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's signature
        """Return the path."""
        if not (self.allow_dash and value == STDIN):
            must_be_file(os.fspath(value))
        return super().convert(value, param, ctx)


class NewFile(click.Path):
    """A file to write to, None for - (standard output); a folder is an InputError."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as above
        """Return the path."""
        if value == STDIN:
            return None
        _no_folder(os.fspath(value))
        return super().convert(value, param, ctx)


class NamedFolder(click.Path):
    """A folder that is there, else InputError."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as above
        """Return the path."""
        path = os.fspath(value)
        if not os.path.isdir(path):  # noqa: PTH112 - as below
            what = "it is a file" if os.path.exists(path) else "there is no such folder"  # noqa: PTH110 - as below
            raise _unusable(path, what, "name the folder that it is in" if what == "it is a file" else "check its name")
        return super().convert(value, param, ctx)


def must_be_file(path: str) -> None:
    """Raise InputError unless there is a file at a path, or a pipe, that may be read."""
    _no_folder(path)
    if not os.path.exists(path):  # noqa: PTH110 - as below
        raise _unusable(path, "there is no such file", "check its name")
    if not os.access(path, os.R_OK):
        raise _unusable(path, "you may not read it", "check its permissions")


def _no_folder(path: str) -> None:
    if os.path.isdir(path):  # noqa: PTH112 - Path raises for what is too long for a name
        raise _unusable(path, "it is a folder", "name a file in it")


def opened(path: str) -> AbstractContextManager[IO[bytes]]:
    """Open a file that a person named, or standard input for -; raises InputError."""
    if path == STDIN:
        tell_what_is_waited_for("postings, one JSON object a line")
        return nullcontext(sys.stdin.buffer)
    must_be_file(path)
    return Path(path).open("rb")


def tell_what_is_waited_for(what: str) -> None:
    """Say what standard input is to bring, where that is a keyboard: nothing else would show that it is waited for."""
    if sys.stdin.isatty():
        tell(f"Type or paste {what}. Ctrl-D on a line of its own ends it.")


def _unusable(path: str, what: str, hint: str) -> InputError:
    return InputError([Problem("FILE001", Place(path), what, hint)])
