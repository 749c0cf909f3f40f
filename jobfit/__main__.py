"""python -m jobfit."""

from __future__ import annotations


def main() -> None:
    """Run the command line; every option can also be given as JOBFIT_<COMMAND>_<OPTION>."""
    from jobfit.cli.group import jobfit  # noqa: PLC0415 - keeps `import jobfit` free of click

    jobfit(auto_envvar_prefix="JOBFIT", prog_name="jobfit")


if __name__ == "__main__":
    main()
