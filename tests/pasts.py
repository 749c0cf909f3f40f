"""Profiles to judge the past by: any mix of a few tables, phrases, skills and currencies of their own among them."""

from __future__ import annotations

from hypothesis import strategies as st

from jobfit.cli.demo import DEMO_DAY
from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile

_TABLES = (
    '[must.pay]\nmin = "75k EUR/year"',
    '[must.pay]\nmin = "60k EUR/year"\nunknown = "pass"',
    '[must.workplace]\nin = ["remote"]',
    '[must.office-days]\nmax = 2\nunknown = "reject"',
    '[must.seniority]\nmin = "mid"\nunknown = "pass"',
    "[dealbreaker.gambling]",
    '[dealbreaker.pressure]\nsays = ["fast-paced", "night shifts"]',
    '[nice.review]\nsays = ["code review", "pair programming"]\nweight = 2',
    '[nice.tools]\nskills_required.has_any = ["Python", "pipelines"]\nweight = 3',
    '[must.trade]\nskills_required.only = ["Python", "SQL", "dbt", "Airflow"]\nunknown = "pass"',
    '[dealbreaker.stock]\nskills_required.has = "warehouse"',
    "[dealbreaker.old]\nwhen = { posted_days = { min = 12 } }",
    "[must.fresh]\nseen_days.max = 5",
)
_HEADS = (
    '[me]\ncurrency = "EUR"',
    '[me]\ncurrency = "GBP"\n[bar]\nscore = 40',
    '[now]\npay = "60k EUR/year"\noffice_days = 3\n[bar]\nbetter_in = 1\nnever_worse = ["pay"]',
    '[now]\npay = "60k EUR/year"\n[bar]\nscore = 30\nnear_miss = { pay = "10%", score = 20 }\nmax_questions = 1',
)


def parsed(text: str) -> Profile:
    """Return the profile of a text on the demo's day."""
    return parse_profile(text.encode(), file="profile.toml", today=DEMO_DAY.date())


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Return a profile of some of the tables, as its file has it."""
    tables = draw(
        st.lists(st.sampled_from(_TABLES), min_size=1, max_size=5, unique_by=lambda table: table.split("]")[0])
    )
    return "\n".join([draw(st.sampled_from(_HEADS)), *tables, ""])


def profiles() -> st.SearchStrategy[Profile]:
    """Return profiles of some of the tables."""
    return texts().map(parsed)
