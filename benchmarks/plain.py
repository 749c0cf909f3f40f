"""The plain script that people write today: default feedparser, BeautifulSoup, and a loop of regular expressions."""

from __future__ import annotations

import re

import feedparser
from bs4 import BeautifulSoup

_WORDS = (
    "remote", "hybrid", "on-site", "onsite", "office", "visa", "sponsorship", "salary", "pay", "equity", "bonus", "senior",
    "junior", "staff", "lead", "manager", "intern", "contract", "permanent", "full-time", "part-time", "four-day week",
    "on-call", "travel", "clearance", "degree", "bachelor", "python", "java", "javascript", "typescript", "react", "vue",
    "sql", "kubernetes", "terraform", "aws", "azure", "gcp", "docker", "linux", "git", "excel", "german", "french", "spanish",
    "portugal", "germany", "france", "spain", "netherlands", "poland", "sweden", "united states", "canada", "india", "europe",
)  # fmt: skip
_MONEY = re.compile(r"([$€£])\s?(\d[\d.,]*)\s?(k)?(?:\s?[-–]\s?[$€£]?\s?(\d[\d.,]*)\s?(k)?)?", re.IGNORECASE)
_YEARS = re.compile(r"(\d+)\+?\s*(?:years|yrs)", re.IGNORECASE)


def judge(document: bytes) -> list[bool]:
    """Read a feed, look for the words, and keep what is remote, paid enough and asks for few years."""
    kept = []
    for entry in feedparser.parse(document).entries:
        text = BeautifulSoup(entry.get("summary", ""), "html.parser").get_text(" ")
        found = {word for word in _WORDS if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)}
        pays = [
            float(match[1].replace(",", "").rstrip(".") or 0) for match in _MONEY.findall(text) if match[1][0].isdigit()
        ]
        years = [int(match) for match in _YEARS.findall(text)]
        kept.append("remote" in found and max(pays, default=0) > 60 and min(years, default=0) < 10)
    return kept
