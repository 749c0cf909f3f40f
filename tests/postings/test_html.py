"""HTML and text to plain text: what is kept, what is dropped, and what hostile input may cost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.postings.html import TEXT_LIMIT, to_line, to_text
from jobfit.postings.tags import walk

CASES = [
    ("headings", "<p>Intro</p><h2>Duties</h2>Lift.<h3>Pay</h3><p>OK.</p>", "Intro\n\nDuties\n\nLift.\n\nPay\n\nOK."),
    ("list", "<p>You</p><ul><li>lift</li><li>carry</li></ul><p>Daily.</p>", "You\n\n* lift\n* carry\n\nDaily."),
    ("numbered", "<ol><li>One</li><li>Two</li></ol>", "* One\n* Two"),
    ("nested", "<ul><li>a<ul><li>b</li></ul></li></ul>", "* a\n* b"),
    ("paragraph in item", "<ul><li><p>One</p></li><li><div><p>Two</p></div></li></ul>", "* One\n* Two"),
    ("item without list", "<li>One</li><li>Two</li>", "* One\n* Two"),
    ("item of a bullet", "<ul><li>• One</li><li>&#8211; Two</li></ul>", "* One\n* Two"),
    ("empty items", "<ul><li></li><li>One</li><li> </li></ul><p>End</p>", "* One\n* End"),
    ("line breaks", "One<br>Two<br/><br /><br>Three", "One\nTwo\n\nThree"),
    ("table", "<table><tr><th>Pay</th><td>9</td></tr><tr><td>At</td><td>Ely</td></tr></table>", "Pay 9\n\nAt Ely"),
    ("list in table", "<table><tr><td><p>You</p><ul><li>lift</li></ul></td></tr></table>", "You\n\n* lift"),
    ("inline", "<p>A <b>bold</b>, <a href='x'>linked</a> <em>word</em>s</p>", "A bold, linked words"),
    ("source line ends", "<p>One\n   long\n line</p>", "One long line"),
    ("text with a tag", "One <b>bold</b> line\nAnother\n\nThird", "One bold line\nAnother\n\nThird"),
    ("text around a list", "First\n\nSecond\n<ul>\n<li>a</li>\n</ul>", "First\n\nSecond\n\n* a"),
    ("typed", "Own:\n1 - wings\n2 - tails and\nlines<p>End", "Own:\n1 - wings\n2 - tails and lines\n\nEnd"),
    ("entities", "<p>R&amp;D &lt;5&nbsp;years &euro;&#8364;&#x20AC;</p>", "R&D <5 years €€€"),
    ("escaped", "&lt;p&gt;Hi &amp;amp; bye&lt;/p&gt;&lt;p&gt;End&lt;/p&gt;", "Hi & bye\n\nEnd"),
    ("escaped twice", "&amp;lt;p&amp;gt;Hi&amp;lt;/p&amp;gt;", "Hi"),
    ("escaped inside", "<div>&lt;p&gt;Hi&lt;br&gt;you&lt;/p&gt;</div>", "Hi\nyou"),
    ("entity escaped inside", "<p>R&amp;amp;D</p>", "R&D"),
    ("a tag as a word", "<p>You know &lt;div&gt; well</p>", "You know <div> well"),
    ("script, style, comment", "<style>p{}</style><script>a<b</script><!-- <p>no</p> -->Yes", "Yes"),
    ("hidden", "<p hidden>a</p><p style='display: none'>b</p><i aria-hidden=true>c</i>Yes", "Yes"),
    ("unseen", "<p style='visibility: hidden'>a</p><b style='font-size: 0px'>b</b><i style='FONT-SIZE:0'>c</i>Y", "Y"),
    ("small", "<p style='font-size: 0.9em'>One</p><p style='font-size:05px'>Two</p>", "One\n\nTwo"),
    ("not text", "<svg><title>logo</title></svg><button>Apply</button><noscript>n</noscript>Yes", "Yes"),
    ("page", "<html><head><title>T</title></head><body>Yes</body></html>", "Yes"),
    ("cdata", "<![CDATA[<p>Yes</p>]]>", "Yes"),
    ("upper case", "<P>One</P><UL><LI>Two</UL>", "One\n\n* Two"),
    ("plain", "One\n\n\n\nTwo\n  Three\t four  \n", "One\n\nTwo\nThree four"),
    ("plain bullets", "• one\n●two\n- three\n– four\n*  five\n▪️ six", "* one\n* two\n* three\n* four\n* five\n* ️ six"),
    ("odd bullets", "→ one\n★ two\n○three", "* one\n* two\n* three"),
    ("bullet on its own line", "•\nOne\n-\n\nTwo", "* One\n* Two"),
    ("no bullets", "-5 degrees\n--- \n3 - 5 years\n*bold*", "-5 degrees\n---\n3 - 5 years\n*bold*"),
    ("less than", "<100k, List<int>, <me@b.example>, a<b and 5 < 6", "<100k, List<int>, <me@b.example>, a<b and 5 < 6"),
    ("plain entities", "R&amp;D, profit&loss, AT&T, &copy2 &no; &#169;", "R&D, profit&loss, AT&T, &copy2 &no; ©"),
    ("unseen", "a\x00b\u200bc\u00add\u202ee\ufefff\U000e0041g\u034fh", "abcdefgh"),
    ("spaces", "a\xa0b\u2003c\u3000d\u2028e\x0bf\r\ng\rh", "a b c d\ne\nf\ng\nh"),
    ("windows characters", "it\x92s 5\x96 6", "it’s 5– 6"),
    ("surrogate", "a\ud800b", "ab"),
    ("nothing", " \n\t\xa0 ", ""),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_reader_sees_is_what_is_read(source: str, text: str) -> None:
    """Blocks on lines of their own, items after "* ", and no character that is not seen."""
    assert text == to_text(source).text


@pytest.mark.parametrize("name", ["headings", "list", "numbered", "line breaks", "entities", "escaped", "less than"])
def test_the_plain_walk_reads_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the HTML library the common shapes come to the same text."""
    source, text = next(case[1:] for case in CASES if case[0] == name)
    monkeypatch.setitem(__import__("sys").modules, "turbohtml", None)

    assert text == to_text(source).text


def test_long_texts_are_cut_and_say_so() -> None:
    """A description of a megabyte is cut between words, plain or marked up."""
    for source in ("word " * 200_000, "<p>" + "word " * 200_000, "<p>one</p>" * 100_000):
        read = to_text(source)

        assert TEXT_LIMIT - 100 < len(read.text) <= TEXT_LIMIT
        assert not read.whole
        assert read.text.endswith(("word", "one"))


def test_a_text_at_the_limit_is_whole() -> None:
    """Nothing is cut that need not be; a text without a space is cut all the same."""
    assert to_text("a" * TEXT_LIMIT) == ("a" * TEXT_LIMIT, True)
    assert to_text("a" * (TEXT_LIMIT + 1)) == ("a" * TEXT_LIMIT, False)


HOSTILE: dict[str, Callable[[int], str]] = {
    "nested": lambda size: "<div>" * (size // 5) + "x",
    "attributes": lambda size: "<p " + " ".join(f"a{number}=1" for number in range(size // 8)) + ">x",
    "comments": lambda size: "<!--" * (size // 4),
    "less than": lambda size: "<" * size,
    "ampersands": lambda size: "&" * size,
    "spaces": lambda size: "<p>" + " " * size,
    "tables": lambda size: "<table><tr><td>" * (size // 15),
    "items": lambda size: "<ul><li>" * (size // 8),
    "scripts": lambda size: "<script>" * (size // 8),
    "escaped": lambda size: "&lt;p&gt;" * (size // 9),
    "escaped deep": lambda size: "&" + "amp;" * (size // 4),
    "bullets": lambda size: "• " * (size // 2),
    "unseen": lambda size: "\u200b" * size,
    "hidden": lambda size: "<p hidden>" * (size // 10),
    "cells": lambda size: "</td" * (size // 4),
    "cdata": lambda size: "<![CDATA[" * (size // 9),
}


@pytest.mark.no_cover  # the same few lines, a million times
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_read_like_any_other(name: str) -> None:
    """A megabyte made to be costly comes to a bounded text, with the library or without; quadratic time would hang."""
    assert len(to_text(HOSTILE[name](1_000_000)).text) <= TEXT_LIMIT
    assert isinstance(walk(HOSTILE[name](300_000)), str)


@given(st.text(max_size=300) | st.text(alphabet="<>/&;!-abpliux \n•*\"'=#0", max_size=300))
@settings(deadline=None, max_examples=300)
def test_any_text_is_read(source: str) -> None:
    """Never an error; no unseen character, no blank line twice, no loose space; UTF-8 can hold it."""
    text = to_text(source).text

    assert all(char == "\n" or ord(char) > 0x9F for char in text if not char.isprintable())
    assert "\n\n\n" not in text
    assert all(line == line.strip() for line in text.split("\n"))
    assert text.encode("utf-8").decode("utf-8") == text
    assert "\n" not in to_line(source)
    assert isinstance(walk(source), str)


@given(st.lists(st.text(alphabet="abc de,.€ü5", min_size=1, max_size=40), max_size=20))
@settings(deadline=None, max_examples=100)
def test_plain_text_is_final(lines: list[str]) -> None:
    """What was read once comes to itself when it is read again."""
    text = to_text("\n".join(lines)).text

    assert text == to_text(text).text


def test_a_line_is_one_line() -> None:
    """Titles, names and places lose tags, entities, line ends and unseen characters."""
    assert to_line(" <b>R&amp;D</b>\n Lead\u200b\t(x &lt; 5) ") == "R&D Lead (x < 5)"
    assert len(to_line("ab " * 1_000)) <= 500


def test_a_letter_in_front_of_several_items_is_their_sign() -> None:
    """The bullets of word processors are letters where their font is lost; one line that begins so is none."""
    assert (
        to_text("You\n\no  Bake rye\no  Sell it\n§ 5 of the law").text == "You\n\n* Bake rye\n* Sell it\n§ 5 of the law"
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Bake" + "\\" * 300_000, "Bake" + "\\" * 300_000),
        ("Bakers\\nYou\\nRye\\nOats" + "\\" * 300_000, "Bakers\nYou\nRye\nOats" + "\\" * 300_000),
        ("rye•Bake•Sell•Clean" + " " * 300_000 + "up", "rye\n* Bake\n* Sell\n* Clean up"),
        ("rye.· Bake· Sell.· Clean" + " " * 300_000 + "up", "rye.\n* Bake\n* Sell.\n* Clean up"),
        ("rye.*Bake*Sell*Clean*Rest*Sing" + " " * 300_000 + "up", "rye.\n* Bake\n* Sell\n* Clean\n* Rest\n* Sing up"),
        ("<p>Bake" + "\n" * 300_000 + "rye", "Bake rye"),
    ],
)
def test_a_run_of_one_sign_is_gone_through_once(source: str, text: str) -> None:
    """Hundreds of thousands of strokes, spaces or line ends are read as a few are, in time that grows as they do."""
    assert text[:TEXT_LIMIT] == to_text(source).text
