"""Relaxing: the figure that a posting reaches is the strictest that lets it in."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.model import FactValue
from jobfit.facts.vocabulary import Use
from jobfit.rules.firings import Result
from jobfit.rules.model import Operator, Test
from jobfit.rules.worlds import result_in
from jobfit.verdicts.relaxing import reached
from jobfit.verdicts.supposed import world_of
from tests import strategies


@settings(deadline=None, max_examples=300)
@given(
    value=st.none() | strategies.values("hours"),
    operator=st.sampled_from((Operator.MIN, Operator.MAX)),
    use=st.sampled_from(Use),
    passes=st.booleans(),
)
def test_what_is_reached_lets_in_and_nothing_stricter_does(
    value: FactValue | None, operator: Operator, use: Use, *, passes: bool
) -> None:
    """A comparison with it holds, or does not fail where the unknown passes; one step further it does not."""
    wanted = {Result.HOLDS, Result.UNKNOWN} if passes else {Result.HOLDS}
    stricter = 1 if operator is Operator.MIN else -1

    def lets_in(number: int) -> bool:
        test = Test(fact="hours", operator=operator, use=use, number=number)
        return result_in(world_of("hours", value), test) in wanted

    number = reached(Test(fact="hours", operator=operator, use=use, number=0), value, passes=passes)

    if number is not None:
        assert lets_in(number)
        assert not lets_in(number + stricter)
    else:
        assert passes or not lets_in(-stricter * 10**9)
