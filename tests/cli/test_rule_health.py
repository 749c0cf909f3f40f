"""`jobfit rules check --stored`, as it is read."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from tests.cli.conftest import Home, posting

WORDS = '[nice.react]\nsays = ["react"]\nweight = 2\n'
TEXTS = ("React Native all day.", "You react quickly.", "You react quickly to \x1b[31mwhat fails.")


@pytest.fixture
def judged(home: Home) -> Home:
    """Run over thirty postings of which most do not say their pay."""
    with (home.folder / "profile.toml").open("a", encoding="utf-8") as profile:
        profile.write(WORDS)
    home.write_postings(
        [posting(number, company=f"Acme {number}", description=TEXTS[number % 3]) for number in range(30)]
    )
    home.run("run", "-q")
    return home


def test_the_health_of_rules_is_told_with_counts_quotes_and_feeds(judged: Home) -> None:
    """Each with n of N, nothing is changed, and the posting that is quoted is named with its feed."""
    before = (judged.folder / "profile.toml").read_bytes()
    ran = judged.run("rules", "check", "--stored")
    said = " ".join(ran.stdout.decode().split())

    assert (1, b"") == (ran.returncode, ran.stderr)
    assert "30 stored postings, judged by your profile as it is. Nothing is changed." in said
    assert "must.pay unknown for 30 of 30, known for 0, too few (20 are needed) to tell whether it works" in said
    assert "pay is stated by 0 of 30; least by acme 0 of 30" in said
    assert "must.workplace met by all of 30" in said
    assert "“react” said in 30 of 30" in said
    assert "20 of 30 react quickly: “You react quickly" in said
    assert "10 of 30 React Native: “React Native all day.”" in said
    assert "via Acme)" in said
    assert "\x1b" not in said
    assert before == (judged.folder / "profile.toml").read_bytes()
    assert max(map(len, ran.stdout.decode().splitlines())) <= 80


def test_where_no_rule_is_named_none_is_said_to_be_more(home: Home) -> None:
    """What only the rules of a value are odd in is counted with its noun, not as more of nothing."""
    text = "30 days of holiday. Permanent contract. Salary: 90,000 EUR a year."
    with (home.folder / "profile.toml").open("a", encoding="utf-8") as profile:
        profile.write("[value.time]\nweight = 5\n")
    home.write_postings([posting(number, company=f"Acme {number}", description=text) for number in range(30)])
    home.run("run", "-q")
    lines = home.run("rules", "check", "--stored").stdout.decode().splitlines()
    behind = {title: after for title, after in pairwise(lines) if " more, " in after and not title.startswith(" ")}

    assert {} == behind
    assert any("1 rule of your values, goal and bar" in line for line in lines)


def test_as_json_everything_is_there(judged: Home) -> None:
    """Every rule with its counts and oddities, every phrase with its contexts."""
    found = json.loads(judged.run("rules", "check", "--stored", "--json").stdout)
    full = judged.run("rules", "check", "--stored", "--full").stdout.decode()

    assert (30, 20, True, []) == (found["postings"], found["least"], found["enough"], found["faults"])
    assert {"holds": 0, "fails": 0, "unknown": 30} == {
        name: found["rules"]["must.pay"][name] for name in ("holds", "fails", "unknown")
    }
    assert ["mostly unknown"] == found["rules"]["must.pay"]["odd"]
    assert 20 == found["phrases"][0]["contexts"][0]["count"]
    assert ["via Acme"] == found["phrases"][0]["contexts"][0]["attribution"]
    assert "must.never-worse-pay" in full


def test_too_few_postings_are_said_to_be(home: Home) -> None:
    """With the number that there are, and that are needed; nothing stored is a mistake with its remedy."""
    none = home.run("rules", "check", "--stored")
    home.run("run", "-q")
    few = home.run("rules", "check", "--stored")

    assert (2, 0) == (none.returncode, few.returncode)
    assert "nothing is stored yet" in none.stderr.decode()
    assert "Too few postings to tell: 5 stored, at least 20 are needed.\n" == few.stdout.decode()


@pytest.mark.parametrize(
    "arguments", [("--stored", "--shipped"), ("--stored", "--folder", "."), ("--json",), ("--full", "--shipped")]
)
def test_options_that_do_not_go_together_are_refused(home: Home, arguments: tuple[str, ...]) -> None:
    """With code 2 and a sentence."""
    ran = home.run("rules", "check", *arguments)

    assert 2 == ran.returncode
    assert "go" in ran.stderr.decode()


def test_the_exit_code_says_whether_a_rule_is_odd(judged: Home) -> None:
    """0 when every rule of the profile tells postings apart, however few of those that the values brought do."""
    with_odd = judged.run("rules", "check", "--stored", "--json").returncode
    (judged.folder / "profile.toml").write_text(
        'schema = 1\n[me]\ncurrency = "EUR"\n[value.craft]\nweight = 3\n', "utf-8"
    )
    without = judged.run("rules", "check", "--stored")

    assert (1, 0) == (with_odd, without.returncode)
    assert b"your values" in without.stdout
