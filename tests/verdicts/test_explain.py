"""Explanations: plain words that can be checked, in the order in which they matter, from the stored verdict alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from jobfit.facts.model import Evidence, FactValue, Phrases, Said
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.postings.model import JobPosting
from jobfit.rules.edits import Action, Edit
from jobfit.rules.model import Kind, Operator, Rule, RuleSet, Test
from jobfit.verdicts.explain import Explanation, brief, explain
from jobfit.verdicts.model import Flip, TestReason, Verdict
from jobfit.verdicts.sentences import LONGEST_QUOTE, Line, Mark, named_in
from tests.strategies import facts, rule_sets
from tests.verdicts.samples import ASKED, KEPT, NEAR, REJECTED, judged, verdict_on

SAMPLES = (KEPT, ASKED, NEAR, REJECTED)
SHORT_PAY = "pay 3.5 % short, you allow 5 %"
SHORT_DAYS = "1 office day a week over, you allow 1 day a week"
ENGINE_WORDS = ("firing", "fires", "predicate", "assert", "ruleset", "vector", "kleene", "boolean", "null", "none")


def lines(explanation: Explanation) -> list[Line]:
    """Return every line of an explanation."""
    return [line for part in explanation.parts for line in part.lines]


def words(explanation: Explanation) -> str:
    """Return everything that an explanation says."""
    said = [explanation.headline, *(part.title for part in explanation.parts)]
    for line in lines(explanation):
        said += [line.text, line.rule, line.why, *line.notes, *(quote.text for quote in line.quotes)]
    return "\n".join(said)


def line_on(explanation: Explanation, rule: str) -> Line:
    """Return a rule's line."""
    return next(line for line in lines(explanation) if line.rule == rule)


@pytest.mark.parametrize(
    ("posting", "sentence"),
    [
        (KEPT, "It meets 2 of 3 must-haves (1 is not stated) and beats your present job in 2 of 2 things."),
        (ASKED, "It would be a keep if one answer came out well."),
        (NEAR, f"It falls short by no more than you allow: {SHORT_PAY}; {SHORT_DAYS}."),
        (REJECTED, "Only dealbreaker.gambling stands against it."),
    ],
    ids=lambda each: getattr(each, "title", ""),
)
def test_the_headline_is_the_verdict_in_a_sentence(posting: JobPosting, sentence: str) -> None:
    """One sentence says what it comes to, with the figures that decide."""
    assert sentence == explain(verdict_on(posting.id)).headline


@pytest.mark.parametrize("posting", SAMPLES, ids=lambda posting: posting.title)
def test_no_words_of_the_machinery(posting: JobPosting) -> None:
    """A person reads about jobs, not about engines."""
    said = words(explain(verdict_on(posting.id), full=True)).casefold().split()

    assert [] == [word for word in ENGINE_WORDS if word in said]


@pytest.mark.parametrize("posting", SAMPLES, ids=lambda posting: posting.title)
def test_every_comparison_has_both_values(posting: JobPosting) -> None:
    """Each line on a must, and each on the present job, says what is observed and what is asked, with the unit."""
    verdict = verdict_on(posting.id)
    explanation = explain(verdict, full=True)
    for reason in verdict.reasons:
        if reason.kind in {Kind.MUST, Kind.BETTER}:
            text, test = line_on(explanation, reason.rule).text, reason.tests[0]
            assert (test.observed or "not stated") in text
            assert test.bar.removeprefix("is ").removeprefix("> ").removeprefix("< ").replace("true", "yes") in text


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("posting", SAMPLES, ids=lambda posting: posting.title)
def test_each_quote_and_note_is_told_once(posting: JobPosting, *, full: bool) -> None:
    """What two rules rest on is quoted under the first."""
    explanation = explain(verdict_on(posting.id), full=full)
    quotes = [quote for line in lines(explanation) for quote in line.quotes]
    notes = [note for line in lines(explanation) for note in line.notes]

    assert len(set(quotes)) == len(quotes)
    assert len(set(notes)) == len(notes)


def test_what_decides_comes_first_then_the_unknown_then_the_rest() -> None:
    """The titles stand in the order in which they matter."""
    assert ["Against it", "Must-haves", "Against now", "Against the right job", "Next to your job now"] == [
        part.title for part in explain(verdict_on(NEAR.id)).parts
    ][:5]
    assert ["Not known yet", "Ask them", "Must-haves"] == [part.title for part in explain(verdict_on(ASKED.id)).parts][
        :3
    ]


def test_a_near_miss_says_by_how_much_it_falls_short() -> None:
    """The shortfall and the tolerance stand in the line, the person's own words under it."""
    line = line_on(explain(verdict_on(NEAR.id)), "must.pay")

    assert "pay: 82 000 EUR/year (you ask ≥ 85 000 EUR/year; 3.5 % short, you allow 5 %)" == line.text
    assert ("your words: The rent went up.", Mark.NO) == (line.why, line.mark)


def test_phrases_that_overlap_are_told_once_as_the_longest() -> None:
    """“32 hours over four days” is not told again as “hours over four days”."""
    line = line_on(explain(verdict_on(KEPT.id)), "nice.four-day-week")

    assert "+4 Plumeria offers a four-day week – says “32 hours over four days”" == line.text
    assert () == line.quotes


def test_points_that_are_taken_away_are_marked() -> None:
    """A warning does not hide in a score."""
    line = line_on(explain(verdict_on(KEPT.id)), "nice.hype")

    assert (Mark.NOTE, "−3 says “fast-paced”") == (line.mark, line.text)
    assert "but −3 hype “Fast-paced”" in words(brief(verdict_on(KEPT.id)))


def test_a_value_without_a_quote_says_where_it_is_from() -> None:
    """What was assumed or taken from a field is not passed off as read."""
    verdict = verdict_on(KEPT.id)

    assert ("a remote job has no office days", "assumed, not stated") == (line_on(explain(verdict), "must.where").notes)
    assert ("from a field of its feed",) == line_on(explain(verdict_on(NEAR.id)), "must.permanent").notes


def test_a_long_quote_is_cut() -> None:
    """A quote is at most 120 characters."""
    quote = "very " * 60
    found = (Said("very", (), said=True, evidence=Evidence("description", 0, len(quote), quote)),)
    test = Test(fact="says", operator=Operator.SAYS, tokens=("very",), written="says “very”")
    rules = RuleSet(rules=(Rule(kind=Kind.DEALBREAKER, name="much", when=test),))
    line = line_on(explain(judged(rules, {"says": Phrases(found=found, whole=True)})), "dealbreaker.much")

    assert LONGEST_QUOTE >= len(line.quotes[0].text)
    assert line.quotes[0].text.endswith("…")


def test_full_shows_every_rule() -> None:
    """Nothing is left out of the full explanation."""
    for posting in SAMPLES:
        verdict = verdict_on(posting.id)

        assert {reason.rule for reason in verdict.reasons} <= {line.rule for line in lines(explain(verdict, full=True))}


def test_a_dealbreaker_that_the_posting_leaves_open_is_not_called_clear() -> None:
    """Silence on gambling is let pass, and is marked as what it is."""
    parts = {part.title: part.lines for part in explain(verdict_on(KEPT.id), full=True).parts}
    silent = {line.rule: line.mark for line in parts["Not stated, and you let that pass"]}

    assert Mark.UNKNOWN is silent["dealbreaker.gambling"]
    assert "Dealbreakers that are clear" not in parts


def test_a_brief_explanation_keeps_what_matters() -> None:
    """Against it, what to ask, and one line each of what speaks for it."""
    asked, kept = brief(verdict_on(ASKED.id)), brief(verdict_on(KEPT.id))

    assert ["Ask them", "For it", "Against now", "Against the right job"] == [part.title for part in asked.parts]
    assert f"{VOCABULARY['pay'].question} (you ask ≥ 85 000 EUR/year)" == asked.parts[0].lines[0].text
    assert ["must.pay", "must.where"] == [line.rule for line in kept.parts[0].lines if line.rule]
    assert "base +17 to +35 %, office days −3, hours not known" in [line.text for line in lines(kept)]
    assert any("let that pass: permanent" in line.text for line in lines(kept))


def test_a_flip_says_how_many_others_it_lets_in() -> None:
    """An edit's price is told when it was counted, in the singular too."""
    verdict = verdict_on(REJECTED.id)
    for count, said in ((0, "no other stored posting"), (1, "1 other stored posting"), (7, "7 other stored postings")):
        flips = tuple(Flip(edits=flip.edits, lets_in=count) for flip in verdict.flips.profile)
        counted = verdict.model_copy(
            update={"flips": verdict.flips.model_copy(update={"profile": flips})},
        )

        assert f"bar.score = 23 (that would also let in {said})" in words(explain(counted))


def test_a_setting_that_two_edits_change_is_typed_once() -> None:
    """The later value has the earlier edit in it; both are told in words."""
    edits = tuple(
        Edit(
            target="bar",
            action=Action.DROP,
            written=f"bar.never_worse without {fact!r}",
            options=("--set", f"bar.never_worse={rest}"),
        )
        for fact, rest in (("pay", '["hours"]'), ("hours", "[]"))
    )
    verdict = verdict_on(REJECTED.id)
    flips = verdict.flips.model_copy(update={"profile": (Flip(edits=edits),)})

    told = explain(verdict.model_copy(update={"flips": flips}))

    assert "jobfit what-if --set 'bar.never_worse=[]'" in words(told)
    assert "without 'pay'" in words(told)


@settings(deadline=None, max_examples=60)
@given(rule_set=rule_sets(), posting=facts())
def test_a_stored_verdict_explains_itself(rule_set: RuleSet, posting: dict[str, FactValue]) -> None:
    """The verdict read back from JSON has the same explanation, in every length, and each has a headline."""
    verdict = judged(rule_set, posting)
    stored = Verdict.model_validate_json(verdict.model_dump_json(exclude_defaults=True))

    assert explain(verdict) == explain(stored)
    assert explain(verdict, full=True) == explain(stored, full=True)
    assert brief(verdict) == brief(stored)
    assert explain(verdict).headline.endswith(".")


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        ("office_days", "up to 2 days a week", "up to 2 office days a week"),
        ("office_days", "1 day a week", "1 office day a week"),
        ("office_days", "not stated", "office days not stated"),
        ("contract_months", "12 months", "12 contract months"),
        ("posted_days", "5 days", "posted days 5 days"),
        ("workplace", "remote", "workplace remote"),
        ("pay", "3.5 % short", "pay 3.5 % short"),
    ],
)
def test_a_value_is_named_without_saying_its_unit_twice(fact: str, value: str, said: str) -> None:
    """Days in the office are office days; days since something are none of its own."""
    assert said == named_in(TestReason(fact=fact, result="holds"), value)
