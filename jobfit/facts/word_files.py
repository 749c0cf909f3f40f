"""The folder of the word files: a folder a language, and the tables that every language shares."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

WORDS = Path(__file__).with_name("words")


def near_files(spoken: Iterable[str], name: str) -> list[Path]:
    """Return `near/<name>.toml` of those languages that have it: not each has words for every fact."""
    files = (WORDS / language / "near" / f"{name}.toml" for language in spoken)
    return [file for file in files if file.is_file()]
