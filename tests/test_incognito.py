"""Incognito: no secret is left, however it is written; what is no secret stays, and JSON stays JSON."""

from __future__ import annotations

import html
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.digests.templating import markdown_escaped
from jobfit.incognito import HIDDEN, Secrets, Veil, secrets_of

PROFILE = """\
[me]
name = "Ada Lovelace"
advisers = ["Rui Prates"]
[now]
company = "Lusoterra Seguros, S.A."
pay = "3 000 EUR/month"
since = 2021-09-01
[must.pay]
min = "70k EUR/year"
[must.pay-total]
min = "45 EUR/hour"
[bar]
near_miss = { pay = "5%" }
[[right.goals]]
worth = "200,000 EUR saved by 2029"
"""
VEIL = Veil(
    secrets_of(
        [PROFILE], [("Ana O'Neil", "ACME GmbH"), ("Zoë", "Very Big Firm")], ["Ana paired, Zoe watched, Bo slept"]
    )
)
NAMES = st.sampled_from(
    ["Ana O'Neil", "Zoë", "Ada Lovelace", "Rui Prates", "Acme", "Very Big Firm", "Lusoterra Seguros"]
)
AMOUNTS = st.sampled_from(["3 000", "70 000", "70k", "70.000", "70,000", "45", "200 000"])
_LEAST = 2  # letters
PLAIN = st.text(alphabet="bdfhjlmqxy .,;()<>&'\"\n–", max_size=40)


@settings(deadline=None, max_examples=150)
@given(
    PLAIN,
    NAMES,
    AMOUNTS,
    PLAIN,
    st.sampled_from(["text", "wrapped", "painted", "html", "markdown", "json", "capitals"]),
)
def test_no_secret_is_left(before: str, name: str, amount: str, after: str, how: str) -> None:
    """Wrapped, in colours, in HTML, Markdown or JSON, in capitals or without accents; hiding twice changes nothing."""
    written = {
        "text": name,
        "wrapped": name.replace(" ", "\n     "),
        "painted": name.replace(" ", "\x1b[0m\n   \x1b[2m"),
        "html": html.escape(name),
        "markdown": markdown_escaped(name),
        "json": name,
        "capitals": name.upper().replace("Ë", "E"),
    }[how]
    said = f"{before} {written} {amount} EUR {after}"
    text = json.dumps({"said": said, "list": [said]}) if how == "json" else said
    shown = VEIL.over(text)

    folded = shown.casefold()
    assert [] == [
        word for word in ("neil", "zoë", "zoe", "ada", "love", "rui", "prates", "acme", "very", "seg") if word in folded
    ]
    assert [] == [each for each in ("3 000", "70", "200 000", "45") if each in shown]
    assert HIDDEN in (json.loads(shown)["said"] if how == "json" else shown)
    assert shown == VEIL.over(shown)


@settings(deadline=None, max_examples=150)
@given(PLAIN, NAMES, st.data(), PLAIN, st.sampled_from(["…", "..."]))
def test_a_name_that_an_excerpt_was_cut_in_is_no_secret_by_half(
    before: str, name: str, data: st.DataObject, after: str, sign: str
) -> None:
    """Neither what is before the cut, behind it, nor between two, at any letter; one letter alone tells nothing."""
    place = data.draw(st.integers(1, len(name) - 1))
    middle = name[data.draw(st.integers(0, place - 1)) : place].strip("' ")
    first, rest = name[:place].strip("' "), name[place:].strip("' ")
    ended, begun = (
        VEIL.over(f"{before} {name[:place].rstrip()}{sign}"),
        VEIL.over(f"{sign}{name[place:].lstrip()} {after}"),
    )

    assert len(first) < _LEAST or first not in ended.removeprefix(before)
    assert len(rest) < _LEAST or rest not in begun.removesuffix(after)
    assert len(middle) < _LEAST or middle not in VEIL.over(f"{sign}{middle}{sign}")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“we at Lusoterra Se…” (description)", f"“we at {HIDDEN}…” (description)"),
        ("“joined Very …”", f"“joined {HIDDEN} …”"),
        ("…erra Seguros hires", f"…{HIDDEN} hires"),
        ("from 70 0… EUR", f"from {HIDDEN}… EUR"),
        ("… 000 EUR, and 3 more…", "… 000 EUR, and 3 more…"),
        ("…000 EUR", f"…{HIDDEN} EUR"),
        ("a long sentence…", "a long sentence…"),
        ("Very well. The very…", f"Very well. The {HIDDEN}…"),
        ("…Firm… Very…", f"…{HIDDEN}… {HIDDEN}…"),
        ("…usoterr…", f"…{HIDDEN}…"),
        ("“…terra Segu…” and on", f"“…{HIDDEN}…” and on"),
        ("... big ... and", f"... {HIDDEN} ... and"),
        ("…terra firma…", "…terra firma…"),
    ],
)
def test_what_is_left_of_a_cut_excerpt(text: str, shown: str) -> None:
    """Only the words at a cut that a name begins or ends with, those inside a name, and a figure that was cut."""
    assert shown == VEIL.over(text)


@settings(deadline=None, max_examples=80)
@given(st.text(alphabet="abcdefghijklmnopqrstuvw <>&;/\n\x1b[]{}\"'éß", max_size=80))
def test_a_text_without_secrets_stays_as_it_is(text: str) -> None:
    """To the letter, whatever signs it has."""
    assert text == Veil(Secrets()).over(text)


@settings(deadline=None, max_examples=80)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(0, 999) | st.text(alphabet='abc "\\é', max_size=9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
        max_leaves=12,
    ),
    st.sampled_from([None, 2]),
)
def test_json_stays_the_json_that_it_was(value: object, indent: int | None) -> None:
    """Documents and lines of documents, without secrets."""
    document = {"value": value}
    text = json.dumps(document, ensure_ascii=False, indent=indent)

    assert text == Veil(Secrets()).over(text)
    if indent is None:
        assert f"{text}\n{text}\n" == Veil(Secrets()).over(f"{text}\n{text}\n")


def test_sums_in_json_are_left_out() -> None:
    """A number is no text: null stands in its place, also where programs read hundredths, and for the bar."""
    text = json.dumps({"low": 70000, "number": 7000000, "bar": 30, "high": 90000, "days": 3})

    assert {"low": None, "number": None, "bar": None, "high": 90000, "days": 3} == json.loads(VEIL.over(text))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "pay: 60 000 EUR/year (you ask ≥ 71 234 EUR/year; 25 % short)",
            "pay: 60 000 EUR/year (you ask ≥ ••• EUR/year; ••• % short)",
        ),
        ("Against now: base +25 to +44 %, office days −3", "Against now: base ••• %, office days •••"),
        ("52 of 100 (your bar: 30): +3 stack", "52 of 100 (your bar: •••): +3 stack"),
        (
            "office days: 3 days a week (your job now: 4 days a week)",
            "office days: 3 days a week (your job now: ••• days a week)",
        ),
        ("Seen 01 Oct 2026 to 05 Nov 2029, 5 times, 2021", "Seen 01 Oct 2026 to 05 Nov 2029, 5 times, 2021"),
        ("Acmeist Ana, Anna O'Neil and Lovelaces", f"Acmeist {HIDDEN}, Anna O'Neil and Lovelaces"),
        ("She paired with Ana", f"She paired with {HIDDEN}"),
        ("https://veryBIGfirm.example/acme-1", f"https://{HIDDEN}.example/{HIDDEN}-1"),
    ],
)
def test_what_is_hidden_and_what_is_not(said: str, shown: str) -> None:
    """Bars, shares and changes against the person's jobs; a name only as whole words; no day and no count."""
    assert shown == VEIL.over(said)
