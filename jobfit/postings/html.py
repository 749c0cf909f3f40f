"""HTML or text to plain text: blocks on lines of their own, list items after "* ", nothing a reader does not see.

The text that `to_text` returns is final: every quote and offset refers to it. It is total: it never raises.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from jobfit.postings.characters import visible
from jobfit.postings.glued import parted
from jobfit.postings.tags import BLOCK, UNSEEN, has_closing_tag, has_markup, walk
from jobfit.postings.wrapped import unwrapped

if TYPE_CHECKING:
    from turbohtml import Document

TEXT_LIMIT: Final = 65_536
"""Characters of text that are kept; no posting needs more."""

_SOURCE_LIMIT: Final = 1_048_576  # characters of markup that are looked at
_UNESCAPES: Final = 3  # boards escape HTML once, twice, rarely three times
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ORDERED = re.compile(r"<(/?)ol\b", re.IGNORECASE)
_TABLE_ROW = re.compile(r"<(/?)(?:table|thead|tbody|tfoot|tr)\b", re.IGNORECASE)
_TABLE_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_TABLE_CELL_END = re.compile(r"</t[dh]\b[^<>]{0,80}>", re.IGNORECASE)
_SIGNS: Final = "•●▪◦‣\u2043∙·◾◽■□▫◆◇➢➤►▶▸✓✔✅☑➔→★❖✦○☞\uf0b7\uf0a7\uf0d8"
_LETTERS: Final = "o§Øüvq¨à"  # what the bullets of word processors become where their font is lost
_LETTER_ITEM: Final = re.compile(rf"\n([{_LETTERS}]) +(?=[A-ZÀ-ÖØ-ÞŁŚŻ0-9€$£¿¡(\"])")
_FEWEST_LETTERS: Final = 2  # lines that one of them begins, in a text where it is a bullet
_DASHES: Final = "-–—*"
_BULLET = re.compile(rf"(?:[{_SIGNS}]\s*|[{_DASHES}](?:\s+|$))+")
_BULLET_STARTS: Final = frozenset(_SIGNS + _DASHES)
_UNTIDY_END = re.compile(rf"\n(?:[ {_SIGNS}–—-]|\n\n|(?<= \n)|\*(?! [^{_SIGNS}*–—-]))")  # of a line: few are looked at
_HIDING: Final = ("display:{}none", "visibility:{}hidden", "font-size:{}0;", "font-size:{}0px")
_NOT_READ: Final = ", ".join((*UNSEEN, "[hidden]", "[aria-hidden=true]", "[style$='font-size:0' i]")) + "".join(
    f", [style*='{style.format(space)}' i]" for style in _HIDING for space in ("", " ")
)
_ANY_BLOCK: Final = ", ".join(tag for tag in BLOCK if tag not in {"html", "head", "body"})
_BLOCK_BUT_P: Final = ", ".join(tag for tag in BLOCK if tag not in {"html", "head", "body", "p"})
_TYPED_END = re.compile(  # of a line that somebody wrote, where a wrapped one goes on in lower case; bounded, for speed
    r"\n(?=\s{0,200}[^a-z\s])"
)
_PARAGRAPH: Final = "p, br, div, td, tr, section, article, table"


class Reading(NamedTuple):
    """A text in its final form; `whole` is False when it was cut at the size cap."""

    text: str
    whole: bool = True


def to_text(source: str) -> Reading:
    """Return HTML, escaped HTML or plain text as plain text of at most `TEXT_LIMIT` characters."""
    whole = len(source) <= _SOURCE_LIMIT
    text = parted(unwrapped(_with_signs(visible(_rendered(source[:_SOURCE_LIMIT], _UNESCAPES)))))
    if not _is_tidy(text):
        text = _tidy(text)
    if len(text) <= TEXT_LIMIT:
        return Reading(text, whole)
    end = max(text.rfind("\n", TEXT_LIMIT // 2, TEXT_LIMIT), text.rfind(" ", TEXT_LIMIT // 2, TEXT_LIMIT))
    return Reading(text[: end if end > 0 else TEXT_LIMIT].rstrip(), whole=False)


def to_line(source: str, limit: int = 500) -> str:
    """Return a title, name or place as one line of at most `limit` characters, tags and entities read."""
    line = source[: limit * 20]
    if "<" in line or "&" in line:
        line = _rendered(line, _UNESCAPES)
    elif line.isascii() and line.isprintable() and "  " not in line:
        return line.strip()[:limit].rstrip()  # as almost every line is
    return " ".join(visible(line).split())[:limit].rstrip()


def _rendered(source: str, unescapes: int) -> str:
    if "<![CDATA[" in source:
        source = source.replace("<![CDATA[", "").replace("]]>", "")
    if has_markup(source):
        text = _unescaped(_parsed(source))
        return _rendered(text, unescapes - 1) if unescapes and has_closing_tag(text) else text
    text = _unescaped(source)
    return _rendered(text, unescapes - 1) if unescapes and text != source else text


def _unescaped(text: str) -> str:
    """Decode entities that end in ";": in plain text "profit&loss" and "&copy2" are what they look like."""
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), text) if "&" in text else text


def _parsed(source: str) -> str:
    try:
        import turbohtml  # noqa: PLC0415 - a C extension that only reading a posting needs
    except ImportError:
        return walk(source)
    try:
        document = turbohtml.parse(source)
        prepared = _prepared(source, document)
        if prepared is not source:
            document = turbohtml.parse(prepared)
        for element in document.select(_NOT_READ):
            element.decompose()
        return document.to_text()
    except (ValueError, TypeError, RuntimeError, OverflowError, MemoryError):  # ValueError covers bad Unicode
        return walk(source)


def _prepared(source: str, document: Document) -> str:
    """Return the markup in a form that renders one block a line, whatever the employer's editor made of it."""
    if "\n" in source and document.select_one(_PARAGRAPH) is None:
        source = source.replace("\r\n", "\n")
        written = document.select_one(_ANY_BLOCK) is None  # as plain text, with a link or bold word in it
        source = source.replace("\n", "<br>") if written else source.replace("\n\n", "<br><br>")
    elif "\n" in source and "</p" not in source and "</P" not in source and document.select_one(_BLOCK_BUT_P) is None:
        source = _TYPED_END.sub("<br>", source)  # typed, with <p> for the empty lines alone
    if document.find("ol") is not None:
        source = _ORDERED.sub(r"<\1ul", source)
    if document.find("table") is not None:  # cells may hold paragraphs, which a table renderer puts on one line
        source = _TABLE_ROW.sub(r"<\1div", source)
        source = _TABLE_CELL_END.sub("</span> ", _TABLE_CELL.sub(" <span", source))
    if document.find("li") is not None and document.select_one("ul, ol, menu") is None:
        source = f"<ul>{source}</ul>"
    return source


def _with_signs(text: str) -> str:
    """Return a text with a sign for each letter that stands for one: "o Bake rye", "§ Sell it"."""
    lines = f"\n{text}"
    counted = Counter(item[1] for item in _LETTER_ITEM.finditer(lines))
    signs = {letter for letter, count in counted.items() if count >= _FEWEST_LETTERS}
    return _LETTER_ITEM.sub(lambda item: "\n* " if item[1] in signs else item[0], lines)[1:] if signs else text


def _is_tidy(text: str) -> bool:
    """Say whether `_tidy` would change nothing, as it is of what most employers' editors write."""
    framed = f"\n\n{text}\n\n"
    return "  " not in framed and _UNTIDY_END.search(framed) is None


def _tidy(text: str) -> str:
    """Return the text with trimmed lines, one blank line at most, and every list item on one line after "* "."""
    lines: list[str] = []
    pending = False  # an item's sign was on a line of its own
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            if lines and lines[-1] and not pending:
                lines.append("")
            continue
        if "  " in line:
            line = " ".join(line.split())
        if line[0] not in _BULLET_STARTS:
            sign = None
        elif line[:2] == "* " and line[2] not in _BULLET_STARTS and not pending:
            lines.append(line)  # as the renderer writes items
            continue
        else:
            sign = _BULLET.match(line)
        if sign or pending:
            line = line[sign.end() if sign else 0 :]
            pending = not line
            line = f"* {line}"
        if not pending:
            lines.append(line)
    if lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines)
