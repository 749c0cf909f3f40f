"""Every format of the same digests against what is kept in `golden/`; UPDATE_GOLDEN=1 writes it, read it then."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from jobfit.digests.interface import Digest
from jobfit.digests.renderers import MODULES, DigestFormat, render
from jobfit.digests.text import listing_lines, render_styled
from jobfit.layout import TextStyle, joined
from tests.digests.samples import nothing, week

GOLDEN = Path(__file__).parent / "golden"
SUFFIXES = {DigestFormat.TEXT: "txt", DigestFormat.HTML: "html", DigestFormat.MARKDOWN: "md", DigestFormat.JSON: "json"}


def same(name: str, rendered: str) -> None:
    """Compare with the golden file, or write it when that was asked for; a missing one fails."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(rendered, "utf-8")

    assert path.is_file(), f"{name} is missing: make golden"
    assert path.read_text("utf-8") == rendered


@pytest.mark.parametrize("chosen", DigestFormat)
@pytest.mark.parametrize("made", [week, nothing], ids=lambda made: made.__name__)
def test_a_digest_in_every_format(made: Callable[[], Digest], chosen: DigestFormat) -> None:
    """Text, HTML, Markdown and JSON of one digest read as they did."""
    same(f"{made.__name__}.{SUFFIXES[chosen]}", render(made(), chosen))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_text_at_three_widths(width: int) -> None:
    """No line is longer than the terminal, but for an address that cannot be broken."""
    rendered = render_styled(week(), TextStyle(width=width))
    long = [line for line in rendered.splitlines() if len(line) > width and "https://" not in line]

    assert [] == long
    same(f"week-{width}.txt", rendered)


def test_plain_ascii() -> None:
    """A stream without our signs gets words and ASCII in their place; names keep their letters."""
    rendered = render_styled(week(), TextStyle(ascii_only=True))

    assert {"ê", "£"} >= {char for char in rendered if ord(char) > 127}
    same("week-ascii.txt", rendered)


@pytest.mark.parametrize("full", [False, True], ids=["usual", "full"])
def test_a_posting_explained(*, full: bool) -> None:
    """What `explain` shows of each sample."""
    digest = week()
    lines = [
        line
        for listing in (*digest.keeps, *digest.asks, *digest.near_misses)
        for line in (*listing_lines(listing, TextStyle(), full=full), "")
    ]
    same(f"explained-{'full' if full else 'usual'}.txt", joined(lines))


def test_every_format_has_a_renderer() -> None:
    """The table of renderers is complete."""
    assert set(DigestFormat) == set(MODULES)
