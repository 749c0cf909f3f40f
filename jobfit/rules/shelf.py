"""Shelf: the rule and value files of a folder, as tables that are not read into rules yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from jobfit.bundled import rules_folder
from jobfit.errors import InputError
from jobfit.facts.mistake import Mistake
from jobfit.problems import Place, suggest
from jobfit.rules.model import Kind
from jobfit.rules.source import Faults, Node
from jobfit.toml.document import Document, read_toml, shipped_toml

KINDS = (Kind.MUST, Kind.DEALBREAKER, Kind.NICE)
VALUE = "value"


class Shelf(NamedTuple):
    """Rule files by id ("nice.holidays") and value files by name ("time")."""

    rules: Mapping[str, Node] = MappingProxyType({})
    values: Mapping[str, Node] = MappingProxyType({})

    def names(self, kind: Kind) -> list[str]:
        """Return the names of the shelf's rules of one kind."""
        return [name for held, _, name in (each.partition(".") for each in self.rules) if held == kind]


def read_shelf(folder: Path, *, read: Callable[[Path], Document] = read_toml) -> Shelf:
    """Return the rule files of `<kind>/<name>.toml` and the values of `value/<name>.toml`.

    `read` gives the document of a file. Raise InputError with every file that cannot be read and every folder that is
    no kind of rule.
    """
    faults = Faults()
    rules: dict[str, Node] = {}
    values: dict[str, Node] = {}
    for path in sorted(folder.glob("*/*.toml")):
        kind = path.parent.name
        if kind not in {*KINDS, VALUE}:
            hint = suggest(kind, (*KINDS, VALUE), otherwise=f"rules are in {', '.join(KINDS)}")
            faults.add(Place(str(path)), Mistake("RULE015", f"there is no kind of rule called {kind!r}", hint))
            continue
        try:
            document = read(path)
        except InputError as error:
            faults.problems += error.problems
            continue
        node = Node(document, document.data)
        if kind == VALUE:
            values[path.stem] = node
        else:
            rules[f"{kind}.{path.stem}"] = node
    faults.stop()
    return Shelf(rules, values)


@lru_cache(maxsize=1)
def bundled_shelf() -> Shelf:
    """Return the rules and values that come with jobfit, read once."""
    return read_shelf(rules_folder(), read=shipped_toml)
