"""vCards, as phones and mail programs write them."""

from __future__ import annotations

import pytest

from jobfit.contacts.model import Person, Unread
from jobfit.contacts.vcard import read_vcards


def card(*lines: str) -> str:
    """Return a card of these lines."""
    return "\r\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""])


@pytest.mark.parametrize(
    ("lines", "person"),
    [
        (("VERSION:3.0", "FN:Ana Reis", "N:Reis;Ana;;;", "ORG:Acme AG;Platform", "TITLE:Lead"), ("Acme AG", "Lead")),
        (("VERSION:4.0", "item1.FN:Ana Reis", "item1.ORG;SORT-AS=Acme:Acme\\, Inc."), ("Acme, Inc.", "")),
        (("VERSION:3.0", "N:Reis;Ana;;Dr;"), ("", "")),
        (("VERSION:3.0", "FN:Ana ", " Reis", "ORG:Ac", "\tme"), ("Acme", "")),
        (("VERSION:2.1", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ana=20=", "Reis", "ORG:Acme"), ("Acme", "")),
        (("VERSION:2.1", "fn;quoted-printable:Ana Reis", "ORG;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Gr=FCn"),
         ("Grün", "")),
        (("FN:Ana Reis", "AGENT:", "BEGIN:VCARD", "FN:Else", "ORG:Else", "END:VCARD", "ORG:Acme"), ("Acme", "")),
        (("FN:Ana Reis", "PHOTO;ENCODING=b:" + "A" * 50_000, "ORG:Acme"), ("Acme", "")),
    ],
)  # fmt: skip
def test_cards_of_every_version_are_read(lines: tuple[str, ...], person: tuple[str, str]) -> None:
    """Folded lines, groups, escapes, quoted-printable and cards inside cards are no trouble."""
    assert [Person("Ana Reis", *person)] == list(read_vcards(card(*lines)))


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("ORG:Acme",), "the card has no name"),
        (("FN:Acme", "KIND:org"), "it is the card of an organization, a group or a thing"),
        (("FN:Acme", "X-ABShowAs:COMPANY"), "it is the card of an organization, a group or a thing"),
    ],
)
def test_a_card_of_nobody_is_told(lines: tuple[str, ...], why: str) -> None:
    """By the line on which it begins, and the next card is read."""
    assert [Unread(1, why), Person("Bo")] == list(read_vcards(card(*lines) + card("FN:Bo")))


def test_a_card_that_is_cut_off_is_told() -> None:
    """The one before it is read."""
    found = list(read_vcards(card("FN:Ana") + "BEGIN:VCARD\nFN:Bo\n"))

    assert [Person("Ana"), Unread(4, "the card has no END:VCARD")] == found
