"""tradeoffs: a chart in the terminal, the same as SVG and HTML, numbers for programs."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import PROFILE, Home, posting

SVG = "{http://www.w3.org/2000/svg}"


def test_every_rule_has_its_price(judged: Home) -> None:
    """Bars, counts and relaxations stand in 80 columns, with what to type next on stderr."""
    shown = judged.run("tradeoffs")
    lines = shown.stdout.decode().splitlines()

    assert 0 == shown.returncode
    assert "In 5 stored postings: 1 KEEP, 1 ASK, 1 NEAR MISS, 2 REJECT. That is too few to" in lines
    (pay,) = [line for line in lines if line.startswith("must.pay ")]
    assert "█" in pay
    assert pay.endswith("2 (1 alone, asks of 1)")
    assert "     +1  pay ≥ 68 000 EUR/year  --set 'must.pay.min=68k EUR/year'" in lines
    assert max(map(len, lines)) <= 80
    assert "Which they are: " in shown.stderr.decode()


def test_the_chart_needs_no_colour_and_no_unicode(judged: Home) -> None:
    """In ASCII the two kinds of bar are different signs; piped there are no colours."""
    shown = judged.run("tradeoffs", environment={"PYTHONIOENCODING": "ascii"}).stdout
    bars = [line for line in shown.decode("ascii").splitlines() if line.startswith(("must.", "dealbreaker."))]

    assert b"\x1b" not in shown
    assert any("#" in line for line in bars)
    assert any("..." in line for line in bars)
    assert b">= 68 000 EUR/year" in shown


def test_programs_get_the_numbers(judged: Home) -> None:
    """One document, whose options what-if takes."""
    table = json.loads(judged.run("tradeoffs", "--json").stdout)
    pay = next(price for price in table["prices"] if price["rule"] == "must.pay")

    assert (5, 1) == (table["postings"], table["outcomes"]["keep"])
    assert {"words": "dropped", "lets_in": 1, "options": "--drop must.pay"} == pay["relaxations"][-1]
    for relaxation in pay["relaxations"]:
        options = relaxation["options"].replace("'", "").split(" ", 1)
        plan = json.loads(judged.run("what-if", *options, "--json").stdout)
        assert relaxation["lets_in"] == len([each for each in plan["turned"] if each["sign"] == "+"])


def test_the_chart_is_written_as_svg(judged: Home) -> None:
    """The image is well-formed, told in words too, and says every number beside its bar."""
    file = judged.folder / "prices.svg"
    shown = judged.run("tradeoffs", "--format", "svg", "-o", str(file))
    image = ET.fromstring(file.read_text("utf-8"))  # noqa: S314 - our own
    told = "".join(image.itertext())

    assert (0, b"") == (shown.returncode, shown.stdout)
    assert "What each rule costs" == image.findtext(f"{SVG}title")
    assert "must.pay stands against 2, alone against 1." in (image.findtext(f"{SVG}desc") or "")
    assert "prefers-color-scheme: dark" in told
    assert 'fill="' not in file.read_text("utf-8")


def test_the_page_has_every_number_and_escapes_what_people_write(judged: Home) -> None:
    """A rule's name of signs cannot become markup, and nothing is fetched or run."""
    text = PROFILE.replace("[must.workplace]", '[must.workplace]\nwhy = "<b>"')
    (judged.folder / "profile.toml").write_text(text, "utf-8")
    file = judged.folder / "prices.html"
    judged.run("tradeoffs", "--format", "html", "-o", str(file))
    page = file.read_text("utf-8")

    assert "In 5 stored postings" in page
    assert "<svg" in page
    assert "--drop must.pay" in page
    assert "pay ≥ 68 000 EUR/year" in page.replace("\u00a0", " ")
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_the_chart_of_the_page_is_as_wide_as_the_screen(judged: Home) -> None:
    """Its bars are shares of any width, and none ends beyond its edge; the image alone has a size of its own."""
    page, image = (judged.run("tradeoffs", "--format", each).stdout.decode() for each in ("html", "svg"))
    drawn = re.findall(r'<rect class="(?:alone|others)" x="([0-9.]+)%" y="\S+" width="([0-9.]+)%"', page)

    assert page.count("<g ") <= len(drawn)
    assert all(float(start) + float(width) <= 96.1 for start, width in drawn)
    assert ("viewBox" in page, "viewBox" in image) == (False, True)


def test_what_is_not_shown_is_counted(home: Home) -> None:
    """The dearest twelve are shown, the others with --full; rules that cost nothing are named."""
    rules = "".join(f'[dealbreaker.word-{n}]\nsays = ["word{n}"]\n' for n in range(15))
    (home.folder / "profile.toml").write_text(PROFILE + rules, "utf-8")
    home.write_postings([posting(n, description=f"<p>Pay: €80,000 a year. word{n}</p>") for n in range(14)])
    home.run("run", "-q")
    some, all_of_them = (home.run("tradeoffs", *more).stdout.decode() for more in ((), ("--full",)))

    assert "… and 2 more that cost something: --full" in some
    assert (12, 14) == (some.count("--drop dealbreaker.word"), all_of_them.count("--drop dealbreaker.word"))
    assert "dealbreaker.word-14" in some.replace("\n", " ").partition("Cost nothing: ")[2]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--since", "2099-01-01"), "CLI002", "has not come yet"),
        (("--since", "last"), "CLI002", "write all, or a day of the past"),
        (("-o", "/nowhere/prices.svg"), "FILE003", "it cannot be written"),
    ],
)
def test_what_cannot_be_asked_is_told(judged: Home, options: tuple[str, ...], code: str, said: str) -> None:
    """Each with its place and remedy."""
    refused = judged.run("tradeoffs", *options)

    assert 2 == refused.returncode
    assert code in refused.stderr.decode()
    assert said in refused.stderr.decode()


def test_without_a_past_there_are_no_prices(home: Home) -> None:
    """No database and an empty one are the same problem, and no file is made of either."""
    none = home.run("tradeoffs")
    home.write_postings([])
    home.run("run", "-q")
    page = home.folder / "prices.html"
    empty = home.run("tradeoffs", "--format", "html", "-o", str(page))

    assert (2, 2, False) == (none.returncode, empty.returncode, page.exists())
    assert b"nothing is stored yet" in none.stderr
    assert none.stderr == empty.stderr


def test_of_a_time_without_postings_there_are_no_prices(judged: Home) -> None:
    """What is stored was all seen before that day: it is said, and every rule costs nothing."""
    shown = judged.run("tradeoffs", "--since", "2031-01-01", environment={"JOBFIT_NOW": "2031-01-02T07:00:00+00:00"})

    assert 0 == shown.returncode
    assert "In 0 stored postings" in shown.stdout.decode()
    assert "Nothing is stored of that time." in shown.stderr.decode()
    assert "Cost nothing: must.pay" in shown.stdout.decode()
