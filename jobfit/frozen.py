"""Frozen: the base of every value that crosses a boundary."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A pydantic model that cannot be changed and accepts no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # most commands check few of them
