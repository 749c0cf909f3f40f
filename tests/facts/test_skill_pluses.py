"""Pluses: the words, brackets and labels that make a skill a plus, and the reach of each."""

from __future__ import annotations

import pytest

from jobfit.facts import skills
from jobfit.facts.model import TokenSet
from jobfit.facts.reading import read
from jobfit.facts.skill_surroundings import Surroundings
from jobfit.postings.model import JobPosting

DEMANDS = {
    "en": ("What you need", "Good knowledge of"),
    "de": ("Dein Profil", "Gute Kenntnisse in"),
    "fr": ("Votre profil", "Bonne maîtrise de"),
    "es": ("Requisitos", "Buen conocimiento de"),
    "nl": ("Functie-eisen", "Goede kennis van"),
    "pl": ("Wymagania", "Dobra znajomość"),
    "pt": ("Requisitos", "Bons conhecimentos de"),
    "sv": ("Kvalifikationer", "Goda kunskaper i"),
}
SAID = {
    "en": (
        "Redis (optional)",
        "Redis (not required)",
        "Redis - nice to have",
        "Nice to have: Redis",
        "It's a plus if you know Redis",
        "A preference for candidates with Redis",
        "Hopefully you know Redis",
        "Knowing Redis helps you stand out",
        "Redis comes in handy",
        "It doesn't hurt to know Redis",
        "You may have used Redis",
        "Preference may be given to those with Redis",
        "You may have encountered Redis",
        "Knowing Redis is a significant advantage",
        "Knowing Redis would be highly appreciated",
        "Knowing Redis will be very useful",
        "It would be ideal if you know Redis",
        "We strongly prefer that you know Redis",
        "We are especially interested in people who know Redis",
        "Preference may be given to candidates with Redis",
        "Candidates who know Redis will be given preference",
        "Knowing Redis is a definite advantage",
        "It would be an advantage to know Redis",
        "We would be delighted if you knew Redis",
        "Knowledge of Redis will be a value add",
        "Redis (a plus but not required)",
        "Knowing Redis will be looked upon favourably",
        "It is desirable that you know Redis",
        "It would be beneficial if you knew Redis",
    ),
    "de": (
        "Am besten mit Redis",
        "Redis wäre hilfreich",
        "Schön wäre Redis",
        "Gerne auch Redis",
        "Redis (wünschenswert)",
    ),
    "fr": ("Redis (optionnel)", "Une expérience avec Redis est souhaitable", "Redis serait un atout majeur"),
    "es": ("Valorable Redis", "Es un plus conocer Redis", "Se valorarán conocimientos de Redis"),
    "nl": ("Redis (pré)", "Kennis van Redis geeft je een streepje voor"),
    "pl": ("Mile widziana znajomość Redis", "Atutem będzie Redis", "Kursy z Redis są mile widziane"),
    "pt": ("Valoriza-se Redis", "Conhecer Redis será uma mais-valia"),
    "sv": ("Meriterande med Redis", "Gärna erfarenhet av Redis", "Redis ses som en merit"),
}


def _read(
    description: str, *, language: str = "en", also: frozenset[str] | set[str] = frozenset()
) -> tuple[set[str], set[str]]:
    """Return the skills that are required, without those that are `also`, and those that are a plus."""
    facts = skills.extract(read(JobPosting(id="1", title="Pilot", language=language, description=description)))
    required, preferred = (facts.get(name) for name in ("skills_required", "skills_preferred"))
    return (
        set(required.value) - also if isinstance(required, TokenSet) else set(),
        set(preferred.value) if isinstance(preferred, TokenSet) else set(),
    )


@pytest.mark.parametrize(("language", "said"), [(language, said) for language, each in SAID.items() for said in each])
def test_what_is_said_to_be_a_plus_is_one_and_nothing_beside_it(language: str, said: str) -> None:
    """A plus between two demands makes neither of them one, whatever its words are."""
    heading, known = DEMANDS[language]
    description = f"{heading}\n* {known} Terraform\n* {said}\n* {known} Docker\n"

    assert ({"terraform", "docker"}, {"redis"}) == _read(description, language=language)


@pytest.mark.parametrize(
    ("line", "required", "preferred"),
    [
        ("React, Terraform, Redis (optional).", {"react", "terraform"}, {"redis"}),
        ("Terraform (preferred) or Ansible", {"terraform", "ansible"}, set()),
        ("Terraform (preferred), Ansible, or Puppet", {"terraform", "ansible", "puppet"}, set()),
        ("Clouds (AWS preferred, Azure, or GCP)", {"aws", "azure", "gcp"}, set()),
        ("Terraform (preferred), and you may choose between wind or sun", set(), {"terraform"}),
        ("Caches (optional): Redis", set(), {"redis"}),
    ],
)
def test_brackets_with_nothing_but_a_mark_are_about_what_stands_in_front(
    line: str, required: set[str], preferred: set[str]
) -> None:
    """They mark one thing, and none where another may stand for it; with a colon behind them they mark what follows."""
    assert (required, preferred) == _read(f"What you need\n* {line}\n")


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Useful qualifications"),
        ("en", "Useful skills"),
        ("de", "Wünschenswerte Kenntnisse"),
        ("fr", "Connaissances appréciées"),
        ("es", "Se valorarán conocimientos en"),
        ("nl", "Extra's"),
        ("pl", "Dodatkowym atutem będzie"),
        ("pt", "Competências desejáveis"),
        ("sv", "Det är meriterande om du har erfarenhet av något av detta"),
    ],
)
def test_what_stands_below_a_heading_of_wishes_is_a_plus(language: str, heading: str) -> None:
    """The lines below a heading of wishes are pluses, those of the demands above it are none."""
    demands, known = DEMANDS[language]
    found = _read(f"{demands}\n\n{known} Docker\n\n{heading}\n\nRedis\nKafka\n", language=language)
    assert ({"docker"}, {"redis", "kafka"}) == found


def test_a_list_below_a_label_goes_on_to_be_a_plus() -> None:
    """An item that is nothing but a label stands over the items below it."""
    assert ({"terraform"}, {"redis", "docker"}) == _read(
        "What you need\n* Terraform\n* Nice to have:\n* Redis\n* Docker\n"
    )


@pytest.mark.parametrize(
    ("line", "required", "preferred"),
    [
        ("Knowing caches is a plus (Redis, Kafka).", set(), {"redis", "kafka"}),
        ("Terraform. Knowing caches is a plus, such as Redis or Kafka.", {"terraform"}, {"redis", "kafka"}),
        ("Terraform. Knowing caches is a plus, e.g. Redis.", {"terraform"}, {"redis"}),
        ("Skills that are a plus include Redis and Kafka.", set(), {"redis", "kafka"}),
        ("Redis is a plus (we run on Kafka).", {"kafka"}, {"redis"}),
        ("Redis is a plus. Such as it is, know Kafka.", {"kafka"}, {"redis"}),
        ("Treat no test as optional, including those of Redis.", {"redis"}, set()),
    ],
)
def test_examples_behind_a_mark_are_a_plus_too(line: str, required: set[str], preferred: set[str]) -> None:
    """They stand in brackets or behind "such as"; what the employer says of itself in brackets is no example."""
    assert (required, preferred) == _read(f"What you need\n* Docker\n* {line}\n", also={"docker"})


@pytest.mark.parametrize(
    ("line", "required", "preferred"),
    [
        ("Redis, Kafka, or Spark is a plus", set(), {"redis", "kafka", "spark"}),
        ("Experience with Redis, Kafka or Spark is a strong plus", set(), {"redis", "kafka", "spark"}),
        ("Caches (Redis, Kafka, or Spark a plus)", set(), {"redis", "kafka", "spark"}),
        ("Know Terraform, Kafka or Spark is a plus", {"terraform"}, {"kafka", "spark"}),
        (
            "You run what you build with Terraform, test it well, Kafka or Spark is a plus",
            {"terraform"},
            {"kafka", "spark"},
        ),
    ],
)
def test_all_that_one_may_choose_from_is_a_plus(line: str, required: set[str], preferred: set[str]) -> None:
    """A list joined by "or" is one plus; a clause in front of it is none of the list."""
    assert (required, preferred) == _read(f"What you need\n* Docker\n* {line}\n", also={"docker"})


@pytest.mark.parametrize(
    ("line", "required", "preferred"),
    [
        ("Caches such as Kafka and, preferably, Redis", {"kafka"}, {"redis"}),
        ("Queues, ideally, with Redis", set(), {"redis"}),
    ],
)
def test_a_mark_between_commas_is_said_of_what_follows(line: str, required: set[str], preferred: set[str]) -> None:
    """What is said by the way in front of a name marks that name, not the ones before it."""
    assert (required, preferred) == _read(f"What you need\n* Docker\n* {line}\n", also={"docker"})


@pytest.mark.parametrize(
    ("line", "required", "preferred"),
    [
        ("Redis plus at least one of Kafka and Spark", {"redis", "kafka", "spark"}, set()),
        ("Redis, plus sound knowledge of Kafka", {"redis", "kafka"}, set()),
        ("Redis. Plus: Kafka", {"redis"}, {"kafka"}),
        ("Redis is a plus", set(), {"redis"}),
        ("Payroll accruals (bonus, commissions, payroll taxes)", {"payroll", "accruals", "payroll tax"}, set()),
        ("Name a recommended action with data visualization", {"data visualization"}, set()),
        ("The preferred programming languages of the crew (Ruby)", {"ruby"}, set()),
    ],
)
def test_a_word_that_may_be_a_mark_is_not_always_one(line: str, required: set[str], preferred: set[str]) -> None:
    """A "plus" that joins two things, a bonus that is paid and what somebody recommends make nothing a plus."""
    assert (required, preferred) == _read(f"What you need\n* Docker\n* {line}\n", also={"docker"})


@pytest.mark.parametrize(
    ("line", "required", "preferred"),
    [
        ("Knowing Redis is preferred but learning on the job will do", set(), {"redis"}),
        (
            "Knowing Redis or Kafka is strongly preferred and makes the start with Terraform easier",
            {"terraform"},
            {"redis", "kafka"},
        ),
        ("It is preferred that you know Redis", set(), {"redis"}),
        ("Preferred experience with Redis", set(), {"redis"}),
    ],
)
def test_what_is_preferred_stands_in_front_of_its_verb(line: str, required: set[str], preferred: set[str]) -> None:
    """Whatever follows "is preferred" is no plus by it; "preferred" alone marks what follows."""
    assert (required, preferred) == _read(f"What you need\n* Docker\n* {line}\n", also={"docker"})


def test_a_plus_at_the_end_of_its_line_joins_nothing() -> None:
    """What the next line begins with is not joined by the mark in front of it."""
    description = "Dein Profil\n* Docker\n* Kenntnisse in Redis sind ein starkes Plus\n* Terraform plus Kafka\n"
    assert ({"docker", "terraform", "kafka"}, {"redis"}) == _read(description, language="de")


@pytest.mark.parametrize(
    ("language", "line", "required", "preferred"),
    [
        ("de", "Sicherer Umgang mit Terraform Erfahrung mit Redis ist ein Plus", {"terraform"}, {"redis"}),
        ("de", "Terraform im Alltag Gute Kenntnisse in Redis sind von Vorteil", {"terraform"}, {"redis"}),
        (
            "de",
            "Erfahrung mit Terraform Kenntnisse in Kafka Kenntnisse in Redis von Vorteil",
            {"terraform", "kafka"},
            {"redis"},
        ),
        ("de", "Terraform und Erfahrung mit Redis sind von Vorteil", set(), {"terraform", "redis"}),
        ("en", "A way with Terraform Experience with Redis is a plus", {"terraform"}, {"redis"}),
        ("en", "Prior experience with Terraform and Redis is a plus", set(), {"terraform", "redis"}),
        ("en", "Ideally with Redis Experience with Kafka Knowledge of Terraform", {"kafka", "terraform"}, {"redis"}),
        ("en", "Ideally with Redis and Experience with Kafka", set(), {"redis", "kafka"}),
        ("en", "Preferred Qualifications: Knowledge of Redis Experience with Kafka", set(), {"redis", "kafka"}),
        ("de", "Idealerweise mit Redis Erfahrung mit Kafka", {"kafka"}, {"redis"}),
    ],
)
def test_a_plus_does_not_reach_into_the_item_before_it(
    language: str, line: str, required: set[str], preferred: set[str]
) -> None:
    """Where the lines of a list are lost, a demand with a capital begins the item that the mark ends."""
    heading, known = DEMANDS[language]
    found = _read(f"{heading}\n* {known} Docker\n* {line}\n", language=language, also={"docker"})
    assert (required, preferred) == found


@pytest.mark.parametrize(
    ("line", "required", "preferred"),
    [
        ("Kafka, e.g. Redis, Terraform is a plus", set(), {"kafka", "redis", "terraform"}),
        ("Databases such as Redis, Terraform and Kafka a plus", set(), {"redis", "terraform", "kafka"}),
        ("Tools like Redis, Terraform is a bonus", set(), {"redis", "terraform"}),
        ("Kafka, e.g. Redis; Terraform is a plus", {"kafka", "redis"}, {"terraform"}),
        ("Kafka is a must, such as Redis, Terraform is a plus", {"kafka", "redis"}, {"terraform"}),
        ("Kafka, Redis, Terraform is a plus", {"kafka", "redis"}, {"terraform"}),
    ],
)
def test_a_plus_is_said_of_all_examples(line: str, required: set[str], preferred: set[str]) -> None:
    """A mark that ends a list of examples is said of what they are examples of."""
    heading, known = DEMANDS["en"]
    assert (required, preferred) == _read(f"{heading}\n* {known} Docker\n* {line}\n", language="en", also={"docker"})


def test_only_the_marks_around_a_name_are_compared_with_it() -> None:
    """Of thousands of marks in a line without end each name is asked about the few that may reach it."""
    reading = read(JobPosting(id="1", title="Pilot", description="nice to have Redis, " * 3000))
    surroundings = Surroundings(reading, [])
    names = range(len("Pilot nice to have "), len(reading.text), 2000)
    assert all(0 < len(surroundings.pluses_at(name)) < 100 for name in names)
