"""Weighing: what a rule does to postings is what a run over them comes to."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from jobfit.cli.demo import DEMO_DAY
from jobfit.interview.ruling import profile_of
from jobfit.interview.weighing import BUNDLED_DAY, Pool, stored_pool
from jobfit.paths import DATABASE
from jobfit.profile.load import load_profile
from jobfit.store.store import Store
from jobfit.verdicts.model import Outcome

TODAY = date(2026, 11, 20)


def test_the_bundled_postings_are_weighed_as_the_demo_judges_them(pool: Pool, demo_folder: Path) -> None:
    """The same outcomes for the same profile, from memory and from the store."""
    profile = load_profile(demo_folder / "profile.toml", today=TODAY)
    with Store(demo_folder / DATABASE) as store:
        judged = Counter(each.verdict.outcome for each in store.judged_since(None, *Outcome))
        stored = stored_pool(store, now=DEMO_DAY)
        assert stored
        over_store = stored.weigh(profile)
    bundled = pool.weigh(profile)

    assert DEMO_DAY == BUNDLED_DAY
    assert judged == bundled.outcomes == over_store.outcomes
    assert bundled.results == over_store.results
    assert "stored" == stored.what


def test_an_empty_store_weighs_nothing(tmp_path: Path) -> None:
    """The bundled postings stand in for it."""
    with Store(tmp_path / DATABASE) as store:
        assert None is stored_pool(store, now=datetime(2026, 11, 20, tzinfo=UTC) + timedelta(days=1))


def test_silence_is_told_as_what_it_comes_to(pool: Pool) -> None:
    """To be asked, passed or set aside, as the rule has it."""
    profile = profile_of(
        '[must.four-day-week]\n[must.holidays]\nmin = 25\nunknown = "pass"\n[must.pay-stated]\n',
        currency="EUR",
        today=TODAY,
    )
    found = pool.weigh(profile)
    words = {rule.name: pool.in_words(rule, found) for rule in profile.rules}

    assert words["four-day-week"].endswith(" to ask about")
    assert words["holidays"].endswith(" pass that leave it open")
    assert words["pay-stated"].endswith(" that leave it open")
