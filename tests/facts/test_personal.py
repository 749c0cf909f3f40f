"""Facts as one person's rules compare them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from jobfit.facts.given import given
from jobfit.facts.model import (
    Basis,
    Choice,
    Evidence,
    Facts,
    FactValue,
    Flag,
    Phrases,
    Quantity,
    Text,
    TokenSet,
)
from jobfit.facts.person import Person, Phrase
from jobfit.facts.personal import made_of, personal
from jobfit.facts.regions import canonical_place, countries_of, expand, regions
from jobfit.facts.vocabulary import REGIONS


def _region(*tokens: str) -> tuple[str, ...]:
    facts = personal({"applicant_region": TokenSet(value=tokens, complete=True)}, Person())
    value = facts["applicant_region"]
    assert isinstance(value, TokenSet)
    return value.value


def test_a_region_has_its_countries_and_regions() -> None:
    """Who may live anywhere in the EEA may live in the EU and in Portugal, and not in Switzerland."""
    inside = _region("EEA")

    assert {"EU", "PT", "NO"} <= set(inside)
    assert "CH" not in inside
    assert "EEA" == inside[0]


def test_worldwide_has_everything() -> None:
    """Whoever may live anywhere may live in every region and country."""
    assert set(REGIONS) | regions().countries == set(_region("worldwide"))


def test_all_countries_of_a_region_are_the_region() -> None:
    """Germany, Austria and Switzerland together are DACH."""
    assert "DACH" in _region("DE", "AT", "CH")
    assert "DACH" not in _region("DE", "AT")


def test_a_region_is_no_country() -> None:
    """NA is North America, never Namibia."""
    assert "NA" not in regions().countries
    assert "NA" not in _region("EMEA")


def test_every_region_of_the_vocabulary_has_members() -> None:
    """The closed list of regions and the table of their countries are the same."""
    assert set(REGIONS) == set(regions().members)
    assert all(members <= regions().countries for members in regions().members.values())
    assert 27 == len(regions().members["EU"])


def test_other_spellings_lead_to_the_code() -> None:
    """The UK is GB, Alemanha is DE, and what is unknown stays unknown."""
    written = ("uk", "Latin America", " pt ", "Portugal", "Alemanha", "Oz")

    assert ["GB", "LATAM", "PT", "PT", "DE", None] == [canonical_place(text) for text in written]


def test_countries_of_a_region_stand_in_its_place() -> None:
    """A comparison of countries has no region left in it."""
    assert ("AT", "CH", "DE", "FR") == countries_of(("DACH", "FR"))


@settings(deadline=None, max_examples=60)
@examples(st.lists(st.sampled_from([*REGIONS, "PT", "US", "JP", "Lisbon"]), max_size=4, unique=True))
def test_expanding_twice_adds_nothing(tokens: list[str]) -> None:
    """A set that has its members is finished, and keeps what it had."""
    once = expand(tuple(tokens))

    assert set(once) == set(expand(once))
    assert set(tokens) <= set(once)


def test_the_present_employer_is_inside() -> None:
    """Names are compared without legal form and case, with the posting's own evidence."""
    evidence = (Evidence(field="company", start=0, end=10, quote="ACME, Inc."),)
    facts: Facts = {"company": Text(value="ACME, Inc.", evidence=evidence)}

    assert Flag(value=True, evidence=evidence) == personal(facts, Person(employer="Acme GmbH"))["inside"]
    assert Flag(value=False, evidence=evidence) == personal(facts, Person(employer="Acmeology"))["inside"]
    assert "inside" not in personal(facts, Person())


def test_contacts_are_counted_at_the_same_company_only() -> None:
    """By the whole name without legal form and case; nobody at a company is 0, and no contacts at all is unknown."""
    evidence = (Evidence(field="company", start=0, end=10, quote="ACME, Inc."),)
    at_acme: Facts = {"company": Text(value="ACME, Inc.", evidence=evidence)}
    elsewhere: Facts = {"company": Text(value="Acme Robotics")}
    person = Person(acquainted=(("acme", 2),))
    nobody = Quantity(low=0, high=0, basis=Basis.JOINED, note="counted in your contacts")

    assert replace(nobody, low=2, high=2, evidence=evidence) == personal(at_acme, person)["contacts"]
    assert nobody == personal(elsewhere, person)["contacts"]
    assert "contacts" not in personal({}, person)
    assert "contacts" not in personal(at_acme, Person())
    told: Facts = {**at_acme, "contacts": Quantity(low=5, high=5, basis=Basis.ANSWERED)}
    assert told["contacts"] == personal(told, person)["contacts"]


def test_a_posting_teaches_what_the_person_wants_to_learn() -> None:
    """Only wanted skills count; whether others may be named is as complete as both sets of skills are."""
    required = TokenSet(
        value=("kafka", "python"),
        complete=True,
        evidence=(Evidence(field="description", start=0, end=5, quote="Kafka"),),
    )
    facts = personal({"skills_required": required}, Person(learning=("kafka", "rust")))

    assert TokenSet(value=("kafka",), complete=False, evidence=required.evidence) == facts["teaches"]


def test_money_is_converted() -> None:
    """Pay reaches the person's currency and year; other quantities are left alone."""
    facts = personal(
        {"pay": Quantity(low=1000, high=1000, currency="EUR", period="month"), "hours": Quantity(low=40, high=40)},
        Person(currency="EUR"),
    )

    assert (
        Quantity(low=12000, high=12000, currency="EUR", period="year", note="1 000 EUR/month × 12 months a year")
        == (facts["pay"])
    )
    assert Quantity(low=40, high=40) == facts["hours"]


def test_what_a_job_is_said_to_say_counts_in_every_section_of_the_persons_rules() -> None:
    """[now] says a phrase without sections; a rule that wants it in the role hears it all the same."""
    person = Person(phrases=(Phrase(text="Pair programming", where=("role",)), Phrase(text="other")))
    phrases = personal({"says": given("says", ["pair programming"])}, person)["says"]

    assert isinstance(phrases, Phrases)
    assert [("pair programming", ()), ("Pair programming", ("role",))] == [
        (said.phrase, said.where) for said in phrases.found
    ]


@pytest.mark.parametrize(
    ("workplace", "terms", "days"),
    [
        ("remote", (), 0),
        ("remote", ("part_time",), 0),
        ("on_site", ("full_time",), 5),
        ("on_site", ("full_time", "part_time"), None),
        ("on_site", (), None),
        ("hybrid", ("full_time",), None),
    ],
)
def test_office_days_follow_from_the_workplace_where_nothing_else_is_possible(
    workplace: str, terms: tuple[str, ...], days: int | None
) -> None:
    """A remote posting has none, a full-time one on site five; anything else stays unknown."""
    facts: dict[str, FactValue] = {"workplace": Choice(value=workplace)}
    if terms:
        facts["employment_type"] = TokenSet(value=terms, complete=True)
    found = personal(facts, Person()).get("office_days")

    assert days == (found.low if isinstance(found, Quantity) else None)
    assert found is None or found.basis is Basis.ASSUMED


def test_stated_office_days_win_over_what_the_workplace_suggests() -> None:
    """A posting called remote that asks for two days keeps its two days."""
    stated = Quantity(low=2, high=2)
    facts: dict[str, FactValue] = {"workplace": Choice(value="remote"), "office_days": stated}

    assert stated == personal(facts, Person())["office_days"]


_FLAGS = st.builds(Flag, value=st.booleans())
_SKILLS = st.builds(
    TokenSet,
    value=st.lists(st.sampled_from(("kafka", "python", "sailing")), unique=True).map(tuple),
    complete=st.booleans(),
)
_MEANT: dict[str, st.SearchStrategy[FactValue]] = {
    "pay": st.builds(Quantity, low=st.just(300), high=st.just(400), currency=st.just("GBP"), period=st.just("day")),
    "office_days": st.builds(Quantity, low=st.just(2), high=st.just(3)),
    "workplace": st.builds(
        Choice, value=st.sampled_from(("remote", "on_site", "hybrid")), basis=st.sampled_from(Basis)
    ),
    "employment_type": st.sampled_from((("full_time",), ("part_time",), ("full_time", "part_time"))).map(
        lambda terms: TokenSet(value=terms, complete=True)
    ),
    "company": st.sampled_from(("Acme", "Other")).map(lambda name: Text(value=name)),
    "inside": _FLAGS,
    "contacts": st.builds(Quantity, low=st.just(1), high=st.just(1)),
    "skills_required": _SKILLS,
    "skills_preferred": _SKILLS,
    "teaches": _SKILLS,
    "applicant_region": st.just(TokenSet(value=("EU",), complete=True)),
    "on_call": _FLAGS,
}


@settings(deadline=None, max_examples=200)
@examples(st.fixed_dictionaries({}, optional=_MEANT), st.sampled_from(("Acme", "")), st.sampled_from(((), ("kafka",))))
def test_a_personal_fact_is_made_of_no_other_facts_than_it_says(
    facts: dict[str, FactValue], employer: str, wanted: tuple[str, ...]
) -> None:
    """Without the facts that it is not made of, each fact is what it is with them."""
    person = Person(currency="EUR", employer=employer, learning=wanted, acquainted=(("acme", 2),))
    whole = personal(facts, person)

    for fact in _MEANT:
        alone = {name: facts[name] for name in made_of(fact) if name in facts}
        assert whole.get(fact) == personal(alone, person).get(fact)


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ({"hours": Quantity(low=20, high=20)}, 860),
        ({"employment_type": TokenSet(value=("full_time",), complete=True)}, 1720),
        ({"employment_type": TokenSet(value=("full_time", "part_time"), complete=True)}, 430),
        ({}, 430),
    ],
)
def test_pay_by_the_hour_becomes_a_year_of_the_posting_s_hours(beside: dict[str, FactValue], expected: float) -> None:
    """Its hours count, or those of full time; where it says neither, those of the person's job today."""
    pay = Quantity(low=1, high=1, currency="EUR", period="hour")

    value = personal({"pay": pay, **beside}, Person(currency="EUR", hours_a_week=10))["pay"]

    assert isinstance(value, Quantity)
    assert (expected, "year") == (value.low, value.period)
