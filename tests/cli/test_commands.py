"""The commands beside run and digest: answers, exit codes and messages."""

from __future__ import annotations

import json
import re
import shlex
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext

import click
import pytest

from jobfit.cli.group import COMMANDS, jobfit
from jobfit.errors import InputError
from jobfit.facts.vocabulary import VOCABULARY
from tests.cli.conftest import POSTINGS, Home, posting
from tests.typist import Typist


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ("Data engineer, fully remote. Pay: 80,000 EUR a year.", 0, "Yes."),
        ("Data engineer, fully remote. Pay: 40,000 EUR a year.", 1, "No, as your profile stands."),
        ("Data engineer, fully remote. Pay: 69,000 EUR a year.", 1, "No, but nearly."),
        ("Data engineer, this is a fully remote position.", 5, "It depends."),
    ],
)
def test_would_i_answers_and_says_so_with_its_exit_code(home: Home, text: str, code: int, sentence: str) -> None:
    """0 is yes, 1 no, 5 it depends; standard input and an argument are judged alike."""
    argument, piped = home.run("would-i", text), home.run("would-i", "-", given=text.encode())

    assert (code, code) == (argument.returncode, piped.returncode)
    assert sentence in argument.stdout.decode().splitlines()[0]
    assert argument.stdout == piped.stdout


def test_would_i_judges_facts_alone(home: Home) -> None:
    """`--set` is enough; a fact that was told wins over the text."""
    facts = home.run("would-i", "--set", "pay=80k EUR/year", "--set", "workplace=remote")
    told = home.run("would-i", "Fully remote. Pay: 40,000 EUR a year.", "--set", "pay=80000")

    assert (0, 0) == (facts.returncode, told.returncode)


def test_an_answer_that_is_a_phrase_joins_what_the_posting_says(home: Home) -> None:
    """Being told of a four-day week changes nothing about what else was read."""
    with (home.folder / "profile.toml").open("a", encoding="utf-8") as profile:
        profile.write('[must.short]\nsays = ["four-day week"]\n[must.together]\nsays = ["pair programming"]\n')
    text = "Data engineer, fully remote. Pay: 80,000 EUR a year. Pair programming."
    open_still, told = home.run("would-i", text), home.run("would-i", text, "--set", "says=four-day week")

    assert (5, 0) == (open_still.returncode, told.returncode)


def test_what_is_stated_but_cannot_be_compared_is_not_called_unstated(home: Home) -> None:
    """Pay in a currency without a rate is told with the reason."""
    shown = home.run("would-i", "Fully remote. Pay: ARS 42,000,000 a year").stdout.decode()

    assert "pay: not comparable (you ask ≥ 70 000 EUR/year)" in shown
    assert "no exchange rate from ARS to EUR" in shown


def test_the_motive_of_a_shipped_rule_is_not_passed_off_as_the_persons_words(home: Home) -> None:
    """Only what the person wrote is told as theirs."""
    shown = home.run(
        "would-i", "Fully remote. Pay: 40,000 EUR a year. We are an online betting company."
    ).stdout.decode()

    assert "your words: Rent.\n" in shown
    assert "why it is a rule: " in shown
    assert 1 == shown.count("your words: ")


def test_would_i_stores_nothing(home: Home) -> None:
    """A question leaves no database behind."""
    home.run("would-i", "Fully remote data engineer, 80,000 EUR a year")

    assert not (home.folder / "jobfit.db").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("would-i", "--set", "salary=1"), "no fact is called 'salary'"),
        (("would-i", "--set", "workplace=remot"), "did you mean 'remote'?"),
        (("would-i", "--set", "pay"), "write --set fact=value"),
        (("would-i", "nothing"), "no stored posting has this id"),
        (("would-i", "ftp://acme.example/1"), "it is no address of a web page"),
        (("would-i", "www.acme.example/1"), "begin it with https://"),
        (("digest", "--since", "yesterday"), "'yesterday' is not a day"),
        (("digest", "-o", "/nowhere/at/all.txt"), "it cannot be written"),
        (("rules", "new", "nice/Bad Name"), "not in kebab-case"),
        (("rules", "new", "maybe/quiet"), "is no kind of rule"),
        (("digst",), "No such command 'digst'. Did you mean 'digest'?"),
        (("feeds", "lst"), "No such command 'lst'. Did you mean 'list'?"),
        (("feeds", "zap"), "`jobfit feeds --help` lists them."),
        (("rules", "explain", "MUST04"), "did you mean 'MUST004'?"),
        (("rules", "explain", "x"), "the code stands in front of a problem"),
        (("rules", "new", "maybe/quiet"), "write it like nice/quiet-office"),
        (("contacts", "import", "{folder}"), "it is a folder"),
        (("rejected",), "nothing is stored yet"),
        (("explain", "a3"), "nothing is stored yet"),
        (("init",), "there is one already"),
    ],
)
def test_a_mistake_gets_a_sentence_and_code_2(home: Home, arguments: tuple[str, ...], said: str) -> None:
    """What the person can mend is told with its remedy, without a traceback."""
    ran = home.run(*(each.replace("{folder}", str(home.folder)) for each in arguments))

    assert 2 == ran.returncode
    assert said in ran.stderr.decode()
    assert "Traceback" not in ran.stderr.decode()


def test_every_fault_of_a_profile_is_told_and_nothing_is_run(home: Home) -> None:
    """Two faults, two messages with their places, no database."""
    profile = home.folder / "profile.toml"
    profile.write_text(
        profile.read_text("utf-8")
        .replace("[must.workplace]", "[must.workplce]")
        .replace('"70k EUR/year"', '"70k XXY"'),
        "utf-8",
    )
    ran = home.run("run")

    assert 2 == ran.returncode
    assert 2 == ran.stderr.decode().count("profile.toml:")
    assert "Nothing was run" in ran.stderr.decode()
    assert not (home.folder / "jobfit.db").exists()


def test_without_a_profile_the_next_step_is_told(home: Home) -> None:
    """A new user is sent to init and demo."""
    (home.folder / "profile.toml").unlink()
    ran = home.run("run")

    assert 2 == ran.returncode
    assert "`jobfit init` writes it; `jobfit demo --keep demo` has one to try" in ran.stderr.decode()


def test_judge_answers_every_line_in_order(home: Home) -> None:
    """A line that is no posting gets an error, and the lines around it get their verdicts."""
    lines = [json.dumps(POSTINGS[0]).encode(), b"{not json", b"[1, 2]", b"", json.dumps(POSTINGS[3]).encode()]
    ran = home.run_apart("judge", "--jsonl", "-", given=b"\n".join(lines) + b"\n")
    answers = [json.loads(line) for line in ran.stdout.splitlines()]

    assert 0 == ran.returncode
    assert ["keep", None, None, "reject"] == [answer.get("outcome") for answer in answers]
    assert ["error" in answer for answer in answers] == [False, True, True, False]
    assert {"rule", "kind", "result", "fact", "observed", "bar", "evidence"} <= set(answers[3]["reasons"][0])


def test_many_lines_over_processes_are_answered_like_few(home: Home) -> None:
    """Two workers answer 300 lines with the same bytes as one process, in the same order."""
    given = b"".join(json.dumps(posting(number)).encode() + b"\n" for number in range(300))
    one = home.run_apart("judge", "--jsonl", "--workers", "1", "-", given=given)
    two = home.run_apart("judge", "--jsonl", "--workers", "2", "-", given=given)

    assert 300 == len(one.stdout.splitlines())
    assert one.stdout == two.stdout


def test_facts_quotes_are_in_the_text_that_is_given_with_them(home: Home) -> None:
    """Every quote is the field's text between its offsets."""
    given = b"".join(json.dumps(each).encode() + b"\n" for each in POSTINGS)
    rows = [
        json.loads(line)
        for line in home.run_apart("facts", "--jsonl", "--with-text", "-", given=given).stdout.splitlines()
    ]
    quotes = [
        (row["text"][each["field"]][each["start"] : each["end"]], each["quote"])
        for row in rows
        for fact in row["facts"].values()
        for each in fact["evidence"]
        if each["field"] in row["text"]
    ]

    assert 5 == len(rows)
    assert quotes
    assert all(found == quote for found, quote in quotes)


def test_facts_without_an_argument_lists_the_vocabulary(home: Home) -> None:
    """Every fact that a rule may name stands in the table."""
    listed = {line.split()[0] for line in home.run("facts").stdout.decode().splitlines()}

    assert set(VOCABULARY) == listed


def test_doctor_is_content_with_a_good_home_and_names_what_is_wrong(home: Home) -> None:
    """All is well gives code 0; a feed that failed gives code 2 and its name."""
    well = home.run("doctor")
    (home.folder / "acme.jsonl").unlink()
    home.run("run")
    ill = home.run("doctor")

    assert 0 == well.returncode, well.stdout
    assert 2 == ill.returncode
    assert "NO  feeds     acme could not be read the last time" in ill.stdout.decode()


def test_doctor_names_rules_that_stand_against_each_other(home: Home) -> None:
    """A profile that no posting can meet is not well, though it can be read; one of a thing is one."""
    profile = home.folder / "profile.toml"
    profile.write_text('[must.pay]\nmin = "50k EUR/year"\n', "utf-8")
    well = home.run("doctor").stdout.decode()
    profile.write_text('[must.pay]\nmin = "90k EUR/year"\nmax = "50k EUR/year"\n', "utf-8")
    ill = home.run("doctor")

    assert "1 must-have, 0 dealbreakers, 0 nice-to-haves" in well
    assert 2 == ill.returncode
    assert "NO  profile   must.pay can never hold:" in ill.stdout.decode()


_NEEDS = {
    "explain": ["ID"], "answer": ["ID"], "prep": ["ID"], "would-i": ["ID"], "facts": ["ID"], "mark": ["--list"],
    "what-if": ["--set", "must.pay.min=50k"], "rules check": ["--stored"], "contacts import": ["people.csv"],
}  # fmt: skip


def test_every_document_says_the_version_of_its_form(judged: Home) -> None:
    """--json is one JSON object on stdout, whichever command it is given to, and has its schema_version."""
    (judged.folder / "people.csv").write_text("First Name,Company\nAna,Acme\n", "utf-8")
    (judged.folder / "profile.tests.toml").write_text('[[case]]\ntext = "Nurse"\nwant = "reject"\n', "utf-8")
    with (judged.folder / "profile.toml").open("a", encoding="utf-8") as profile:
        profile.write('[goal]\nrole = "Lead"\nneeds = [{ skill = "python", have = 1, want = 3 }]\n')
    of = {"ID": json.loads(judged.run("rejected", "--json").stdout)["postings"][0]["id"]}
    of["people.csv"] = str(judged.folder / "people.csv")
    names = [name for name, command in commands(jobfit) if any("--json" in each.opts for each in command.params)]
    for name in names:
        ran = judged.run(*name.split(), *(of.get(each, each) for each in _NEEDS.get(name, [])), "--json")
        assert "schema_version" == next(iter(json.loads(ran.stdout))), name

    assert 25 < len(names)
    assert "$schema" in json.loads(judged.run("schema").stdout)


def test_the_vocabulary_is_there_for_programs(home: Home) -> None:
    """`facts --json` has every fact with its type, unit, sentence and choices, in the order of the table."""
    found = json.loads(home.run("facts", "--json").stdout)["facts"]

    assert list(VOCABULARY) == [each["name"] for each in found]
    assert ["hours a week"] == [each["unit"] for each in found if each["name"] == "hours"]


def test_rules_new_starts_a_file_with_its_three_examples(home: Home) -> None:
    """The file that is started parses and has an example for each answer."""
    import tomllib  # noqa: PLC0415 - only here

    folder = str(home.folder / "rules")
    ran = home.run("rules", "new", "nice/quiet-office", "--folder", folder)
    made = tomllib.loads((home.folder / "rules" / "nice" / "quiet-office.toml").read_text("utf-8"))

    assert 0 == ran.returncode
    assert [True, False, "unknown"] == [example["fires"] for example in made["example"]]
    assert ran.stdout.decode().endswith(f"jobfit rules check --folder {folder}\n")


def test_rules_of_a_folder_are_checked_with_their_examples(home: Home) -> None:
    """A rule that was just started is in order; one whose example comes out otherwise is told with its place."""
    folder = home.folder / "rules"
    empty = home.run("rules", "check", "--folder", str(home.folder))
    home.run("rules", "new", "nice/quiet-office", "--folder", str(folder))
    good = home.run("rules", "check", "--folder", str(folder))
    path = folder / "nice" / "quiet-office.toml"
    path.write_text(path.read_text("utf-8").replace('["a phrase"] }', '["a rarity"] }'), "utf-8")
    bad = home.run("rules", "check", "--folder", str(folder))

    assert "there are no rules in it" in empty.stderr.decode()
    assert (0, b"1 rule is in order; the examples come out as they say.\n") == (good.returncode, good.stdout)
    assert 2 == bad.returncode
    assert "nice.quiet-office does not fire on this example" in bad.stderr.decode()


def test_rules_without_a_sentence_are_listed_with_what_they_ask(home: Home) -> None:
    """No line of the list is empty."""
    with (home.folder / "profile.toml").open("a", encoding="utf-8") as profile:
        profile.write('[must.where]\nany = [{ workplace = "remote" }, { country = "PT", office_days = { max = 2 } }]\n')
        profile.write("[nice.stack]\nskills = { python = 3, rust = 1 }\n")
    listed = dict(line.split(maxsplit=1) for line in home.run("rules", "list").stdout.decode().splitlines())

    assert "pay ≥ 70 000 EUR/year" == listed["must.pay"]
    assert "workplace is remote, or country has PT and office days ≤ 2 days a week" == listed["must.where"]
    assert "+3 says “async-first”" == listed["nice.async"]
    assert "python +3, rust +1" == listed["nice.stack"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_in_one_sentence_what_it_does(home: Home, name: str) -> None:
    """The listing's sentence is the first of the command's own help, which shows an example."""
    helped = " ".join(home.run(name, "--help").stdout.decode().split())

    assert COMMANDS[name] in helped
    assert "Example: jobfit" in helped


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, click.Command]]:
    """Yield every command that does something, with its whole name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        elif command:
            yield " ".join((*path, name)), command


def test_the_example_of_every_help_is_a_call_that_is_understood() -> None:
    """Its options, values and arguments are the command's own; only a file that it names need not be there."""
    for name, command in commands(jobfit):
        example = " ".join((command.help or "").partition("Example: jobfit ")[2].split())
        arguments = shlex.split(re.split(r" [>&|]+ ", example)[0])
        words = name.split()

        assert words == arguments[: len(words)]
        read = _FILES & set(arguments) and "export" not in name
        with pytest.raises(InputError, match="problem") if read else nullcontext():
            command.make_context(name, arguments[len(words) :])


def test_the_help_of_a_topic_has_the_whole_sentence_of_each_of_its_commands(home: Home) -> None:
    """None is cut at the end of the line."""
    for name, command in commands(jobfit):
        if " " in name:
            topic = home.run(name.split()[0], "--help").stdout.decode()

            assert command.get_short_help_str(limit=1000) in " ".join(topic.split())


_FILES = {"postings.jsonl", "reader.opml", "Connections.csv"}


def test_an_id_that_several_postings_have_is_told_with_their_titles(home: Home) -> None:
    """Each as long as it has to be to be told from the others, so that one of them can be copied."""
    home.write_postings([posting(number) for number in range(20)])
    home.run("run", "-q")
    kept = json.loads(home.run("digest", "--json").stdout)["keeps"]
    first = Counter(each["id"][0] for each in kept).most_common(1)[0][0]  # of sixteen there are
    several = sorted((each["id"], each["title"]) for each in kept if each["id"][0] == first)
    told = home.run("explain", first).stderr.decode()

    assert f"{len(several)} postings begin with this id\n    help: write more of it: " in told
    assert "; ".join(f"{one[:6]} {title}" for one, title in several[:4]) in told


def test_the_same_thing_is_asked_for_by_the_same_option_everywhere() -> None:
    """A page has --format, -o and --json; more of anything is --full; who is not to be asked writes --yes."""
    for name, command in commands(jobfit):
        options = {option for each in command.params for option in each.opts if option.startswith("-")}
        paged = {"--format", "--output", "-o"}

        assert options & paged in (set(), paged), name
        assert "--json" in options or not options & paged, name
        assert not options & {"-v", "--verbose", "--html", "--svg", "--all"}, name
        assert not options & {"--force-yes", "-y", "--no-confirm"}, name


def test_one_document_is_written_in_one_format(home: Home) -> None:
    """--json and --format contradict each other, wherever both are."""
    for name, command in commands(jobfit):
        if any("--format" in each.opts for each in command.params):
            arguments = ["p1"] if any(isinstance(each, click.Argument) for each in command.params) else []
            refused = home.run(*name.split(), *arguments, "--json", "--format", "html")

            assert (2, b"") == (refused.returncode, refused.stdout)
            assert b"--json and --format do not go together" in refused.stderr


def test_json_is_a_format_like_the_others(home: Home) -> None:
    """--json, --format json and a file's ending bring one and the same document."""
    home.run("run", "-q")
    kept = json.loads(home.run("digest", "--json", "--dry-run").stdout)["keeps"][0]["id"]
    for arguments in (["digest", "--since", "all"], ["prep", kept], ["facts", kept]):
        written = home.folder / "written.json"
        short = json.loads(home.run(*arguments, "--json").stdout)
        long = json.loads(home.run(*arguments, "--format", "json").stdout)
        home.run(*arguments, "-o", str(written))

        assert short.keys() == long.keys() == json.loads(written.read_text("utf-8")).keys()


def test_tables_are_whole_where_programs_read_them_and_fit_a_terminal(home: Home, typist: Typist) -> None:
    """A row is one line when it is piped, whatever its length; on a terminal it goes on in the next."""
    title, company = f"Data engineer {'of everything ' * 8}".strip(), f"Acme {'and Sons ' * 6}".strip()
    home.write_postings([posting(1, title=title, company=company, description="Pay: €20,000 a year")])
    home.run("run", "-q")
    arguments = ("rejected", "--rule", "must.pay")
    (row,) = home.run(*arguments).stdout.decode().splitlines()
    shown, ended = typist.shows(arguments, home.environment())

    assert [title, company] == row.split("  ")[1:3]
    assert 0 == ended
    assert max(map(len, plain(shown))) <= 80
    assert title in " ".join(" ".join(plain(shown)).split())


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize(
    "arguments", ["rules list", "feeds list --catalogue", "facts", "rules list --shipped", "feeds list"]
)
def test_no_table_is_wider_than_a_terminal(home: Home, typist: Typist, arguments: str, columns: int) -> None:
    """With colours or without; a path keeps to one row."""
    shown, ended = typist.shows(arguments.split(), home.environment(), columns=columns)

    assert 0 == ended
    assert all(len(row) <= columns or len(row.split()) == 1 for row in plain(shown))


def test_what_a_run_says_of_a_feed_fits_a_terminal(home: Home, typist: Typist) -> None:
    """However much there is to say of what a feed lacks, it goes on in the next row; piped it is one line."""
    (home.folder / "feeds.toml").write_text('[feed.gone]\nfile = "gone.jsonl"\n', "utf-8")
    told = home.run("run").stdout.decode().splitlines()[0]
    shown, _ = typist.shows(("run",), home.environment(), columns=60)
    rows = plain(shown[shown.index("gone FAILED") :])

    assert told.startswith("gone FAILED: there is no file ")
    assert told in " ".join(" ".join(rows).split())
    assert all(len(row) <= 60 or len(row.split()) == 1 for row in rows)


def plain(shown: str) -> list[str]:
    """Return the lines of a terminal without their colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()


def test_a_posting_that_is_not_stored_is_told_as_such(home: Home) -> None:
    """By its id, and by a day to come."""
    home.run("run", "-q")

    assert b"no stored posting has this id" in home.run("explain", "zzzz").stderr
    assert b"2999-01-01 has not come yet" in home.run("rejected", "--since", "2999-01-01").stderr


def test_a_rule_without_a_name_is_none(home: Home) -> None:
    """An empty --rule, as a script makes of an unset variable, is not taken for a rule that sets nothing aside."""
    home.write_postings([posting(1, description="Pay: €20,000 a year")])
    home.run("run", "-q")

    ran = home.run("rejected", "--rule", "")

    assert 2 == ran.returncode
    assert b"no rule is called ''" in ran.stderr


def test_judging_again_quietly_says_nothing_when_nothing_changes(home: Home) -> None:
    """-q is silent where all is well, and shows the plan where a verdict turns."""
    home.run("run", "-q")
    same = home.run("rejudge", "-q")
    profile = home.folder / "profile.toml"
    profile.write_text(profile.read_text("utf-8") + '[must.zebras]\nsays = ["zebra crossing"]\n', "utf-8")
    turned = home.run("rejudge", "-q")

    assert (0, b"", b"") == (same.returncode, same.stdout, same.stderr)
    assert b"verdicts change" in turned.stdout


def test_one_rule_is_in_order(home: Home) -> None:
    """The sentence has the number of its rules."""
    (home.folder / "profile.toml").write_text("[must.permanent]\n", "utf-8")

    assert b"1 rule is in order.\n" == home.run("rules", "check").stdout


def test_bytes_that_are_no_list_of_feeds_are_told_as_such(home: Home) -> None:
    """Without a traceback, whatever they are."""
    path = home.folder / "feeds.opml"
    path.write_bytes(b"SQLite format 3\x00\xf6\xff" * 50)
    ran = home.run("feeds", "import", str(path))

    assert 2 == ran.returncode
    assert b"it is no OPML document with feeds in it" in ran.stderr


def test_an_empty_list_of_feeds_is_said_to_be(home: Home) -> None:
    """A file of postings is no feed for other readers."""
    assert b"so the list is empty" in home.run("feeds", "export").stderr


def test_the_doctor_counts_the_faults_of_a_profile(home: Home) -> None:
    """The first is told, with what shows the others."""
    (home.folder / "profile.toml").write_text('[must.pya]\nmin = 3\n[bar]\nscore = "maybe"\n', "utf-8")

    assert b"and 1 more: `jobfit rules check` shows them" in home.run("doctor").stdout


@pytest.mark.parametrize(
    "arguments",
    ["test", "would-i", "explain zzzz", "feeds list --facts --catalogue", "what-if --set a"],
)
def test_what_is_said_fits_a_terminal_and_is_a_line_elsewhere(home: Home, typist: Typist, arguments: str) -> None:
    """Sentences on stderr are as wide as the terminal; elsewhere each is one line, for whoever searches them."""
    shown = typist.shows(arguments.split(), home.environment(), columns=50).text
    piped = home.run(*arguments.split())

    rows = shown.replace("\r", "").split("\n")

    assert all(len(row) <= 50 or " " not in row.strip() for row in rows), shown  # a path keeps to one row
    assert shown.split() == (piped.stdout + piped.stderr).decode().split()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("goal --hold 50", "Error: --hold goes with --plan.\n"),
        ("goal --plan --title nurse", "Error: --title goes without --plan.\n"),
        ("facts a29e39 --with-text", "Error: --with-text and --workers go with --jsonl.\n"),
        ("mark a29e39 applied --undo --note x", "Error: --note goes without --undo.\n"),
        ("mark a29e39", "Error: Name a posting and a mark, or say --list.\n"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(home: Home, arguments: str, said: str) -> None:
    """Whoever gives it means something by it; the sentence is one, as click's own are."""
    ran = home.run(*arguments.split())

    assert (2, b"") == (ran.returncode, ran.stdout)
    assert ran.stderr.decode().endswith(said)


def test_a_group_alone_shows_its_commands(home: Home) -> None:
    """As it is, without a word before it."""
    assert home.run("journal").stderr.startswith(b"Usage: jobfit journal [OPTIONS] COMMAND")
