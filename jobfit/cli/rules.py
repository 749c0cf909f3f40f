"""jobfit rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobfit.cli.files import NamedFolder
from jobfit.cli.group import Subcommands
from jobfit.cli.tables import aligned, piped
from jobfit.cli.terminal import document, put, style, write_file
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.errors import InputError
from jobfit.layout import joined, wrapped
from jobfit.phrasing import counted
from jobfit.problems import Place, Problem, in_order, suggest

if TYPE_CHECKING:
    from jobfit.facts.model import Facts
    from jobfit.rules.firings import Firings
    from jobfit.rules.model import Rule, RuleSet
    from jobfit.rules.shelf import Shelf

NEW_RULE = "start one with `jobfit rules new nice/quiet-office`"
TEMPLATE = """\
because = "{{company}} …"            # one sentence for the reader
why     = ""                         # your motive, shown when the rule stands against a posting
says    = ["a phrase", "another"]    # or: when = {{ fact = test }}, see `jobfit facts`

[[example]]                          # run as tests by `jobfit rules check`
facts = {{ says = ["a phrase"] }}
fires = true

[[example]]
facts = {{ says = [] }}                # the whole text was read and does not say it
fires = {silent}

[[example]]
facts = {{}}
fires = "unknown"
"""


@click.group(name="rules", cls=Subcommands)
def command() -> None:
    """List, check or start rules.

    Example: jobfit rules list
    """


@command.command(name="list")
@click.option("--shipped", is_flag=True, help="The rules that come with jobfit, to take by name.")
@with_workspace
@json_option
def list_rules(workspace: Workspace, *, shipped: bool, as_json: bool) -> None:
    """List the rules in force, or the shipped ones.

    Example: jobfit rules list --shipped
    """
    rules = shipped_rules(workspace) if shipped else list(workspace.profile.rules)
    if as_json:
        put(document({"rules": [rule.model_dump(mode="json") for rule in rules]}))
        return
    put("\n".join(rule_lines(rules)))


def rule_lines(rules: Sequence[Rule]) -> list[str]:
    """Return a line a rule: its id, and what it says."""
    from jobfit.rules.described import described

    return list(aligned([(rule.id, described(rule)) for rule in rules]))


def shipped_rules(workspace: Workspace) -> list[Rule]:
    """Return every rule of the shelf as it is shipped; raises InputError."""
    from jobfit.facts.person import Person
    from jobfit.rules.load import Context, load_rules
    from jobfit.rules.shelf import bundled_shelf

    shelf = bundled_shelf()
    return list(load_rules(shelf, Context(shelf=shelf, person=Person(currency="EUR"), today=workspace.now.date())))


@command.command(name="check")
@click.option("--shipped", is_flag=True, help="Check the shipped rules and run their examples.")
@click.option("--folder", type=NamedFolder(), metavar="FOLDER", help="Do so with the rule files of a folder.")
@click.option(
    "--stored", is_flag=True, help="Over what is stored: rules that never fire, always do, or alone keep out."
)
@click.option("--full", is_flag=True, help="With --stored: also the rules that your values, goal and bar brought.")
@with_workspace
@json_option
@click.pass_context
def check_rules(
    ctx: click.Context,
    workspace: Workspace,
    *,
    shipped: bool,
    folder: str | None,
    stored: bool,
    full: bool,
    as_json: bool,
) -> None:
    """Check rules: faults, contradictions, duplicates, rules that can never fire.

    With --stored: what each rule came to over everything stored, which facts are hardly ever stated and by which
    feeds, and the words of your own rules with what stands around them in postings. It proposes and changes nothing.

    Exit code 0: all in order, 2: faults; with --stored 1: something is odd about a rule that stands in your profile.

    Example: jobfit rules check --stored
    """
    if shipped + bool(folder) + stored > 1:
        raise click.UsageError("--shipped, --folder and --stored do not go together")
    if (full or as_json) and not stored:
        raise click.UsageError("--full and --json go with --stored")
    if stored:
        from jobfit.cli.health import show_health

        ctx.exit(show_health(workspace, as_json=as_json, full=full))
    if not shipped and not folder:
        _stop_at(own_problems(workspace))
        put(_all_well(workspace))
        return
    from jobfit.rules.shelf import bundled_shelf, read_shelf

    shelf = read_shelf(Path(folder)) if folder else bundled_shelf()
    if not shelf.rules:
        raise InputError([Problem("FILE001", Place(folder or "rules"), "there are no rules in it", NEW_RULE)])
    _stop_at(_problems_of(shelf))
    put(f"{_in_order(shelf.rules)}; the examples come out as they say.")


def _stop_at(problems: Sequence[Problem]) -> None:
    if problems:
        raise InputError(in_order(problems))


def own_problems(workspace: Workspace) -> list[Problem]:
    """Return what is wrong with the rules of the person's profile as a whole."""
    from jobfit.rules.check import check

    profile = workspace.profile
    return check(profile.rule_set(0), places=profile.places)


def _problems_of(shelf: Shelf) -> list[Problem]:
    """Return the problems of a shelf's rules and examples; those of a folder may build on the shipped rules."""
    from jobfit.rules.examples import check_shelf
    from jobfit.rules.shelf import bundled_shelf

    whole = shelf._replace(rules={**bundled_shelf().rules, **shelf.rules})
    return [problem for rule_id in shelf.rules for problem in check_shelf(whole, _fired, only=rule_id).problems]


def _fired(rule_set: RuleSet, facts: Facts) -> Firings:
    from jobfit.rules.fire import Engine

    with Engine(rule_set) as engine:
        return engine.fire(facts)


def _all_well(workspace: Workspace) -> str:
    notes = "".join(f"\nnote: {note}" for note in workspace.profile.notes)
    return f"{_in_order(workspace.profile.rules)}.{notes}"


def _in_order(rules: Collection[object]) -> str:
    return f"{counted(len(rules), 'rule')} {'is' if len(rules) == 1 else 'are'} in order"


@command.command(name="new")
@click.argument("rule", metavar="KIND/NAME")
@click.option(
    "--folder",
    type=click.Path(file_okay=False),
    metavar="FOLDER",
    default="rules",
    show_default=True,
    help="Where rules are.",
)
def new_rule(rule: str, *, folder: str) -> None:
    """Start a shipped-style rule file with examples to fill in.

    KIND is must, dealbreaker or nice; NAME says in kebab-case what the rule catches.

    Example: jobfit rules new nice/quiet-office
    """
    kind, _, name = rule.partition("/")
    where = Place(rule)
    if kind not in {"must", "dealbreaker", "nice"}:
        raise InputError([Problem("RULE015", where, f"{kind!r} is no kind of rule", "write it like nice/quiet-office")])
    if not name or not all(part.isalnum() for part in name.split("-")) or name != name.lower():
        raise InputError([Problem("RULE014", where, f"{name!r} is not in kebab-case", "write it like quiet-office")])
    path = Path(folder) / kind / f"{name}.toml"
    if path.exists():
        raise InputError([Problem("FILE002", Place(str(path)), "there is one already", "edit it, or choose a name")])
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(str(path), TEMPLATE.format(silent='"unknown"' if kind == "must" else "false"))
    put(f"Wrote {path}. Fill it in, then: jobfit rules check --folder {folder}")


@command.command(name="explain")
@click.argument("code")
def explain_code(code: str) -> None:
    """Explain the code of a problem, such as MUST004.

    Example: jobfit rules explain MUST004
    """
    from jobfit.codes import CODES, explain

    said = explain(code)
    if said is None:
        hint = suggest(code, CODES, otherwise="the code stands in front of a problem, such as MUST004")
        raise InputError([Problem("CLI004", Place(code), "no problem has this code", hint)])
    put(said if piped() else joined(wrapped(said, style(), 0)))
