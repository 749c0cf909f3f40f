"""A proposal: one feed that could be followed, with the table that it would have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from jobfit.feeds.addresses import is_of_the_web, without_login


class Proposal(NamedTuple):
    """One feed that could be followed: its id, what its table would say, and why it was found."""

    id: str
    written: Mapping[str, Any]
    because: str

    def called(self, feed_id: str | None, name: str | None) -> Proposal:
        """Return the proposal under the id and the name that the person chose, if they did."""
        written = {**self.written, "name": name} if name else self.written
        return self._replace(id=feed_id or self.id, written=written)

    def shown(self) -> Proposal:
        """Return the proposal as it may be shown: without a login in its address, which at a mailbox is only a name."""
        return self._replace(
            written={
                key: without_login(value) if key == "url" and is_of_the_web(value) else value
                for key, value in self.written.items()
            }
        )

    def table(self) -> str:
        """Return the table as it would stand in feeds.toml."""
        lines = [f"{key} = {_in_toml(value)}" for key, value in self.written.items()]
        return "\n".join([f"[feed.{self.id}]", *lines]) + "\n"


def _in_toml(value: object) -> str:
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{name} = {_in_toml(each)}' for name, each in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)
