"""A small shelf of shipped rules for tests, so that they do not change with the rules that come with jobfit."""

from __future__ import annotations

from jobfit.rules.shelf import Shelf
from jobfit.rules.source import Node
from jobfit.toml.document import parse_toml

RULES = {
    "dealbreaker.gambling": 'because = "{company} is in gambling"\nwhen = { industry = "gambling" }',
    "dealbreaker.unpaid": 'when = { employment_type = "volunteer" }\nunknown = "ask"',
    "nice.four-day-week": "weight = 2\nwhen = { four_day_week = true }",
    "nice.long-holidays": "weight = 3\nwhen = { holidays = { min = 28 } }",
    "nice.night-shifts": "weight = -2\nwhen = { nights_weekends = true }",
    "nice.mentoring": 'says = ["mentoring"]\nweight = 1',
    "nice.calm": 'rule = ["nice.four-day-week", "nice.long-holidays"]',
}
VALUES = {
    "time": """
means = "hours that end"
[[shows]]
rule = "four-day-week"
share = 3
[[shows]]
rule = "long-holidays"
[[shows]]
rule = "night-shifts"
share = -2
""",
    "people": 'means = "to help others grow"\n[[shows]]\nrule = "mentoring"\n[[shows]]\nrule = "four-day-week"\n',
}


def node(text: str, file: str = "rule.toml") -> Node:
    """Return the root of a TOML text."""
    document = parse_toml(text, file)
    return Node(document, document.data)


def small_shelf() -> Shelf:
    """Return the shelf of these rules and values."""
    return Shelf(
        {name: node(text, f"rules/{name.replace('.', '/')}.toml") for name, text in RULES.items()},
        {name: node(text, f"rules/value/{name}.toml") for name, text in VALUES.items()},
    )
