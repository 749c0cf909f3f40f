"""What only a process of its own has: its start, its streams, its signals; and that the others behave like one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jobfit.cli.group import COMMANDS
from jobfit.store.connection import only_run
from tests.calling import command
from tests.cli.conftest import POSTINGS, Home, posting

HEAVY = {"pydantic", "httpx", "feedparser", "jinja2", "currency_converter", "rich", "sqlite3", "durable_rules_engine"}


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        (("run",), b""),
        (("would-i", "-"), "Data engineer, fully remote. Pay: 69,000 € a year.".encode()),
        (("explain", "zzzz"), b""),
        (("rules", "no-such-command"), b""),
        (("feeds", "list", "--json"), b""),
    ],
)
def test_a_call_leaves_what_a_process_leaves(home: Home, arguments: tuple[str, ...], given: bytes) -> None:
    """The other tests call jobfit in their own process; code, output and messages are a process's, byte for byte."""
    apart = home.run_apart(*arguments, given=given)
    (home.folder / "jobfit.db").unlink(missing_ok=True)

    assert apart == home.run(*arguments, given=given)


def test_a_reader_that_goes_away_is_no_fault(home: Home) -> None:
    """`jobfit rules list --shipped | head -1` ends without a word on stderr."""
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(  # noqa: S603 - ourselves
        command("rules", "list", "--shipped"),
        stdout=writing,
        stderr=subprocess.PIPE,
        env=home.environment(),
        check=False,
    )
    os.close(writing)

    assert (0, b"") == (ran.returncode, ran.stderr)


def test_a_killed_run_is_continued(home: Home, outcomes: Callable[[], dict[str, str]]) -> None:
    """Wherever a run is killed, the next one ends with every posting judged once."""
    home.write_postings([posting(number) for number in range(600)])
    process = home.start("run")
    home.wait_for_verdicts(process)
    process.kill()
    process.communicate()
    half = home.count("verdicts")
    last = home.run("run", "--json")

    assert 0 < half < 600
    assert 0 == last.returncode
    assert 600 - half == json.loads(last.stdout)["judged"]
    assert 600 == len(outcomes())
    assert {"keep"} == set(outcomes().values())


def test_the_second_of_two_runs_says_so_and_exits(home: Home) -> None:
    """While a run is at work another ends with code 4 and a sentence, and touches nothing."""
    with only_run(home.folder / "jobfit.db"):
        refused = home.run_apart("run")

    assert 4 == refused.returncode
    assert b"another run is at work on this database" in refused.stderr
    assert not (home.folder / "jobfit.db").exists()


def test_an_interrupted_run_says_so_and_keeps_what_was_judged(home: Home) -> None:
    """Ctrl-C ends with code 130 and a sentence, and the next run goes on."""
    home.write_postings([posting(number) for number in range(600)])
    process = home.start("run")
    home.wait_for_verdicts(process)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    last = home.run("run", "--json")

    assert 130 == process.returncode, told
    assert told.decode().endswith("Stopped. What was finished is kept; run it again to go on.\n")
    assert 0 < json.loads(last.stdout)["judged"] < 600


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "a\udcffb"),
        ("journal", "add", "a\udcffb"),
        ("journal", "add", "x", "--tags=\udcfc"),
        ("what-if", "--set", "me.name=\udcff"),
        ("feeds", "add", "a\udcffb"),
    ],
)
def test_an_argument_that_is_no_utf_8_is_told(home: Home, arguments: tuple[str, ...]) -> None:
    """What a terminal of another encoding typed is refused with code 2, before anything is read or written."""
    refused = home.run_apart(*arguments)

    assert (2, b"") == (refused.returncode, refused.stdout)
    assert "is not UTF-8" in refused.stderr.decode()
    assert "Traceback" not in refused.stderr.decode()


def test_a_file_may_be_called_what_is_no_utf_8(home: Home) -> None:
    """Names of files are bytes, and one that is there is read."""
    name = "advert\udcff.txt"
    (home.folder / name).write_text("Data engineer, fully remote. Pay: 80,000 EUR a year.", encoding="utf-8")

    assert 0 == home.run_apart("would-i", str(home.folder / name)).returncode


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("run", "--help"), ("schema",), ("facts",)])
def test_a_stream_that_is_full_is_told(arguments: tuple[str, ...]) -> None:
    """What cannot be written ends with code 4 and a sentence, also where click writes it."""
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(command(*arguments), stdout=full, stderr=subprocess.PIPE, env=buffered, check=False)  # noqa: S603 - ourselves

    assert (4, b"Error: No space left on device\n") == (ran.returncode, ran.stderr)


def test_an_early_interrupt_ends_without_a_traceback() -> None:
    """Ctrl-C before there is a command ends with code 130 and without a word."""
    code = (
        "import sys, jobfit.__main__ as start\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'jobfit.cli.group': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "start.main()"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)  # noqa: S603 - ourselves

    assert (130, b"", b"") == (ran.returncode, ran.stdout, ran.stderr)


def test_an_ascii_terminal_gets_ascii(home: Home) -> None:
    """A stream that cannot show the marks gets words, never a traceback."""
    home.run("run")
    shown = home.run_apart("digest", environment={"PYTHONIOENCODING": "ascii"})

    assert 0 == shown.returncode
    assert shown.stdout.isascii()
    assert b" ok must.pay" in shown.stdout


def _imported(*calls: tuple[str, ...], environment: dict[str, str], given: bytes = b"") -> set[str]:
    """Return the modules that a process has imported when it ends, which called jobfit so, one call after the other."""
    code = (
        f"import sys\nfrom jobfit.__main__ import main\nfor call in {calls!r}:\n    sys.argv = ['jobfit', *call]\n"
        "    try:\n        main()\n    except SystemExit:\n        pass\nprint('\\n' + ' '.join(sys.modules))\n"
    )
    ran = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], input=given, capture_output=True, check=True, env=os.environ | environment
    )
    return set(ran.stdout.decode().splitlines()[-1].split())


def test_help_is_shown_without_what_only_work_needs() -> None:
    """No heavy module is imported for the help of all commands together, so that each is there at once."""
    imported = _imported(("--help",), ("--version",), *((name, "--help") for name in COMMANDS), environment={})

    assert set() == HEAVY & imported
    assert {f"jobfit.cli.{name.replace('-', '_')}" for name in COMMANDS} <= imported


def test_a_shell_completes_commands_without_importing_them() -> None:
    """Pressing the tab key waits for nothing; every command and the options of jobfit itself are offered."""
    words = {"_JOBFIT_COMPLETE": "bash_complete", "COMP_WORDS": "jobfit ", "COMP_CWORD": "1"}
    ran = subprocess.run(  # noqa: S603 - our own code
        command(), capture_output=True, check=True, env=os.environ | words
    )

    assert [f"plain,{name}" for name in COMMANDS] == ran.stdout.decode().splitlines()
    imported = _imported((), environment=words)
    assert set() == HEAVY & imported
    assert set() == {f"jobfit.cli.{name}" for name in COMMANDS} & imported


def test_a_text_is_judged_without_what_only_feeds_and_digests_need(home: Home) -> None:
    """The one command that a person waits for opens no database that cannot know the text, and reads no feed."""
    home.run("run")
    text, environment = b"Data engineer, fully remote.", {"JOBFIT_HOME": str(home.folder)}
    imported = _imported(("would-i", "-"), environment=environment, given=text)

    assert set() == (HEAVY - {"pydantic", "durable_rules_engine"}) & imported
    assert set() == imported & {"jobfit.store.rows", "jobfit.feeds.interface", "jobfit.digests.interface"}
    assert set() == imported & {"email.policy", "tomlkit", "rapidfuzz", "multiprocessing"}


def test_a_process_ends_without_a_search_for_cycles() -> None:
    """What is left at the end is not looked through by the collector, which would be a tenth of a short command."""
    code = (
        "import atexit, gc, sys\natexit.register(lambda: print(gc.get_freeze_count(), len(gc.get_objects())))\n"
        "from jobfit.__main__ import main\nsys.argv = ['jobfit', '--version']\nmain()"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603 - our own code
    frozen, looked_through = map(int, ran.stdout.split()[-2:])

    assert looked_through < frozen / 100


def test_files_of_a_person_are_found_by_the_environment(home: Home, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Without JOBFIT_HOME the XDG folders hold them."""
    folder = tmp_path_factory.mktemp("xdg")
    environment = {"JOBFIT_HOME": "", "XDG_CONFIG_HOME": str(folder / "config"), "XDG_DATA_HOME": str(folder / "data")}
    shown = json.loads(home.run_apart("paths", "--json", environment=environment).stdout)

    assert folder / "config" / "jobfit" / "profile.toml" == Path(shown["profile"])
    assert folder / "data" / "jobfit" / "jobfit.db" == Path(shown["database"])


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_the_caller_closed_is_no_fault(home: Home, closed: str) -> None:
    """A run without standard streams judges all the same, and no file takes their place to be written over."""
    shell = ["/bin/sh", "-c", f'"$0" "$@" {closed}', *command("run")]
    ran = subprocess.run(shell, env=home.environment(), capture_output=True, check=False)  # noqa: S603 - ourselves

    assert (0, b"") == (ran.returncode, ran.stderr)
    assert len(POSTINGS) == home.count("verdicts")


def test_a_full_disk_is_told_in_a_sentence(home: Home) -> None:
    """What cannot be written any more ends with code 4 and the reason."""
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(  # noqa: S603 - ourselves
            command("schema"), stdout=full, stderr=subprocess.PIPE, env=home.environment(), check=False
        )

    assert (4, b"Error: No space left on device\n") == (ran.returncode, ran.stderr)


def test_a_fault_of_jobfits_own_is_no_answer(home: Home) -> None:
    """A traceback for whoever mends it, a sentence, and code 4: 1 would say that the answer is no."""
    code = "import sys, jobfit.cli.group as g\nfrom jobfit.__main__ import main\ng.COMMANDS = None\nmain()"
    ran = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code, "digest"], capture_output=True, env=os.environ | home.environment(), check=False
    )

    assert (4, b"") == (ran.returncode, ran.stdout)
    assert b"Traceback" in ran.stderr
    assert ran.stderr.endswith(b"Please report the lines above.\n")


@pytest.mark.parametrize(
    ("arguments", "waited"),
    [(("judge", "--jsonl"), "postings, one JSON object a line"), (("would-i", "-"), "the text of the posting")],
)
def test_a_keyboard_is_told_what_is_waited_for(home: Home, arguments: tuple[str, ...], waited: str) -> None:
    """A terminal that is read would else show nothing; a pipe is read without a word."""
    keyboard, its = os.openpty()
    os.write(keyboard, b'{"title": "Nurse"}\n\x04')
    ran = subprocess.run(  # noqa: S603 - ourselves
        command(*arguments), stdin=its, capture_output=True, env=home.environment(), check=False
    )
    os.close(its)
    os.close(keyboard)

    assert ran.stdout
    assert f"Type or paste {waited}. Ctrl-D on a line of its own ends it.\n" == ran.stderr.decode()
    assert b"" == home.run(*arguments, given=b'{"title": "Nurse"}').stderr
