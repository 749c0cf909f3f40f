"""Cards: what an alert shows of a posting, in the lines around the link to it: title, company, place, perhaps pay.

A line is taken for what it is where the site's layout says so. What a card does not show stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any, Final, NamedTuple

from jobfit.feeds.links import ADDRESS, Link, Site, alerts, posting_link
from jobfit.feeds.messages import Letter
from jobfit.feeds.page import LARGEST, MOST, Line, lines_of

_RULE = re.compile(r"[-=_*~•·—–]{3,500}")
_NUMBERED = re.compile(r"^(?:\d{1,3}[.)]|[*•▪–-])\s{1,5}")
_AROUND: Final = " \t:–—-([<>])"
_ARROWS: Final = " \t:>»→\u203a[]()"
_PARTS = re.compile(r"\s[·•|∙⋅]\s|\s{3,20}")
_BETWEEN: Final = " ·•|∙⋅"
_TOGETHER: Final = " · "
_SPLIT: Final = re.compile(r"[^a-z0-9]+")
_LINES: Final = 8  # of a card
_LONGEST: Final = 200  # characters of one of its lines
_LOOKED_AT: Final = 120  # characters of a line that is compared with what remarks look like
_SENTENCE: Final = 5  # words; as many with a full stop behind them are no name
_ENDS: Final = (".", "!", "?", "…", ":", ",")
_TEXT: Final = 1_000_000  # characters of a plain text
_MOST: Final = 2_000  # links to postings of one mail that are looked at
_SHOWN: Final = 5  # times that one of them is
_TITLE_AND_ONE: Final = 2
_LISTED: Final = ("remark", "introductions")
_MOST_WORDS: Final = 10  # of a place


class Cards(NamedTuple):
    """What a mail shows: the fields of each posting by its name, and the addresses of those without a title."""

    fields: dict[str, dict[str, Any]]
    bare: dict[str, str]
    cut: bool = False  # it is longer than what is looked at


class _Words(NamedTuple):
    buttons: frozenset[str]
    remarks: frozenset[str]
    employment: frozenset[str]
    remark: re.Pattern[str]
    introduction: re.Pattern[str]
    money: re.Pattern[str]
    guessed: re.Pattern[str]
    rating: re.Pattern[str]


@cache
def _words() -> _Words:
    given = alerts()["words"]
    buttons, remarks, employment = (frozenset(given[name]) for name in ("buttons", "remarks", "employment"))
    remark, introduction = (re.compile("|".join(map("(?:{})".format, given[name]))) for name in _LISTED)
    money, guessed, rating = (re.compile(given[name], re.IGNORECASE) for name in ("money", "guessed", "rating"))
    return _Words(buttons, remarks, employment, remark, introduction, money, guessed, rating)


def cards_of(letter: Letter, own: Sequence[Site] = ()) -> Cards:
    """Return the postings that a mail shows, from its plain text and its HTML, the fuller card of two.

    `own` are sites that the person knows of, beside those whose alerts are known.
    """
    found: dict[str, dict[str, Any]] = {}
    seen: dict[str, str] = {}
    tried = 0
    lines = lines_of(letter.page) if letter.page else []
    for link, fields in chain(_in_text(letter.text[:_TEXT], own), _in_page(lines, own)):
        tried += 1
        if tried > _MOST:
            break
        seen.setdefault(link.key, link.url)
        if fields.get("title") and len(fields) >= len(found.get(link.key, ())):
            found[link.key] = {**fields, "url": link.url}
    bare = {name: url for name, url in seen.items() if name not in found}
    cut = tried > _MOST or len(lines) >= MOST or len(letter.page) > LARGEST or len(letter.text) > _TEXT
    return Cards(found, bare, cut=cut)


def _in_text(text: str, own: Sequence[Site]) -> Iterator[tuple[Link, dict[str, Any]]]:
    """Yield each link of a plain text with the card in front of it; rules and other links part the cards."""
    section = _Section()
    for line in text.split("\n"):
        said = line.strip()
        addresses = ADDRESS.findall(said)
        found = [link for each in addresses if (link := posting_link(each, own))]
        for link in found:
            yield link, section.card(link, _NUMBERED.sub("", ADDRESS.sub("", said).strip()).strip(_AROUND))
        if found or _RULE.fullmatch(said):
            section = _Section(parted=True)
        elif not said:
            section.end_block()
        elif not addresses:
            section.blocks[-1].append(said)


class _Section:
    """The blocks of lines since the last card; `parted` when a card or a rule ends before them, not the beginning."""

    def __init__(self, *, parted: bool = False) -> None:
        self.blocks: list[list[str]] = [[]]
        self._parted = parted

    def end_block(self) -> None:
        if self.blocks[-1]:
            self.blocks.append([])

    def card(self, link: Link, words: str) -> dict[str, Any]:
        """Return the fields of the card in front of a link, on whose own line there may be words."""
        if words and not any(map(_shown, self.blocks)) and _shown([words]):
            return _fields(link, [words])
        at_once = bool(self.blocks[-1])
        blocks = [shown for block in self.blocks if (shown := _shown(block))]
        if not blocks:
            return {}
        if self._parted and all(len(block) == 1 for block in blocks):
            return _fields(link, [line for block in blocks for line in block])
        block = next((each for each in reversed(blocks) if len(each) > 1), [])
        if block:
            found = _fields(link, block)
            return found if self._parted or at_once or "location" in found else {}
        return _fields(link, blocks[-1]) if at_once else {}


def _shown(block: list[str]) -> list[str]:
    """Return the lines of a block that may be of a card; none for one that introduces cards."""
    lines = [line for line in block if not _is_remark(line) and not _is_button(line)]
    return [] if any(map(_is_introduction, lines[:1])) else lines


def _in_page(lines: Sequence[Line], own: Sequence[Site]) -> Iterator[tuple[Link, dict[str, Any]]]:
    """Yield each link of an HTML part with its card: its own words if they are several lines, else those behind it."""
    known: dict[str, Link | None] = {}
    for line in lines:
        if line.address and line.address not in known:
            known[line.address] = posting_link(line.address, own)
    links = [known.get(line.address) for line in lines]
    times = Counter[str]()
    for start, link in enumerate(links):
        if link and not (start and links[start - 1] == link) and times[link.key] < _SHOWN:
            times[link.key] += 1
            yield link, _card_at(lines, links, start, link)


def _card_at(lines: Sequence[Line], links: Sequence[Link | None], start: int, link: Link) -> dict[str, Any]:
    """Return the fields of the card whose link begins at a line; empty where that line is no title."""
    end = start
    while end < len(lines) and links[end] == link and end - start < _LINES:
        end += 1
    own = [line.text for line in lines[start:end] if not _is_button(line.text)]
    if not [line for line in own if not _is_remark(line)]:
        return {}
    if len([line for line in own if not _is_remark(line)]) > 1:
        return _fields(link, own)
    return _fields(link, [*own, *_behind(lines[end : end + _LINES], links[end : end + _LINES], link)], linked=True)


def _behind(lines: Sequence[Line], links: Sequence[Link | None], own: Link) -> Iterator[str]:
    """Yield the lines behind a title, up to what belongs to no card: a button, another posting, a link elsewhere."""
    for line, link in zip(lines, links, strict=True):
        if (
            link not in {None, own}
            or _is_button(line.text)
            or _is_introduction(line.text)
            or _RULE.fullmatch(line.text)
        ):
            return
        if line.address and link is None and not any(each in line.address for each in _company_paths()):
            return
        yield line.text


@cache
def _company_paths() -> tuple[str, ...]:
    return tuple(alerts()["words"]["company_paths"])


def _is_button(line: str) -> bool:
    return line.casefold().strip(_ARROWS) in _words().buttons


def _is_remark(line: str) -> bool:
    said = line.casefold().strip(" \t.•·")[:_LOOKED_AT]
    return not said or said in _words().remarks or _words().remark.fullmatch(said) is not None


def _is_introduction(line: str) -> bool:
    said = line.casefold().strip()[: 2 * _LOOKED_AT]
    name, colon, _ = said.partition(":")
    return bool(colon and name.strip(" *") in alerts()["words"]["headers"]) or bool(
        _words().introduction.fullmatch(said)
    )


def _is_sentence(line: str) -> bool:
    return line.endswith(_ENDS) and len(line.split()) >= _SENTENCE


def _fields(link: Link, lines: Sequence[str], *, linked: bool = False) -> dict[str, Any]:
    """Return what the lines of a card say; empty when they are no card. `linked`: the first line is the link's own."""
    first = _NUMBERED.sub("", lines[0]).strip()
    parts = [first, *(part for line in lines[1:_LINES] for part in _parted(link, line))]
    pay = next((line for line in parts[1:] if _is_money(line)), "")
    employment = [line for line in parts[1:] if line.casefold() in _words().employment]
    plain = [line for line in parts if not _is_remark(line) and not _is_money(line) and line not in employment]
    if not plain or not any(map(str.isalpha, "".join(plain[:1]))):
        return {}
    named = _named(link, plain, linked=linked)
    if _is_sentence(named["title"]) or not _is_name(named.get("company", "")):
        named = {"title": named["title"]} if linked else {}
    if not named:
        return {}
    if not _is_place(named.get("location", "")):
        named.pop("location", None)
    stated = pay if pay and not _words().guessed.search(pay) else ""
    return {name: value for name, value in {**named, "pay": stated, "employment_type": employment}.items() if value}


def _parted(link: Link, line: str) -> list[str]:
    """Return the parts of a card's line: company and place often stand on one, pay and remarks behind them."""
    if _is_money(line) and not _PARTS.search(line):
        return [line[:_LONGEST]]
    parts = [part for each in _PARTS.split(line[:_LONGEST]) if (part := each.strip(_BETWEEN))]
    site = link.site
    if site and site.parted and len(parts) == 1 and site.parted in line:
        return [each.strip() for each in line[:_LONGEST].rsplit(site.parted, 1)]
    apart = [part for part in parts[1:] if _is_remark(part) or _is_money(part)]
    place = _TOGETHER.join(part for part in parts[1:] if part not in apart)
    return [part for part in (*parts[:1], place, *apart) if part]


def _named(link: Link, lines: list[str], *, linked: bool) -> dict[str, str]:
    """Return title, company and location of a card's lines; at an employer's board only one that it names itself."""
    site = link.site
    if site is None:
        sure = len(lines) > 1 and link.board and _slug(link.board).replace("-", "") in _slug(lines[1]).replace("-", "")
        lines = lines if sure else lines[:1]
        return dict(zip(("title", "company", "location"), (line[:_LONGEST] for line in lines), strict=False))
    order = site.lines if not linked and len(lines) >= len(site.lines) else ("title", "company", "location")
    if len(lines) == _TITLE_AND_ONE and any(each in lines[0].casefold() for each in alerts()["words"]["at"]):
        lines = lines[:1]  # the company stands in the title, so the line behind it may be the place
    if link.slug:
        title = next((line for line in lines[:3] if _slug(line) == _slug(link.slug)), lines[0])
        lines, order = [title, *(line for line in lines if line != title)], ("title", "company", "location")
    named = dict(zip(order, (line[:_LONGEST] for line in lines), strict=False))
    if "company" in named:
        named["company"] = _words().rating.sub("", named["company"]).strip()
    return named


def _slug(text: str) -> str:
    return _SPLIT.sub("-", text.casefold()).strip("-")


def _is_money(line: str) -> bool:
    return len(line) <= _LOOKED_AT and _words().money.search(line) is not None


def _is_name(line: str) -> bool:
    return not _is_sentence(line) and "@" not in line and not _is_introduction(line)


def _is_place(line: str) -> bool:
    return not _is_sentence(line) and len(line.split()) <= _MOST_WORDS and not _is_introduction(line)
