"""JSON from a feed: one value out of a text, with every way it can be bad as one sentence."""

from __future__ import annotations

import json
from typing import Any, Final, NoReturn

_LONGEST: Final = 300  # digits of a number


def load_json(text: str, *, line: bool = False) -> Any:  # noqa: ANN401 - JSON is anything
    """Return the value of a JSON text, or of one `line` of many; raise ValueError with one sentence."""
    try:
        return json.loads(text, parse_constant=_refuse, parse_int=_whole)
    except json.JSONDecodeError as error:
        at = f"column {error.colno}" if line else f"line {error.lineno}, column {error.colno}"
        raise ValueError(f"it is not JSON: {_lower(error.msg)} at {at}") from None
    except RecursionError:
        raise ValueError("it is JSON nested too deeply") from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"it is not JSON: {constant} is no number of it")


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST:
        raise ValueError(f"it is not JSON that can be read: a number has {len(digits)} digits")
    return int(digits)


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
