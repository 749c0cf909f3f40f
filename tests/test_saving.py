"""Saving an edited profile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jobfit.errors import InputError
from jobfit.saving import save_profile
from jobfit.store.store import Store

NOW = datetime.now(UTC)
BEFORE = '[must.pay]\nmin = "80k EUR/year"\n'
AFTER = '[must.pay]\nmin = "75k EUR/year"\n'


def test_an_edit_takes_the_place_of_the_file(tmp_path: Path) -> None:
    """The file holds the edited text, for nobody else's eyes."""
    path = tmp_path / "profile.toml"
    path.write_text(BEFORE)

    with Store(tmp_path / "jobfit.db") as store:
        profile = save_profile(path, AFTER, store, now=NOW, note="less would do")

    assert AFTER == path.read_text()
    assert 0o600 == path.stat().st_mode & 0o777
    assert 1 == profile.counts.must
    assert ["jobfit.db", "profile.toml"] == sorted(each.name for each in tmp_path.iterdir() if "db-" not in each.name)


def test_a_text_with_faults_changes_nothing(tmp_path: Path) -> None:
    """What cannot be judged by is refused, and the file stays."""
    path = tmp_path / "profile.toml"
    path.write_text(BEFORE)

    with Store(tmp_path / "jobfit.db") as store, pytest.raises(InputError):
        save_profile(path, AFTER.replace("75k", "lots of"), store, now=NOW + timedelta(days=1), note="")

    assert BEFORE == path.read_text()
