"""The examples and traps of every fact, which the page of facts shows: each is read as it says there."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobfit.facts.person import Person
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.marking.sheet import fact_sheet
from jobfit.postings.model import JobPosting

FOLDER = Path(__file__).parent / "examples"
TODAY = date(2026, 11, 20)
CASES = [
    (path.stem, kind, case)
    for path in sorted(FOLDER.glob("*.toml"))
    for kind, cases in tomllib.loads(path.read_text("utf-8")).items()
    for case in cases
]


def shown(fact: str, case: dict[str, Any]) -> str:
    """Return a fact of an example in the words of `jobfit facts`, "unknown" when it is not known."""
    fields = {name: value for name, value in case.items() if name not in {"person", "read"}}
    person = Person.model_validate_json(json.dumps(case["person"])) if "person" in case else None
    findings = fact_sheet(JobPosting(id="example", **fields), today=TODAY, person=person).findings
    if fact == "says":  # "says “async-first”" or "denies “async-first”"
        return next((finding.name.partition(" ")[0] for finding in findings if finding.own), "unknown")
    return next((finding.value for finding in findings if finding.name == fact), "unknown")


@pytest.mark.parametrize(("fact", "kind", "case"), CASES)
def test_an_example_is_read_as_the_page_of_facts_says(fact: str, kind: str, case: dict[str, Any]) -> None:
    """What a reader of the page tries comes out as it stands there."""
    assert kind in {"example", "trap"}
    assert case["read"] == shown(fact, case)


def test_every_fact_has_an_example_and_a_trap() -> None:
    """Each is shown by what it is read from, and by what looks like it and is something else."""
    had = {(fact, kind) for fact, kind, _ in CASES}

    assert {(fact, kind) for fact in VOCABULARY for kind in ("example", "trap")} == had
