"""The person's own labelled cases: what may stand in the file, what they come to, and how one is added."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobfit.bundled import feeds_folder
from jobfit.cases.file import Case, grow, posting_in, read_cases
from jobfit.cases.running import Tried, run_cases
from jobfit.codes import CODES
from jobfit.errors import InputError
from jobfit.facts.given import assigned, told_phrases
from jobfit.feeds.load import load_feeds
from jobfit.feeds.network import network
from jobfit.feeds.reading import read
from jobfit.judging import ProfileJudge
from jobfit.postings.model import JobPosting
from jobfit.postings.normalise import normalise_all
from jobfit.profile.load import load_profile, parse_profile
from jobfit.profile.model import Profile
from jobfit.verdicts.model import Outcome
from tests.cli.conftest import PROFILE

TODAY = date(2026, 11, 20)
WELL_PAID = "Fully remote. Pay: 80,000 EUR a year."


@pytest.fixture
def profile() -> Profile:
    """Return the profile of the command line's tests, with a rule on words."""
    text = PROFILE + '[must.short]\nsays = ["four-day week"]\nunknown = "pass"\n'
    return parse_profile(text.encode(), file="profile.toml", today=TODAY)


def tried(folder: Path, profile: Profile, text: str) -> list[Tried]:
    """Judge the cases of a file with this text."""
    path = folder / "profile.tests.toml"
    path.write_text(text, "utf-8")
    return list(run_cases(read_cases(path, profile), profile, today=TODAY).tried)


@pytest.mark.parametrize(
    ("case", "differs"),
    [
        (f'text = "{WELL_PAID}"\nwant = "keep"', ""),
        (f'text = "{WELL_PAID}"\nwant = "keep"\nbecause = "must.pay"', ""),
        (f'text = "{WELL_PAID}"\nwant = "keep"\nbecause = "nice.async"', "nice.async does not speak for it"),
        (f'text = "{WELL_PAID}"\nwant = "reject"', "wanted reject, came out keep"),
        ('text = "Fully remote."\nwant = "ask"\nbecause = "must.pay"', ""),
        ('text = "Fully remote."\nwant = "ask"\nbecause = "must.workplace"', "must.workplace is not open"),
        ('text = "Fully remote. Pay: 40,000 EUR a year."\nwant = "reject"\nbecause = "must.pay"', ""),
        (
            'text = "Fully remote. Pay: 40,000 EUR a year."\nwant = "reject"\nbecause = "dealbreaker.gambling"',
            "dealbreaker.gambling does not stand against it",
        ),
        ('text = "Fully remote. Pay: 68,000 EUR a year."\nwant = "near_miss"\nbecause = "pays nearly enough"', ""),
        ('facts = { pay = "80k EUR/year", workplace = "remote" }\nwant = "keep"', ""),
        (f'text = "{WELL_PAID}"\nfacts = {{ pay = 40_000 }}\nwant = "reject"', ""),
        (f'text = "{WELL_PAID}"\nfacts = {{ denies = "four-day week" }}\nwant = "reject"\nbecause = "must.short"', ""),
        (f'text = "{WELL_PAID}"\nfacts = {{ says = ["four-day week"] }}\nwant = "keep"\nbecause = "must.short"', ""),
    ],
)
def test_a_case_passes_when_outcome_and_deciding_rule_are_as_wanted(
    tmp_path: Path, profile: Profile, case: str, differs: str
) -> None:
    """What differs is told; a rule has to stand against a reject, be open in an ask, and speak for a keep."""
    (only,) = tried(tmp_path, profile, f"[[case]]\n{case}\n")

    assert (differs, not differs) == (only.differs, only.passed)


def test_every_result_of_every_rule_is_counted(tmp_path: Path, profile: Profile) -> None:
    """Coverage says how often the cases had a rule hold, fail and be unknown."""
    path = tmp_path / "cases.toml"
    texts = [WELL_PAID, WELL_PAID, "Fully remote.", "Pay: 40,000 EUR a year."]
    path.write_text("".join(f'[[case]]\ntext = "{text}"\nwant = "keep"\n' for text in texts), "utf-8")
    trial = run_cases(read_cases(path, profile), profile, today=TODAY)
    pay = next(each for each in trial.coverage if each.rule == "must.pay")

    assert {"holds": 2, "fails": 1, "unknown": 1} == dict(pay.results)
    assert pay.complete
    assert 2 == trial.failed
    assert {rule.id for rule in profile.rules} == {each.rule for each in trial.coverage}


FAULTS = """\
[[case]]
text = "Remote."
want = "kep"
[[case]]
want = "keep"
[[case]]
text = "Remote."
posting = "a.json"
want = "keep"
[[case]]
posting = "nowhere.json"
want = "reject"
because = "must.pya"
[[case]]
facts = { salary = 3, office_days = 9, denies = 3 }
want = "keep"
wnat = "keep"
[[case]]
text = "Remote."
on = "yesterday"
[caze]
"""


def test_every_fault_of_a_file_is_told_at_its_place(tmp_path: Path, profile: Profile) -> None:
    """Line and column, a code that is explained, and a remedy; nothing is judged."""
    with pytest.raises(InputError) as raised:
        tried(tmp_path, profile, FAULTS)
    told = {(each.where.line, each.what): each for each in raised.value.problems}

    assert {
        (3, "nothing comes out as 'kep'"),
        (4, "it has nothing to judge"),
        (7, "it has a posting and a text"),
        (11, "it cannot be read: No such file or directory"),
        (13, "no rule in force is called 'must.pya'"),
        (17, "unknown key 'wnat'"),
        (20, "on is a date without quotes"),
        (21, "unknown key 'caze'"),
    } == {(line, what) for line, what in told}
    assert all(each.code in CODES and each.hint and each.where.column for each in told.values())


@pytest.mark.parametrize(
    ("facts", "what"),
    [
        ("salary = 3", "no fact is called 'salary'"),
        ("office_days = 9", "office_days is never 9 days a week: 7 is the most"),
        ("denies = 3", "says is a text in quotes, not 3"),
    ],
)
def test_facts_of_a_case_are_checked(tmp_path: Path, profile: Profile, facts: str, what: str) -> None:
    """As everywhere where a person writes facts."""
    with pytest.raises(InputError) as raised:
        tried(tmp_path, profile, f'[[case]]\nfacts = {{ {facts} }}\nwant = "keep"\n')

    assert [(2, what)] == [(each.where.line, each.what) for each in raised.value.problems]


@pytest.mark.parametrize(("text", "what"), [("", "there is no case in it"), ("case = 3", "a case is a table")])
def test_a_file_without_cases_is_a_fault(tmp_path: Path, profile: Profile, text: str, what: str) -> None:
    """An empty file would always pass."""
    with pytest.raises(InputError) as raised:
        tried(tmp_path, profile, text)

    assert [what] == [each.what for each in raised.value.problems]


def test_a_posting_is_judged_as_it_was_stored(tmp_path: Path) -> None:
    """Every bundled posting comes out of its file of a case as it went in, and is judged the same on its day."""
    own = load_profile(feeds_folder() / "demo" / "profile.toml", today=TODAY)
    feeds = load_feeds(own=feeds_folder() / "demo" / "feeds.toml", shipped=feeds_folder())
    postings: dict[str, JobPosting] = {}
    for feed in feeds:
        if feed.enabled:
            parsed = read(feed, network()).parsed
            assert parsed is not None
            postings |= {posting.id: posting for posting in normalise_all(parsed.entries, feed, None)}
    path = tmp_path / "profile.tests.toml"
    with ProfileJudge.of(own) as judge:
        for posting in postings.values():
            outcome = judge.judge(posting, today=TODAY).verdict.outcome
            grow(path, posting, Case(name=posting.title, want=outcome, posting=posting, on=TODAY))
    trial = run_cases(read_cases(path, own), own, today=date(2027, 6, 1))

    assert len(postings) == len(trial.tried)
    assert 0 == trial.failed
    assert postings == {each.case.posting.id: each.case.posting for each in trial.tried if each.case.posting}


def test_a_case_that_is_there_is_changed_and_comments_stay(tmp_path: Path, profile: Profile) -> None:
    """The same posting twice is one case; what was told goes with it."""
    path = tmp_path / "profile.tests.toml"
    posting = JobPosting(id="a1", title='A "new" post', description=WELL_PAID, content_hash="x")
    told = dict([assigned("pay=90k EUR/year")]) | {"says": told_phrases(["four-day week"], said=False)}
    grow(path, posting, Case(name=posting.title, want=Outcome.KEEP, posting=posting, because="too early", on=TODAY))
    path.write_text(path.read_text("utf-8") + '\n# mine\n[[case]]\ntext = "Remote."\nwant = "ask"\n', "utf-8")
    grow(path, posting, Case(name=posting.title, want=Outcome.REJECT, posting=posting, told=told, rule="must.short"))
    first, second = read_cases(path, profile)

    assert (Outcome.REJECT, "must.short", "", None) == (first.want, first.rule, first.because, first.on)
    assert told == first.told
    assert posting == first.posting == posting_in(tmp_path / "cases" / "a1.json")
    assert Outcome.ASK is second.want
    assert "# mine" in path.read_text("utf-8")
