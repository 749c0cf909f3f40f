"""jobfit init: from answers to files that judge, on a terminal, out of a file, and out of a profile that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobfit.bundled import feeds_folder
from jobfit.interview.machine import begun
from jobfit.interview.questions import questions, shown
from jobfit.interview.starting import defaults_of
from jobfit.toml.document import read_toml
from tests.cli.conftest import Home
from tests.typist import INTERRUPT, Typist

DEMO = feeds_folder() / "demo" / "profile.toml"
ANSWERS = """\
name = "Ada"
title = "Nurse"
pay = "40k EUR/year"
lowest_pay = "45k"
most_office_days = 3
home = "Lisbon, Portugal"
musts = ["night shift allowance"]
dealbreakers = ["gambling", "door to door"]
values = ["time", "people"]
feeds = ["python-org", "https://acme.example/jobs.rss", "saved/jobs.rss"]
"""


@pytest.fixture
def empty(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Make a home without a profile and feeds."""
    for name in ("profile.toml", "feeds.toml"):
        (home.folder / name).unlink()
    monkeypatch.chdir(home.folder)
    return home


def answered(home: Home, answers: str) -> Path:
    """Return an answers file."""
    path = home.folder / "given.toml"
    path.write_text(answers, "utf-8")
    return path


def test_answers_from_a_file_become_a_profile_that_judges(empty: Home) -> None:
    """And feeds that the next run takes as they are; a saved file is one."""
    (empty.folder / "saved").mkdir()
    (empty.folder / "saved" / "jobs.rss").write_text("<rss/>", "utf-8")
    ran = empty.run("init", "--answers", str(answered(empty, ANSWERS)))
    checked = empty.run("rules", "check")
    listed = empty.run("feeds", "list").stdout.decode()
    shown_rules = ran.stdout.decode()

    assert (0, 0) == (ran.returncode, checked.returncode), ran.stderr + checked.stderr
    assert "2 dealbreakers" in shown_rules
    assert "must.pay                    pay ≥ 45 000 EUR/year\n" in shown_rules
    assert "must.night-shift-allowance  says “night shift allowance”\n" in shown_rules
    assert "dealbreaker.cold-calling    the job at the company is cold calling" in shown_rules
    assert {"acme-example-jobs-rss", "python-org", "jobs"} <= {line.split()[0] for line in listed.splitlines() if line}
    assert 0o600 == (empty.folder / "profile.toml").stat().st_mode & 0o777


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ('nmae = "Ada"', "did you mean 'name'?"),
        ("name = 3", "name cannot be read"),
        ('lowest_pay = "lots"', "lots"),
        ('values = ["tiem"]', "did you mean 'time'?"),
        ('pay = "40k"', "pay needs a currency"),
        ('name = "Ada"', "this profile judges nothing"),
        ('pay = "40k EUR"\nnever_worse = ["hours"]', "hours"),
        ('lowest_pay = "40k EUR"\nfeeds = ["nowhere/jobs.rss"]\nmusts = ["…"]', "…"),
    ],
)
def test_answers_that_make_no_profile_are_refused(empty: Home, answers: str, said: str) -> None:
    """A faulty answer is told, no file is written, and nothing that was answered has to be answered again."""
    ran = empty.run("init", "--answers", str(answered(empty, answers + "\n")))

    assert 2 == ran.returncode
    assert said in ran.stderr.decode()
    assert not (empty.folder / "profile.toml").exists()


def test_answers_that_make_no_profile_are_kept(empty: Home) -> None:
    """Mended in the file, they are taken from there."""
    empty.run("init", "--answers", str(answered(empty, 'name = "Ada"\nlowest_pay = "lots EUR"\n')))
    kept = empty.folder / "answers.toml"
    kept.write_text(kept.read_text("utf-8").replace("lots", "50k"), "utf-8")
    again = empty.run("init", "--answers", str(kept))

    assert 0 == again.returncode, again.stderr
    assert 'name = "Ada"' in (empty.folder / "profile.toml").read_text("utf-8")
    assert not kept.exists()


def test_all_that_is_wrong_with_a_file_of_answers_is_told_at_once(empty: Home) -> None:
    """What no question is called, and what cannot be read."""
    answers = str(answered(empty, 'nmae = "Ada"\npay = "4200 EUR"\noffice_days = 9\n'))
    said = empty.run("init", "--answers", answers).stderr.decode()

    assert "no question is called 'nmae'" in said
    assert "4200 EUR may be for a month or for a year" in said
    assert "9 days a week" in said
    assert "Found 3 problems." in said


def test_a_kept_answer_that_cannot_be_read_is_asked_again(empty: Home, typist: Typist) -> None:
    """It is told what was wrong with it, and the interview begins there."""
    (empty.folder / "answers.toml").write_text('title = "Nurse"\npay = "4200 EUR"\nworkplace = "on site"\n', "utf-8")
    went_on = typist.typed([(("init",), ["4200 EUR a month", INTERRUPT])], empty.environment())[0]

    assert "It is asked again: pay: 4200 EUR may be for a month or for a year" in " ".join(went_on.text.split())
    assert "1/9 (2 of 8) What does it pay" in went_on.text
    assert "that is 50 400 EUR/year" in went_on.text


def test_a_profile_is_not_written_over_unless_it_is_started_from(home: Home) -> None:
    """Without --force it is refused; what it was is in the history either way."""
    before = (home.folder / "profile.toml").read_text("utf-8")
    given = answered(home, 'title = "Head nurse"\n')
    refused = home.run("init", "--answers", str(given))
    ran = home.run("init", "--answers", str(given), "--from", str(home.folder / "profile.toml"))
    after = (home.folder / "profile.toml").read_text("utf-8")
    with home.tables() as db:
        kept = {text for *_, text in db.execute("SELECT * FROM profiles")}

    assert 2 == refused.returncode
    assert "there is one already" in refused.stderr.decode()
    assert 0 == ran.returncode, ran.stderr
    assert before.replace('title = "Data engineer"', 'title = "Head nurse"') == after
    assert {before, after} == kept


def test_a_profile_alone_is_written_as_it_is(empty: Home) -> None:
    """`--from` without input copies it, comments and all."""
    ran = empty.run("init", "--from", str(DEMO), "--no-input")

    assert 0 == ran.returncode, ran.stderr
    assert DEMO.read_bytes() == (empty.folder / "profile.toml").read_bytes()


def test_what_is_told_is_ascii_where_it_must_be(empty: Home) -> None:
    """Signs become words; one of something is singular."""
    given = answered(empty, 'lowest_pay = "45k EUR"\nfeeds = ["demo"]\n')
    ran = empty.run("init", "--answers", str(given), environment={"PYTHONIOENCODING": "ascii"})

    assert ran.stdout.isascii()
    assert b"must.pay  pay >= 45 000 EUR/year\n" in ran.stdout
    assert b"(1 must-have, 0 dealbreakers, 0 nice-to-haves)" in ran.stdout


def test_without_a_terminal_nothing_is_asked(empty: Home) -> None:
    """It is said what to give instead."""
    ran = empty.run("init")

    assert 2 == ran.returncode
    assert "give --answers FILE" in ran.stderr.decode()


def test_without_answers_and_questions_nothing_is_written(empty: Home) -> None:
    """Not even over the answers that an earlier interview kept."""
    kept = empty.folder / "answers.toml"
    kept.write_text('title = "Nurse"\n', "utf-8")
    ran = empty.run("init", "--no-input")

    assert 2 == ran.returncode
    assert "give --answers FILE, or --from FILE" in " ".join(ran.stderr.decode().split())
    assert 'title = "Nurse"\n' == kept.read_text("utf-8")
    assert not (empty.folder / "profile.toml").exists()


def test_ctrl_c_at_every_question_loses_nothing(empty: Home, typist: Typist) -> None:
    """Each interview answers one question and is stopped at the next; all answers are kept, and none is asked twice."""
    environment = empty.environment()
    answers = {each.key: "78k EUR" if each.key == "pay" else each.example for each in questions().values()}
    answers |= {"musts": "python", "dealbreakers": "golf", "nices": "tea", "ask_hosts": "no", "feeds": "demo"}
    kept = empty.folder / "answers.toml"
    asked = [key for key in answers if key != "ask_hosts"]
    sessions = [(("init",), [answers[key], INTERRUPT]) for key in asked[:-1]]
    wishes = [key for key in asked if key in {"musts", "dealbreakers", "nices"}]
    for key in wishes:  # stopped at the wish too, which is then shown again
        sessions.insert([each[1][0] for each in sessions].index(answers[key]) + 1, (("init",), ["", INTERRUPT]))
    stopped = typist.typed(sessions, environment)
    found = read_toml(kept).data

    assert [130] * len(sessions) == [each.code for each in stopped], [each.text for each in stopped if each.code != 130]
    assert all("Your answers are in" in each.text for each in stopped)
    assert "feeds" == begun({key: "" for key in found if key in questions()}).at
    assert {key: each for key, each in answers.items() if key in asked[:-1]} == {
        key: each if isinstance(each, str) else _again(key, each, answers)
        for key, each in found.items()
        if key in answers
    }
    assert not (empty.folder / "profile.toml").exists()

    last = typist.typed([(("init",), [""])], environment)[0]
    profile = (empty.folder / "profile.toml").read_text("utf-8")

    assert 0 == last.code, last.text
    assert f"Going on from {kept}." in " ".join(last.text.split())
    assert all(defaults_of(profile).get(key) for key in asked if questions()[key].path)
    assert not kept.exists()


def _again(key: str, found: list[str], answers: dict[str, str]) -> str:
    """Return an answer of several as it was typed, when it is just that."""
    return answers[key] if shown(tuple(found)).replace("; ", ", ") == answers[key].replace("; ", ", ") else shown(found)


def test_an_interview_can_begin_from_a_profile_and_go_on_from_there(empty: Home, typist: Typist) -> None:
    """What it says stands in brackets; stopped and gone on with, it is still the same profile that is changed."""
    base = empty.folder / "old.toml"
    base.write_bytes(DEMO.read_bytes())
    first, last = typist.typed(
        [(("init", "--from", str(base)), ["", "70k EUR", INTERRUPT]), (("init",), ["done"])],
        empty.environment(),
    )
    profile = (empty.folder / "profile.toml").read_text("utf-8")

    assert "[Data engineer] >" in first.text
    assert "[64k EUR/year] >" in first.text
    assert (130, 0) == (first.code, last.code), last.text
    assert DEMO.read_text("utf-8").replace('"64k EUR/year"', '"70k EUR/year"') == profile


def test_a_short_interview_asks_thirteen_questions(empty: Home, typist: Typist) -> None:
    """And its end leads to a run over the bundled postings."""
    replies = ["Nurse", "40k EUR", "", "", "Lisbon, Portugal", "EU", "", "", "", "", "", "time", ""]
    shown_all = typist.typed([(("init", "--short"), replies)], empty.environment())[0]

    assert 0 == shown_all.code, shown_all.text
    assert 13 == shown_all.text.count(" >")
    assert "(4 feeds)" in shown_all.text
    assert "Of the 65 bundled postings there would be" in shown_all.text
    assert "Next:  jobfit run" in shown_all.text


def test_whoever_passed_over_everything_is_asked_again(empty: Home, typist: Typist) -> None:
    """No rule came of it, so the next interview asks what was passed over, and a profile can still come of that."""
    nothing, something = typist.typed(
        [(("init", "--short"), [""] * 13), (("init", "--short"), ["", "", "", "", "", "", "50k EUR", "done"])],
        empty.environment(),
    )

    assert 2 == nothing.code, nothing.text
    assert "Correct there" not in nothing.text
    assert "`jobfit init` asks again what was passed over." in " ".join(nothing.text.split())
    assert 0 == something.code, something.text
    assert "1/6 (1 of 4) What do you do now?" in something.text
    assert "[must.pay]" in (empty.folder / "profile.toml").read_text("utf-8")
