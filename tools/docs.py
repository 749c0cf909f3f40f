"""Write the generated pages, or with --check say which are out of date: `make docs`, `make check`."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from jobfit.bundled import feeds_folder
from jobfit.cli.group import COMMANDS, jobfit
from jobfit.codes import CODES
from jobfit.errors import EXIT_MEANINGS
from jobfit.facts.person import Person
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.feeds.kinds import kind, kind_names
from jobfit.feeds.load import load_feeds
from jobfit.rules.load import Context, load_rules
from jobfit.rules.model import Rule
from jobfit.rules.shelf import bundled_shelf

ROOT = Path(__file__).parent.parent
_MADE = "<!-- made by `make docs`; edit the code, not this page -->\n\n"


def main(arguments: list[str]) -> int:
    """Write every page, or return 1 when one differs from what would be written."""
    stale = []
    for path, text in pages().items():
        if "--check" in arguments:
            if not path.exists() or path.read_text("utf-8") != text:
                stale.append(str(path.relative_to(ROOT)))
        else:
            path.write_text(text, "utf-8")
    if stale:
        sys.stderr.write(f"out of date: {', '.join(stale)}; run `make docs`\n")
    return 1 if stale else 0


def pages() -> dict[Path, str]:
    """Return every generated page by its path."""
    return {
        ROOT / "docs" / "commands.md": _MADE + "\n".join(_commands()),
        ROOT / "docs" / "facts.md": _MADE + "\n".join(_facts()),
        ROOT / "docs" / "codes.md": _MADE + "\n".join(_codes()),
        ROOT / "rules" / "README.md": _MADE + "\n".join(_rules()),
        ROOT / "feeds" / "README.md": _MADE + "\n".join(_feeds()),
    }


def _commands() -> Iterator[str]:
    yield "# Commands\n"
    context = click.Context(jobfit, info_name="jobfit", help_option_names=["-h", "--help"])
    for name in COMMANDS:
        found = jobfit.get_command(context, name)
        if found is not None:
            yield from _command(found, context, f"jobfit {name}")


def _command(command: click.Command, parent: click.Context, name: str) -> Iterator[str]:
    own = click.Context(command, info_name=name.rpartition(" ")[2], parent=parent, max_content_width=100)
    own.terminal_width = 100
    yield f"## `{name}`\n\n```text\n{command.get_help(own)}\n```\n"
    if isinstance(command, click.Group):
        for sub_name, sub in command.commands.items():
            yield from _command(sub, own, f"{name} {sub_name}")


def _facts() -> Iterator[str]:
    yield "# Facts\n\nWhat a rule may talk about; the list is closed. An unknown fact is never taken for a no.\n"
    yield "| fact | type | unit or values | means | better | asked as |\n|---|---|---|---|---|---|"
    for fact in VOCABULARY.values():
        values = fact.unit or ", ".join(fact.choices)
        better = fact.better or ""
        yield f"| `{fact.name}` | {fact.type} | {values} | {fact.sentence} | {better} | {fact.question} |"
    yield "\n# Examples and traps\n\nWhat each fact is read from, and what looks like it and must not be taken for it."
    yield "Each line is a test (`tests/facts/examples/`), its days counted to 20 November 2026; `jobfit facts TEXT`"
    yield "tries a text of your own.\n"
    for name in VOCABULARY:
        yield f"## `{name}`\n"
        yield from _examples(name)
        yield ""


def _examples(fact: str) -> Iterator[str]:
    """Yield a line for each example and trap of a fact."""
    written = tomllib.loads((ROOT / "tests" / "facts" / "examples" / f"{fact}.toml").read_text("utf-8"))
    for what, cases in written.items():
        mark = "" if what == "example" else "trap: "
        yield from (f"- {mark}{_quoted(case)}: **{case['read']}**" for case in cases)


def _quoted(case: Mapping[str, Any]) -> str:
    """Return what an example gives of a posting and of a person, in a line."""
    names = [name for name in case if name not in {"read", "description"}]
    text = " / ".join(filter(None, case.get("description", "").splitlines()))
    fields = (f"{name.replace('_', ' ')} {_written(case[name])}" for name in names)
    return ", ".join(filter(None, (f"“{text}”" if text else "", *fields)))


def _written(value: object) -> str:
    """Return a value of an example as its file has it."""
    if isinstance(value, str):
        return f"“{value}”"
    return str(value) if isinstance(value, date) else f"`{json.dumps(value, ensure_ascii=False)}`"


def _codes() -> Iterator[str]:
    yield "# Exit codes\n\n| code | means |\n|---|---|"
    yield from (f"| {code.value} | {meaning} |" for code, meaning in EXIT_MEANINGS.items())
    yield "\n# Problem codes\n\n`jobfit rules explain CODE` prints the same.\n\n| code | means |\n|---|---|"
    yield from (f"| {code} | {meaning} |" for code, meaning in CODES.items())
    yield ""


def shipped_rules() -> list[Rule]:
    """Return the shipped rules."""
    shelf = bundled_shelf()
    return list(load_rules(shelf, Context(shelf=shelf, person=Person(currency="EUR"), today=date(2026, 1, 1))))


def _rules() -> Iterator[str]:
    yield "# Shipped rules\n\nTake one by naming it in your profile: `[dealbreaker.gambling]`."
    yield "Each has its examples in its file.\n"
    yield "| rule | because | why |\n|---|---|---|"
    for rule in shipped_rules():
        yield f"| `{rule.id}` | {rule.because} | {rule.why} |"
    yield "\n# Values\n\n`[value.time] weight = 5` brings in the rules by which a value shows, scaled to its weight.\n"
    yield "| value | means | shown by |\n|---|---|---|"
    for name, node in bundled_shelf().values.items():
        plain = node.value
        shown = ", ".join(f"`{each['rule']}` {each['share']:+}" for each in plain.get("shows", ()))
        yield f"| `{name}` | {plain.get('means', '')} | {shown} |"
    yield ""


def _feeds() -> Iterator[str]:
    yield "# Feeds\n\n[Following a feed](../docs/feeds.md) says how each way of reading postings is set up.\n"
    yield from _catalogue()
    yield from _kinds()


def _catalogue() -> Iterator[str]:
    feeds = load_feeds(shipped=feeds_folder())
    yield f"## The catalogue\n\n{len(feeds)} feeds that come with jobfit. None is read until you follow it:"
    yield "`jobfit feeds add python-org`, or its table, `[feed.python-org]`, in your feeds.toml.\n"
    yield "| feed | name | kind | asked | who speaks | attribution | note |\n|---|---|---|---|---|---|---|"
    for feed in feeds:
        asked = f"every {feed.every}"
        cells = (f"`{feed.id}`", f"[{feed.name}]({feed.url})", f"`{feed.kind}`", asked, feed.trust, feed.attribution)
        yield f"| {' | '.join((*cells, feed.note))} |"
    yield ""


def _kinds() -> Iterator[str]:
    """Yield a row a kind: how it is written, what it states, on which terms, and what it was checked on."""
    yield "## Kinds of feed\n"
    yield "Every kind states title, text, link and company where the source does. What a source does not state stays"
    yield "unknown unless the posting's own words say it.\n"
    head = ("kind", "of", "written in feeds.toml", "states", "asked", "terms", "attribution", "checked on")
    yield f"| {' | '.join(head)} |\n|{'---|' * len(head)}"
    for name in kind_names():
        each = kind(name)
        keys = f"; keys: {', '.join(f'`{key}`' for key in each.keys.values())}" if each.keys else ""
        written = f'`kind = "{name}"`, `{each.example}`{keys}'.replace("|", "\\|")
        checked = f"{each.checked}{'' if each.compared else ' (shape)'}"
        asked = f"every {each.every}"
        cells = (f"`{name}`", each.name, written, ", ".join(each.states), asked, each.terms, each.attribution, checked)
        yield f"| {' | '.join(cells)} |"
    shapes = ", ".join(f"`{name}`" for name in kind_names() if not kind(name).compared)
    yield "\nEvery kind is tested on recorded shapes with texts of our own, and on what comes instead of postings when"
    yield "a source breaks. No test asks a source. Those marked (shape) could only be tested on the shape that their"
    yield "documentation and published clients describe, not compared with documents of a source:"
    yield f"{shapes}."
    yield "`jobfit feeds check --live` tries the feeds that you follow.\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
