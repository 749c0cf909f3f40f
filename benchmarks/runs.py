"""Measure whole runs over many feeds: from nothing, with nothing changed, and with a few new entries."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import feedparser

from benchmarks import generate

_LAUNCHER = """
import resource, subprocess, sys, time
started = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(status, time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
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
        parse = _parsed(home, feeds)
        row("feedparser's defaults, parsing only", f"{parse:.1f}", f"{parse / some[0]:.1f} x")


def _write(home: Path, number: int, which: range) -> None:
    """Write a feed with the numbered entries of an endless list of its own."""
    document = generate.rss(which.stop, seed=number + 1).replace(b"jobs.example", b"jobs%d.example" % number)
    head, *items = document.split(b"<item>")
    kept = [item.removesuffix(b"</channel></rss>") for item in items][which.start :]
    (home / f"{number}.xml").write_bytes(b"<item>".join([head, *kept]) + b"</channel></rss>")


def _run(home: Path) -> tuple[float, float]:
    """Return seconds and peak MB of one run, over all of its processes the largest."""
    command = [sys.executable, "-m", "jobfit", "run", "--profile", str(home / "profile.toml"), "-q"]
    launched = subprocess.run([sys.executable, "-c", _LAUNCHER, *command], check=True, capture_output=True, text=True)
    status, elapsed, peak = map(float, launched.stdout.split())
    if status:
        raise SystemExit(f"the run ended with {status}: {launched.stderr[-500:]}")
    return elapsed, peak


def _parsed(home: Path, feeds: int) -> float:
    started = time.perf_counter()
    for number in range(feeds):
        feedparser.parse((home / f"{number}.xml").read_bytes())
    return time.perf_counter() - started
