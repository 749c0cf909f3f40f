"""The reality check: what is told of rules, market and wishes, and when too little is stored to say anything."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jobfit.pages import text
from jobfit.past.tally import Tally
from jobfit.past.tradeoffs import Price, Relaxation, Tradeoffs
from jobfit.profile.edit import Setting
from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile
from jobfit.reviewing.page import page_of, table_of
from jobfit.reviewing.proposals import proposals
from jobfit.reviewing.reminder import reminder
from jobfit.reviewing.review import Review, against_itself, review, target_of
from jobfit.rules.edits import Action, Edit
from jobfit.store.store import Store
from tests.stored import NOW, remembered

TODAY = date(2026, 11, 20)
RULES = """\
[me]
name = "Ada"
currency = "EUR"
[bar]
score = 0
[must.pay]
min = "70k EUR/year"
[must.workplace]
in = ["remote"]
[dealbreaker.gambling]
"""
RIGHT = """\
[right]
title = "Senior data engineer"
pay = "90k EUR/year"
why = "To build what lasts."
responsibilities = ["the platform"]
[[right.goals]]
goal = "No late report"
how = "Tests at the door"
worth = "Calm Mondays"
[value.time]
weight = 5
means = "Home by five"
"""


def profile(more: str = "") -> Profile:
    """Return a profile with two musts, and whatever is added."""
    return parse_profile((RULES + more).encode(), file="p.toml", today=TODAY)


def filled(store: Store, count: int, **fields: object) -> None:
    """Remember as many data engineers, paid ever better."""
    for number in range(count):
        words = f"Pay: €{60_000 + 1_000 * number} a year.\nRequirements\n* Python\n* Kafka"
        remembered(store, f"Data Engineer {'X' * number}", words, workplace="remote", **fields)


def reviewed(store: Store, more: str = "") -> Review:
    """Return the review of that profile."""
    return review(store, profile(more), text=RULES + more, now=NOW)


def told(found: Review) -> str:
    """Return the page as one line of text."""
    return " ".join(text.render(page_of(found, {"acme": "via Acme"})).split())


@pytest.mark.parametrize(
    ("others", "said"), [(0, "1 of 1 stored posting is of this role"), (1, "1 of 2 stored postings is of this role")]
)
def test_one_posting_is_told_as_one(store: Store, others: int, said: str) -> None:
    """In the sentence on the market too."""
    filled(store, 1)
    for number in range(others):
        remembered(store, "Cook", f"Cook soups {number}.")

    assert said in told(reviewed(store, RIGHT))


def test_the_whole_page_of_many_postings(store: Store) -> None:
    """What is wanted, the rules next to what is stored, the market, questions, and proposals with what they keep."""
    filled(store, 40)
    found = reviewed(store, RIGHT)
    said = told(found)

    assert "Reality check for Ada, 20 Nov 2026" in said
    assert "No late report. How: Tests at the door. What it is worth: Calm Mondays." in said
    assert "time (5): Home by five" in said
    assert "must.pay: pay ≥ 70 000 EUR/year 30 10 0 10" in said
    assert "Met by all that say, so they decide nothing: must.workplace" in said
    assert "40 of 40 stored postings are of this role" in said
    assert "all levels, low end 40 69 800 79 500 89 200" in said
    assert "the right job: 90 000 10 0 30" in said
    assert "What would you change, and why?" in said
    assert "must.pay, pay ≥ 60 000 EUR/year: would keep 10 more of 40, and lose none" in said
    assert "jobfit what-if --set 'must.pay.min=60k EUR/year'" in said
    assert "via Acme (40)" in said


def test_a_gap_that_the_goal_means_to_close_says_how_far_it_is(store: Store) -> None:
    """However the skill is written in the goal: it is the same skill."""
    filled(store, 12)
    needs = '[{ skill = "Python", have = 3, want = 3 }, { skill = "Apache Kafka", have = 1, want = 4 }]'
    said = told(reviewed(store, f'[goal]\nrole = "Data engineer"\nneeds = {needs}\n'))

    assert "kafka (you: 1 of 4)" in said


def test_an_empty_store_says_so_and_shows_no_statistics(store: Store) -> None:
    """The wishes stand there all the same."""
    said = told(reviewed(store, RIGHT))

    assert "Nothing is stored yet" in said
    assert "must.pay: pay ≥ 70 000 EUR/year" in said
    assert "of this role" not in said
    assert "Met by all" not in said
    assert "%" not in said


def test_three_postings_make_no_statistics(store: Store) -> None:
    """Counts are told, quartiles and shares are not."""
    filled(store, 3)
    said = told(reviewed(store, RIGHT))

    assert "Too few for quartiles" in said
    assert "too few to say what many ask for" in said
    assert "3 postings are too few to say which rules never fire" in said


def test_of_a_role_that_nobody_offers_only_that_is_told(store: Store) -> None:
    """Its pay and skills get no section of their own, which could only say that there is nothing to say."""
    filled(store, 3)
    offered = told(reviewed(store, RIGHT))
    nobodys = told(reviewed(store, RIGHT.replace("Senior data engineer", "Lighthouse keeper")))

    assert "What it pays" in offered
    assert "What it asks for" in offered
    assert "0 of 3 stored postings are of this role" in nobodys
    assert "What it pays" not in nobodys
    assert "What it asks for" not in nobodys


def test_a_profile_without_a_right_job_says_what_is_missing(store: Store) -> None:
    """Nothing is made up for somebody who has not said it."""
    said = told(reviewed(store))

    assert "does not describe the right job yet" in said
    assert "No goals of the right job" in said
    assert "No title names a role" in said


@pytest.mark.parametrize(
    ("more", "title"),
    [
        (RIGHT, "Senior data engineer"),
        ('[goal]\nrole = "Head of data"\n', "Head of data"),
        ('[now]\ntitle = "Clerk"\n', "Clerk"),
        ("", ""),
    ],
)
def test_the_market_is_that_of_the_right_job_first(more: str, title: str) -> None:
    """Then that of the goal, then that of today."""
    assert title == target_of(profile(more))


def test_pay_in_a_currency_without_a_rate_is_not_compared(store: Store) -> None:
    """It is counted as stated, and makes no figures."""
    for number in range(13):
        remembered(store, "Data Engineer", f"Pay: ARS {40_000_000 + number} a year.", id=f"ars{number}")
    said = told(reviewed(store, RIGHT))

    assert "stated by 0 of 13 postings, 13 state some that cannot be." in said


def test_hostile_titles_are_shown_as_words(store: Store) -> None:
    """No control character of a title reaches the page."""
    remembered(store, "Data Engineer \x1b[31m\u202e <b>", "Tea.")
    said = told(reviewed(store, RIGHT))

    assert "Data Engineer" in said
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_contradictions_are_told(store: Store) -> None:
    """What `rules check` finds stands on the page too."""
    said = told(reviewed(store, '[must.home]\nwhen = { workplace = "on_site" }\n'))

    assert "no posting can pass" in said


def test_wishes_that_the_rules_keep_out_are_told() -> None:
    """A right job that is paid too little, and a skill of the goal that a rule does not allow."""
    more = (
        '[right]\npay = "60k EUR/year"\nworkplace = "remote"\n'
        '[must.stack]\nwhen = { skills_required = { only = ["python"] } }\nunknown = "reject"\n'
        '[goal]\nneeds = [{ skill = "kafka", want = 3 }, { skill = "python", want = 3 }]\n'
    )

    assert [("the right job itself", "must.pay"), ("what asks for kafka", "must.stack")] == list(
        against_itself(profile(more))
    )
    assert [] == list(against_itself(profile(RIGHT)))


def test_programs_get_the_same_as_a_table(store: Store) -> None:
    """Counts by rule, market and proposals."""
    filled(store, 14)
    table = table_of(reviewed(store, RIGHT), {})

    assert (14, 14) == (table["postings"], table["market"]["postings"])
    assert {"id": "must.pay", "holds": 4, "fails": 10, "alone": 10}.items() <= next(
        each for each in table["rules"] if each["id"] == "must.pay"
    ).items()


def price(rule: str, *relaxations: tuple[Action, str, int]) -> Price:
    """Return the price of a rule with what relaxing it lets in, each made by one setting of the profile."""
    made = (
        Relaxation(Edit(target=rule, action=action, written=""), words, lets_in, (Setting((rule,), None),))
        for action, words, lets_in in relaxations
    )
    return Price(rule, 9, 9, 0, tuple(made))


def test_the_gentlest_relaxations_that_add_most_keeps_are_proposed() -> None:
    """One for each rule; dropping it only where nothing less does; dealbreakers stay, and so does what no file says."""
    prices = (
        price("must.pay", (Action.RELAX, "pay ≥ 9", 1), (Action.RELAX, "pay ≥ 8", 3), (Action.DROP, "dropped", 9)),
        price("must.workplace", (Action.DROP, "dropped", 5)),
        price("dealbreaker.gambling", (Action.DROP, "dropped", 9)),
        price("bar.score", (Action.SCORE, "bar.score = 40", 2)),
        Price(
            "must.own", 9, 9, 0, (Relaxation(Edit(target="must.own", action=Action.DROP, written=""), "dropped", 9),)
        ),
        price("must.hours", (Action.PASS, "not stated passes", 1)),
    )

    assert ["must.workplace, dropped", "must.pay, pay ≥ 8", "bar.score = 40"] == [
        each.sentence for each in proposals(Tradeoffs(Tally(), prices, (), ()))
    ]


def test_a_review_is_due_after_the_interval(store: Store) -> None:
    """Counted from the last review, before the first one from the first profile; never for who wants none."""
    said = parse_profile(RULES.replace("[bar]", 'review_every = "90d"\n[bar]').encode(), file="p.toml", today=TODAY)

    def remind(days: int) -> str:
        return reminder(store, said, now=NOW + timedelta(days=days), command="jobfit")

    assert "" == remind(1000)  # no profile has judged yet
    store.keep_profile("h1", "text", now=NOW)
    assert ("", "You have had a profile for 90 days without a review: jobfit review") == (remind(89), remind(90))
    store.note_review("h1", "text", now=NOW + timedelta(days=90))
    assert ("", "Your last review was 95 days ago: jobfit review") == (remind(120), remind(185))
    assert "" == reminder(store, profile(), now=NOW + timedelta(days=999), command="jobfit")


def test_a_review_at_the_moment_of_an_edit_keeps_the_edits_note(store: Store) -> None:
    """Two things that happen at once are both in the history."""
    store.keep_profile("h1", "text", now=NOW, note="what-if: must.pay.min = 1")
    store.note_review("h1", "text", now=NOW)
    store.note_review("h1", "text", now=NOW)

    assert NOW == store.last_review() == store.first_profile()


def test_reviews_of_one_profile_on_one_day_are_one(store: Store) -> None:
    """The history has one row for them; another day's and another profile's review has its own."""
    hour = timedelta(hours=1)
    store.keep_profile("h1", "text", now=NOW)
    for moment in (NOW + hour, NOW + 2 * hour, NOW + 3 * hour, NOW + timedelta(days=1)):
        store.note_review("h1", "text", now=moment)
    store.keep_profile("h2", "other", now=NOW + timedelta(days=1, hours=1))
    store.note_review("h2", "other", now=NOW + timedelta(days=1, hours=2))

    assert [("h1", ""), ("h1", "reviewed"), ("h1", "reviewed"), ("h2", ""), ("h2", "reviewed")] == [
        (change.hash, change.note) for change in store.profile_changes()
    ]
    assert [NOW, NOW + hour, NOW + timedelta(days=1)] == [change.at for change in store.profile_changes()][:3]
