"""A profile as it would be with some settings made: its text and what it says; faults are told at the options."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jobfit.errors import InputError
from jobfit.problems import Place, Problem
from jobfit.profile.edit import Setting, with_settings
from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile
from jobfit.toml.document import Document, parse_toml


def supposed(text: str, settings: Sequence[Setting], *, file: str, today: date) -> tuple[str, Profile]:
    """Return a profile's text with the settings made, and the profile that it is.

    Raises InputError: a fault is told at the option that makes it, not at a line that nobody wrote; at the file's own
    line when there are no settings.
    """
    edited = with_settings(text, settings) if settings else text
    try:
        return edited, parse_profile(edited.encode(), file=file, today=today)
    except InputError as error:
        if not settings:
            raise
        document = parse_toml(edited, file)
        raise InputError([_at_option(problem, settings, document) for problem in error.problems]) from None


def _at_option(problem: Problem, settings: Sequence[Setting], document: Document) -> Problem:
    """Return a fault at the setting that it is in; one that follows from the settings elsewhere says where it is."""
    at = problem.where
    inside = [each for each in settings if each.value is not None and _covers(each, at, document)]
    if inside:
        return problem._replace(where=Place(max(inside, key=lambda each: len(each.path)).option))
    where = Place(" ".join(each.option for each in settings))
    source = at.source.strip()
    return problem._replace(where=where, what=f"{problem.what}, in `{source}`" if source else problem.what)


def _covers(setting: Setting, at: Place, document: Document) -> bool:
    """Say whether a place is that of a setting's value, its key, or a table that holds it."""
    keys = (document.key(setting.path[:depth]) for depth in range(1, len(setting.path) + 1))
    return any(
        own.line == at.line and own.column is not None and own.column <= (at.column or 0) <= own.column + own.width
        for own in (document.value(setting.path), *keys)
    )
