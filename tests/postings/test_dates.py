"""Dates in the forms that feeds use, and those that are not read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.postings.dates import AHEAD, EARLIEST, last_day, publication, read_day

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given_as", "day"),
    [
        ("Fri, 13 Nov 2026 08:30:00 +0100", date(2026, 11, 13)),
        ("Fri, 13 Nov 2026 23:30:00 -0800", date(2026, 11, 13)),
        ("13 Nov 2026 08:30 GMT", date(2026, 11, 13)),
        ("2026-11-13T08:30:00Z", date(2026, 11, 13)),
        ("2026-11-13T08:30:00.000+00:00", date(2026, 11, 13)),
        ("2026-11-13 08:30:00.19", date(2026, 11, 13)),
        ("2026-11-13", date(2026, 11, 13)),
        ("2026/11/13", date(2026, 11, 13)),
        ("20261113", date(2026, 11, 13)),
        (1_794_000_000, date(2026, 11, 6)),
        (1_794_000_000_000, date(2026, 11, 6)),
        ("1794000000", date(2026, 11, 6)),
        ("Nov 13, 2026", date(2026, 11, 13)),
        ("November 13th, 2026", date(2026, 11, 13)),
        ("13 November 2026", date(2026, 11, 13)),
        ("Friday, November 13, 2026", date(2026, 11, 13)),
        ("13-Nov-2026 08:30", date(2026, 11, 13)),
        ("25/11/2026", date(2026, 11, 25)),
        ("11/25/2026", date(2026, 11, 25)),
        ("11/11/2026", date(2026, 11, 11)),
        (date(2026, 11, 13), date(2026, 11, 13)),
        (datetime(2026, 11, 13, 23, tzinfo=UTC), date(2026, 11, 13)),
    ],
)
def test_known_forms_are_read(given_as: object, day: date) -> None:
    """An instant keeps the day on which it was written."""
    assert read_day(given_as) == (day, "")


@pytest.mark.parametrize(
    "given_as",
    ["10/11/2026", "1.2.2026", "soon", "Posted 13 Days Ago", "2026-13-45", "30 Feb 2026", "17 Foo 2026", "2026",
     "20 Nov 26", float("nan"), float("inf"), 10**30, -(10**30), 10**400, "9" * 500, "\x00", "99 Nov 2026"],
)  # fmt: skip
def test_other_forms_are_unknown_with_a_note(given_as: object) -> None:
    """Nothing is guessed, least of all whether the day or the month comes first."""
    read = read_day(given_as)

    assert read.day is None
    assert read.note


@pytest.mark.parametrize("given_as", [None, "", True, False])
def test_nothing_is_no_fault(given_as: object) -> None:
    """A feed that gives no date has no note."""
    assert read_day(given_as) == (None, "")


@pytest.mark.parametrize("placeholder", ["1970-01-01", 0, "0001-01-01", "2099-12-31", "9999-12-31", "1999-12-31"])
def test_placeholders_are_no_dates(placeholder: object) -> None:
    """1970, 2099 and their like are what programs write for "none"."""
    for read in (publication(placeholder, NOW), last_day(placeholder, NOW), publication(placeholder)):
        assert read.day is None
        assert "placeholder" in read.note


def test_a_publication_lies_not_ahead() -> None:
    """Two days are let pass for time zones and clocks; a third is not. A deadline may lie ahead, in reason."""
    assert publication("2026-11-24", NOW).day == date(2026, 11, 24)
    assert publication("2026-11-25", NOW).day is None
    assert last_day("2027-11-25", NOW).day == date(2027, 11, 25)
    assert last_day("2035-01-01", NOW).day is None
    assert last_day("2020-01-01", NOW).day == date(2020, 1, 1)


INSTANTS = st.datetimes(
    datetime(2000, 1, 2),  # noqa: DTZ001 - the strategy adds the zone
    datetime(2026, 11, 21),  # noqa: DTZ001 - the same
    timezones=st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours))),
)


@given(INSTANTS)
@settings(deadline=None, max_examples=200)
def test_every_instant_reads_the_same_in_every_form(instant: datetime) -> None:
    """RFC 822, ISO 8601 and the day alone agree; an epoch is that instant in UTC."""
    day = instant.date()

    for written in (
        format_datetime(instant),
        instant.isoformat(),
        day.isoformat(),
        f"{day:%d %B %Y}",
        f"{day:%b %d, %Y}",
    ):
        assert publication(written, NOW) == (day, "")
    for epoch in (instant.timestamp(), int(instant.timestamp() * 1000), str(int(instant.timestamp()))):
        assert read_day(epoch).day == instant.astimezone(UTC).date()


@given(st.text(max_size=60) | st.floats() | st.integers() | st.dates().map(str))
@settings(deadline=None, max_examples=300)
def test_whatever_is_given_is_in_bounds_or_unknown(given_as: object) -> None:
    """Never an error; a publication lies between the bounds; what was given and not read has a note."""
    read = publication(given_as, NOW)

    assert read.day is None or EARLIEST <= read.day <= NOW.date() + AHEAD
    assert read.day or read.note or not given_as
