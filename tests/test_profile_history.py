"""The history of a profile: ids, differences in words, and that nothing of it is ever lost."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.errors import InputError
from jobfit.profile_history import changes_between, last_sound, named, short_ids, text_difference
from jobfit.saving import keep_file, save_profile
from jobfit.store.rows import ProfileChange
from jobfit.store.store import Store

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)
TODAY = date(2026, 11, 20)
BEFORE = (
    '[me]\ncurrency = "EUR"\nyears = 3\n[must.pay]\nmin = "80k"\n[dealbreaker.gambling]\n[value.time]\nweight = 3\n'
)
TEXTS = st.integers(1, 4).map(lambda number: f'[must.pay]\nmin = "{number}0k EUR/year"\n')


def test_differences_are_told_as_rules_and_settings() -> None:
    """New, gone and changed rules, and every setting of the other tables."""
    after = (
        BEFORE.replace("80k", "75k").replace("[dealbreaker.gambling]", "[dealbreaker.defence]").replace("3\n", "4\n")
    )
    changes = changes_between(BEFORE, after + '[now]\ntitle = "Cook"\n', today=TODAY)

    assert changes is not None
    assert ["dealbreaker.defence"] == [rule.id for rule in changes.new]
    assert ["dealbreaker.gambling"] == [rule.id for rule in changes.gone]
    assert "must.pay" in {rule.id for _, rule in changes.changed}
    assert ("~ me.years = 3 → 4", "~ value.time.weight = 3 → 4", '+ now.title = "Cook"') == changes.settings


def test_a_profile_with_faults_has_only_its_text_to_compare() -> None:
    """It is a file still."""
    assert changes_between(BEFORE, "[must.pay", today=TODAY) is None
    assert ["--- a", "+++ b", "@@ -1 +1 @@", "-x", "+y"] == text_difference("x\n", "y\n", names=("a", "b"))


def test_ids_are_as_long_as_it_takes_to_tell_them_apart() -> None:
    """Six characters or more; a beginning that two share is told with both."""
    changes = [ProfileChange(NOW, each, "") for each in ("abcdefg1", "abcdefg2", "b" * 8, "b" * 8)]

    assert ["abcdefg1", "abcdefg2", "b" * 8] == sorted(short_ids(changes).values())
    assert "b" * 8 == named(changes, "B")
    for prefix, said in (("abc", "2 profiles begin with"), ("c", "no profile"), ("", "no profile")):
        with pytest.raises(InputError) as refused:
            named(changes, prefix)
        assert said in refused.value.problems[0].what


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(TEXTS, st.sampled_from(["by hand", "saved", "older"])), max_size=6))
def test_whatever_was_in_the_file_is_in_the_history(edits: list[tuple[str, str]]) -> None:
    """By hand or saved, at the same moment or with a file that says it is older: in order, each as it was."""
    expected: list[str] = []
    with TemporaryDirectory() as folder, Store(Path(folder) / "jobfit.db") as store:
        path = Path(folder) / "profile.toml"
        for text, way in edits:
            if way == "saved":
                save_profile(path, text, store, now=NOW, note="a note")
            else:
                path.write_text(text)
                keep_file(path, store, now=NOW - timedelta(days=9) if way == "older" else NOW)
            expected += [] if expected[-1:] == [text] else [text]
        changes = store.profile_changes()

        assert expected == [store.profile_text(each.hash) for each in changes]
        assert sorted({each.at for each in changes}) == [each.at for each in changes]


def test_the_last_sound_profile_is_found_behind_faulty_ones(tmp_path: Path) -> None:
    """Whatever was written since."""
    with Store(tmp_path / "jobfit.db") as store:
        for number, text in enumerate((BEFORE, "[must.pay", "nonsense")):
            hashed = hashlib.sha256(text.encode()).hexdigest()
            store.keep_profile(hashed, text, now=NOW + timedelta(days=number))
        found = last_sound(store, today=TODAY)

    assert found is not None
    assert NOW == found.at
