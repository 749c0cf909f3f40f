"""Characters: what no reader sees or types is taken out of a text, and what lost its encoding is given it back.

Both are done once, before anything reads the text.
"""

from __future__ import annotations

import re
from typing import Final

from jobfit.feeds.charset import once_encoded

_NO_SPACE: Final = "\xa0"
_PADDING: Final = "\u034f"  # combining grapheme joiner: counts as printable, used to pad mails
_LINE_ENDS: Final = (0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x2028, 0x2029)
_SPACES: Final = (0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_UNSEEN: Final = (  # controls, soft hyphen, zero-width and bidirectional marks
    *range(0x09), *range(0x0E, 0x1C), 0x1F, 0x7F, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E,
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164, 0xFEFF, *range(0xFFF9, 0xFFFC),
    0xFFFE, 0xFFFF,
)  # fmt: skip
_LONE: Final = "\ud800-\udfff"  # surrogates; what has no plain form is left out


def _windows(code: int) -> str:
    """Return what a C1 control was meant to be: a character of Windows-1252 in a text that was labelled Latin-1."""
    return bytes([code]).decode("cp1252", "ignore")


_PLAIN: Final[dict[str, str]] = {
    **{chr(code): "\n" for code in _LINE_ENDS},
    **{chr(code): " " for code in _SPACES},
    **{chr(code): "" for code in _UNSEEN},
    **{chr(code): _windows(code) for code in range(0x80, 0xA0)},
}
_ORDINARY: Final = b"\n" + bytes(range(0x20, 0x7F))
_STROKES: Final = r"(?<!\\)\\+"  # all that stand together, so that no run of them is gone through from each of them
_ESCAPED: Final = re.compile(  # of Markdown ("5\+ years") and of JSON
    rf"{_STROKES}(?:([!-/:-@\[\]-`{{-~])|u([0-9A-Fa-f]{{4}}))"
)
_WRITTEN_END: Final = re.compile(rf"{_STROKES}(?:r\\+n|[nr])")
_TYPED_DASH: Final = re.compile(r"(?<=\d)( ?)--( ?)(?=[\d$£€])")
_FEWEST_ENDS: Final = 3  # in a text whose line ends are written out
_TAGS: Final = "[\U000e0001-\U000e007f]"  # invisible letters; apart, because re is slow on classes beyond U+FFFF
_ODD: Final = re.compile(f"[{''.join(map(re.escape, _PLAIN))}{_LONE}]|{_TAGS}")  # faster than str.translate


def visible(text: str) -> str:
    r"""Return the text without unseen characters; every kind of space is " " and every kind of line end "\n".

    UTF-8 that somebody read as another encoding is read as what it is, and so is what Markdown or JSON escaped. A dash
    between figures is one, however it was typed.
    """
    text = once_encoded(text)
    if "\\" in text:
        text = _ESCAPED.sub(_meant, text)
        if text.count("\\n") >= max(_FEWEST_ENDS, text.count("\n")):
            text = _WRITTEN_END.sub("\n", text).replace("\\t", " ")
    if "--" in text:
        text = _TYPED_DASH.sub(r"\1–\2", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\t", " ").replace(_NO_SPACE, " ")
    if text.isascii() and not text.encode().translate(None, _ORDINARY):
        return text
    if text.replace("\n", "").isprintable() and _PADDING not in text:
        return text
    return _ODD.sub(_plain, text)


def _meant(escaped: re.Match[str]) -> str:
    return escaped[1] or chr(int(escaped[2], 16))


def _plain(odd: re.Match[str]) -> str:
    return _PLAIN.get(odd.group(), "")
