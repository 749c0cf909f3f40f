"""The machine: what comes next after any reply, and what was said so far."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.mistake import Mistake
from jobfit.interview.machine import BESIDE, SEEN, SILENT, begun, default, number, replied, worded
from jobfit.interview.questions import parts, questions
from tests.interview.conftest import SETTING, at, typed


def test_an_answer_leads_to_the_next_question() -> None:
    """And is kept under the question's key."""
    after = typed(begun({}), "Data engineer")

    assert ("pay", {"title": "Data engineer"}) == (after.at, dict(after.answers))


def test_enter_passes_over_a_question_and_does_not_ask_it_again() -> None:
    """What was passed over is remembered as such."""
    after = typed(begun({}), "")

    assert "pay" == after.at
    assert "pay" == begun(after.answers).at


def test_enter_takes_what_stands_in_brackets() -> None:
    """The lowest pay is today's, unless somebody says otherwise."""
    interview = at("lowest_pay", {"pay": "64k EUR"})

    assert "64k EUR" == default(interview, questions()["lowest_pay"])
    assert "64k EUR" == typed(interview, "").answers["lowest_pay"]


def test_what_may_not_get_worse_is_what_was_said_of_now() -> None:
    """Only facts that can be compared are proposed."""
    assert "pay" == default(at("never_worse", {"pay": "64k EUR", "office_days": ""}), questions()["never_worse"])
    assert "pay" == default(at("never_worse", {"pay": "64k", "office_days": "5 days"}), questions()["never_worse"])


@pytest.mark.parametrize(
    ("least", "proposed"),
    [
        ({"lowest_pay": "2.400 € monatlich"}, "office days"),
        ({"lowest_pay": "2500 a month"}, "office days"),
        ({"lowest_pay": "2.800 € im Monat"}, "pay, office days"),
        ({"lowest_pay": "28k EUR"}, "pay, office days"),  # of another period: not compared here
        ({"lowest_pay": "# not sure"}, "pay, office days"),
        ({"most_office_days": "4"}, "pay"),
        ({"most_office_days": "2"}, "pay, office days"),
        ({"lowest_pay": "2.400 € im Monat", "most_office_days": "4"}, ""),
    ],
)
def test_what_somebody_would_take_less_of_may_get_worse(least: dict[str, str], proposed: str) -> None:
    """Whoever would move for less pay, or go in more often, is not asked to rule that out in the same breath."""
    now = {"pay": "2.600 € im Monat", "office_days": "3"}

    assert proposed == default(at("never_worse", now | least), questions()["never_worse"])


@pytest.mark.parametrize("key", ["lowest_pay", "never_worse", "feeds"])
def test_of_a_profile_that_it_started_from_enter_adds_nothing(key: str) -> None:
    """No rule comes of a question's own default, and the made-up postings are not followed beside one's own feeds."""
    interview = at(key, {"pay": "64k EUR"})._replace(defaults={"title": "Nurse"})

    assert "" == default(interview, questions()[key])
    assert "" == typed(interview, "").answers[key]


@pytest.mark.parametrize("back", ["<", "back", " BACK "])
def test_one_can_go_back_and_say_it_again(back: str) -> None:
    """The earlier answer stands in brackets there."""
    again = typed(begun({}), "Data engineer", "64k EUR", back)

    assert "pay" == again.at
    assert "64k EUR" == default(again, questions()["pay"])
    assert "workplace" == typed(again, "").at
    assert "title" == typed(begun({}), back).at


def test_a_part_can_be_passed_over() -> None:
    """The next question is the first of the next part, and none of this one comes back."""
    after = typed(begun({}), "Data engineer", "skip")

    assert "home" == after.at
    assert "home" == begun(after.answers).at
    assert "Data engineer" == after.answers["title"]


def test_nothing_said_at_a_gate_passes_over_its_part() -> None:
    """Who has no right job in mind is not asked for its goals."""
    assert "goal_role" == typed(at("right_title"), "").at
    assert "right_pay" == typed(at("right_title"), "Lead").at


def test_done_ends_the_questions() -> None:
    """What was said so far is all."""
    assert typed(begun({}), "Data engineer", "done").question is None


def test_an_answer_can_be_taken_back() -> None:
    """A hyphen empties it, whatever stood in brackets."""
    assert "" == typed(at("lowest_pay", {"pay": "64k EUR"}), "-").answers["lowest_pay"]


def test_words_behind_a_hash_are_kept_as_they_are() -> None:
    """They are not read, so they are never refused."""
    assert "# it depends" == typed(at("pay"), "# it depends").answers["pay"]


def test_a_refused_reply_changes_nothing() -> None:
    """The question stays, and so does what was said."""
    with pytest.raises(Mistake):
        replied(at("pay"), "lots", SETTING)


def test_questions_about_a_goal_follow_only_a_goal() -> None:
    """And the count of the part says so as soon as it is known."""
    without = at("goal_1", {"right_title": "Lead"})
    with_one = typed(without, "No report is late")

    assert "how_1" == with_one.at
    assert number(with_one)[3] == number(without)[3] + 3
    assert "right_why" == typed(without, "").at


def test_values_are_asked_about_by_name() -> None:
    """As many as were chosen."""
    after = typed(at("values"), "time, craft")

    assert "What do you mean by time?" == worded(after, questions()["means_1"])
    assert "right_title" == typed(after, "", "").at


@pytest.mark.parametrize(
    ("decision", "musts", "nices", "silent"),
    [
        ("", ("no travel", "python"), (), ()),
        ("s", ("no travel", "python"), (), ("no travel",)),
        ("n", ("python",), ("no travel",), ()),
        ("d", ("python",), (), ()),
        ("little travel", ("little travel", "python"), (), ()),
    ],
)
def test_a_wish_is_taken_changed_or_dropped(
    decision: str, musts: tuple[str, ...], nices: tuple[str, ...], silent: tuple[str, ...]
) -> None:
    """Each is decided on before the next question; other words for it are shown again."""
    after = typed(at("musts"), "no travel, python", decision)

    assert musts == after.answers["musts"]
    assert nices == after.answers.get("nices", ())
    assert silent == after.answers.get(SILENT, ())
    assert after.undecided
    assert ("little travel" if decision == "little travel" else "python") == after.undecided.words


def test_a_dealbreaker_that_is_only_not_nice_is_not_to_be_there() -> None:
    """It never becomes something to look for."""
    assert ("no gambling",) == typed(at("dealbreakers"), "gambling", "n").answers["nices"]
    assert ("remote",) == typed(at("dealbreakers"), "no remote", "n").answers["nices"]


def test_one_can_go_back_from_a_wish_to_its_question() -> None:
    """And say all of them again."""
    assert "musts" == typed(at("musts"), "no travel", "<").at


def test_a_wish_that_was_not_decided_on_is_shown_again_later() -> None:
    """An interview that goes on from its answers begins with it; those that were taken are not shown twice."""
    stopped = typed(at("musts"), "no travel, python", "")
    again = begun(stopped.answers)._replace(at="dealbreakers")

    assert ("no travel",) == stopped.answers[SEEN]
    assert again.undecided
    assert "python" == again.undecided.words


REPLIES = st.one_of(
    st.sampled_from(["", "<", "skip", "-", "n", "s", "d", "# words", "yes", "3", "64k EUR", "time, craft", "remote"]),
    st.text(max_size=20),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(REPLIES, max_size=40), st.booleans())
def test_any_replies_lead_on_and_lose_nothing(replies: list[str], short: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever is typed, the interview stands at a question of its table or is over, and goes on from its answers."""
    interview = begun({}, short=short)
    for reply in replies:
        before = interview
        try:
            interview = typed(interview, reply)
        except Mistake:
            assert before == interview
        assert interview.at in {*questions(short=short), ""}
        assert set(interview.answers) <= {*questions(), *BESIDE}
        assert set(before.answers) <= set(interview.answers)
    if interview.at and interview.undecided is None:
        place, of_parts, question, of_questions = number(interview)
        assert 1 <= place <= of_parts == len(parts(short=short))
        assert 1 <= question <= of_questions
    assert begun(interview.answers, short=short).at not in interview.answers
