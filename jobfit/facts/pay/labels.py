"""Labels: what the words around an expression of money call it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jobfit.facts.joining import joining
from jobfit.facts.pay.money import Marks, Money
from jobfit.facts.pay.phrases import joiner, names_next
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside

_TAIL = 48  # characters behind money that may name it
_LEAD = 170  # characters before it
_FAR = 240  # characters before its sentence, for "Salary range:" on a line of its own
_CLOSE = 24  # a label this near before the money outweighs what follows it
_CHAIN = 110  # characters between two zones or levels of one list
_FAR_LINES = 2  # lines without money between a label and its money
_ALONE = 26  # characters beside the money in a line or column of its own
_ORNAMENTS = "•■-◿☀-➿⭐🌀-🫿"  # in front of the items of a list that stands in one line
_CUT = re.compile(
    rf"[,;|+.\s{_ORNAMENTS}](?:(?<=[,;|+{_ORNAMENTS}])|(?<=\.)(?<!\s\d\.)\s(?![^\W\dA-ZÄÖÜ_]|\()|(?<=\s)[-–—]\s)"
)  # "p.a. base" goes on
_BESIDE = r"\s%(paid_with)s\s"
_ALONE_SINGLE = 14
_SHORT = 90  # the same for a range
_MOST_SPREAD = 4
_DASHES = (" - ", " – ")
_HEADER = 300  # characters of a first line with columns
_PERIOD_REACH = 4  # characters between money that no word names and its period
_ADDED = frozenset("+&")
_BEGINS_PARTS = frozenset({":", "(", "=", "–", "-"})
_SUM = "="
_ANOTHER_LABEL = re.compile(r"\s[A-ZÀ-ÖØ-Þ][\w-]+(?:\s[a-z]\w+)?\s?:(?=\s)")
_ASIDE_LABEL = re.compile(r"\s?\([^()]{1,60}\)\s?:\s?\Z")
_SUMS = frozenset(("sum", "whole"))
_OPENING = " *•·–-"  # what may stand in front of the first word of a sentence or list item
_OF_WORK = frozenset({"hour", "day", "week"})  # little else is paid by them
_PARTS_OF_LIST = frozenset(",;|/•·\n")
_LISTED = re.compile(r"[$£€][\d,.]+\s?—\s?[$£€][\d,.]+\s[A-Z]{3}\b")  # as boards write the pay of a posting
_PICTURES = tuple("💰💵💶💷💸")  # in front of pay, in place of a word
_PARTS = tuple(",;|()/-–—·:")
_NO_PAY = frozenset({Section.RESPONSIBILITIES, Section.REQUIREMENTS, Section.PREFERRED, Section.COMPANY})


# How surely the words make money pay.
BARE = 0  # no words at all, but it looks like nothing else
FAR = 1  # a label on a line or sentence before
WEAK = 2  # "we pay", "compensation"
STRONG = 3  # "base salary"


class Label(NamedTuple):
    """What money is called: "base" or "total", how surely, and where the label starts."""

    kind: str
    rank: int  # BARE to STRONG
    start: int


class Around(NamedTuple):
    """The text that may speak of one expression of money: its sentence, what is before it and what is behind it."""

    sentence: Span
    lead: int  # where the words in front of it start
    tail: int  # where the words behind it end


def around(reading: Reading, money: Money, marks: Marks, before: int, after: int) -> Around:
    """Return the surroundings of money; `before` and `after` are where its neighbours end and start."""
    sentence = reading.layout.sentence(money.start)
    end = min(max(sentence.end, money.end), after, money.end + _TAIL)
    if cut := _CUT.search(reading.text, money.end, end):
        end = cut.start()
    opened = reading.text.find("(", money.end, end)
    if opened >= 0 and after < sentence.end and ")" not in reading.text[opened:after]:
        end = opened  # the words in brackets name what follows there: "$60k (OTE $100k)"
    for hit in inside(marks.of("pay_label"), money.end, end):
        if reading.text.startswith(":", hit.end):
            end = hit.start  # as does a label with a colon: "Base: $60k OTE: $100k"
            break
    end = joiner(reading, money.end, end)
    return Around(sentence, max(sentence.start, before, money.start - _LEAD), max(money.end, end))


def label_of(
    reading: Reading, money: Money, place: Around, marks: Marks, previous: tuple[Money, Label] | None
) -> Label | None:
    """Return what money is called; None when it is something else than pay or nothing says what it is."""
    hits = [hit for hit in marks.of("pay_label") if hit.sense != "praised" or names_next(reading, hit.end, money.start)]
    lead = _without_aside(reading, inside(hits, place.lead, money.figure), money)
    if money.figure > money.start:  # "minimum salary: $60k" is named by its bound, "starting at $60" by none
        lead = [hit for hit in lead if hit.start < money.start or hit.sense == "base"]
    if lead and lead[-1].sense == "trap" and reading.text[lead[-1].end : money.start].strip() == ":":
        return None
    tail = inside(hits, money.end, _next_label(reading, place.tail, lead, money))
    tail = tail or [hit for hit in inside(hits, place.tail, place.tail + 1) if hit.sense in _SUMS]  # "with commission"
    tail = tail or [hit for hit in inside(hits, place.tail, place.tail + len(", x")) if hit.sense == "whole"]
    if money.is_range and reading.text[place.sentence.start : money.start].rstrip().endswith(_PICTURES):
        lead, previous = [Hit("pay_label", "weak", money.start, money.start)], None
    elif _LISTED.match(reading.text, money.start) and not (lead and lead[-1].sense == "trap"):
        lead = lead or [Hit("pay_label", "weak", money.start, money.start)]
        tail = [hit for hit in tail if hit.sense == "total"]
    if lead and previous and _is_added(reading.text, previous[0], lead[0], money):
        lead = lead[1:]  # "$90k + equity, Tester $80k": it is said of the money before
    if tail and (lead or previous) and tail[0].sense == "weak":
        tail = ()  # it names what comes next
    if tail and not (tail[0].sense == "trap" and _is_close(lead, money) and _is_aside(reading, money, tail[0], lead)):
        base = previous is not None and previous[1].kind == "base" and _continues(reading, previous[0], money)
        return _label(tail[0], in_brackets=base or "(" in reading.text[money.end : tail[0].start])
    if lead:
        label = _label(lead[-1] if _is_a_part(reading, lead, money) else _deciding(lead), in_brackets=True)
        odd = label and label.rank < STRONG and _out_of_place(reading, money) and not _by_time(money, marks)
        return None if odd else label
    if previous and _continues(reading, previous[0], money):
        return _next(reading.text[previous[0].end : money.start].rstrip(), previous[1], money)
    far = None if _out_of_place(reading, money) else _far(reading, place, hits)
    return far or _bare(reading, money, place, marks)


def _next_label(reading: Reading, end: int, lead: Sequence[Hit], money: Money) -> int:
    """Return where a label begins behind money that one in front of it names, else `end`: "Pay: $20 Bonus: none"."""
    found = _ANOTHER_LABEL.search(reading.text, money.end, end + 1) if _is_close(lead, money) else None
    return found.start() if found else end


def _without_aside(reading: Reading, lead: Sequence[Hit], money: Money) -> Sequence[Hit]:
    """Return the words in front of money without those in brackets behind its label: "OTE (with sales quota): $90k"."""
    aside = _ASIDE_LABEL.search(reading.text, lead[0].end, money.start) if lead[1:] else None
    if aside is None or lead[0].end > aside.start():
        return lead
    outside = [hit for hit in lead if not aside.start() <= hit.start < aside.end()]
    return lead if any(hit.sense in _SUMS for hit in lead if hit not in outside) else outside


def _is_added(text: str, previous: Money, hit: Hit, money: Money) -> bool:
    """Say whether a word is added to the money before it, and a mark parts it from this: no "+ bonus up to $9k"."""
    return text[previous.end : hit.start].strip() in _ADDED and not _PARTS_OF_LIST.isdisjoint(
        text[hit.end : money.start]
    )


def _is_aside(reading: Reading, money: Money, hit: Hit, lead: Sequence[Hit]) -> bool:
    """Say whether what is no pay is only added to money that a label before it names: "OTE: $75k (with bonus)"."""
    strong = lead[-1].sense != "weak" and "(" in reading.text[money.end : hit.start]
    return money.is_range or strong


def _label(hit: Hit, *, in_brackets: bool) -> Label | None:
    match hit.sense:
        case "trap":
            return None
        case "total" | "whole":
            return Label("total", STRONG, hit.start)
        case "sum":
            return Label("total" if in_brackets else "base", STRONG, hit.start)
        case "weak":
            return Label("base", WEAK, hit.start)
        case _:
            return Label("base", STRONG, hit.start)


def _out_of_place(reading: Reading, money: Money) -> bool:
    """Say whether a single amount stands where duties and demands do, so that only a clear label makes it pay."""
    return not money.is_range and reading.section(money.start) in _NO_PAY


def _by_time(money: Money, marks: Marks) -> bool:
    """Say whether an amount is one of an hour, a day or a week, by which little but work is paid."""
    periods = inside(marks.of("pay_period"), money.end, money.end + _PERIOD_REACH)
    return bool(periods) and periods[0].sense in _OF_WORK


def _is_close(lead: Sequence[Hit], money: Money) -> bool:
    return bool(lead) and lead[-1].sense != "trap" and money.start - lead[-1].end <= _CLOSE


def _is_a_part(reading: Reading, lead: Sequence[Hit], money: Money) -> bool:
    """Say whether the nearest label begins a list of the parts of total pay: "total rewards: base $90k + bonus"."""
    before = reading.text[lead[-2].end : lead[-1].start].strip() if lead[1:] else ""
    return before in _BEGINS_PARTS and names_next(reading, lead[-1].end, money.start)


def _deciding(lead: Sequence[Hit]) -> Hit:
    """Return the label that counts: the nearest, but total pay is not made base pay by naming its parts."""
    if lead[-1].sense in {"trap", "total", *_SUMS}:
        return lead[-1]
    whole = [hit for hit in lead if hit.sense in {"total", *_SUMS}]
    strong = [hit for hit in lead if hit.sense == "base"]
    return (whole or strong or lead)[-1]


def _continues(reading: Reading, before: Money, money: Money) -> bool:
    """Say whether money goes on with a list of zones or levels that the money before it began."""
    return money.start - before.end <= _CHAIN and _full_lines(reading.text[before.end : money.start]) <= 1


def _next(between: str, before: Label, money: Money) -> Label | None:
    """Return what money is called that goes on with other: the same, what both come to, or none where it is added."""
    if between.endswith(_SUM):
        return Label("total", STRONG, money.start)
    return None if between.endswith(tuple(_ADDED)) else before


def _full_lines(text: str) -> int:
    return sum(bool(line.strip()) for line in text.split("\n")[1:-1])


def _far(reading: Reading, place: Around, hits: Sequence[Hit]) -> Label | None:
    """Return the label of an earlier sentence or line, when only a little stands between."""
    earlier = inside(hits, max(0, place.sentence.start - _FAR), place.sentence.start)
    if not earlier:
        return None
    # one sentence speaks of it: "Base pay is a part of our total rewards. Base pay: …"
    said = inside(earlier, reading.layout.sentence(earlier[-1].start).start, place.sentence.start)
    if said[-1].sense == "trap":  # "total compensation, which includes a bonus" is still total
        said = [hit for hit in said if hit.sense == "total"]
    if not said:
        return None
    hit = _deciding(said)
    if _full_lines(reading.text[hit.end : place.sentence.start]) > _FAR_LINES:
        return None
    label = _label(hit, in_brackets=True)
    return label and label._replace(rank=FAR)


def _bare(reading: Reading, money: Money, place: Around, marks: Marks) -> Label | None:
    """Return base pay for money that no word names: it stands alone, has a period, or is a range like no other."""
    column = _in_a_column(reading, money)
    end = place.tail if column else place.sentence.end  # perks may follow in a column, and the text behind it
    beside = len(reading.text[place.sentence.start : end].strip()) - (money.end - money.start)
    label = Label("base", BARE, money.start)
    if not money.currencies and not (money.multiplied and column):
        return None
    named_by = money.start - place.sentence.start + place.tail - money.end
    has_period = inside(marks.of("pay_period"), money.end, money.end + _PERIOD_REACH)
    stated = has_period[0].end if has_period else money.end
    if beside <= _ALONE if money.is_range else named_by <= _ALONE_SINGLE or _apart_in_title(reading, money, stated):
        return label
    if has_period and _like_pay(money):
        return label
    if beside > _SHORT or reading.section(money.start) in _NO_PAY:
        return None
    opens = not reading.text[place.sentence.start : money.start].strip(_OPENING)
    if has_period and (money.is_range or opens or has_period[0].sense in _OF_WORK):  # not "we lose $80,000 a year"
        return label
    for ends in (_CUT, joining(reading.spoken, _BESIDE)):  # "$90k - $110k, 0.1% options", "$90k - $110k plus equity"
        found = ends.search(reading.text, money.end, end)
        end = found.start() if found else end
    hits = inside(marks.of("pay_label"), place.sentence.start, end)
    return label if _like_pay(money) and not any(hit.sense == "trap" for hit in hits) else None


def _like_pay(money: Money) -> bool:
    """Say whether money is a range as narrow as those of pay."""
    return money.is_range and 0 < money.most <= money.least * _MOST_SPREAD


def _apart_in_title(reading: Reading, money: Money, stated: int) -> bool:
    """Say whether an amount is one of the things that a title lists ("Engineer, Porto, €70k"); it ends at `stated`."""
    title = reading.field("title")
    before = reading.text[title.start : money.start].rstrip()
    behind = reading.text[stated : title.end].lstrip()
    return money.end <= title.end and before.endswith(_PARTS) and (not behind or behind.startswith(_PARTS))


def _in_a_column(reading: Reading, money: Money) -> bool:
    """Say whether a range stands in the columns of a first line ("| Berlin | 60-70k |")."""
    line = reading.layout.line(reading.field("description").start)
    untitled = () if reading.posting.title else _DASHES
    columns = max(reading.text.count(mark, line.start, line.end) for mark in (" | ", *untitled))
    return money.is_range and line.start <= money.start < min(line.end, line.start + _HEADER) and columns > 1
