"""Page, Section and what stands in one: words only, untrusted ones too; each renderer cleans and escapes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from jobfit.verdicts.sentences import MARK_WORDS


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One sentence or several."""

    text: str
    quiet: bool = False  # an aside: where figures come from


@dataclass(frozen=True, slots=True)
class Items:
    """A list of sentences."""

    items: tuple[str, ...]


def marked(item: str) -> bool:
    """Say whether an item begins with a mark, such as ✓, so that it needs no bullet before it."""
    return item.split(" ", 1)[0] in MARK_WORDS


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; `figures` are the columns that are counts, by number."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Commands:
    """Proposals: each a sentence and the command that shows what it would do."""

    proposals: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Room:
    """A question with room to write under it."""

    question: str
    lines: int = 2


@dataclass(frozen=True, slots=True)
class Link:
    """An address, untrusted as all words are: only one of the web can be followed."""

    url: str


Block: TypeAlias = Paragraph | Items | Table | Commands | Room | Link


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page; one without blocks is left out."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its title, a line under it, its sections, and where its figures come from."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    footer: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[Section, ...]:
        """Return the sections that say anything."""
        return tuple(section for section in self.sections if section.blocks)
