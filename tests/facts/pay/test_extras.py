"""Equity and bonus: offered, denied, or another thing of the same name."""

from __future__ import annotations

import pytest

from jobfit.facts.model import Flag
from jobfit.facts.pay import extract
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting


def _flag(name: str, text: str) -> bool | None:
    value = extract(read(JobPosting(id="1", description=text, language="en"))).get(name)
    assert value is None or isinstance(value, Flag)
    return value.value if value else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You get stock options.", True),
        ("You get company ownership stakes.", True),
        ("Competitive salary and meaningful equity", True),
        ("Salary: $100k + equity", True),
        ("Acme | Joiner | $90-100k+ & equity, lunch", True),
        ("Read https://acme.example/2025/stock-options-equity-offering first", None),
        ("Benefits\n* Equity", True),
        ("Restricted Stock Units for everyone", True),
        ("An employee stock purchase plan (ESPP)", True),
        ("We do not offer equity or stock options.", False),
        ("There is no equity package.", False),
        ("The range does not include equity compensation.", True),
        ("We value diversity, equity, and inclusion in every team.", None),
        ("Benefits\n* Diversity, equity and inclusion", None),
        ("You account for debt and equity instruments.", None),
        ("Experience in private equity and equity research", None),
        ("Requirements\n* Knows equity markets", None),
        ("Health equity is our mission.", None),
        ("Always in stock", None),
    ],
)
def test_equity_is_what_employees_own(text: str, expected: bool | None) -> None:  # noqa: FBT001 - a table's column
    """Fairness, markets and funds that are called equity are something else."""
    assert expected is _flag("equity", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An annual bonus of 10%", True),
        ("Salary: $100,000 + bonus", True),
        ("This role is bonus eligible.", True),
        ("The range does not include a discretionary bonus.", True),
        ("Benefits\n* Bonuses", True),
        ("There is no annual bonus.", False),
        ("Bonus points if you know Rust", None),
        ("German is a plus. Bonus: Dutch", None),
        ("A sign-on bonus of $5,000", None),
        ("A referral bonus for friends", None),
        ("Rust is a bonus.", None),
        ("Bonus if you can weld", None),
    ],
)
def test_a_bonus_is_paid_on_top_of_base_pay(text: str, expected: bool | None) -> None:  # noqa: FBT001 - a table's column
    """Bonus points, money for signing and money for referring are none."""
    assert expected is _flag("bonus", text)
