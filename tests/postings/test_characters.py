"""Characters: an encoding that was lost is given back, and a text in good order is left alone."""

from __future__ import annotations

import pytest

from jobfit.postings.characters import visible
from jobfit.postings.normalise import posting_from_mapping

SENTENCES = [
    "We don’t work nights – 2–4 years “or so”",
    "Atração e Seleção, São Paulo, 2.000 €",
    "Für Köln: Löhne ab 20 £, 30 °C",
    "Zażółć gęślą jaźń 😀",
]


def _read(byte: int, encoding: str) -> str:
    """Return the character of a byte, the control character of that number where the encoding has none."""
    return bytes([byte]).decode(encoding, "ignore") or chr(byte)


@pytest.mark.parametrize("read_as", ["latin-1", "cp1252"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_utf_8_that_was_read_as_another_encoding_is_read_as_what_it_is(sentence: str, read_as: str) -> None:
    """Some feeds serve their texts encoded once too often; quotes and figures are read as the employer wrote them."""
    assert sentence == visible("".join(_read(byte, read_as) for byte in sentence.encode()))


@pytest.mark.parametrize(
    "sentence", [*SENTENCES, "NÃO É", "à la carte, Ça va", "Âge: 30", "café”–", "prêt-à-porter", "Ã ou Â", "señor «él»"]
)
def test_a_text_in_good_order_is_left_as_it_is(sentence: str) -> None:
    """Letters that also begin a lost sequence are letters where no such sequence follows."""
    assert sentence == visible(sentence)


def test_titles_places_and_texts_are_given_their_letters_back() -> None:
    """Every field of a posting is read so, also inside HTML."""
    given = {
        "title": "Técnico",
        "location": "São Paulo",
        "description": "<p>We’re two – or three</p>",
    }
    mangled = {name: value.encode().decode("latin-1") for name, value in given.items()}
    posting = posting_from_mapping({"id": "1", **mangled})

    assert ("Técnico", "São Paulo", "We’re two – or three") == (posting.title, posting.location, posting.description)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"5\+ years of C\+\+, full\-time, \$50,000", "5+ years of C++, full-time, $50,000"),
        (r"TCP\/IP and \"rye\"", 'TCP/IP and "rye"'),
        (r"on\\-site", "on-site"),
        ("14--18 hours, $20 -- $25, -- not 3--", "14–18 hours, $20 – $25, -- not 3--"),
        (r"We\u2019re bakers", "We’re bakers"),
        (r"Bakers\nYou\r\nRye\n\nWheat", "Bakers\nYou\nRye\n\nWheat"),
        (r"C:\new\bread and D:\rye", r"C:\new\bread and D:\rye"),
    ],
)
def test_what_markdown_or_json_escaped_is_read_as_what_it_is(written: str, meant: str) -> None:
    """Exports hand on texts with the signs of the form that they had; a path is none."""
    assert visible(written) == meant
