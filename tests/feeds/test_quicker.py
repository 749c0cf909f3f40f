"""feedparser made quicker: it finds what it found before."""

from __future__ import annotations

import importlib
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobfit.feeds.quicker import quicken

HERE = Path(__file__).parent
HEAD = "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
WORDS = st.sampled_from(
    [
        "",
        "Miller",
        "a & b",
        "&lt;p&gt;Mill.&lt;/p&gt;",
        "M\u00fcller \u2013 \u0091x\u0092 \U0001f33e",
        "Y2Fr",
        "x/y?a=1&amp;b=2",
    ]
)
ELEMENTS = st.sampled_from(
    [
        "title",
        "link",
        "guid",
        "description",
        "content:encoded",
        "dc:date",
        "pubDate",
        "category",
        "author",
        "x",
        "source",
    ]
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        " type='html'",
        " type='text/plain' mode='base64'",
        " type='xhtml'",
        " xml:base='https://x.example/a/'",
        " xml:lang='de'",
        " isPermaLink='false'",
    ]
)


@cache
def copies() -> tuple[Any, Any]:
    """Return feedparser as it is and feedparser made quicker, each as modules of its own."""
    return _copy(), _quick()


def _quick() -> Any:  # noqa: ANN401 - feedparser ships no types
    quick = _copy()
    quicken(quick)
    return quick


def _copy() -> Any:  # noqa: ANN401 - as above
    def loaded() -> list[str]:
        return [name for name in sys.modules if name.partition(".")[0] == "feedparser"]

    kept = {name: sys.modules.pop(name) for name in loaded()}
    fresh = importlib.import_module("feedparser")
    for name in loaded():
        del sys.modules[name]
    sys.modules.update(kept)
    return fresh


def same(document: bytes) -> None:
    """Check that both copies come to the same but for the dates, which only one of them reads."""
    plain, quick = (_without_dates(each.parse(document)) for each in copies())

    assert plain == quick


def _without_dates(value: object) -> object:
    if isinstance(value, dict):
        return {name: _without_dates(each) for name, each in dict.items(value) if not str(name).endswith("_parsed")}
    return [_without_dates(each) for each in value] if isinstance(value, list) else str(value)


@pytest.mark.parametrize("path", sorted((HERE / "syndication").glob("*.[xa]*[lm]")), ids=lambda path: path.name)
def test_a_recorded_document_comes_to_the_same(path: Path) -> None:
    """RSS and Atom as sites write them."""
    same(path.read_bytes())


@given(
    st.sampled_from(["rss version='2.0'", "feed xmlns='http://www.w3.org/2005/Atom'"]),
    ATTRIBUTES,
    st.lists(st.lists(st.tuples(ELEMENTS, ATTRIBUTES, WORDS), max_size=6), max_size=3),
)
def test_any_elements_come_to_the_same(root: str, attributes: str, items: list[list[tuple[str, str, str]]]) -> None:
    """With addresses and languages of their own, in any order, and texts of every kind."""
    name = "item" if root.startswith("rss") else "entry"
    inside = "".join(
        f"<{name}>{''.join(f'<{tag}{more}>{text}</{tag}>' for tag, more, text in elements)}</{name}>".replace(
            "a & b", "a &amp; b"
        )
        for elements in items
    )
    body = f"<channel><title>x</title>{inside}</channel>" if name == "item" else inside
    same(f"<{root} {HEAD}{attributes}>{body}</{root.partition(' ')[0]}>".encode())
