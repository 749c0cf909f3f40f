"""Glued: a text that lost its line breaks without a trace gets them back, and one that did not is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobfit.postings import glued
from jobfit.postings.glued import parted
from jobfit.postings.normalise import posting_from_mapping
from jobfit.toml.data import load_data

LOST = "We bake bread for a small townSkills:Baking at nightYou sell itYou clean the shopMust know rye"
"""Begins a text that has lost its line breaks, for sure."""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a teamBake ryeSell breadClean up", ["a team", "Bake rye", "Sell bread", "Clean up"]),
        ("We bake.You sell it.We clean.You rest", ["We bake.", "You sell it.", "We clean.", "You rest"]),
        (f"{LOST}\nWe live in LondonThe ovens are old", ["We live in London", "The ovens are old"]),
        (f"{LOST}\nBake and rest. DUTIESBake", ["Bake and rest.", "DUTIES", "Bake"]),
        (f"{LOST}\nResponsibilitiesBake rye", ["Responsibilities", "Bake rye"]),
        (f"{LOST}\nBase: Leeds (Yorkshire)Term: a year", ["Base: Leeds (Yorkshire)", "Term: a year"]),
        (f"{LOST}\nknowledge of bread2+ years of rye", ["knowledge of bread", "2+ years of rye"]),
        (f"{LOST}\ntravels 20%Bakes on the way", ["travels 20%", "Bakes on the way"]),
        (f"{LOST}\nwrites C++Bakes rye", ["writes C++", "Bakes rye"]),
        (f"{LOST}\nDuties:* Bake rye.* Sell it", ["Duties:", "* Bake rye.", "* Sell it"]),
        (f"{LOST}\nDuties:- Bake rye", ["Duties:- Bake rye"]),
        (f"{LOST}\nBring rye.ResponsibilitiesBake it", ["Bring rye.", "Responsibilities", "Bake it"]),
        (f"{LOST}\nrye (brown etc.)Bake it", ["rye (brown etc.)", "Bake it"]),
        (f"{LOST}\nrye of the U.S.Please bake", ["rye of the U.S.", "Please bake"]),
        (f"{LOST}\nrosca (pan);Conocimientos de centeno", ["rosca (pan);", "Conocimientos de centeno"]),
        (f"{LOST}\nCome to us!!You bake", ["Come to us!!", "You bake"]),
        (f"{LOST}\nknowledge of bread2 or more years of rye", ["knowledge of bread", "2 or more years of rye"]),
        (f"{LOST}\nBake rye SKILLS5+ years of rye", ["Bake rye SKILLS", "5+ years of rye"]),
        (f"{LOST}\nfull or part-timeStart: May", ["full or part-time", "Start: May"]),
        (f"{LOST}\nwe love rye.**Duties**Bake", ["we love rye.", "**Duties**", "Bake"]),
        (f"{LOST}\nBonus PointsOwn an oven", ["Bonus Points", "Own an oven"]),
        (
            f"{LOST}\nfrom the US.Bake\nand a PhDs Ph.D. or B.Sc.5 years",
            ["from the US.", "Bake", "and a PhDs Ph.D. or B.Sc.", "5 years"],
        ),
        (
            "We bake rye.You sell it, and our small teamBakes",
            ["We bake rye.", "You sell it, and our small team", "Bakes"],
        ),
        (f"{LOST}\nEvenings/nights.From 20:00Saturdays too", ["Evenings/nights.", "From 20:00", "Saturdays too"]),
        (f"{LOST}\nOffice in Leeds, UKCompensation: fair", ["Office in Leeds, UK", "Compensation: fair"]),
    ],
)
def test_what_was_glued_together_is_parted(text: str, lines: list[str]) -> None:
    """A small letter in front of a capital, a sentence without a space behind it, a heading in capitals are seams."""
    assert parted(text).splitlines()[-len(lines) :] == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Duties·   Bake rye.·   Sell it·   Clean up ·   Rest",
            ["Duties", "* Bake rye.", "* Sell it", "* Clean up", "* Rest"],
        ),
        ("Duties:•Bake rye•Sell it•2 years", ["Duties:", "* Bake rye", "* Sell it", "* 2 years"]),
        (
            "Duties*Bake*Sell*Clean *Sweep*Rest*Sing",
            ["Duties", "* Bake", "* Sell", "* Clean", "* Sweep", "* Rest", "* Sing"],
        ),
        (
            "Skills:- Rye - Wheat- Oats.- Spelt (old)- Barley- Maize",
            ["Skills:", "* Rye - Wheat", "* Oats.", "* Spelt (old)", "* Barley", "* Maize"],
        ),
    ],
)
def test_signs_of_items_that_are_glued_to_what_stands_in_front_open_lines(text: str, lines: list[str]) -> None:
    """Several bullets, stars or dashes right behind a word are the items of a list that lost its line breaks."""
    assert parted(text).splitlines() == lines


@pytest.mark.parametrize(
    "text",
    [
        "We bake rye.ResponsibilitiesBake rye",
        "Bake rye.Requirements: must know rye",
        "RequirementsMust know rye",
        "Bake rye by handQualifications: calm",
    ],
)
def test_one_heading_without_a_space_tells_that_line_breaks_were_lost(text: str) -> None:
    """A heading that is no part of a name needs no other seam beside it."""
    assert "\n" in parted(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A·Baker bakes, A·Baker sells, and A·Baker is what we are: A·Baker",
        "Wir suchen Bäcker*Innen, Meister*In, Müller*In, Koch*In, Gärtner*In oder Fahrer*Innen",
        "un·e chargé·e de pain, un·e boulanger·ère et un·e vendeur·se",
        "Duties|• Bake rye|• Sell it|• Clean up|• Rest",
        "1.- Bake 2.- Sell 3.- Clean 4.- Rest 5.- Sing 6.- Dance",
        "Bakery - Leeds - York - Hull - Derby - Ripon - Selby and our pre- and post-shift",
        "Apply at https://bakery.example/en/viewRequirements: or at https://bakery.example/viewRequisiti...",
        "The jobRequirements field and the teamRequirements table",
        "Our webMethods team uses spaCy and dbtCloud.",
        "We use JavaScript, TypeScript, LinkedIn, GitHub, PowerPoint and DevOps.",
        "Write to a.Baker@bakery.Example or see www.bakery.Example/Jobs and bakery.Com/Apply",
        "Bei Data.Bakery und Data.Oven (z.B. Brot, d.h. Roggen, u.A. Weizen)",
        "WirSuchen AssistentInnen und KundInnen",
    ],
)
def test_names_are_no_seams(text: str) -> None:
    """Names with a capital inside, addresses and abbreviations are left as they are."""
    assert parted(text) == text


@pytest.mark.parametrize(
    "name",
    [
        *(
            "JavaScript",
            "Vue.js",
            "Node.JS",
            "ASP.NET",
            "macOS",
            "$30K",
            "e.g.",
            "https://a.example/B",
            "3D",
            "J.R.Baker",
        ),
        *("InDesign", "OpenShift", "TestComplete", "AWS CodeBuild", "WeWork", "ApplePay", "reactJS", "siRNA", "mmHg"),
    ],
)
def test_a_name_in_a_text_that_lost_its_breaks_stays_whole(name: str) -> None:
    """Also where lines are parted, a name that is known, or of words that open no line, is one."""
    assert name in parted(f"{LOST} and {name} and more")


@given(st.text(alphabet="aB.:)2 \n*+", max_size=80))
def test_parting_loses_nothing_and_adds_but_white_space(text: str) -> None:
    """Every character of a text is kept, in order."""
    parts = parted(f"{LOST} {text}")
    assert "".join(parts.split()) == "".join(f"{LOST} {text}".split())


def test_a_posting_is_parted_before_it_is_read() -> None:
    """Quotes and offsets refer to the text that has its lines back."""
    posting = posting_from_mapping({"title": "Baker", "description": LOST})
    assert posting.description.splitlines()[-1] == "Must know rye"


def test_no_list_of_words_says_the_same_twice() -> None:
    """A word that stands twice in a list hides which of the two somebody takes out."""
    lists = load_data(Path(glued.__file__).with_suffix(".toml")).values()
    assert all(len(words) == len(set(map(str.casefold, words))) for words in lists)
