"""employment_type: what is said of this job counts, not what is said of others."""

from __future__ import annotations

import pytest

from jobfit.facts.employment import extract
from jobfit.facts.model import Basis, TokenSet
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting
from tests.facts.work import assert_quoted, reading_of

SAID = [
    ("Location: Leeds Job type: Full-time Experience level: Mid-Level", ("full_time",)),
    ("The job is part-time with the possibility of being hired full-time.", ("part_time",)),
    ("🏢 On-site\n🕐 Full-time\n🎓 Any school", ("full_time",)),
    ("FTE: 1.0", ("full_time",)),
    ("1.0 FTE, days", ("full_time",)),
    ("FTE: 0.5", ("part_time",)),
    ("2 year FTA, to be extended perhaps", ("temporary",)),
    ("Dyers work part-time as members of our crew.", ("part_time",)),
    ("The position may be offered full-time or part-time.", ("full_time", "part_time")),
    ("Couriers are engaged as independent contractors.", ("contractor",)),
    ("This is an interim position for 6 months.", ("temporary",)),
    ("Hiring locally for the following full-time roles: Pilot, Weaver", ("full_time",)),
    ("Northwind - Leeds, UK and Hull, UK (on-site, full time) https://northwind.example", ("full_time",)),
    ("Senior Kite Engineer FTE for Leeds\n\nWe build kites.", ("full_time",)),
    ("Schedule (Full-Time/Part-Time): Full-time", ("full_time",)),
    ("Employment type (full-time/part-time/contract): part-time", ("part_time",)),
    ("We offer this role (full-time or part-time): tell us what suits you.", ("full_time", "part_time")),
    ("It is a 6-month contract with the potential for extension.", ("contractor",)),
    ("As an independent contractor, you pay your own taxes.", ("contractor",)),
    ("We have vacancies for both contractors and permanent employees.", ("contractor",)),
    ("We are looking for on-site full-time roles, open for freelancers too.", ("full_time", "contractor")),
    ("We look for experienced engineers for a full-time position in Leeds.", ("full_time",)),
    ("This listing is for a full-time position at our office.", ("full_time",)),
    ("NORTHWIND (LEEDS). https://northwind.example Full time kite engineers in Leeds.", ("full_time",)),
    ("Northwind | Leeds. We are looking for interns who love maps.", ("internship",)),
    ("Contractor - W2", ("contractor",)),
    ("Kite Lecturer\n(Fixed term for two years from May)", ("temporary",)),
    ("Fixed-term employment contract (initially for two years) Full-time", ("full_time", "temporary")),
    ("Fixed term until 31 December. We fly every day of the week.", ("temporary",)),
    ("We offer you a fixed-term contract.", ("temporary",)),
    ("The post is fixed-term with a view to more.", ("temporary",)),
    ("This role begins as maternity cover for our map maker.", ("temporary",)),
    ("This is a maternity cover contract until June.", ("temporary",)),
    ("Duration of internship: six months", ("internship",)),
    ("Length: 12+ month's contract", ("contractor",)),
    ("You work UK hours under a consultancy agreement.", ("contractor",)),
    ("Employment: B2B", ("contractor",)),
    ("You'll be a freelancer paid per project.", ("contractor",)),
    ("This is a half-time position.", ("part_time",)),
    ("Full-time internship", ("full_time", "internship")),
    ("This is a full-time role in our Leeds office.", ("full_time",)),
    ("Employment type: Part-time", ("part_time",)),
    ("Hours: 0.6 FTE", ("part_time",)),
    ("Job Type:\nFull-time", ("full_time",)),
    ("Northwind | Leeds | Full-time | Onsite", ("full_time",)),
    ("Northwind | Kite Engineer (FT) | Remote", ("full_time",)),
    ("Northwind | Leeds | FULL-TIME, ONSITE, VISA", ("full_time",)),
    ("Web Developer Berlin for Northwind.- full time (no visa)", ("full_time",)),
    ("Contract (full-time), remote", ("full_time", "contractor")),
    ("Full and part-time positions available.", ("full_time", "part_time")),
    ("You will be engaged on a contract basis.", ("contractor",)),
    ("Please note that this is a contract position.", ("contractor",)),
    ("This is a remote, freelance opportunity.", ("contractor",)),
    ("This role is an independent contractor role.", ("contractor",)),
    ("Flexible Independent Contractor Agreement: enjoy it.", ("contractor",)),
    ("This position is for a full-time employee within our time zones.", ("full_time",)),
    ("Perks: access to support Location and compensation Full-time role, based in Leeds", ("full_time",)),
    ("Full-time (as an international contractor).", ("full_time", "contractor")),
    ("(For now we are looking for full-time staff only)", ("full_time",)),
    ("It is a six-month contract.", ("contractor",)),
    ("Salary in EUR (B2B contract with the company in Leeds)", ("contractor",)),
    ("This is a temporary position for the summer.", ("temporary",)),
    ("A 12-month fixed-term contract in Leeds.", ("temporary",)),
    ("This internship runs from June to August.", ("internship",)),
    ("This is a volunteer position.", ("volunteer",)),
    ("Northwind - Leeds - Full time or intern in Leeds", ("full_time", "internship")),
    ("The position is full time, or part time equivalent.", ("full_time", "part_time")),
    ("Northwind | Data Engineer | REMOTE, INTERNS | Full-time", ("full_time", "internship")),
    ("Northwind - Fulltime in Leeds. Visa transfers OK.", ("full_time",)),
    ("Northwind looks for INTERNS who love maps", ("internship",)),
    ("Northwind | Leeds | Full-time and Internships | Onsite", ("full_time", "internship")),
    ("Northwind | Leeds | Full Time & Contract", ("full_time", "contractor")),
    ("Northwind, Leeds - VISA, FULL-TIME, and INTERN are all welcome", ("full_time", "internship")),
    ("We are looking for full-time engineers.", ("full_time",)),
    ("Northwind is hiring full-time kite and sail engineers.", ("full_time",)),
    ("Hiring full-time and part-time employees in Leeds.", ("full_time", "part_time")),
    ("We're seeking a full-time Staff Pilot for our gliders.", ("full_time",)),
    ("Acme needs a full time pilot.", ("full_time",)),
    ("We have an opening for a part-time pilot.", ("part_time",)),
    ("Full-time pilot needed.", ("full_time",)),
    ("These roles are all full-time and in Leeds.", ("full_time",)),
    ("Remote and part-time OK.", ("part_time",)),
    ("Part-time candidates will be considered.", ("part_time",)),
    ("We make kites that fly in any wind, and we sell them all over the world. Full-time, Leeds.", ("full_time",)),
    ("About us\nWe make kites that fly in any wind\nFulltime in Leeds (Centre) or REMOTE", ("full_time",)),
    ("Northwind | Leeds | Senior Engineer | ONSITE, FTE, VISA", ("full_time",)),
    ("We are looking for a full-time or part-time contractor.", ("full_time", "part_time", "contractor")),
    ("We are looking for freelance weavers.", ("contractor",)),
    ("This is a paid internship.", ("internship",)),
    ("Benefits\n* This is a permanent, full-time position with a salary of 40,000 pounds a year", ("full_time",)),
    ("Leeds, UK; ONSITE FTEs and interns. Northwind", ("full_time", "internship")),
    ("Northwind | Leeds | FTEs | ONSITE", ("full_time",)),
    ("Northwind | Leeds | FT/PT | ONSITE", ("full_time", "part_time")),
    ("Northwind - Onsite in Leeds, UK (full-time) - Senior Software Engineers - kites", ("full_time",)),
    ("Northwind - Pilots/Riggers - Leeds, UK and Hull, UK and York, UK - Full-time", ("full_time",)),
    ("Northwind| Leeds, UK| Pilot|Full-time| kites", ("full_time",)),
    ("We build kites.\n\njob pilots\nschedule full-time\nposted 07/25/19", ("full_time",)),
    ("We are looking for both full-time hires and freelance contract roles.", ("full_time", "contractor")),
    ("This is a full-time position or a contract, as you like.", ("full_time", "contractor")),
    ("Our internships are more like apprenticeships.\n\nType: internship", ("internship",)),
    (
        f"Benefits\n\n{'Fair pay and fruit every day, ' * 3}and so on. Full or part-time.",
        ("full_time", "part_time"),
    ),
]

SILENT = [
    "FTE: 0.800000\nStandard hours: 32.00",
    "Following a successful probation period you can be offered full time employment.",
    "Interns may be offered a full-time position.",
    "The full-time salary of the post is £24,000.",
    "We consider requests for flexible working including part time and job share arrangements.",
    "Our interim results are out, and you report to the interim CEO.",
    "We invest in a fixed term deposit for 12 months.",
    "Our customers sign a fixed term contract of 24 months.",
    "You must be authorized to work in Norway on a full-time basis.",
    "Schedule meetings and full-time staff.",
    "We prefer B2B SaaS experience.",
    "Contract type: we prefer B2B, but we are flexible",
    f"Benefits\n\n{'Fair pay and fruit every day, ' * 3}and so on. Cover (full-time).",
    "Health insurance for both full-time and part-time employees.",
    "You have at least a 6-month internship behind you.",
    "You've done a 3-month internship at a bank.",
    "We build kites.\nThe team has one Kite Engineer FTE for Leeds.",
    "We use maps to automate the interns' jobs at law firms.",
    "We make kites. As an independent contractor, the firm has served the navy.",
    "The policy applies to both contractors and permanent employees.",
    "We offer health insurance for a full-time employee.",
    "Strong interns may be considered for a full-time role after the summer.",
    "We sold our kites under a 6-month contract with a bank.",
    "You will be hiring interns.",
    "W2 only",
    "Whether you are a student, a retiree or a part-time/full time professional, sew with us.",
    "2+ years of experience (full-time or internship)",
    "At half time of the match we sell kites.",
    "You draft consultancy agreements.",
    "Backed by Oak HC/FT, Northern Ventures and others",
    "Kites of 10 ft | 12 ft",
    "We are a team of 12 FTEs.",
    "Contract: Permanent",
    "Northwind is a leading contractor for kites.",
    "A two year training contract with a law firm.",
    "We're hiring contract manufacturers.",
    "Benefits (FULL TIME ROLES)\n* Kites",
    "Benefits\nEquity may be a part of what you get. Part-time, contract, or freelance roles may not be eligible.",
    "Whether you are a parent or someone seeking part-time hours, this suits you.",
    "Health insurance for all full-time employees.",
    "We are a team of 25 full-time people.",
    "5 years of full-time experience is required.",
    "You negotiate each government contract with the client.",
    "You lead contract negotiations and contract management.",
    "You write smart contracts in Solidity.",
    "You work with contractors and freelancers all over Europe.",
    "We build software for general contractors.",
    "You get two paid volunteer days a year.",
    "You mentor interns and junior colleagues.",
    "Previous internship experience is welcome.",
    "We provide temporary housing for your first month.",
    "A per diem is paid when you travel.",
    "You live and work full-time in one of these states.",
    "Our people are interested in remote full-time jobs.",
    "There may be an opportunity to convert to full-time later.",
    "The role may be converted to a full-time position.",
    "Full-time or part-time students are welcome.",
    "Two full-time equivalents share the work.",
    "You look for short gigs rather than a full-time opportunity.",
    "You are pursuing a full-time degree.",
    "We help companies hiring full-time engineers.",
    "You have experience hiring full-time employees.",
    "A tool for teams looking for full-time people.",
    "Full-time employees get a kite each year.",
    "We are 40 FTE, or 45 with the kites.",
    "You were a working student before.",
    "What we expect in the office does not apply to contractor positions.",
    "You saw it in a role or internship at a good kite shop.",
    "We are a managed freelancer network of kite makers.",
    "We make kites that fly in any wind. Full-time employees, and others, get one.",
    "",
]

TITLES = [
    ("Dyer (2 Temporary Positions)", ("temporary",)),
    ("Interim Director of Kites", ("temporary",)),
    ("Web Publisher Half time", ("part_time",)),
    ("Intern Programme Coordinator", None),
    ("Engineering Intern", ("internship",)),
    ("Data Engineer (Contract)", ("contractor",)),
    ("Contract Recruiter", ("contractor",)),
    ("Contract Manager", None),
    ("Government Contract Specialist", None),
    ("Contract Fraud Analyst", None),
    ("Contractor Success Manager", None),
    ("Welder - Contractor", ("contractor",)),
    ("Machine Learning Intern", ("internship",)),
    ("Internship Program Manager", None),
    ("Internal Auditor", None),
    ("Senior Contract & Claims Analyst", None),
    ("Contract and Claims Manager", None),
    ("Volunteer Coordinator", None),
    ("Part-time Barista", ("part_time",)),
    ("Nurse, Per Diem", ("per_diem",)),
    ("RN Per Diem Nurse", ("per_diem",)),
    ("Praktikum Marketing", ("internship",)),
    ("Warehouse Apprentice", ("apprenticeship",)),
    ("Working Student, Kites", ("part_time",)),
    ("Werkstudent:in Drachen (m/w/d)", ("part_time",)),
    ("Student Loans Analyst", None),
    ("Data Analyst Contractor", ("contractor",)),
    ("Roofing Contractor", None),
    ("(Mandatory) Internship Kite Design", ("internship",)),
    ("Kites & Sails Internship @ Northwind", ("internship",)),
    ("Internship Coordinator", None),
    ("Software Engineer Co-op", ("internship",)),
    ("Regional Co-op Marketing Manager", None),
]

ELSEWHERE = [
    ("de", "Wir arbeiten gern in Ulm.\n\nUlm | Vollzeit Festanstellung | laufend", ("full_time",)),
    (
        "de",
        f"Benefits\n\n{'Faires Gehalt und Obst an jedem Tag, ' * 3}und mehr. Voll- oder Teilzeit.",
        ("full_time", "part_time"),
    ),
    ("de", "Die Stelle ist in Vollzeit wie in Teilzeit zu besetzen.", ("full_time", "part_time")),
    ("de", "Personaldisposition mit Schwerpunkt Arbeitnehmerüberlassung", None),
    ("de", "Art der Beschäftigung: Vollzeit", ("full_time",)),
    ("de", "Die Stelle ist in Teilzeit zu besetzen.", ("part_time",)),
    ("de", "Du arbeitest mit Fotografen und Freelance Creators.", None),
    ("de", "☑ Vollzeit ☐ Teilzeit ☐ Minijob", ("full_time",)),
    ("en", "[x] Full-time [ ] Part-time", ("full_time",)),
    ("en", "Should you want to work part-time, tell us.", None),
    ("de", "* Teilzeit\n☐ Vollzeit\n☐ Befristet", ("part_time",)),
    ("en", "☐ Full-time\n☐ Part-time", ("full_time", "part_time")),
    ("de", "Falls du in Teilzeit arbeiten möchtest, sprich uns an. Die Stelle ist in Vollzeit.", ("full_time",)),
    ("fr", "Si vous souhaitez travailler à temps partiel, parlons-en. Poste à temps plein.", ("full_time",)),
    ("fr", "Vous avez réalisé un stage ou une alternance en recrutement.", None),
    ("fr", "Remplacement d'un congé maternité jusqu'en juin", ("temporary",)),
    ("es", "Haber realizado prácticas en una agencia.", None),
    ("es", "Sustitución por baja de maternidad", ("temporary",)),
    ("nl", "Mocht je parttime willen werken, dan kan dat. De functie is fulltime.", ("full_time",)),
    ("nl", "Je hebt stage gelopen bij een bureau.", None),
    ("nl", "Salaris van maximaal € 4.900 bij een voltijds dienstverband.", None),
    ("nl", "Bijbaan voor 12 uur per week", ("part_time",)),
    ("pl", "Umowa o pracę na czas określony, 12 miesięcy", ("temporary",)),
    ("pl", "Umowa o pracę / B2B", ("contractor",)),
    ("sv", "Om du vill arbeta deltid löser vi det. Tjänsten är på heltid.", ("full_time",)),
    ("sv", "Visstidsanställning till och med augusti, deltid 75 %", ("part_time", "temporary")),
    ("pt", "Ter realizado estágio em agência.", None),
    ("pt", "Recibos verdes", ("contractor",)),
    ("pt", "Experiência em empresa de trabalho temporário.", None),
    ("fr", "CDI ou freelance", ("contractor",)),
    ("es", "Contrato por temporada", ("temporary",)),
    ("pt", "Contratação: PJ", ("contractor",)),
    ("pt", "Modalidade de contratação: PJ Modalidade de trabalho: presencial", ("contractor",)),
    ("pt", "Atendimento ao cliente Pessoa Jurídica, com qualidade.", None),
    ("de", "Du arbeitest im Büro oder befristet im EU-Ausland.", None),
    ("de", "Die Stelle ist in Vollzeit und Teilzeit zu besetzen.", ("full_time", "part_time")),
    ("de", "Du hast eine abgeschlossene Ausbildung als Kaufmann.", None),
    ("de", "Du bist immatrikulierte:r Vollzeit-Student:in im Bereich BWL.", None),
    ("de", "Unbefristeter Vollzeitvertrag mit langfristiger Perspektive", ("full_time",)),
    ("de", "Dein Hintergrund: Studium oder Ausbildung als Pilot.", None),
    ("de", "Wir suchen Piloten (m/w/d) in Voll- oder Teilzeit.", ("full_time", "part_time")),
    ("de", "Die Stelle ist in Teil- oder Vollzeit zu besetzen.", ("full_time", "part_time")),
    ("de", "Wir suchen einen Piloten (m/w/d) in Vollzeit.", ("full_time",)),
    ("de", "Wir suchen dich in Teilzeit, befristet bis Mai.", ("part_time", "temporary")),
    ("de", "Festanstellung in Vollzeit | Ab sofort", ("full_time",)),
    (
        "de",
        "Wir suchen einen Piloten. Festanstellung · Vollzeit · Ulm · Ab sofort und bald in der Luft.",
        ("full_time",),
    ),
    ("de", "Die Vollzeitstelle bietet dir viel Himmel.", ("full_time",)),
    ("de", "Art der Stelle: Vollzeit", ("full_time",)),
    ("de", "Die Rolle ist zunächst auf 18 Monate befristet.", ("temporary",)),
    ("de", "Die Stelle ist bis zum 30.06.2028 befristet.", ("temporary",)),
    ("de", "Vollzeit, zunächst bis 31.12.2027 befristet.", ("full_time", "temporary")),
    ("de", "Ein Minijob auf 556-Euro-Basis", ("part_time",)),
    ("de", "Du kennst den Weg vom ersten Anruf bis Contract.", None),
    ("de", "Die Stelle ist nicht auf 18 Monate befristet.", None),
    ("de", "Du arbeitest Vollzeit oder Teilzeit.", ("full_time", "part_time")),
    ("de", "Du hast ein Jahr Berufserfahrung in Vollzeit.", None),
    ("nl", "Je krijgt een goed contract en een mooi salaris.", None),
    ("nl", "Een fulltime baan, met een vast contract.", ("full_time",)),
    ("fr", "CDD de 6 mois, temps partiel 80 %.", ("part_time", "temporary")),
    ("es", "Contrato temporal de seis meses, medio tiempo.", ("part_time", "temporary")),
    ("sv", "Tillsvidareanställning på heltid.", ("full_time",)),
    ("sv", "Timanställning vid behov", ("temporary",)),
    ("nl", "Een contract voor een half jaar", ("temporary",)),
    ("nl", "Een deeltijdse functie bij een ploeg die vliegt", ("part_time",)),
    ("pl", "Umowa zlecenie", None),
    ("sv", "Tjänsten är en tillsvidareanställning på 100 %.", ("full_time",)),
    ("sv", "Omfattning: 75 %", ("part_time",)),
    ("de", "Stellenumfang: 100 %", ("full_time",)),
    ("de", "Stellenumfang: 50 % bis 100 %", None),
    ("de", "Ab sofort eine 80-100%-Stelle", None),
    ("pl", "Wymiar etatu: 1/2", ("part_time",)),
    ("sv", "Anställningen är tidsbegränsad.", ("temporary",)),
    ("de", "Ab sofort eine 50%-Stelle", ("part_time",)),
    ("de", "Ausbildungsbeginn: 01.09.2028", ("apprenticeship",)),
    ("de", "Starte deine Ausbildung bei den Drachenbauern.", ("apprenticeship",)),
    ("de", "Prüfung der Ausbildungsvergütung", None),
    ("de", "Umfang: 50 %", ("part_time",)),
    ("de", "32 Urlaubstage in einer Vollzeitstelle", None),
    ("de", "30 Tage Urlaub bei Vollzeit", None),
    ("pl", "Tworzysz marketing w modelu B2B.", None),
    ("de", "Du bist in Vollzeit an einer Hochschule immatrikuliert.", None),
    ("de", "Unsere Mitarbeitenden in Vollzeit bekommen 30 Tage.", None),
    ("de", "Zwei Jahre Vollzeit-Erfahrung als Pilot", None),
    ("de", "Du bist seit vier Jahren in Vollzeit berufstätig.", None),
    ("de", "Du weißt viel von Drachen, z. B. durch ein Studium, Praktikum oder Hobby.", None),
    ("de", "Du sprichst mit allen (intern + extern).", None),
    ("de", "Ausbildung als Segelmacher oder vergleichbar", None),
    ("fr", "Vous travaillez à temps plein.", ("full_time",)),
    ("fr", "Deux ans d'expérience à temps plein", None),
    ("nl", "Je werkt fulltime in Utrecht.", ("full_time",)),
    ("pl", "Szukamy pilota na pełny etat.", ("full_time",)),
    ("pl", "Dwa lata doświadczenia na pełny etat", None),
    ("nl", "Een baan in vol- of deeltijd.", ("full_time", "part_time")),
    ("nl", "Een vergoeding van 500 euro bij een fulltime werkweek.", None),
    ("es", "Capacidad para tomar medidas prácticas para resolver un problema.", None),
    ("fr", "Type de contrat : CDD", ("temporary",)),
    ("fr", "Poste à temps plein.", ("full_time",)),
    ("es", "Jornada: jornada completa", ("full_time",)),
    ("es", "Aplicas buenas prácticas de desarrollo.", None),
    ("nl", "Dienstverband: fulltime", ("full_time",)),
    ("pl", "Wymiar pracy: pełny etat", ("full_time",)),
    ("pl", "Prowadzisz sprzedaż B2B.", None),
    ("sv", "Omfattning: heltid", ("full_time",)),
    ("pt", "Regime: tempo integral", ("full_time",)),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_what_is_said_of_the_job_is_read(text: str, expected: tuple[str, ...]) -> None:
    """A type counts as a tag, behind a label, in front of "role", and in "this is a …"."""
    reading = reading_of(text)
    facts = extract(reading)

    assert isinstance(facts["employment_type"], TokenSet)
    assert expected == facts["employment_type"].value
    assert_quoted(reading, facts)


@pytest.mark.parametrize("text", SILENT)
def test_what_is_said_of_others_tells_nothing(text: str) -> None:
    """Benefits for full-time employees, contracts as papers, volunteer days and past internships are no type."""
    assert {} == extract(reading_of(f"About the role\n{text}", title="Analyst"))


@pytest.mark.parametrize(
    ("text", "interned"),
    [
        ("As a kite design intern at Northwind, you will draw kites.", True),
        ("As an intern in our lab you will draw kites.", True),
        ("As a former intern at Northwind, I liked it.", False),
        ("As an intern, I learned to fly.", False),
        ("Having drawn kites as a design intern at a studio helps.", False),
        ("As an intern manager, you plan their summer.", False),
    ],
)
def test_what_the_reader_would_be_is_what_is_offered(text: str, *, interned: bool) -> None:
    """A sentence that opens with "As an intern" speaks of this job, whatever the title says."""
    found = extract(reading_of(text, title="Kite Design")).get("employment_type")

    assert (("internship",) if interned else None) == (found.value if isinstance(found, TokenSet) else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The full time Area Supervisor will be responsible for kites.", ("full_time",)),
        ("A part-time area supervisor", ("part_time",)),
        ("The full-time Area Supervisors of our group have fun.", None),
        ("You report to the full-time Area Supervisor of the north.", None),
        ("Our client is seeking an interim Area Supervisor.", ("temporary",)),
        ("You have been a full-time area supervisor of flats.", None),
        ("full-time", ("full_time",)),
    ],
)
def test_a_sentence_that_opens_on_the_title_is_of_this_job(text: str, expected: tuple[str, ...] | None) -> None:
    """What stands between an article and the title is said of the job, not what stands there of several people."""
    found = extract(read(JobPosting(id="1", title="Area Supervisor", description=text))).get("employment_type")

    assert expected == (found.value if isinstance(found, TokenSet) else None)


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_title_is_read_with_care(title: str, expected: tuple[str, ...] | None) -> None:
    """A contract manager is not on a contract, an internal auditor no intern, and a working student works part time."""
    reading = reading_of(title=title)
    facts = extract(reading)

    found = facts.get("employment_type")
    assert expected == (found.value if isinstance(found, TokenSet) else None)
    assert_quoted(reading, facts)


@pytest.mark.parametrize(("language", "text", "expected"), ELSEWHERE)
def test_other_languages_are_read(language: str, text: str, expected: tuple[str, ...] | None) -> None:
    """The words of eight languages are known, with their own traps."""
    reading = reading_of(text, language=language)
    facts = extract(reading)

    found = facts.get("employment_type")
    assert expected == (found.value if isinstance(found, TokenSet) else None)
    assert_quoted(reading, facts)


@pytest.mark.parametrize("city", ["Leipzig", "München", "Wien", "Dresden"])
def test_a_title_s_letters_are_not_answered_with_the_city_below_it(city: str) -> None:
    """Of "Joiner (w/m/d) in Vollzeit" over "München" the "m" is no option that the city chooses."""
    reading = reading_of("Wir bauen Drachen.", title="Segler (w/m/d) in Vollzeit", location=city, language="de")

    found = extract(reading)["employment_type"]
    assert isinstance(found, TokenSet)
    assert ("full_time",) == found.value


@pytest.mark.parametrize(
    ("text", "complete"),
    [("This is a full-time role.", True), ("This is a contract role.", False)],
)
def test_a_contract_leaves_the_hours_open(text: str, *, complete: bool) -> None:
    """Full time says that part time is not meant; a contract says nothing of full or part time."""
    found = extract(reading_of(text))["employment_type"]

    assert isinstance(found, TokenSet)
    assert complete is found.complete


def test_a_denied_type_is_not_read() -> None:
    """Not a full-time role is no full-time role."""
    assert {} == extract(reading_of("This is not a full-time role."))


def test_the_feeds_own_field_wins_and_a_contradiction_is_shown() -> None:
    """A structured type outweighs the text, whose own words are kept as a conflict."""
    found = extract(reading_of("This is a part-time role.", employment_type=("full_time",)))["employment_type"]

    assert isinstance(found, TokenSet)
    assert (("full_time",), Basis.STRUCTURED) == (found.value, found.basis)
    assert "the text says part time" == found.conflict
    assert "full_time" == found.evidence[0].quote


@pytest.mark.parametrize(
    ("text", "given"), [("This is a temporary role.", "full_time"), ("This is a full-time role.", "temporary")]
)
def test_how_long_a_job_lasts_does_not_contradict_how_much_one_works(text: str, given: str) -> None:
    """A temporary job may be full-time."""
    assert not extract(reading_of(text, employment_type=(given,)))["employment_type"].conflict


def test_a_title_is_more_specific_than_the_feeds_field() -> None:
    """An intern whose feed says full-time is an intern, with the contradiction shown."""
    found = extract(reading_of(title="Design Intern", employment_type=("full_time",)))["employment_type"]

    assert isinstance(found, TokenSet)
    assert ("internship",) == found.value
    assert "the feed's own field says full time" == found.conflict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Contract: permanent, full time.", ("full_time",)),
        ("Contract: Permanent", None),
        ("Contract : part-time", ("part_time",)),
        ("Contract: 12 months, fixed term", ("temporary",)),
        ("Contract: 6 months, outside IR35", ("contractor",)),
        ("Type: Contract", ("contractor",)),
        ("Employment type\n\nContract", ("contractor",)),
        ("We make kites\n\nContract of insurance", None),
    ],
)
def test_a_label_is_answered_by_what_stands_behind_it(text: str, expected: tuple[str, ...] | None) -> None:
    """What follows "Contract:" says of what kind it is, which need not be a contractor's."""
    value = extract(reading_of(text)).get("employment_type")

    assert expected == (value.value if isinstance(value, TokenSet) else None)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("## Part-Time Administrative Assistant", ("part_time",)),
        ("Part-time Cook", ("part_time",)),
        ("Full-time Employees", None),
        ("Temporary Staffing Manager", None),
        ("Part-time workers are managed by you as a manager", None),
        ("Part-time Cooks report to you.", None),
    ],
)
def test_a_heading_that_opens_the_text_names_the_role(heading: str, expected: tuple[str, ...] | None) -> None:
    """Where the title is but "Job Openings", the first heading says what is offered."""
    found = extract(reading_of(f"{heading}\nYou report to the director.", title="Job Openings")).get("employment_type")

    assert expected == (found.value if isinstance(found, TokenSet) else None)
