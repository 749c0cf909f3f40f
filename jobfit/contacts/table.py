"""A list of contacts in CSV -> people: the columns by their names in many languages, else as LinkedIn orders them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

from jobfit.contacts.model import Person, Unread
from jobfit.errors import InputError
from jobfit.folding import fold
from jobfit.problems import Place, Problem
from jobfit.toml.data import load_data

_DELIMITERS: Final = ",;\t|"
_HEADER_WITHIN: Final = 40  # lines; LinkedIn writes some notes before it
_LINKEDIN: Final = ("first", "last", "address", "mail", "company", "position", "connected")
_PROFILE: Final = "linkedin.com/in/"
_MOST_RESTARTS: Final = 1000
_NOT_CLOSED: Final = "it cannot be read as CSV, as if a quotation mark were missing"


def read_table(text: str, file: str, notes: list[str]) -> Iterator[Person | Unread]:
    """Yield everybody in a CSV file, and what could not be read.

    `notes` hears how its columns were understood when their names are not known. Raises InputError when no column of it
    can be told to hold names.
    """
    lines = list(io.StringIO(text, newline=""))
    delimiter, begin, columns = _layout(lines, file, notes)
    for number, row in _rows(lines, delimiter, begin):
        if isinstance(row, str):
            yield Unread(number, row)
        elif any(cell.strip() for cell in row):
            yield _person(number, {name: row[column] for name, column in columns.items() if column < len(row)})


def _person(number: int, cells: Mapping[str, str]) -> Person | Unread:
    name = cells.get("full") or f"{cells.get('first', '')} {cells.get('last', '')}"
    if not name.strip():
        return Unread(number, "it has no name")
    return Person(name, cells.get("company", ""), cells.get("position", ""), cells.get("connected", ""))


def _layout(lines: Sequence[str], file: str, notes: list[str]) -> tuple[str, int, dict[str, int]]:
    """Return the delimiter, the number of lines up to the end of the header, and where each column is."""
    named = [
        (columns, delimiter, number)
        for delimiter in _DELIMITERS
        for number, row in islice(_rows(lines[:_HEADER_WITHIN], delimiter, 0), _HEADER_WITHIN)
        if {"first", "full", "last"} & (columns := _named(row)).keys()
    ]
    if named:
        columns, delimiter, number = max(named, key=lambda each: (len(each[0]), -each[2]))
        return delimiter, number, columns
    for delimiter in _DELIMITERS:
        for number, row in _rows(lines[:_HEADER_WITHIN], delimiter, 0):
            if len(row) > _LINKEDIN.index("position") and _PROFILE in row[2]:
                notes.append(_as_linkedin(lines, number - 1))
                return delimiter, number - 1, {name: column for column, name in enumerate(_LINKEDIN)}
    what = "no column of it is known to hold names"
    raise InputError(
        [Problem("CONT002", Place(file), what, "call its columns First Name, Last Name, Company, Position")]
    )


def _as_linkedin(lines: Sequence[str], last: int) -> str:
    header = " ".join(lines[last - 1].split()) if last else ""
    said = ", ".join(
        f"{name} is column {_LINKEDIN.index(name) + 1}" for name in ("first", "last", "company", "position")
    )
    named = f'the names of its columns are not known ("{header[:80]}")' if header else "it has no names of columns"
    return (
        f"{named}, so they were taken in the order in which LinkedIn writes them: {said}. Look whether they are right"
    )


def _named(row: Sequence[str] | str) -> dict[str, int]:
    """Return where the columns are that a header names; nothing for what is no header."""
    found: dict[str, tuple[int, int]] = {}
    for column, cell in enumerate(() if isinstance(row, str) else row):
        name, rank = _columns().get(_folded(cell), ("", 0))
        if name and (name not in found or rank < found[name][0]):  # "Job Title" before "Title", which may be "Dr"
            found[name] = (rank, column)
    return {name: column for name, (_, column) in found.items()}


def _folded(cell: str) -> str:
    return fold(cell.replace("-", " "))


def _rows(lines: Sequence[str], delimiter: str, begin: int) -> Iterator[tuple[int, list[str] | str]]:
    """Yield each row with the number of its last line; a sentence for one that cannot be read, and go on after it."""
    for _ in range(_MOST_RESTARTS):
        rows = csv.reader(islice(lines, begin, None), delimiter=delimiter, strict=True)
        done = 0
        try:
            for row in rows:
                done = rows.line_num
                yield begin + done, row
        except csv.Error:
            begin += done + 1
            yield begin, _NOT_CLOSED
        else:
            return
    yield begin + 1, "this line and those below it were not read: too many above it cannot be read as CSV"


@cache
def words() -> Mapping[str, Any]:
    """Return what columns are called, and what stands for no company."""
    return load_data(Path(__file__).with_name("words.toml"))


@cache
def _columns() -> Mapping[str, tuple[str, int]]:
    """Return what each folded name of a column means, and how good a name for that it is: 0 is the best."""
    names: dict[str, tuple[str, int]] = {}
    for name, others in words()["columns"].items():
        for rank, said in enumerate(others):
            names.setdefault(_folded(said), (name, rank))
    return names
