"""Digests made of the sample verdicts, and one of hostile words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from jobfit.digests.build import Followed, Period, Reader, Stamp, build
from jobfit.digests.interface import Acquaintance, Digest
from jobfit.facts.model import Evidence, FactValue, Phrases, Said, Text
from jobfit.feeds.interface import Feed
from jobfit.postings.model import JobPosting
from jobfit.rules.model import Kind, Operator, Rule, RuleSet, Test
from jobfit.store.rows import FeedState, Stored
from jobfit.verdicts.model import Outcome
from tests.verdicts.samples import ASKED, KEPT, NEAR, REJECTED, judged, verdict_on

NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
HARBOUR = Feed(
    id="harbour", name="Harbour Jobs", kind="syndication", url="https://harbour.example/feed", attribution="via Harbour"
)
ACME = Feed(id="acme", name="Acme", kind="jsonl", file="acme.jsonl")
FEEDS = (
    Followed(HARBOUR, FeedState(status="ok", entries=22, last_success=NOW)),
    Followed(
        ACME,
        FeedState(
            status="failed", message="HTTP 503, not answered", last_success=datetime(2026, 11, 19, 7, 0, tzinfo=UTC)
        ),
    ),
)
SET_ASIDE = (("must.pay", 9), ("bar.too_little_said", 3), ("dealbreaker.gambling", 1))


ANA = Acquaintance(name="Ana Reis", position="Staff engineer", adviser=True, seen_there=date(2026, 11, 19))
BO = Acquaintance(name="Bo Lind", seen_there=date(2026, 1, 7), left=True, now_at="Globex")


def stored(posting: JobPosting) -> Stored:
    """Return a sample as the store has it."""
    return Stored(posting, verdict_on(posting.id), NOW, NOW, NOW, ("harbour",))


LOST = (stored(REJECTED), Outcome.KEEP, "dealbreaker.gambling")


def week() -> Digest:
    """Return a digest with a posting of every kind, one that was lost, feeds that are well and one that failed."""
    return build(
        [stored(KEPT), stored(ASKED), stored(NEAR)],
        Period(now=NOW, since=None, seen=40, set_aside=SET_ASIDE, lost=[LOST]),
        FEEDS,
        reader=Reader("For Inês", known={KEPT.company: (ANA, BO)}, advisers=["Rui Prates"]),
        stamp=Stamp(profile_hash="4f2c0d1e9a", version="0.1.0"),
    )


def nothing() -> Digest:
    """Return a digest of a day without any posting."""
    return build([], Period(now=NOW, since=NOW, seen=40), FEEDS[:1], stamp=Stamp(version="0.1.0"))


NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "' onmouseover='alert(3)",
    "[click](javascript:alert(4))",
    "\x1b[31mred\x1b[0m\x07",
    "\u202eevil\u2066",
    "</article></body>",
    "# heading\n- item\n> quote",
    "{{ 7 * 7 }} {% raw %}",
    "<!-- hidden -->",
)
"""What a feed may try to smuggle into a page, a terminal or a document."""


def hostile(words: str) -> Digest:
    """Return a digest in which every text from outside is made of some words."""
    posting = JobPosting(
        id="e5" * 6,
        title=words,
        company=words,
        location=words,
        description=words,
        url=f"javascript:{words}" if "alert" in words else f"https://evil.example/{words}",
        feed="evil",
    )
    facts: dict[str, FactValue] = {
        "company": Text(value=words, evidence=(Evidence("company", 0, len(words), words),), note=words, conflict=words),
        "says": Phrases(found=(Said("pair", (), True, Evidence("description", 0, len(words), words)),), whole=True),  # noqa: FBT003 - said
    }
    says = Test(fact="says", operator=Operator.SAYS, tokens=("pair",), written="says “pair”")
    company = Test(fact="company", operator=Operator.NOT_IN, tokens=("globex",), written="not in Globex")
    rules = RuleSet(
        rules=(
            Rule(kind=Kind.MUST, name="company", when=company, because="{company} it is", why=words),
            Rule(kind=Kind.NICE, name="pair", when=says, weight=100, because="{company} pairs"),
        )
    )
    seen = Stored(posting, judged(rules, facts, posting.id), NOW, NOW, NOW, ("evil",))
    feed = Feed(id="evil", name=words, kind="jsonl", file="x", attribution=words)
    knows = Acquaintance(name=words, position=words, seen_there=NOW.date(), left=True, now_at=words)
    return build(
        [seen],
        Period(now=NOW, since=None, seen=1, lost=[(seen, Outcome.ASK, words)], closed=[replace(seen, closed=NOW)]),
        [Followed(feed, FeedState(status="failed", message=words))],
        reader=Reader(words, known={words: (knows,)}, advisers=[words]),
    )
