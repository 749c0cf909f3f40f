"""Files of contacts -> contacts: read, compared with those known already, each person at a company once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from jobfit.contacts.model import Person, Unread
from jobfit.contacts.table import read_table, words
from jobfit.contacts.vcard import read_vcards
from jobfit.days import month_of, valid_day
from jobfit.errors import InputError
from jobfit.feeds.charset import decode
from jobfit.folding import fold, fold_company
from jobfit.problems import Place, Problem
from jobfit.store.rows import Contact

_LARGEST: Final = 100_000_000  # bytes; cards carry photographs
_LONGEST: Final = 200  # characters of a name, company or position
_DAY = re.compile(r"(\d{1,2})[. ]{1,2}([A-Za-z]{3})[a-z]{0,6}[. ]{1,2}(\d{4})")
_ZIP: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class ContactFile:
    """What a file of contacts holds."""

    name: str
    people: tuple[Contact, ...]
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]  # how it was understood, where that is to be told


@dataclass(frozen=True, slots=True)
class Merged:
    """Contacts as they are to be stored, and how many of them are new, say something new, and are as they were."""

    contacts: tuple[Contact, ...]
    new: int
    changed: int
    same: int


def read_contacts(path: Path, *, today: date) -> ContactFile:
    """Return the people in a CSV file or a file of vCards; raises InputError when it is neither or cannot be read."""
    text = _text(path)
    notes: list[str] = []
    cards = text.lstrip()[:12].upper().startswith("BEGIN:VCARD")
    found = list(read_vcards(text) if cards else read_table(text, str(path), notes))
    people = (each for each in found if isinstance(each, Person))
    contacts = tuple(_contact(each, path.name, today) for each in people)
    unread = tuple(each for each in found if isinstance(each, Unread))
    if not contacts:
        why = f"; line {unread[0].line}: {unread[0].why}" if unread else ""
        raise _fault(path, f"nobody in it could be read{why}", "export your contacts again")
    return ContactFile(path.name, contacts, unread, tuple(notes))


def merged(known: Iterable[Contact], read: Iterable[Contact]) -> Merged:
    """Return what is to be stored when these were read: the same name at the same company is the same person.

    What a list does not say stays as it was known.
    """
    before = {_key(each): each for each in known}
    spelled = {name: each.name for (name, _), each in before.items()}
    after: dict[tuple[str, str], Contact] = {}
    for each in read:
        key = _key(each)
        held = after.get(key, before.get(key))
        same_name = spelled.setdefault(key[0], each.name)  # so that all that is known of a person is found by it
        after[key] = replace(each, name=same_name) if held is None else _joined(held, each)
    new = sum(key not in before for key in after)
    same = sum(_says(before[key]) == _says(each) for key, each in after.items() if key in before)
    return Merged(tuple(after.values()), new, len(after) - new - same, same)


def _joined(held: Contact, read: Contact) -> Contact:
    return replace(
        held,
        company=read.company or held.company,
        position=read.position or held.position,
        connected=held.connected or read.connected,
        origin=read.origin,
        named=read.named,
    )


def _says(contact: Contact) -> tuple[str, str, str]:
    return contact.company, contact.position, contact.connected


def folded_name(name: str) -> str:
    """Return a person's name as names are compared."""
    return fold(name) or name


def _key(contact: Contact) -> tuple[str, str]:
    return folded_name(contact.name), contact.folded


def _contact(person: Person, file: str, today: date) -> Contact:
    company = _one_line(person.company)
    return Contact(
        name=_one_line(person.name),
        company=company,
        folded=company_key(company),
        position=_one_line(person.position),
        connected=_day(person.connected),
        origin=file,
        named=today,
    )


def company_key(company: str) -> str:
    """Return a company's name as companies are compared; "" for what only says that there is none."""
    folded = fold_company(company)
    return "" if folded in _no_companies() else folded


@cache
def _no_companies() -> frozenset[str]:
    return frozenset(map(fold_company, words()["company"]["none"]))


def _one_line(written: str) -> str:
    return " ".join(written.split())[:_LONGEST]


def _day(written: str) -> str:
    """Return the day in ISO form, "" when it cannot be told."""
    try:
        return date.fromisoformat(written.strip()).isoformat()
    except ValueError:
        found = _DAY.fullmatch(written.strip())
    day = valid_day(int(found[3]), month_of(found[2]), int(found[1])) if found else None
    return day.isoformat() if day else ""


def _text(path: Path) -> str:
    if path.is_dir():
        raise _fault(path, "it is a folder", "name a file in it")
    try:
        if path.stat().st_size > _LARGEST:
            raise _fault(path, "it is larger than 100 MB", "export the contacts alone, without anything else")
        content = path.read_bytes()
    except OSError as fault:
        raise _fault(path, f"it cannot be opened: {fault.strerror}", "check its path and permissions") from None
    if content.startswith(_ZIP):
        raise _fault(path, "it is a ZIP archive", "unpack it and name Connections.csv, the list that is in it")
    text = decode(_marked(content)).text.lstrip("\ufeff")
    if not text.strip():
        raise _fault(path, "there is nothing in it", "export your contacts again")
    return text


def _marked(content: bytes) -> bytes:
    """Return UTF-16 with its mark, where a program left that out."""
    if len(content) > 1 and content[1] == 0 and content[0]:
        return b"\xff\xfe" + content
    if len(content) > 1 and content[0] == 0 and content[1]:
        return b"\xfe\xff" + content
    return content


def _fault(path: Path, what: str, hint: str) -> InputError:
    return InputError([Problem("CONT001", Place(str(path)), what, hint)])
