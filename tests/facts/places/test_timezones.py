"""Time zones: ranges of offsets become the countries whose clocks stand between them."""

from __future__ import annotations

import pytest

from jobfit.facts.places.timezones import zones_in, zones_of


@pytest.mark.parametrize(
    ("written", "inside", "outside"),
    [
        ("UTC-3 to UTC+2", {"BR", "GB", "DE", "GR"}, {"US", "IN", "TR"}),
        ("UTC−3 – UTC+2", {"BR", "GB", "DE"}, {"US", "IN"}),
        ("GMT+0 to +3", {"GB", "DE", "KE"}, {"US", "IN"}),
        ("CET +/- 2 hours", {"DE", "GB", "TR"}, {"US", "IN"}),
        ("within 2 hours of CET", {"DE", "GB"}, {"US", "IN"}),
        ("±3 hours from UTC+8", {"SG", "JP", "TH"}, {"DE", "US"}),
    ],
)
def test_a_range_of_offsets_is_countries(written: str, inside: set[str], outside: set[str]) -> None:
    """Countries are in a range when one of their clocks, without daylight saving, is."""
    zones = zones_in(written, 0, len(written), ("en",))

    assert zones is not None
    assert inside <= set(zones.countries)
    assert not outside & set(zones.countries)
    assert written[zones.start : zones.end]


@pytest.mark.parametrize("written", ["CET", "UTC+1", "from 9 to 5", "UTC+30 to UTC+40", "GMAT +/- 50", ""])
def test_one_zone_alone_is_no_range(written: str) -> None:
    """A single zone, other numbers and impossible offsets say nothing of where to live."""
    assert zones_in(written, 0, len(written), ("en",)) is None


def test_a_country_s_zones_leave_its_far_parts_out() -> None:
    """US time zones are those of the mainland: Mexico is inside, New Zealand and France are not."""
    countries = set(zones_of("US", 0, 2).countries)

    assert {"US", "MX", "CO"} <= countries
    assert not {"FR", "NZ", "BR"} & (countries - {"BR"})
