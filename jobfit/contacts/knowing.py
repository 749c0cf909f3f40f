"""Whom the person knows at a company, now or before, and whom they ask for advice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from jobfit.contacts.importing import company_key, folded_name
from jobfit.digests.interface import Acquaintance
from jobfit.store.rows import Contact
from jobfit.store.store import Store

if TYPE_CHECKING:
    from jobfit.profile.model import Profile


def acquaintances(
    store: Store, companies: Collection[str], *, advisers: Sequence[str] = ()
) -> dict[str, tuple[Acquaintance, ...]]:
    """Return whom the person knows at each of these companies, by the company as it is written.

    A company is the same only by its whole folded name: "Acme GmbH" is "ACME", and "Acme Robotics" is another one.
    """
    return known_at(store.contacts_at(set(map(company_key, companies))), companies, advisers=advisers)


def known_at(
    contacts: Collection[Contact], companies: Iterable[str], *, advisers: Sequence[str] = ()
) -> dict[str, tuple[Acquaintance, ...]]:
    """Return who of these is or was at each company: who still is first, advisers before others."""
    newest = _newest(contacts)
    there: dict[str, list[Contact]] = {}
    for each in contacts:
        there.setdefault(each.folded, []).append(each)
    keys = {company: company_key(company) for company in companies}
    return {company: _told(there.get(key, []), newest, advisers) for company, key in keys.items() if key}


def with_contacts(profile: Profile, store: Store) -> Profile:
    """Return a profile with how many people are known at each company; without any contact nothing is known of it."""
    contacts = store.contacts()
    newest = _newest(contacts)
    there = Counter(each.folded for each in contacts if each.folded and each.named == newest[each.name].named)
    return profile.knowing(tuple(sorted(there.items())) if contacts else None)


def _told(there: Iterable[Contact], newest: Mapping[str, Contact], advisers: Sequence[str]) -> tuple[Acquaintance, ...]:
    asked = set(map(folded_name, advisers))
    found = [
        Acquaintance(
            name=each.name,
            position=each.position,
            adviser=folded_name(each.name) in asked,
            seen_there=each.named,
            now_at="" if each.named == newest[each.name].named else newest[each.name].company,
            left=each.named != newest[each.name].named,
        )
        for each in there
    ]
    return tuple(sorted(found, key=lambda who: (who.left, not who.adviser, folded_name(who.name))))


def _newest(contacts: Iterable[Contact]) -> Mapping[str, Contact]:
    """Return what the newest list says of each name."""
    newest: dict[str, Contact] = {}
    for each in contacts:
        held = newest.setdefault(each.name, each)
        newest[each.name] = max(held, each, key=lambda contact: contact.named)
    return newest
