"""Forms of verbs."""

from __future__ import annotations

import pytest

from jobfit.facts.reading.lexicon import phrases_in
from jobfit.facts.verb_forms import participles, presents
from jobfit.facts.word_files import near_files


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("clean", {"clean", "cleans", "cleaning"}),
        ("plan", {"plan", "plans", "planning"}),
        ("apply", {"apply", "applies", "applying"}),
        ("deploy", {"deploy", "deploys", "deploying"}),
        ("oversee", {"oversee", "oversees", "overseeing"}),
        ("coach", {"coach", "coaches", "coaching"}),
        ("analyze", {"analyze", "analyzes", "analyzing", "analyse", "analyses", "analysing"}),
    ],
)
def test_forms_of_what_is_done(verb: str, expected: set[str]) -> None:
    """A verb is written in its base form, in the third person and with -ing, in Britain too."""
    assert expected == {*presents(verb)}


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("clean", {"cleaned"}),
        ("plan", {"planned"}),
        ("apply", {"applied"}),
        ("organize", {"organized", "organised"}),
        ("fly", {"flew", "flown"}),
    ],
)
def test_forms_of_what_was_done(verb: str, expected: set[str]) -> None:
    """A participle is made of the base form, unless the verb has its own."""
    assert expected == {*participles(verb, {"fly": ["flew", "flown"]})}


def test_participles_of_their_own_are_those_of_listed_verbs() -> None:
    """What is listed of a verb that nothing is done by would never be asked for."""
    listed = [*phrases_in(near_files(("en",), "deeds"))]
    verbs = {verb for group, _, verb in listed if not group.startswith("deed_")}

    assert set() == {verb for group, verb, _ in listed if group == "deed_past"} - verbs
