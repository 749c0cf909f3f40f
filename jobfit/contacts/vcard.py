"""vCards (2.1, 3.0, 4.0) -> people: a small reader of names, organizations and titles, and of nothing else."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from jobfit.contacts.model import Person, Unread
from jobfit.feeds.charset import decode

_LONGEST_LINE: Final = 20_000  # characters; longer ones are photographs
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTS = re.compile(r"(?<!\\);")
_ORGANIZATIONS: Final = frozenset({"org", "organization", "group", "location", "device", "application"})


class _Line(NamedTuple):
    """One property of a card: its name in capitals, its parameters as written, and its value."""

    number: int
    name: str
    parameters: tuple[str, ...]
    value: str


def read_vcards(text: str) -> Iterator[Person | Unread]:
    """Yield everybody in a file of vCards, and the cards that could not be read, by the number of their first line."""
    begin, depth = 0, 0
    card: list[_Line] = []
    for line in _lines(text):
        marker = (line.name, line.value.strip().upper())
        if marker == ("BEGIN", "VCARD"):
            depth += 1
            if depth == 1:
                begin, card = line.number, []
        elif marker == ("END", "VCARD"):
            depth -= 1
            if depth == 0:
                yield _person(begin, card)
            depth = max(depth, 0)
        elif depth == 1:
            card.append(line)
    if depth:
        yield Unread(begin, "the card has no END:VCARD")


def _person(begin: int, card: Sequence[_Line]) -> Person | Unread:
    found: dict[str, list[str]] = {}
    for line in card:
        found.setdefault(line.name, [_plain(part) for part in _PARTS.split(_value(line))])
    if found.get("KIND", [""])[0].casefold() in _ORGANIZATIONS or "X-ABSHOWAS" in found:
        return Unread(begin, "it is the card of an organization, a group or a thing")
    family, given, more, *_ = (*found.get("N", []), "", "", "")
    name = " ".join(found.get("FN", [])).strip() or " ".join(filter(None, (given, more, family)))
    if not name.strip():
        return Unread(begin, "the card has no name")
    return Person(name, found.get("ORG", [""])[0], " ".join(found.get("TITLE", [])))


def _lines(text: str) -> Iterator[_Line]:
    """Yield the properties of all cards, with folded lines put together again."""
    number, held = 0, ""
    for count, row in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        soft = held.endswith("=") and "QUOTED-PRINTABLE" in held.partition(":")[0].upper()
        if row[:1] in {" ", "\t"} or soft:
            held = (held.removesuffix("=") if soft else held) + (row if soft else row[1:])
            held = held[:_LONGEST_LINE]
            continue
        yield from _line(number, held)
        number, held = count, row[:_LONGEST_LINE]
    yield from _line(number, held)


def _line(number: int, written: str) -> Iterator[_Line]:
    head, colon, value = written.partition(":")
    if colon:
        name, *parameters = head.split(";")
        yield _Line(number, name.rpartition(".")[2].strip().upper(), tuple(map(str.upper, parameters)), value)


def _value(line: _Line) -> str:
    """Return a value as text, out of quoted-printable when it is written so."""
    if not any(parameter.endswith("QUOTED-PRINTABLE") for parameter in line.parameters):
        return line.value
    charset = next((each.partition("=")[2] for each in line.parameters if each.startswith("CHARSET=")), "")
    return decode(quopri.decodestring(line.value.encode()), {"content-type": f"charset={charset}"}).text


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value)
