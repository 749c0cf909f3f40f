"""What a proposed rule would do is what judging everything by the edited profile does."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jobfit.journal.proposals import Proposal, proposed
from jobfit.journal.weighing import weighed
from jobfit.past.tally import tally
from jobfit.past.what_if import what_if
from jobfit.profile.edit import with_table
from jobfit.profile.load import parse_profile
from jobfit.rules.firings import Result
from jobfit.rules.shelf import bundled_shelf
from jobfit.store.store import Store
from tests.journal.test_proposals import trend

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)
TAGS = (("mentoring", 5), ("kubernetes", 1), ("meetings", 1), ("remote", 1))


@pytest.mark.no_cover  # the demo judged over and over: what that runs is counted where it is tested
def test_weights_are_those_of_a_tally_and_a_what_if(demo_folder: Path) -> None:
    """Each proposal alone, though all are weighed in one pass."""
    text = (demo_folder / "profile.toml").read_text().replace("score = 30", "score = 58")
    before = parse_profile(text.encode(), file="profile.toml", today=NOW.date())
    proposals = [proposed(trend(tag, mean), bundled_shelf(), set()) for tag, mean in TAGS]
    assert all(isinstance(each, Proposal) for each in proposals)
    with Store(demo_folder / "jobfit.db") as store:
        found = weighed(store, before, text, proposals, today=NOW.date())  # type: ignore[arg-type]  # as asserted
        for proposal, weight in zip(proposals, found.weights, strict=True):
            assert isinstance(proposal, Proposal)
            edited = with_table(text, proposal.rule, proposal.values)
            after = parse_profile(edited.encode(), file="profile.toml", today=NOW.date())
            plan = what_if(store, before, after, today=NOW.date())
            held = tally(store, after, today=NOW.date()).results[proposal.rule][Result.HOLDS]
            assert held == weight.touched
            assert plan == weight.plan
            assert plan.postings == found.postings

    assert any(weight.plan.turned for weight in found.weights), json.dumps(TAGS)
