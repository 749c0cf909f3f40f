"""jobfit schema."""

from __future__ import annotations

import click

from jobfit.cli.terminal import json_text, put


@click.command(name="schema")
def command() -> None:
    """Print the JSON Schema of profile.toml for editors.

    Editors that know TOML complete and check the profile with it: write it beside the profile and begin the profile
    with the line `#:schema ./profile.schema.json`.

    Example: jobfit schema > profile.schema.json
    """
    from jobfit.profile.schema import profile_schema
    from jobfit.rules.shelf import bundled_shelf

    put(json_text(profile_schema(bundled_shelf())))
