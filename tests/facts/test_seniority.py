"""seniority: the level of the role, not of its company, department or colleagues."""

from __future__ import annotations

import pytest

from jobfit.facts.model import Basis, Choice
from jobfit.facts.seniority import extract
from tests.facts.work import assert_quoted, reading_of

TITLES = [
    ("Trainee Weaver", "junior"),
    ("Loom and Wool Trainee", "junior"),
    ("Management Trainee", "junior"),
    ("Associate / Senior Associate", None),
    ("Senior Associate", "senior"),
    ("Senior Weaver I/II", "senior"),
    ("Weaver II / Senior Weaver", None),
    ("Scientist II/Senior Scientist, Looms", None),
    ("(Entry-Level) Data Scientist - Leeds", "junior"),
    ("(Graduate) Engineer", None),
    ("Software Engineer 3 - Search", "senior"),
    ("Data Scientist 2, Kites", "mid"),
    ("Engineer Level 3", "senior"),
    ("Engineer 2/3", None),
    ("2027 - Summer - Weaving Intern - Looms", "intern"),
    ("Loom Strategy Weaver (MBA Intern)", "intern"),
    ("Founder's Associate Intern (f/m/d)", "intern"),
    ("Manager, Weaving Internships", None),
    ("Weaver (no intern)", None),
    ("Waiter, part-time / minijob / intern", None),
    ("Senior Community Manager (FTC)", "senior"),
    ("Senior Community Cook", None),
    ("Developer 3 - 5 years", None),
    ("Engineer 2 days a week", None),
    ("Web 3 Engineer", None),
    ("Engineering Manager 2", None),
    ("College Hire - Data Scientist", "junior"),
    ("Graduate Scheme Manager", None),
    ("Graduate Engineer", "junior"),
    ("Senior Backend Engineer", "senior"),
    ("Sr. Analyst, Medical Economics", "senior"),
    ("Junior QA Tester", "junior"),
    ("Jr Developer", "junior"),
    ("Graduate Electrical Engineer", "junior"),
    ("Software Engineer, Entry Level", "junior"),
    ("Data Analyst II", "mid"),
    ("Kite Analyst I, Wind Control", "junior"),
    ("Kite Analyst I or II", None),
    ("Engineer I/II", None),
    ("Phase I Researcher", None),
    ("Sales - 2027 Graduates", "junior"),
    ("Open applications - Interns/Working students (Ulm)", None),
    ("Consultant / Senior Consultant", None),
    ("Data Scientist or Senior Data Scientist", None),
    ("Sr. Growth Analyst / Sr. Analyst", "senior"),
    ("Software Engineer III", "senior"),
    ("Mid-level Python Developer", "mid"),
    ("Engineer (m/f/d) - Mid Level", "mid"),
    ("Staff Software Engineer", "staff"),
    ("Senior Staff Engineer", "staff"),
    ("Software Engineer, Staff", "staff"),
    ("Sr. Staff Engineer", "staff"),
    ("Principal Member of Technical Staff", "principal"),
    ("Principal Data Scientist", "principal"),
    ("Distinguished Engineer", "principal"),
    ("Data Science Intern", "intern"),
    ("Software Engineer - 2027 Interns", "intern"),
    ("Content Creator (Intern)", "intern"),
    ("Werkstudent Marketing (m/w/d)", None),
    ("Working Student Kite Design", None),
    ("Praktikum Vertrieb", "intern"),
    ("Stagiaire Marketing", "intern"),
    ("Becario de diseño", "intern"),
    ("Stażysta", "intern"),
    ("Designer (Senior)", "senior"),
    ("Senior Product Manager II", "senior"),
    # no level, or none that is settled
    ("Software Engineer", None),
    ("(Senior) Backend Engineer", None),
    ("Junior/Senior Consultant", None),
    ("Senior / Staff Engineer", None),
    ("Senior/Staff Engineer", None),
    ("Mid/Senior Developer", None),
    ("Engineering Manager", None),
    ("Lead Engineer", None),
    ("Head of Sales", None),
    ("Warehouse Associate", None),
    ("Trainee Programme Manager", None),
    ("Recruiter of Trainees", None),
    # somebody or something else
    ("Nurse, Senior Living", None),
    ("Caregiver - Seniors", None),
    ("Account Executive, Mid-Market", None),
    ("Senior+ Software Engineer", "senior"),
    ("Staff Accountant", None),
    ("(Junior-) Manager Marketing", None),
    ("Staff Nurse", None),
    ("Chief of Staff", None),
    ("Member of Technical Staff", None),
    ("Assistant Principal", None),
    ("Principal Investigator", None),
    ("Internal Auditor", None),
    ("Internship Program Manager", None),
    ("Executive Assistant to the Senior Partner", None),
    ("Clinical Lead, Phase II", None),
    ("Teacher, Junior High", None),
    ("Newly Qualified Nurse", "junior"),
    ("Student Placement - Microbiology", "intern"),
    ("Law Clerk, Summer Internship", "intern"),
    ("Developer, level III", "senior"),
    ("Principal, Willow Primary School", None),
    ("Principal", None),
    ("Kite Weaver (Sr-level)", "senior"),
    ("Junior to Mid Level Kite Weaver", None),
    ("Entry/Mid Level Kite Weaver", None),
    ("Senior to Principal Kite Weaver", None),
    ("Managing Principal", None),
    ("Graduate or Experienced Surveyor", None),
    ("Recruiter, Early Careers", None),
    ("Intern Programme Manager", None),
    ("Head of Early Careers", None),
]

TEXTS = [
    ("A mill are looking for a senior associate. They have many clients in town.", "senior"),
    ("This is a trainee role, and you will be taught.", "junior"),
    ("The trainee role is filled by somebody else.", None),
    ("This post would suit a newly qualified nurse.", "junior"),
    ("Applications are invited for the post of Senior Engineer in the mill.", "senior"),
    ("We make kites.\n\nExperience Level\n\nMid-level (3-5 years)\n\nPay", "mid"),
    ("We are looking for a trainee.", "junior"),
    ("* Entry level position", "junior"),
    ("Senior positions", None),
    ("Junior role\nYou sew kites.\nSenior role\nYou sew more kites.", None),
    ("We seek a senior person with the experience to run a mill.", "senior"),
    ("About us\nWe build kites. This is an entry-level position with room for growth.", "junior"),
    ("About us\nWe build kites. We hired a senior engineer in May.", None),
    ("Senior engineer wanted for our mill.", "senior"),
    ("Senior engineers wanted a better kite.", None),
    ("You will be a senior engineer on the kite team.", "senior"),
    ("You'll be a senior member of the team.", "senior"),
    ("The Kite Lead is a senior-level consulting role.", "senior"),
    ("Our CTO is a senior engineer.", None),
    ("The role is entry-level and needs no experience.", "junior"),
    ("The role is mid to senior.", None),
    ("A great opportunity for early-career engineers who like kites.", "junior"),
    ("Opportunity for growth: junior engineers become leads.", None),
    ("We sell kites designed for senior engineers.", None),
    ("We are hiring: Senior Engineer", "senior"),
    ("We are looking for senior weavers, senior engineers and kite managers.", None),
    ("We are looking for senior engineers and engineering managers.", None),
    ("We are hiring a senior engineer and a designer.", None),
    ("We are looking for a senior engineer to join us.", "senior"),
    ("We are seeking a Hat Maker II for the mill.", None),
    ("We are seeking a Research Assistant II for the mill.", "mid"),
    ("We are looking for Engineer II and Engineer III candidates.", None),
    ("We are looking for an Engineer II/III.", None),
    ("We are looking for a museum guide who knows World War II.", None),
    ("As a hand weaving intern at our mill you learn.", "intern"),
    ("As a former intern you know our looms.", None),
    ("As a mentor of an intern you teach.", None),
    ("We are looking for an internship coordinator.", None),
    ("We are looking for a fresher Python developer.", "junior"),
    ("We're hiring senior engineers.", "senior"),
    ("We are looking for a senior, hands-on engineer.", "senior"),
    ("We are looking for a senior, a junior and a mid-level engineer.", None),
    ("As a Senior Developer, you own what you build.", "senior"),
    ("This is an entry-level position.", "junior"),
    ("Seniority level: Junior role", "junior"),
    ("You work with senior engineers every day.", None),
    ("You report to the Senior Director of Data.", None),
    ("You advise senior leadership.", None),
    ("Experience as a Senior Developer is a must.", None),
    ("We are looking for junior or senior engineers.", None),
    ("We are looking for a mid-level developer or a senior developer.", None),
    ("We are looking for a (senior) engineer.", None),
    ("We are hiring mid-level to senior developers.", None),
    ("We are looking for a senior engineer. We are also hiring a junior designer.", None),
    ("We are looking for a senior engineer. We are also hiring a senior designer.", "senior"),
    ("We make kites with the wind. We are also hiring a senior designer.", None),
    ("This role is at the senior level. The wind is good.", "senior"),
    ("We are hiring at the junior and senior level.", None),
    ("We are looking for kite makers. Also hiring: Principal Systems Architect", None),
    ("Level: Mid", "mid"),
    ("We're after a senior weaver.", "senior"),
    ("We now require an experienced Senior Weaver.", "senior"),
    ("You will join us as Senior Weaver.", "senior"),
    ("The role is entry-level.", "junior"),
    ("Perfect for recent graduates.", "junior"),
    ("Suitable for newly qualified weavers.", "junior"),
    ("The hiring manager is a senior weaver.", None),
    ("We need a mentor for a junior weaver.", None),
    ("It's a senior position.", "senior"),
    ("The position is senior to the clerk.", None),
    ("You will recruit senior weavers for our clients.", None),
    ("Courses for junior weavers.", None),
]

HEADLINES = [
    ("Ulm - Acme Kites (visa) / on site.\nSr. Kite Engineer - https://acme.test/1\nAcme makes kites.", "senior"),
    ("Acme | Ulm | On site\n\nSenior Engineer\n\nJunior Designer\n\nAcme makes kites.", None),
    ("Acme | Ulm | On site\n\nSenior Engineer\n\nAs for designers we need more\n\nAcme makes kites.", None),
    (f"Acme makes kites.\n\n* Senior Engineer\n* Kite Engineer, who mends {'kites, ' * 20}and more\n\nCome.", None),
    ("Acme makes kites, and we grow.\n\nAnn Winter, Senior Director of Engineering\n", None),
    ("Acme makes kites, and we grow.\n\nAnn Winter Senior Director of Engineering", None),
    ("Acme | Senior Ruby/Elixir Engineer | Berlin | Onsite", "senior"),
    ("Acme | Leeds | Sr. Software Engineer (Front End) | Full-time", "senior"),
    ("Acme | Senior Developer, Developer | London", None),
    ("Acme | Senior Software Engineer - Full Stack | London", "senior"),
    ("Acme | Sr. Engineer, Front-end Platform | London", "senior"),
    ("Acme | Senior Backend & Frontend Engineers | London", "senior"),
    ("Acme | Product Manager (Senior + Mid-Level) | London", None),
    ("Acme | Senior/Junior Engineer | London\n\nWe are looking for a senior engineer.", None),
    ("Acme | Senior Backend Engineer | New York\nAcme | Support Engineer | Leeds", None),
    ("Acme | Software Engineers (all levels) | London", None),
    ("Acme | Type: Full-time || Interns || Co-ops", None),
    ("Acme | San Francisco | Full-time\n\nWe're hiring senior engineers and more senior engineers.", "senior"),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_title_gives_the_level_of_the_role(title: str, expected: str | None) -> None:
    """Words for levels count when they are the role's own, and several leave it unknown."""
    reading = reading_of(title=title)
    facts = extract(reading)

    found = facts.get("seniority")
    assert expected == (found.value if isinstance(found, Choice) else None)
    assert_quoted(reading, facts)


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_plain_statement_gives_the_level_when_the_title_does_not(text: str, expected: str | None) -> None:
    """Who is looked for counts, with whom one works does not."""
    reading = reading_of(text, title="Engineer")
    facts = extract(reading)

    found = facts.get("seniority")
    assert expected == (found.value if isinstance(found, Choice) else None)
    assert_quoted(reading, facts)


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_a_headline_of_several_roles_gives_only_what_all_share(text: str, expected: str | None) -> None:
    """Postings without a title list their roles in their first lines."""
    reading = reading_of(text)
    facts = extract(reading)

    found = facts.get("seniority")
    assert expected == (found.value if isinstance(found, Choice) else None)
    assert_quoted(reading, facts)


def test_a_company_is_not_a_level() -> None:
    """A company whose name holds a level says nothing of the role."""
    assert {} == extract(reading_of(title="Nurse at Senior Friends", company="Senior Friends"))


def test_the_title_outweighs_the_feeds_field() -> None:
    """A feed's level is kept only when the title names none, and a contradiction is shown."""
    by_title = extract(reading_of(title="Senior Engineer", seniority="mid"))["seniority"]
    by_feed = extract(reading_of(title="Engineer", seniority="mid"))["seniority"]

    assert isinstance(by_title, Choice)
    assert isinstance(by_feed, Choice)
    assert ("senior", "the feed's own field says mid") == (by_title.value, by_title.conflict)
    assert ("mid", Basis.STRUCTURED) == (by_feed.value, by_feed.basis)


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("de", "Berufseinsteiger im Vertrieb", "junior"),
        ("de", "Softwareentwickler:in Senior", "senior"),
        ("fr", "Stage développeur web", "intern"),
        ("es", "Becario/a de marketing", "intern"),
        ("de", "Praktikant/in Controlling", "intern"),
        ("pl", "Stażysta/stażystka w dziale zakupów", "intern"),
        ("es", "Desarrollador júnior", "junior"),
        ("nl", "Medior ontwikkelaar", "mid"),
        ("pl", "Starszy programista", "senior"),
        ("pl", "Młodszy księgowy", "junior"),
        ("sv", "Nyexaminerad ingenjör", "junior"),
        ("pt", "Analista sênior", "senior"),
        ("pt", "Analista pleno", "mid"),
    ],
)
def test_other_languages_have_their_own_words(language: str, title: str, expected: str) -> None:
    """The levels of eight languages are known in the titles of postings in those languages."""
    found = extract(reading_of(title=title, language=language))["seniority"]

    assert isinstance(found, Choice)
    assert expected == found.value


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Experience level: Senior\n\nApply by the form on our page or ask us on the phone.", "senior"),
        ("en", "Level\nSenior\n\nApply by the form on our page.", "senior"),
        ("en", "We level up together\nSenior colleagues help you.", None),
        ("de", "Die Stelle\nKarrierestufe: Berufseinsteiger", "junior"),
        ("de", "Die Stelle\nErfahrungslevel\nSenior\nUlm", "senior"),
        ("de", "Die Rolle ist auf Mid-Level angesiedelt, und du führst eigene Themen.", "mid"),
        ("es", "El puesto\nCategoría profesional\nJúnior", "junior"),
        ("nl", "De baan\nNiveau\nMedior", "mid"),
        ("pl", "Oferta\nPoziom stanowiska\nStarszy specjalista", "senior"),
    ],
)
def test_a_label_gives_the_level_whatever_stands_below(language: str, text: str, expected: str | None) -> None:
    """A level behind its label, on the line below one, or that the role is said to have, needs no noun."""
    found = extract(reading_of(text, language=language)).get("seniority")

    assert expected == (found.value if isinstance(found, Choice) else None)
