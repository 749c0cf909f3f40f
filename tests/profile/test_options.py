"""The options of flips: given to `what-if`, they make just the profile that the flip speaks of, and it keeps."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.model import Choice, Facts, FactValue, Flag, Quantity, TokenSet
from jobfit.judging import ProfileJudge
from jobfit.profile.edit import Setting, dropping, setting, with_settings
from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile
from jobfit.verdicts.model import Flip, Outcome

TEXT = """\
[me]
currency = "EUR"
[now]
pay = "60k EUR/year"
hours = 40
[bar]
score = 50
better_in = 1
never_worse = ["pay", "hours"]
[must.pay]
min = "85k EUR/year"                   # the rent
use = "low"
[must.where]
any = [ { workplace = "remote" }, { country = "PT", office_days = { max = 2 } } ]
[must.level]
when = { seniority = { min = "senior", max = "staff" }, holidays = { min = 25 } }
[must.short]
hours = { max = 36 }
[dealbreaker.on-call]
unknown = "ask"
[nice.permanent]
weight = 2
"""


def profile_of(text: str) -> Profile:
    """Return the profile in a text."""
    return parse_profile(text.encode(), file="profile.toml", today=date(2026, 11, 20))


def settings_of(flip: Flip) -> list[Setting]:
    """Return what `what-if` makes of a flip's options."""
    made = {"--set": setting, "--drop": dropping}
    return [made[name](value) for edit in flip.edits for name, value in [edit.options]]


def quantities(least: int, most: int, *, step: float = 1.0, **money: str) -> st.SearchStrategy[Quantity]:
    """Return intervals in steps."""
    ends = st.tuples(st.integers(least, most), st.integers(0, 2))
    return ends.map(lambda each: Quantity(low=each[0] * step, high=sum(each) * step, **money))  # type: ignore[arg-type]  # of no other fields


FACTS: dict[str, st.SearchStrategy[FactValue]] = {
    "pay": quantities(2200, 3800, step=25.37, currency="EUR", period="year"),
    "hours": quantities(60, 84, step=0.5),
    "office_days": quantities(0, 10, step=0.5),
    "holidays": quantities(20, 30),
    "workplace": st.sampled_from(("remote", "hybrid")).map(lambda value: Choice(value=value)),
    "country": st.sampled_from(("PT", "ES")).map(lambda code: TokenSet(value=(code,), complete=True)),
    "seniority": st.sampled_from(("junior", "mid", "senior", "principal")).map(lambda value: Choice(value=value)),
    "on_call": st.booleans().map(lambda value: Flag(value=value)),
    "permanent": st.booleans().map(lambda value: Flag(value=value)),
}


@settings(deadline=None, max_examples=40)
@given(facts=st.fixed_dictionaries({}, optional=FACTS))
def test_the_options_of_a_flip_make_a_profile_that_keeps(facts: Facts) -> None:
    """Whatever a posting says, its flip of the profile can be given to `what-if` as it stands, and then it is kept."""
    with ProfileJudge.of(profile_of(TEXT)) as judge:
        verdict = judge.judge_facts("p", facts)
    for flip in verdict.flips.profile:
        with ProfileJudge.of(profile_of(with_settings(TEXT, settings_of(flip)))) as judge:
            assert Outcome.KEEP is judge.judge_facts("p", facts).outcome

    assert (verdict.outcome is Outcome.KEEP) is not bool(verdict.flips.profile)


def test_one_table_of_any_is_edited_where_it_stands() -> None:
    """The path counts tables from 1, and the comments of the file stay."""
    facts: Facts = {
        "pay": Quantity(low=90_000, high=90_000, currency="EUR", period="year"),
        "hours": Quantity(low=36, high=36),
        "office_days": Quantity(low=3, high=3),
        "workplace": Choice(value="hybrid"),
        "country": TokenSet(value=("PT",), complete=True),
        "seniority": Choice(value="senior"),
        "holidays": Quantity(low=25, high=25),
        "on_call": Flag(value=False),
        "permanent": Flag(value=True),
    }
    with ProfileJudge.of(profile_of(TEXT)) as judge:
        (flip,) = judge.judge_facts("p", facts).flips.profile
    (edit,) = flip.edits
    edited = with_settings(TEXT, settings_of(flip))

    assert 'must.where.any.2.office_days.max = "3 days a week"' == edit.written
    assert '{ country = "PT", office_days = { max = "3 days a week" } }' in edited
    assert "# the rent" in edited
