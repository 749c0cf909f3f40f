"""Page -> Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from jobfit.digests.templating import markdown_escaped, safe_url
from jobfit.layout import clean
from jobfit.pages.model import Block, Commands, Items, Link, Page, Paragraph, Room, Table


def render(page: Page) -> str:
    """Return the page as one Markdown document."""
    parts = [f"# {markdown_escaped(page.title)}", markdown_escaped(page.subtitle)]
    for section in page.shown:
        parts.append(f"## {markdown_escaped(section.title)}")
        parts += [part for block in section.blocks for part in _parts(block)]
    return "\n\n".join([*filter(None, parts), *map(markdown_escaped, page.footer)]) + "\n"


def _parts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield markdown_escaped(block.text)
        case Items():
            yield "\n".join(f"- {markdown_escaped(each)}" for each in block.items)
        case Table():
            yield "\n".join(_rows(block))
        case Commands():
            yield "\n".join(
                f"- {markdown_escaped(sentence)}\n  `{_code(command)}`" for sentence, command in block.proposals
            )
        case Room():
            yield f"- {markdown_escaped(block.question)}"
            yield "\n".join(["<br>"] * block.lines)
        case Link():
            url = safe_url(block.url)
            yield f"<{url}>" if url else markdown_escaped(block.url)
        case _:
            assert_never(block)


def _rows(table: Table) -> Iterator[str]:
    yield _row(table.heads)
    yield _row(["---:" if column in table.figures else "---" for column in range(len(table.heads))], escaped=True)
    yield from map(_row, table.rows)


def _row(cells: tuple[str, ...] | list[str], *, escaped: bool = False) -> str:
    return f"| {' | '.join(cell if escaped else markdown_escaped(cell) for cell in cells)} |"


def _code(command: str) -> str:
    return clean(command).replace("`", "'")
