"""The folder of the word files: a folder a language, and the tables that every language shares."""

from __future__ import annotations

from pathlib import Path

WORDS = Path(__file__).with_name("words")
