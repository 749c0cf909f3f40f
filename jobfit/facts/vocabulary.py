"""The closed vocabulary: every fact that a rule may name, with its type, unit and sentence.

Documentation, `jobfit facts`, the JSON Schema of the profile and the rule loader are all made from `VOCABULARY`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

REGIONS = ("worldwide", "EU", "EEA", "Europe", "DACH", "Nordics", "EMEA", "LATAM", "APAC", "Americas", "NA")


class FactType(StrEnum):
    """How a fact's values compare."""

    QUANTITY = "quantity"
    FLAG = "flag"
    CHOICE = "choice"
    SET = "set"
    TEXT = "text"
    PHRASE = "phrase"


class Better(StrEnum):
    """Which direction of a fact is better for the person."""

    MORE = "more"
    LESS = "less"


class Use(StrEnum):
    """Which part of an interval a rule compares."""

    WHOLE = "whole"
    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class FactDefinition(NamedTuple):
    """One fact: what it means, how it compares, and what to ask when it is unknown.

    `scale`: a quantity reaches the engine as the integer `round(value * scale)`.
    `choices`: the closed list of a choice (ascending when `ordered`) or of a closed set.
    """

    name: str
    type: FactType
    sentence: str
    unit: str = ""
    scale: int = 1
    choices: tuple[str, ...] = ()
    ordered: bool = False
    better: Better | None = None
    use: Use = Use.WHOLE
    question: str = ""


def _quantity(
    name: str,
    unit: str,
    sentence: str,
    question: str,
    *,
    scale: int = 1,
    better: Better | None = None,
    use: Use = Use.WHOLE,
) -> FactDefinition:
    return FactDefinition(
        name=name,
        type=FactType.QUANTITY,
        unit=unit,
        sentence=sentence,
        question=question,
        scale=scale,
        better=better,
        use=use,
    )


def _flag(name: str, sentence: str, question: str) -> FactDefinition:
    return FactDefinition(name=name, type=FactType.FLAG, sentence=sentence, question=question)


def _choice(
    name: str,
    choices: tuple[str, ...],
    sentence: str,
    question: str,
    *,
    ordered: bool = False,
    better: Better | None = None,
) -> FactDefinition:
    return FactDefinition(
        name=name,
        type=FactType.CHOICE,
        choices=choices,
        sentence=sentence,
        question=question,
        ordered=ordered,
        better=better,
    )


def _set(name: str, sentence: str, question: str, choices: tuple[str, ...] = ()) -> FactDefinition:
    return FactDefinition(name=name, type=FactType.SET, sentence=sentence, question=question, choices=choices)


EMPLOYMENT_TYPES = (
    "full_time", "part_time", "contractor", "temporary", "internship", "apprenticeship", "volunteer", "per_diem",
)  # fmt: skip
WORKPLACES = ("on_site", "hybrid", "remote")
SENIORITIES = ("intern", "junior", "mid", "senior", "staff", "principal")
ROLE_LEVELS = ("individual", "lead", "manager", "head", "director", "vp", "executive")
EDUCATIONS = ("none", "secondary", "associate", "bachelor", "master", "doctorate")
INDUSTRIES = (
    "accounting", "adult", "advertising", "aerospace", "agriculture", "ai", "alcohol", "animal_testing", "automotive",
    "biotech", "cannabis", "climate", "construction", "consulting", "consumer_goods", "crypto", "defence",
    "education", "energy", "fashion", "finance", "food", "fossil_fuels", "gambling", "games", "government",
    "hardware", "health", "hospitality", "insurance", "law", "logistics", "manufacturing", "media", "mining",
    "nonprofit", "pharma", "predatory_lending", "real_estate", "renewables", "research", "retail", "security",
    "services", "software", "sports", "staffing", "telecom", "tobacco", "travel",
)  # fmt: skip
BENEFITS = (
    "bike", "birthday_off", "car", "childcare", "commuter", "dental", "disability_insurance", "discounts",
    "donation_matching", "equipment", "family_planning", "flexible_hours", "gym", "health_insurance", "home_office",
    "internet", "learning_budget", "life_insurance", "meals", "mental_health", "parental_leave", "pension", "pets",
    "phone", "sabbatical", "sick_leave", "snacks", "summer_hours", "team_events", "tuition", "unlimited_holidays",
    "vision", "volunteering", "wellness", "work_abroad",
)  # fmt: skip

_DEFINITIONS = (  # one line a fact, as a table
    _quantity("pay", "money a year", "base pay, in the person's currency a year", "What is the base pay range?", scale=100, better=Better.MORE),
    _quantity("pay_total", "money a year", "on-target earnings or total pay; never satisfies `pay`", "What are the on-target earnings?", scale=100, better=Better.MORE),
    _flag("equity", "shares or options are offered", "Is there equity, and how much?"),
    _flag("bonus", "a bonus is paid on top of base pay", "Is there a bonus?"),
    _choice("workplace", WORKPLACES, "where the work is done", "Is the job remote, hybrid or on site?"),
    _quantity("office_days", "days a week", "days a week in the office", "How many days a week in the office?", scale=100, better=Better.LESS),
    _set("applicant_region", "where one must live to apply: ISO 3166 codes, regions or `worldwide`", "From which countries may I work?"),
    _set("location", "where the work is: cities, regions and country codes", "Where is the work done?"),
    _set("country", "ISO 3166 codes of the place of work", "In which country is the work?"),
    _set("city", "cities of the place of work", "In which city is the work?"),
    _flag("relocation", "help with moving is offered", "Do you help with relocation?"),
    _set("employment_type", "how one is employed", "Is this full-time employment?", EMPLOYMENT_TYPES),
    _flag("permanent", "open-ended, not fixed-term", "Is the contract permanent?"),
    _quantity("contract_months", "months", "length of a fixed-term contract", "How long is the contract?", better=Better.MORE),
    _quantity("hours", "hours a week", "working hours a week", "How many hours a week?", scale=100, better=Better.LESS),
    _flag("four_day_week", "a four-day week is offered", "Is a four-day week possible?"),
    _quantity("holidays", "days a year", "paid leave", "How many days of paid leave a year?", scale=100, better=Better.MORE),
    _choice("seniority", SENIORITIES, "the level of the role, from its title first", "Which level is the role?", ordered=True, better=Better.MORE),
    _choice("role_level", ROLE_LEVELS, "the authority of the role", "Does the role lead people?", ordered=True, better=Better.MORE),
    _quantity("manages", "people", "direct reports", "How many people report to this role?", better=Better.MORE),
    _quantity("experience_years", "years", "years of experience asked as a minimum; required only", "How many years of experience do you need?", scale=100, use=Use.LOW),
    _choice("education", EDUCATIONS, "the lowest degree that is required", "Is a degree required?", ordered=True),
    _set("skills_required", "skills that are asked for or used in the work", "Which skills are required?"),
    _set("skills_preferred", "skills that are a plus", "Which skills are a plus?"),
    _set("languages", "ISO 639-1 codes of the languages needed to work", "Which languages are needed at work?"),
    FactDefinition(name="posting_language", type=FactType.TEXT, sentence="the language that the posting is written in (ISO 639-1)", question="Which language is the posting in?"),
    _choice("sponsorship", ("not_offered", "offered"), "whether a work visa is sponsored", "Do you sponsor a work visa?"),
    _set("work_right", "countries or regions where one must already have the right to work", "Where must I have the right to work?"),
    _set("citizenship", "citizenships that are required (ISO 3166)", "Is a citizenship required?"),
    _flag("clearance", "a security clearance is required", "Is a security clearance required?"),
    _quantity("travel", "% of time", "time spent travelling, at most", "How much travel is there?", scale=100, better=Better.LESS, use=Use.HIGH),
    _flag("on_call", "on-call duty is part of the work", "Is there on-call duty?"),
    _flag("nights_weekends", "shifts at night or at weekends", "Is there work at night or at weekends?"),
    FactDefinition(name="company", type=FactType.TEXT, sentence="who would employ the person; legal suffix, accents and case do not count", question="Which company is it?"),
    _flag("agency", "posted by a recruiter or staffing firm for a client", "Are you hiring for a client?"),
    _quantity("company_size", "people", "people at the company", "How many people work there?"),
    _set("industry", "what the company does", "What does the company do?", INDUSTRIES),
    _quantity("posted_days", "days", "days since the posting's own date", "When was it posted?"),
    _quantity("seen_days", "days", "days since jobfit first saw it", "When was it first seen?"),
    _quantity("closes_in", "days", "days until the deadline", "When does it close?"),
    _set("benefits", "benefits that are named", "Which benefits are there?", BENEFITS),
    _set("tasks", "responsibilities, as short phrases", "What would I do?"),
    _set("teaches", "skills the person wants to learn that the posting would use", "Would I learn what I want to learn?"),
    _quantity("contacts", "people", "people the person knows there", "Whom do I know there?", better=Better.MORE),
    _flag("inside", "posted by the person's present employer", "Is it my present employer?"),
    FactDefinition(name="says", type=FactType.PHRASE, sentence="whether the posting says one of the person's own phrases", question="Does this hold?"),
)  # fmt: skip

VOCABULARY: dict[str, FactDefinition] = {definition.name: definition for definition in _DEFINITIONS}
"""Every fact by its name, in the order in which a person reads them."""
