"""Calling jobfit on a terminal: what it asks is answered as a person types."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.calling import command

_ON_IT = 'exec "$0" "$@" <"$TERMINAL" >"$TERMINAL" 2>&1'  # the first terminal that a session opens is its own
_END = b"\x04"
_LOOKS = 3  # in a row that find a program waiting


def on_terminal(arguments: Sequence[str], answers: Sequence[bytes], environment: Mapping[str, str]) -> tuple[int, str]:
    """Run jobfit on a terminal of its own and answer what it asks, one by one; a question too many hears the end.

    Return its exit code and what the terminal shows.
    """
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen(  # noqa: S603 - ourselves
        ["/bin/sh", "-c", _ON_IT, *command(*arguments)],
        env={**environment, "TERM": "xterm", "TERMINAL": os.ttyname(its)},
        start_new_session=True,
    )
    left = list(answers)
    shown = b""
    open_ended = its
    while block := _read(ours):
        if open_ended >= 0:
            os.close(open_ended)  # only now: a terminal that nobody holds open has ended
            open_ended = -1
        shown += block
        if block.endswith(b": "):
            until_it_waits(process)
            os.write(ours, left.pop(0) if left else _END)
    os.close(ours)
    return process.wait(), shown.decode()


def until_it_waits(process: subprocess.Popen[bytes]) -> None:
    """Return when a program that shows a prompt waits for keys.

    Ctrl-C in the instant between the two is heard only with the next key: Python looks for signals before it waits.
    """
    while process.poll() is None and not waits(process.pid):
        pass


def waits(process: int) -> bool:
    """Say whether a program that shows a prompt waits for keys: it sleeps whenever it is looked at."""
    state = Path(f"/proc/{process}/stat")
    for _ in range(_LOOKS):
        time.sleep(0.005)
        if state.read_text("utf-8").rpartition(") ")[2][0] != "S":
            return False
    return True


def _read(terminal: int) -> bytes:
    """Return what a terminal shows next, nothing when its program has ended."""
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that nobody writes any more
        return b""
