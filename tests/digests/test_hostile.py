"""Words from feeds stay words: no markup, script, link or control sign of theirs gets through, in any format."""

from __future__ import annotations

import json
import re
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.digests.renderers import DigestFormat, render
from jobfit.digests.templating import markdown_escaped, safe_url
from jobfit.layout import clean
from tests.digests.samples import NASTY, hostile, week

TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "article", "h1", "h2",
    "h3", "h4", "p", "a", "ul", "li", "div", "span", "code", "blockquote", "details", "summary", "table", "thead",
    "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "name", "content", "http-equiv", "class", "href", "rel", "scope", "aria-hidden",
}  # fmt: skip


class Seen(HTMLParser):
    """Collects what a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.comments: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag with its attributes."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_comment(self, data: str) -> None:
        """Keep a comment."""
        self.comments.append(data)


@pytest.mark.parametrize("words", NASTY)
def test_html_has_only_our_own_markup(words: str) -> None:
    """The tags and attributes of the page are those of the template, however a posting is written."""
    seen = Seen(render(hostile(words), DigestFormat.HTML))

    assert set(seen.tags) <= TAGS
    assert {name for name, _ in seen.attributes} <= ATTRIBUTES
    assert [] == seen.comments
    assert seen.tags.count("article") == 1
    assert all(value.startswith("https://") for name, value in seen.attributes if name == "href")


@pytest.mark.parametrize("words", NASTY)
@pytest.mark.parametrize("chosen", [DigestFormat.TEXT, DigestFormat.MARKDOWN, DigestFormat.HTML])
def test_no_control_or_direction_signs_get_through(words: str, chosen: DigestFormat) -> None:
    """A terminal is not coloured, rung or turned around by a posting."""
    rendered = render(hostile(words), chosen)

    assert set() == {char for char in rendered if unicodedata.category(char)[0] == "C"} - {"\n"}


@pytest.mark.parametrize("words", NASTY)
def test_markdown_has_no_markup_of_theirs(words: str) -> None:
    """No link, image, heading, quote, list or HTML of a posting's is live."""
    rendered = render(hostile(words), DigestFormat.MARKDOWN)
    bare = re.sub(r"^<https://[^<>\s]*>$|`[^`]*`", "", rendered, flags=re.MULTILINE)

    assert [] == re.findall(r"(?<!\\)[<\[]|(?<!\\)\]\(", bare)
    assert [] == re.findall(
        r"^#+ (?!jobfit|Set aside|Feeds|1 posting|1 that you were shown|1\. )", bare, flags=re.MULTILINE
    )


@pytest.mark.parametrize("words", NASTY)
def test_json_keeps_the_words_as_they_are(words: str) -> None:
    """JSON is for programs: it loses nothing, and no raw control sign stands in it."""
    rendered = render(hostile(words), DigestFormat.JSON)

    assert words == json.loads(rendered)["keeps"][0]["title"]
    assert "\x1b" not in rendered


def test_nothing_is_fetched_from_elsewhere() -> None:
    """The page needs no image, font, script or style of anybody's, and forbids them."""
    page = render(week(), DigestFormat.HTML)
    seen = Seen(page)

    assert set() == {"img", "script", "link", "iframe", "object", "form", "video"} & set(seen.tags)
    assert set() == {"src", "srcset", "style", "action"} & {name for name, _ in seen.attributes}
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?a=1&b=2", "https://a.example/x?a=1&b=2"),
        ("HTTP://a.example/", "HTTP://a.example/"),
        ("mailto:jobs@a.example", "mailto:jobs@a.example"),
        ("javascript:alert(1)", ""),
        (" java\nscript:alert(1)", ""),
        ("data:text/html,<b>", ""),
        ("//a.example", ""),
        ("https://a.example/> <b>\"'`", "https://a.example/%3E%20%3Cb%3E%22%27%60"),
        ("", ""),
    ],
)
def test_only_web_addresses_are_linked(url: str, safe: str) -> None:
    """Any other scheme is not a link, and an address cannot end its own quotes or brackets."""
    assert safe == safe_url(url)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60))
def test_whatever_is_written_is_one_quiet_line(text: str) -> None:
    """Cleaned words have no control signs and no line ends; cleaning them again changes nothing."""
    cleaned = clean(text)

    assert [] == [char for char in cleaned if unicodedata.category(char)[0] == "C" or char in "\n\r\u2028\u2029"]
    assert cleaned == clean(cleaned)
    assert "<" not in markdown_escaped(text)
