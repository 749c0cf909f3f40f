"""Bytes -> text, whatever the label says: UTF-8 when it is UTF-8, else what the feed declares, else Windows-1252."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from jobfit.phrasing import counted
from jobfit.toml.data import load_data

_CHARSETS: Final = Path(__file__).with_name("charsets.toml")

_MARKS: Final = (  # the longer first: UTF-32's begins like UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
)
_DECLARED = re.compile(rb"^\s{0,20}<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}[\"']([A-Za-z0-9._-]{1,40})[\"']")
_HEADER = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9._-]{1,40})", re.IGNORECASE)
_SEVEN_BIT: Final = ("iso-2022-", "utf-7", "hz")  # look like ASCII, and so like UTF-8
_LAST_RESORT: Final = "cp1252"
_LEADS: Final = (
    "\u00e2\u00c3\u00c2\u00c4\u00c5\u00f0"  # what most characters of UTF-8 begin with that was encoded twice
)
_TWICE = re.compile(
    "[\u00c2-\u00c5][\u0080-\u00bf\u0152-\u017e\u02c6\u02dc\u2013-\u2122]|\u00e2[\u0080\u20ac]|\u00f0[\u009f\u0178]"
)  # how they look: letters that no language puts together
_MOSTLY: Final = 10  # UTF-8 with damage has this many good characters to one bad one


class Decoded(NamedTuple):
    """The text, in words what was wrong with its charset ("" for nothing), and whether its bytes are UTF-8 as given."""

    text: str
    doubt: str = ""
    is_utf8: bool = False


def decode(document: bytes, headers: Mapping[str, str] | None = None) -> Decoded:
    """Return the document as text; `headers` has lower-case names. Never raises; doubtful bytes become U+FFFD."""
    declared = _declared(document, headers or {})
    marked = next((charset for mark, charset in _MARKS if document.startswith(mark)), None)
    if marked:
        return _read(document, marked)
    if not declared.startswith(_SEVEN_BIT):
        try:
            return Decoded(document.decode("utf-8"), is_utf8=True)
        except UnicodeDecodeError:
            pass
        if damaged := _damaged_utf8(document):
            return damaged
    codec = charsets().get(declared, "utf-8")
    if codec != "utf-8":
        read = _read(document, codec)
        if not read.doubt:
            return read
    text = document.decode(_LAST_RESORT, "replace")
    said = f"declared as {declared}" if declared else "of no declared charset and not UTF-8"
    return Decoded(text, f"the document is {said}, and was read as Windows-1252")


@cache
def charsets() -> Mapping[str, str]:
    """Return every charset that is read: its name in lower case -> Python's codec."""
    return {name: codec for codec, names in load_data(_CHARSETS).items() for name in names}


def _declared(document: bytes, headers: Mapping[str, str]) -> str:
    in_header = _HEADER.search(headers.get("content-type", "")[:_LONGEST])
    in_document = _DECLARED.match(document[:_LONGEST])
    name = in_header[1] if in_header else in_document[1].decode("ascii") if in_document else ""
    return name.lower()


_LONGEST: Final = 500


def _read(document: bytes, codec: str) -> Decoded:
    for errors, doubt in (("strict", ""), ("replace", f"the document is not wholly {codec}; what is not was replaced")):
        try:
            return Decoded(document.decode(codec, errors), doubt)
        except UnicodeError:  # some codecs raise it whatever is asked for
            continue
    return Decoded("", f"the document cannot be read as {codec}")


def _damaged_utf8(document: bytes) -> Decoded | None:
    text = document.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    if good < bad * _MOSTLY:
        return None
    return Decoded(text, f"the document is UTF-8 with {counted(bad, 'damaged character')}")


def once_encoded(text: str) -> str:
    """Return a text with the UTF-8 that somebody read as Windows-1252 or Latin-1 ("weâ€™re") as what it was."""
    if was_encoded_twice(text):
        from ftfy import fix_encoding  # noqa: PLC0415 - few feeds need it

        return fix_encoding(text)
    return text


def was_encoded_twice(text: str) -> bool:
    """Say whether a text looks like UTF-8 that somebody read as another encoding."""
    return not text.isascii() and any(lead in text for lead in _LEADS) and _TWICE.search(text) is not None


def encoded_twice(text: str) -> list[str]:
    """Return how a text looks when its UTF-8 is read as what it mostly is taken for: Latin-1, Windows-1252."""
    import ftfy.bad_codecs.sloppy  # noqa: F401, PLC0415 - registers Windows-1252 with a character for every byte

    return [text.encode().decode(codec) for codec in ("latin-1", "sloppy-windows-1252")]
