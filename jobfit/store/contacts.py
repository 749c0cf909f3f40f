"""Contacts in the store: whom the person knows, and where."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from jobfit.store.rows import Contact
from jobfit.store.tables import Tables

_COLUMNS = "id, name, company, folded, position, connected, origin"


class Contacts(Tables):
    """The part of the store that holds whom the person knows; nothing of it is ever sent anywhere."""

    def contacts(self) -> list[Contact]:
        """Return every contact, by name."""
        return self._contacts("1 ORDER BY name, company, id")

    def contacts_at(self, companies: Collection[str]) -> list[Contact]:
        """Return the contacts at companies of these folded names, and the same people at other companies, by name."""
        return self._contacts(
            "name IN (SELECT name FROM contacts WHERE folded IN (SELECT value FROM json_each(?))) ORDER BY name, id",
            json.dumps([company for company in companies if company]),
        )

    def keep_contacts(self, contacts: Iterable[Contact]) -> None:
        """Remember contacts, all or none: new ones, and those that have an id as they are now."""
        rows = [
            (each.id or None, each.name, each.company, each.folded, each.position, each.connected, _origin(each))
            for each in contacts
        ]
        with self._write() as db:
            db.executemany("INSERT OR REPLACE INTO contacts VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def remove_contacts(self, ids: Collection[int]) -> None:
        """Forget the contacts of these ids."""
        with self._write() as db:
            db.execute("DELETE FROM contacts WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))

    def _contacts(self, where: str, *values: object) -> list[Contact]:
        return [_contact(row) for row in self._read(f"SELECT {_COLUMNS} FROM contacts WHERE {where}", *values)]


def _origin(contact: Contact) -> str:
    """Return the day and the file in one text; its order is that of the days."""
    return f"{contact.named.isoformat()} {contact.origin}"


def _contact(row: tuple[Any, ...]) -> Contact:
    number, name, company, folded, position, connected, origin = row
    day, _, file = origin.partition(" ")
    return Contact(
        id=number,
        name=name,
        company=company,
        folded=folded,
        position=position,
        connected=connected,
        origin=file,
        named=date.fromisoformat(day),
    )
