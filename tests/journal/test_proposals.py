"""Which rule a trend speaks for, and writing it to the profile."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from jobfit.journal.accepting import accept
from jobfit.journal.proposals import Held, Proposal, own_rules, proposed
from jobfit.journal.trends import Trend
from jobfit.profile.load import parse_profile
from jobfit.rules.model import Kind
from jobfit.rules.shelf import bundled_shelf
from jobfit.store.rows import JournalEntry
from jobfit.store.store import Store

DAY = date(2026, 11, 1)
NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)
TEXT = '[me]\ncurrency = "EUR"\n[must.pay]\nmin = "50k"  # rent\n[nice.hype]\n'


def trend(tag: str, mean: int = 5, *, did: str = "a day") -> Trend:
    """Return a trend of five entries, against a usual three."""
    days = [DAY + timedelta(days=4 * number) for number in range(5)]
    entries = tuple(
        JournalEntry(day=day, did=did, felt=mean, tags=(tag,), id=7 + number) for number, day in enumerate(days)
    )
    return Trend(tag, entries, Fraction(mean), Fraction(3))


@pytest.mark.parametrize(
    ("tag", "mean", "rule", "values"),
    [
        ("mentoring", 5, "nice.mentoring", {"weight": 4}),
        ("Mentoring", 1, "nice.mentoring", {"weight": -4}),
        ("code reviews", 4, "nice.peer-review", {"weight": 2}),
        ("meetings", 1, "nice.no-meetings", {"weight": 4}),
        ("on-call", 1, "nice.on-call-duty", {"rule": "dealbreaker.on-call-duty", "weight": -4}),
        ("remote", 5, "nice.fully-remote", {"rule": "must.fully-remote", "weight": 4}),
        ("gardening", 5, "nice.gardening", {"says": ["gardening"], "weight": 4}),
        ("gardening", 1, "nice.gardening", {"says": ["gardening"], "weight": -4}),
        ("наставничество", 5, "nice.journal-7", {"says": ["наставничество"], "weight": 4}),
        ("4-day week", 5, "nice.four-day-week", {"weight": 4}),
    ],
)
def test_a_tag_becomes_the_rule_that_it_means(tag: str, mean: int, rule: str, values: dict[str, object]) -> None:
    """A shipped rule or its opposite, what another kind of shipped rule catches, or the tag's own words."""
    proposal = proposed(trend(tag, mean), bundled_shelf(), set())

    assert isinstance(proposal, Proposal)
    assert (rule, values) == (proposal.rule, proposal.values)


@pytest.mark.parametrize(
    ("tag", "mean", "own"),
    [
        ("mentoring", 5, "nice.mentoring"),
        ("meetings", 1, "nice.no-meetings"),
        ("on-call", 1, "dealbreaker.on-call-duty"),
        ("gardening", 5, "nice.gardening"),
    ],
)
def test_what_the_profile_has_already_is_not_proposed(tag: str, mean: int, own: str) -> None:
    """The rule that is there is named."""
    told = proposed(trend(tag, mean), bundled_shelf(), {own, "must.pay"})

    assert Held(trend(tag, mean), own) == told


def test_rules_that_have_ended_are_the_persons_too() -> None:
    """A second table of their name would be a fault of the file."""
    assert {"must.pay", "nice.x"} == own_rules(
        '[must.pay]\nmin = "1 EUR"\n[nice.x]\nsays = ["x"]\nuntil = 2020-01-01\n'
    )


@pytest.mark.parametrize("tag", ["mentoring", "gardening", "meetings", "on-call", "remote", 'a "quoted" \\ tag'])
@pytest.mark.parametrize("mean", [1, 5])
def test_an_accepted_rule_is_in_force_with_its_entries_as_comments(tmp_path: Path, tag: str, mean: int) -> None:
    """The rest of the file stays as it was, and the history says why it changed."""
    path = tmp_path / "profile.toml"
    path.write_text(TEXT)
    proposal = proposed(trend(tag, mean, did='Paired\x07 with "Ana"\n# or not'), bundled_shelf(), set())
    assert isinstance(proposal, Proposal)
    with Store(tmp_path / "jobfit.db") as store:
        profile = accept(path, proposal, store, now=NOW)
        notes = [each.note for each in store.profile_changes()]

    written = path.read_text()
    rule = next(rule for rule in profile.rules if rule.id == proposal.rule)
    assert written.startswith(TEXT)
    assert 5 == written.count('Paired with "Ana" # or not')
    assert (Kind.NICE, proposal.values["weight"]) == (rule.kind, rule.weight / 100)
    assert profile == parse_profile(written.encode(), file=str(path), today=NOW.date())
    assert ["", True] == [notes[0], notes[1].startswith(f"{proposal.rule}: {tag} felt {mean}.0 in 5 entries")]
