"""Who employs: the company, the recruiter in between, how many people there are, and what they do."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from jobfit.facts import company, company_size, industry, posted
from jobfit.facts.model import Basis, Flag, Quantity, Text, TokenSet
from jobfit.facts.reading import read
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.facts.word_files import WORDS
from jobfit.postings.model import JobPosting
from tests.facts.evidence import misquoted


def _posting(text: str, *, given: str = "") -> JobPosting:
    return JobPosting(id="1", title="Engineer", company=given, description=text)


@pytest.mark.parametrize(
    ("given", "text", "name", "basis"),
    [
        ("Kites GmbH", "We build kites.", "Kites GmbH", Basis.STRUCTURED),
        ("", "Kites | Berlin | Onsite", "Kites", Basis.STATED),
        ("", "Kites (YC W17) | Pilot | Berlin", "Kites", Basis.STATED),
        ("", "Kites - https://kites.example | Pilot | Berlin", "Kites", Basis.STATED),
        ("", "Company: Kites\nWe fly.", "Kites", Basis.STATED),
        ("", "Senior Engineer | Kites | Berlin\nAt Kites we fly.", "Kites", Basis.STATED),
        ("", "Senior Engineer | Kites | Berlin", None, None),
        ("", "REMOTE | Kites | Berlin", None, None),
        ("", "Berlin | Pilot | Remote (EU)", None, None),
        ("", "Orlando | Pilot | Berlin", "Orlando", Basis.STATED),
        ("", "We build kites.", None, None),
        ("Hays", "Our client, Kites Ltd, is hiring. Our client is a maker of kites.", "Kites Ltd", Basis.STATED),
        ("Hays", "Our client is a maker of kites.", "Hays", Basis.STRUCTURED),
    ],
)
def test_the_company_is_who_would_employ(given: str, text: str, name: str | None, basis: Basis | None) -> None:
    """The feed's field, the headline, a label, or the employer that an agency names."""
    posting = _posting(text, given=given)
    facts = company.extract(read(posting))
    found = facts.get("company")

    assert (name, basis) == ((found.value, found.basis) if isinstance(found, Text) else (None, None))
    assert [] == misquoted(posting, facts)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kites (kites.example) - Berlin |\nFull time", "Kites"),
        ("Kites - Berlin, Germany - Full time\nKites makes kites.", "Kites"),
        ("Senior Engineer | Kites | Berlin\nAt Kites we fly.", "Kites"),
        ("Berlin, Germany - Kites - Onsite\nKites makes kites.", "Kites"),
        ("Kites, Inc. | Berlin | Onsite", "Kites, Inc."),
        ("Kites - Berlin, Germany | Onsite | Pilot", "Kites"),
        ("Berlin | Pilot | Kites\nKites makes kites.", "Kites"),
        ("Kites - Berlin, Germany - Full time\nWe make them.", None),
        ("Senior Engineer | Full time | Berlin\nFull time is 40 hours.", None),
        ("Stealth startup - Berlin\nStealth startup in the air", None),
    ],
)
def test_a_headline_without_a_title_names_the_company(text: str, name: str | None) -> None:
    """First, or behind a place or a role; where nothing else makes it sure, it comes back in the posting."""
    found = company.extract(read(JobPosting(id="1", description=text))).get("company")

    assert name == (found.value if isinstance(found, Text) else None)


@pytest.mark.parametrize(
    ("given", "text", "value"),
    [
        ("Kites", "You will negotiate on behalf of our client with the mill.", None),
        ("Kites", "We have been appointed to find a weaver for a mill.", True),
        ("Kites", "Our client - a mill in Leeds - needs a weaver.", True),
        ("Kites", "The services of Kites are those of an agency.", True),
        ("Leeds Council", "We are advertising this role on behalf of the Girls' School.", None),
        ("Taylor Root", "We look for a weaver.", True),
        ("Kites", "We weave.\n\nAbout Our Client\nA mill in Leeds.", True),
        ("Kites", "Read more about our client's mills and about our clients: they weave.", None),
        ("Kites", "We are recruiting for a leading charity.", True),
        ("Kites", "We are recruiting for a leading role.", None),
        ("Kites", "We will never send your CV to any of our clients without asking you.", True),
        ("Kites", "Kites is a teaching agency.", True),
        ("", "Acme is an IT staffing and services firm.", True),
        ("", "As one of the world's leading staffing companies, we find people.", True),
        ("", "You sell kites to the world's leading staffing companies.", None),
        ("", "Acme's direct financial client has an immediate opening.", True),
        ("Nordlicht Personalvermittlung GmbH", "Wir suchen eine Köchin.", True),
        ("", "Our client is a maker of kites.", True),
        ("", "We are recruiting on behalf of our client.", True),
        ("", "We look for a pilot on behalf of one of our large clients.", True),
        ("", "We are a provider of staff augmentation.", True),
        ("Robert Half", "We build kites.", True),
        ("Acme Staffing Inc.", "We build kites.", True),
        ("State Center for Recruitment", "We build kites.", None),
        ("", "My client, a maker of kites, needs a pilot.", True),
        ("", "Join our client's team in Oslo.", True),
        ("", "Join our client success team in Oslo.", None),
        ("", "Acme Partners' client is seeking a baker.", True),
        ("", "Acme’s client is looking for a baker in Leeds.", True),
        ("", "The bank's client is looking for a loan.", None),
        ("", "Today's client is looking for speed.", None),
        ("", "You learn what the client is looking for.", None),
        ("", "No agencies please.", False),
        ("", "We look after our clients.", None),
        ("Reedsy", "We build kites.", None),
        ("", "You help our client base.", None),
        ("", "We are a recruitment agency. Kites are great.", True),
        ("", "Acme is seeking a baker for a client in Leeds.", True),
        ("", "You bake bread for a client in Leeds.", None),
        ("", "Our client, a bakery in Leeds, is hiring a baker.", True),
        ("", "Our client in Leeds is looking for a baker.", True),
        ("", "Acme is recruiting a baker on behalf of a leading bakery.", True),
        ("", "You negotiate on behalf of a leading bakery.", None),
        ("", "You bake for our client in Leeds, who is hiring bakers.", None),
        ("", "Our client services team is hiring bakers.", None),
        ("", "The marketplace that connects you with hand-picked startups.", True),
        ("", "The marketplace that connects bakers with millers.", None),
        ("", "We connect you with friends.", None),
        ("", "We are a recruitment agency and need somebody for our own office.", None),
        ("", "We are a recruitment agency. Our client, a maker of kites, needs you.", True),
        ("", "We list this job on behalf of a partner company.", True),
        ("", "Wir besetzen die Stelle im Auftrag unseres Partners, der in ganz Bayern Drachen baut.", True),
        ("", "Für einen Kunden suchen wir ab sofort einen Piloten, der gern und viel fliegt.", True),
        ("", "Wir entwickeln für unseren Kunden eine App, die Drachen und ihre Piloten findet.", None),
        ("", "Northwind baut und betreibt im Kundenauftrag eine Plattform für Piloten und ihre Drachen.", None),
        ("", "You integrate our front-end client with the server.", None),
        ("", "You lead the end-to-end client onboarding.", None),
        ("", "You lead AI projects for one of our clients.", None),
        ("", "End client: a maker of kites", True),
        ("", "You show our kites to the end client.", None),
        ("", "To apply please call the Kite employment agency at 0123.", True),
        ("", "Send your CV to Kite recruitment agency.", True),
        ("", "Kites is a boutique recruiting firm.", True),
        ("", "Kites acts as an employment business.", True),
        ("", "Do not contact us if you are a recruitment agency.", None),
        ("", "You have worked at a leading recruitment agency.", None),
        ("", "Kites is a recruitment agency software maker.", None),
        ("", "One of our esteemed clients is looking to hire a baker.", True),
        ("", "One of our clients are looking for a baker in Leeds.", True),
        ("", "One of our clients loves bread.", None),
        ("", "For our client in Leeds we are looking for a baker.", True),
        ("", "On behalf of a growing bakery, we are hiring bakers.", True),
        ("", "This position is for one of our clients in the milling industry.", True),
        ("", "Acme is hiring a baker for our Fortune 500 client.", True),
        ("", "You bake for our Fortune 500 client.", None),
        ("", "We are looking for a baker to work with our client and his millers.", None),
        ("", "EA Licence No: 00X0000", True),
        ("", "Our client are a new bakery in Leeds.", True),
        ("", "Our client is a partner for life.", None),
        ("", "You bake for our client facing kitchen.", None),
        ("", "Acme specialises in the placement of qualified bakers.", True),
        ("", "We specialise in the placement of children with families.", None),
        ("", "Acme is a 15 year old professional services and staffing company.", True),
        ("", "We do not send your resume to any of our clients before you agree.", True),
        ("", "Kite Recruitment is currently recruiting for bakers for a shop in Leeds.", True),
        ("", "Kite Staffing Solutions are looking for bakers.", True),
        ("", "The Recruitment team is currently recruiting for bakers.", None),
        ("", "Our Staffing Solutions are looking for trust.", None),
        ("", "You manage recruitment. Kite Recruitment supplies us.", None),
    ],
)
def test_an_agency_posts_for_somebody_else(given: str, text: str, value: bool | None) -> None:  # noqa: FBT001 - a table's column
    """Clients of a recruiter, names of recruiters, and those who want none."""
    found = company.extract(read(_posting(text, given=given))).get("agency")

    assert value == (found.value if isinstance(found, Flag) else None)


@pytest.mark.parametrize(
    ("language", "text", "low"),
    [
        ("de", "Für unseren Kunden, einen Hersteller von Drachen, suchen wir dich.", None),
        ("de", "Wir suchen dich im Rahmen der Personalvermittlung.", None),
        ("fr", "Nous recherchons pour notre client un pilote.", None),
        ("fr", "Notre client, un fabricant de cerfs-volants, cherche un pilote.", None),
        ("es", "Nuestro cliente, una fábrica de cometas, busca un piloto.", None),
        ("pt", "O nosso cliente, uma fábrica de papagaios, procura um piloto.", None),
        ("fr", "Nous sommes 40 personnes.", 40),
        ("es", "Somos una empresa de 200 empleados.", 200),
        ("nl", "Wij zijn een bedrijf met 60 medewerkers.", 60),
        ("sv", "Vi är ett företag med 90 anställda.", 90),
        ("nl", "Wij zijn een bedrijf met 85 specialisten.", 85),
        ("pl", "Jesteśmy firmą, która zatrudnia ponad 90 osób.", 90),
        ("sv", "Vi söker en pilot till vår kund, ett flygbolag i Umeå.", None),
        ("pl", "Jesteśmy firmą, która zatrudnia 200 pracowników.", 200),
        ("pt", "Somos uma empresa com 300 colaboradores.", 300),
        ("pt", "Hoje contamos com 800 colaboradores.", 800),
    ],
)
def test_agencies_and_staff_are_read_in_other_languages(language: str, text: str, low: float | None) -> None:
    """A text that names a client has an agency behind it, one that counts its people the company's size."""
    reading = read(JobPosting(id="1", title="Pilot", description=text, language=language))
    agency, size = company.extract(reading).get("agency"), company_size.extract(reading).get("company_size")

    assert low == (size.low if isinstance(size, Quantity) else None)
    assert (low is None) == (isinstance(agency, Flag) and agency.value)


def test_an_agency_s_name_is_shown_beside_the_employer_s() -> None:
    """The conflict says who posted."""
    posting = _posting("Our client, Kites Ltd, is hiring. Our client is a maker of kites.", given="Hays")
    found = company.extract(read(posting))["company"]

    assert found.conflict == "posted by Hays"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Our team of 1,200+ includes dozens of pilots.", 1200, None),
        ("* Team of 400+ people\n* Offices in three towns", 400, None),
        ("* Team of 12 people", None, None),
        ("We are a team of 20 people.", 20, 20),
        ("Requirements\n* Python\nWe're a mid-sized company (400+ employees) and keep growing.", 400, None),
        ("Requirements\n* You have scaled a company from 100 to 1000 employees", None, None),
        ("Requirements\n* Our squads belong to units of 100 people", None, None),
        ("We're about 50 people.", 50, 50),
        ("Our company has over 1,200 employees.", 1200, None),
        ("Kites in numbers\n* 180+ team members\n* 40+ countries", 180, None),
        ("* 401K for employees", None, None),
        ("We are a 40-person startup.", 40, 40),
        ("We're 180+ colleagues in two cities.", 180, None),
        ("We have less than 10 employees.", None, 10),
        ("We've grown from 3 to 700+ people.", 700, None),
        ("We have grown from 5 to 60 people in two years.", 60, 60),
        ("We've grown from 30 people to 60 in two years.", 60, 60),
        ("We have grown our team from 30 people to over 60 people.", 60, None),
        ("We have grown from 4 to over 50 people in a year.", 50, None),
        ("We grew from 30 people to 12 countries.", None, None),
        ("We are expanding our team to 70 people next year.", None, None),
        ("We have expanded our team to over 70 people.", 70, None),
        ("We're a 10 person, passionate, friendly, fast-growing, well funded startup.", 10, 10),
        ("We built a 10 person, solar-powered boat with many friends for a company.", None, None),
        ("We are a collective of 170+ talented individuals.", 170, None),
        ("We are a 90-person fintech in Leeds.", 90, 90),
        ("Wir sind ein Unternehmen mit 1.400 Beschäftigten.", 1400, 1400),
        ("1.400 Beschäftigte in Köln.", 1400, 1400),
        ("Seit 1962 in Familienhand, 60 Mitarbeiter und du bist bei uns mit der Arbeit an den Drachen", 60, 60),
        ("Team size: 30", None, None),
        ("Our office in Austin has 60 people, the whole company about 900.", None, None),
        (
            "Wir unterstützen Firmen ab 50 Mitarbeitern und du bist bei uns mit der Arbeit an den Drachen",
            None,
            None,
        ),
        (
            "Wir sind ein Unternehmen mit rund 300 Mitarbeitern und du kannst bei uns mit der Arbeit an den Drachen",
            300,
            300,
        ),
        ("Wir beschäftigen über 2.000 Mitarbeitende und du bist bei uns mit der Arbeit an den Drachen gut", 2000, None),
        ("With 85 people in two towns, we build kites.", 85, 85),
        ("With about 20,000 employees worldwide, Kites is large.", 20000, 20000),
        ("We have between 100 and 150 employees.", 100, 150),
        ("Headcount: 300", 300, 300),
        ("There are 16 of us.", 16, 16),
        ("1000 people attended our show.", None, None),
        ("Du führst ein Team von 12 Mitarbeitern und du bist bei uns mit der Arbeit an den Drachen", None, None),
        ("We serve 10,000 customers and their employees.", None, None),
        ("Software for companies with 500+ employees.", None, None),
        ("Our engineering team of 12 people.", None, None),
        ("Currently a team of six in Leeds, with plans to grow.", 6, 6),
        ("We're a small team of three: two weavers and a pilot.", 3, 3),
        ("We're a team of 13 (12 engineers).", 13, 13),
        ("We're a team of 19, including 8 engineers.", 19, 19),
        ("We're 45 passionate folks.", 45, 45),
        ("It sits in Leeds with a team of more than 500 nationwide.", 500, None),
        ("We have 80 employees serving clients in Europe.", 80, 80),
        ("We serve 80 employees of banks.", None, None),
        ("You would be part of a team of five.", None, None),
        ("We are looking for 2 people to help us fly.", None, None),
        ("As a side project in a team of 3 I built a kite.", None, None),
        ("A company that tracks 100 workers pays us more.", None, None),
        ("We fly with a crew of one or two.", None, None),
        ("Join our team of 8 engineers.", None, None),
        ("We reach 50 million people.", None, None),
        ("1 in 4 people like us.", None, None),
        ("We're the best team of 2016 in town.", None, None),
        ("Responsibilities\n* Lead our team of 30 people", None, None),
        ("One of the newest kites in the sky, with a team of just over 700 people", 700, None),
        ("An agile team of 100 talented people, remote-friendly", 100, 100),
        ("We are 1,200 + talented, curious people.", 1200, None),
        ("We are 5k+ people.", 5000, None),
        ("Since the first flight the team has grown to 30+ people.", 30, None),
        ("Nine brands in 8 countries and employees worldwide", None, None),
        ("We have helped 20,000+ people to fly.", None, None),
        ("You have seen a firm scaling from 50 to 200 employees", None, None),
        ("Aloft is an 80-person, profitable kite startup.", 80, 80),
        ("We are a ~50 person (half of them weavers) startup.", 50, 50),
        ("We're a small (7 person) team building kites.", 7, 7),
        ("We are a tiny team (just 9 people), and you'll fly from day one.", 9, 9),
        ("You join a 6-person design team.", None, None),
        ("We own a 400-person ground-team.", None, None),
        ("Experience at an 80-person startup", None, None),
        ("We are over 150 employees by now, with 30 thousand customers.", 150, None),
        ("At under 60 people, we are still a young firm.", None, 60),
        ("We were 10 people in 2020, now 80.", 80, 80),
        ("We were a small team of 10 people last year. We're now over 80, and still few.", 80, None),
        ("In 2022 we had 40 employees; today there are 90.", 90, 90),
        ("We were 10 people in 2020, now we fly in 80 countries.", None, None),
        ("Back when we had 15 employees, we bought the first kite.", None, None),
        ("In 2024 we hired 100 people.", None, None),
        ("Founded by two pilots, we have since grown to 75 people.", 75, 75),
        ("Our headcount has doubled to 140.", 140, 140),
        ("We expect to double from 40 to 80 employees next year.", None, None),
        ("We are looking to grow our 20-person team to 50.", 20, 20),
        ("You will join a team of 12 within a company of 400.", 400, 400),
        ("The engineering team is 40 people strong, in a company of 220 people.", 220, 220),
        ("We joined forces with a company of 500 people.", None, None),
        ("You have worked in a company of 500 people.", None, None),
        ("Our kite department counts 40 people.", None, None),
        ("We're more than 35,000 strong worldwide.", 35_000, None),
        ("With 70000 extraordinary minds on our global team, each has a story.", 70_000, 70_000),
        ("Our customers are 900 strong worldwide.", None, None),
        ("We are a company with 6,000 associates.", 6_000, 6_000),
        ("We are a law firm with 30 associates.", None, None),
        ("Kites employs 12’000 people, and we are one team.", 12_000, 12_000),
        ("We are 12'000 people in 20 countries.", 12_000, 12_000),
        ("We have over two thousand employees.", 2_000, None),
        ("We are 5 thousand people.", 5_000, 5_000),
        ("Together, more than 3,000 employees build kites.", 3_000, None),
        ("About us\n- ~90 people, more than half of them pilots", 90, 90),
        ("About us\n- 12 people on the hangar team", None, None),
        ("About us\n- 300 people attend our kite festival", None, None),
        ("What we offer\n- 30 people at the yearly kite camp", None, None),
        ("We're a team of 25, expecting to be 60 people next spring.", 25, 25),
        ("We are 30 people today, planning to double to 60 people in 2027.", 30, 30),
        ("Our goal of 200 people is near.", None, None),
        ("Acme looks after 14,000 older people in their own homes.", None, None),
        ("We are 120 people who look after each other.", 120, 120),
        ("Our group of nine works between the field and the laboratory.", None, None),
    ],
)
def test_company_size_counts_the_company_s_own_people(text: str, low: float | None, high: float | None) -> None:
    """Customers, readers and single teams are not the company."""
    posting = _posting(text)
    facts = company_size.extract(read(posting))
    found = facts.get("company_size")

    assert (low, high) == ((found.low, found.high) if isinstance(found, Quantity) else (None, None))
    assert [] == misquoted(posting, facts)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("We are a leading online betting operator.", "gambling"),
        ("We run online casinos.", "gambling"),
        ("We build software that online casinos fly kites with.", None),
        ("We make cigarettes.", "tobacco"),
        ("We operate dental clinics.", "health"),
        ("Kites is a fintech company.", "finance"),
        ("Kites is the leading travel platform.", "travel"),
        ("We're a nonprofit.", "nonprofit"),
        ("Wir sind ein Hersteller von Drachen, ist ein Software Unternehmen", "software"),
        ("Kites is an AI company.", "ai"),
        ("Kites is an AI-first startup.", "ai"),
        ("Kites is an AI-powered platform for pilots.", None),
        ("Kites is the AI-native support platform.", None),
        ("Kites is an AI-powered travel platform.", "travel"),
        ("We are not a gambling company.", None),
        ("We are the app that helps people stop gambling.", None),
        ("We are a company that fights gambling addiction.", None),
        ("We are a platform for casino operators.", None),
        ("You like travel and food.", None),
        ("Requirements\n* You worked at what is a fintech company", None),
        ("We are a family.", None),
        ("Our kites are flown by leading insurance companies.", None),
        ("Kites helps many leading pharmaceutical companies.", None),
        ("We sell our services to leading brands in the alternative education space.", None),
        ("We have partnered with a leading automotive manufacturer.", None),
        ("Prior experience at a leading consulting firm is welcome.", None),
        ("Kites, a leading insurance company, flies high.", "insurance"),
        ("Starting with the first travel platform, we fly high.", "travel"),
    ],
)
def test_industry_is_what_the_company_does(text: str, first: str | None) -> None:
    """A statement about the company counts; its customers and its enemies do not."""
    posting = _posting(text)
    facts = industry.extract(read(posting))
    found = facts.get("industry")

    assert first == (found.value[0] if isinstance(found, TokenSet) else None)
    assert [] == misquoted(posting, facts)


def test_the_industries_with_words_are_the_closed_list() -> None:
    """No industry is named that a rule may not name, and none is without words."""
    tables = tomllib.loads((WORDS / "en" / "near" / "industry.toml").read_text("utf-8"))

    for group in ("industry", "industry_strong"):
        assert set(VOCABULARY["industry"].choices) == set(tables[group]) - {"decoy"}


_TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("date_posted", "valid_through", "today", "posted_days", "closes_in"),
    [
        (date(2026, 3, 1), date(2026, 3, 20), _TODAY, 9, 10),
        (date(2026, 3, 10), date(2026, 3, 1), _TODAY, 0, 0),
        (date(2099, 1, 1), None, _TODAY, None, None),
        (date(2026, 3, 1), date(2026, 3, 20), None, None, None),
        (None, None, _TODAY, None, None),
    ],
)
def test_ages_are_counted_to_today(
    date_posted: date | None,
    valid_through: date | None,
    today: date | None,
    posted_days: int | None,
    closes_in: int | None,
) -> None:
    """A date in the future or a missing today leaves the age unknown; a deadline that has passed is 0 days away."""
    posting = JobPosting(id="1", date_posted=date_posted, valid_through=valid_through, first_seen=date_posted)
    facts = posted.extract(read(posting, today=today))
    days = {name: value.low for name, value in facts.items() if isinstance(value, Quantity)}

    assert (posted_days, posted_days, closes_in) == tuple(map(days.get, ("posted_days", "seen_days", "closes_in")))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Auf Instagram erreichen wir bereits über 265.000 Menschen.", None, None),
        ("Eine wachsende Drachenbau-Gruppe mit über 80 Mitarbeitern an elf Standorten", 80, None),
        ("Ein familiengeführtes Haus mit Hauptsitz in Ulm und rund 1.100 Beschäftigten weltweit", 1100, 1100),
        ("Mit rund 65 Mitarbeitern entwickelt und produziert das Unternehmen gute Drachen", 65, 65),
        ("Das Büro bietet unserem 40-köpfigen Team helle Räume", 40, 40),
        ("In unserer Werkstatt bauen 70 Mitarbeiter Drachen", 70, 70),
        ("Du leitest in unserer Werkstatt 12 Mitarbeiter", None, None),
        ("Unser Team besteht aus knapp 50 hochqualifizierten Mitarbeitenden, die Drachen bauen", 50, 50),
        ("Mit einem Team von mehr als 140 begabten Menschen bauen Jung und Alt hier Drachen", 140, None),
        ("Mit rund 3.000 Mitarbeitenden an 30 Standorten unterstützen wir unsere Kunden beim Fliegen", 3000, 3000),
        ("Du unterstützt rund 100 Mitarbeitende beim Drachenbau", None, None),
        ("Verantwortung für ca. 130 Mitarbeitende im Drachenbau", None, None),
        ("Drachenfeste in Gruppen mit bis zu 200 Personen", None, None),
        ("Der Dienst betreut rund 270 Firmen mit über 45.000 Beschäftigten im ganzen Land", None, None),
        ("Wir waren 10 Leute im Jahr 2020, heute sind wir 80", 80, 80),
        ("Wir wollen bis 2027 auf 200 Mitarbeiter wachsen", None, None),
        ("Letztes Jahr haben wir 100 Mitarbeiter eingestellt", None, None),
        ("Mitarbeiterzahl: 250", 250, 250),
        ("So bauen wir mit unseren derzeit 35 begabten Kolleg:innen Drachen", 35, 35),
        ("In ruhiger Umgebung arbeiten hier rund 25 Mitarbeiter/-innen auf zwei Etagen", 25, 25),
        ("Wir sind 80 kluge Köpfe in drei Städten", 80, 80),
        ("120 kluge Köpfe freuen sich auf dich", 120, 120),
        ("Mit etwa 210 Mitarbeitenden entwickelt und fertigt der Hersteller in Ulm Drachen", 210, 210),
        ("Wir schulen jedes Jahr 500 Mitarbeiter:innen unserer Kunden", None, None),
        ("Du leitest ein Team von 12 Kolleg:innen", None, None),
        ("Du arbeitest mit fünf Kolleg*innen im Einkauf", None, None),
        ("Unser Kunde ist ein Betrieb mit 300 Mitarbeiter:innen in Ulm", 300, 300),
    ],
)
def test_company_size_is_read_in_german(text: str, low: float | None, high: float | None) -> None:
    """A group, a house and its head office have people, whom one looks after are others."""
    _counted(text, "de", low, high)


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("fr", "Nous étions 10 personnes en 2020, aujourd'hui nous sommes 80.", 80, 80),
        ("fr", "Nous sommes passés de 12 à 60 collaborateurs en un an", 60, 60),
        ("fr", "Nous avons recruté 100 personnes en 2024", None, None),
        ("fr", "Effectif : 250 salariés", 250, 250),
        ("es", "Éramos 10 personas en 2020, hoy somos 80.", 80, 80),
        ("es", "Queremos crecer hasta 200 empleados", None, None),
        ("es", "Número de empleados: 250", 250, 250),
    ],
)
def test_company_size_is_how_many_there_are_now(
    language: str, text: str, low: float | None, high: float | None
) -> None:
    """How many there were, are to be or were hired is not how many there are, in French and Spanish too."""
    _counted(text, language, low, high)


def _counted(text: str, language: str, low: float | None, high: float | None) -> None:
    posting = JobPosting(id="1", title="Drachenbau", company="Kites", description=text, language=language)
    found = company_size.extract(read(posting)).get("company_size")

    assert (low, high) == ((found.low, found.high) if isinstance(found, Quantity) else (None, None))


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Wir suchen für unseren Kunden in Ulm einen Drachenbauer.", True),
        ("de", "Unser Kunde, ein Hersteller von Drachen, sucht Verstärkung.", True),
        ("de", "Unser Kunde steht im Mittelpunkt.", None),
        ("de", "Direktvermittlung: Drachenbauer in Ulm", True),
        ("nl", "Namens onze klant zijn wij op zoek naar een vliegeraar.", True),
        ("nl", "Onze klant zoekt een vliegeraar.", True),
        ("nl", "Onze klant staat centraal.", None),
        ("sv", "Till vår kund söker vi en pilot.", True),
        ("sv", "Uppdraget är ett konsultuppdrag hos en flygklubb.", True),
        ("sv", "Vår kund är alltid i fokus.", None),
        ("pl", "Dla naszego klienta, firmy z Opola, szukamy pilota.", True),
        ("pl", "Dla naszego klienta tworzymy latawce.", None),
        ("pl", "Nasz klient jest dla nas najważniejszy.", None),
    ],
)
def test_an_agency_speaks_of_its_client_in_other_languages(
    language: str,
    text: str,
    value: bool | None,  # noqa: FBT001 - a table's column
) -> None:
    """A client for whom somebody is looked for makes an agency, one for whom something is made does not."""
    found = company.extract(read(JobPosting(id="1", title="Pilot", description=text, language=language))).get("agency")

    assert value == (found.value if isinstance(found, Flag) else None)
