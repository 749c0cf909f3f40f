"""The group of all commands: each is imported when it is called; errors become sentences and exit codes."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click
from click.exceptions import Abort

from jobfit import __version__
from jobfit.cli.veil import INCOGNITO
from jobfit.errors import ExitCode, InputError, JobfitError
from jobfit.phrasing import counted
from jobfit.problems import suggest

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_INCOGNITO = "--incognito"
_SENTENCE = 200  # characters that no first sentence of a help has
COMMANDS = {
    "demo": "Judge the bundled postings with the bundled profile; no network.",
    "init": "Write your profile.toml and feeds.toml from a short interview.",
    "run": "Read your feeds and judge what is new.",
    "digest": "Show what was kept, asked and nearly missed since the last digest.",
    "explain": "Show why a posting was judged as it was, in its own words.",
    "rejected": "List what was set aside, by the rule that decided.",
    "would-i": "Would I take this job? Judge an id, a page, a file, a text or single facts.",
    "what-if": "Plan an edit of your profile: what it would keep and lose of all that is stored.",
    "rejudge": "Judge everything stored by the profile as it is now.",
    "tradeoffs": "Show what each of your rules costs in postings, and what asking less would let in.",
    "answer": "Tell what you were told of a posting; it is judged again at once.",
    "mark": "Note that you applied, hide a posting, or say that its verdict is wrong.",
    "test": "Judge your own labelled cases, and say which come out otherwise than you want.",
    "facts": "Show what jobfit reads out of postings, or the whole vocabulary.",
    "judge": "Judge postings given as JSON lines and store nothing.",
    "rules": "List, check or start rules.",
    "feeds": "Follow feeds, and see how each is doing.",
    "goal": "Show the skills that your goal needs, and the stored postings that would teach them.",
    "review": "Write a reality check: what you want, how and why, next to what the stored postings say.",
    "journal": "Note what felt good or bad at work, and see which rules follow from it.",
    "contacts": "Import whom you know; kept postings then say who is there.",
    "prep": "Write one page for an interview: their words next to yours, and what to ask.",
    "inside": "Compare staying with leaving: your present employer's postings on the same bar.",
    "profile": "See how your profile changed, and take a change back.",
    "hosts": "List every host that a run would ask.",
    "schema": "Print the JSON Schema of profile.toml for editors.",
    "doctor": "Check the installation, the files, the database and the feeds.",
    "paths": "Print where jobfit's files are.",
}
"""Command -> its one sentence; the module has the command's name in `jobfit.cli`."""


class Subcommands(click.Group):
    """Tells a misspelt command with the nearest one, and shows whole sentences in its help."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named; a misspelt one is told with the nearest."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            hint = suggest(name, known, otherwise=f"`{ctx.command_path} --help` lists them.")
            ctx.fail(f"No such command {name!r}. {hint[0].upper()}{hint[1:]}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with its first sentence, which click would cut at the line's end."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section("Commands"):
            formatter.write_dl([(name, each.get_short_help_str(limit=_SENTENCE)) for name, each in commands if each])


class JobfitGroup(Subcommands):
    """Imports commands lazily and shows our errors the way click shows its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order in which a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return a command, None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"jobfit.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """Write the commands with their sentences, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands and options that begin so, without importing any command."""
        from click.shell_completion import CompletionItem

        named = [CompletionItem(name, help=said) for name, said in COMMANDS.items() if name.startswith(incomplete)]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - whatever the command returns
        """Run a command; what a person can mend or should know is told on stderr, with its exit code."""
        try:
            return super().invoke(ctx)
        except getattr(click.exceptions, "NoArgsIsHelpError", ()):  # a group alone shows its help
            raise
        except click.UsageError as error:
            raise click.UsageError(_fitted(error.format_message()), error.ctx) from None
        except InputError as error:
            _tell_problems(error)
            ctx.exit(error.exit_code)
        except JobfitError as error:
            _tell(f"Error: {error}")
            ctx.exit(error.exit_code)
        except OSError as fault:
            if isinstance(fault, BrokenPipeError):
                sys.stderr.close()  # whoever read our output has gone; there is nobody to tell
                ctx.exit(ExitCode.DONE)
            where = f": {fault.filename}; check the path and its permissions" if fault.filename else ""
            _tell(f"Error: {fault.strerror or fault}{where}")
            ctx.exit(ExitCode.FAILED)
        except (KeyboardInterrupt, Abort):
            _tell("Stopped. What was finished is kept; run it again to go on.")
            ctx.exit(ExitCode.INTERRUPTED)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; `--incognito` may stand anywhere before a `--`."""
        if unreadable := next(filter(_is_unreadable, args), ""):
            shown = os.fsencode(unreadable).decode(errors="replace")
            ctx.fail(f"{shown!r} is not UTF-8, and no file is called so; set LANG and the terminal to UTF-8.")
        options = args[: args.index("--")] if "--" in args else args
        if _INCOGNITO in options:
            args = [_INCOGNITO, *(each for each in options if each != _INCOGNITO), *args[len(options) :]]
        return super().parse_args(ctx, args)


def _is_unreadable(argument: str) -> bool:
    """Say whether an argument has bytes that are no UTF-8, which can be part of a file's name only."""
    return any("\udc80" <= char <= "\udcff" for char in argument) and not os.path.lexists(argument)


def _tell(text: str) -> None:
    from jobfit.cli.terminal import tell

    tell(text, quiet=not text)


def _tell_problems(error: InputError) -> None:
    """Say what is wrong with what the person wrote, each fault with its remedy."""
    from jobfit.cli.terminal import said_width

    width = said_width()
    count = len(error.problems)
    found = f"Found {counted(count, 'problem')}. Nothing was run."
    for told in (*(each.told(width) for each in error.problems), found, error.remedy):
        _tell(told)


def _fitted(message: str) -> str:
    """Return what is wrong with a call as a sentence, as it is to stand after click's "Error: "."""
    from jobfit.cli.terminal import fitted

    sentence = message[:1].upper() + message[1:] + ("" if message.endswith((".", "?")) else ".")
    return fitted(f"Error: {sentence}").removeprefix("Error: ")


def _hide(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
    ctx.meta[INCOGNITO] = value


@click.group(cls=JobfitGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="jobfit")
@click.option(
    _INCOGNITO,
    is_flag=True,
    expose_value=False,
    callback=_hide,
    help="Hide names of people and companies you know, and your own figures, in all that is shown.",
)
def jobfit() -> None:
    """Keep only the postings that meet or beat your right job, and see why in their own words.

    Start with `jobfit demo`, then `jobfit init`, then `jobfit run`.
    """
