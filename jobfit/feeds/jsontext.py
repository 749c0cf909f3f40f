"""JSON from outside: one value out of a text, with every way it can be bad as one sentence."""

from __future__ import annotations

import json
from typing import Any, Final, NoReturn

_LONGEST: Final = 300  # digits of a number
_FAULTS: Final = {
    "Expecting value": "there is no value",
    "Expecting ','": "a comma or a closing bracket is missing",
    "Expecting ':'": "a colon is missing",
    "Expecting property name": "there is no name in double quotes",
    "Unterminated string": "a text is opened and not closed",
    "Invalid control character": "a text has a control character in it",
    "Invalid \\": "a backslash is followed by what it does not go with",
    "Extra data": "something follows after its end",
    "Illegal trailing comma": "a comma is one too many",
}
"""How the decoder's message begins -> what it means."""


def load_json(text: str, *, line: bool = False) -> Any:  # noqa: ANN401 - JSON is anything
    """Return the value of a JSON text, or of one `line` of many; raise ValueError with one sentence."""
    try:
        return json.loads(text, parse_constant=_refuse, parse_int=_whole)
    except json.JSONDecodeError as error:
        at = f"column {error.colno}" if line else f"line {error.lineno}, column {error.colno}"
        raise ValueError(f"it is not JSON: {in_words(error)} at {at}") from None
    except RecursionError:
        raise ValueError("it is JSON nested too deeply") from None


def in_words(fault: json.JSONDecodeError) -> str:
    """Return what the decoder says of a text as a person would."""
    return next((words for begins, words in _FAULTS.items() if fault.msg.startswith(begins)), "it goes wrong")


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"it is not JSON: {constant} is no number of it")


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST:
        raise ValueError(f"it is not JSON that can be read: a number has {len(digits)} digits")
    return int(digits)
