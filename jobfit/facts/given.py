"""`fact = value` as a person writes it becomes a FactValue: [now], [right], rule examples, answers, `--set`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from jobfit.facts.mistake import Mistake
from jobfit.facts.model import TOLD, Basis, Choice, Evidence, FactValue, Flag, Phrases, Quantity, Said, Text, TokenSet
from jobfit.facts.regions import canonical_place, regions
from jobfit.facts.tokens import fold_token
from jobfit.facts.vocabulary import VOCABULARY, FactDefinition, FactType
from jobfit.facts.word_files import WORDS
from jobfit.facts.written import example, read_quantity, words
from jobfit.folding import fold
from jobfit.phrasing import figure
from jobfit.problems import suggest
from jobfit.toml.data import load_data

PLACES = frozenset({"country", "applicant_region", "work_right", "citizenship"})
LANGUAGES = frozenset({"languages", "posting_language"})
SKILLS = frozenset({"skills_required", "skills_preferred", "teaches"})
LONGEST = 200  # characters of a token or phrase
DENIES = "denies"
"""What is written instead of `says` for a phrase that is denied."""
_TRUTH = {"true": True, "yes": True, "y": True, "1": True, "false": False, "no": False, "n": False, "0": False}
_SHOWN = 12  # choices listed in a hint
_MOST = {"days a week": 7, "hours a week": 168, "days a year": 366, "% of time": 100, "years": 80, "months": 600}
"""The largest quantity of a unit that can be; more is a slip of the pen."""


def fact_named(name: str) -> FactDefinition:
    """Return the definition of a fact named in snake_case or kebab-case; raise Mistake with the nearest name."""
    definition = VOCABULARY.get(name.strip().replace("-", "_"))
    if definition is None:
        hint = nearest_fact(name, otherwise="`jobfit facts` lists them all")
        raise Mistake("RULE001", f"no fact is called {name!r}", hint)
    return definition


def nearest_fact(name: str, *, also: Iterable[str] = (), otherwise: str) -> str:
    """Return "did you mean …?" for a name that is no fact: what others call it, else the nearest spelling."""
    plain = name.strip().casefold().replace("-", "_")
    other = words()["facts"].get(plain)
    return f"did you mean {other!r}?" if other else suggest(plain, (*VOCABULARY, *also), otherwise=otherwise)


def given(fact: str, value: object, *, currency: str | None = None) -> FactValue:
    """Return a written value as the fact's value, with the basis `answered`.

    Money keeps its currency and period (`personal` converts it); `currency` is the person's own, for money written
    without one. Raise Mistake, a ValueError whose text is one sentence and its remedy.
    """
    definition = fact_named(fact)
    match definition.type:
        case FactType.QUANTITY:
            return _possible(definition, read_quantity(definition, value, currency=currency))
        case FactType.FLAG:
            return Flag(value=read_flag(definition, value), basis=Basis.ANSWERED)
        case FactType.CHOICE:
            return Choice(value=read_choice(definition, value), basis=Basis.ANSWERED)
        case FactType.SET:
            tokens = tuple(dict.fromkeys(read_token(definition, each) for each in _listed(value)))
            return TokenSet(value=tokens, complete=True, basis=Basis.ANSWERED)
        case FactType.TEXT:
            return Text(value=read_token(definition, value), basis=Basis.ANSWERED)
        case FactType.PHRASE:
            return told_phrases(_listed(value))


def assigned(text: str, *, currency: str | None = None) -> tuple[str, FactValue]:
    """Return the fact and value of "fact=value" as written on a command line; raise Mistake.

    The value may be TOML (`[90000, 100000]`, `"two words"`) or bare text; a comma parts the tokens of a set;
    "denies=phrase" is the fact `says` with a phrase that is denied.
    """
    name, equals, written = text.partition("=")
    if not equals or not written.strip():
        raise Mistake("RULE005", f"{text!r} is not of the form fact=value", "write pay=90k or on_call=no")
    denied = name.strip() == DENIES
    definition = VOCABULARY["says"] if denied else fact_named(name)
    value = _plain(written.strip())
    if definition.type is FactType.SET and isinstance(value, str) and not written.strip().startswith(("'", '"')):
        value = [part.strip() for part in value.split(",") if part.strip()]
    if denied:
        return definition.name, told_phrases(_listed(value), said=False)
    return definition.name, given(definition.name, value, currency=currency)


def told_phrases(values: Iterable[object], *, said: bool = True) -> Phrases:
    """Return phrases that the person was told hold, or do not; raise Mistake for what is no phrase."""
    found = tuple(_said(read_phrase(each), said=said) for each in values)
    return Phrases(found=found, whole=True, basis=Basis.ANSWERED)


def with_phrases(before: Phrases, after: Phrases) -> Phrases:
    """Return what two answers say of phrases; of one that both speak of, what the later one says."""
    newer = {(fold(each.phrase), each.where) for each in after.found}
    kept = (each for each in before.found if (fold(each.phrase), each.where) not in newer)
    return replace(after, found=(*kept, *after.found))


def _possible(definition: FactDefinition, value: Quantity) -> Quantity:
    """Return a quantity; raise Mistake for one that cannot be, such as nine days a week."""
    most = _MOST.get(definition.unit)
    if most is not None and any(end is not None and end > most for end in (value.low, value.high)):
        end = max(end for end in (value.low, value.high) if end is not None)
        what = f"{definition.name} is never {figure(end)} {definition.unit}: {most} is the most"
        raise Mistake("RULE004", what, f"write {example(definition)}")
    return value


def _plain(written: str) -> object:
    try:
        loaded = tomllib.loads(f"value = {written}")
    except (ValueError, RecursionError):
        return written
    return loaded["value"] if len(loaded) == 1 else written


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]


def read_flag(definition: FactDefinition, value: object) -> bool:
    """Return true or false; also of "yes" and "no" in text. Raise Mistake for anything else."""
    if isinstance(value, bool):
        return value
    known = _TRUTH.get(str(value).strip().casefold()) if isinstance(value, str | int) else None
    if known is None:
        raise Mistake(
            "RULE005", f"{definition.name} is true or false, not {value!r}", f"write {definition.name} = true"
        )
    return known


def read_choice(definition: FactDefinition, value: object) -> str:
    """Return one of the fact's choices, whatever its case, spaces and hyphens; raise Mistake with the nearest."""
    text = _text(definition, value)
    name = fold(text).replace(" ", "_").replace("-", "_")
    if name not in definition.choices:
        raise _no_choice(definition, text, name)
    return name


def _no_choice(definition: FactDefinition, text: str, name: str) -> Mistake:
    listed = f"it is one of {', '.join(definition.choices[:_SHOWN])}"
    return Mistake(
        "RULE003", f"{definition.name} is never {text!r}", suggest(name, definition.choices, otherwise=listed)
    )


def read_token(definition: FactDefinition, value: object) -> str:
    """Return the canonical token of a set or text fact's value; raise Mistake for an unknown code or choice."""
    text = _text(definition, value)
    if definition.choices:
        return read_choice(definition, text)
    if definition.name in PLACES:
        return _place(definition, text)
    if definition.name in LANGUAGES:
        return _language(text)
    token = _skill(text) if definition.name in SKILLS else fold_token(definition.name, text)
    if not token:
        raise Mistake("RULE005", f"{text!r} has no letters or digits", f"write {definition.name} in words")
    return token


def _text(definition: FactDefinition, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        shown = "an empty text" if value == "" else repr(value)
        raise Mistake(
            "RULE005", f"{definition.name} is a text in quotes, not {shown}", f'write {definition.name} = "…"'
        )
    if len(value) > LONGEST:
        raise Mistake("RULE005", f"a value of {definition.name} is longer than {LONGEST} characters", "shorten it")
    return value.strip()


def _skill(text: str) -> str:
    """Return the name under which a skill is found in postings ("k8s" is "kubernetes"), else the words folded."""
    from jobfit.facts.skill_words import canonical_skills  # noqa: PLC0415 - thousands of words, only for rules on skills

    canonical, folded = canonical_skills(), fold(text)
    return canonical.get(" ".join(text.casefold().split())) or canonical.get(folded) or folded


def _place(definition: FactDefinition, text: str) -> str:
    if (place := canonical_place(text)) is not None:
        return place
    otherwise = 'write two letters of ISO 3166 ("PT"), a region ("EU") or "worldwide"'
    hint = suggest(text, regions().members, otherwise=otherwise)
    raise Mistake("RULE012", f"{definition.name} has no code {text!r}", hint)


def _language(text: str) -> str:
    table = words()["languages"]
    folded = text.casefold()
    if folded in table["codes"].split():
        return folded
    if code := table["names"].get(folded) or _named_abroad().get(folded):
        return str(code)
    hint = 'write two letters of ISO 639-1, such as "en"'
    raise Mistake("RULE012", f"there is no language code {text!r}", hint)


@cache
def _named_abroad() -> Mapping[str, str]:
    """Return the code of each language by the names that the other languages have for it: "deutsch" is "de"."""
    files = (load_data(path) for path in sorted(WORDS.glob("*/languages.toml")))
    named = ((name, code) for file in files for code, names in file["language_name"].items() for name in names)
    return {name: code for name, code in named if not name.endswith("*") and " " not in code}


def read_phrase(value: object) -> str:
    """Return a phrase with single spaces; raise Mistake when it is no text, too long or has no letters."""
    text = " ".join(_text(VOCABULARY["says"], value).split())
    if not fold(text.rstrip("*")):
        raise Mistake("RULE013", f"the phrase {text!r} has no letters or digits", "write the words to look for")
    return text


def _said(phrase: str, *, said: bool) -> Said:
    evidence = Evidence(field=TOLD, start=0, end=len(phrase), quote=phrase)
    return Said(phrase=phrase, where=(), said=said, evidence=evidence)
