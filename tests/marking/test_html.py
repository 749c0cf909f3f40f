"""The sheet as a page: whole in itself, escaped, and readable without colour, script or network."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.model import Flag, Text
from jobfit.marking.html import render
from tests.marking.sheets import evidence, sheet

VOID = {"meta", "link", "br", "img", "input"}


class Page(HTMLParser):
    """The elements of a page, its words, and whether its tags match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element and that it is open."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last, which has to be this one."""
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self.words.append(data)


def test_marks_are_named_and_lead_to_their_row() -> None:
    """Each mark says in words what it is, in its title and before it, and links to the row of its fact."""
    page = Page(render(sheet()))
    rows = {attributes["id"] for tag, attributes in page.elements if tag == "tr" and "id" in attributes}
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    titles = [attributes["title"] for tag, attributes in page.elements if tag == "mark"]

    assert [] == page.open
    assert {f"#{row}" for row in rows} >= set(links)
    assert "pay: 900 EUR/day (stated)" in titles
    assert (
        "workplace: remote (from a field of its feed); but the text says hybrid · office_days: 2 days a week (stated)"
        in titles
    )
    assert "! but the text says hybrid" in page.words


def test_the_page_needs_nothing_from_anywhere() -> None:
    """No script, no image, no style sheet, and a policy that lets none in."""
    page = Page(render(sheet(url="https://acme.example/1")))
    policies = [attributes.get("content") or "" for tag, attributes in page.elements if "http-equiv" in attributes]

    assert set() == {tag for tag, _ in page.elements} & {"script", "img", "link", "iframe", "object", "form", "base"}
    assert ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"] == policies
    assert ["https://acme.example/1"] == [
        attributes["href"] for tag, attributes in page.elements if tag == "a" and "rel" in attributes
    ]


def test_a_hostile_posting_stays_text() -> None:
    """Markup, quotes and a link of another scheme in any field are shown or left out, never taken."""
    bad = "\"><script>alert(1)</script><img src=x onerror='a'>"
    facts = {"company": Text(value=bad, note=bad, conflict=bad, evidence=(evidence(bad, field="company", text=bad),))}
    made = sheet(facts, title=bad, company=bad, location=bad, description=bad, url="javascript:alert(1)", feed=bad)
    page = Page(render(made))

    assert [] == page.open
    assert set() == {tag for tag, _ in page.elements} & {"script", "img"}
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert "javascript:" not in render(made)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120))
def test_any_text_makes_a_well_formed_page(text: str) -> None:
    """Tags match, the words are there, and no control or direction character is."""
    made = sheet({"equity": Flag(value=True, evidence=(evidence(text, text=text),))}, title=text, description=text)
    page = render(made)

    assert [] == Page(page).open
    assert page.replace("\n", "").replace("\u00a0", " ").isprintable()


def test_it_is_light_and_dark_and_for_a_phone() -> None:
    """Both colour schemes have all colours, and the width is the device's."""
    page = re.sub(r"@media print \{.*?\n\}", "", render(sheet()), flags=re.DOTALL)
    dark = "".join(re.findall(r"prefers-color-scheme: dark\) \{ (:root \{.*?\}) \}", page, re.DOTALL))
    names = re.compile(r"(--[a-z-]+):")

    assert dict.fromkeys(names.findall(dark), 2) == Counter(names.findall(page))
    assert "width=device-width" in page
