"""A small span index: where every key and value of a TOML text stands. The text is known to be valid TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

TomlPath: TypeAlias = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*+)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRINGS = (  # longest delimiter first
    re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}', re.DOTALL),
    re.compile(r"'''(?:[^']|'(?!''))*'{3,5}", re.DOTALL),
    re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    re.compile(r"'[^'\n]*'"),
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


class Span(NamedTuple):
    """A part of the text, in character offsets."""

    start: int
    end: int


class _Index:
    """One walk over the text; `at` is where the walk stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.keys: dict[TomlPath, Span] = {}
        self.values: dict[TomlPath, Span] = {}
        self.elements: dict[TomlPath, int] = {}  # arrays of tables: how many there are so far

    def walk(self) -> None:
        prefix: TomlPath = ()
        while self.skip(_BLANK) < len(self.text):
            if self.text[self.at] == "[":
                prefix = self.header()
            else:
                self.pair(prefix)

    def skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def header(self) -> TomlPath:
        start = self.at
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        parts = self.dotted()
        self.at += brackets
        path: TomlPath = ()
        for number, (name, span) in enumerate(parts, start=1):
            path = (*path, name)
            self.keys.setdefault(path, span)
            if brackets > 1 and number == len(parts):
                self.elements[path] = self.elements.get(path, 0) + 1
            if path in self.elements:
                path = (*path, self.elements[path] - 1)
        self.values[path] = Span(start, self.at)
        return path

    def dotted(self) -> list[tuple[str, Span]]:
        """Read `a . "b" . c` and the space around it."""
        parts = []
        while True:
            self.skip(_SPACE)
            start = self.at
            name = self.simple_key()
            parts.append((name, Span(start, self.at)))
            self.skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def simple_key(self) -> str:
        start = self.at
        if self.text[start] not in "\"'":
            self.skip(_BARE_KEY)
            return self.text[start : self.at]
        self.string()
        name: str = tomllib.loads(f"key = {self.text[start : self.at]}")["key"]
        return name

    def pair(self, prefix: TomlPath) -> None:
        path = prefix
        for name, span in self.dotted():
            path = (*path, name)
            self.keys.setdefault(path, span)
        self.at += 1  # the equals sign
        self.skip(_SPACE)
        self.value(path)

    def value(self, path: TomlPath) -> None:
        start = self.at
        first = self.text[start]
        if first == "[":
            self.many("]", lambda number: self.value((*path, number)))
        elif first == "{":
            self.many("}", lambda _number: self.pair(path))
        elif first in "\"'":
            self.string()
        else:
            self.at += len(self.scalar().rstrip())
        self.values[path] = Span(start, self.at)

    def many(self, closing: str, read: Callable[[int], None]) -> None:
        self.at += 1
        number = 0
        self.skip(_BLANK)
        while self.text[self.at] != closing:
            read(number)
            number += 1
            self.skip(_BLANK)
            if self.text[self.at] == ",":
                self.at += 1
                self.skip(_BLANK)
        self.at += 1

    def string(self) -> None:
        for pattern in _STRINGS:
            if found := pattern.match(self.text, self.at):
                self.at = found.end()
                return

    def scalar(self) -> str:
        found = _SCALAR.match(self.text, self.at)
        return found.group() if found else ""


def index_spans(text: str) -> tuple[dict[TomlPath, Span], dict[TomlPath, Span]]:
    """Return the spans of all keys and of all values by path; the text is valid TOML with bare line feeds."""
    index = _Index(text)
    index.walk()
    return index.keys, index.values
