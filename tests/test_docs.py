"""The documentation: generated pages are current, all that can be used is described, the README tells the truth."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from jobfit.cli.group import COMMANDS, jobfit
from jobfit.codes import CODES
from jobfit.errors import EXIT_MEANINGS, ExitCode
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.feeds.interface import Feed
from jobfit.profile.model import Assume, BarTable, Goal, Me, Now, Right
from jobfit.rules.model import Operator

ROOT = Path(__file__).parent.parent
MADE_BY_US = {Operator.ABOVE, Operator.BELOW}  # only `better_in` makes them


def page(name: str) -> str:
    """Return the text of a page."""
    return (ROOT / name).read_text("utf-8")


def test_the_generated_pages_are_current() -> None:
    """`make docs` would change nothing."""
    checked = subprocess.run(
        [sys.executable, "-m", "tools.docs", "--check"], cwd=ROOT, capture_output=True, check=False
    )

    assert (0, b"") == (checked.returncode, checked.stderr)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_heading(name: str) -> None:
    """The page of commands has each of them."""
    assert f"## `jobfit {name}`\n" in page("docs/commands.md")


def test_every_fact_has_its_row() -> None:
    """The page of facts has each of them."""
    shown = page("docs/facts.md")

    assert [] == [fact for fact in VOCABULARY if f"| `{fact}` |" not in shown]


@pytest.mark.parametrize("code", ExitCode)
def test_every_exit_code_has_its_meaning(code: ExitCode) -> None:
    """No exit code is without a sentence in the code and on the page."""
    assert EXIT_MEANINGS[code]
    assert f"| {code.value} | {EXIT_MEANINGS[code]} |" in page("docs/codes.md")


def test_every_problem_code_has_its_row() -> None:
    """The page of codes has each of them."""
    shown = page("docs/codes.md")

    assert [] == [code for code in CODES if f"| {code} |" not in shown]


@pytest.mark.parametrize("operator", sorted(set(Operator) - MADE_BY_US))
def test_every_operator_is_described(operator: Operator) -> None:
    """The page of the profile names every operator that a person can write."""
    assert f"`{operator.value}`" in page("docs/profile.md")


@pytest.mark.parametrize(
    ("model", "table"),
    [(Me, "me"), (Now, "now"), (Right, "right"), (BarTable, "bar"), (Goal, "goal"), (Assume, "assume")],
)
def test_every_setting_of_the_profile_is_shown(model: type[Me], table: str) -> None:
    """Each key of each table stands in the page of the profile or in the bundled profile."""
    shown = page("docs/profile.md") + page("feeds/demo/profile.toml")

    assert f"[{table}]" in shown
    assert [] == [key for key in model.model_fields if not re.search(rf"\b{key}\b", shown)]


@pytest.mark.parametrize("key", [key for key in Feed.model_fields if key != "id"])
def test_every_setting_of_a_feed_is_described(key: str) -> None:
    """The page of feeds names each key."""
    assert f"`{key}`" in page("docs/feeds.md")


def test_the_readme_is_short_and_its_links_lead_somewhere() -> None:
    """A newcomer reads it in two minutes, and no link is dead."""
    text = page("README.md")
    links = re.findall(r"\]\(([^)#]+)\)", text)

    assert len(text.splitlines()) <= 100
    assert [] == [link for link in links if not link.startswith("http") and not (ROOT / link).exists()]


PAGES = ["README.md", "CONTRIBUTING.md", *sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("docs/**/*.md"))]


@pytest.mark.parametrize("name", PAGES)
def test_the_files_that_a_page_names_exist(name: str) -> None:
    """A path in backticks leads somewhere; parts in angle brackets or braces stand for any."""
    named = re.findall(r"`((?:jobfit|tests|docs|tools|rules|feeds|benchmarks)/[\w./-]+\.\w+)`", page(name))
    examples = {"rules/nice/quiet-office.toml"}

    assert [] == [path for path in named if path not in examples and not (ROOT / path).exists()]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/profile.md", "docs/feeds.md", "docs/why.md"])
def test_what_a_page_calls_exists(name: str) -> None:
    """Every `jobfit …` command on a page is a command."""
    named = set(re.findall(r"jobfit ([a-z][a-z-]+)", re.sub(r"(?m)^#.*$", "", page(name))))
    words = {"is", "reads", "keeps", "what", "does", "has", "never", "can", "and", "demo"}

    assert named - words <= set(COMMANDS)


@pytest.mark.parametrize("name", PAGES)
def test_an_option_that_a_page_names_exists(name: str) -> None:
    """Every `jobfit … --option` in a sentence is an option of that command."""
    typed = [each.split()[1:] for each in re.findall(r"`(jobfit [^`]+)`", page(name)) if " --" in each]

    assert [] == [f"{' '.join(words)}: {option}" for words in typed for option in _unknown_options(words)]


def _unknown_options(words: list[str]) -> list[str]:
    """Return the options among words typed after `jobfit` that their command does not have."""
    known = {"--help"}
    level: click.Command | None = jobfit
    for word in ["", *words]:
        if word and isinstance(level, click.Group):
            level = level.get_command(click.Context(level), word)
        known |= {each for option in level.params for each in option.opts} if level else set()
    return [word for word in words if word.startswith("--") and word not in known]
