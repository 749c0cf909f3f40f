"""Node: a value of a TOML file with its place; Faults: every problem found so far, none of which stops the reading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from jobfit.errors import InputError
from jobfit.facts.mistake import Mistake
from jobfit.problems import Place, Problem, in_order, suggest
from jobfit.toml.document import Document
from jobfit.toml.spans import TomlPath


def unknown_key(key: str, known: Iterable[str], otherwise: str) -> Mistake:
    """Return what is wrong with a key that is none of those known; `otherwise` is the advice where none is near."""
    return Mistake("PROF001", f"unknown key {key!r}", suggest(key, known, otherwise=otherwise))


class Node(NamedTuple):
    """A value of a document, and the way to it."""

    document: Document
    value: Any
    path: TomlPath = ()

    @property
    def name(self) -> str:
        """Return the key that the value stands under."""
        return str(self.path[-1]) if self.path else ""

    @property
    def folder(self) -> Path:
        """Return the folder of the file that the value stands in."""
        return Path(self.document.file).parent

    def at_key(self) -> Place:
        """Return the place of the key."""
        return self.document.key(self.path)

    def at_value(self) -> Place:
        """Return the place of the value."""
        return self.document.value(self.path)

    def table(self) -> dict[str, Node]:
        """Return the values of a table by key; empty for anything else."""
        items = self.value.items() if isinstance(self.value, dict) else ()
        return {key: Node(self.document, value, (*self.path, key)) for key, value in items}

    def elements(self) -> list[Node]:
        """Return the values of a list; for anything else, itself alone."""
        if not isinstance(self.value, list):
            return [self]
        return [Node(self.document, value, (*self.path, number)) for number, value in enumerate(self.value)]


@dataclass(slots=True)
class Faults:
    """The problems found so far, in the order in which they were found."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, where: Place, mistake: Mistake) -> None:
        """Keep a mistake with the place it was made at."""
        self.problems.append(mistake.at(where))

    def only(self, known: Collection[str], table: Mapping[str, Node], otherwise: str) -> None:
        """Keep the keys of a table that are none of those known; `otherwise` is the advice where none is near."""
        for key, node in table.items():
            if key not in known:
                self.add(node.at_key(), unknown_key(key, known, otherwise))

    @contextmanager
    def of(self, node: Node) -> Iterator[None]:
        """Keep a Mistake raised inside as a problem of the node's value, and go on."""
        try:
            yield
        except Mistake as mistake:
            self.add(node.at_value(), mistake)

    def stop(self) -> None:
        """Raise InputError with all problems, by file and line and each once, if there are any."""
        if self.problems:
            raise InputError(in_order(self.problems))
