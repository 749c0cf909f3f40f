"""What a mark of preference ("a plus", "ideally") makes a plus."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobfit.facts.joining import joining
from jobfit.facts.nearby import sentence_of
from jobfit.facts.reading import Hit, Reading
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside
from jobfit.facts.skill_cues import cues, plus_senses

_VERB_REACH = 12  # characters in front of "a plus"
_A_LIST = 2  # commas
_DEMAND_WORDS = 10  # in a demand and the first of its list ("experience with Kafka")
_ITEM_WORDS = 5
_BEGINS_REACH = 40
_COLON_REACH = 40  # characters behind a mark
_LABEL = re.compile(r"[\w /&'’-]{0,40}:\s")
_BULLET = 2  # characters in front of an item
_NOTHING = " .,;)*\n"
_BY_THE_WAY = re.compile(r",(?: \w{1,4})?,? \Z")
_BEHIND = frozenset({"single", "behind"})  # senses of a mark that stands behind what it marks
_CAPITALS = re.compile(r"\s(?=(?P<word>[^\W\d_a-z]\w+)(?!:)\b)")
_WORD_BEFORE = re.compile(r"[\w+#]+\)?\Z")
_LONGEST_WORD = 80
_OR = r"\s(?:%(or)s)\s"
_CHOICE = r"(?:\)|(?<=\w)),?(?:\s[\w.+#/-]+(?:\s[\w.+#/-]+)?,){0,5}\s(?:%(or)s)\s"


def marked(reading: Reading, mark: Hit) -> Span:
    """Return what a mark of preference makes a plus: its brackets, what follows it, its part, or the sentence."""
    text, sentence = reading.text, sentence_of(reading, mark)
    if cues(reading.spoken).back.are_in(reading.copy[sentence.start : sentence.end + 2]):
        return Span(_named_before(reading, sentence.start), sentence.end)
    senses = plus_senses(reading.spoken, reading.copy[mark.start + 1 : mark.end + 1])
    start, end = sentence.start, mark.end
    opened = text.rfind("(", start, mark.start)
    closed = text.find(")", max(opened, start), sentence.end)
    if opened >= 0 and closed >= mark.end:
        if text.startswith(":", closed + 1):  # "Infrastructure (optional): Terraform"
            return Span(opened, sentence.end)
        if not text[opened + 1 : mark.start].strip() and not text[mark.end : closed].strip(_NOTHING):
            return _in_front(reading, mark, Span(opened, closed), sentence)
        if text.startswith(",", mark.end) and joining(reading.spoken, _CHOICE).match(text, mark.end, closed):
            return Span(closed, closed)  # "(A preferred, B or C)"
        start, end = opened, closed
    elif "leading" in senses and senses.isdisjoint(_BEHIND) and _leads(text, mark, sentence):
        return Span(mark.start, _end_of_led(reading, mark, sentence.end))
    elif 0 <= text.find(":", mark.end, mark.end + _COLON_REACH) < sentence.end:  # "… is a plus: Kafka, Redis"
        end = sentence.end
    if start == sentence.start:
        start = max(_items_in(reading, start, mark.start), default=start)
    begins = _start_of_part(reading, mark, start, single="single" in senses, enclosed=end > mark.end)
    return Span(begins, max(end, _end_of_examples(reading, mark, sentence.end)))


def _in_front(reading: Reading, mark: Hit, brackets: Span, sentence: Span) -> Span:
    """Return what a mark alone in brackets makes a plus: "A, B (optional)" has one, "A (preferred), B or C" none."""
    chosen = joining(reading.spoken, _CHOICE).match(reading.text, brackets.end, sentence.end)
    if chosen:
        return Span(brackets.end, brackets.end)
    before = mark._replace(start=brackets.start)
    return Span(_start_of_part(reading, before, sentence.start, single=True, enclosed=False), brackets.end)


def _end_of_examples(reading: Reading, mark: Hit, end: int) -> int:
    """Return where the examples end that follow a mark ("… a plus (Hive, Pig)", "… a plus, such as Hive or Pig")."""
    words, text = cues(reading.spoken), reading.text
    led = words.examples.match(text, mark.end, end)
    if not led:
        return mark.end
    if led[0].endswith("("):
        end = max(text.find(")", led.end(), end), mark.end)
    return mark.end if words.us.are_in(reading.copy[led.end() : end + 2]) else end


def _leads(text: str, mark: Hit, sentence: Span) -> bool:
    """Say whether a mark stands in front of what it marks: behind it only a comma parts the two ("Ideally, …").

    Between two commas it is said by the way, of what follows ("Kafka or, preferably, Redis").
    """
    first = mark.start - sentence.start <= _BULLET or _BY_THE_WAY.search(text, sentence.start, mark.start) is not None
    return bool(text[mark.end : sentence.end if first else min(mark.end + 2, sentence.end)].strip(_NOTHING))


def _start_of_part(reading: Reading, mark: Hit, start: int, *, single: bool, enclosed: bool) -> int:
    """Return where the part begins that a mark at its end is said of, at `start` or behind it.

    `single` marks are said of the last part alone, unless all of it is one list; `enclosed` are those in the midst of
    brackets.
    """
    between = cues(reading.spoken).between_parts
    text = reading.text
    found = between.finditer(text, start + 1, mark.start)
    parts = [part for part in found if text[part.end() : mark.start].strip() and not _is_inside(part, mark)]
    whole = [part for part in parts if not part[0].startswith(",")]
    begun = whole[-1].end() if whole else start
    if not single or _of_several(reading, mark, begun):
        return start if enclosed else begun
    return parts[-1].end() if parts else start


def _items_in(reading: Reading, start: int, end: int) -> Iterator[int]:
    """Yield where the items begin inside text[start:end], where those of a list have lost the lines between them.

    A demand with a capital behind a word ("Docker and Terraform Experience with Kafka is a plus") begins one.
    """
    words = cues(reading.spoken)
    for capital in _CAPITALS.finditer(reading.text, start + 1, end):
        at = capital.start("word")
        if not words.begins.may_begin(reading.copy[at + 1 : capital.end("word") + 1]):
            continue
        before = _WORD_BEFORE.search(reading.text, max(start + 1, at - _LONGEST_WORD), at - 1)
        adjective = before and reading.language == "de" and before[0][0].islower()  # all nouns have capitals there
        if not before or adjective or before[0].casefold() in words.shares.joiners:
            continue
        if words.begins.begin(reading.copy[at + 1 : at + _BEGINS_REACH].split()):
            yield at


def _is_inside(part: re.Match[str], mark: Hit) -> bool:
    """Say whether what parts a sentence stands in brackets that are closed in front of a mark."""
    text, first = part.string, part.end()
    closed = text.find(")", first, mark.start)
    return closed >= 0 and text.find("(", first, closed) < 0


def _named_before(reading: Reading, start: int) -> int:
    """Return where that starts which a sentence calls "these": the sentence before it, or the list above its line."""
    text, line = reading.text, reading.layout.line(start)
    if start > line.start:
        return reading.layout.sentence(start - 2).start
    above = start
    while above > 0:
        before = text.rfind("\n", 0, above - 1) + 1
        if text[before : above - 1].strip() and not text.startswith("* ", before):
            return before if above == start or not text[above:start].strip() else above
        above = before
    return start


def _end_of_led(reading: Reading, mark: Hit, end: int) -> int:
    """Return where ends what a mark leads: at a demand of its own ("…, and experience with") or with its sentence.

    A label ("Preferred qualifications:") leads all that its sentence holds.
    """
    text = reading.text
    words = cues(reading.spoken)
    if _LABEL.match(text, mark.end, end):
        return end
    for joined in words.goes_on.finditer(text, mark.end, end):
        if words.before_demand.begin(reading.copy[joined.end() + 1 : end + 1].split()):
            return joined.start()
    return next(_items_in(reading, mark.end, end), end)


def _of_several(reading: Reading, mark: Hit, start: int) -> bool:
    """Say whether a mark is said of a list ("X, Y and Z are a plus"), not of its last part ("X, Y is a plus")."""
    words = cues(reading.spoken)
    text = reading.text
    commas = text.count(", ", start, mark.start)
    verb = reading.copy[max(0, mark.start - _VERB_REACH) + 1 : mark.end + 1].split()
    if not words.of_several.isdisjoint(verb) or _of_examples(reading, mark, start):
        return True
    begins = words.begins.begin(reading.copy[start + 1 : start + _BEGINS_REACH].split())
    if commas >= _A_LIST and (begins or not words.of_any.isdisjoint(verb)):
        return True
    if begins:
        return _of_one_choice(reading, mark, start, _DEMAND_WORDS)
    return commas >= _A_LIST and _of_one_choice(reading, mark, start, _ITEM_WORDS)


def _of_examples(reading: Reading, mark: Hit, start: int) -> bool:
    """Say whether a mark ends a list of examples ("frameworks such as A, B is a plus"), with no other demand in it."""
    led = cues(reading.spoken).examples.search(reading.text, start, mark.start)
    if not led or led[0].endswith("(") or inside(reading.hits("requiredness"), start, mark.start):
        return False
    return reading.text.find(", ", led.end(), mark.start) >= 0


def _of_one_choice(reading: Reading, mark: Hit, start: int, most: int) -> bool:
    """Say whether a mark at the end of a list is said of all that one may choose from it ("A, B, or C is a plus").

    Such a list has no more than `most` words up to its first comma.
    """
    first, *others = reading.text[start : mark.start].split(", ")
    if not others or len(first.split()) > most or max(len(each.split()) for each in others) > _ITEM_WORDS:
        return False
    if inside(reading.hits("requiredness"), start, mark.start):
        return False
    return joining(reading.spoken, _OR).search(f" {others[-1]}") is not None
