"""The page: legible in light and dark, readable without sight or script, and not a wall of text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from jobfit.digests.renderers import DigestFormat, render
from tests.digests.samples import nothing, week
from tests.digests.test_hostile import Seen

PAGE = render(week(), DigestFormat.HTML)
LEAST_CONTRAST = 4.5
_COLOURS = re.compile(r"--(\w+): (#[0-9a-f]{6})")


def palette(scheme: str) -> dict[str, str]:
    """Return the colours of the light or the dark scheme, or of paper, which is the light one but for its ground."""
    light, dark, paper = (dict(_COLOURS.findall(block)) for block in re.findall(r":root \{[^}]*\}", PAGE))
    return {"light": light, "dark": dark, "paper": light | paper}[scheme]


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "paper"])
@pytest.mark.parametrize("ground", ["paper", "card"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "yes", "no", "unknown", "link"])
def test_every_text_stands_out_from_its_ground(ink: str, ground: str, scheme: str) -> None:
    """Contrast is at least 4.5 to 1 for every colour of text, on the page and on a card, in every scheme."""
    colours = palette(scheme)

    assert contrast(colours[ink], colours[ground]) >= LEAST_CONTRAST


def test_text_has_no_colour_of_its_own() -> None:
    """Every colour of text comes from the two palettes, so that the dark one is complete."""
    used = re.findall(r"(?<![-\w])color: ([^;}]+)", PAGE)

    assert set() == {colour for colour in used if not colour.startswith("var(--")}
    assert palette("light").keys() == palette("dark").keys()


def test_what_is_printed_is_white_and_names_its_addresses() -> None:
    """The dark scheme is for screens, a posting stays on one sheet, and its address is not lost with its link."""
    at_print = PAGE[PAGE.index("@media print") :]

    assert "@media (prefers-color-scheme" not in PAGE
    assert "#ffffff" == palette("paper")["paper"] == palette("paper")["card"]
    assert "article" in at_print[: at_print.index("{ break-inside: avoid; }")]
    assert "h3 a::after { content: attr(href);" in at_print


def test_the_page_can_be_heard() -> None:
    """A language, headings in order, headers on tables, and words beside every mark."""
    seen = Seen(PAGE)
    levels = [int(tag[1]) for tag in seen.tags if re.fullmatch(r"h\d", tag)]

    assert ("lang", "en") in seen.attributes
    assert [] == [(one, next_) for one, next_ in pairwise(levels) if next_ > one + 1]
    assert 4 == len([scope for name, scope in seen.attributes if (name, scope) == ("scope", "col")])
    for mark, said in (("✓", "yes"), ("✗", "no"), ("?", "not known"), ("!", "note")):
        assert f'<span aria-hidden="true">{mark}</span><span class="heard">{said}: </span>' in PAGE


def test_what_matters_is_open_and_the_rest_folded() -> None:
    """One folded explanation a posting, none open."""
    assert PAGE.count("<details>") == PAGE.count("<article") == 3
    assert "<details open" not in PAGE


def test_a_day_without_postings_says_so() -> None:
    """No empty table, but a sentence."""
    page = render(nothing(), DigestFormat.HTML)

    assert "nothing that meets your bar" in page
    assert "No posting has been judged since 20 Nov 2026." in page
    assert "<article" not in page
