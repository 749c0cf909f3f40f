"""Pages: the lines of words in an HTML mail that a reader sees, each with the address that it links to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from turbohtml import Token

LARGEST: Final = 2_000_000
"""Characters of HTML that are read; what follows is not."""

MOST: Final = 8_000
"""Lines of a page that are read."""

_LONGEST: Final = 300  # characters of one
_INLINE: Final = frozenset(
    "b strong i em u span font small big sub sup s del ins mark code abbr cite q tt wbr label".split()
)
_UNSEEN: Final = frozenset("style script head title noscript template svg select textarea object iframe math".split())
_HIDING: Final = ("display:none", "visibility:hidden", "font-size:0;", "font-size:0px", "max-height:0")
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())


class Line(NamedTuple):
    """One line of words, and the address that they link to; "" when they do not."""

    text: str
    address: str = ""


def lines_of(page: str) -> list[Line]:
    """Return the lines of an HTML page in order."""
    import turbohtml  # noqa: PLC0415 - only mails with HTML need it

    reader = _Reader()
    for token in turbohtml.tokenize(page[:LARGEST]):
        reader.take(token, token.type.name)
        if len(reader.lines) >= MOST:
            break
    reader.end_line()
    return reader.lines


class _Reader:
    """The page as far as it was read."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._address = ""
        self._hidden = ""  # the element that is not seen, and how many of its name are open in it
        self._deep = 0

    def take(self, token: Token, kind: str) -> None:
        """Take the next token of the page."""
        if kind == "TEXT":
            if not self._hidden:
                self._words.append(token.data or "")
            return
        tag = (token.tag or "").lower()
        if kind == "START_TAG":
            self._start(tag, token)
        elif kind == "END_TAG":
            self._end(tag)

    def _start(self, tag: str, token: Token) -> None:
        if self._hidden:
            self._deep += tag == self._hidden
            return
        written = dict(token.attrs or ())
        if tag in _UNSEEN or (tag not in _VOID and _hides(str(written.get("style") or ""))):
            self._hidden, self._deep = tag, 1
        elif tag == "a":
            self.end_line()
            self._address = str(written.get("href") or "")
        elif tag not in _INLINE:
            self.end_line()

    def _end(self, tag: str) -> None:
        if self._hidden:
            self._deep -= tag == self._hidden
            self._hidden = self._hidden if self._deep else ""
        elif tag == "a":
            self.end_line()
            self._address = ""
        elif tag not in _INLINE:
            self.end_line()

    def end_line(self) -> None:
        """End a line, where there are words on it."""
        text = " ".join("".join(self._words).split())[:_LONGEST]
        self._words.clear()
        if text:
            self.lines.append(Line(text, self._address))


def _hides(style: str) -> bool:
    said = style[:500].lower().replace(" ", "") + ";" if style else ""
    return any(each in said for each in _HIDING)
