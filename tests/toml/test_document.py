"""TOML with the place of every key and value."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.errors import InputError
from jobfit.toml.document import LARGEST, parse_bytes, parse_toml, read_toml
from jobfit.toml.spans import TomlPath, index_spans

TRICKY = (
    """# a = 1
[a.b] # comment with [brackets]
"quoted.key" . x = 'it''s' # no
""".replace("'it''s'", "'its'")
    + '''
text = """
two "quotes" and = [brackets]
and \\""" three""""
raw = \'\'\'one ' two '' [x]\'\'\'
list = [ # why
  1, [2, 3], # [4]
  { p = "]", q.r = 4 },
]
dates = [1979-05-27 07:32:00, 1979-05-27]
[[rows]]
name = "first"
[[rows]]
name = "second"
[rows.more]
deep = true
[[rows.inner]]
x = 1
[[rows.inner]]
x = 2
[empty]
'''
)


def _leaves(value: object, path: TomlPath = ()) -> Iterator[tuple[TomlPath, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves(inner, (*path, number))
    else:
        yield path, value


def _keys(value: object, path: TomlPath = ()) -> Iterator[TomlPath]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from _keys(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _keys(inner, (*path, number))


def _agrees_with_tomllib(text: str) -> None:
    loaded = tomllib.loads(text)
    keys, values = index_spans(text)
    assert set(keys) == set(_keys(loaded))
    for path, value in _leaves(loaded):
        start, end = values[path]
        assert value == tomllib.loads(f"value = {text[start:end]}")["value"]
    for path, (start, end) in keys.items():
        assert path[-1] == next(iter(tomllib.loads(f"{text[start:end]} = 1")))


def test_every_key_and_value_of_a_tricky_text_is_found() -> None:
    """Dotted and quoted keys, all strings, nested lists and tables in lists are where the index says."""
    _agrees_with_tomllib(TRICKY)


_PLAIN = st.recursive(
    st.integers(-(10**9), 10**9)
    | st.booleans()
    | st.dates(date(1970, 1, 1))
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab.c -ü\"'", max_size=4), inner, max_size=3),
    max_leaves=8,
)


def _quoted(text: str, *, literal: bool) -> str:
    if literal and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _written(value: Any, space: str, *, literal: bool) -> str:  # noqa: ANN401 - anything that TOML holds
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _quoted(value, literal=literal)
    if isinstance(value, list):
        inner = f",{space}\n".join(_written(each, space, literal=literal) for each in value)
        return f"[{space}{inner}{space}]"
    if isinstance(value, dict):
        pairs = (
            f"{_quoted(key, literal=literal)}{space}={space}{_written(each, space, literal=literal)}"
            for key, each in value.items()
        )
        return "{" + f"{space},{space}".join(pairs) + "}"
    return str(value)


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from("abcde"), _PLAIN, max_size=4), st.sampled_from(["", " ", "\t"]), st.booleans())
def test_the_index_agrees_with_tomllib(table: dict[str, Any], space: str, literal: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    """Whatever is written, every key and value is found, and the text at its place is that value."""
    lines = [f"{key}{space}={space}{_written(value, space, literal=literal)} # {key}" for key, value in table.items()]

    _agrees_with_tomllib("\n[t]\n".join(("", "\n".join(lines))))


def test_places_count_lines_and_columns_from_one() -> None:
    """An editor goes to the place that is shown, also with line ends of Windows and accents."""
    document = parse_toml("[ünused]\r\n".replace("ü", "u") + 'x = 1\r\nname = "é"\r\n', "p.toml")

    place = document.value(("unused", "name"))

    assert "p.toml:3:8" == str(place)
    assert (3, 'name = "é"') == (place.width, place.source)


def test_a_place_that_is_not_written_is_the_nearest_enclosing_one() -> None:
    """A missing key is shown at its table, and a path that is nowhere at the file."""
    document = parse_toml("[must.pay]\nmin = 1\n", "p.toml")

    assert "p.toml:1:1" == str(document.value(("must", "pay", "max")))
    assert "p.toml:1:7" == str(document.key(("must", "pay")))
    assert "p.toml" == str(document.value(("nice",)))


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("a = ", "PROF005", "f:1:5"),
        ("a = 1\na = 2", "PROF006", "f:2:1"),
        ("[a]\n[a]", "PROF006", "f:2:1"),
        ("a = { b = 1, b = 2 }", "PROF006", "f:1:1"),
        ('a = "x', "PROF005", "f:1:7"),
        ("a = 2027-02-30", "PROF005", "f:1:5"),
        ("a = [1, ", "PROF005", "f:1:9"),
        ("a", "PROF005", "f:1:2"),
        ("= 3", "PROF005", "f:1:1"),
        ("a = \u001b[31mred", "PROF005", "f:1:5"),
        ("a = " + "[" * 5000, "PROF005", "f"),
        ("a = " + "9" * 5000, "PROF005", "f:1:5005"),
    ],
)
def test_what_is_not_toml_has_a_place_and_a_remedy(text: str, code: str, where: str) -> None:
    """Broken files are one problem with a sentence of ours, and no control character reaches the terminal."""
    with pytest.raises(InputError) as raised:
        parse_toml(text, "f")

    (problem,) = raised.value.problems
    assert (code, where) == (problem.code, str(problem.where))
    assert problem.hint
    assert str(problem).replace("\n", "").isprintable()


def test_bytes_that_are_not_utf8_have_the_place_of_the_first() -> None:
    """A file in another encoding is shown where it breaks."""
    with pytest.raises(InputError) as raised:
        parse_bytes('a = 1\nname = "Inês"\n'.encode("latin-1"), "p.toml")

    assert "p.toml:2:11" == str(raised.value.problems[0].where)
    assert "PROF003" == raised.value.problems[0].code


def test_a_byte_order_mark_is_skipped() -> None:
    """Editors on Windows write one."""
    assert {"a": 1} == parse_bytes(b"\xef\xbb\xbfa = 1", "p.toml").data


def test_what_is_no_readable_file_is_a_problem(tmp_path: Path) -> None:
    """A folder, a missing file and a file of 10 MB each have a sentence."""
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (10 * LARGEST))
    codes = []
    for path in (tmp_path, tmp_path / "none.toml", large, large / "inside"):
        with pytest.raises(InputError) as raised:
            read_toml(path)
        codes.append(raised.value.problems[0].code)
        assert raised.value.problems[0].hint

    assert ["PROF002", "PROF002", "PROF004", "PROF002"] == codes
