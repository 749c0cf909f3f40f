"""Tokens: the form in which a rule and a posting compare one value of a set or text fact."""

from __future__ import annotations

from jobfit.folding import fold, fold_company


def fold_token(fact: str, value: str) -> str:
    """Return the token of a set or text fact's value, as rules and postings compare it.

    Countries and regions keep the spelling of their codes ("PT", "EU", "worldwide"); everything else is folded.
    """
    if fact == "company":
        return fold_company(value)
    if fact in {"country", "applicant_region", "work_right", "citizenship"}:
        return value.strip()
    if fact in {"employment_type", "languages", "posting_language"}:
        return value.strip().casefold()
    if fact == "city":
        from jobfit.facts.places.table import city_token  # noqa: PLC0415 - the table of cities, only for a rule on them

        return city_token(fold(value))
    return fold(value)
