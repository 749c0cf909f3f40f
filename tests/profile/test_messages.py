"""Every fault that a person can make in a profile has its message: `tests/errors/<name>/`, golden beside input.

`UPDATE_GOLDEN=1 pytest tests/profile/test_messages.py` writes what is missing or changed; read it before keeping it.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from jobfit.codes import CODES
from jobfit.errors import InputError
from jobfit.profile.load import parse_profile
from tests.profile.shelf import small_shelf

FOLDER = Path(__file__).parent.parent / "errors"
CASES = sorted(path.parent.name for path in FOLDER.glob("*/profile.toml"))
TODAY = date(2026, 11, 22)


def _messages(name: str) -> str:
    content = (FOLDER / name / "profile.toml").read_bytes()
    with pytest.raises(InputError) as raised:
        parse_profile(content, file="profile.toml", today=TODAY, shelf=small_shelf())
    return "".join(f"{problem}\n" for problem in raised.value.problems)


@pytest.mark.parametrize("name", CASES)
def test_a_fault_has_its_message(name: str) -> None:
    """The messages for a faulty profile are word for word the ones that were read and kept."""
    golden = FOLDER / name / "expected.txt"
    said = _messages(name)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")

    assert golden.read_text(encoding="utf-8") == said


@pytest.mark.parametrize("name", CASES)
def test_a_message_has_a_place_a_known_code_and_a_remedy(name: str) -> None:
    """No message leaves a person without the line, the code to look up and what to do."""
    content = (FOLDER / name / "profile.toml").read_bytes()
    with pytest.raises(InputError) as raised:
        parse_profile(content, file="profile.toml", today=TODAY, shelf=small_shelf())

    for problem in raised.value.problems:
        assert problem.code in CODES
        assert problem.hint
        assert "pydantic" not in str(problem)


def test_there_are_many_faults() -> None:
    """At least twenty different user errors are kept."""
    assert len(CASES) >= 20


def test_every_code_in_the_source_is_explained() -> None:
    """A code that a message can show has an explanation, and no explanation is left over."""
    source = Path(__file__).parent.parent.parent / "jobfit"
    text = "".join(path.read_text("utf-8") for path in source.rglob("*.py") if path.name != "codes.py")
    used = set(re.findall(r'"([A-Z]{2,5}\d{3})"', text))

    assert set(CODES) == used
