"""Sessions: what is told at each question, and what leaves an interview as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from jobfit.bundled import feeds_folder
from jobfit.interview.drafting import Start
from jobfit.interview.machine import begun
from jobfit.interview.questions import Answers, questions
from jobfit.interview.session import DECIDE, Session, outlook
from jobfit.interview.starting import defaults_of
from jobfit.interview.weighing import Pool
from jobfit.rules.model import Kind
from tests.interview.conftest import TODAY, draft, told

Make = Callable[..., Session]
PROFILE = (feeds_folder() / "demo" / "profile.toml").read_text("utf-8")


def test_a_wish_is_shown_as_its_rule_with_what_it_does(session: Make) -> None:
    """The table, the sentence, and how many of the bundled postings it keeps."""
    shown = told(session("musts"), ["permanent contract"])

    assert "“permanent contract” becomes\n    [must.permanent]  the company offers a permanent contract\n" in shown
    assert "    keeps 40 of the 65 bundled postings, sets aside 9, leaves 16 to ask about" in shown


def test_a_wish_that_nothing_is_known_of_says_so(session: Make) -> None:
    """Its words are looked for as they stand, and none of its phrases is shown twice."""
    shown = told(session("dealbreakers"), ["Big Four"])

    assert (
        "“Big Four” becomes (your words, looked for as they stand)\n    [dealbreaker.big-four]  says “Big Four”"
        in shown
    )
    assert shown.endswith("    sets aside 0 of the 65 bundled postings")


def test_what_can_be_said_of_a_wish_is_told_in_full_once(session: Make) -> None:
    """The next wish of the kind reminds of it."""
    asked = session("musts")
    told(asked, ["permanent contract, no travel"])
    first, _, _, second = asked.prompt(), asked.reply("?"), asked.reply(""), asked.prompt()

    assert first
    assert second
    assert (DECIDE[Kind.MUST], "Enter, s, n, d, or say otherwise >") == (first.question, second.question)


def test_what_must_not_get_worse_is_shown_as_rules(session: Make) -> None:
    """One for each fact, with what it does."""
    shown = told(session("never_worse", {"pay": "64k EUR", "holidays": "27"}), ["Pay, holidays"])

    assert "[must.never-worse-pay]  pay ≥ 64 000 EUR/year\n    keeps " in shown
    assert "[must.never-worse-holidays]  holidays ≥ 27 days a year\n" in shown


def test_pay_by_the_month_is_told_by_the_year(session: Make) -> None:
    """As rules compare it; pay by the year is what it is."""
    assert "    that is 28 800 GBP/year" in told(session("pay"), ["2,400 pounds a month"])
    assert "that is" not in told(session("pay"), ["28k GBP"])


@pytest.mark.parametrize("reply", ["", "-", "# nobody's business"])
def test_pay_that_is_not_said_is_told_as_nothing(session: Make, reply: str) -> None:
    """Also of a profile that says something else already."""
    text = '[now]\npay = "2k EUR/month"\n[must.pay]\nmin = "70k EUR"\n'
    asked = session("pay", start=Start(text, defaults_of(text), "EUR"))

    assert "that is" not in told(asked, [reply])
    assert "workplace" == asked.interview.at


def test_only_the_rule_of_an_answer_is_shown(session: Make) -> None:
    """Not another one whose name begins like it."""
    shown = told(session("lowest_pay", {"musts": ("salary stated",), "pay": "64k EUR"}), ["75k"])

    assert "[must.pay]" in shown
    assert "[must.pay-stated]" not in shown


def test_a_dealbreaker_and_a_nice_wish_are_weighed_as_what_they_are(session: Make) -> None:
    """How many one sets aside, how many show the other."""
    assert "sets aside 1 of the 65 bundled postings, lets 64 pass that leave it open" in told(
        session("dealbreakers"), ["gambling"]
    )
    assert " of the 65 bundled postings show it" in told(session("nices"), ["open source"])


def test_lowest_pay_is_shown_as_a_rule_at_once(session: Make) -> None:
    """With how many postings say less, and how many say nothing."""
    shown = told(session("lowest_pay", {"pay": "64k EUR"}), ["75k"])

    assert (
        "[must.pay]  pay ≥ 75 000 EUR/year\n    keeps 19 of the 65 bundled postings, sets aside 33, leaves 13" in shown
    )


def test_an_answer_that_rules_nothing_out_says_so(session: Make) -> None:
    """Going in on every day of the week is no limit, and no rule is made that would ask for it."""
    asked = session("most_office_days", {"lowest_pay": "70k EUR"})

    assert ["    that rules nothing out, so it becomes no rule"] == asked.reply("5")
    assert "must.pay" in draft(asked.interview.answers).text
    assert "office-days" not in draft(asked.interview.answers).text


def test_an_answer_that_makes_a_faulty_profile_is_told_and_asked_again(session: Make) -> None:
    """With the remedy; the question stays."""
    never, pay = session("never_worse", {"pay": "64k EUR"}), session("lowest_pay", {"pay": "64k EUR"})

    assert "Hours" in told(never, ["hours"]) or "hours" in told(never, ["hours"])
    assert "never_worse" == never.interview.at
    assert "'lots' is not a quantity: write it like 85k." in told(pay, ["lots"])
    assert "lowest_pay" == pay.interview.at


def test_the_first_sum_brings_its_currency(session: Make) -> None:
    """Without one it is asked for; the next sum takes it."""
    asked = session("pay")

    assert 'write "64k EUR"' in told(asked, ["64k"])
    assert "pay" == asked.interview.at
    told(asked, ["64k EUR"])
    assert "EUR" == asked.setting.currency


def test_help_explains_and_asks_again(session: Make) -> None:
    """A question mark is no answer."""
    asked = session("pay")

    assert ["The currency and the time it is for belong to it"] == [each.split(";")[0] for each in asked.reply("?")]
    assert "pay" == asked.interview.at


def test_help_at_a_wish_explains_what_can_be_said_of_it(session: Make) -> None:
    """And the wish is still undecided."""
    asked = session("musts")
    told(asked, ["python"])

    assert "d drops it" in asked.reply("?")[0]
    assert asked.interview.undecided


def test_feeds_are_told_as_what_they_are_recognised_as(session: Make) -> None:
    """Of the catalogue, of a board, to be asked, or nothing that there is."""
    shown = told(session("feeds"), ["https://boards.greenhouse.io/acme, acme.example, nowhere/jobs.rss"])

    assert "https://boards.greenhouse.io/acme: a board of Greenhouse" in shown
    assert "acme.example: only asking would tell what it is" in shown
    assert "nowhere/jobs.rss: there is no such file" in shown


def test_a_doubt_is_told_once(session: Make) -> None:
    """And refuses nothing."""
    asked = session("right_pay", {"lowest_pay": "95k EUR", "right_title": "Lead"})
    shown = told(asked, ["80k EUR", "remote"])

    assert 1 == shown.count("Note: your right job would be set aside by must.pay")
    assert "right_office_days" == asked.interview.at


def test_the_count_is_of_parts_and_of_questions_in_them(session: Make) -> None:
    """A part begins with its title; a question says where it stands."""
    prompt = session("home").prompt()

    assert prompt
    assert ["", "2/9  You", "Whom a posting has to be open to."] == prompt.lines
    assert prompt.question.startswith("2/9 (1 of 6) Where do you live? (such as Lisbon, Portugal)")


def test_what_a_profile_says_stands_in_brackets(session: Make) -> None:
    """An interview that starts from one asks for what is to change."""
    text = '[must.pay]\nmin = "70k EUR"\n'
    made = session("lowest_pay", start=Start(text, defaults_of(text), "EUR"))
    made.interview = made.interview._replace(defaults=defaults_of(text))
    prompt = made.prompt()

    assert prompt
    assert prompt.question.endswith("[70k EUR] >")


def test_the_outlook_counts_and_says_what_is_in_the_way(pool: Pool) -> None:
    """A profile that keeps nothing names the rules that alone keep most out."""
    lenient = draft({"lowest_pay": "70k EUR"}).profile
    strict = draft({"lowest_pay": "900k EUR"}).profile

    assert lenient
    assert strict
    assert 1 == len(outlook(lenient, pool))
    assert "must.pay" in outlook(strict, pool)[1]


def test_a_right_job_that_no_posting_reaches_is_told(pool: Pool) -> None:
    """With how many of 100 points it has, and what lets in the others."""
    offers = ("four-day week", "30 days of holiday", "flexible hours", "32 hours a week", "no on-call", "async-first")
    right: Answers = {"right_title": "Lead", "offers": offers, "values": ("time",), "titles": ("solicitor",)}
    profile = draft(right).profile

    assert profile
    assert "right" == profile.score
    assert any("what your right job scores" in line for line in outlook(profile, pool))


def test_a_session_writes_no_file_and_reads_the_day_it_was_given(session: Make) -> None:
    """Its day is the caller's."""
    assert date(2026, 11, 20) == session("title").today


@pytest.mark.parametrize("reply", ["-", "# so so"])
def test_what_a_profile_answers_can_be_taken_back_at_any_question(reply: str) -> None:
    """None of these ends a session, and what comes of it can be drafted."""
    start = Start(PROFILE, defaults_of(PROFILE), "EUR")
    asked = Session(
        begun({}, defaults=start.defaults), start=start, today=TODAY, file="profile.toml", pool=lambda: None
    )
    for key in questions():
        asked.interview = asked.interview._replace(at=key)
        asked.reply(reply)

    assert draft(asked.interview.answers, PROFILE).text
