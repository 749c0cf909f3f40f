"""A feed's own pay fields beside what the text states."""

from __future__ import annotations

import pytest

from jobfit.facts.model import Basis, Quantity
from jobfit.facts.pay import extract
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting, StatedPay

_FIELD = StatedPay(low=100_000, high=120_000, currency="USD", period="year")
_SAME = "Salary: $100,000 - $120,000 per year"
_OTHER = "Salary: $140,000 - $160,000 USD per year"


def _pay(pay: StatedPay | None, text: str = "") -> Quantity | None:
    value = extract(read(JobPosting(id="1", description=text, pay=pay, language="en"))).get("pay")
    assert value is None or isinstance(value, Quantity)
    return value


def test_a_field_alone_is_structured_pay() -> None:
    """The feed's own field is taken as it is."""
    value = _pay(_FIELD)

    assert value == Quantity(low=100_000, high=120_000, currency="USD", period="year", basis=Basis.STRUCTURED)


def test_a_text_that_agrees_lends_its_quote() -> None:
    """A field that the text confirms is shown with the posting's own words."""
    value = _pay(_FIELD, _SAME)

    assert value is not None
    assert (Basis.STRUCTURED, "") == (value.basis, value.conflict)
    assert ["$100,000 - $120,000 per year"] == [evidence.quote for evidence in value.evidence]


def test_a_field_agrees_with_what_a_text_pays_in_its_money() -> None:
    """Of pay in two currencies a field names one; the other is kept beside it."""
    value = _pay(_FIELD, "Salary: £80,000 - £90,000 per year, in Boston $100,000 - $120,000 per year")

    assert value is not None
    assert (100_000, Basis.STRUCTURED, "") == (value.low, value.basis, value.conflict)
    assert [("GBP", 80_000)] == [(other.currency, other.low) for other in value.others]


def test_a_field_wins_over_a_text_that_contradicts_it_and_says_so() -> None:
    """The better basis wins and the conflict is shown."""
    value = _pay(_FIELD, _OTHER)

    assert value is not None
    assert (100_000, Basis.STRUCTURED) == (value.low, value.basis)
    assert value.conflict.startswith("the text says 140")


@pytest.mark.parametrize("basis", ["assumed", "predicted"])
def test_a_text_wins_over_what_a_board_made_up(basis: str) -> None:
    """What was assumed or predicted does not outweigh the employer's words."""
    value = _pay(_FIELD.model_copy(update={"basis": basis}), _OTHER)

    assert value is not None
    assert (140_000, Basis.STATED) == (value.low, value.basis)
    assert value.conflict.startswith("the feed's field says 100")


def test_a_prediction_alone_stays_a_prediction() -> None:
    """Nothing makes a predicted figure better than it is."""
    value = _pay(_FIELD.model_copy(update={"basis": "predicted", "note": "estimated by the board"}))

    assert value is not None
    assert (Basis.PREDICTED, "estimated by the board") == (value.basis, value.note)


def test_a_field_without_a_period_is_read_by_its_size() -> None:
    """A missing period is assumed only when the amount leaves no doubt."""
    sure = _pay(StatedPay(low=90_000, high=None, currency="EUR"))

    assert sure is not None
    assert ("year", Basis.ASSUMED) == (sure.period, sure.basis)
    assert _pay(StatedPay(low=5_000, high=5_000, currency="USD")) is None


@pytest.mark.parametrize(
    "field",
    [
        StatedPay(),
        StatedPay(low=0, high=0, currency="USD", period="year"),
        StatedPay(low=1, high=2, currency="USD", period="year"),
        StatedPay(low=100_000, high=120_000, currency="USD", period="hour"),
    ],
)
def test_an_empty_or_implausible_field_is_unknown(field: StatedPay) -> None:
    """Zeros and slips of a form are not pay."""
    assert _pay(field) is None


def test_the_ends_of_a_field_are_put_in_order() -> None:
    """A form filled in the wrong way round is understood."""
    value = _pay(StatedPay(low=120_000, high=100_000, currency="USD", period="year"))

    assert value is not None
    assert (100_000, 120_000) == (value.low, value.high)
