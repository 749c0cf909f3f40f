"""A rule in one line, for the person it belongs to."""

from __future__ import annotations

from jobfit.rules.model import OWN_ORIGINS, All, AnyOf, Condition, Rule, RuleHolds


def described(rule: Rule) -> str:
    """Return a rule in a line: its sentence, weight and where it comes from."""
    weight = f"{rule.weight / 100:+g} " if rule.weight else ""
    origin = "" if rule.origin in OWN_ORIGINS else f" ({rule.origin})"
    because = rule.because.replace("{company}", "the company")
    return f"{weight}{because or in_words(rule)}{origin}".strip()


def in_words(rule: Rule) -> str:
    """Return what a rule without a sentence asks for: "pay ≥ 85 000 EUR/year", "country has PT and office days ≤ 2"."""
    if rule.parts:
        return ", ".join(f"{part.name} {part.weight / 100:+g}" for part in rule.parts)
    return _asked(rule.when) if rule.when else rule.why


def _asked(condition: Condition) -> str:
    if isinstance(condition, AnyOf):
        return ", or ".join(map(_asked, condition.of))
    if isinstance(condition, All):
        return " and ".join(f"({_asked(each)})" if isinstance(each, AnyOf) else _asked(each) for each in condition.of)
    if isinstance(condition, RuleHolds):
        return f"{condition.rule} holds"
    named = "" if condition.fact == "says" else f"{condition.fact.replace('_', ' ')} "
    where = f" ({', '.join(condition.where)})" if condition.where else ""
    return f"{named}{condition.written}{where}"
