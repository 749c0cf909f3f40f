"""Amounts: every number in a window with the currency and multiplier that are written against it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from jobfit.facts.pay.currencies import tables

_SPACES = " \u00a0\u202f\u2009"
_NUMBER = re.compile(  # starts with a set of characters, which is looked for several times faster than anything else
    r"[0-9](?<![0-9][0-9])(?<![0-9][.,'’][0-9])[0-9]{0,8}"  # not the rest of a longer one that nobody can read
    rf"(?:(?:[,.'’]|[{_SPACES}](?=\d{{3}}(?!\d))|,\s(?=\d00(?!\d)))\d{{1,3}}(?!\d)){{0,4}}"
)
_SLIP = re.compile(r"[.,]\d{1,9}")
_GROUPS = re.compile(r"[^\d]+")
_NO_CENTS = re.compile(r"[,.](?:-{1,2}|–)(?!\d)")  # "4.500,-"
_POINTS = frozenset(".,")
_TOKEN = re.compile(rf"[{_SPACES}]?(\(?)([kKT]€|zł|Kč|[^\W\d_]{{1,9}}[.$]?|[$£€₹¥￥₩₱₦₪₺₴₽₸฿₫円元])")
_BROKEN = re.compile(rf"(?<![\dkK])[{_SPACES}]?([$£])[{_SPACES}]?\n\Z")  # each part of the money stands on its own line
_FRONT = 12  # characters of two signs
_BEFORE_ONLY = "R"  # rand, written against the number; elsewhere it is rather the programming language
_MOST_TOKENS = 3
_GROUP = 3  # digits between two separators; two in Indian grouping
_THOUSAND = 1_000
_LEAST_BARE = 1_000
_INDIAN = (100_000, 10_000_000)  # lakh and crore; LPA is lakh per annum
_RETIREMENT_PLAN = 401  # (k)
_DIGITS = "0123456789"
_BLANK = frozenset(_SPACES)
_SYMBOLS = frozenset("$£€₹¥￥₩₱₦₪₺₴₽₸฿₫")
_NOTHING: tuple[str, ...] = ()


class Amount(NamedTuple):
    """A number as written: `value` without its multiplier, `currencies` that its sign may mean (none without one).

    `readable` is False for a slip such as "70,0000": it is an amount, but nobody can say which.
    """

    start: int
    end: int
    value: float
    multiplier: int
    total: float  # the value with its multiplier
    currencies: tuple[str, ...]
    written: str
    readable: bool
    may_be_money: bool  # written like it: without a sign and a multiplier it is when it is large enough

    @property
    def decimals(self) -> bool:
        """Say whether the number is written with decimals."""
        return not self.value.is_integer() or self.written.endswith((".00", ",00"))


_made = partial(tuple.__new__, Amount)  # what Amount(…) does, in half the time


def amounts(text: str, start: int, end: int) -> Sequence[Amount]:
    """Return the amounts in text[start:end], in order."""
    if not any(map(text[start:end].__contains__, _DIGITS)):  # a tenth of what it takes an expression to find none
        return ()
    found = [_amount(text, *match.span()) for match in _NUMBER.finditer(text, start, end)]
    return [amount for amount in found if amount is not None]


@lru_cache(maxsize=4096)  # postings share round figures
def number(written: str) -> float | None:
    """Return the value of a number in any convention: 12.000 · 85 000 · 1,20,000 · 95'000 · 24,50; None for others."""
    first, _, rest = written.partition(",")
    if first.isdigit() and (not rest or (rest.isdigit() and first != "0" and len(first) <= _GROUP == len(rest))):
        return float(first + rest)  # by far the most are 45000 or 45,000
    groups = _GROUPS.split(written)
    separators = [separator.strip() or " " for separator in _GROUPS.findall(written)]
    decimals = ""
    if len(groups[-1]) != _GROUP or groups[0] == "0":
        if len(separators) > 1 and separators[-1] == separators[-2]:
            return None
        decimals = groups.pop()
        separators.pop()
    if not _is_grouped(groups, separators):
        return None
    return float(f"{''.join(groups)}.{decimals or 0}")


def _is_grouped(groups: list[str], separators: list[str]) -> bool:
    if len(groups) == 1:
        return True
    middle = {len(group) for group in groups[1:-1]}
    return (
        len(set(separators)) == 1
        and 0 < len(groups[0]) <= _GROUP
        and len(groups[-1]) == _GROUP
        and (middle <= {_GROUP} or (middle == {2} and separators[0] == ","))
    )


def _amount(text: str, start: int, end: int) -> Amount | None:
    written = text[start:end]
    value = number(written)
    readable = value is not None
    if text[end : end + 1] in _POINTS:
        if slip := _SLIP.match(text, end):
            end, readable = slip.end(), False
        elif no_cents := _NO_CENTS.match(text, end):
            end = no_cents.end()
    start, currencies = _signs_before(text, start)
    multiplier, after, end = _tokens_after(text, end)
    value = value or 0.0
    if multiplier == _THOUSAND and value == _RETIREMENT_PLAN:
        return None
    if multiplier in _INDIAN and not (currencies or after):
        after = ("INR",)
    if after:
        currencies = _narrowed(currencies, after)
    total = value * multiplier
    may_be_money = total >= _LEAST_BARE or bool(currencies)
    return _made((start, end, value, multiplier, total, currencies, written, readable, may_be_money))


def _narrowed(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """Return the currencies that the signs before and after a number agree on ("$120k CAD"); the clearer one wins."""
    if before and after:
        return tuple(code for code in before if code in after) or min(before, after, key=len)
    return before or after


def _signs_before(text: str, start: int) -> tuple[int, tuple[str, ...]]:
    """Return where the signs in front of a number start, and the currencies that they may mean."""
    table = tables()
    end = start - 1
    last = text[end:start]
    if last == "\n":
        broken = _BROKEN.search(text, max(0, start - _FRONT), start)
        return (broken.start(1), table.signs[broken[1]]) if broken else (start, _NOTHING)
    if last in _SYMBOLS:  # by far the most have one symbol and nothing more
        if not (text[end - 1 : end].isalpha() or _may_end(text, end, table.signs_by_end)):
            return end, table.signs[last]
    elif not _may_end(text, start, table.signs_by_end):
        return start, _NOTHING
    found = _signs().search(text[max(0, start - _FRONT) : start])
    if not found:
        return start, _NOTHING
    first, last = found.groups()
    meant = table.signs[last]
    return start - len(found[0]), _narrowed(table.signs[first], meant) if first else meant


def _may_end(text: str, end: int, signs_by_end: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether a sign or code seems to end at an offset or in front of the space there; a cheap first look."""
    last = text[end - 1 : end]
    if last in _BLANK:
        end -= 1
        last = text[end - 1 : end]
    signs = signs_by_end.get(last)
    return last in _BLANK or last.isupper() or (signs is not None and text.endswith(signs, 0, end))


@cache
def _signs() -> re.Pattern[str]:
    """Return the expression for one or two signs or codes at the end of a text ("USD $")."""
    by_first: defaultdict[str, list[str]] = defaultdict(list)  # few branches are tried at each character
    for sign in sorted(tables().signs, key=len, reverse=True):
        if sign != _BEFORE_ONLY:
            by_first[sign[0]].append(re.escape(sign[1:]))
    letters, others = (
        "|".join(
            f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items() if first.isalpha() is kind
        )
        for kind in (True, False)
    )
    sign = rf"(?:(?<![^\W\d_])(?:{letters})|{others})"
    return re.compile(
        rf"(?:({sign})[{_SPACES}]{{0,2}})?({sign}(?=[{_SPACES}]{{0,2}}\Z)|(?<![^\W\d_]){_BEFORE_ONLY}(?=\Z))[{_SPACES}]{{0,2}}"
    )


def _tokens_after(text: str, end: int) -> tuple[int, tuple[str, ...], int]:
    """Return the multiplier and currencies written behind a number, and where they end."""
    multiplier = 1
    currencies = _NOTHING
    for _ in range(_MOST_TOKENS):
        match = _TOKEN.match(text, end)
        if not match or not (token := _token(match[2])):
            break
        times, meant, length = token
        if match[2] in _SYMBOLS and match.start(2) > end and text[match.end() : match.end() + 1].isdigit():
            break  # "L4 €65,000": the sign is the next number's
        if (times == 1 or multiplier != 1) and (not meant or currencies):
            break
        after = match.start(2) + length
        if match[1]:  # "$120,000 (USD)" names the currency; "5 (m)" is no million and "Band 7 ($90k)" no money
            if times > 1 or not text.startswith(")", after):
                break
            after += 1
        multiplier *= times
        currencies = meant or currencies
        end = after
    return multiplier, currencies, end


@lru_cache(maxsize=4096)  # postings share the words behind their numbers
def _token(word: str) -> tuple[int, tuple[str, ...], int] | None:
    """Return the multiplier, the currencies and the length of a word behind a number, None when it has neither."""
    table = tables()
    if word not in table.multipliers and word not in table.signs:
        word = word.rstrip(".")
    if word == _BEFORE_ONLY:
        return None
    times, meant = table.multipliers.get(word, 1), table.signs.get(word, _NOTHING)
    if times == 1 and not meant and word[0] in "kKT":  # "50 kEUR", "60 TEUR", "45k€"
        times, meant = _THOUSAND, table.signs.get(word[1:], _NOTHING)
        if not meant:
            return None
    return (times, meant, len(word)) if times > 1 or meant else None
