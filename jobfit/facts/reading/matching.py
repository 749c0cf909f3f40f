"""The matching copy of a text: same length, lower case, no accents, separators as spaces."""

from __future__ import annotations

import codecs
import re
import unicodedata

_KEPT = frozenset("+#&.%'@")
_APOSTROPHES = "\u2019\u2018\u02bc\u00b4`"
_OTHER_LETTERS = {
    "\u00f8": "o", "\u00d8": "o", "\u0142": "l", "\u0141": "l", "\u0111": "d", "\u0131": "i",
    "\u00b5": "\u00b5",  # the micro sign, which would become a Greek letter
}  # fmt: skip
_ASCII = {code: chr(code).lower() if chr(code).isalnum() or chr(code) in _KEPT else " " for code in range(0x80)}
_ASCII[ord("`")] = "'"
_ERRORS = "jobfit.plain"
_STOPS = re.compile(r"\.[. ]")  # starts with one character, which is looked for several times faster
_HASHES = re.compile(r"##+")  # of a heading, with no space behind them
_IN_FORM = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
_LINK = re.compile(r"https?://[^\s)\]>\"']+")
_QUOTES = re.compile(r"'(?:(?= )|(?<= '))")


def _plain(char: str) -> str:
    """Return the one character that a character outside ASCII is matched as."""
    if char in _APOSTROPHES:
        return "'"
    if char in _OTHER_LETTERS:
        return _OTHER_LETTERS[char]
    base = unicodedata.normalize("NFKD", char)[:1].lower()
    return base if len(base) == 1 and base.isalnum() else " "


class _Letters(dict[int, str]):
    """Code point -> the character that it is matched as, of every character met so far."""

    def __missing__(self, code: int) -> str:
        plain = self[code] = _plain(chr(code))
        return plain


_LETTERS = _Letters(_ASCII)
_BYTES = "".join(map(_LETTERS.__getitem__, range(0x100))).encode("latin-1")


def _plain_run(error: UnicodeError) -> tuple[str, int]:
    """Stand in for a run of characters outside Latin-1; the encoder fails where a letter of another script is left."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end].translate(_LETTERS), error.end


codecs.register_error(_ERRORS, _plain_run)


def matching_copy(text: str) -> str:
    """Return the text for matching; `len(result) == len(text)`, and a whole word stands between two spaces.

    The caller adds a space at both ends of the document. A full stop stays only inside a word ("node.js", ".net").
    """
    plain = text.replace("\u2019", "'").replace("\u2013", "-").replace("\u2014", "-")
    try:  # the encoder stops only at characters outside Latin-1; that is several times faster than going through all
        copy = plain.encode("latin-1", _ERRORS).translate(_BYTES).decode("latin-1")
    except UnicodeEncodeError:
        copy = plain.translate(_LETTERS)
    copy = _STOPS.sub("  ", copy)
    if "##" in copy:
        copy = _HASHES.sub(lambda hashes: " " * len(hashes[0]), copy)
    if "'" in copy:
        copy = _QUOTES.sub(" ", copy)
    if copy.endswith((".", "'")):
        copy = copy[:-1] + " "
    return copy


def pattern(phrase: str) -> str:
    """Return the form of a phrase as the automaton looks for it; "*" leaves the end open.

    A mark between two words stays the space that it is in a text: "U.S. person" has two of them.
    """
    if _IN_FORM.fullmatch(phrase):  # most are, and thousands are read when a process starts
        return f" {phrase} "
    words = matching_copy(f" {phrase.removesuffix('*')} ").strip()
    return f" {words}" if phrase.endswith("*") else f" {words} "


def without_links(text: str) -> str:
    """Return a text of the same length in which each link is one word that means nothing."""
    if "/" not in text or "://" not in text:  # one character is looked for a hundred times faster than three
        return text
    return _LINK.sub(lambda link: "x" * len(link[0]), text)
