"""Comparing read contacts with known ones, and knowing who is where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.contacts.importing import company_key, merged
from jobfit.contacts.knowing import acquaintances, known_at
from jobfit.store.rows import Contact
from jobfit.store.store import Store

THEN, TODAY = date(2026, 11, 1), date(2026, 11, 20)


def contact(name: str, company: str = "", position: str = "", *, named: date = TODAY) -> Contact:
    """Return a contact as it is imported."""
    key = company_key(company)
    return Contact(name=name, company=company, folded=key, position=position, origin="a.csv", named=named)


CONTACTS = st.lists(
    st.builds(
        contact,
        st.sampled_from(["Ana Reis", "ANA REIS", "Bo", "Bô", "Cy"]),
        st.sampled_from(["", "Acme", "ACME GmbH", "Acme Robotics", "Globex"]),
        st.sampled_from(["", "CTO", "Engineer"]),
    )
)


def test_the_same_name_at_the_same_company_is_the_same_person() -> None:
    """Spelling and legal form make no difference; what a list does not say stays known."""
    found = merged([], [contact("Ana Reis", "Acme GmbH", "CTO"), contact("ANA REIS", "ACME"), contact("Ana Reis", "B")])

    assert (2, 0, 0) == (found.new, found.changed, found.same)
    assert [("Ana Reis", "ACME", "CTO"), ("Ana Reis", "B", "")] == [
        (c.name, c.company, c.position) for c in found.contacts
    ]


@settings(deadline=None, max_examples=60)
@given(CONTACTS, CONTACTS)
def test_importing_twice_changes_nothing(first: list[Contact], second: list[Contact]) -> None:
    """What a list says is known afterwards, so that the same list says nothing new, whatever was known before."""
    before = merged([], first).contacts
    once = merged(before, second)
    known = {(each.name, each.folded): each for each in (*before, *once.contacts)}
    again = merged(known.values(), second)

    assert once.new + once.changed + once.same == len(once.contacts) <= len(second)
    assert (0, 0) == (again.new, again.changed)
    assert len(known) == len(before) + once.new


@settings(deadline=None, max_examples=60)
@given(CONTACTS)
def test_whoever_is_read_is_found_at_their_company(read: list[Contact]) -> None:
    """And nobody at a company that only begins alike."""
    found = merged([], read).contacts

    for company in ("Acme", "Acme Robotics"):
        key = company_key(company)
        expected = {each.name.casefold().replace("ô", "o") for each in read if each.folded == key}
        assert expected == {each.name.casefold().replace("ô", "o") for each in known_at(found, [company])[company]}


def test_who_went_elsewhere_is_told_as_one_who_was_there() -> None:
    """A newer list names them at another company; those still there come first."""
    every = [
        contact("Ana", "Acme", "CTO", named=THEN),
        contact("Ana", "Globex"),
        contact("Bo", "Acme"),
        contact("Cy", "Acme"),
    ]
    known = known_at(every, ["ACME GmbH"], advisers=["cy"])["ACME GmbH"]

    assert [("Cy", True, False), ("Bo", False, False), ("Ana", False, True)] == [
        (each.name, each.adviser, each.left) for each in known
    ]
    assert ("Globex", THEN, "CTO") == (known[2].now_at, known[2].seen_there, known[2].position)


def test_the_store_finds_contacts_by_the_whole_name_of_the_company(tmp_path: Path) -> None:
    """The legal form makes no difference; a name that goes on, and a posting without a company, are something else."""
    with Store(tmp_path / "jobfit.db") as store:
        store.keep_contacts([contact("Ana", "Acme"), contact("Bo", "Freelance"), contact("Cy")])
        found = acquaintances(store, ["Acme GmbH", "ACME, Inc.", "Acme Robotics", "", "Freelance"])

    assert {"Acme GmbH": ["Ana"], "ACME, Inc.": ["Ana"], "Acme Robotics": []} == {
        company: [each.name for each in known] for company, known in found.items()
    }


def test_a_contact_that_is_kept_again_keeps_its_id(tmp_path: Path) -> None:
    """Ids can be written down; a removed contact is gone."""
    with Store(tmp_path / "jobfit.db") as store:
        store.keep_contacts([contact("Ana", "Acme"), contact("Bo", "Acme")])
        ana, bo = store.contacts()
        store.keep_contacts([replace(ana, position="CTO")])
        assert [(ana.id, "CTO"), (bo.id, "")] == [(each.id, each.position) for each in store.contacts()]
        store.remove_contacts([ana.id, 999])
        assert [bo] == store.contacts()
