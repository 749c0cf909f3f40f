"""Where the rule and feed files that come with jobfit are: in a checkout or inside the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _folder(name: str) -> Path:
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    return _PACKAGE / "shipped" / name


def rules_folder() -> Path:
    """Return the folder with `must/`, `dealbreaker/`, `nice/` and `value/`."""
    return _folder("rules")


def feeds_folder() -> Path:
    """Return the folder with the shipped feed files."""
    return _folder("feeds")
