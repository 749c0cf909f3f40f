"""Charsets: only those that are ones are taken for one, and no document stops the reading."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.feeds.charset import charsets, decode, once_encoded


def declared(name: str, document: bytes) -> bytes:
    """Return a document that declares a charset."""
    return b'<?xml version="1.0" encoding="' + name.encode() + b'"?>' + document


@pytest.mark.parametrize(
    "name",
    ["undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "hz", "rot13", "hex", "zip",
     "mbcs", "cp037", "charmap", "klingon"],
)  # fmt: skip
def test_what_is_no_charset_is_not_read_as_one(name: str) -> None:
    """Python's other codecs do not get at a document; it is read as Windows-1252, with a doubt."""
    read = decode(declared(name, rb"K\xfcche " + b"K\xfcche"))

    assert read.text.endswith(r"K\xfcche Küche")
    assert name in read.doubt


@given(st.sampled_from(["undefined", "idna", "punycode", *charsets()]), st.binary(max_size=60))
@settings(deadline=None, max_examples=300)
def test_no_document_stops_the_reading(name: str, document: bytes) -> None:
    """Whatever the bytes, there is text that can be stored."""
    for read in (decode(declared(name, document)), decode(document, {"content-type": f"text/xml; charset={name}"})):
        assert isinstance(read.text.encode(), bytes)


@pytest.mark.parametrize(
    ("name", "codec", "text"),
    [
        ("Shift_JIS", "cp932", "料理人、①"),
        ("x-sjis", "shift_jis", "料理人"),
        ("GB2312", "gbk", "厨师"),
        ("Big5", "big5", "廚師"),
        ("EUC-KR", "cp949", "요리사"),
        ("ISO-2022-JP", "iso2022_jp", "料理人"),
        ("koi8-r", "koi8-r", "Повар"),
        ("windows-1251", "cp1251", "Повар"),
        ("ISO-8859-9", "cp1254", "aşçı"),
        ("TIS-620", "cp874", "พ่อครัว"),
    ],
)
def test_charsets_are_read_under_the_names_that_browsers_know(name: str, codec: str, text: str) -> None:
    """A document in one comes out as it was written, without a doubt."""
    read = decode(declared(name, text.encode(codec)))

    assert read.text.endswith(f"?>{text}")
    assert read.doubt == ""


def test_every_charset_of_the_table_is_a_codec() -> None:
    """A slip of the pen in the table would only show in a feed."""
    assert {codec for codec in charsets().values() if "a".encode(codec).decode(codec) != "a"} == set()


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("CafÃ© Archive", "Café Archive"),
        ("we donâ€™t\nread CafÃ©\nor é as it is", "we don’t\nread Café\nor é as it is"),
        ("SprawdÅº", "Sprawdź"),
        ("Â£30k, Ã la carte", "£30k, à la carte"),
        ("Ærø, é–è, naïve", "Ærø, é–è, naïve"),
    ],
)
def test_text_that_was_encoded_twice_is_mended_where_it_was(given: str, meant: str) -> None:
    """What was not encoded twice stays as it is, also beside what was."""
    assert meant == once_encoded(given)
