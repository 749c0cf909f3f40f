"""Counting what a profile edit would let in beside the posting that it is offered for."""

from __future__ import annotations

from dataclasses import replace

from jobfit.facts.person import Person
from jobfit.facts.personal import personal
from jobfit.judging import rules_hash
from jobfit.rules.edits import edited
from jobfit.rules.model import Kind, RuleSet
from jobfit.store.rows import Stored
from jobfit.store.store import Store
from jobfit.verdicts.judge import Judge
from jobfit.verdicts.model import Flip, Outcome

_BAR = ("bar.score", "bar.better", "bar.too_little_said")
"""What decides where no rule does; fewer questions or a lower bar may change it."""


def with_counts(stored: Stored, store: Store, rule_set: RuleSet, person: Person) -> Stored:
    """Return the stored posting with its profile flips counted over the other stored postings.

    The counts speak of the rules in force, so a verdict of other rules is returned as it is.
    """
    verdict = stored.verdict
    if verdict.rules_hash != rules_hash(rule_set, person) or not verdict.flips.profile:
        return stored
    counted = tuple(_counted(flip, verdict.id, store, rule_set, person) for flip in verdict.flips.profile)
    flips = verdict.flips.model_copy(update={"profile": counted})
    verdict = verdict.model_copy(update={"flips": flips})
    return replace(stored, verdict=verdict)


def _counted(flip: Flip, posting_id: str, store: Store, rule_set: RuleSet, person: Person) -> Flip:
    """Return a flip with the number of other postings that the edited rules keep, by judging those it could change."""
    deciding = {*_BAR, *(edit.target for edit in flip.edits)}
    if "bar" in deciding:  # a lower bar also answers questions that only points asked
        deciding |= {rule.id for rule in rule_set.rules if rule.kind in {Kind.NICE, Kind.BETTER}}
    kept = 0
    with Judge(edited(rule_set, flip.edits)) as judge:
        for other_id, facts in store.facts_decided_by(deciding):
            if other_id != posting_id:
                kept += judge.judge(personal(facts, person)).outcome is Outcome.KEEP
    return flip.model_copy(update={"lets_in": kept})
