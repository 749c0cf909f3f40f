"""Tags: which markup a text holds, and a plain walk over it for when the HTML library cannot be used."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

INLINE: Final = tuple(
    "a abbr b big cite code del em font i ins kbd mark q s samp small span strike strong sub sup tt u var".split(),
)
BLOCK: Final = tuple(
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 head header hr html iframe img li main menu nav noscript object ol p pre script section select style "
    "summary svg table tbody td template tfoot th thead title tr ul".split(),
)
UNSEEN: Final = tuple(
    "audio button canvas datalist iframe math noscript object select svg template textarea title video".split(),
)
"""Elements whose text a reader of the posting does not see as part of it (script and style aside)."""

_KNOWN = "|".join(sorted((*INLINE, *BLOCK), key=len, reverse=True))
_MARKUP = re.compile(rf"</?(?=[a-zA-Z])(?:{_KNOWN})(?:\s[^<>]*|/)?>|<!--", re.IGNORECASE)
_CLOSING = re.compile(rf"</(?=[a-zA-Z])(?:{_KNOWN})\s*>|<br\s*/?>", re.IGNORECASE)
_DROPPED = re.compile(r"(script|style)\b", re.IGNORECASE)
_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9]{0,15}")
_ITEM = "li"


def has_markup(text: str) -> bool:
    """Say whether the text holds a tag of HTML or a comment; "<5 years", "List<int>" and "<me@b.example>" are none."""
    return "<" in text and _MARKUP.search(text) is not None


def has_closing_tag(text: str) -> bool:
    """Say whether the text holds "</p>" or "<br>": markup, where "<div>" alone may be what a posting writes about."""
    return "<" in text and _CLOSING.search(text) is not None


def walk(source: str) -> str:
    """Return the text of HTML without a library: one pass, linear whatever the input, tags turned into line ends.

    The standard library's parser is not used here because its older releases take quadratic time on unclosed comments.
    """
    return html.unescape("".join(_pieces(source)))


def _pieces(source: str) -> Iterator[str]:
    at = 0
    while (start := source.find("<", at)) >= 0:
        yield " ".join(source[at:start].split()) if "\n" in source[at:start] else source[at:start]
        name = _NAME.match(source, start + 1)
        if name is None and source[start + 1 : start + 2] not in {"!", "?"}:
            yield "<"
            at = start + 1
            continue
        at = _after(source, start)
        yield _mark(name.group().lower() if name else "")
    yield source[at:]


def _after(source: str, start: int) -> int:
    """Return where the reading goes on after the markup that opens at `start`; its end when it never closes."""
    if source.startswith("<!--", start):
        end, width = source.find("-->", start + 4), 3
    elif dropped := _DROPPED.match(source, start + 1):
        closing = re.compile(f"</{dropped.group(1)}[^>]{{0,80}}>", re.IGNORECASE).search(source, start)
        return closing.end() if closing else len(source)
    else:
        end, width = source.find(">", start), 1
    return end + width if end >= 0 else len(source)


def _mark(tag: str) -> str:
    if tag == _ITEM:
        return "\n* "
    if tag == "br":
        return "\n"
    return (
        "\n\n"
        if tag.removeprefix("/") in BLOCK and tag.removeprefix("/") not in {_ITEM, "td", "th"}
        else " " * (tag in {"td", "th"})
    )
