"""python -m jobfit."""

from __future__ import annotations

import gc
import os

_NEW_OBJECTS = 50_000  # before the collector looks for cycles; Python's 700 cost a tenth of a short command


def main() -> None:
    """Run the command line; every option can also be given as JOBFIT_<COMMAND>_<OPTION>."""
    gc.set_threshold(_NEW_OBJECTS)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # nobody else's code sees a profile, or is looked for
    from jobfit.cli.group import jobfit  # noqa: PLC0415 - keeps `import jobfit` free of click

    jobfit(auto_envvar_prefix="JOBFIT", prog_name="jobfit")


if __name__ == "__main__":
    main()
