"""role_level and manages: who leads whom."""

from __future__ import annotations

import pytest

from jobfit.facts.model import Choice, Quantity
from jobfit.facts.role_level import extract
from tests.facts.work import assert_quoted, reading_of

TITLES = [
    ("en", "Senior Manager, Thatching Finance", "manager"),
    ("en", "Manager - Roof Quality", "manager"),
    ("en", "Manager of Roofing", "manager"),
    ("en", "Care Home Manager", "manager"),
    ("en", "Call Centre Manager, Leeds", "manager"),
    ("en", "Data Centre Manager", None),
    ("en", "Home Loans Manager", None),
    ("en", "Executive Chef", "head"),
    ("en", "Sous Chef", None),
    ("en", "Elementary School Principal", "head"),
    ("en", "Chief of Police", "head"),
    ("en", "Manager, Product Marketing", None),
    ("en", "Manager, Strategic Accounts", None),
    ("en", "Manager, Senior Platform Engineer", None),
    ("en", "Roof Manager, Leeds", None),
    ("en", "Lead Software Engineer", "lead"),
    ("en", "Team Lead, Support", "lead"),
    ("en", "Engineering Manager, Payments", "manager"),
    ("en", "Head of Marketing", "head"),
    ("en", "Director, Product Management", "director"),
    ("en", "VP of Engineering", "vp"),
    ("en", "Managing Director, Kites", "executive"),
    ("en", "Executive Assistant to the Managing Director", None),
    ("en", "Chief Technology Officer", "executive"),
    ("en", "Account Manager", None),
    ("en", "Product Manager", None),
    ("en", "Project Manager", None),
    ("en", "Program Manager", None),
    ("en", "Community Manager", None),
    ("en", "Office Manager", None),
    ("en", "Lead Generation Specialist", None),
    ("en", "Art Director", None),
    ("en", "Senior Mini-Series Director", None),
    ("en", "Director, TV Sales", "director"),
    ("en", "Account Director", None),
    ("en", "Account Executive", None),
    ("en", "Executive Assistant to the CEO", None),
    ("en", "Engineer, Office of the CTO", None),
    ("en", "Headhunter", None),
    ("en", "Chief of Staff", None),
    ("en", "Head of Finance at CEO Insights", "head"),
    ("de", "Teamleiter Logistik (m/w/d)", "lead"),
    ("de", "Abteilungsleiterin Einkauf", "head"),
    ("de", "Projektleiter Tiefbau", None),
    ("de", "Assistenz der Geschäftsführung", None),
    ("fr", "Responsable marketing", "manager"),
    ("fr", "Chef d'équipe", "lead"),
    ("fr", "Chef de projet", None),
    ("es", "Responsable de tienda", "manager"),
    ("es", "Jefe de proyecto", None),
    ("nl", "Teamleider klantenservice", "lead"),
    ("pl", "Kierownik sklepu", "manager"),
    ("pl", "Kierownik projektu", None),
    ("sv", "Enhetschef", "manager"),
    ("sv", "Rektor", "manager"),
    ("sv", "Lärare, arbetslagsledaransvar", "lead"),
    ("de", "Küchenchefin", "manager"),
    ("de", "Wohnbereichsleitung", "manager"),
    ("de", "Schichtführer", "lead"),
    ("nl", "Locatiemanager wonen", "manager"),
    ("nl", "Hoofdconducteur", None),
    ("pl", "Mistrz produkcji", "lead"),
    ("pl", "Szef kuchni", "manager"),
    ("sv", "Projektledare", None),
    ("pt", "Gerente de loja", "manager"),
    ("pt", "Gerente de projetos", None),
    ("fr", "Assistante du directeur", None),
    ("es", "Secretaria del director", None),
    ("en", "Manager, Software Engineering", "manager"),
    ("en", "Sr Manager - Data Engineering", "manager"),
    ("en", "Manager, Partner Accounts", None),
    ("en", "Product Manager, Design Tools", None),
    ("en", "Product Manager, Data Platform", None),
]

TEXTS = [
    ("Roof Manager", "About us\nThis individual contributor role reports to the owner.", "individual"),
    ("Roofer", "About us\nDirect Reports: N/A", "individual"),
    ("Roofer", "About us\nWe have individual contributor roles.", None),
    ("Manager, Roof Quality", "You have no direct reports.", "individual"),
    ("Roof Manager", "The Roof Manager has an analyst reporting directly to them.", "manager"),
    ("Roofer", "Reporting to this position: N/A", "individual"),
    ("Roofer", "Requirements\n* A strong individual contributor who owns what they do", "individual"),
    ("Roofer", "You act as a stream lead.", "lead"),
    ("Roofer", "You will be the technical lead for two roofs.", "lead"),
    ("Roofer", "* Act as a team lead on site", "lead"),
    ("Roofer", "* Act as team lead during the manager's absence", None),
    ("Roofer", "You report to the team lead.", None),
    ("Roofer", "You will be the lead contact for owners.", None),
    ("Roofer", "Requirements\n* You have been working as a team lead", None),
    ("Sales Manager", "In this role you will lead a team of account executives.", "manager"),
    ("Product Manager", "You will line manage two colleagues.", "manager"),
    ("Store Manager", "As a team leader you plan the shifts.", "manager"),
    ("Kite Manager", "* Direct Reports: None", "individual"),
    ("Kite Porter", "Schedule: Full time\nPosition Type: Non-Management", "individual"),
    ("Senior Manager, Kites", "You lead and grow a team of weavers.", "manager"),
    ("Kite Manager", "You work with others without managing people.", None),
    ("Kite Manager", "It is a role for a senior IC, not a people manager.", "individual"),
    ("Product Manager", "Experience managing a team is a plus.", None),
    ("Product Manager", "As we grow you can lead a team.", None),
    ("Analyst", "This is an individual contributor role.", "individual"),
    ("Kite Director", "This is an individual contributor role.", "individual"),
    ("Kite Director", "Requirements\n* Five years as an individual contributor", "director"),
    ("Kite Director", "This is not an individual contributor role.", "director"),
    ("Kite Director", "You will be an individual contributor at first, then build a team.", "director"),
    ("Kite Engineer", "In this role you will lead a small team.", "lead"),
    ("Kite Engineer", "* Lead a team of three pilots", "lead"),
    ("Kite Engineer", "Who we look for\nIn this role you'll lead a team of weavers.", "lead"),
    ("Kite Engineer", "You will lead a small weaving team.", "lead"),
    ("Kite Engineer", "* Lead the kitchen team on your shift", "lead"),
    ("Kite Events Manager", "You will help manage, develop, and execute fairs.", None),
    ("Kite Cook", "Staff reporting to this post: None", "individual"),
    ("Kite Cook", "Supervisory responsibility: N/A", "individual"),
    ("Kite Cook", "This position does not supervise.", "individual"),
    ("Kite Cook", "Number of staff supervised: 5", "lead"),
    ("Kite Cook", "Exercises supervision over three clerks.", "lead"),
    ("Kite Cook", "May act as a lead worker.", None),
    ("Kite Cook", "* To carry out annual appraisals of team members", "lead"),
    ("Kite Cook", "* Supervises kitchen staff and sets the rota", "lead"),
    ("Kite Librarian", "You will directly supervise two library assistants.", "lead"),
    ("Kite Manager", "* Directly supervise all sewing personnel", "manager"),
    ("Parish Administrator", "* Supervision of office staff", "lead"),
    ("Kite Carer", "* Carry out staff supervisions and appraisals", "lead"),
    ("Kite Nurse", "* Works under the direct supervision of nursing staff", None),
    ("Kite Nurse", "* Supervise children and their volunteers", None),
    ("Kite Engineer", "You may supervise staff one day.", None),
    ("Kite Engineer", "Your manager will carry out annual appraisals of your team.", None),
    ("Kite Adviser", "* Support managers to conduct performance reviews of their staff", None),
    ("Kite Adviser", "* Administer annual appraisals of all staff", None),
    ("Kite Engineer", "* Lead a cross-functional team", None),
    ("Kite Engineer", "* Lead a workshop with the weaving team", None),
    ("Kite Engineer", "* Lead the team building", None),
    ("Kite Engineer", "You'll take over the leadership of our weaving team.", "lead"),
    ("Kite Engineer", "You will manage two weavers.", None),
    ("Kite Engineer", "You will manage two engineers.", "lead"),
    ("Kite Engineer", "You will be the first hire and report to the owner.", None),
    ("Kite Engineer", "Requirements\n* Ability to lead a team", None),
    ("Kite Engineer", "A pilot leads a team of weavers.", None),
    ("Kite Manager", "We want prior people management experience.", None),
    ("Marketing Manager", "The position has no direct reports.", "individual"),
    ("Analyst", "You prefer an individual contributor role? Then this is not for you.", None),
    ("Analyst", "You support individual contributors and leaders.", None),
    ("Property Manager", "You will manage a staff of five.", "manager"),
    ("Finance Manager", "Line management of four people.", "manager"),
    ("Finance Manager", "The post holder supervises a team of accountants.", "manager"),
    ("Marketing Manager", "The role does not have line management responsibility.", "individual"),
    ("Analyst", "Supervisory responsibilities: None", "individual"),
    ("Charge Nurse", "You lead a shift of nurses.", "lead"),
    ("Weaver", "You will be a key individual contributor on our loom team.", "individual"),
    ("Weaver", "This is a senior-level individual contributor who owns the looms.", "individual"),
    ("Finance Manager", "Initially this position is that of an individual contributor.", "individual"),
    ("Weaver", "In an individual contributor capacity, you weave.", "individual"),
    ("Weaving Director", "Responsibilities\n* Strong individual contributor - build and repair looms", "individual"),
    ("Weaver", "Job level: Individual Contributor", "individual"),
    ("Weaving Lead", "You will be a technical leader and individual contributor.", "lead"),
    ("Weaver", "You thrive both in a team and as an individual contributor.", None),
    ("Weaver", "You can grow as an individual contributor or a manager.", None),
    ("Weaver", "You will not be an individual contributor.", None),
    ("Weaver", "Requirements\n* Ability to work as an individual contributor", None),
    ("Weaver", "Responsibilities\n* Manage a team of weavers", "lead"),
    ("Weaver", "Responsibilities\n* Manage a portfolio of looms with the team\n* Manage a team inbox", None),
    ("Weaver", "Responsibilities\n* Manage, develop and build looms", None),
    ("Weaver", "Over time, you will have the opportunity to build and lead a team.", None),
    ("Weaver", "We are looking for an experienced weaver to lead a team of weavers.", "lead"),
    ("Weaver", "You Will: Lead a team of weavers to repair looms.", "lead"),
    ("Weaver", "You will be responsible for leading a team of weavers.", "lead"),
    ("Weaver", "It is a senior role: you will lead and line-manage a team of weavers.", "lead"),
    ("Weaver", "A role with the potential to build and lead a team as we expand.", None),
    ("Weaver", "Responsibilities\n* Lead, mentor, and guide more junior weavers", None),
    ("Country Manager", "Responsibilities\n* Hire, onboard, and manage a local team of weavers", "manager"),
    ("Facilities Manager", "Responsibilities\n* Build and lead a global team of weavers", "manager"),
    ("Night Manager", "About the company\nAs a night manager, you will manage a team of dyers.", "manager"),
    ("Project Manager", "Responsibilities\n* Manage a cross-functional team of weavers", None),
    ("Product Manager", "You will lead our weaving team.", "lead"),
    ("Helpdesk Manager", "Responsibilities\n* Lead 6+ individual contributors", "manager"),
]

PEOPLE = [
    ("Support, coach, and lead an effective team of roughly five roofers.", 5, 5),
    ("Customer Success: lead and develop a team of 8+ roofers.", 8, None),
    ("Supervise 14 welders on two shifts.", 14, 14),
    ("You take over a team of 9.", 9, 9),
    ("Supervise 14 welders and 2 apprentices.", 16, 16),
    ("You lead a team of 6 engineers and 2 designers.", 8, 8),
    ("You lead a team of 6 engineers and join 2 designers.", 6, 6),
    ("Responsible for two shift leaders and 20-30 operators", 22, 32),
    ("Lead and coach 8 account executives.", 8, 8),
    ("* Supervises: 3 FTE", 3, 3),
    ("Supervisory responsibility: 6-8 staff", 6, 8),
    ("You lead a team of 8.", 8, 8),
    ("You will manage a team of 5–8 engineers.", 5, 8),
    ("Lead and grow a team of 5+ engineers.", 5, None),
    ("You manage a team of over 20 people.", 20, None),
    ("You manage a team of at least 4 people.", 4, None),
    ("You will have 3 direct reports.", 3, 3),
    ("Direct reports: 4", 4, 4),
    ("You lead a team of ten.", 10, 10),
    ("Manage a team of four to six cooks.", 4, 6),
    ("You lead a team of more than fifteen.", 15, None),
    ("Lead our team of 5 cooks.", 5, 5),
    ("You will supervise twelve staff.", 12, 12),
    ("You manage around 20 employees.", 20, 20),
    ("Supervise a staff of 12.", 12, 12),
    ("You lead a seven-person team.", 7, 7),
    ("Seven people report to you.", 7, 7),
    ("With 12 cooks and waiters reporting to you, no day is the same.", 12, 12),
    ("With three direct reports, you run the kitchen.", 3, 3),
    ("Direct reports: four", 4, 4),
    ("You have five direct reports.", 5, 5),
    ("Line reports: 2", 2, 2),
    ("Number of direct reports: 3", 3, 3),
]

NO_PEOPLE = [
    "Our CEO leads 40 people.",
    "Coordinate the schedules of 40 drivers.",
    "Work with 12 coaches and 40 teachers.",
    "You join a team of 8.",
    "We are a team of 40 people.",
    "You work with a team of 12 engineers.",
    "You manage stakeholders and report to the CEO.",
    "You have experience leading a team of 10.",
    "Direct reports: none",
    "Three years of managing a team of 5.",
    "We are a company with 500+ employees.",
    "I'm a professor leading a group of ten people.",
    "Lead a group of 12 children on hikes.",
    "We want to grow from 400 people to 1700 in four years.",
    "You will report to the owner. Two cooks report to the sous chef.",
    "Our CEO has 8 direct reports.",
    "Lead workshops with 20 people.",
    "Manage 12 projects at a time.",
    "You work for a manager with 6 direct reports.",
    "Our director has five direct reports.",
    "You have managed five direct reports.",
    "You have experience with five direct reports.",
]


@pytest.mark.parametrize(("language", "title", "expected"), TITLES)
def test_a_title_gives_the_authority(language: str, title: str, expected: str | None) -> None:
    """Account, product and project managers lead nobody by their title, in any language."""
    reading = reading_of(title=title, language=language)
    facts = extract(reading)

    found = facts.get("role_level")
    assert expected == (found.value if isinstance(found, Choice) else None)
    assert_quoted(reading, facts)


@pytest.mark.parametrize(("title", "text", "expected"), TEXTS)
def test_a_text_says_whether_a_manager_leads_people(title: str, text: str, expected: str | None) -> None:
    """What one will do counts, what one has done and may do does not."""
    reading = reading_of(text, title=title)
    facts = extract(reading)

    found = facts.get("role_level")
    assert expected == (found.value if isinstance(found, Choice) else None)
    assert_quoted(reading, facts)


def test_leading_a_team_is_read_in_german() -> None:
    """A team of any kind that one leads counts, in German too."""
    for text in (
        "Du leitest ein kleines Team und baust mit uns Drachen.",
        "Du übernimmst die Leitung eines kleinen Teams und bist dabei.",
    ):
        found = extract(reading_of(text, title="Drachenbau", language="de")).get("role_level")

        assert isinstance(found, Choice)
        assert "lead" == found.value


def test_an_individual_contributor_with_a_leaders_title_is_one_and_the_conflict_is_shown() -> None:
    """The text is more specific than the title."""
    found = extract(reading_of("This is an individual contributor role.", title="Lead Engineer"))["role_level"]

    assert isinstance(found, Choice)
    assert ("individual", "the title says lead") == (found.value, found.conflict)


PEOPLE_ELSEWHERE = [
    ("de", "Du führst ein Team von fünf Mitarbeitenden.", 5, 5),
    ("de", "Disziplinarische Führung von 12 Mitarbeitern", 12, 12),
    ("de", "Führung eines 8-köpfigen Teams", 8, 8),
    ("de", "Du führst unser 6-köpfiges IT-Team.", 6, 6),
    ("de", "Steuerung unseres 5-köpfigen Vertriebs- und Marketing-Teams", 5, 5),
    ("de", "Mitarbeit in einem 19-köpfigen Team, das sich selbst führt", None, None),
    ("de", "Unter der Leitung von Anna arbeitest du in unserem 8-köpfigen Team.", None, None),
    ("de", "Du führst 25 Mitarbeitende in zwei Schichten.", 25, 25),
    ("de", "Du leitest sechs Köche und zwei Azubis an.", 8, 8),
    ("fr", "Douze techniciens sous votre responsabilité", 12, 12),
    ("es", "Un equipo de 12 personas a tu cargo", 12, 12),
    ("nl", "Je geeft leiding aan 12 monteurs.", 12, 12),
    ("de", "Mit 200 Mitarbeitern sind wir führend.", None, None),
    ("de", "Du arbeitest in einem Team von 8 Personen.", None, None),
    ("fr", "Vous encadrez une équipe de cinq personnes.", 5, 5),
    ("fr", "Vous intégrez une équipe de 10 personnes.", None, None),
    ("es", "Supervisarás a 15 personas.", 15, 15),
    ("es", "Te unirás a un equipo de 8 personas.", None, None),
    ("nl", "Je geeft leiding aan ongeveer 20 medewerkers.", 20, 20),
    ("nl", "Je werkt in een team van 6 mensen.", None, None),
    ("pl", "Kierowanie 8-osobowym zespołem", 8, 8),
    ("pl", "Kierowanie zespołem liczącym 15 pracowników", 15, 15),
    ("de", "Leitung eines Teams mit ca. 15 Beschäftigten", 15, 15),
    ("de", "Du arbeitest in einem Team mit 15 Beschäftigten.", None, None),
    ("pl", "Dołączysz do zespołu 10 osób.", None, None),
    ("sv", "Du har personalansvar för tio medarbetare.", 10, 10),
    ("sv", "Vi är ett team på 12 personer.", None, None),
    ("pt", "Irá liderar uma equipa de cinco pessoas.", 5, 5),
    ("pt", "Somos uma equipa de 12 pessoas.", None, None),
]


@pytest.mark.parametrize(("language", "text", "low", "high"), PEOPLE_ELSEWHERE)
def test_reports_are_counted_in_every_language(language: str, text: str, low: int | None, high: int | None) -> None:
    """Each language has words of its own for leading people, and for teams that one joins."""
    found = extract(reading_of(text, language=language)).get("manages")

    assert (low, high) == ((found.low, found.high) if isinstance(found, Quantity) else (None, None))


@pytest.mark.parametrize(("text", "low", "high"), PEOPLE)
def test_the_number_of_reports_is_read(text: str, low: int, high: int | None) -> None:
    """Teams that one leads, and direct reports, with open ends."""
    reading = reading_of(text)
    facts = extract(reading)

    found = facts["manages"]
    assert isinstance(found, Quantity)
    assert (low, high) == (found.low, found.high)
    assert_quoted(reading, facts)


@pytest.mark.parametrize("text", NO_PEOPLE)
def test_other_teams_are_not_reports(text: str) -> None:
    """A team to join, the company's size and past teams are nobody's reports."""
    assert "manages" not in extract(reading_of(text))


def test_roles_of_one_posting_that_differ_leave_the_authority_unknown() -> None:
    """Engineers and their managers in one posting have no common authority."""
    assert {} == extract(reading_of("Acme | Product Engineers & Engineering Managers | Leeds"))


def test_those_who_report_are_counted_in_front_of_it() -> None:
    """At the very beginning nobody stands in front, and what stands at the end of the posting is not looked at."""
    assert "manages" not in extract(reading_of("Rooms for 14 0 at work", title="reporting into this role"))


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Dachdecker", "Du übernimmst die fachliche Führung eines Teams.", "lead"),
        ("Dach Manager", "Du übernimmst die fachliche Führung und Anleitung der Dachdecker.", "lead"),
        ("Dachdecker", "Du arbeitest unter fachlicher Führung eines Meisters.", None),
    ],
)
def test_who_guides_others_in_their_trade_leads_them(title: str, text: str, expected: str | None) -> None:
    """To guide others without being their superior is to be a lead, whatever "manager" the title has."""
    found = extract(reading_of(text, title=title, language="de")).get("role_level")

    assert expected == (found.value if isinstance(found, Choice) else None)


OF_STAFF = [
    ("Clerk", "* Supervises subordinate clerical staff; sorts wool.", "lead"),
    ("Weaver", "* Delegate the work load among team members.", "lead"),
    ("Caretaker", "* Maintain the mill, and lead a small team of cleaners", "lead"),
    ("Mill Manager", "* Lead mill staff to weave what was promised", "manager"),
    ("Home Manager", "You will lead, motivate and win over all weavers.", "manager"),
    ("Nurse", "* Supervise ancillary staff and patients", None),
    ("Teacher", "* Supervise students during breaks.", None),
    ("Chef", "* Supervises no staff.", None),
    ("Project Manager", "* Supervise contractors and staff schedules", None),
    ("Weaver", "* Lead cross-team reviews", None),
    ("Weaver", "* We help you grow and manage a fine team.", None),
    ("Lunchtime Supervisor", "* Watch the children.", None),
    ("Student Learning Supervisor", "* Help students with their looms.", None),
]


@pytest.mark.parametrize(("title", "text", "expected"), OF_STAFF)
def test_who_supervises_staff_leads_them(title: str, text: str, expected: str | None) -> None:
    """Staff is led as a team is; pupils, lunch rooms and what others are helped to lead are not."""
    found = extract(reading_of(f"Responsibilities\n{text}", title=title)).get("role_level")

    assert expected == (found.value if isinstance(found, Choice) else None)
