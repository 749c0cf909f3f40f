"""A typist: jobfit on terminals of its own, typed at; run apart, as only a process of one thread may be forked.

`python -m tests.typist` reads sessions from stdin, a list of them a line in JSON, each with its arguments, environment,
columns and replies, and writes what each showed and its exit code. A reply is typed at a question; ^C is pressed.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, Self

from jobfit.__main__ import main as jobfit
from jobfit.feeds.network import network
from jobfit.interview.drafting import Start
from jobfit.interview.machine import begun
from jobfit.interview.questions import questions
from jobfit.interview.session import Session
from jobfit.interview.weighing import bundled_pool
from tests.terminals import waits

INTERRUPT = "^C"
_ASKS = re.compile(r"> $")
_ROOT = Path(__file__).parent.parent


class Shown(NamedTuple):
    """What one session showed on its terminal, and its exit code."""

    text: str
    code: int


class Typist:
    """A process that runs sessions; what every session needs is loaded once."""

    def __init__(self) -> None:
        """Start it."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.typist"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_ROOT
        )

    def typed(
        self,
        sessions: Sequence[tuple[Sequence[str], Sequence[str]]],
        environment: Mapping[str, str],
        *,
        columns: int = 80,
    ) -> list[Shown]:
        """Return what sessions show, one after the other, each given by its arguments and the replies typed at it."""
        assert self._process.stdin
        assert self._process.stdout
        given = [
            {"arguments": arguments, "replies": replies, "environment": environment, "columns": columns}
            for arguments, replies in sessions
        ]
        self._process.stdin.write(json.dumps(given).encode() + b"\n")
        self._process.stdin.flush()
        return [Shown(each["text"], each["code"]) for each in json.loads(self._process.stdout.readline())]

    def shows(self, arguments: Sequence[str], environment: Mapping[str, str], *, columns: int = 80) -> Shown:
        """Return what a command shows that asks nothing, on a terminal with colours."""
        return self.typed([(arguments, [])], {"TERM": "xterm", **environment}, columns=columns)[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()


def main() -> None:
    """Type every session of every line."""
    _warm()
    for line in sys.stdin:
        sys.stdout.write(json.dumps([_session(each)._asdict() for each in json.loads(line)]) + "\n")
        sys.stdout.flush()


def _warm() -> None:
    """Load what every child needs, once."""
    for name in ("group", "interview"):
        import_module(f"jobfit.cli.{name}")
    network()
    pool = bundled_pool()
    session = Session(begun({}), start=Start(), today=date(2026, 11, 20), file="profile.toml", pool=lambda: pool)
    for question in questions().values():
        session.interview = session.interview._replace(at=question.key)
        session.reply("78k EUR" if question.key == "pay" else question.example)


def _session(given: Mapping[str, Any]) -> Shown:
    process, terminal = pty.fork()
    if process == 0:
        _be_jobfit(given)
    shown = _talk(process, terminal, list(given["replies"]))
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    return Shown(shown.replace("\r\n", "\n"), os.waitstatus_to_exitcode(status))


def _be_jobfit(given: Mapping[str, Any]) -> None:
    """Run jobfit in the child, whose terminal is the one that is typed at."""
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, given["columns"], 0, 0))  # before anything looks at it
    os.environ.clear()
    os.environ.update(given["environment"])
    os.chdir(given["environment"]["HOME"])
    for name, number, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
        setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - the child's own
    sys.argv = ["jobfit", *given["arguments"]]
    try:
        jobfit()
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(str(end.code or 0)))
    os._exit(0)


def _talk(process: int, terminal: int, replies: list[str]) -> str:
    """Type a reply at each question, and return all that was shown."""
    shown, since = b"", b""
    while True:
        try:
            more = os.read(terminal, 65536)
        except OSError:  # the other side was closed
            return shown.decode()
        shown, since = shown + more, since + more
        if replies and _ASKS.search(since.decode("utf-8", "replace")) and _hears(process, terminal):
            reply = replies.pop(0)
            os.write(terminal, b"\x03" if reply == INTERRUPT else f"{reply}\n".encode())
            since = b""


def _hears(process: int, terminal: int) -> bool:
    """Wait until the program waits for keys, or shows more; say which."""
    while not select.select([terminal], [], [], 0)[0]:
        if waits(process):
            return True
    return False


if __name__ == "__main__":
    main()
