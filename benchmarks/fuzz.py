"""Read postings made of anything for a while: no exception, and no text takes far longer when it is twice as long.

`python benchmarks/fuzz.py --minutes 10 [--seed 1] [--postings FILE.jsonl]`; a failure is printed with the seed of its
posting, and `--seed` with that number makes the same posting again, first.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import textwrap
import time
import timeit
import traceback
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from jobfit.facts.codec import to_json
from jobfit.facts.extract import facts_of
from jobfit.facts.model import Facts
from jobfit.facts.reading.lexicon import languages, words_of
from jobfit.postings.normalise import posting_from_mapping

TODAY = date(2026, 11, 20)
LONG = 20_000
"""Characters of the text whose time is compared with that of a text twice as long."""
MOST = 4.0
"""Twice the text in up to this many times the time: the machine is never quiet, and four is what is quadratic."""
_NUMBERS = (
    "0",
    "1",
    "5",
    "13",
    "14",
    "40",
    "50k",
    "85 000",
    "12.000",
    "1,000,000",
    "2026",
    "99999999999999",
    "4-6",
    "½",
)
_SIGNS = (*"€$£¥%*|•·–—-/\\()[]{}<>.,;:!?'\"&+#@_~^`= \n\t", "\r\n", "\u00a0", "\u200f", "\u202e", "\ufeff", "\x00")
_STRANGE = (
    "🙂",
    "👩‍💻",
    "日本語",
    "работа",
    "עבודה",
    "عمل",
    "Ã¤",
    "â\u201a¬",
    "é",
    "ß",
    "İ",
    "ﬁ",
    "<br>",
    "</p>",
    "&amp;",
    "\ud7ff",
)
_WRAPPED = 0.3  # share of the texts that are wrapped, and of the bullets that are lost
_FIELDS = ("title", "location", "description", "company")


def phrases() -> tuple[str, ...]:
    """Return every phrase of the word files of all languages."""
    return tuple(
        phrase
        for language in languages()
        for senses in words_of(language).values()
        for listed in senses.values()
        for phrase in listed
    )


def mixed(rng: random.Random, words: Sequence[str], length: int) -> str:
    """Return a text of about `length` pieces: phrases, numbers, signs, letters of any script."""
    kinds = rng.choices((words, _NUMBERS, _SIGNS, _STRANGE), (10, 4, 4, 1), k=length)
    between = rng.choice((" ", "", ", ", "\n* ", " | "))
    return between.join(rng.choice(kind) for kind in kinds)


def mutated(rng: random.Random, text: str, words: Sequence[str]) -> str:
    """Return a real text with pieces cut, doubled, moved, or words put in."""
    for _ in range(rng.randint(1, 8)):
        first, last = sorted(rng.choices(range(len(text) + 1), k=2))
        last = min(last, first + rng.choice((1, 20, 400)))
        piece = text[first:last]
        changed = rng.choice(("", piece * 3, piece[::-1], piece.upper(), mixed(rng, words, 5)))
        text = text[:first] + changed + text[last:]
    return text


def laid_out(rng: random.Random, text: str) -> str:
    """Return a text as boards and exports hand it on: its lines joined, wrapped, or their ends written out."""
    if rng.random() < _WRAPPED:
        return "\n".join(textwrap.fill(line, 72, break_long_words=False) for line in text.split("\n"))
    joint = rng.choice(("", " ", " | ", r"\n", "\n\n", "; "))
    return joint.join(line.removeprefix("* ") if rng.random() < _WRAPPED else line for line in text.split("\n"))


def posting(rng: random.Random, words: Sequence[str], real: Sequence[dict[str, object]]) -> dict[str, object]:
    """Return one posting as a feed could give it."""
    if real and rng.random() < 0.5:
        drawn = dict(rng.choice(real))
        drawn |= {name: mutated(rng, str(drawn.get(name) or ""), words) for name in rng.sample(_FIELDS, 2)}
        return drawn | {"description": laid_out(rng, str(drawn.get("description") or ""))}
    texts: dict[str, object] = {name: mixed(rng, words, rng.choice((0, 1, 5, 12))) for name in _FIELDS}
    return texts | {"description": mixed(rng, words, rng.choice((1, 20, 200, 1500))), "id": "1"}


def seconds(text: str) -> float:
    """Return the processor time of one reading of a text, the better of two, without that for looking for garbage.

    That comes after so many objects, in the second of two texts more often than in the first.
    """
    drawn = dict.fromkeys(("id", "title"), "1") | {"description": text}
    return min(timeit.repeat(lambda: read(drawn), timer=time.process_time, number=1, repeat=2))


def read(drawn: Mapping[str, object]) -> Facts:
    """Return the facts of a posting, having checked that every quote is the text where it is said to stand."""
    made = posting_from_mapping(drawn)
    facts = facts_of(made, today=TODAY)
    for fact in facts.values():
        for each in fact.evidence:
            if each.field in _FIELDS and getattr(made, each.field)[each.start : each.end] != each.quote:
                message = f"{each} is not what stands there"
                raise AssertionError(message)
    json.dumps(to_json(facts))
    return facts


def grows(rng: random.Random, words: Sequence[str], real: Sequence[dict[str, object]]) -> str:
    """Return what grew too fast: a piece of text repeated often, and twice as often; "" when nothing did."""
    piece = str(posting(rng, words, real)["description"])[: rng.choice((1, 3, 10, 40, 150, 2_000))] or " "
    once = piece * (LONG // len(piece))
    if all(seconds(once * 2) > MOST * seconds(once) for _ in range(3)):  # three times: not by another's load
        return f"{piece!r} repeated"
    return ""


def fuzz(seed: int, words: Sequence[str], real: Sequence[dict[str, object]]) -> str:
    """Return what went wrong with the posting of a seed, "" when nothing did."""
    rng = random.Random(seed)
    drawn = posting(rng, words, real)
    try:
        read(drawn)
        return grows(rng, words, real) if seed % 50 == 0 else ""
    except Exception:  # noqa: BLE001 - any exception at all is what is looked for
        return f"{traceback.format_exc()}\n{json.dumps(drawn)[:3_000]}"


def main() -> int:
    """Read postings until the time is over; 1 when something went wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--postings", type=Path)
    chosen = options.parse_args()
    lines = chosen.postings.read_bytes().splitlines() if chosen.postings else []
    words, real = phrases(), [json.loads(line) for line in lines]
    end = time.monotonic() + 60 * chosen.minutes
    seed, failed = chosen.seed, 0
    while time.monotonic() < end:
        if wrong := fuzz(seed, words, real):
            failed += 1
            sys.stdout.write(f"seed {seed}: {wrong}\n")
        seed += 1
    sys.stdout.write(f"{seed - chosen.seed} postings read, {failed} failed\n")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
