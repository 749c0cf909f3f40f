"""experience_years: the minimum that is required of the person."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.experience import extract
from jobfit.facts.model import Quantity
from tests.facts.work import assert_quoted, reading_of

_FIELDS = "weaving, dyeing, knitting, spinning or another related field"
_LONG = "building thick carpets for large houses on the Jacquard loom, the drawloom and other warp systems"

REQUIRED = [
    ("en", "Ideally based near our mill, you will have at least 2 years of experience.", 2, None),
    ("en", "Ideally you have a boat and must have 3 years of experience.", 3, None),
    ("en", "PhD and two (4) years of relevant experience", 4, None),
    ("en", "* Bachelor's +2 years experience, or Master's in botany.\n* 1+ years of experience with kites", 2, None),
    ("en", "* Bachelor's and 5 years of experience\n* Master's and 3 years of experience", 3, None),
    ("en", "We're excited if you have:\n\n* 5+ years of experience in kite sales", 5, None),
    ("es", "* Edad entre 20 y 35 años\n* Experiencia mínima de 6 meses", 0.5, None),
    ("es", "Requisitos\nMayores de 18 años con experiencia de 3 años en ventas", 3, None),
    ("en", "Zero to two years of experience", 0, 2),
    ("en", "* 4-5 years of relevant experience or 2-3 with a Master's degree", 2, 3),
    ("en", "* BSc or 6+ years of equivalent work experience\n* 5+ years of experience in weaving", 5, None),
    ("en", "* BSc or 6+ years of equivalent work experience", 6, None),
    ("en", "* 18 months of experience as a weaver", 1.5, None),
    ("en", "* 5 years of weaving, dyeing preferred", 5, None),
    ("en", "Required experience\n1-3 years", 1, 3),
    ("en", "Experience required:\n2+ years", 2, None),
    ("en", "* Bachelor's degree with 4 years of experience, or specialized training and 8 years of it", 4, None),
    (
        "en",
        "* Bachelor's degree with 4 years of experience with looms or wheels and 8 years of experience in wool",
        8,
        None,
    ),
    ("en", "* Degree in weaving and 4 years of experience\nOR\n* Trade certificate and 8 years of experience", 4, None),
    (
        "en",
        "* 5 years of experience in weaving\n* 3 years of experience in wool\nOR\n* 2 years of experience in silk",
        5,
        None,
    ),
    ("en", "* 2 years'+ related experience is required", 2, None),
    ("en", "* You have 1-2 years of experience in a weaving, dyeing, or spinning role — lace is a strong plus", 1, 2),
    ("en", "* Desired candidates have 5 years of experience in weaving", 5, None),
    ("en", "* 5 to 8 years of weaving, ideally 2 years of dyeing; 2 years of lace are a plus", 5, 8),
    ("en", "* Previous experience of a 6-month internship", 0.5, None),
    ("en", "Experience & Training Required:|-Five (5) years of experience in weaving|-Three looms", 5, None),
    ("en", f"* BSc ({_FIELDS}) and 5 years of experience, MSc ({_FIELDS}) and 3 years of experience", 3, None),
    ("en", f"* 4+ years of experience {_LONG} preferred\n* 3 years of experience in design", 3, None),
    ("en", "* 5+ years of experience in weaving, with experience in dyeing and spinning preferred", 5, None),
    ("en", "* At least 3 years of experience in a role where attention is desirable", 3, None),
    ("en", "* At least 5 years of experience in weaving, knowledge of dyeing is desirable", 5, None),
    ("en", "* 3+ years of experience required, 5+ years is preferred", 3, None),
    ("en", "Required skills\n* Weaving (5+ years, expert level)\n* Dyeing", 5, None),
    ("en", "Requirements\n* Weaving: 5+ years\n* Dyeing - 2+ years", 5, None),
    ("en", "* Bachelor's + 5 years or Master's + 3 years", 3, None),
    ("en", "You've been weaving for 5+ years.", 5, None),
    ("en", "About us\n* Have 5+ years of weaving experience", 5, None),
    ("en", "Requirements\n* Deep experience in looms, carpets or high-performance serving (8+ years)", 8, None),
    ("en", "No previous professional experience is required to apply.", 0, None),
    ("en", "No formal experience needed.", 0, None),
    (
        "de",
        "Mindestens 5 Jahre Erfahrung im Orgelbau und mit Pfeifen Leitungserfahrung wünschenswert, kein Muss",
        5,
        None,
    ),
    ("en", "Experience\n3-5 years", 3, 5),
    ("de", "Berufserfahrung\n3–5 Jahre", 3, 5),
    ("fr", "Expérience\n2 à 4 ans", 2, 4),
    ("pl", "Doświadczenie\n2-4 lata", 2, 4),
    ("sv", "Erfarenhet\n2–5 år", 2, 5),
    ("en", "Experience: 3+ years (PM), 5+ years (Senior PM)", 3, None),
    ("en", "* 3+ years of experience (Joiner), 7+ years of experience (Senior Joiner)", 3, None),
    ("en", "* Mid: 3+ years of experience, Senior: 5+ years of experience", 3, None),
    ("en", "* 3 years of sales experience, but Dutch is a plus", 3, None),
    ("en", "You don't need a degree but you have 5 years of experience.", 5, None),
    ("en", "* 6+ total years of experience\n* 2+ years of kite making", 6, None),
    ("en", "* 5+ years of experience in sales", 5, None),
    ("en", "Experience Level: Senior (5+ years), Lead (7+ years)", 5, None),
    ("en", "* 5-7 years of experience in sales", 5, 7),
    ("en", "* 5\\-7 years of experience in sales", 5, 7),
    ("en", "* +7 years of experience building things", 7, None),
    ("en", "* At least three years of professional experience", 3, None),
    ("en", "* Five (5) years of accounting experience", 5, None),
    ("en", "* Five to seven (5-7) years of accounting experience", 5, 7),
    ("en", "2 years of Java and 5 years of software development", 5, None),
    ("en", "2 years of joinery, 3 years of carving", 3, None),
    ("en", "No more than 5 years of experience", 0, 5),
    ("en", "* 5+ years of weaving experience with a preference for silk", 5, None),
    ("en", "* 3 to 5 yrs experience as a nurse", 3, 5),
    ("en", "* 3+yrs of backend experience", 3, None),
    ("en", "* 3+ years (ideally 5+) of professional experience", 3, None),
    ("en", "You have 4 or more years of experience.", 4, None),
    ("en", "* 4 years of experience in finance with ideally 2 years at a bank", 4, None),
    ("en", "Experience: 2-4 years", 2, 4),
    ("en", "Requirements\n* 6+ years recruiting for technical roles", 6, None),
    ("en", "* 18 months of experience in a call centre", 1.5, None),
    ("en", "* 0-2 years of experience", 0, 2),
    ("en", "* 5+ years of experience in sales, ideally at a startup", 5, None),
    ("en", "No prior experience required.", 0, None),
    ("en", "Experience not required: we teach you.", 0, None),
    ("en", "* You have 3+ years of experience in sales PREFERRED QUALIFICATIONS Ten years of it", 3, None),
    ("en", "DESIRABLE SKILLS 4 years of experience in kites", 4, None),
    ("en", "Requirements\n* 3+ years applying knots to kites", 3, None),
    ("en", "For success in this role:\n* Kites & Knots: 5-7 years managing a kite shop", 5, 7),
    ("en", "* Proven experience: 7+ years across shops", 7, None),
    ("en", "Option 1: a degree and 4 years of experience. Option 2: 2 years' experience in a shop", 2, None),
    (
        "en",
        "* Ideally at least four years of sailing experience\n* You've worked at least two years inside a kite shop",
        2,
        None,
    ),
    ("en", "* 5 YoE in finance", 5, None),
    ("en", "* Three plus years of experience", 3, None),
    ("en", "* 3 years of experience plus a degree in physics", 3, None),
    ("en", "* A couple of years of experience in sales", 2, None),
    ("en", "Required\n* 4+ years in business operations or strategy", 4, None),
    ("en", "There is no minimum level of experience for this.", 0, None),
    ("en", "Experience\nNo experience (will train)", 0, None),
    ("en", "About us and the kites. Required: 5 years of sales. Preferred: 8 years in software", 5, None),
    ("en", "Requirements 5 years of sales experience Preferred Qualifications: 8 years in software sales", 5, None),
    ("en", "* 4+ years shaping strategy for kite makers", 4, None),
    (
        "en",
        "Requirements 3+ years of kite experience Good knots Skilled with looms, needles, and sails preferred",
        3,
        None,
    ),
    ("en", "* 5-7 years of combined payroll and accounting experience", 5, 7),
    ("en", "* 2+ years of data analysis experience", 2, None),
    ("en", "* 4 years of growth loom experience, ideally at a small mill", 4, None),
    ("en", "* 3+ years of operations experience", 3, None),
    ("en", "* A history of patient-first clinic design, with at least 6 years of relevant work experience", 6, None),
    ("en", "* Likes looms, brings at least 5 years of relevant work experience", 5, None),
    ("en", "You should have 5+ years of experience with looms plus:\n* Good knots", 5, None),
    ("en", "Who we are looking for:\n* At least 2+ years of mobile development", 2, None),
    ("en", "Advice for our clients. What we're looking for: 5+ years of measuring experience", 5, None),
    ("en", "* Deep experience in distributed systems and other machinery of many parts (8+ years)", 8, None),
    ("en", "Pricing and risk: 3 years (Required).\nSQL: 5 years (Preferred).", 3, None),
    # overall against single skills
    ("en", "* 8+ years of experience, including 3+ years of Python", 8, None),
    ("en", "* 2 years of experience with R or Python. At least 1 year of experience designing kites", 2, None),
    ("en", "* 3+ years of experience with React\n* 5+ years of experience with Java", 5, None),
    # alternatives
    ("en", "* Bachelor's degree and 7 years of experience, or a Master's degree with 3 years", 3, None),
    ("en", "* 8+ years of experience, or 5 with a Master's degree", 5, None),
    ("en", "* 8+ years of experience (5 with a Master's degree)", 5, None),
    ("en", "* 8+ years of experience (5+ years with a Master's degree)", 5, None),
    ("en", "* 8+ years of experience, or 5+ years without a degree", 5, None),
    ("en", "* 5+ years of experience. Candidates with 3+ years of experience will also be considered.", 3, None),
    ("de", "Du hast mindestens fünf Jahre Berufserfahrung.", 5, None),
    ("de", "Du bringst 3–5 Jahre Erfahrung im Vertrieb mit.", 3, 5),
    ("de", "* Mindestens zweijährige Berufserfahrung", 2, None),
    ("pl", "* minimum roczne doświadczenie w sprzedaży", 1, None),
    ("pl", "* przynajmniej rok doświadczenia", 1, None),
    ("en", "We're looking for people with at least 2 years of relevant experience for the job.", 2, None),
    ("en", "Somebody who:\n* Has 5+ years of experience in a bakery", 5, None),
    ("fr", "Vous avez 2 à 4 ans d'expérience en cabinet.", 2, 4),
    ("es", "Buscamos a alguien con 3 años de experiencia.", 3, None),
    ("nl", "Je hebt minimaal 3 jaar ervaring als monteur.", 3, None),
    ("pl", "Masz co najmniej 4 lata doświadczenia.", 4, None),
    ("sv", "Du har minst fem års erfarenhet av inköp.", 5, None),
    ("pt", "Você tem 3 anos de experiência em vendas.", 3, None),
    ("fr", "Expérience de 5 ans et plus en vente.", 5, None),
    ("en", "* 8+ years with a Bachelor's; 5+ with a Master's; 3+ with a PhD", 3, None),
    ("en", "* 8+ years of experience with a Bachelor's degree; 5+ years with a Master's degree", 5, None),
    ("en", "* Bachelor's and 5 years of experience, Master's and 2 years of experience", 2, None),
    ("en", "* PhD + 2 years, MS with 5 years, or BS with 8 years of experience", 2, None),
    ("en", "* High School with 8 years, Bachelor's with 4 years of experience", 4, None),
    ("en", "* 5 years of experience in tax, a Bachelor's degree, 2 years of experience and a Master's degree", 5, None),
    ("en", "* Over a decade of experience in weaving", 10, None),
    ("en", "* Two decades of experience in weaving", 20, None),
    ("en", "* You bring half a decade of experience in weaving", 5, None),
    ("en", "* At least a year of experience in weaving", 1, None),
    ("en", "Years of experience: 5+", 5, None),
    ("en", "Minimum years of experience required: 3 to 5", 3, 5),
    ("de", "Jahre Berufserfahrung: 3", 3, None),
    ("en", "* Must have 2yrs+ exp. in weaving", 2, None),
    ("en", "You have worked for at least four years as a weaver.", 4, None),
    ("en", "You've spent 5+ years building kites, that is your experience.", 5, None),
    ("en", "We would expect around five years' experience.", 5, None),
    ("en", "No previous experience is required as we will train you.", 0, None),
    ("en", "Experience: none required", 0, None),
    ("en", "* Have worked for 3-4 years in weaving", 3, 4),
    ("en", "* Experienced in weaving, spinning, or related roles (typically 3–5 years)", 3, 5),
    ("en", "It has an opportunity for a weaver with 5+ years of experience", 5, None),
    ("de", "Wir erwarten zehn Jahre Erfahrung im Weben.", 10, None),
    ("de", "Berufserfahrung ist nicht erforderlich.", 0, None),
    ("fr", "Une expérience d'un an minimum est requise.", 1, None),
    ("fr", "Débutants acceptés", 0, None),
    ("es", "No hace falta experiencia, te formamos.", 0, None),
    ("nl", "Ervaring is niet nodig.", 0, None),
    ("pl", "Nie wymagamy doświadczenia.", 0, None),
    ("sv", "Det krävs ingen erfarenhet.", 0, None),
    ("sv", "* Tidigare erfarenhet är inget krav.", 0, None),
    ("sv", "* Pilot med minst två års dokumenterad yrkeserfarenhet", 2, None),
    ("de", "Du bist seit 4 Jahren in Vollzeit berufstätig.", 4, None),
    ("de", "Sie arbeiten seit mindestens drei Jahren als Weber.", 3, None),
    ("de", "Vorkenntnisse brauchst du keine.", 0, None),
    ("de", "Auch Berufsanfänger sind willkommen.", 0, None),
    ("nl", "Je werkt al minimaal vijf jaar als wever.", 5, None),
    ("pt", "Não exige experiência.", 0, None),
    ("en", "* No fewer than three years of site experience", 3, None),
    ("en", "* Must have held a similar position for at least 3 years", 3, None),
    ("en", "Prior experience is not needed.", 0, None),
    ("en", "You have managed warehouses for 5+ years.", 5, None),
    ("en", "* You are a hands-on programmer, and have professionally programmed for at least 7 years", 7, None),
    ("en", "* You have designed kites for more than 6 years", 6, None),
    ("en", "You will have worked in childcare for two years or more.", 2, None),
]

NOT_ASKED = [
    "Requirements\n* Any weaver with less than one year of experience will be required to take a course",
    "You need neither a degree nor ten years of experience.",
    "Requirements\n* A powerful employer with a success story of 20 years, and experience with looms",
    "Requirements\n* PhD or 3 full years of progressively higher level graduate education leading to such a degree",
    "Requirements\n* Membership of our club after the first year with us, and experience",
    "Requirements\n* BSc\n\nWe're excited if you have:\n* 5+ years of experience in kite sales",
    "You report to the lead weaver who has 12 years experience leading weavers.",
    "You'll be managed by Ana, who has 15 years of experience in dyeing.",
    "Your mentor has 10 years of experience in weaving.",
    "Requirements\nWith 25 years in the trade and a new look of our company since 2018, think of a start-up.",
    "We look for a weaver for a 3 month contract, you have a background in mills.",
    "* 3 years of weaving, highly preferred",
    "* 1-2 years of weaving, dyeing, or spinning experience preferred (open to beginners)",
    "Applicants must typically have 5 to 10 years of continuous residency in the UK.",
    "Requirements\n* 3 years of checkable employment history",
    "Requirements\n* Completed a 3 year residency in botany",
    "Requirements\n* Contract (2+ years)",
    "About us\n* Our weavers have 20 years of experience",
    "About us\n* Have fun with our 20 years of experience",
    "Requirements\n* Internship (6+ months)",
    "Requirements\n* Committed to growth in a small team (3+ years)",
    "A break after you've been here for 5 years",
    "No professional experience required in sales.",
    "* 5 years of experience in sales, but not essential.",
    "* 5 years of experience, though it's not required",
    "You don't need 10 years of experience.",
    "You need not have 5 years of experience.",
    "Don't worry if you don't have 5 years of experience.",
    "Whether you have 2 or 10 years of experience, we want to talk.",
    "We'd love a candidate with 5 years of experience.",
    "5 years of growth",
    "Experience with children aged 3-5 years",
    "Looking back on 20 years of growth, Northwind hires.",
    "In your first 3 years you will gain experience in all our mills.",
    "Nice to have plus: 5 years of experience with looms",
    "* A minimum 3-year academic title",
    "For more than 50 years, we have made tractors.",
    "With over 30 years of experience, Northwind leads the market.",
    "Our founders have 20 years of combined experience.",
    "We have over 20 years of experience and are looking for a developer whom you will like.",
    "We combine 18 years of consulting experience with a young team, and you will join it.",
    "With more than 15 years of experience in staffing, we find you the right position.",
    "We are a startup (alumni with combined 7+ years of experience in banks) and are looking for engineers.",
    "You will work with engineers, learn from colleagues with 15 years of experience.",
    "We have grown a lot over the past 3 years.",
    "We are bakers and former bankers, all with 10+ years of experience.",
    "We are an 18 year old company.",
    "A 4-year degree is required.",
    "You must be 18 years of age or older.",
    "* 10+ years of experience preferred but not required",
    "* We have actively developed looms for 7 years",
    "* Ideally 7+ years of experience in sales",
    "* Preferable two to four years of experience in sales",
    "Our experience\n20 years",
    "Preferred Qualifications\n* Education: a degree\n* Experience: 6 years of experience at a loom",
    "* A degree and typically 6 years of related work experience",
    "* Relevant work experience (e.g. 3 years at a loom)",
    "* Preferable: 3 years of experience in sales",
    "* Desirable 3+ years of experience in sales",
    "* 3 years of experience prefered",
    "* Ideally at least three years of sailing experience",
    "If you also have 2 years of sailing experience it will help you.",
    "* A taste for kites (prior sailing experience not required)",
    "Though weaving experience is not required, it helps.",
    "SQL: 5 years (Preferred).",
    "Together we have 40 years of data.",
    "With 20 years of combined experience, Northwind leads the market.",
    "Nice to have\n* 5+ years of experience with Kafka",
    "Preferred Qualifications: 5+ years of experience in FP&A",
    "Options vest over 4 years.",
    "A sabbatical after 5 years of employment.",
    "Several years of experience.",
    "Experience with budgets of 5 million.",
    "",
    "You will work on 10 years of customer data.",
    "Over the past decade we have gained experience in weaving.",
    "You do not need experience in weaving.",
    "Years in our town: 12. Experience is welcome.",
    "After you have worked for us for 5 years you get a sabbatical.",
    "You must have lived here for five years.",
    "You will have held a driving licence for 2 years.",
]


NO_YEARS = [
    ("de", "* Du brauchst weder ein Studium noch zehn Jahre Berufserfahrung"),
    ("fr", "* Ni 10 ans d'expérience, ni diplôme"),
    ("es", "* No pedimos título ni 10 años de experiencia"),
    ("es", "REQUISITOS ✔️ Mayor de 18 años ✔️ DNI vigente ✔️ Experiencia en ventas"),
    ("es", "* Edad entre 20 y 35 años, experiencia en ventas"),
    ("de", "* Mindestalter 18 Jahre, Erfahrung im Verkauf"),
    ("de", "* Ab 18 Jahren, mit Erfahrung im Verkauf"),
    ("fr", "* Vous avez plus de 18 ans, une expérience en vente"),
    ("fr", "* Être âgé de 18 ans, expérience souhaitée"),
    ("nl", "* Minimaal 18 jaar, ervaring in de verkoop"),
    ("pl", "* Ukończone 18 lat, doświadczenie w sprzedaży"),
    ("sv", "* Fyllt 18 år, erfarenhet av försäljning"),
    ("pt", "* Maior de 18 anos, experiência em vendas"),
    ("pt", "* Idade mínima 18 anos, com experiência"),
]

OF_THE_COMPANY = [
    ("de", "Wir verbinden über 25 Jahre Erfahrung mit neuen Ideen und suchen dich."),
    ("de", "Mit über 20 Jahren Erfahrung in der Beratung begleiten wir Kunden und bieten dir mehr."),
    ("de", "Die Agentur hat 15 Jahre Erfahrung und bietet dir viel, denn du bist kreativ."),
    ("fr", "Forte de 15 ans d'expérience dans le secteur, notre entreprise vous propose un poste."),
    ("es", "Con más de 15 años de experiencia en el sector, nuestra empresa busca una persona."),
    ("es", "Contamos con más de 20 años de experiencia y buscamos una persona."),
    ("nl", "Wij hebben meer dan 20 jaar ervaring en zoeken jou."),
    ("nl", "Met ruim 20 jaar ervaring zijn wij een van de grootste bureaus, en jij past bij ons."),
    ("pl", "Mamy ponad 20 lat doświadczenia w branży i szukamy osoby, która masz."),
    ("sv", "Vi har över 20 års erfarenhet och söker dig."),
    ("de", "Wir arbeiten seit 20 Jahren für Weber, die Erfahrung schätzen."),
    ("de", "Wir sind seit 15 Jahren mit viel Erfahrung im Weben tätig."),
    ("pt", "Temos mais de 20 anos de experiência no setor e buscamos você."),
]

OF_THE_PERSON = [
    ("en", "We have an opening for someone with 5+ years of experience in marketing.", 5),
    ("en", "With 5+ years of experience in sales, you will lead our team, and we help you.", 5),
    ("en", "Reporting to the CTO, the ideal candidate is a weaver who has 5 years of experience.", 5),
    ("en", "You report to the CTO and you are somebody who has 5 years of experience.", 5),
    ("en", "You have a combined 5 years of experience in sales and marketing.", 5),
    ("en", "A content leader with 8+ years of experience is required.", 8),
    ("de", "Der ideale Kandidat hat 5 Jahre Erfahrung in der Beratung.", 5),
    ("de", "Wir suchen dich: mit 5 Jahren Erfahrung als Entwickler.", 5),
    ("es", "Con 3 años de experiencia en ventas, te unirás a nuestro equipo.", 3),
]

PREFERRED = [
    ("en", "* 4 years of experience (strongly preferred)"),
    ("en", "Ideally you will have at least one year's experience of working in a mill."),
    ("en", "Ideally, you'd have a minimum of 3 years of experience in weaving."),
    ("en", "We'd prefer someone with at least 5 years of experience."),
    ("de", "Idealerweise hast du mindestens 3 Jahre Berufserfahrung als Weber."),
    ("de", "* Idealerweise 3 Jahre Erfahrung"),
    ("fr", "* 3 ans d'expérience souhaités"),
    ("es", "* Preferiblemente 3 años de experiencia"),
    ("nl", "* Bij voorkeur 3 jaar ervaring"),
    ("pl", "* Mile widziane 3 lata doświadczenia"),
    ("sv", "* Helst 3 års erfarenhet"),
    ("pt", "* Idealmente 3 anos de experiência"),
    ("fr", "* Expérience souhaitée de 2 ans"),
    ("de", "Von Vorteil sind 3 Jahre Berufserfahrung."),
    ("en", "* At least 3 years of experience desirable"),
    ("en", "* Minimum of 2-5 years of experience in weaving or related roles within mills or shops is desirable."),
    ("en", "* At least 3 years of experience in weaving would be a plus"),
    ("en", "* At least two years of experience in the field of weaving is highly desirable"),
    ("en", "* Ideally, 5 years of experience in banking"),
    ("en", "* A minimum of 2+ years' experience in weaving (carpets), (Preferred)"),
    ("en", "* At least three years of weaving experience, (strongly preferred)"),
    ("fr", "* Idéalement, 5 ans d'expérience dans la banque"),
    ("fr", "* Une première expérience d'un an minimum est souhaitée"),
    ("es", "* Valorable 2 años de experiencia en banca"),
    ("sv", "* Gärna 5 års erfarenhet av bank"),
    ("sv", "* Det är meriterande om du har 3 års erfarenhet av ledarskap"),
]


HOW_LONG = [
    ("The one to two year placements allow for classroom experience.", None),
    ("A 6 month training with an experienced weaver at your side", None),
    ("* 3 year apprenticeship or equivalent experience", None),
    ("* A two year technical diploma with relevant work experience", None),
    ("* 4-year textile science degree or equivalent experience\n* 2-3 years of weaving experience", 2),
    ("* Completion of a 2 year nursing program, with 1 year of acute care experience", 1),
    ("* 5 year carpentry experience", 5),
    ("* 1 year of training experience", 1),
    ("* 5 years training apprentices", 5),
    ("* Minimum 3 years of weaving experience (carpets preferred)", 3),
    ("* Must have at least 5 years of experience in weaving (preferred in carpets)", 5),
    ("* At least 3 years of experience in weaving, carpets made, or recommendations will be a plus", 3),
]


@pytest.mark.parametrize(("text", "low"), HOW_LONG)
def test_how_long_a_degree_or_a_placement_takes_is_no_experience(text: str, low: float | None) -> None:
    """A unit in the singular in front of a thing is the length of that thing; years of experience stay."""
    found = extract(reading_of(f"Requirements\n{text}")).get("experience_years")

    assert low == (found.low if isinstance(found, Quantity) else None)


@pytest.mark.parametrize(("language", "text"), NO_YEARS)
def test_ages_and_what_one_need_not_have_are_no_experience(language: str, text: str) -> None:
    """How old one has to be, and years behind a "nor", ask for no experience in any language."""
    assert {} == extract(reading_of(text, language=language))


def test_years_in_front_of_the_company_s_name_are_the_company_s() -> None:
    """A sentence that opens with years and goes on with the company's name tells of the company."""
    text = "Requirements\nWith more than 15 years of experience, Northwind makes what you want."

    assert {} == extract(reading_of(text, company="Northwind"))


@pytest.mark.parametrize(("language", "text"), OF_THE_COMPANY)
def test_the_company_s_years_are_not_asked_for(language: str, text: str) -> None:
    """Years that the company says to have tell nothing of the person, though the sentence speaks to them."""
    assert {} == extract(reading_of(text, language=language))


@pytest.mark.parametrize(("language", "text", "low"), OF_THE_PERSON)
def test_years_of_the_person_are_told_from_the_company_s(language: str, text: str, low: float) -> None:
    """The same words beside what is asked of the person do not take the years away."""
    reading = reading_of(text, language=language)
    facts = extract(reading)

    found = facts["experience_years"]
    assert isinstance(found, Quantity)
    assert low == found.low
    assert_quoted(reading, facts)


@pytest.mark.parametrize(("language", "text"), PREFERRED)
def test_preferred_years_are_not_asked_for_in_any_language(language: str, text: str) -> None:
    """A word for a plus in front of the years makes them no requirement."""
    assert {} == extract(reading_of(text, language=language))


@pytest.mark.parametrize(("language", "text", "low", "high"), REQUIRED)
def test_required_years_are_read(language: str, text: str, low: float, high: float | None) -> None:
    """The overall minimum; of single skills the largest, of alternatives the smallest."""
    reading = reading_of(text, language=language)
    facts = extract(reading)

    found = facts["experience_years"]
    assert isinstance(found, Quantity)
    assert (low, high) == (found.low, found.high)
    assert_quoted(reading, facts)


@pytest.mark.parametrize("text", NOT_ASKED)
def test_other_years_are_not_asked_for(text: str) -> None:
    """The company's age, preferred years, degrees, vesting and other people's years ask for nothing."""
    assert {} == extract(reading_of(text))


def test_a_title_may_ask_for_years() -> None:
    """A figure in the title is asked for too."""
    found = extract(reading_of(title="Data Engineer (5+ years experience)"))["experience_years"]

    assert isinstance(found, Quantity)
    assert 5 == found.low


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 20), st.integers(0, 10))
def test_a_range_is_read_as_it_is_written(low: int, more: int) -> None:
    """Both ends are kept, whatever the figures are; 5-5 is 5."""
    found = extract(reading_of(f"* {low}-{low + more} years of experience in sales"))["experience_years"]

    assert isinstance(found, Quantity)
    assert (low, low + more if more else None) == (found.low, found.high)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_around_a_unit_is_read_without_an_error(before: str, behind: str) -> None:
    """Extractors never raise, and their quotes are the text at their offsets."""
    reading = reading_of(f"{before} 5 years {behind} experience")

    assert_quoted(reading, extract(reading))
