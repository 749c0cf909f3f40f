"""Tradeoffs -> a bar chart: in lines of text, as SVG, and as one HTML page with every number beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from jobfit.digests.templating import environment
from jobfit.layout import TextStyle, clean, joined, to_ascii, wrapped
from jobfit.past.tradeoffs import Price, Relaxation, Tradeoffs
from jobfit.phrasing import counted, shortened
from jobfit.verdicts.explain import LABELS
from jobfit.verdicts.model import Outcome

_FEW: Final = 30  # postings; fewer are an anecdote
_FIRST: Final = 12  # prices, unless all are asked for
_LONGEST_NAME: Final = 30
_FILLS: Final = ("█", "░")
_ASCII_FILLS: Final = ("#", ".")
_MARGIN: Final = 4  # percent of a picture's width on each side of its bars, which are as wide as the screen lets them


class Bar(NamedTuple):
    """One bar of the picture: what it is of, its two lengths in its own units, and what they say."""

    name: str
    alone: float
    others: float
    price: Price


def headline(found: Tradeoffs) -> str:
    """Return what was judged, and with few postings that they are few."""
    counts = ", ".join(f"{found.tally.outcomes[outcome]} {LABELS[outcome]}" for outcome in Outcome)
    few = " That is too few to conclude much from." if 0 < found.tally.postings < _FEW else ""
    return f"In {counted(found.tally.postings, 'stored posting')}: {counts}.{few}"


def text(found: Tradeoffs, look: TextStyle, *, every: bool) -> str:
    """Return the chart in lines, each rule with what relaxing it lets in; `every` shows more than the dearest."""
    prices = found.prices if every else found.prices[:_FIRST]
    alone, others = _ASCII_FILLS if look.ascii_only else _FILLS
    lines = [look.paint("What your rules cost", "title"), *wrapped(headline(found), look, 0), ""]
    if prices:
        lines.append(look.paint(f"Set aside by a rule: {alone} by it alone, {others} by others too", "title"))
        lines += _chart(prices, look, (alone, others))
    if len(found.prices) > len(prices):
        lines.append(f"… and {len(found.prices) - len(prices)} more that cost something: --full")
    lines += ["", *_pair_lines(found, look)]
    if found.idle:
        lines += wrapped(f"Cost nothing: {', '.join(found.idle)}", look, 0, hang=2)
    return joined(map(to_ascii, lines) if look.ascii_only else lines)


def _chart(prices: Sequence[Price], look: TextStyle, fills: tuple[str, str]) -> Iterator[str]:
    name_width = min(_LONGEST_NAME, max(len(price.rule) for price in prices))
    tails = [_tail(price) for price in prices]
    room = look.width - name_width - max(map(len, tails)) - 4
    for bar, tail in zip(bars(prices, room), tails, strict=True):
        drawn = look.paint(fills[0] * round(bar.alone), "no") + fills[1] * round(bar.others)
        gap = " " * (room - round(bar.alone) - round(bar.others))
        yield f"{shortened(bar.name, name_width):{name_width}}  {drawn}{gap}  {tail}"
        widest = max((len(each.words) for each in bar.price.relaxations), default=0)
        for relaxation in bar.price.relaxations:
            yield from _relaxation_lines(relaxation, widest, look)


def _tail(price: Price) -> str:
    asks = f", asks of {price.asks}" if price.asks else ""
    return f"{price.against} ({price.alone} alone{asks})"


def _relaxation_lines(relaxation: Relaxation, widest: int, look: TextStyle) -> list[str]:
    """Return what a relaxation lets in, and the option that makes it, on one line where both fit."""
    said, option = f"{f'+{relaxation.lets_in}':>5}  {clean(relaxation.words):{widest}}", relaxation.options
    if len(said) + len(option) + 4 <= look.width:
        return [f"  {said}  {look.paint(option, 'quiet')}".rstrip()]
    return [*wrapped(said, look, 4, hang=4), *look.painted(wrapped(option, look, 9), "quiet")]


def _pair_lines(found: Tradeoffs, look: TextStyle) -> Iterator[str]:
    if found.pairs:
        yield look.paint("Set aside by two rules together, and by nothing else", "title")
    for pair in found.pairs:
        lets_in = "" if pair.lets_in is None else f"; without both: +{pair.lets_in}"
        yield from wrapped(f"{pair.against}  {' and '.join(pair.rules)}{lets_in}", look, 4, hang=4)
    if found.pairs:
        yield ""


def bars(prices: Sequence[Price], longest: float) -> list[Bar]:
    """Return a bar for every price; the longest has that length, and whatever is not nothing can be seen."""
    most = max((price.against for price in prices), default=0) or 1
    return [Bar(clean(each.rule), *_lengths(each, longest / most, longest), each) for each in prices]


def _lengths(price: Price, unit: float, longest: float) -> tuple[float, float]:
    least = min(1.0, longest)
    alone = max(least, price.alone * unit) if price.alone else 0.0
    others = max(least, price.against * unit - alone) if price.against > price.alone else 0.0
    return alone, min(others, longest - alone)


def svg(found: Tradeoffs) -> str:
    """Return the chart as an SVG image that stands alone."""
    return environment("jobfit.charts").get_template("prices.svg.html").render(**_drawn(found), alone=True)


def page(found: Tradeoffs) -> str:
    """Return the chart as one HTML page, with the relaxations, the pairs and what costs nothing in tables."""
    return environment("jobfit.charts").get_template("prices.html").render(**_drawn(found), found=found, alone=False)


def _drawn(found: Tradeoffs) -> dict[str, object]:
    priced: Iterable[Price] = (price for price in found.prices if price.against)
    return {
        "bars": bars(tuple(priced), 100 - 2 * _MARGIN),
        "margin": _MARGIN,
        "headline": headline(found),
        "stubborn": [price.rule for price in found.prices if not price.relaxations],
        "shortened": shortened,
        "longest": _LONGEST_NAME,
    }
