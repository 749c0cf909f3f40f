"""Tradeoffs: what a relaxation is said to let in is what judging everything by it lets in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings

from jobfit.cli.demo import DEMO_DAY
from jobfit.facts.model import Facts
from jobfit.facts.personal import personal
from jobfit.judging import resolved
from jobfit.past.relaxing import Boundary, boundaries, rounded
from jobfit.past.tally import tally
from jobfit.past.tradeoffs import Tradeoffs, tradeoffs
from jobfit.past.what_if import what_if
from jobfit.paths import DATABASE, PROFILE
from jobfit.profile.supposed import supposed
from jobfit.rules.edits import Action, Edit, edited
from jobfit.rules.model import Kind, RuleSet
from jobfit.store.store import Store
from jobfit.unseen import judge_unseen
from jobfit.verdicts.judge import Judge
from jobfit.verdicts.model import Outcome
from tests.pasts import parsed, texts
from tests.stored import remembered

TODAY = DEMO_DAY.date()
pytestmark = pytest.mark.no_cover  # the demo judged over and over: what that runs is counted where it is tested


@pytest.fixture(scope="module")
def store(demo_folder: Path) -> Iterator[Store]:
    """Open the demo's store."""
    with Store(demo_folder / DATABASE) as opened:
        yield opened


def gained(store: Store, text: str, found: Tradeoffs) -> dict[str, int]:
    """Return how many keeps a what-if by the settings of each relaxation adds, by the settings."""
    profile, counts = parsed(text), {}
    for price in found.prices:
        for relaxation in price.relaxations:
            if relaxation.settings:
                _, after = supposed(text, relaxation.settings, file="profile.toml", today=TODAY)
                plan = what_if(store, profile, after, today=TODAY)
                assert [] == plan.of("-")
                counts[relaxation.settings[0].option] = len(plan.of("+"))
    return counts


@settings(deadline=None, max_examples=5)
@given(text=texts())
def test_a_relaxation_lets_in_what_it_says(store: Store, text: str) -> None:
    """Every number is that of a what-if by the settings beside it, and relaxing loses no keep."""
    found = tradeoffs(store, parsed(text), text=text, today=TODAY)

    assert gained(store, text, found) == {
        relaxation.settings[0].option: relaxation.lets_in
        for price in found.prices
        for relaxation in price.relaxations
        if relaxation.settings
    }


def kept_by(rules: RuleSet, stored: Sequence[Facts]) -> int:
    """Return how many postings some rules keep; their facts are in the person's words."""
    with Judge(rules) as judge:
        return sum(judge.judge(facts).outcome is Outcome.KEEP for facts in stored)


def test_the_demo_has_a_price_for_everything(store: Store, demo_folder: Path) -> None:
    """Each edit, and each pair of dropped rules, lets in what the engine says by the edited rules."""
    text = (demo_folder / PROFILE).read_text("utf-8")
    profile = parsed(text)
    found, rules = tradeoffs(store, profile, text=text, today=TODAY), resolved(profile)
    stored = [personal(facts, profile.person) for _, facts in store.facts_by_feed()]
    before = kept_by(rules, stored)
    edits = [(each.edit, each.lets_in) for price in found.prices for each in price.relaxations]

    assert {Kind.MUST, Kind.DEALBREAKER} <= {price.rule.partition(".")[0] for price in found.prices}
    assert len(edits) > 5
    assert edits == [(edit, kept_by(edited(rules, [edit]), stored) - before) for edit, _ in edits]
    assert all(price.relaxations[-1].settings for price in found.prices if price.relaxations)
    assert [pair.lets_in for pair in found.pairs] == [
        kept_by(edited(rules, [_dropped(name) for name in pair.rules]), stored) - before for pair in found.pairs
    ]


def _dropped(rule: str) -> Edit:
    return Edit(target=rule, action=Action.DROP, written="")


def test_a_posting_at_the_bar_is_held_up_by_its_rules_only(tmp_path: Path) -> None:
    """A score that is just the bar's, and just as many better facts, stand in the way of nothing."""
    text = (
        '[me]\ncurrency = "EUR"\n[now]\nholidays = 20\n[bar]\nscore = 100\nbetter_in = 1\n[must.pay]\nmin = "70k EUR"\n'
    )
    with Store(tmp_path / "jobfit.db") as store:
        remembered(store, "Cook", "You cook. Salary: €60,000 a year. 30 days of holiday.")
        judge_unseen(resolved(parsed(text)), parsed(text).person, store, now=DEMO_DAY)
        found = tradeoffs(store, parsed(text), text=text, today=TODAY)

    assert [("must.pay", [1, 1])] == [
        (price.rule, [each.lets_in for each in price.relaxations]) for price in found.prices
    ]


def test_what_may_not_be_worse_than_now_cannot_be_let_pass_in_silence(tmp_path: Path) -> None:
    """[bar] has no policy of its own for one fact, so that only the whole rule can be given up."""
    text = "[now]\nholidays = 20\n[bar]\nscore = 0\nnever_worse = ['holidays']\n"
    with Store(tmp_path / "jobfit.db") as store:
        remembered(store, "Cook", "You cook for forty people.")
        judge_unseen(resolved(parsed(text)), parsed(text).person, store, now=DEMO_DAY)
        (price,) = tradeoffs(store, parsed(text), text=text, today=TODAY).prices

    assert ("must.never-worse-holidays", 1) == (price.rule, price.asks)
    assert ["dropped"] == [each.words for each in price.relaxations]


def test_prices_agree_with_the_tally(store: Store, demo_folder: Path) -> None:
    """What stands against postings, and alone, is counted once; rules that never do are named."""
    profile = parsed((demo_folder / PROFILE).read_text("utf-8"))
    found, counted = tradeoffs(store, profile, today=TODAY), tally(store, profile, today=TODAY)
    demands = {rule.id for rule in profile.rules if rule.kind in {Kind.MUST, Kind.DEALBREAKER}}

    assert counted.standing == {price.rule: price.against for price in found.prices if price.against}
    assert counted.sole == {price.rule: price.alone for price in found.prices if price.alone}
    assert demands == {price.rule for price in found.prices if not price.rule.startswith("bar.")} | set(found.idle)
    assert counted.outcomes == found.tally.outcomes
    assert [price.alone for price in found.prices] == sorted((price.alone for price in found.prices), reverse=True)


def test_the_values_that_let_in_most_per_step_are_chosen() -> None:
    """One crowd far away is worth more than stragglers on the way to it."""
    counts = {74: 1, 72: 1, 70: 9, 60: 1, 50: 30}

    assert [Boundary(70, 11, 60), Boundary(50, 42, None)] == boundaries(counts, 75, upwards=False)
    assert [Boundary(3, 4, 5), Boundary(5, 5, None)] == boundaries({3: 4, 5: 1}, 2, upwards=True)
    assert [] == boundaries({}, 75, upwards=False)


def test_of_values_that_let_in_as_many_per_step_the_furthest_is_chosen() -> None:
    """The one on the way to it would be a second step to the same place."""
    assert [Boundary(65, 10, None)] == boundaries({70: 5, 65: 5}, 75, upwards=False)


@pytest.mark.parametrize(
    ("boundary", "upwards", "expected"),
    [
        (Boundary(7_321_455, 1, None), False, 7_300_000),
        (Boundary(7_321_455, 1, 7_310_000), False, 7_320_000),
        (Boundary(7_321_455, 1, 7_321_454), False, 7_321_455),
        (Boundary(10_101, 1, None), False, 10_000),
        (Boundary(3750, 1, None), True, 3750),
        (Boundary(300, 1, 400), True, 300),
        (Boundary(0, 1, None), False, 0),
    ],
)
def test_values_are_as_round_as_they_may_be(boundary: Boundary, upwards: bool, expected: int) -> None:  # noqa: FBT001 - one of the table's columns
    """A round value lets in the same: it never reaches the next posting, and is not much further than need be."""
    assert expected == rounded(boundary, upwards=upwards)
