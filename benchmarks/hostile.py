"""Measure documents of 1 MB that were made to be costly, each in a process of its own, next to an ordinary one.

`python -m benchmarks.hostile NAME` reads one of them and prints its seconds of processor time and its peak MB.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks import generate
from jobfit.errors import FeedError
from jobfit.facts.extract import facts_of
from jobfit.feeds.interface import Feed
from jobfit.feeds.reading import read_document
from jobfit.postings.normalise import posting_from_mapping

_SIZE: Final = 1_000_000
_TODAY = date(2026, 11, 20)
_FEED = Feed(id="bench", name="Bench", kind="syndication", url="https://jobs.example/rss")
_ORDINARY = "ordinary"


def _repeated(piece: str) -> Callable[[], str]:
    return lambda: piece * (_SIZE // len(piece))


_DESCRIPTIONS: dict[str, Callable[[], str]] = {
    _ORDINARY: lambda: generate.description(random.Random(1), _SIZE),
    "elements in elements": _repeated("<div>"),
    "lists in lists": _repeated("<ul><li>"),
    "what is never closed": _repeated("<!--"),
    "escaped over and over": lambda: "&" + "amp;" * (_SIZE // 4),
    "bullets": _repeated("• "),
    "spaces": _repeated(" "),
    "one word": _repeated("x"),
    "figures": _repeated("1,000 - "),
    "sums of money": _repeated("$90k-120k EUR a year "),
    "denials": _repeated("not no without never "),
    "places": _repeated("Berlin, Portland, OR, Paris; "),
    "years of experience": _repeated("5+ years of experience or "),
}
_FEEDS: dict[str, Callable[[], bytes]] = {
    _ORDINARY: lambda: generate.rss(190),
    "entities in entities": lambda: _bomb() + b"<rss><channel>" + b"<item><title>&e9;</title></item>" * 30_000,
    "items in items": lambda: b"<rss version='2.0'><channel>" + b"<item>" * (_SIZE // 6),
    "empty items": lambda: b"<rss version='2.0'><channel>" + b"<item/>" * (_SIZE // 7),
    "what is never closed": lambda: b"<rss><channel><item><title><![CDATA[" + b"<![CDATA[" * (_SIZE // 9),
    "attributes": lambda: b"<rss " + b"".join(b"a%d='1' " % number for number in range(_SIZE // 12)) + b"><channel/>",
    "angle brackets": lambda: b"<rss><channel>" + b"<" * _SIZE,
}


def _bomb() -> bytes:
    steps = b"".join(b'<!ENTITY e%d "%s">' % (step, b"&e%d;" % (step - 1) * 10) for step in range(1, 10))
    return b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "xxxxxxxxxx">' + steps + b"]>"


def hostile(row: Callable[..., None]) -> None:
    """Print what 1 MB takes as a posting's text with all its facts, and as a feed: seconds, ratio, and peak MB."""
    for title, kind, names in (
        ("A description of 1 MB and all its facts", "description", _DESCRIPTIONS),
        ("A feed of 1 MB", "feed", _FEEDS),
    ):
        print(f"\n{title}, each in a process of its own")
        row("made of", "seconds", "peak MB")
        usual = 0.0
        for name in names:
            elapsed, peak = _measured(kind, name)
            usual = usual or elapsed
            row(name, f"{elapsed:.2f}", f"{peak:.0f}", f"{elapsed / usual:.1f} x")


def _measured(kind: str, name: str) -> tuple[float, float]:
    command = [sys.executable, "-m", "benchmarks.hostile", kind, name]
    elapsed, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(elapsed), float(peak)


def main(kind: str, name: str) -> None:
    """Read one document, after a small one that has everything loaded, and print seconds and peak MB."""
    facts_of(posting_from_mapping({"id": "warm", "title": "Baker", "description": "Bakes."}), today=_TODAY)
    read_document(_FEED, generate.rss(1))
    made = _DESCRIPTIONS[name]() if kind == "description" else _FEEDS[name]()
    started = time.process_time()
    if isinstance(made, str):
        facts_of(posting_from_mapping({"id": name, "title": "Baker", "description": made}), today=_TODAY)
    else:
        with suppress(FeedError):  # a document that is refused has been looked at too
            read_document(_FEED, made)
    print(time.process_time() - started, _peak())


def _peak() -> float:
    """Return the most memory in MB that this program had; `getrusage` would count what it was forked from, too."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines())
    return int(status["VmHWM"].split()[0]) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
