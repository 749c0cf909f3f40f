"""Measure jobfit: `make bench`, or `make bench ARGS="--count 2000"`. Machines are noisy: compare ratios, not seconds."""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from benchmarks import generate
from benchmarks.hostile import hostile
from benchmarks.past import past
from benchmarks.runs import runs
from jobfit.facts import extract
from jobfit.facts.codec import evidence_json, values_json
from jobfit.facts.extract import EXTRACTORS, extractor, facts_of, facts_of_reading, facts_of_readings
from jobfit.facts.model import Facts
from jobfit.facts.personal import personal
from jobfit.facts.reading import read
from jobfit.facts.says import PhraseBook
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.feeds.interface import Feed
from jobfit.feeds.reading import read_document
from jobfit.judging import ProfileJudge, resolved
from jobfit.lines import CHUNK
from jobfit.postings.model import JobPosting
from jobfit.postings.normalise import normalise_all, posting_from_mapping
from jobfit.profile.load import parse_profile
from jobfit.rules.model import Rule, tests_of
from jobfit.verdicts.judge import Judge
from jobfit.verdicts.reasons import Stamps
from jobfit.verdicts.sketch import Observed
from jobfit.workers import COLLECT_AFTER

T = TypeVar("T")
R = TypeVar("R")
_LAUNCHER = """
import resource, subprocess, sys, time
started = time.perf_counter()
with open(sys.argv[1], "wb") as out:
    status = subprocess.run(sys.argv[2:], stdout=out).returncode
print(status, time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
TODAY = date(2026, 11, 20)
_WIDEST = 34
_FACTS = "" if str(extract.__file__).endswith(".py") else ", facts compiled"
NOW = datetime(2026, 11, 20, tzinfo=UTC)


def main() -> None:
    """Print every table."""
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument("--count", type=int, default=10_000, help="postings of the throughput run")
    parse.add_argument("--most", type=int, default=50_000, help="postings of the largest memory run, and of the past")
    parse.add_argument("--facts", action="store_true", help="only the stages and facts")
    said = parse.parse_args()
    count: int = said.count
    most: int = said.most
    if said.facts:
        stages()
        extractors()
        return
    start_up()
    stages()
    extractors()
    engine()
    feeds()
    hostile(row)
    runs(row)
    past(row, count=most)
    throughput([1_000, count, most])


def row(*cells: object) -> None:
    """Print a row of a table."""
    print("  ".join(f"{cell:>12}" if index else f"{cell!s:34}" for index, cell in enumerate(cells)))


def each(work: Callable[[T], R], values: Sequence[T], *, rounds: int = 3) -> tuple[float, list[R]]:
    """Return the best processor time for one value in µs over some rounds, and the results.

    Garbage is looked for as in the workers, and not among what was there before: that would tell the bench's own size.
    """
    times = []
    results: list[R] = []
    gc.set_threshold(COLLECT_AFTER)
    for _ in range(rounds):
        gc.freeze()
        started = time.process_time()
        results = [work(value) for value in values]
        times.append((time.process_time() - started) / len(values) * 1e6)
    return min(times), results


def start_up() -> None:
    """Compare the start of `jobfit --help` with bare Python's."""
    print("\nStart-up, whole process, median of 11")
    jobfit, bare = (_wall([sys.executable, *words]) for words in (["-m", "jobfit", "--help"], ["-c", ""]))
    row("jobfit --help", f"{jobfit * 1e3:.0f} ms", f"{jobfit / bare:.1f} x bare")
    row("python -c ''", f"{bare * 1e3:.0f} ms")


def _wall(command: list[str]) -> float:
    times = []
    for _ in range(11):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - started)
    return median(times)


def stages() -> None:
    """Print the cost of each stage for one posting of about 5 KB, 30 rules."""
    print(f"\nStages, µs a posting of about 5 KB, one process, 30 rules{_FACTS}")
    profile = parse_profile(generate.profile(30).encode(), file="bench.toml", today=TODAY)
    lines = list(generate.jsonl(15 * CHUNK))
    parsed, mappings = each(json.loads, lines)
    normal, postings = each(lambda mapping: posting_from_mapping(mapping, hashed=False), mappings)
    reading, readings = each(lambda posting: read(posting, today=TODAY), postings)
    alone, _ = each(lambda posting: facts_of(posting, today=TODAY), postings)
    in_chunks, found = each(_facts_of_chunk, _chunks(postings))
    facts = [stated for chunk in found for stated in chunk]
    says, _ = each(PhraseBook(profile.person.phrases).found_in, readings)
    with ProfileJudge.of(profile) as judge:
        own, personals = each(lambda stated: personal(stated, judge.person), facts)
        engine_time, judgements = each(judge.stage.judge, personals)
        observed = list(map(Observed, facts, personals))
        judged = list(zip(["g"] * len(facts), judgements, observed, [Stamps()] * len(facts), strict=True))
        reasons, _ = each(lambda each_judged: judge.reasons.verdict(*each_judged), judged)
        written, _ = each(lambda chunk: judge.reasons.lines(*map(list, zip(*chunk, strict=True))), _chunks(judged))
    codec, _ = each(lambda stated: (values_json(stated), evidence_json(stated)), facts)
    table = {
        "JSON line": parsed,
        "normalise (HTML to text, ids)": normal,
        "all facts, chunks": in_chunks / CHUNK,
        "the person's phrases": says,
        "facts for the person": own,
        "engine: conditions, rules, verdict": engine_time,
        "flips, reasons, JSON line, chunks": written / CHUNK,
        "facts to JSON": codec,
    }
    for name, cost in table.items():
        row(name, f"{cost:.0f}")
    row("together", f"{sum(table.values()):.0f}")
    row("of facts: words, lines, sections", f"{reading:.0f}")
    row("all facts, one posting at a time", f"{alone:.0f}")
    row("flips and reasons to be stored", f"{reasons:.0f}")


def _facts_of_chunk(postings: Sequence[JobPosting]) -> list[Facts]:
    return facts_of_readings([read(posting, today=TODAY) for posting in postings])


def _chunks(values: Sequence[T]) -> list[Sequence[T]]:
    return [values[at : at + CHUNK] for at in range(0, len(values), CHUNK)]


def extractors() -> None:
    """Print what each extractor takes of a posting of about 5 KB, behind the reading that all of them share."""
    print(f"\nFacts, µs a posting of about 5 KB{_FACTS}")
    postings = [posting_from_mapping(json.loads(line)) for line in generate.jsonl(500)]
    named = {f"{name}: {', '.join(facts)}": extractor(name) for name, facts in EXTRACTORS.items()}
    best: dict[str, float] = {}
    for _ in range(3):
        reading, readings = each(lambda posting: read(posting, today=TODAY), postings, rounds=1)
        costs = {name: each(work, readings, rounds=1)[0] for name, work in named.items()}
        for name, cost in {"reading (shared)": reading, **costs}.items():
            best[name] = min(cost, best.get(name, cost))
    for name, cost in sorted(best.items(), key=lambda item: -item[1]):
        row(name if len(name) <= _WIDEST else f"{name[: _WIDEST - 2]} …", f"{cost:.0f}")
    row("together", f"{sum(best.values()):.0f}")


def engine() -> None:
    """Print the cost of the engine stages for 30, 100 and 300 rules, remembering on and off."""
    print("\nEngine stages, µs a posting")
    row("rules", "remembered", "hit rate", "not", "compile ms")
    postings = [posting_from_mapping(json.loads(line)) for line in generate.jsonl(2000)]
    for count in (30, 100, 300):
        profile = parse_profile(generate.profile(count).encode(), file="bench.toml", today=TODAY)
        person = profile.person
        phrases = PhraseBook(person.phrases)
        facts = []
        for posting in postings:
            reading = read(posting, today=TODAY)
            facts.append(personal({**facts_of_reading(reading), "says": phrases.found_in(reading)}, person))
        started = time.perf_counter()
        judge = Judge(profile.rule_set(20))
        compiled = (time.perf_counter() - started) * 1e3
        warm, _ = each(judge.judge, facts, rounds=2)
        rate = 1 - judge.counters.worked_out / judge.counters.looked_up
        judge.close()
        with Judge(profile.rule_set(20), remember=False) as forgetful:
            cold, _ = each(forgetful.judge, facts[:300], rounds=1)
        row(len(profile.rules), f"{warm:.0f}", f"{rate:.3f}", f"{cold:.0f}", f"{compiled:.0f}")


def feeds() -> None:
    """Compare reading and judging one RSS document with the plain script that has the same rules."""
    from benchmarks import plain as script  # noqa: PLC0415 - BeautifulSoup takes time to load

    print("\nOne RSS document of 300 entries, µs an entry")
    document = generate.rss(300)
    feed = Feed(id="bench", name="Bench", kind="syndication", url="https://jobs.example/rss")
    profile = parse_profile(generate.profile(30).encode(), file="bench.toml", today=TODAY)
    rules = script.prepared(list(map(_as_dict, resolved(profile).rules)))
    plain, _ = each(lambda body: len(script.judge(body, rules)), [document])
    plain_read, _ = each(lambda body: len(script.read(body)), [document])
    with ProfileJudge.of(profile) as judge:
        own, _ = each(lambda body: _through(feed, body, judge, every_fact=False), [document])
        every, _ = each(lambda body: _through(feed, body, judge, every_fact=True), [document])
    parse, _ = each(lambda body: len(read_document(feed, body).entries), [document])
    row("jobfit: feed to verdict", f"{own / 300:.0f}")
    row("  of that, parsing the feed", f"{parse / 300:.0f}")
    row("jobfit with every fact, as `run`", f"{every / 300:.0f}")
    row(
        "plain script, the same rules",
        f"{plain / 300:.0f}",
        f"{plain / own:.1f} x jobfit",
        f"{plain / every:.1f} x every",
    )
    row("  of that, feedparser and soup", f"{plain_read / 300:.0f}", f"{plain_read / own:.1f} x jobfit")


def _through(feed: Feed, body: bytes, judge: ProfileJudge, *, every_fact: bool) -> int:
    postings = normalise_all(read_document(feed, body).entries, feed, NOW)
    judgments = judge.judge_all(postings, today=TODAY, every_fact=every_fact)
    return sum(judgment.verdict.outcome == "keep" for judgment in judgments)


def _as_dict(rule: Rule) -> dict[str, Any]:
    """Return a rule as the plain script has it."""
    scale = {test.fact: VOCABULARY[test.fact].scale for test in tests_of(rule)}
    tests = [
        {
            "fact": test.fact,
            "operator": test.operator.value,
            "number": None if test.number is None else test.number / scale[test.fact],
            "values": test.tokens,
        }
        for test in tests_of(rule)
    ]
    return {"id": rule.id, "kind": rule.kind.value, "weight": rule.weight / 100, "tests": tests}


def throughput(counts: Iterable[int]) -> None:
    """Print postings a second and peak memory of `judge --jsonl` on all processors, 30 rules."""
    print(f"\njudge --jsonl, 30 rules, {len(os.sched_getaffinity(0))} processors")
    row("postings", "seconds", "a second", "peak MB")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "profile.toml").write_text(generate.profile(30), "utf-8")
        for count in counts:
            _judge_file(folder, count)


def _judge_file(folder: Path, count: int) -> None:
    given = folder / f"{count}.jsonl"
    with given.open("wb") as opened:
        opened.writelines(generate.jsonl(count))
    command = [
        sys.executable,
        "-m",
        "jobfit",
        "judge",
        "--jsonl",
        "--profile",
        str(folder / "profile.toml"),
        str(given),
    ]
    # a small launcher, because a process's peak also counts what it was forked from
    launched = subprocess.run(
        [sys.executable, "-c", _LAUNCHER, str(folder / "out.jsonl"), *command],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    status, elapsed, peak = map(float, launched.stdout.split())
    lines = sum(1 for _ in (folder / "out.jsonl").open("rb"))
    if status or lines != count:
        message = f"judged {lines} of {count}, exit status {status}"
        raise SystemExit(message)
    row(count, f"{elapsed:.1f}", f"{count / elapsed:.0f}", f"{peak / 1024:.0f}")


if __name__ == "__main__":
    main()
