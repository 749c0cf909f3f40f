"""Calling jobfit the way its process does: `jobfit.__main__.main` with arguments, streams and an environment."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass

import pytest

from jobfit.__main__ import main
from jobfit.feeds.network import network
from jobfit.feeds.polite import Patience


@dataclass(frozen=True)
class Ran:
    """What a command left behind: its exit code and what it wrote."""

    returncode: int
    stdout: bytes
    stderr: bytes


def command(*arguments: str) -> list[str]:
    """Return the command line of jobfit."""
    return [sys.executable, "-m", "jobfit", *arguments]


def called_apart(arguments: tuple[str, ...], *, given: bytes, environment: Mapping[str, str]) -> Ran:
    """Run jobfit in a process of its own."""
    ran = subprocess.run(  # noqa: S603 - ourselves
        command(*arguments), input=given, capture_output=True, env=dict(environment), check=False
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def called(arguments: tuple[str, ...], *, given: bytes, environment: Mapping[str, str]) -> Ran:
    """Run jobfit in this process, by the function that a process of its own begins with.

    Arguments, environment and the three streams are what the process would have.
    """
    encoding = environment.get("PYTHONIOENCODING", "utf-8")
    out, err = (_stream(b"", encoding, errors) for errors in ("strict", "backslashreplace"))
    with _as_process(arguments, environment, _stream(given, encoding)), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
            code: object = 0
        except SystemExit as end:
            code = end.code
        for stream in (out, err):
            stream.flush()
    return Ran(int(str(code or 0)), _bytes(out), _bytes(err))


def _stream(given: bytes, encoding: str, errors: str = "strict") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(given), encoding=encoding, errors=errors)


def _bytes(stream: io.TextIOWrapper) -> bytes:
    under = stream.detach()
    assert isinstance(under, io.BytesIO)
    return under.getvalue()


@contextmanager
def _as_process(arguments: tuple[str, ...], environment: Mapping[str, str], stdin: io.TextIOWrapper) -> Iterator[None]:
    """Put in place what belongs to a process, and put it back; only a site that fails is asked again at once."""
    with pytest.MonkeyPatch.context() as patch:
        for name in set(os.environ) - environment.keys():
            patch.delenv(name)
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["jobfit", *arguments])
        patch.setattr(sys, "stdin", stdin)
        patch.setattr(network, "__kwdefaults__", dict(network.__kwdefaults__ or {}, patience=Patience(first=0.0)))
        yield
