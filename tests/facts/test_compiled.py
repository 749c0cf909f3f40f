"""`make test-compiled` reads facts with compiled code, and everything else with the sources."""

from __future__ import annotations

import os
import tomllib
from importlib import import_module
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_COMPILED = os.environ.get("JOBFIT_COMPILED") == "1"


def _modules() -> list[str]:
    hook = tomllib.loads((_ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]
    left_out = {each.removeprefix("/") for each in hook["mypyc"]["exclude"]}
    paths = [each.relative_to(_ROOT) for each in sorted((_ROOT / "jobfit/facts").rglob("*.py"))]
    names = (".".join(each.with_suffix("").parts) for each in paths if each.as_posix() not in left_out)
    return [name.removesuffix(".__init__") for name in names]


def test_facts_are_compiled_where_that_is_asked_for_and_nowhere_else() -> None:
    """No compiled module hides an edited source, and where the compiled ones are tested none is missing."""
    sources = {each for each in _modules() if str(import_module(each).__file__).endswith(".py")}

    assert (set() if _COMPILED else set(_modules())) == sources
