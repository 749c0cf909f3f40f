"""Starting from a profile: what it says already is what the questions answer unless somebody says otherwise."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from jobfit.interview.questions import Answer, Answers, Question, Reads, questions
from jobfit.interview.replies import MOST_VALUES


def defaults_of(text: str) -> Answers:
    """Return the answers that a profile's text gives to the questions; the text is TOML that was read before."""
    document = tomllib.loads(text)
    found = {key: _answer(each, _at(document, each.path)) for key, each in questions().items() if each.path}
    values = document.get("value", {})
    named = sorted(values, key=lambda name: -float(values[name].get("weight", 0)))[:MOST_VALUES]
    means = {f"means_{place}": str(values[name].get("means", "")) for place, name in enumerate(named, start=1)}
    return {key: answer for key, answer in {**found, "values": tuple(named), **means}.items() if answer}


def _at(document: Any, path: Sequence[str]) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Return what stands at a path in a document, None when nothing does."""
    for step in path:
        if isinstance(document, list) and step.isdigit() and int(step) < len(document):
            document = document[int(step)]
        elif isinstance(document, Mapping) and step in document:
            document = document[step]
        else:
            return None
    return document


def _answer(question: Question, value: Any) -> Answer:  # noqa: ANN401 - as above
    if value is None:
        return ""
    match question.reads:
        case Reads.LANGUAGES:
            return tuple(f"{code} {level}" for code, level in value.items())
        case Reads.NEEDS:
            return tuple(f"{each['skill']} {each.get('have', 0)}/{each.get('want', 3)}" for each in value)
        case _ if question.several:
            return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        case _:
            return "-".join(map(str, value)) if isinstance(value, list) else str(value)
