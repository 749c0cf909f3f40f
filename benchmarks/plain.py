"""The plain script that people write today: default feedparser, BeautifulSoup, a loop of regular expressions, dicts.

It does the same work as far as such scripts go: the same rules with the same phrases and bars, unknown apart from no, a
score. It has no quotes, sections, denials, currencies, questions or explanations. Its expressions are compiled once and
each text is lowered once, as somebody would who cares for speed.
"""

from __future__ import annotations

import re
from typing import Any

import feedparser
from bs4 import BeautifulSoup

_MONEY = re.compile(r"[$€£]\s?(\d[\d.,]*)\s?(k)?(?:\s?[-–]\s?[$€£]?\s?(\d[\d.,]*)\s?(k)?)?")
_OFFICE = re.compile(r"\b(\d|one|two|three|four|five) days? (?:a|per) week in the office\b")
_HOURS = re.compile(r"\b(\d\d(?:\.\d)?) hours (?:a|per) week\b")
_HOLIDAYS = re.compile(r"\b(\d\d) days of (?:paid )?(?:leave|holidays?|vacation)\b")
_DIGITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_WORKPLACES = {"remote": r"\bremote\b", "hybrid": r"\bhybrid\b", "on_site": r"\bon-?site\b|\boffice\b"}
_LEVELS = {
    "intern": r"\bintern\b",
    "junior": r"\bjunior\b",
    "senior": r"\bsenior\b",
    "lead": r"\blead\b",
    "head": r"\bhead of\b",
}
_TERMS = {"internship": r"\binternship\b", "full_time": r"\bfull[- ]time\b", "part_time": r"\bpart[- ]time\b"}
_COUNTRIES = {
    "PT": r"\bportugal\b",
    "ES": r"\bspain\b",
    "DE": r"\bgermany\b",
    "FR": r"\bfrance\b",
    "NL": r"\bnetherlands\b",
}
_INDUSTRIES = {"gambling": r"\b(?:gambling|betting|casino)\b"}


def prepared(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rules with an expression for each of their phrases."""
    return [{**rule, "tests": [_prepared(test) for test in rule["tests"]]} for rule in rules]


def _prepared(test: dict[str, Any]) -> dict[str, Any]:
    if test["fact"] != "says":
        return test
    return {**test, "patterns": [re.compile(rf"\b{re.escape(phrase.lower())}\b") for phrase in test["values"]]}


def judge(document: bytes, rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Read a feed and judge every entry; `rules` are prepared. Return what is kept, with its score."""
    kept = []
    for entry, text in read(document):
        facts = _facts(entry.get("title", "").lower(), text)
        results = {rule["id"]: _result(rule, facts, text) for rule in rules}
        score = sum(rule["weight"] for rule in rules if results[rule["id"]])
        musts = all(results[rule["id"]] is not False for rule in rules if rule["kind"] == "must")
        hit = any(results[rule["id"]] for rule in rules if rule["kind"] == "dealbreaker")
        if musts and not hit:
            kept.append({"title": entry.get("title"), "link": entry.get("link"), "score": score, "results": results})
    return kept


def read(document: bytes) -> list[tuple[Any, str]]:
    """Return every entry with its text in lower case."""
    entries = feedparser.parse(document).entries
    return [(entry, BeautifulSoup(entry.get("summary", ""), "html.parser").get_text(" ").lower()) for entry in entries]


def _facts(title: str, text: str) -> dict[str, Any]:
    pays = [
        float(found[0].rstrip(".,").replace(",", "").replace(".", "") or 0) * (1000 if found[1] else 1)
        for found in _MONEY.findall(text)
    ]
    facts: dict[str, Any] = {"pay": max(pays, default=None)}
    for name, pattern in (("office_days", _OFFICE), ("hours", _HOURS), ("holidays", _HOLIDAYS)):
        found = pattern.search(text)
        facts[name] = None if found is None else float(_DIGITS.get(found[1], found[1]))
    facts["seniority"] = _words(title, _LEVELS)
    for name, table in (
        ("workplace", _WORKPLACES),
        ("employment_type", _TERMS),
        ("country", _COUNTRIES),
        ("industry", _INDUSTRIES),
    ):
        facts[name] = _words(text, table)
    return facts


def _words(text: str, table: dict[str, str]) -> set[str] | None:
    return {name for name, pattern in table.items() if re.search(pattern, text)} or None


def _result(rule: dict[str, Any], facts: dict[str, Any], text: str) -> bool | None:
    """Return whether any of the rule's tests holds, None when nothing is known."""
    results = [_test(test, facts, text) for test in rule["tests"]]
    if any(results):
        return True
    return None if None in results else False


def _test(test: dict[str, Any], facts: dict[str, Any], text: str) -> bool | None:
    if test["fact"] == "says":
        return any(pattern.search(text) for pattern in test["patterns"])
    value = facts.get(test["fact"])
    if value is None:
        return None
    match test["operator"]:
        case "min" | "above":
            return bool(value >= test["number"])
        case "max" | "below":
            return bool(value <= test["number"])
        case "not_in":
            return not value & set(test["values"])
        case _:
            return bool(value & set(test["values"]))
