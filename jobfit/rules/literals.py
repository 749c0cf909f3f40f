"""Bars as a person writes them ("85k EUR/year", "senior", ["EU"]) become Tests; every operator a fact has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from jobfit.facts.given import PLACES, read_choice, read_flag, read_token
from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Quantity
from jobfit.facts.money import Rates, rates_of, yearly
from jobfit.facts.person import Person
from jobfit.facts.personal import REGION_FACTS
from jobfit.facts.regions import countries_of, expand
from jobfit.facts.vocabulary import FactDefinition, FactType, Use
from jobfit.facts.wording import unit
from jobfit.facts.written import MONEY, example, read_quantity
from jobfit.folding import fold
from jobfit.phrasing import figure
from jobfit.problems import suggest
from jobfit.rules.model import Operator, Test

SECTIONS = ("title", "role", "responsibilities", "requirements", "preferred", "benefits", "company", "apply", "legal")
"""The sections that `where` may name."""

_NUMBERS = {"min": Operator.MIN, "max": Operator.MAX, "is": Operator.IS}
_NAMES = {"is": Operator.IS, "in": Operator.IN, "not_in": Operator.NOT_IN}
_SETS = {
    "only": Operator.ONLY,
    "has": Operator.HAS_ANY,
    "has_any": Operator.HAS_ANY,
    "has_all": Operator.HAS_ALL,
    "has_none": Operator.HAS_NONE,
}
_PHRASES = {"says": Operator.SAYS, "says_none": Operator.SAYS_NONE}
OPERATORS: Mapping[str, Operator] = _NUMBERS | _NAMES | _SETS | _PHRASES
_MANY = frozenset({Operator.IN, Operator.NOT_IN, Operator.ONLY, Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE})
_SIGNS = {
    Operator.MIN: "≥",
    Operator.MAX: "≤",
    Operator.IS: "=",
    Operator.ABOVE: ">",
    Operator.BELOW: "<",
}
_LISTED = {
    Operator.IS: ("is ", ", "),
    Operator.IN: ("in ", ", "),
    Operator.NOT_IN: ("not in ", ", "),
    Operator.ONLY: ("only ", ", "),
    Operator.HAS_ANY: ("has ", " or "),
    Operator.HAS_ALL: ("has ", " and "),
    Operator.HAS_NONE: ("has no ", " or "),
}


class Setting(NamedTuple):
    """What literals are read against: the person, the rates, and what a phrase that is not said counts as."""

    person: Person
    rates: Callable[[Person], Rates] = rates_of
    silent_is_false: bool = False


def operators_of(definition: FactDefinition) -> Mapping[str, Operator]:
    """Return the operators that the fact has, by the name that a person writes."""
    match definition.type:
        case FactType.QUANTITY:
            return _NUMBERS
        case FactType.FLAG:
            return {"is": Operator.IS}
        case FactType.CHOICE:
            return _NAMES | _NUMBERS if definition.ordered else _NAMES
        case FactType.SET:
            return _SETS
        case FactType.TEXT:
            return _NAMES
        case FactType.PHRASE:
            return _PHRASES


def operator_named(definition: FactDefinition, name: str) -> Operator:
    """Return the fact's operator of that name; raise Mistake with the nearest one."""
    allowed = operators_of(definition)
    if name not in allowed:
        hint = suggest(name, allowed, otherwise=f"it has {', '.join(allowed)}")
        raise Mistake("RULE002", f"{definition.name} has no operator {name!r}", hint)
    return allowed[name]


def implied_operator(definition: FactDefinition, value: object) -> Operator:
    """Return what a bare value means: `is` (for a set: `has`); for a list, `in` (for a set: `has_any`)."""
    if definition.type is FactType.SET:
        return Operator.HAS_ANY
    if definition.type is FactType.PHRASE:
        return Operator.SAYS
    if not isinstance(value, list):
        return Operator.IS
    if definition.type in {FactType.CHOICE, FactType.TEXT}:
        return Operator.IN
    what = f"{definition.name} is one value, not a list"
    hint = "write { min = …, max = … }" if definition.type is FactType.QUANTITY else "write true or false"
    raise Mistake("RULE005", what, hint)


def read_use(definition: FactDefinition, value: object) -> Use:
    """Return which part of an interval to compare; raise Mistake if the fact is no quantity or the word unknown."""
    if definition.type is not FactType.QUANTITY:
        raise Mistake("RULE005", f"{definition.name} has no range to `use` an end of", "leave `use` out")
    if value not in set(Use):
        hint = suggest(str(value), Use, otherwise=f"it is one of {', '.join(Use)}")
        raise Mistake("RULE005", f"`use` is never {value!r}", hint)
    return Use(str(value))


def read_where(value: object) -> str:
    """Return the name of a section where phrases count; raise Mistake with the nearest."""
    if value not in SECTIONS:
        hint = suggest(str(value), SECTIONS, otherwise=f"it is one of {', '.join(SECTIONS)}")
        raise Mistake("RULE013", f"no section is called {value!r}", hint)
    return str(value)


def number_test(
    definition: FactDefinition, operator: Operator, value: object, *, use: Use | None, setting: Setting
) -> Test:
    """Return min, max or is on a quantity, ordered choice or flag; raise Mistake for a wrong value or unit."""
    if definition.type is FactType.FLAG:
        truth = read_flag(definition, value)
        return Test(fact=definition.name, operator=operator, number=int(truth), written=f"is {str(truth).lower()}")
    if definition.type is FactType.CHOICE:
        name = read_choice(definition, value)
        written = f"{_SIGNS[operator]} {name.replace('_', ' ')}"
        return Test(fact=definition.name, operator=operator, number=definition.choices.index(name), written=written)
    stated = read_quantity(definition, value, currency=setting.person.currency)
    if stated.low is None or stated.low != stated.high:
        raise Mistake("RULE005", "a bar is one figure, not a range", f"write {example(definition)}")
    return quantity_test(definition, operator, stated, use=use or definition.use, setting=setting)


def quantity_test(
    definition: FactDefinition, operator: Operator, stated: Quantity, *, use: Use, setting: Setting
) -> Test:
    """Return a comparison with a quantity of one figure, converted to the person's currency a year if it is money."""
    value = yearly(stated, setting.person, setting.rates) if definition.unit == MONEY else stated
    if value.low is None:
        raise Mistake("RULE011", value.note, f"write it in {setting.person.currency or 'EUR'}")
    written = f"{_SIGNS[operator]} {figure(value.low)}{unit(definition.name, value)}"
    if value.note:
        written += f" (from {figure(stated.low or 0)}{unit(definition.name, stated)}: {value.note})"
    scaled = round(value.low * definition.scale)
    return Test(fact=definition.name, operator=operator, number=scaled, use=use, written=written)


def token_test(definition: FactDefinition, operator: Operator, values: list[object]) -> Test:
    """Return a test with canonical tokens on a choice, text or set; raise Mistake for an unknown token."""
    if not values:
        raise Mistake("RULE005", "the list is empty", "name at least one")
    tokens = tuple(dict.fromkeys(read_token(definition, value) for value in values))
    before, between = _LISTED[operator]
    as_written = definition.type is FactType.TEXT or definition.name in PLACES
    shown = [str(value).strip() if as_written else read_token(definition, value).replace("_", " ") for value in values]
    shown = list(dict.fromkeys(shown))
    if operator is Operator.HAS_ANY and len(tokens) > 1:
        before = "has one of "
        between = ", "
    written = before + between.join(shown)
    return Test(
        fact=definition.name, operator=operator, tokens=_contained(definition, operator, tokens), written=written
    )


def _contained(definition: FactDefinition, operator: Operator, tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return regions with what is in them where the comparison needs it: facts about applicants already have it."""
    if definition.name in REGION_FACTS:
        return expand(tokens) if operator is Operator.ONLY else tokens
    if definition.name not in {"country", "citizenship"}:
        return tokens
    countries = countries_of(tokens)
    if operator is Operator.HAS_ALL and countries != tokens:
        raise Mistake("RULE012", "no job is in every country of a region", "use has_any")
    return countries


def phrase_test(operator: Operator, phrases: Sequence[str], *, where: tuple[str, ...], setting: Setting) -> Test:
    """Return says or says_none of any of the phrases, in the sections where they count; raise Mistake for none."""
    if not phrases:
        raise Mistake("RULE013", "the list of phrases is empty", "name at least one")
    each_once = tuple({fold(phrase): phrase for phrase in reversed(phrases)}.values())[::-1]
    verb = "says" if operator is Operator.SAYS else "does not say"
    written = f"{verb} " + " or ".join(f"“{phrase}”" for phrase in each_once)
    return Test(
        fact="says",
        operator=operator,
        tokens=each_once,
        where=where,
        silent_is_false=setting.silent_is_false,
        written=written,
    )


def one_test(
    definition: FactDefinition, operator: Operator, value: object, *, setting: Setting, use: Use | None = None
) -> Test:
    """Return one test of a fact that is not a phrase; raise Mistake."""
    on_number = operator in {Operator.MIN, Operator.MAX} or definition.type in {FactType.QUANTITY, FactType.FLAG}
    if on_number:
        return number_test(definition, operator, value, use=use, setting=setting)
    many = isinstance(value, list) and operator in _MANY
    return token_test(definition, operator, list(value) if many and isinstance(value, list) else [value])
