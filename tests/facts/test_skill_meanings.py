"""Skills: words that name a skill in one posting and something else in the next."""

from __future__ import annotations

import pytest

from jobfit.facts import skills
from jobfit.facts.model import TokenSet
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting
from tests.facts.evidence import misquoted


def _named(description: str, *, title: str = "Pilot", company: str = "") -> set[str]:
    posting = JobPosting(id="1", title=title, company=company, description=description)
    facts = skills.extract(read(posting))
    assert [] == misquoted(posting, facts)
    return {name for each in facts.values() if isinstance(each, TokenSet) for name in each.value}


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Kites that adapt and react to any wind", set()),
        ("Our stack is react, and the rest is wind", {"react"}),
        ("Experience with react", {"react"}),
        ("Build the kite shop in React", {"react"}),
        ("30 days of holiday to rest and recharge", set()),
        ("Rest is important to us", set()),
        ("Design REST services", {"rest api"}),
        ("Web services (rest, SOAP)", {"rest api", "soap"}),
        ("Be the central node between pilots and ground crew", set()),
        ("Multi-node wind tunnels", set()),
        ("A kite shop built with node, react and redis", {"node.js", "react", "redis"}),
        ("Move money over several payment rails and funding rails", set()),
        ("Two years of professional rails experience", {"ruby on rails"}),
        ("Lead managers and senior ICs", set()),
        ("Protect plants and their ICS", {"industrial control systems"}),
        ("Visit contract manufacturers (CMs) and send them POs", set()),
        ("Set up a CMS and a POS for the kite shops", {"cms", "pos systems"}),
        ("Improve our core ML algorithms", {"machine learning"}),
        ("Ship models with Core ML", {"core ml"}),
    ],
)
def test_a_word_counts_as_it_is_written(line: str, named: set[str]) -> None:
    """What is a word or a plural too, in another writing, is a name only so written, in a list or beside a cue."""
    assert named == _named(f"Responsibilities\n* {line}")
