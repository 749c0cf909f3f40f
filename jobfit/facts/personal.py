"""Facts of a posting become facts for one person: own currency a year, regions with their countries, what is inside."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from jobfit.facts.model import Basis, Choice, Facts, FactValue, Flag, Phrases, Quantity, Said, Text, TokenSet
from jobfit.facts.money import yearly
from jobfit.facts.person import Person
from jobfit.facts.regions import expand
from jobfit.facts.skill_words import skill_named
from jobfit.facts.week import FULL_WEEK
from jobfit.folding import fold, fold_company

MONEY_FACTS = ("pay", "pay_total")
REGION_FACTS = ("applicant_region", "work_right")
SKILL_FACTS = ("skills_required", "skills_preferred")
JOINED_FACTS = ("inside", "contacts", "teaches")
"""What no posting says and nobody there can be asked: it is joined from what the person knows."""

_folded = lru_cache(maxsize=4096)(fold)  # the same phrases are looked for in every posting


def personal(facts: Facts, person: Person) -> Facts:
    """Return the facts as the person's rules compare them; doing it twice changes nothing more.

    Money becomes the person's currency a year by the hours that the posting says, with the conversion in its note; a
    region or `worldwide` has every region and country in it; `inside`, `contacts` and `teaches` are joined; a remote
    posting that says nothing of office days has none, a full-time one on site five, as an assumption; phrases given
    without sections count in every section that the person's rules ask for.
    """
    own: dict[str, FactValue] = dict(facts)
    for name in MONEY_FACTS:
        if isinstance(money := own.get(name), Quantity):
            own[name] = yearly(money, person, hours=_hours(facts))
    for name in REGION_FACTS:
        if isinstance(places := own.get(name), TokenSet):
            own[name] = replace(places, value=expand(places.value))
    own |= _inside(own, person) | _contacts(own, person) | _teaches(own, person) | _office_days(own)
    if isinstance(phrases := own.get("says"), Phrases) and phrases.basis is Basis.ANSWERED:
        own["says"] = replace(phrases, found=_everywhere(phrases.found, person))
    return own


_MADE_OF = {
    **{name: (name, "hours", "employment_type") for name in MONEY_FACTS},
    "inside": ("inside", "company"),
    "contacts": ("contacts", "company"),
    "teaches": ("teaches", *SKILL_FACTS),
    "office_days": ("office_days", "workplace", "employment_type"),
}


def made_of(fact: str) -> tuple[str, ...]:
    """Return the facts of a posting that one of its personal facts depends on."""
    return _MADE_OF.get(fact, (fact,))


def _hours(facts: Facts) -> Quantity | None:
    """Return the hours a week that a posting says, those of a full week where it says only that it is full time."""
    hours, terms = facts.get("hours"), facts.get("employment_type")
    if isinstance(hours, Quantity):
        return hours
    full = isinstance(terms, TokenSet) and "full_time" in terms.value and "part_time" not in terms.value
    return Quantity(low=FULL_WEEK["hour"], high=FULL_WEEK["hour"]) if full else None


def _inside(facts: Facts, person: Person) -> dict[str, FactValue]:
    company = facts.get("company")
    if "inside" in facts or not person.employer or not isinstance(company, Text):
        return {}
    inside = fold_company(company.value) == fold_company(person.employer)
    return {"inside": Flag(value=inside, basis=company.basis, evidence=company.evidence)}


def _contacts(facts: Facts, person: Person) -> dict[str, FactValue]:
    company = facts.get("company")
    if "contacts" in facts or person.acquainted is None or not isinstance(company, Text):
        return {}
    people = dict(person.acquainted).get(fold_company(company.value), 0)
    note = "counted in your contacts"
    return {"contacts": Quantity(low=people, high=people, basis=Basis.JOINED, evidence=company.evidence, note=note)}


def _office_days(facts: Facts) -> dict[str, FactValue]:
    """Return the office days that follow from the workplace, unless they are stated."""
    workplace, terms = facts.get("workplace"), facts.get("employment_type")
    if "office_days" in facts or not isinstance(workplace, Choice) or workplace.basis is Basis.PREDICTED:
        return {}
    kinds = frozenset(terms.value) if isinstance(terms, TokenSet) else frozenset()
    if workplace.value == "remote":
        days, note = 0, "remote, so taken for no office days"
    elif workplace.value == "on_site" and "full_time" in kinds and "part_time" not in kinds:
        days, note = 5, "full time on site, so taken for five office days"
    else:
        return {}
    assumed = Quantity(low=days, high=days, basis=Basis.ASSUMED, evidence=workplace.evidence, note=note)
    return {"office_days": assumed}


def _teaches(facts: Facts, person: Person) -> dict[str, FactValue]:
    skills = [value for name in SKILL_FACTS if isinstance(value := facts.get(name), TokenSet)]
    if "teaches" in facts or not skills or not person.learning:
        return {}
    wanted = frozenset(person.learning)
    taught = tuple(dict.fromkeys(token for skill in skills for token in skill.value if token in wanted))
    evidence = tuple(piece for skill in skills for piece in skill.evidence if skill_named(piece.quote) in wanted)
    complete = len(skills) == len(SKILL_FACTS) and all(skill.complete for skill in skills)
    return {"teaches": TokenSet(value=taught, complete=complete, basis=skills[0].basis, evidence=evidence)}


def _everywhere(found: tuple[Said, ...], person: Person) -> tuple[Said, ...]:
    """Return what was answered as each of the person's own phrases, in the spelling and sections of their rules."""
    answered = {_folded(said.phrase): said for said in found if not said.where}
    own = (
        replace(answered[_folded(phrase.text)], phrase=phrase.text, where=phrase.where)
        for phrase in person.phrases
        if _folded(phrase.text) in answered
    )
    return tuple(dict.fromkeys((*found, *own)))
