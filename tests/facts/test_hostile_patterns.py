"""No regular expression of the package can blow up: each is found in its module and its structure is looked at."""

from __future__ import annotations

import ast
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]  # the parser of `re` has no public name
from typing import Any

import pytest

import jobfit

_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}
_SINGLE = {_constants.IN, _constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY}
_CHARACTERS = "".join(map(chr, range(0x2800)))
_MOST = 500
"""A repeat of at most so many times is bounded; more, or without end, is open."""


def _modules() -> Iterator[str]:
    return (found.name for found in pkgutil.walk_packages(jobfit.__path__, "jobfit.") if "__main__" not in found.name)


def _within(value: object, depth: int = 3) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns that a module keeps, also in tuples, lists, mappings and named tuples."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for each in value.values():
            yield from _within(each, depth - 1)
    elif depth and isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from _within(each, depth - 1)


def _written() -> Iterator[re.Pattern[Any]]:
    """Yield the patterns that are written inside functions, as the first argument of a call of `re`."""
    texts = (file.read_text("utf-8") for file in Path(*jobfit.__path__).rglob("*.py"))
    for source in (each for each in texts if "re." in each):
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.Call(ast.Attribute(ast.Name("re")), [ast.Constant(str(text)), *_]):
                    yield re.compile(text)


@cache
def patterns() -> dict[str, re.Pattern[Any]]:
    """Return every compiled expression of the package by its pattern, wherever a module keeps it."""
    found = {f"{pattern.pattern!r}": pattern for pattern in _written()}
    for name in _modules():
        for value in vars(import_module(name)).values():
            found |= {f"{pattern.pattern!r}": pattern for pattern in _within(value)}
    return found


def _steps(parsed: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - the parser's own values have no types
    """Yield every step of a parsed expression, those inside others too."""
    for step, value in parsed:
        yield step, value
        for inner in _inner(value):
            yield from _steps(inner)


def _inner(value: Any) -> Iterator[Any]:  # noqa: ANN401 - see _steps
    if isinstance(value, _parser.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _inner(each)


def _repeats(parsed: Any) -> list[tuple[int, Any]]:  # noqa: ANN401 - see _steps
    """Return (most times, what is repeated) of every repeat that can give back some of what it took."""
    return [
        (int(value[1]), value[2])
        for step, value in _steps(parsed)
        if step in _REPEATS and int(value[0]) < int(value[1])
    ]


def nested(pattern: re.Pattern[Any]) -> list[str]:
    """Return what is repeated without end, holds a repeat itself, and has no sign that parts one round from the next.

    `(a+)+` can be read in exponentially many ways; `(,a+)+` in one, because each round begins with the comma.
    """
    return [
        str(body)
        for most, body in _repeats(_parser.parse(pattern.pattern, pattern.flags))
        if most > _MOST and not _rounds_are_told_apart(body)
    ]


def _rounds_are_told_apart(body: Any) -> bool:  # noqa: ANN401 - see _steps
    """Say whether each alternative of a round begins or ends with a sign that nothing repeated in a round can be."""
    repeated = [characters for most, piece in _repeats(body) if most > 1 for characters in _sets(piece)]
    return all(
        not [most for most, _ in _repeats(each) if most > 1]
        or any(sign and not any(sign & others for others in repeated) for sign in (_sign(each[0]), _sign(each[-1])))
        for each in _alternatives(body)
    )


def _alternatives(body: Any) -> list[Any]:  # noqa: ANN401 - see _steps
    while len(body) == 1 and body[0][0] is _constants.SUBPATTERN:
        body = body[0][1][3]
    return list(body[0][1][1]) if len(body) == 1 and body[0][0] is _constants.BRANCH else [body]


def _sets(piece: Any) -> list[frozenset[str]]:  # noqa: ANN401 - see _steps
    return [_sign(step) for step in _steps(piece) if step[0] in _SINGLE]


def _sign(step: Any) -> frozenset[str]:  # noqa: ANN401 - see _steps
    """Return the characters that a step may be; none when it is no single character."""
    if step[0] not in _SINGLE:
        return frozenset()
    made = _parser.SubPattern(_parser.State(), [step])
    compiled = re._compiler.compile(made)  # type: ignore[attr-defined]  # noqa: SLF001 - no public name
    return frozenset(compiled.findall(_CHARACTERS))


def test_no_open_repeat_stands_inside_an_open_repeat() -> None:
    """What is repeated without end holds nothing that is repeated, unless a sign parts the rounds."""
    assert {} == {name: wrong for name, pattern in patterns().items() if (wrong := nested(pattern))}


def test_the_patterns_of_the_package_are_found() -> None:
    """A walk that found nothing would prove nothing."""
    assert len(patterns()) > 100  # there are about 150


@pytest.mark.parametrize("wrong", [r"(a+)+b", r"(?:\w+\s*)*:", r"(?:[a-z]+,?)*$", r"(\d+|x)*y"])
def test_expressions_that_blow_up_are_told(wrong: str) -> None:
    """The check itself finds the textbook cases."""
    assert nested(re.compile(wrong))


@pytest.mark.parametrize("right", [r"(?:,\d+)*", r"\w+", r"(?:ab)*", r"(?: [a-z]{1,9}){0,4}"])
def test_expressions_that_cannot_blow_up_are_let_through(right: str) -> None:
    """A sign in front of each round, or a bound, leaves one way to read a text."""
    assert [] == nested(re.compile(right))
