"""python -m jobfit."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from pathlib import Path

_NEW_OBJECTS = 200_000  # before the collector looks for cycles: a short command makes fewer
_FAILED = 4  # ExitCode.FAILED, which is imported where it is needed only
_INTERRUPTED = 130  # ExitCode.INTERRUPTED


def main() -> None:
    """Run the command line; every option can also be given as JOBFIT_<COMMAND>_<OPTION>."""
    gc.set_threshold(_NEW_OBJECTS)
    atexit.register(gc.freeze)  # what is left goes with the process, so nobody need look through it for cycles
    try:
        from jobfit.cli.group import jobfit  # noqa: PLC0415 - keeps `import jobfit` free of click

        _open_streams()
        jobfit(auto_envvar_prefix="JOBFIT", prog_name="jobfit")
    except KeyboardInterrupt:  # before there was a command to say what is kept
        sys.exit(_INTERRUPTED)
    except Exception as fault:  # noqa: BLE001 - a fault of ours must not end like an answer that is no
        if isinstance(fault, OSError) and not fault.filename:  # the stream that help was written to
            sys.stderr.write(f"Error: {fault.strerror}\n")
        else:
            _admit()
        sys.exit(_FAILED)
    finally:
        _let_go_of_output()


def _let_go_of_output() -> None:
    """Drop what a full or closed stdout still holds: that was told, and would fail again with another exit code."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_streams() -> None:
    """Open what the caller closed as nowhere: a file opened later would stand in its place and be written to."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - until the end


def _admit() -> None:
    """Show a fault of jobfit's own, for whoever mends it."""
    import traceback  # noqa: PLC0415 - start-up

    traceback.print_exc()
    sys.stderr.write("Error: jobfit failed, and what you gave it is not to blame. Please report the lines above.\n")


if __name__ == "__main__":
    main()
