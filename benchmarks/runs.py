"""Measure whole runs over many feeds: from nothing, with nothing changed, and with a few new entries."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import generate
from jobfit.feeds.interface import Before, Document, Feed, Parsed
from jobfit.feeds.reading import Fetched, Known, read, read_document
from jobfit.feeds.seen import Seen, packed

_FEED = Feed(id="bench", name="Bench", kind="syndication", url="https://jobs.example/rss")
_LAUNCHER = """
import resource, subprocess, sys, time
started = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(status, time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""
_PLAIN = """
import sys, time, feedparser
documents = [open(path, "rb").read() for path in sys.argv[2:]]
times = []
for _ in range(int(sys.argv[1])):
    started = time.process_time()
    for document in documents:
        feedparser.parse(document)
    times.append(time.process_time() - started)
print(min(times))
"""


def runs(row: Callable[..., None], *, feeds: int = 100, entries: int = 100) -> None:
    """Print seconds and peak memory of `jobfit run` over local feeds, and what feedparser's defaults take to parse."""
    print(f"\njobfit run over {feeds} RSS files of {entries} entries, 30 rules")
    row("run", "seconds", "peak MB")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "profile.toml").write_text(generate.profile(30), "utf-8")
        (home / "feeds.toml").write_text(
            "".join(f'[feed.f{number}]\nfile = "{number}.xml"\n' for number in range(feeds)), "utf-8"
        )
        for number in range(feeds):
            _write(home, number, range(entries))
        cold = _run(home)
        row("from nothing", f"{cold[0]:.1f}", f"{cold[1]:.0f}")
        same = _run(home)
        row("nothing changed", f"{same[0]:.1f}", f"{same[1]:.0f}")
        new = max(1, entries // 20)
        for number in range(feeds):
            _write(home, number, range(new, entries + new))
        some = _run(home)
        row(f"{new} of {entries} entries new", f"{some[0]:.1f}", f"{some[1]:.0f}")
        parse = _defaults(home, feeds)
        row("feedparser's defaults, parsing only", f"{parse:.1f}", f"{parse / some[0]:.1f} x")
        plain = _defaults(home, 5, rounds=2) / (5 * entries) * 1e6
    _readings(row, entries, plain)


def _readings(row: Callable[..., None], entries: int, plain: float) -> None:
    """Print what reading documents takes, from nothing and with few new entries, beside feedparser's defaults."""
    print(f"\nReading RSS documents of {entries} entries, µs an entry, best of 5")
    new = max(1, entries // 20)
    before = [_document(number, range(entries)) for number in range(5)]
    after = [_document(number, range(new, entries + new)) for number in range(5)]
    held = [_seen(read_document(_FEED, body)) for body in before]
    whole = _best(lambda: [read_document(_FEED, body) for body in after], entries)
    some = _best(lambda: [_read(body, seen) for body, seen in zip(after, held, strict=True)], entries)
    row("feedparser's defaults", f"{plain:.0f}")
    row("from nothing", f"{whole:.0f}", f"{plain / whole:.1f} x")
    row(f"{new} of {entries} entries new", f"{some:.0f}", f"{plain / some:.1f} x")


def _seen(parsed: Parsed) -> bytes:
    """Return what a reading leaves for the next one."""
    new = (Before(each.entry_id, each.raw_hash, each.base, each.element, "", "") for each in parsed.entries)
    return packed(parsed.surroundings, new)


def _read(body: bytes, seen: bytes) -> Parsed | None:
    return read(_FEED, lambda _feed, _request, _known: Fetched(Document(body)), Known(seen=Seen(seen))).parsed


def _best(work: Callable[[], object], entries: int) -> float:
    """Return the best processor time for an entry of five documents, in µs."""
    times = []
    for _ in range(5):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times) / (5 * entries) * 1e6


def _write(home: Path, number: int, which: range) -> None:
    """Write a feed with the numbered entries of an endless list of its own."""
    (home / f"{number}.xml").write_bytes(_document(number, which))


def _document(number: int, which: range) -> bytes:
    document = generate.rss(which.stop, seed=number + 1).replace(b"jobs.example", b"jobs%d.example" % number)
    head, *items = document.split(b"<item>")
    kept = [item.removesuffix(b"</channel></rss>") for item in items][which.start :]
    return b"<item>".join([head, *kept]) + b"</channel></rss>"


def _run(home: Path) -> tuple[float, float]:
    """Return seconds and peak MB of one run, over all of its processes the largest."""
    command = [sys.executable, "-m", "jobfit", "run", "--profile", str(home / "profile.toml"), "-q"]
    launched = subprocess.run([sys.executable, "-c", _LAUNCHER, *command], check=True, capture_output=True, text=True)
    status, elapsed, peak = map(float, launched.stdout.split())
    if status:
        raise SystemExit(f"the run ended with {status}: {launched.stderr[-500:]}")
    return elapsed, peak


def _defaults(home: Path, feeds: int, *, rounds: int = 1) -> float:
    """Return the best processor time that feedparser takes for some feeds where jobfit has changed nothing about it."""
    command = [sys.executable, "-c", _PLAIN, str(rounds), *(str(home / f"{number}.xml") for number in range(feeds))]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
