"""python -m jobfit."""

from __future__ import annotations

import atexit
import gc

_NEW_OBJECTS = 200_000  # before the collector looks for cycles: a short command makes fewer


def main() -> None:
    """Run the command line; every option can also be given as JOBFIT_<COMMAND>_<OPTION>."""
    gc.set_threshold(_NEW_OBJECTS)
    atexit.register(gc.freeze)  # what is left goes with the process, so nobody need look through it for cycles
    from jobfit.cli.group import jobfit  # noqa: PLC0415 - keeps `import jobfit` free of click

    jobfit(auto_envvar_prefix="JOBFIT", prog_name="jobfit")


if __name__ == "__main__":
    main()
