"""A preparation: duties with what speaks to them, gaps, questions in their order, and what is not written down yet."""

from __future__ import annotations

from datetime import date, timedelta

from jobfit.digests.interface import Acquaintance
from jobfit.facts.own_words import wording_of
from jobfit.judging import ProfileJudge
from jobfit.pages import html, markdown, text
from jobfit.preparing.gathering import prepared
from jobfit.preparing.page import page_of, table_of
from jobfit.preparing.preparation import Preparation, prepare
from jobfit.preparing.questions import Ground
from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile
from jobfit.store.rows import Contact, JournalEntry
from jobfit.store.store import Store
from jobfit.unseen import judged_ones
from tests.stored import NOW, remembered

TODAY = date(2026, 11, 20)
DUTIES = """Pay: €80,000 a year.

What you will do
* Run the data platform on Kafka and PostgreSQL
* Mentor two engineers
* Count the paper clips

What you bring
* Python and Kubernetes
"""
RULES = """\
[me]
currency = "EUR"
[now]
hours = 40
pay = "60k EUR/year"
[bar]
score = 0
[must.pay]
min = "70k EUR/year"
[must.permanent]
[must.workplace]
in = ["remote"]
[nice.holidays]
min = 30
weight = 2
[nice.stock]
when = { equity = true }
weight = 5
[must.office-days]
max = 1
"""
ABOUT_ME = """\
[right]
tasks = ["mentoring"]
why = "To build what lasts."
[[right.goals]]
goal = "No late report"
how = "a platform that data teams trust"
worth = "Calm Mondays"
[goal]
role = "Principal"
needs = [
  { skill = "kubernetes", have = 1, want = 4 },
  { skill = "kafka", have = 3, want = 3 },
  { skill = "rust", have = 0, want = 2 },
]
"""


def profile(more: str = "") -> Profile:
    """Return a profile with some rules, and whatever is added."""
    return parse_profile((RULES + more).encode(), file="p.toml", today=TODAY)


def ready(store: Store, said: Profile, description: str = DUTIES, **fields: object) -> Preparation:
    """Remember and judge a posting, and prepare for it."""
    posting = remembered(store, "Data Engineer", description, **{"company": "Acme", "workplace": "remote"} | fields)
    with ProfileJudge.of(said) as judge:
        found = list(judged_ones(store.all_postings(), judge, [], now=NOW))
        store.judge(found, now=NOW, wording=wording_of(judge.person))
    stored = store.stored(posting)
    assert stored
    return prepared(store, stored, said)


def told(found: Preparation, *, today: date = TODAY) -> str:
    """Return the page as one line of text."""
    return " ".join(text.render(page_of(found, {"acme": "via Acme"}, today=today)).split())


def test_its_age_is_told_on_the_day_of_reading(store: Store) -> None:
    """A posting dated anew was first seen as long ago as it is today, not as it was when it was judged."""
    found = ready(store, profile(), date_posted=f"{NOW.date() + timedelta(days=40)}")

    assert "first seen 7 weeks ago" in told(found, today=NOW.date() + timedelta(days=50))


def test_each_duty_stands_with_what_speaks_to_it(store: Store) -> None:
    """Their words are the posting's own; what nothing speaks to is listed apart."""
    store.note(JournalEntry(day=date(2026, 5, 4), did="Halved the Kafka bill", success=True), now=NOW)
    store.note(JournalEntry(day=date(2026, 5, 5), did="Mentored on a bad day"), now=NOW)
    found = ready(store, profile(ABOUT_ME))
    page = told(found)

    spoken = {duty.quote.quote: [match.mine.words for match in duty.matches] for duty in found.duties}
    assert {
        "Run the data platform on Kafka and PostgreSQL": ["No late report", "Halved the Kafka bill", "kafka"],
        "Mentor two engineers": ["mentoring"],
        "Count the paper clips": [],
    } == spoken
    text_of = found.stored.posting.description
    assert all(text_of[duty.quote.start : duty.quote.end] == duty.quote.quote for duty in found.duties)
    assert "your goal “No late report” (“a platform that data teams trust”): both say platform and data" in page
    assert "your success of 2026-05-04 “Halved the Kafka bill”: both say Kafka" in page
    assert "Nothing written down of yours speaks to: · “Count the paper clips”" in page


def test_gaps_and_what_is_held(store: Store) -> None:
    """A need that is met is held; one that is not is what the posting would teach; the others are just gaps."""
    found = ready(store, profile(ABOUT_ME))
    page = told(found)

    held, gaps = ({each.skill for each in found.skills} - {each.skill for each in found.gaps}), found.gaps
    assert {"kafka"} == held
    assert {"kubernetes"} == {each.skill for each in gaps if each.need}
    assert {"python", "postgresql"} <= {each.skill for each in gaps}
    assert ("rust",) == found.lacking
    assert "kubernetes (you have 1 of the 4 that your goal needs): “Python and Kubernetes”" in page
    assert "Could I build “rust” here? (your goal needs it)" in page


def test_questions_stand_in_the_order_in_which_they_matter(store: Store) -> None:
    """What decides, what rules look at by weight, what is compared, what was assumed; each fact once."""
    found = ready(store, profile(ABOUT_ME))

    asked = [(each.ground, each.ask) for each in found.questions]
    assert [
        (Ground.OPEN, "Is the contract permanent?"),
        (Ground.LOOKED_FOR, "Is there equity, and how much?"),
        (Ground.LOOKED_FOR, "How many days of paid leave a year?"),
        (Ground.COMPARED, "How many hours a week?"),
        (Ground.ASSUMED, "How many days a week in the office?"),
        (Ground.GOAL, "Could I build “rust” here?"),
    ] == asked


def test_nobody_there_is_asked_whom_the_person_knows(store: Store) -> None:
    """What only the person can know is no question for an interview, whatever a rule would give for it."""
    found = ready(store, profile("[nice.near-contacts]\nweight = 3\n"))

    assert [] == [each.ask for each in found.questions if "I know" in each.ask]


def test_two_answers_in_one_posting_are_a_question(store: Store) -> None:
    """What is stated in two ways is told with both."""
    words = "This role is fully remote.\n\nYou come to our office in Berlin three days a week."
    page = told(ready(store, profile(), words, workplace="remote"))

    assert "Said in two ways: " in page


def test_without_goals_journal_or_contacts_it_says_what_is_missing(store: Store) -> None:
    """Each thing that is not written down is named, with how to add it."""
    page = told(ready(store, profile()))

    for hint in (
        "write [right] tasks, [[right.goals]]",
        'jobfit journal add "What you did" --success',
        '[me] skills = ["…"]',
        '[goal] needs = [{ skill = "…", have = 1, want = 4 }]',
        "[[right.goals]] has a goal, how you would reach it, and what it is worth to the employer",
        "jobfit contacts import FILE",
        '[me] advisers = ["…"]',
    ):
        assert hint in page


def test_a_posting_that_lists_nothing_says_so(store: Store) -> None:
    """No duties and no skills are no failure."""
    page = told(ready(store, profile(ABOUT_ME), "We are hiring."))

    assert "No responsibilities could be read out of the posting: ask for them." in page
    assert "It names no skill." in page


def test_people_and_advisers(store: Store) -> None:
    """Who is there is told by name; that somebody is an adviser, too."""
    store.keep_contacts(
        [Contact(name="Ana", company="Acme", folded="acme", position="Editor", origin="x", named=TODAY)]
    )
    page = told(ready(store, profile()))

    assert "Ana (Editor there)" in page


def test_one_of_ones_own_employer_says_so(store: Store) -> None:
    """Staying is told as what it is."""
    mine = parse_profile(RULES.replace("[now]", '[now]\ncompany = "ACME GmbH"').encode(), file="p.toml", today=TODAY)

    assert "inside: your present employer" in told(ready(store, mine))


HOSTILE = "<script>alert(1)</script> | [x](javascript:1) \x1b[31m `code`"


def test_words_of_others_are_escaped(store: Store) -> None:
    """A posting's markup, control characters and addresses do nothing in any format."""
    duty = f"What you will do\n* Own {HOSTILE}\n"
    found = ready(store, profile(ABOUT_ME), duty, company=HOSTILE, url="javascript:alert(1)")
    found = prepare(
        found.stored, {}, found.profile, known=(Acquaintance(name=HOSTILE, position=HOSTILE, seen_there=TODAY),)
    )
    page = page_of(found, {"acme": HOSTILE}, today=TODAY)
    rendered = html.render(page)

    assert "&lt;script" in rendered
    assert "<script" not in rendered
    assert 'href="javascript' not in rendered
    assert "\x1b" not in rendered + markdown.render(page) + text.render(page)
    assert "<script" not in markdown.render(page)
    assert "[x](" not in markdown.render(page)


def test_programs_get_all_of_it(store: Store) -> None:
    """The table has what the page has, with offsets and both sides of every match."""
    found = ready(store, profile(ABOUT_ME))
    table = table_of(found, {"acme": "via Acme"})

    assert len(found.questions) == len(table["questions"])
    assert ["via Acme"] == table["attribution"]
    assert [{"theirs": "Mentor", "mine": "mentoring", "text": "mentoring"}] == table["responsibilities"][1]["matches"][
        0
    ]["shared"]
