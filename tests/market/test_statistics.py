"""The market: what is counted of a role's postings, and when there are too few to say anything."""

from __future__ import annotations

from datetime import date
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.model import Basis, Choice, Facts, FactValue, Quantity, TokenSet
from jobfit.facts.person import Person
from jobfit.market.statistics import FEWEST_ASKING, FEWEST_PAID, Market, Reach, market_of, spread_of
from jobfit.market.surveying import asks_of, level_of, survey
from jobfit.postings.roles import role_of
from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile
from jobfit.store.rows import Titled
from jobfit.store.store import Store
from tests.stored import NOW, remembered

TODAY = date(2026, 11, 20)


def profile(text: str = "") -> Profile:
    """Return a profile with one rule and whatever is added."""
    return parse_profile(f'[must.pay]\nmin = "50k EUR/year"\n{text}'.encode(), file="p.toml", today=TODAY)


def paid(low: float | None, high: float | None, basis: Basis = Basis.STATED) -> FactValue:
    """Return pay a year in euros."""
    return Quantity(low=low, high=high, currency="EUR", period="year", basis=basis)


def skills(*names: str) -> FactValue:
    """Return a set of skills."""
    return TokenSet(value=names, complete=False)


def counted(*facts: Facts, title: str = "Data engineer", level: str = "", holds: tuple[str, ...] = ()) -> Market:
    """Return the statistics of postings of one title with these facts."""
    listed = [(Titled(str(number), title, "acme", closed=False), each) for number, each in enumerate(facts)]
    return market_of(
        role_of("Data engineer"),
        listed,
        titles=[title for _ in facts],
        since=None,
        person=Person(currency="EUR"),
        level=level,
        holds=holds,
    )


def test_each_end_of_pay_is_counted_by_itself() -> None:
    """Neither an open end nor somebody's guess is a figure."""
    facts = [{"pay": paid(60_000 + 1000 * each, 90_000)} for each in range(FEWEST_PAID)]
    found = counted(
        *facts,
        {"pay": paid(None, 200_000)},
        {"pay": paid(10, 10, Basis.PREDICTED)},
        {"pay": paid(None, None)},
        {},
    )
    (pay,) = found.pay

    assert (16, 13, 1) == (pay.postings, pay.known, pay.incomparable)
    assert pay.low
    assert pay.high
    assert (FEWEST_PAID, 65_500) == (pay.low.n, pay.low.median)
    assert (FEWEST_PAID + 1, 90_000) == (pay.high.n, pay.high.median)


def test_titles_are_counted_whatever_their_case() -> None:
    """One title in two cases is one title."""
    listed: list[tuple[Titled, Facts]] = [
        (Titled(title, title, "acme", closed=False), {}) for title in ("Nurse", "NURSE", " nurse ", "Head nurse")
    ]
    found = market_of(role_of("Nurse"), listed, titles=[], since=None, person=Person(), level="", holds=())

    assert (("Nurse", 3), ("Head nurse", 1)) == found.titles


def test_too_few_figures_make_no_quartiles() -> None:
    """Eleven are counted, and nothing is said of them."""
    found = counted(*[{"pay": paid(60_000, 60_000)} for _ in range(FEWEST_PAID - 1)])

    assert (FEWEST_PAID - 1, None, None) == (found.pay[0].known, found.pay[0].low, found.pay[0].high)


def test_the_level_of_the_title_has_its_own_row() -> None:
    """What seniors are paid stands beside what all are paid."""
    senior = [{"seniority": Choice(value="senior"), "pay": paid(90_000, 90_000)} for _ in range(12)]
    found = counted(*senior, *[{"pay": paid(50_000, 50_000)} for _ in range(12)], level="senior")

    assert [("senior", 90_000), ("", 70_000)] == [(each.level, each.low and each.low.median) for each in found.pay]


def test_without_a_currency_pay_is_not_mixed() -> None:
    """Pay of several currencies has no quartiles."""
    found = market_of(
        role_of("Nurse"),
        [(Titled("1", "Nurse", "acme", closed=True), {"pay": paid(1, 2)})],
        titles=["Nurse", "Clown"],
        since=None,
        person=Person(),
        level="",
        holds=(),
    )

    assert ((), 1, 1, 2) == (found.pay, found.closed, found.postings, found.stored)


def test_a_skill_is_required_or_a_plus_and_held_or_missing() -> None:
    """What many ask for is an advantage where it is held, else a gap; a skill counts once a posting."""
    both = {"skills_required": skills("python", "sql"), "skills_preferred": skills("sql", "rust")}
    found = counted(*[both for _ in range(9)], {"skills_required": skills("cobol")}, {}, holds=("python", "cobol"))

    assert 10 == found.naming
    assert ["python"] == [each.skill for each in found.advantages]
    assert [("sql", 9, 0), ("rust", 0, 9)] == [(each.skill, each.required, each.preferred) for each in found.gaps]


def test_few_postings_that_name_skills_make_no_shares() -> None:
    """Seven are too few to say what is asked for by many."""
    found = counted(*[{"skills_required": skills("python")} for _ in range(FEWEST_ASKING - 1)])

    assert (FEWEST_ASKING - 1, (), ()) == (found.naming, found.skills, found.gaps)


def test_terms_count_by_the_end_that_promises_less() -> None:
    """At least 25 days of leave are 25; up to two office days are two; an open end is none."""
    fact = {
        "holidays": Quantity(low=25, high=None),
        "office_days": Quantity(low=None, high=2),
        "hours": Quantity(low=30, high=None),
    }
    found = counted(*[fact for _ in range(12)])

    assert {"holidays": 25, "office_days": 2} == {name: spread.median for name, spread in found.terms.items()}
    assert {"holidays": 12, "office_days": 12, "hours": 0} == found.known


@given(st.lists(st.integers(0, 10**9), min_size=FEWEST_PAID, max_size=60))
@settings(deadline=None, max_examples=50)
def test_quartiles_lie_between_the_figures(figures: list[int]) -> None:
    """First, median and third are in order, inside the range, and the median is the median."""
    spread = spread_of(figures)

    assert spread
    assert min(figures) <= spread.first <= spread.median <= spread.third <= max(figures)
    assert spread.median == pytest.approx(median(figures))


def test_the_level_is_the_titles_else_the_right_jobs() -> None:
    """A title that names a level outweighs what [right] says, which speaks of its own title only."""
    said = profile('[right]\ntitle = "Data engineer"\nseniority = "staff"\n')

    assert ["senior", "staff", ""] == [level_of(said, title) for title in ("Senior nurse", "Data engineer", "Nurse")]


def test_the_market_is_read_from_the_store(store: Store) -> None:
    """Postings of the role are found by title, with the skills that only this person looks for."""
    remembered(store, "Senior Data Engineer", "Pay: €80,000 a year.\nRequirements\n* Python")
    remembered(store, "Data engineer", "Requirements\n* Experience with Splunge")
    remembered(store, "Nurse", "Requirements\n* Experience with Splunge")
    said = profile('[me]\ncurrency = "EUR"\nskills = ["Splunge"]\n')
    found = survey(store, said, "Data engineer", today=TODAY)

    assert (("Data engineer", 1), ("Senior Data Engineer", 1)) == found.titles
    assert (3, 2, 1) == (found.stored, found.naming, found.pay[0].known)
    assert () == survey(store, said, "Data engineer", today=TODAY, since=NOW.replace(year=2027)).titles


def test_a_role_that_nobody_offers_is_empty(store: Store) -> None:
    """No posting, no statistics, and no fault; a title with a word less is counted."""
    remembered(store, "Data engineer", "We use Python.")
    found = survey(store, profile(), "Chief data engineer wizard \x1b[31m", today=TODAY)

    assert (0, 1, ()) == (found.postings, found.stored, found.skills)
    assert () == survey(store, profile(), "", today=TODAY).titles


def test_what_the_person_asks_is_reached_surely_perhaps_or_never() -> None:
    """A range around an amount may pay it; an open end leaves it open."""
    facts = (
        [{"pay": paid(90_000, 100_000)}] * 6 + [{"pay": paid(60_000, 100_000)}] * 4 + [{"pay": paid(None, 70_000)}] * 3
    )
    listed: list[tuple[Titled, Facts]] = [(Titled("1", "Nurse", "acme", closed=False), each) for each in facts]
    found = market_of(
        role_of("Nurse"), listed, titles=[], since=None, person=Person(currency="EUR"), asks={"must.pay": 80_000}
    )

    assert (Reach("must.pay", 80_000, 6, 4, 3),) == found.reach
    assert (
        ()
        == market_of(
            role_of("Nurse"), listed[:9], titles=[], since=None, person=Person(currency="EUR"), asks={"x": 1}
        ).reach
    )


def test_the_pay_that_a_profile_speaks_of_is_named() -> None:
    """The floors of the musts, the right job's pay and that of the job now; not what the bar makes of it."""
    said = profile('[now]\npay = "40k EUR/year"\n[right]\npay = "70k EUR/year"\n[bar]\nnever_worse = ["pay"]\n')

    assert {"must.pay": 50_000, "the right job": 70_000, "your job now": 40_000} == asks_of(said)
