"""Pay as a feed's own fields state it: whole figures or nothing; placeholders such as 0 and 1 are unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from jobfit.feeds.figures import read_figure
from jobfit.postings.model import StatedPay
from jobfit.postings.words import currency, token

SMALLEST: Final = 1  # 0 and 1 are what forms send for "not stated"
LARGEST: Final = 100_000_000_000
_LONGEST: Final = 40  # characters of a feed's figure or word
_PARTS: Final = ("low", "high", "currency", "period", "basis", "note")


class ReadPay(NamedTuple):
    """Pay as stated, words that are not figures and must be read as text, and what was set aside."""

    pay: StatedPay | None = None
    text: str = ""
    notes: tuple[str, ...] = ()


_UNSTATED = ReadPay()


def read_pay(fields: Mapping[str, Any], *, by_convention: frozenset[str]) -> ReadPay:
    """Return the pay in an entry's fields: `pay` (text, or a table) and `pay_low` … `pay_basis`.

    `by_convention` names the fields that the feed's defaults gave: pay that rests on one is `assumed`.
    """
    if not any(name.startswith("pay") for name in fields):
        return _UNSTATED
    parts = {name: fields[f"pay_{name}"] for name in _PARTS if fields.get(f"pay_{name}") not in (None, "")}
    given = fields.get("pay")
    text = given.strip() if isinstance(given, str) else ""
    if isinstance(given, Mapping):
        parts = {name: given[name] for name in _PARTS if given.get(name) is not None} | parts
    elif isinstance(given, int | float) and not isinstance(given, bool):
        parts = {"low": given, "high": given} | parts
    notes: list[str] = []
    low, high = (_figure(parts.get(end), notes) for end in ("low", "high"))
    if low is not None and high is not None and low > high:
        notes.append(f"the feed states pay from {low:g} to {high:g}, which is no range; it is not used")
        low = high = None
    if low is None and high is None:
        return ReadPay(None, text, tuple(notes))
    assumed = sorted(by_convention & {f"pay_{name}" for name in parts})
    return ReadPay(_stated(parts, low, high, assumed, notes), text, tuple(notes))


def _stated(
    parts: Mapping[str, Any], low: float | None, high: float | None, assumed: list[str], notes: list[str],
) -> StatedPay:  # fmt: skip
    convention = " and ".join(name.removeprefix("pay_") for name in assumed)
    basis = token("pay_basis", str(parts.get("basis", ""))[:_LONGEST]) or "structured"
    return StatedPay(
        low=low,
        high=high,
        currency=_word("currency", parts.get("currency"), notes),
        period=_word("period", parts.get("period"), notes),
        basis="assumed" if assumed and basis == "structured" else basis,
        note=str(parts.get("note", "")) or (f"{convention} by this feed's convention" if assumed else ""),
    )


def _figure(given: object, notes: list[str]) -> float | None:
    """Return one end of a range; None, with a note, for what cannot be an amount of money."""
    if given is None or isinstance(given, bool) or given == "":
        return None
    number = read_figure(given)
    if number is None:
        notes.append(f"the feed's pay {str(given)[:40]!r} is not a figure; it is not used")
    elif not SMALLEST < number < LARGEST:
        notes.append(f"the feed's pay {number:g} cannot be an amount; it counts as not stated")
        number = None
    return number


def _word(part: str, given: object, notes: list[str]) -> str | None:
    if given is None:
        return None
    word = str(given)[:_LONGEST]
    known = currency(word) if part == "currency" else token("pay_period", word)
    if known is None:
        notes.append(f"the feed's pay {part} {word!r} is not known; it counts as not stated")
    return known
