"""A law: how a posting is laid out on its way changes nothing that is known of it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from jobfit.facts.codec import values_json
from jobfit.facts.extract import facts_of
from jobfit.paths import DATABASE
from jobfit.postings.html import to_text
from jobfit.postings.model import JobPosting
from jobfit.store.store import Store

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def postings(demo_folder: Path) -> Iterator[list[JobPosting]]:
    """Yield the postings of the demo, in eight languages."""
    with Store(demo_folder / DATABASE) as store:
        yield list(store.all_postings())


def wrapped(text: str) -> str:
    """Return a text as an old mail has it, its lines broken at 72 characters."""
    return "\n".join(
        textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
    )


def marked_up(text: str) -> str:
    """Return a text with its paragraphs and lists as HTML."""
    lines = (
        f"<ul><li>{line[2:]}</li></ul>" if line.startswith("* ") else f"<p>{line}</p>" for line in text.split("\n")
    )
    return "".join(lines).replace("</ul><ul>", "")


LAYOUTS: dict[str, Callable[[str], str]] = {
    "wrapped": wrapped,
    "html": marked_up,
    "ends of windows": lambda text: text.replace("\n", "\r\n"),
    "ends written out": lambda text: text.replace("\n", r"\n"),
    "markdown": lambda text: re.sub(r"([-+*.()!$&#])", r"\\\1", text),
    "twice the blank lines": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "a blank line each": lambda text: text.replace("\n", "\n\n"),
    "dots": lambda text: re.sub(r"(?m)^\* ", "• ", text),
    "letters of a word processor": lambda text: re.sub(r"(?m)^\* ", "o  ", text),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_of_a_posting_changes_no_fact(layout: str, postings: list[JobPosting]) -> None:
    """Wrapped, escaped, marked up or with other bullets, a posting says the same; only a task may be cut elsewhere."""

    def known(posting: JobPosting, text: str) -> bytes:
        facts = facts_of(posting.model_copy(update={"description": text}), today=TODAY)
        return values_json({name: fact for name, fact in facts.items() if name != "tasks"})

    differing = [
        posting.title
        for posting in postings
        if known(posting, posting.description) != known(posting, to_text(LAYOUTS[layout](posting.description)).text)
    ]

    assert postings
    assert [] == differing
