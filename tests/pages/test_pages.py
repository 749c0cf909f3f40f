"""A page in text, HTML and Markdown: everything is shown, nothing that comes from outside is markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.layout import TextStyle
from jobfit.pages import html, markdown, text
from jobfit.pages.model import Commands, Items, Page, Paragraph, Room, Section, Table

HOSTILE = "<script>alert(1)</script> [x](javascript:y) `code` | \x1b[31m\u202e end"


def page(words: str) -> Page:
    """Return a page that has the words in every place that words may stand."""
    blocks = (
        Paragraph(words),
        Paragraph(words, quiet=True),
        Items((words, "second")),
        Table((words, "n"), ((words, "1"), ("two", "12 345")), frozenset({1})),
        Commands(((words, f"jobfit {words}"),)),
        Room(words, lines=1),
    )
    return Page(words, words, (Section(words, blocks), Section("left out", ())), (words,))


class _Seen(HTMLParser):
    """Collects elements and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element; none may run anything."""
        assert not [name for name, _ in attrs if name.startswith("on") or name in {"href", "src"}]
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        """Note some text."""
        self.texts.append(data)


def test_what_comes_from_outside_is_never_markup() -> None:
    """HTML escapes it, Markdown escapes it, a terminal gets no control characters."""
    rendered = html.render(page(HOSTILE))
    seen = _Seen()
    seen.feed(rendered)

    assert "script" not in seen.tags
    assert "<script>alert(1)</script>" in "".join(seen.texts)
    written = markdown.render(page(HOSTILE))
    outside = re.sub(r"(?<!\\)`[^`]*`", "", written)  # what stands in backticks is shown as it is
    assert "<script" not in outside
    assert not re.search(r"(?<!\\)\]\(", outside)
    for shown in (rendered, written, text.render(page(HOSTILE))):
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_a_section_without_blocks_is_left_out() -> None:
    """A title without anything under it says nothing."""
    for renderer in (html, markdown, text):
        assert "left out" not in renderer.render(page("words"))
        assert "second" in renderer.render(page("words"))


@pytest.mark.parametrize("width", [40, 80, 100])
def test_text_fits_its_width(width: int) -> None:
    """No line is longer than the terminal where every word fits; figures stand to the right."""
    shown = text.render_styled(page("some words that go on and on " * 6), TextStyle(width=width))
    lines = [line for line in shown.splitlines() if not line.strip().startswith("jobfit ")]  # a command stays in one

    assert max(map(len, lines)) <= width
    assert [line for line in shown.splitlines() if line.endswith("     1")]


@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_long_cell_is_wrapped_in_its_column(width: int) -> None:
    """Whatever column it stands in, the table fits, and no word of it is lost."""
    words = [f"word{number}" for number in range(30)]
    table = Table(("", "then", "now"), (("says", " ".join(words), "little"), ("pay", "much", "85 000")))
    shown = text.render_styled(Page("t", "", (Section("s", (table,)),), ()), TextStyle(width=width))

    assert max(map(len, shown.splitlines())) <= width
    assert words == [word for word in shown.split() if word.startswith("word")]
    assert 1 == len([line for line in shown.splitlines() if "little" in line])


def test_a_table_of_markdown_has_as_many_cells_in_every_row() -> None:
    """A bar in a word does not make another cell."""
    rows = [line for line in markdown.render(page("a | b")).splitlines() if line.startswith("| ")]

    assert {3} == {line.replace("\\|", "").count("|") for line in rows}


@given(words=st.text(max_size=200))
@settings(deadline=None, max_examples=60)
def test_any_words_can_be_written(words: str) -> None:
    """Whatever the words are, every renderer writes a page that ends in a newline and can be encoded."""
    for renderer in (html, markdown, text):
        assert renderer.render(page(words)).encode("utf-8", "surrogatepass").endswith(b"\n")


def test_plain_ascii_where_that_is_all_a_terminal_has() -> None:
    """Signs of our own are written out."""
    shown = text.render_styled(page("pay ≥ 5 – “yes”"), TextStyle(ascii_only=True))

    assert shown.isascii()


def test_the_heads_of_figures_are_wrapped_before_a_table_is_too_wide() -> None:
    """Figures themselves stay whole and aligned, and so does a rule's id beside them."""
    heads = ("Must", "meet it", "do not", "do not say", "it alone")
    rows = (
        ("must.never-worse-office-days: no more of them", "34", "6", "25", "0"),
        ("must.pay", "1 019", "30", "16", "3"),
    )
    table = Table(heads, rows, frozenset({1, 2, 3, 4}))
    shown = text.render_styled(Page("t", "s", (Section("x", (table,)),)), TextStyle(width=56)).split("\n")

    assert max(map(len, shown)) <= 56
    assert {shown.index(line) for line in shown if line.endswith((" 0", " 3"))}
    assert 1 == len({len(line) for line in shown if line.endswith((" 0", " 3"))})


def test_an_item_with_a_mark_has_no_bullet() -> None:
    """A check mark says enough at the beginning of a line."""
    listed = Page("t", "s", (Section("x", (Items(("✓ yes", "? who knows", "plain")),)),))

    assert "\n  ✓ yes\n  ? who knows\n  · plain\n" in text.render(listed)
    assert '<li class="marked">✓ yes</li>' in html.render(listed)
    assert "<li>plain</li>" in html.render(listed)
