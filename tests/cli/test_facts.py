"""jobfit facts: a posting's marked words, its facts, what it does not say, and counts over the store."""

from __future__ import annotations

import json
import re

import pytest

from jobfit.facts.vocabulary import VOCABULARY
from tests.cli.conftest import POSTINGS, Home

TEXT = "Senior data engineer\n\nThis is a fully remote position. Pay: €80,000 to €90,000 a year. We are async-first."
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def first_id(home: Home) -> str:
    """Return the id of a stored posting."""
    with home.tables() as db:
        ((found,),) = db.execute("SELECT id FROM postings WHERE title = 'Data engineer 1'").fetchall()
    return str(found)


def test_a_text_a_file_and_standard_input_are_read_alike(home: Home) -> None:
    """The same words give the same sheet however they come, with every fact's evidence in its bracket."""
    path = home.folder / "posting.txt"
    path.write_text(TEXT, "utf-8")
    ran = [home.run("facts", TEXT), home.run("facts", str(path)), home.run("facts", "-", given=TEXT.encode())]
    shown = ran[0].stdout.decode()

    assert [0, 0, 0] == [each.returncode for each in ran]
    assert ran[0].stdout == ran[1].stdout == ran[2].stdout
    assert "⟦pay: €80,000 to €90,000 a year⟧" in shown
    assert "80 000–90 000 EUR/year · stated" in shown
    assert "What are the on-target earnings?" in shown
    assert not (home.folder / "jobfit.db").exists()


def test_a_stored_posting_is_found_by_the_beginning_of_its_id(home: Home) -> None:
    """Its feed's own fields stand in the list without a mark, and the person's phrases are marked."""
    home.run("run")
    shown = home.run("facts", first_id(home)[:6]).stdout.decode()

    assert "via Acme" in shown
    assert "remote · from a field of its feed" in shown
    assert "says “async-first”: async-first⟧" in shown
    assert "⟦workplace" not in shown


def test_without_a_profile_there_are_facts_and_no_phrases(home: Home) -> None:
    """A profile is not needed; one that was named has to be there, and a faulty one is told."""
    profile = home.folder / "profile.toml"
    profile.unlink()
    without = home.run("facts", TEXT)
    named = home.run("facts", TEXT, "--profile", str(profile))
    profile.write_text("schema = 1\nnonsense = 2\n", "utf-8")
    faulty = home.run("facts", TEXT)

    assert 0 == without.returncode
    assert "⟦pay:" in without.stdout.decode()
    assert "async-first”" not in without.stdout.decode()
    assert (2, 2) == (named.returncode, faulty.returncode)


def test_colour_is_asked_for_and_only_adds(home: Home) -> None:
    """A pipe gets none; forced colours taken away leave the same words."""
    plain = home.run("facts", TEXT).stdout.decode()
    coloured = home.run("facts", TEXT, environment={"FORCE_COLOR": "1"}).stdout.decode()

    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert plain == _COLOUR.sub("", coloured)


def test_a_page_is_written_to_a_file_or_to_stdout(home: Home) -> None:
    """`--format html` is one page; a stream that is not UTF-8 gets its signs as entities."""
    path = home.folder / "facts.html"
    ran = home.run("facts", TEXT, "--format", "html", "-o", str(path))
    printed = home.run("facts", TEXT, "--format", "html").stdout.decode()
    latin = home.run("facts", TEXT, "--format", "html", environment={"PYTHONIOENCODING": "ascii"}).stdout

    assert (0, b"") == (ran.returncode, ran.stdout)
    assert path.read_text("utf-8") == printed
    assert "<mark title=" in printed
    assert "&#8364;80,000" in latin.decode("ascii")


def test_json_has_the_facts_the_unknown_and_the_text(home: Home) -> None:
    """Quotes are where the document says they are."""
    written = json.loads(home.run("facts", TEXT, "--json").stdout)
    pieces = [piece for fact in written["facts"].values() for piece in fact["evidence"]]

    assert {"schema_version", "id", "url", "attribution", "facts", "unknown", "text"} == set(written)
    assert pieces
    assert all(piece["quote"] == written["text"][piece["field"]][piece["start"] : piece["end"]] for piece in pieces)
    assert set() == set(written["facts"]) & set(written["unknown"])


def test_stats_count_what_is_stored(home: Home) -> None:
    """Every judged posting is counted once; the table and the document agree."""
    home.run("run")
    table, written = home.run("facts", "--stats"), home.run("facts", "--stats", "--json")
    counts = json.loads(written.stdout)
    rows = {line.split()[0]: line.split()[1:] for line in table.stdout.decode().splitlines()}

    assert (0, 0) == (table.returncode, written.returncode)
    assert {"acme": len(POSTINGS)} == counts["feeds"]
    assert {"known": 4, "percent": 80.0} == {name: counts["facts"]["pay"][name] for name in ("known", "percent")}
    assert ["4", "80%"] == rows["pay"]
    assert set(counts["facts"]) == set(rows) - {"fact", "(postings)"}
    assert set(counts["facts"]) <= set(VOCABULARY)


def test_stats_of_nothing_are_told(home: Home) -> None:
    """Without a database the next step is told and none is made; one without a verdict is no table of zeros."""
    nothing = home.run("facts", "--stats")
    made = (home.folder / "jobfit.db").exists()
    home.write_postings([])
    home.run("run")
    empty = home.run("facts", "--stats")

    assert (2, False) == (nothing.returncode, made)
    assert "`jobfit run` reads and judges your feeds" in nothing.stderr.decode()
    assert "No stored posting was judged yet" in empty.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("facts", ""), "there is no text in it"),
        (("facts", " \n "), "there is no text in it"),
        (("facts", "nothing"), "no stored posting has this id"),
        (("facts", "nothing.txt"), "there is no such file"),
        (("facts", "/"), "it is a folder"),
        (("facts", "{binary}"), "it is not text"),
        (("facts", "https://acme.example/1"), "the robots.txt of acme.example cannot be had now"),
        (("facts", '{"title": 3}'), "the field 'title' is text"),
        (("facts", '{"a":' * 20_000), "it is not a posting in JSON"),
        (("facts", "/dev/zero"), "it has more than 4000000 bytes"),
        (("facts", TEXT, "-o", "{missing}/a.txt"), "it cannot be written"),
        (("facts", TEXT, "--format", "html", "--json"), "--json and --format do not go together"),
        (("facts", "--stats", "x"), "it takes no argument"),
        (("facts", "--format", "html"), "--format html needs an ID"),
        (("facts", "--jsonl"), "--jsonl needs a FILE"),
        (("facts", "--jsonl", "nothing"), "there is no such file"),
        (("would-i", "nothing.txt"), "there is no such file"),
    ],
)
def test_a_mistake_gets_a_sentence_and_code_2(home: Home, arguments: tuple[str, ...], said: str) -> None:
    """What cannot be read is told with its remedy, without a traceback and without making a database."""
    binary = home.folder / "program"
    binary.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8)
    given = [each.replace("{binary}", str(binary)).replace("{missing}", str(home.folder / "no")) for each in arguments]
    ran = home.run(*given)

    assert 2 == ran.returncode
    assert said in ran.stderr.decode()
    assert "Traceback" not in ran.stderr.decode()
    assert not (home.folder / "jobfit.db").exists()


@pytest.mark.parametrize(
    "given",
    [
        TEXT.encode("utf-16"),
        "Ingénieur, 80 000 EUR par an, télétravail".encode("latin-1"),
        TEXT.encode() + b"\x00\x01",
        b"\xff\xfe",
        "مهندس برمجيات أول، عن بعد".encode(),
        "資深工程師".encode() * 400,
        "🎉🎉🎉".encode(),
        b"<div><p>Senior <b>engineer</p><script>alert(1)</script>",
    ],
)
def test_odd_texts_are_shown_or_refused_and_never_a_fault(home: Home, given: bytes) -> None:
    """Other charsets, stray bytes, other scripts and markup give a sheet or a sentence."""
    ran = home.run("facts", "-", given=given)

    assert ran.returncode in {0, 2}
    assert b"Traceback" not in ran.stderr
    assert bool(ran.returncode) != bool(ran.stdout)


def test_nothing_of_a_text_controls_the_terminal(home: Home) -> None:
    """Escapes, bells and marks of direction are gone in text and page; what they stood in is read."""
    hostile = "Fully \x1b]0;title\x07 remote \x1b[2J\u202etxet\u202c \u2066x\u2069. Pay: €80,000 a year."
    text = home.run("facts", "-", given=hostile.encode()).stdout.decode()
    page = home.run("facts", "-", "--format", "html", given=hostile.encode()).stdout.decode()

    assert "⟦pay: €80,000 a year⟧" in " ".join(text.split())
    assert set() == {"\x1b", "\x07", "\u202e", "\u202c", "\u2066", "\u2069"} & (set(text) | set(page))


def test_a_text_of_a_megabyte_is_read_as_far_as_it_goes(home: Home) -> None:
    """What was left unread is said before anything else."""
    ran = home.run("facts", "-", given=b"Fully remote position. " * 45_000)

    assert 0 == ran.returncode
    assert "cut at 64 KB" in ran.stdout.decode().splitlines()[1]
