"""Edits of a profile's text."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.errors import InputError
from jobfit.profile.edit import Setting, dropping, setting, with_settings, with_table

TEXT = """# mine
schema = 1

[must.pay]  # what I need
min = "80k EUR/year"

[nice.holidays]
min = 28
weight = 3
"""


@pytest.mark.parametrize(
    ("option", "path", "value"),
    [
        ("must.pay.min=75k EUR", ("must", "pay", "min"), "75k EUR"),
        ("must.office-days.max=2", ("must", "office-days", "max"), 2),
        ('must.seniority.in=["senior", "staff"]', ("must", "seniority", "in"), ["senior", "staff"]),
        ("must.permanent.is=true", ("must", "permanent", "is"), True),
        ("bar.score=right", ("bar", "score"), "right"),
        ("nice.x.says=[oh", ("nice", "x", "says"), "[oh"),
    ],
)
def test_a_setting_is_a_path_and_a_value(option: str, path: tuple[str, ...], value: object) -> None:
    """What is TOML is read as such; the rest is text."""
    assert (path, value) == (setting(option).path, setting(option).value)


def test_an_edit_keeps_everything_else() -> None:
    """Comments, order and other tables stay as they are."""
    edited = with_settings(TEXT, [setting("must.pay.min=75k EUR/year")])

    assert TEXT.replace("80k", "75k") == edited


def test_a_missing_table_is_added() -> None:
    """A rule that the profile does not have yet can be tried."""
    edited = tomllib.loads(with_settings(TEXT, [setting("must.office-days.max=2"), setting("bar.score=60")]))

    assert {"pay": {"min": "80k EUR/year"}, "office-days": {"max": 2}} == edited["must"]
    assert {"score": 60} == edited["bar"]


def test_a_table_can_be_dropped() -> None:
    """A rule that is dropped is gone with everything in it."""
    edited = tomllib.loads(with_settings(TEXT, [dropping("must.pay")]))

    assert not edited.get("must")
    assert {"min": 28, "weight": 3} == edited["nice"]["holidays"]


def test_a_table_is_added_at_the_end() -> None:
    """A proposed rule stands at the end, with what it is for."""
    text = with_table(TEXT, "nice.mentoring", {"says": ["mentoring"], "weight": 3}, comment="from your journal")

    assert text.startswith(TEXT)
    assert text.endswith('\n[nice.mentoring]  # from your journal\nsays = ["mentoring"]\nweight = 3\n')
    assert {"says": ["mentoring"], "weight": 3} == tomllib.loads(text)["nice"]["mentoring"]


@pytest.mark.parametrize("option", ["must.pay.min", "=3", "must..min=3"])
def test_what_is_no_setting_is_told(option: str) -> None:
    """An option without a path or value is a problem, with what to write instead."""
    with pytest.raises(InputError) as caught:
        setting(option)

    assert "must.pay.min" in str(caught.value.problems[0])


def test_a_value_is_no_table_and_what_is_not_there_cannot_be_dropped() -> None:
    """Both are told with their place."""
    for wrong in (setting("schema.pay.min=3"), dropping("must.office-days"), dropping("value.time.weight")):
        with pytest.raises(InputError) as caught:
            with_settings(TEXT, [wrong])

        assert ".".join(wrong.path) in str(caught.value.problems[0])


_NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)


@settings(deadline=None, max_examples=60)
@given(_NAMES, _NAMES, st.integers() | st.booleans() | st.text(max_size=20) | st.lists(st.text(max_size=8), max_size=3))
def test_what_is_set_is_read(name: str, key: str, value: object) -> None:
    """Whatever is set is what TOML then says, and nothing else changes."""
    before, after = tomllib.loads(TEXT), tomllib.loads(with_settings(TEXT, [Setting(("must", name, key), value)]))

    before["must"].setdefault(name, {})[key] = value
    assert before == after


def test_a_table_of_a_list_is_named_by_its_number() -> None:
    """The first is 1, whether the list is one of tables in braces or of tables under heads of their own."""
    text = (
        TEXT + '[must.where]\nany = [ { remote = 1 }, { days = { max = 2 } } ]  # either\n[[right.goals]]\ngoal = "g"\n'
    )
    settings = [setting("must.where.any.2.days.max=3"), setting("right.goals.1.goal=h"), dropping("must.where.any.1")]
    edited = with_settings(text, settings)

    assert {"any": [{"days": {"max": 3}}]} == tomllib.loads(edited)["must"]["where"]
    assert [{"goal": "h"}] == tomllib.loads(edited)["right"]["goals"]
    assert "# either" in edited


@pytest.mark.parametrize(
    "path", ["must.where.any.0.days", "must.where.any.3.days", "must.where.any.x", "must.where.any.2"]
)
def test_a_number_that_a_list_does_not_have_is_told(path: str) -> None:
    """Nothing is added to a list by a slip."""
    text = TEXT + "[must.where]\nany = [ { remote = 1 } ]\n"

    with pytest.raises(InputError) as refused:
        with_settings(text, [setting(f"{path}=1")])
    assert ["the profile has no such table or key"] == [each.what for each in refused.value.problems]
