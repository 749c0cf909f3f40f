"""Samples: one small rule set, and postings with facts and evidence in their own words, judged by the real engine."""

from __future__ import annotations

from datetime import date
from functools import cache

from jobfit.facts.model import (
    Basis,
    Choice,
    Evidence,
    FactValue,
    Flag,
    Phrases,
    Quantity,
    Said,
    Text,
    TokenSet,
)
from jobfit.postings.model import JobPosting
from jobfit.rules.model import AnyOf, Bar, Job, Kind, Operator, Part, Rule, RuleSet, Stated, Test, Unknown
from jobfit.verdicts.judge import Judge
from jobfit.verdicts.model import Verdict
from jobfit.verdicts.reasons import Reasons
from jobfit.verdicts.sketch import Observed

Facts = dict[str, FactValue]


def _pay(figure: int, operator: Operator, sign: str, shown: str) -> Test:
    return Test(fact="pay", operator=operator, number=figure * 100, written=f"{sign} {shown} EUR/year")


def _days(figure: int, operator: Operator, sign: str) -> Test:
    return Test(fact="office_days", operator=operator, number=figure * 100, written=f"{sign} {figure} days a week")


def _says(*phrases: str) -> Test:
    written = "says " + " or ".join(f"“{phrase}”" for phrase in phrases)
    return Test(fact="says", operator=Operator.SAYS, tokens=phrases, silent_is_false=True, written=written)


def _has(fact: str, token: str) -> Test:
    return Test(fact=fact, operator=Operator.HAS_ANY, tokens=(token,), written=f"has {token}")


REMOTE = Test(fact="workplace", operator=Operator.IS, tokens=("remote",), written="is remote")
PERMANENT = Test(fact="permanent", operator=Operator.IS, number=1, written="is true")
FOUR_DAYS = ("four-day week", "32 hours over four days", "hours over four days")

RULES = RuleSet(
    rules=(
        Rule(
            kind=Kind.MUST,
            name="pay",
            when=_pay(85_000, Operator.MIN, "≥", "85 000").model_copy(update={"at": "must.pay.min"}),
            near=_pay(80_750, Operator.MIN, "≥", "80 750"),
            why="The rent went up.",
        ),
        Rule(
            kind=Kind.MUST,
            name="where",
            when=AnyOf(
                of=(REMOTE, _days(2, Operator.MAX, "≤").model_copy(update={"at": "must.where.any.2.office_days.max"}))
            ),
            near=AnyOf(of=(REMOTE, _days(3, Operator.MAX, "≤"))),
        ),
        Rule(
            kind=Kind.MUST,
            name="permanent",
            when=PERMANENT,
            unknown=Unknown.PASS,
            because="{company} offers a permanent contract",
        ),
        Rule(
            kind=Kind.DEALBREAKER,
            name="gambling",
            when=_has("industry", "gambling"),
            unknown=Unknown.PASS,
            because="{company} is in gambling",
            why="My uncle lost his house.",
        ),
        Rule(kind=Kind.BETTER, name="pay", when=_pay(78_000, Operator.ABOVE, ">", "78 000"), origin="bar"),
        Rule(kind=Kind.BETTER, name="office-days", when=_days(3, Operator.BELOW, "<"), origin="bar"),
        Rule(
            kind=Kind.NICE,
            name="four-day-week",
            when=_says(*FOUR_DAYS),
            weight=400,
            because="{company} offers a four-day week",
        ),
        Rule(
            kind=Kind.NICE,
            name="pair-work",
            when=_says("pair"),
            weight=200,
            because="people at {company} work in pairs",
        ),
        Rule(
            kind=Kind.NICE,
            name="stack",
            parts=tuple(
                Part(when=_has("skills_required", name), weight=weight * 100, name=name)
                for name, weight in (("python", 3), ("postgresql", 2))
            ),
            cap=400,
        ),
        Rule(kind=Kind.NICE, name="hype", when=_says("fast-paced"), weight=-300),
    ),
    bar=Bar(score=50, near_score=10, better_in=1, never_worse=("office_days",)),
    jobs=(
        Job(
            name="now",
            stated=(
                Stated(fact="pay", low=78_000, high=78_000),
                Stated(fact="office_days", low=3, high=3),
                Stated(fact="hours", low=40, high=40),
            ),
        ),
        Job(
            name="right",
            stated=(Stated(fact="pay", low=95_000, high=95_000), Stated(fact="manages", low=3, high=3)),
        ),
    ),
)


def quoted(posting: JobPosting, quote: str, field: str = "description") -> tuple[Evidence, ...]:
    """Return a quote as evidence; it must stand in the posting."""
    start = getattr(posting, field).index(quote)
    return (Evidence(field, start, start + len(quote), quote),)


def said(posting: JobPosting, *found: tuple[str, str]) -> Phrases:
    """Return (phrase, quote) pairs as what a wholly read posting says."""
    each = (Said(phrase, (), said=True, evidence=quoted(posting, quote)[0]) for phrase, quote in found)
    return Phrases(found=tuple(each), whole=True)


def euros(low: float | None, high: float | None, evidence: tuple[Evidence, ...] = (), note: str = "") -> Quantity:
    """Return a pay in euros a year."""
    return Quantity(low=low, high=high, currency="EUR", period="year", evidence=evidence, note=note)


def posting_of(name: str, title: str, company: str, location: str, description: str) -> JobPosting:
    """Return a posting that was found two days before the digest."""
    return JobPosting(
        id=name * 6,
        title=title,
        company=company,
        location=location,
        description=description,
        url=f"https://{name}.example/jobs/1?a=1&b=2",
        date_posted=date(2026, 11, 18),
        feed="harbour",
    )


KEPT = posting_of(
    "a1",
    "Senior Data Engineer",
    "Plumeria",
    "Remote (EU)",
    "We pay £78,000 to £90,000. Work 32 hours over four days, pair when it helps. Python and PostgreSQL. Fast-paced.",
)
ASKED = posting_of("b2", "Data Engineer", "", "Lisbon", "Come to us on two days a week. Four-day week! We use Python.")
NEAR = posting_of(
    "c3", "Analytics Engineer", "Okapi", "Lisbon", "82 000 € a year, three days in Lisbon, a four-day week, Python."
)
REJECTED = posting_of("d4", "Lead Data Engineer", "Lucky Fox", "Malta", "A leading online betting operator. 90 000 €.")

FACTS: dict[str, Facts] = {
    KEPT.id: {
        "company": Text(value="Plumeria"),
        "pay": euros(
            91_260,
            105_300,
            quoted(KEPT, "£78,000 to £90,000"),
            "78 000–90 000 GBP/year at 1.17 EUR (ECB, 12 Nov 2026)",
        ),
        "workplace": Choice(value="remote", evidence=quoted(KEPT, "Remote", "location")),
        "office_days": Quantity(low=0, high=0, basis=Basis.ASSUMED, note="a remote job has no office days"),
        "skills_required": TokenSet(
            value=("python", "postgresql"),
            complete=False,
            evidence=(*quoted(KEPT, "PostgreSQL"), *quoted(KEPT, "Python")),
        ),
        "says": said(
            KEPT,
            ("32 hours over four days", "32 hours over four days"),
            ("hours over four days", "hours over four days"),
            ("pair", "pair"),
            ("fast-paced", "Fast-paced"),
        ),
    },
    ASKED.id: {
        "office_days": Quantity(low=2, high=2, evidence=quoted(ASKED, "two days a week")),
        "skills_required": TokenSet(value=("python",), complete=False, evidence=quoted(ASKED, "Python")),
        "says": said(ASKED, ("four-day week", "Four-day week")),
    },
    NEAR.id: {
        "company": Text(value="Okapi"),
        "pay": euros(82_000, 82_000, quoted(NEAR, "82 000 € a year")),
        "workplace": Choice(value="hybrid", evidence=quoted(NEAR, "three days in Lisbon")),
        "office_days": Quantity(low=3, high=3, evidence=quoted(NEAR, "three days in Lisbon")),
        "permanent": Flag(value=True, basis=Basis.STRUCTURED),
        "skills_required": TokenSet(value=("python",), complete=False, evidence=quoted(NEAR, "Python")),
        "says": said(NEAR, ("four-day week", "four-day week")),
    },
    REJECTED.id: {
        "company": Text(value="Lucky Fox"),
        "pay": euros(90_000, 90_000, quoted(REJECTED, "90 000 €")),
        "industry": TokenSet(
            value=("gambling",), complete=False, evidence=quoted(REJECTED, "leading online betting operator")
        ),
        "says": said(REJECTED),
    },
}


@cache
def verdict_on(posting_id: str) -> Verdict:
    """Return the engine's verdict on a sample."""
    return judged(RULES, FACTS[posting_id], posting_id)


def judged(rules: RuleSet, facts: Facts, posting_id: str = "p1") -> Verdict:
    """Return the verdict on some facts, which are taken as they are."""
    with Judge(rules) as judge:
        return Reasons(rules).verdict(posting_id, judge.judge(facts), Observed(facts, facts))
