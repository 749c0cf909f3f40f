"""education: the lowest degree that is required."""

from __future__ import annotations

import pytest

from jobfit.facts.education import extract
from jobfit.facts.model import Choice
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting
from tests.facts.work import assert_quoted, reading_of

REQUIRED = [
    ("* Master's-level degree in weaving", "master"),
    ("* An undergraduate / graduate degree with a concentration in looms", "bachelor"),
    ("* You have a completed degree or vocational qualification in weaving or dyeing", "secondary"),
    ("* A completed degree, ideally in weaving", "bachelor"),
    ("* Weaving degree or time-served apprenticeship", "secondary"),
    ("* A degree in weaving, or vocational training", "secondary"),
    (
        "Preferred Education & Experience:\n* Masters' / PhD degree in a technical field required (botany etc.)",
        "master",
    ),
    ("Preferred Qualifications:\n* Master's degree in weaving is required.", "master"),
    ("* Masters' degree in botany", "master"),
    ("* You have graduated from a top-tier university", "bachelor"),
    ("* At least PhD (or equivalent) research experience", "none"),
    ("We are looking for PhD data scientists.", "doctorate"),
    ("* Master's in weaving, dyeing or spinning, or a BS and at least two years of experience.", "bachelor"),
    ("* PhD in weaving or an MS and five years of experience", "master"),
    ("* Master's in weaving, or knowledge of BS 5950", "master"),
    ("* PhD in weaving or MS Excel", "doctorate"),
    ("* B. S. or M. S. in weaving", "bachelor"),
    ("* Bachelor's degree in weaving; dyeing; or an equivalent degree with 3 years of experience", "bachelor"),
    ("* 4-5 years of relevant experience or 2-3 with a Master's degree", "none"),
    ("* A degree in weaving, dyeing, or a comparable qualification", "none"),
    ("* High school diploma, GED, or equivalent and some experience with looms", "secondary"),
    ("* A law degree (e.g. JD or equivalent)", "bachelor"),
    ("* Associate's in weaving", "associate"),
    ("* Bachelor's degree, Master's preferred", "bachelor"),
    ("* PhD in weaving or equivalent combination of training and experience", "none"),
    ("* PhD in weaving, or equivalent practical experience (e.g., a Master's degree and 2+ years)", "none"),
    ("A weaving degree from a good school and/or have worked as a weaver", "none"),
    ("* Juris Doctor (JD) from a good school", "doctorate"),
    ("* Bachelor degree in sailmaking, PhD desired but not required.", "bachelor"),
    ("* Bachelor's degree (or Associate's degree + 4 years of kite making OR 6 years of work experience)", "none"),
    ("* Associate's degree and 4 years of experience, or 6 years of experience", "none"),
    ("* B.S. + 5 years experience or M.S. + 3 years experience", "bachelor"),
    ("* PhD or M.S. and 2+ years of work experience", "master"),
    ("* 6+ years of experience in one or more of: looms, weaving, spinning or dyeing; or a Master's degree", "none"),
    ("* 2 years of experience with a PhD or Master's degree in weaving", "master"),
    ("* MS in weaving, or equivalent education/professional experience", "none"),
    ("* PhD or equivalent in botany", "doctorate"),
    ("* PhD or equivalent experience in botany", "none"),
    ("* PhD or equivalent research experience", "none"),
    ("Responsibilities\n* Fly kites\n* You hold a Bachelor's degree in weaving", "bachelor"),
    ("Responsibilities\n* Fly kites\n* Minimum of a Master's degree", "master"),
    ("About us\n* Bachelor's degree in weaving", "bachelor"),
    ("* Associate or Bachelor of Nursing degree", "associate"),
    ("* BS, MS or PhD in botany", "bachelor"),
    ("* B.S./M.S./Ph.D. in botany", "bachelor"),
    ("* M.A./M.S. or Ph.D. degree in botany", "master"),
    ("* MS with 2+ years of kite making, or Bachelors with 5+ years of experience", "bachelor"),
    ("* Natural sciences degree required", "bachelor"),
    ("* Master's degree required", "master"),
    ("* M.A. degree in history", "master"),
    ("* B.A. degree in history", "bachelor"),
    ("* Bachelor's degree or four or more years of work experience", "none"),
    ("* Bachelor's degree in botany, or a minimum of 6 years of experience", "none"),
    ("* Bachelor's degree in botany or a related field and 5 years of relevant experience", "bachelor"),
    ("* Bachelor's degree required. Advanced degree or equivalent experience preferred.", "bachelor"),
    ("* Master's in botany, or related field; or 3+ years of relevant industry experience.", "none"),
    ("* Master's in botany; or 3+ years of industry experience", "none"),
    ("* Master's in botany; kite licence or equivalent", "master"),
    ("* Bachelor's degree plus 5 years of weaving (or equivalent combination of education and experience)", "none"),
    ("* Bachelor's degree and 3 years of weaving, or a combination of education and experience", "none"),
    ("* Bachelor's degree and a combination of education and experience in weaving", "bachelor"),
    ("Education: Full time graduate in any discipline.", "bachelor"),
    (
        "BA in botany. 5 years of weaving; or any combination of education and experience that would provide the same.",
        "none",
    ),
    ("* BA in botany. Pay depends on the combination of education and experience.", "bachelor"),
    ("* Graduation in any stream from a recognised university", "bachelor"),
    ("* Post graduate in any discipline", "master"),
    ("* We don't require any formal qualifications.", "none"),
    ("* We don't require additional qualifications beyond a bachelor's degree.", "bachelor"),
    ("* Bachelor's degree in Computer Science", "bachelor"),
    ("* Bachelor’s or Master’s degree in Marketing", "bachelor"),
    ("* BS/MS in engineering", "bachelor"),
    ("* A degree in economics", "bachelor"),
    ("* Master's degree required", "master"),
    ("* Doctorate, or Master's degree and 3 years, or Bachelor's degree and 5 years", "bachelor"),
    ("* PhD degree in machine learning", "doctorate"),
    ("* Undergraduate or advanced degree in physics", "bachelor"),
    ("* PhD or Master's degree in statistics", "master"),
    ("* Associate's degree in nursing", "associate"),
    ("* High school diploma or GED", "secondary"),
    ("* High school diploma or equivalent", "secondary"),
    ("* Bachelor's degree required, Master's degree preferred", "bachelor"),
    ("* Bachelor's degree or equivalent experience", "none"),
    ("* BS or higher in botany", "bachelor"),
    ("* MS or higher in weaving or botany", "master"),
    ("* BA or equivalent experience in weaving", "none"),
    ("* BS or equivalent practical experience", "none"),
    ("We are looking for people with a Bachelor's degree in botany.", "bachelor"),
    ("* 12+ years of experience (or PhD + 7 years) with kites", "none"),
    ("* 3 years of weaving experience and/or a linguistics degree", "none"),
    ("* 4+ years of experience with looms; or a Master's degree in weaving", "none"),
    ("* 4+ years of experience with looms; Master's degree in weaving", "master"),
    ("* Bachelor's degree or equivalent experience in weaving (preferred)", "none"),
    ("* Bachelor's degree or equivalent experience preferred", "none"),
    ("* Bachelor's degree in weaving (advanced degrees or equivalent experience a plus)", "bachelor"),
    ("* Bachelor's degree in weaving; MBA or equivalent experience is a plus.", "bachelor"),
    ("You mend kites (or similar) Required Qualifications\n* Bachelor's degree in weaving", "bachelor"),
    ("Key Duties\n* Kites\nQualifications, Requirements and Skills\nA Bachelor's degree in weaving", "bachelor"),
    ("Your tasks\n* Kites\nMinimum Qualifications...\nOption 1: Bachelor's degree in weaving", "bachelor"),
    ("* Post-secondary education in weaving, or an equivalent combination of education and experience", "none"),
    ("Minimum Education: High School diploma Basic Dutch skills preferred Two years of driving", "secondary"),
    ("* Degree in computer science or equivalent", "none"),
    ("* Bachelor's degree in weaving; spinning, knitting or equivalent certifications welcome", "bachelor"),
    ("* Bachelor's degree in weaving; or equivalent certifications", "bachelor"),
    ("* Bachelor's degree in weaving, or equivalent certification", "none"),
    ("* Bachelor's degree in weaving; PMP or equivalent", "bachelor"),
    ("* Bachelor's degree in weaving; equivalent experience considered", "none"),
    ("* Bachelor's degree in weaving, knitting, PMP or equivalent certification", "bachelor"),
    ("* BS to PhD in weaving", "bachelor"),
    ("Your tasks\n* Mend kites\nDo you have what it takes?\n* Bachelor's degree in weaving", "bachelor"),
    ("* A Master's degree and joy in our team", "master"),
    ("You do not need a degree.", "none"),
    ("No degree required.", "none"),
    ("* Bachelor's degree plus 5 years in sales", "bachelor"),
    ("* A PhD / master in data science", "master"),
    ("* Master's degree with 1+ year relevant experience, or a PhD in statistics", "master"),
    ("* Bachelor's degree or 5 years of relevant experience", "none"),
    ("* 4 year degree in physics, maths, or similar; or equivalent work experience.", "none"),
    ("* Bachelor's degree in physics, or specialized experience in kites", "none"),
    ("About the role\nRequirements Bachelor's degree, Preferred: Master's degree", "bachelor"),
    ("You might be a good fit if you\n* Have a Bachelor's degree in physics, or equivalent experience", "none"),
    ("* Bachelor's degree or significant professional experience", "none"),
    ("* Bachelor's degree in weaving or several years of practical work experience", "none"),
    ("* A degree or at least four years' work in weaving", "none"),
    ("* Degree in weaving, spinning or similar field Experience in knitting", "bachelor"),
    ("* Bachelor's degree or higher and relevant experience", "bachelor"),
    ("* Degree or equivalent experience in weaving", "none"),
    ("* A weaving degree or equivalent education", "bachelor"),
    ("* Nursing degree required; experience may be substituted for education", "none"),
    ("* Four years of weaving can be accepted in lieu of a degree", "none"),
    ("* A degree is not necessary", "none"),
    ("We care about skills, not degrees.", "none"),
    ("* Education: none required", "none"),
    ("* BSN required", "bachelor"),
    ("* LLB or JD required", "bachelor"),
    ("* Master of Social Work required", "master"),
    ("* Medical degree (MD or DO)", "doctorate"),
    ("* Associate of Science in radiology required", "associate"),
    ("* Matric certificate", "secondary"),
    ("* Completed studies in weaving at bachelor level", "bachelor"),
    ("* Veterinary degree and registration", "bachelor"),
    ("* You don't need a sales degree, you need grit", "none"),
    ("* BS+ in weaving (or related field) or equivalent practical experience", "none"),
    ("* A higher degree in weaving", "master"),
    ("* Degree holder in surveying", "bachelor"),
    ("* PhD or equivalent doctoral degree in geophysics", "doctorate"),
    ("* Formal education is not required", "none"),
    ("* Bachelor's in a relevant area, or else significant hands-on experience", "none"),
    ("* PhD in weaving or 3 years of study leading to such a degree", "doctorate"),
    ("* HSD or GED required", "secondary"),
    ("* 5 years of experience (3 with a Master's degree)", "none"),
    ("* 5 years of experience (3+ years with a Master's degree)", "none"),
    ("* 5 years of experience, or 3 with a Master's degree", "none"),
    ("* 5 years of experience or 3+ years with a Master's degree", "none"),
    ("* 5 years of experience (2 in weaving) and a Master's degree", "master"),
    ("* 5 years of experience (weaving, 2 looms) with a Master's degree", "master"),
    ("* Bachelor's degree in weaving, CPA or certification in progress", "bachelor"),
    ("* High school diploma or certificate of completion", "secondary"),
    ("Our new weaver has:\nphd or ma in weaving or related field", "master"),
    ("* Ph.D. or M.A. in history", "master"),
    ("* MA/PhD in statistics", "master"),
    ("* bs, ms, or phd in botany", "bachelor"),
    ("* BA/MA in botany", "bachelor"),
    ("* B. Sc. in weaving", "bachelor"),
    ("* M. Sc. in weaving", "master"),
    ("* Ph. D. in botany", "doctorate"),
    ("* BCA/MCA", "bachelor"),
    ("* BS Computer Science", "bachelor"),
    ("Education\nearned doctorate degree", "doctorate"),
    ("* An earned PhD in biology", "doctorate"),
    ("Education is not a requirement for our roles", "none"),
    ("Benefits\nPay: 300\nMinimum education: Bachelor's degree or an equivalent combination of training", "none"),
    ("About us\nEducation: Master's degree in weaving", "master"),
    ("* A degree is not a prerequisite", "none"),
    ("* No particular educational background required", "none"),
    ("* Degree in botany; weaving; knitting; or a related field; or equivalent practical experience.", "none"),
    ("* Bachelor's degree in botany; or a related field; MBA or equivalent experience a plus", "bachelor"),
    ("* Bachelor's degree in botany. – or equivalent experience", "none"),
    ("* Bachelor's degree. An equivalent combination of education and experience may be considered.", "none"),
    ("* Bachelor's degree or diploma in weaving, or equivalent experience", "none"),
    ("* Bachelor's degree in botany\n* Master's degree or equivalent", "bachelor"),
    ("* Bachelor's degree or equivalent experience\n* Master's degree in weaving", "none"),
    ("* PhD in botany or equivalent experience\n* A PhD or equivalent — or an MSc with exceptional experience", "none"),
    ("We serve secondary school markets.\n* Bachelor's degree or equivalent experience", "none"),
    ("* Bachelor's or a Master's degree, your education is not required to be in weaving", "bachelor"),
    ("* Bachelor's degree in weaving, dyeing or knitting – CPA preferred but not required", "bachelor"),
]

NOT_ASKED = [
    "Essential experience\nA PhD, where you trained, prior mill experience and papers are all non-essential.",
    "Our weavers are masters from knots to carpets.",
    "* We care more about looms than credentials. A PhD is one signal among many.",
    "We don't care if you're self-taught, went through an academy, or have an M.Sc. or PhD in weaving.",
    "MSC | Weaver | Leeds | ONSITE",
    "You want to be surrounded by, and learn from, PhD Data Scientists and leaders.",
    "Our high-powered team comprises PhD scientists and bakers.",
    "* Experience working closely with PhD scientists",
    "Nice to have\n* Master's degree in weaving, driving licence required",
    "Nice to have\n* Master's degree in weaving with required courses in looms",
    "That doesn't mean you have to be a weaving PhD, but you should know looms.",
    "* Bachelor's degree in weaving, dyeing or a related field, strongly preferred.",
    "We support each Associate's personal growth.",
    "Our loom helps you weave (think of a hand with a PhD in weaving).",
    "* You are in a gap year between your Bachelor's and Master's.",
    "* Loom certification or degree in weaving",
    "* University student in a craft of weaving, dyeing, spinning, carding, felting, knotting or lace (PhD or MSc)",
    "JD Threads Lab is hiring, see the JD below: we know JD Edwards.",
    "* Graduates of any discipline are welcome.",
    "* You do not need any qualifications beyond a high school diploma.",
    "Responsibilities\n* Manage PhD trainees",
    "Responsibilities\n* Teach a bachelor's degree in weaving",
    "About us\nOur two weavers each hold a PhD in knots",
    "* Bachelor's degree or diploma in weaving",
    "* Bachelor's degree in weaving or a related field, or certification with two years of practice",
    "We are 30 people, with 12 advanced degrees across the team.",
    "Half of us have a Master's degree in weaving.",
    "* RN, or PhD in weaving",
    "* CPA or an MBA",
    "Your tasks\n* Teach courses for a bachelor's degree",
    "* Diploma or Bachelor's degree in botany",
    "* BA, MA, or PhD preferred",
    "* Bachelor's degree preferred",
    "* A Master's degree is a plus",
    "Nice to have\n* PhD in physics",
    "You know kites well. Preferred qualifications You have a PhD in physics and a boat",
    "Required Qualifications Bachelor's degree in weaving or a related field preferred. Two good hands",
    "* A Master's degree in weaving or a related field (not strictly required)",
    "* Advanced degree in weaving, dyeing, or a related field (preferred)",
    "You work with a team of PhDs.",
    "We are makers, PhDs and mothers in one small company.",
    "* You tune trackers such as Kalman or PHD filters.",
    "Nice to have\n* Bachelor's degree in physics or equivalent experience",
    "Founded by two PhDs, we build kites.",
    "We make courses for the high school level and beyond.",
    "Our founders hold PhDs from good schools.",
    "You are currently pursuing a Bachelor's degree.",
    "You help high school students.",
    "* You have built high school schedules",
    "You are a Scrum Master.",
    "You know MS Office and master data.",
    "We reimburse tuition for a Master's degree.",
    "A high degree of autonomy",
    "* 8+ years (post-BS/MS) of flying kites",
    "* A master degree or higher is a plus too.",
    "* You run single sign-on, MFA and PAM",
    "",
    "We pay for your master's degree.",
    "* Bachelor's degree, though not essential.",
    "* We'd love a PhD but it's not essential.",
    "* A driving licence is a must, a degree would be nice but isn't essential.",
    "You will support PhD candidates.",
    "* A degree of patience is required",
    "You will promote our degree programmes and nursing degree apprenticeships.",
    "Training to degree level is offered.",
    "* Bachelor's degree in weaving or dyeing – preferred",
    "* Bachelor's degree in weaving - preferred but not required",
    "You and your family can obtain a degree tuition free.",
    "* Bachelor's degree in botany, completed or in progress",
    "Anna earned a Master's degree in weaving before she founded us.",
    "Continuing education is not required.",
    "* A master-level editor who breathes film",
    "Benefits\n* Bachelor's degree paid by us",
    "Your tasks\nEducation: teach a bachelor's degree",
    "Meet us in Jackson, MS in person.",
    "Live in Boston, an MA in office job",
]


@pytest.mark.parametrize(("text", "expected"), REQUIRED)
def test_the_lowest_required_degree_is_read(text: str, expected: str) -> None:
    """Of several the lowest counts, and experience that does as well makes it none."""
    reading = reading_of(text)
    facts = extract(reading)

    found = facts["education"]
    assert isinstance(found, Choice)
    assert expected == found.value
    assert_quoted(reading, facts)


@pytest.mark.parametrize("text", NOT_ASKED)
def test_other_degrees_are_not_asked_for(text: str) -> None:
    """Preferred degrees, those of colleagues and students, and scrum masters ask for none."""
    assert {} == extract(reading_of(text))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Dein Profil\n* Abgeschlossenes Studium der Informatik", "bachelor"),
        ("de", "Dein Profil\n* Studium der Weberei oder eine vergleichbare technische Qualifikation", "none"),
        ("de", "Dein Profil\n* Abgeschlossene Ausbildung zum Weber sowie entsprechende Qualifikation", "secondary"),
        ("de", "Dein Profil\n* Studium der Weberei, Färberei oder eine vergleichbare Ausbildung", "secondary"),
        ("de", "Dein Profil\n* Studium der Weberei oder vergleichbare Ausbildung/Berufserfahrung", "none"),
        (
            "de",
            "Dein Profil\n* Studium der Weberei oder einer vergleichbaren Fachrichtung oder Ausbildung",
            "secondary",
        ),
        ("de", "Dein Profil\n* Studium der Weberei oder einer vergleichbaren Fachrichtung", "bachelor"),
        ("de", "Dein Profil\n* Studium (Weberei, Färberei oder gleichwertige Ausbildung) oder Techniker", "secondary"),
        (
            "de",
            "Dein Profil\n* Eingeschrieben für Weberei, Färberei, Spinnerei, Filzen oder ein anderes Bachelorstudium",
            None,
        ),
        ("de", "Dein Profil\n* Abgeschlossene Ausbildung oder ein Studium im Bereich IT", "secondary"),
        ("de", "Ihr Profil\n* Weiterbildung zur Küchenleitung oder ein Studium", None),
        ("de", "Ihr Profil\n* Meister, Techniker oder Studium", None),
        ("de", "Dein Profil\n* Studium (z. B. Physik, Mathematik) oder vergleichbare Qualifikation", "none"),
        ("de", "Dein Profil\n* Kaufm. Studium (o. vergleichbar)", "none"),
        ("de", "Dein Profil\n* Eine kaufmännische Ausbildung, ein Studium oder Vergleichbares", "none"),
        ("de", "Dein Profil\n* Ein Masterabschluss ist von Vorteil", None),
        ("de", "Dein Profil\n* Erste Erfahrung, gesammelt während des Studiums", None),
        ("de", "Wir bieten\n* Duales Studium", None),
        ("nl", "Functie-eisen\n* Een afgeronde hbo-opleiding", "bachelor"),
        ("nl", "Functie-eisen\n* Hbo werk- en denkniveau", None),
        ("fr", "Profil recherché\n* Bac+5 en informatique", "master"),
        ("es", "Requisitos\n* Licenciatura en Economía o experiencia equivalente", "none"),
        ("pt", "Requisitos\n* Ensino superior completo em Economia", "bachelor"),
        ("pl", "Wymagania\n* Wykształcenie wyższe techniczne", "bachelor"),
        ("sv", "Kvalifikationer\n* Civilingenjör eller motsvarande erfarenhet", "none"),
        ("de", "Ein Studium ist nicht erforderlich.", "none"),
        ("de", "Du brauchst weder ein Studium noch zehn Jahre Berufserfahrung.", "none"),
        ("de", "Ein bestimmter Studienabschluss ist für uns nicht entscheidend.", "none"),
        ("de", "Du möchtest dein Wissen aus dem Studium praktisch anwenden?", None),
        ("de", "Dein Profil\n* Du hast dein Studium abgeschlossen", "bachelor"),
        ("de", "Dein Profil\n* Du hast dein Studium abgeschlossen oder stehst kurz davor", None),
        ("de", "Dein Profil\n* Studium der Weberei ab dem 3. Semester", None),
        ("de", "Dein Profil\n* Aktuelles Studium der Weberei", None),
        ("de", "Dein Profil\n* Ein Studium, eine kaufmännische Ausbildung oder kurz vor deinem Abschluss", "secondary"),
        ("de", "Dein Profil\n* Abgeschlossenes Studium der Weberei, Strickerei o.ä.", "bachelor"),
        ("de", "Dein Profil\n* Abgeschlossenes Studium o.ä.", "none"),
        ("de", "Dein Profil\n* Studium der Weberei o.ä. – oder gleichwertige Praxis als Quereinsteiger", "none"),
        ("de", "Dein Profil\n* Abgeschlossene Ausbildung, vorzugsweise im Tourismus o.ä.", "secondary"),
        ("de", "Dein Profil\n* Studium oder Ausbildung in der Weberei bzw. vergleichbare Qualifikation", "none"),
        ("de", "Dein Profil\n* Ein passendes Studium oder eine Qualifikation als Webmeister", None),
        ("de", "Dein Profil\n* Studium der Weberei oder ein vergleichbares Fach", "bachelor"),
        ("de", "Dein Profil\n* Studium oder gleichwertige Kenntnisse", "none"),
        ("de", "Dein Profil\n* Studium der Weberei oder vergleichbare praktische Erfahrung", "none"),
        ("de", "Dein Profil\n* Studium der Weberei oder vergleichbar", "none"),
        ("de", "Dein Profil\n* Abgeschlossene Ausbildung als Weber, Färber oder vergleichbar", "secondary"),
        ("de", "Dein Profil\n* Abgeschlossene Ausbildung als Weber oder Berufserfahrung", "none"),
        ("de", "Dein Profil\n* Abgeschlossenes Architekturstudium und ruhige Hände", "bachelor"),
        ("de", "Dein Profil\n* Abgeschlossenes Studium und einschlägige Berufserfahrung", "bachelor"),
        ("de", "Dein Profil\n* Abgeschlossenes Studium oder einschlägige Berufserfahrung", "none"),
        ("de", "Dein Profil\n* Studium der Weberei; alternativ mehrjährige Berufserfahrung", "none"),
        ("de", "Dein Profil\n* Ob Studium, Ausbildung oder Quereinstieg – alles passt", "none"),
        ("de", "Wir suchen Studenten im Bachelorstudium.", None),
        ("fr", "Profil\n* Titulaire d'une licence", "bachelor"),
        ("fr", "Aucun diplôme exigé", "none"),
        ("es", "Requisitos\n* ESO finalizada", "secondary"),
        ("es", "No se requiere titulación", "none"),
        ("nl", "Functie-eisen\n* Hbo-opleiding of vergelijkbare werkervaring", "none"),
        ("pl", "Wykształcenie nie jest wymagane", "none"),
        ("sv", "Ingen utbildning krävs", "none"),
        ("pt", "Requisitos\n* 12.º ano de escolaridade", "secondary"),
    ],
)
def test_degrees_are_read_in_other_languages(language: str, text: str, expected: str | None) -> None:
    """Training for a trade is upper secondary education, and what is required where it does."""
    reading = reading_of(text, language=language)
    facts = extract(reading)

    found = facts.get("education")
    assert expected == (found.value if isinstance(found, Choice) else None)
    assert_quoted(reading, facts)


@pytest.mark.parametrize(
    ("title", "text", "level"),
    [
        ("Teacher of Maths, Secondary School", "You teach three forms.", None),
        ("High school teacher", "A bachelor's degree is required.", "bachelor"),
        ("Cook", "You cook for a high school.", None),
        ("Assistant", "Support pupils at our secondary school in Leeds.", None),
        ("Cook", "We are a secondary school with 900 pupils.", None),
        ("Cook", "High school required.", "secondary"),
        ("Data Scientist (PhD)", "You do research.", "doctorate"),
    ],
)
def test_the_school_that_one_works_at_is_not_the_one_that_one_went_to(title: str, text: str, level: str | None) -> None:
    """A secondary school in a title, or that one works for, asks for no diploma."""
    value = extract(read(JobPosting(id="p", title=title, description=text))).get("education")

    assert level == (value.value if isinstance(value, Choice) else None)


@pytest.mark.parametrize(
    ("title", "text", "level"),
    [
        ("Weaving Intern", "Requirements\n* Bachelor's degree in weaving", None),
        ("Weaving Intern (PhD)", "You weave.", None),
        ("Working Student Weaving", "Requirements\n* Bachelor's degree in weaving or equivalent preferred", None),
        ("Werkstudent Weberei", "Dein Profil\n* Studium der Weberei oder vergleichbar und Freude an der Arbeit", None),
        ("Weaving Internship", "Requirements\n* You have completed your Bachelor's degree in weaving", "bachelor"),
        (
            "Werkstudent Weberei",
            "Dein Profil\n* Du hast das Studium der Weberei abgeschlossen und bist mit uns da",
            "bachelor",
        ),
        ("Weaving Intern", "Requirements\n* High school diploma", "secondary"),
        ("Counsel", "Requirements\n* J.D. degree from a good school", "doctorate"),
    ],
)
def test_a_degree_asked_of_students_is_the_one_they_study_for(title: str, text: str, level: str | None) -> None:
    """An internship asks for no degree of a college, unless it is said to be completed."""
    value = extract(read(JobPosting(id="p", title=title, description=text))).get("education")

    assert level == (value.value if isinstance(value, Choice) else None)


def test_letters_in_front_of_a_training_make_no_degree_of_it() -> None:
    """A training for a trade has no level of a college, whatever letters stand in front of it."""
    text = "Anforderungen\n* BA Ausbildung oder Studium der Weberei, gern mit uns und bei der Arbeit"

    assert_quoted(reading := reading_of(text, language="de"), extract(reading))


def test_a_semicolon_that_ends_the_text_goes_on_with_nothing() -> None:
    """A demand that ends in a semicolon, with nothing behind it, is read as it stands."""
    value = extract(reading_of("Requirements\n* A bachelor's degree ;")).get("education")

    assert isinstance(value, Choice)
    assert "bachelor" == value.value
