"""Judging again: from stored facts come the verdicts that the texts would give, evidence and all."""

from __future__ import annotations

import json
import shutil
import zlib
from datetime import timedelta
from pathlib import Path

import pytest

from jobfit.answering import answer
from jobfit.cli.demo import DEMO_DAY
from jobfit.facts.codec import values_json
from jobfit.facts.model import Basis
from jobfit.judging import ProfileJudge
from jobfit.past.rejudging import rejudge
from jobfit.paths import DATABASE, PROFILE
from jobfit.profile.model import Profile
from jobfit.store.store import Store
from jobfit.verdicts.model import Verdict
from tests.pasts import parsed
from tests.stored import tables

LATER = DEMO_DAY + timedelta(days=9)
MORE_WORDS = '[nice.more]\nsays = ["every sprint", "on-call rota"]\nwhere = ["role"]\nweight = 2\n'
OTHER_SKILLS = '[nice.others]\nskills_required.has_any = ["pipelines", "dashboards"]\nweight = 2\n'
pytestmark = pytest.mark.no_cover  # the demo judged over and over: what that runs is counted where it is tested


@pytest.fixture
def folder(demo_folder: Path, tmp_path: Path) -> Path:
    """Copy the demo's files, to write to."""
    shutil.copytree(demo_folder, tmp_path, dirs_exist_ok=True)
    return tmp_path


def edited(folder: Path, edit: str) -> Profile:
    """Return the demo's profile after an edit, which is named."""
    text = (folder / PROFILE).read_text("utf-8")
    edits = {
        "nothing": lambda: text,
        "a higher floor": lambda: text.replace("75k EUR", "85k EUR"),
        "more words": lambda: text + MORE_WORDS,
        "fewer words": lambda: text.replace(
            'says = ["Lisbon", "ferry", "river", "beside the sea"]', 'says = ["river"]'
        ),
        "words in another order": lambda: text.replace('"Lisbon", "ferry", "river"', '"river", "ferry", "Lisbon"'),
        "other skills": lambda: text + OTHER_SKILLS,
        "another currency": lambda: text.replace('currency = "EUR"', 'currency = "SEK"'),
    }
    return parsed(edits[edit]())


def basis_of_pay(store: Store, posting_id: str) -> Basis | None:
    """Return how the pay of a posting is known."""
    pay = (store.facts(posting_id) or {}).get("pay")
    return pay.basis if pay else None


def stored_verdicts(store: Store) -> dict[str, Verdict]:
    """Return every stored verdict."""
    return {each: stored.verdict for each in store.decided() if (stored := store.stored(each))}


def verdicts_on_texts(store: Store, profile: Profile) -> dict[str, Verdict]:
    """Return the verdict on every text, as it is stored."""
    postings, answers = list(store.all_postings()), store.answers_of(list(store.decided()))
    with ProfileJudge.of(profile) as judge:
        judged = judge.judge_all(postings, today=LATER.date(), answers=answers)
    return {
        posting.id: Verdict.model_validate_json(judgment.verdict.model_dump_json())
        for posting, judgment in zip(postings, judged, strict=True)
    }


@pytest.mark.parametrize(
    "edit",
    ["a higher floor", "more words", "fewer words", "words in another order", "other skills", "another currency"],
)
def test_verdicts_from_stored_facts_are_those_of_the_texts(folder: Path, edit: str) -> None:
    """Days later and by an edited profile, every reason, quote and hash is what reading the text anew would give."""
    with Store(folder / DATABASE) as store:
        before, profile = edited(folder, "nothing"), edited(folder, edit)
        paid = next(each for each in store.all_postings() if basis_of_pay(store, each.id) is Basis.STATED)
        answer(store, paid, before, ["pay=500k EUR/year", "denies=code review"], forget=(), now=DEMO_DAY)
        looked = rejudge(store, profile, now=LATER, keep=False)
        plan = rejudge(store, profile, now=LATER, keep=True)

        assert looked == plan
        assert verdicts_on_texts(store, profile) == stored_verdicts(store)
        assert "the posting states" in (store.facts(paid.id) or {})["pay"].conflict
    assert [] == plan.faults
    assert 65 == plan.postings


def test_facts_stay_as_the_text_gives_them(folder: Path) -> None:
    """What is stored beside the new verdicts is what reading the text for the new words gives."""
    with Store(folder / DATABASE) as store:
        profile = edited(folder, "more words")
        rejudge(store, profile, now=DEMO_DAY, keep=True)
        with ProfileJudge.of(profile) as judge:
            read = {each.id: judge.judge(each, today=DEMO_DAY.date()).facts for each in store.all_postings()}

        assert {name: values_json(facts) for name, facts in read.items()} == {
            name: values_json(store.facts(name) or {}) for name in read
        }
        assert read == {name: store.facts(name) for name in read}


def test_the_plan_is_what_a_second_look_finds_done(folder: Path) -> None:
    """Only looking stores nothing; what was stored turns nothing the next time."""
    with Store(folder / DATABASE) as store:
        profile, before = edited(folder, "a higher floor"), stored_verdicts(store)
        looked = rejudge(store, profile, now=DEMO_DAY, keep=False)
        untouched = stored_verdicts(store)
        kept, again = (rejudge(store, profile, now=DEMO_DAY, keep=True) for _ in range(2))

        assert before == untouched
        assert looked == kept
        assert looked.turned
        assert [] == again.turned
        assert {each.posting_id: each.after for each in kept.turned} == {
            name: outcome for name, (outcome, _) in store.decided().items() if outcome is not before[name].outcome
        }


def test_a_new_keep_is_named_with_what_stood_against_it_and_a_lost_one_with_what_does(folder: Path) -> None:
    """Nothing stands against a keep, so that what decided before is what tells why it turned."""
    with Store(folder / DATABASE) as store:
        lost = rejudge(store, edited(folder, "a higher floor"), now=DEMO_DAY, keep=True).of("-")
        new = rejudge(store, edited(folder, "nothing"), now=DEMO_DAY, keep=False).of("+")

    assert {each.posting_id for each in lost} == {each.posting_id for each in new}
    assert {"must.pay"} == {each.deciding for each in (*lost, *new)}


def test_a_posting_that_nobody_judged_is_judged_and_turns_nothing(folder: Path) -> None:
    """Postings without a verdict, or with facts of an older version, are read."""
    with tables(folder / DATABASE) as db:
        db.execute("DELETE FROM verdicts")
        db.execute("UPDATE facts SET version = version - 1, facts = ?", (json.dumps({}).encode(),))
        db.execute("UPDATE facts SET evidence = ?", (zlib.compress(b"{}"),))
    with Store(folder / DATABASE) as store:
        plan = rejudge(store, edited(folder, "a higher floor"), now=LATER, keep=True)

        assert verdicts_on_texts(store, edited(folder, "a higher floor")) == stored_verdicts(store)
    assert ([], 65) == (plan.turned, plan.postings)
