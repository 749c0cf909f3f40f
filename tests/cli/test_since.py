"""--since: a day, or everything."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from jobfit.cli.since import beginning
from jobfit.errors import InputError

NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("since", "moment"),
    [
        ("all", None),
        ("2026-11-01", datetime(2026, 11, 1, tzinfo=UTC)),
        ("2026-11-01T08:00+01:00", datetime(2026, 11, 1, 7, tzinfo=UTC)),
    ],
)
def test_since_is_a_day_or_all(since: str, moment: datetime | None) -> None:
    """A day without a zone is one of UTC."""
    assert moment == beginning(since, now=NOW)


@pytest.mark.parametrize("since", ["yesterday", "", "2026-13-01", "2099-01-01"])
def test_any_other_since_is_refused_with_a_hint(since: str) -> None:
    """A day that is none, or yet to come, has a code and says what to write."""
    with pytest.raises(InputError) as refused:
        beginning(since, now=NOW)

    assert ["CLI002"] == [problem.code for problem in refused.value.problems]
    assert "2026-11-01" in refused.value.problems[0].hint
