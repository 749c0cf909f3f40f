"""TOML text becomes plain data with the place of every key and value, or a Problem with a place and a remedy."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeAlias

from jobfit.errors import InputError
from jobfit.problems import Place, Problem
from jobfit.toml.data import load_data
from jobfit.toml.spans import Span, TomlPath, index_spans

LARGEST = 1_000_000  # bytes; a profile is a few kilobytes
_AT = re.compile(
    r"^(?P<what>.*) \(at (?:line (?P<line>\d{1,9}), column (?P<column>\d{1,9})|end of document)\)$", re.DOTALL
)
_TWICE = ("Cannot declare", "Cannot overwrite", "Cannot mutate", "Duplicate inline table key", "Cannot redefine")
_SENTENCES = (  # what tomllib says, what a person reads, how to mend it
    ("Invalid value", "this is not a value", 'text needs quotes ("…"); true and false are written small'),
    ("Expected newline", "the line goes on after its value", 'text needs quotes: min = "85k EUR"'),
    ("Expected '='", "a key needs ` = value` after it", 'write key = "text", key = 3 or [table]'),
    ("Expected ']'", "a table's name needs a closing bracket", "add the missing ]"),
    (
        "Invalid statement",
        "this is neither `key = value` nor `[table]`",
        'start a comment with #, and put unusual keys in quotes: "c++" = 3',
    ),
    ("Unclosed array", "a list is not closed", "add the missing ]"),
    ("Unclosed inline table", "a table in braces is not closed", "add the missing }"),
    ("Unterminated string", "a text is not closed", 'add the missing "'),
    ('Expected "\'"', "a text is not closed", "add the missing '"),
    ("Illegal character", "a text is not closed on its line", 'add the missing ", or use """ for several lines'),
    ("Invalid date", "there is no such day", "write dates as 2027-06-01"),
    ("Unescaped", "a backslash stands alone", "use '…' instead of \"…\", or write it twice"),
    (
        "Invalid initial character",
        "a key is missing or has an unusual character",
        'put unusual keys in quotes: "c++" = 3',
    ),
)
_OTHERWISE = ("this is not TOML", "`jobfit schema` describes every table and key")

Plain: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Document:
    """One TOML text: its data, and where every key and value stands, which is looked for when it is first asked."""

    file: str
    data: Plain
    read: Callable[[], str]  # its text, with "\n" at the ends of lines

    @cached_property
    def text(self) -> str:
        """Return the text."""
        return self.read()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Return its lines."""
        return tuple(self.text.split("\n"))

    @cached_property
    def _spans(self) -> tuple[Mapping[TomlPath, Span], Mapping[TomlPath, Span]]:
        return index_spans(self.text)

    @property
    def keys(self) -> Mapping[TomlPath, Span]:
        """Return where each key stands."""
        return self._spans[0]

    @property
    def values(self) -> Mapping[TomlPath, Span]:
        """Return where each value stands."""
        return self._spans[1]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Return the character at which each line starts."""
        return tuple(accumulate((len(line) + 1 for line in self.lines[:-1]), initial=0))

    def key(self, path: TomlPath) -> Place:
        """Return where the key at the end of the path is written; the nearest enclosing one when it is not."""
        return self._nearest(path, (self.keys, self.values))

    def value(self, path: TomlPath) -> Place:
        """Return where the value at the path is written; its key or the nearest enclosing one when it is not."""
        return self._nearest(path, (self.values, self.keys))

    def _nearest(self, path: TomlPath, wanted: tuple[Mapping[TomlPath, Span], ...]) -> Place:
        for length in range(len(path), 0, -1):
            for spans in wanted:
                if (span := spans.get(path[:length])) is not None:
                    return self._place(span)
        return Place(self.file)

    def _place(self, span: Span) -> Place:
        line = bisect_right(self.starts, span.start)
        column = span.start - self.starts[line - 1] + 1
        source = self.lines[line - 1]
        width = max(1, min(span.end - span.start, len(source) - column + 1))
        return Place(self.file, line, column, width, printable(source))


def printable(source: str) -> str:
    """Return a source line fit for a terminal: one character stays one character, controls become spaces."""
    return "".join(char if char.isprintable() else " " for char in source)


def parse_toml(text: str, file: str) -> Document:
    """Return the text's data and places; raise InputError when it is not TOML."""
    text = text.replace("\r\n", "\n")
    try:
        document = Document(file, tomllib.loads(text), lambda: text)
        document.keys  # noqa: B018 - looked for now, so that what is nested too deeply is told
    except RecursionError:
        problem = Problem("PROF005", Place(file), "lists or tables are nested too deeply", "two levels are enough")
        raise InputError([problem]) from None
    except ValueError as error:  # TOMLDecodeError, and a whole number of more than 4,300 digits
        raise InputError([_syntax_problem(str(error), file, tuple(text.split("\n")))]) from None
    return document


def shipped_toml(path: Path) -> Document:
    """Return the data and places of a file that comes with jobfit, sooner; raise InputError as `read_toml` does."""
    try:
        return Document(str(path), load_data(path), lambda: path.read_text("utf-8").replace("\r\n", "\n"))
    except (OSError, ValueError, RecursionError):
        return read_toml(path)  # which tells what is wrong with it


def read_toml(path: Path) -> Document:
    """Return the file's data and places; raise InputError when it cannot be read or is not TOML in UTF-8."""
    return parse_bytes(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """Return the file's bytes, at most 1 MB; raise InputError with the remedy when that is not possible."""
    where = Place(str(path))
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except IsADirectoryError:
        raise InputError([Problem("PROF002", where, "this is a folder, not a file", "name the file in it")]) from None
    except FileNotFoundError:
        hint = "`jobfit init` writes one; `jobfit paths` shows where it is looked for"
        raise InputError([Problem("PROF002", where, "there is no such file", hint)]) from None
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise InputError(
            [Problem("PROF002", where, f"the file cannot be read: {said.lower()}", "check its permissions")]
        ) from error
    if len(content) > LARGEST:
        problem = Problem("PROF004", where, "the file is larger than 1 MB", "a profile is a few kilobytes")
        raise InputError([problem])
    return content


def parse_bytes(content: bytes, file: str) -> Document:
    """Return the data and places of UTF-8 bytes (a byte-order mark is skipped); raise InputError otherwise."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        start = before.rfind(b"\n") + 1
        column = len(before[start:].decode("utf-8", "replace")) + 1
        source = content[start:].split(b"\n", 1)[0].decode("utf-8", "replace")
        where = Place(file, before.count(b"\n") + 1, column, 1, printable(source))
        raise InputError([Problem("PROF003", where, "the file is not UTF-8", "save it as UTF-8")]) from None
    return parse_toml(text, file)


def read_text(path: Path) -> str:
    """Return the text of a TOML file, without a byte-order mark; raise InputError when it is none."""
    content = read_bytes(path)
    parse_bytes(content, str(path))
    return content.decode("utf-8-sig")


def _syntax_problem(said: str, file: str, lines: tuple[str, ...]) -> Problem:
    at = _AT.match(said)
    what = at["what"] if at else said
    line = int(at["line"]) if at and at["line"] else len(lines)
    source = lines[line - 1]
    column = min(int(at["column"]) if at and at["column"] else len(source) + 1, len(source) + 1)
    if what.startswith(_TWICE):
        return _twice(Place(file, line, 1, len(source.rstrip()), printable(source)))
    sentence, hint = next((rest for start, *rest in _SENTENCES if what.startswith(start)), _OTHERWISE)
    return Problem("PROF005", Place(file, line, column, 1, printable(source)), sentence, hint)


def _twice(where: Place) -> Problem:
    return Problem("PROF006", where, "this is said twice", "keep one of the two, or give it another name")
