"""Skills: names in other languages than English, which come to the English ones."""

from __future__ import annotations

import pytest

from jobfit.facts import skills
from jobfit.facts.model import TokenSet
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting
from tests.facts.evidence import misquoted

_FRAMES = {
    "de": ("Wir suchen für unsere Drachen eine Person, die gerne mit uns arbeitet.", "Deine Aufgaben", "Dein Profil"),
    "nl": ("Wij zoeken voor onze vliegers een collega die graag met ons werkt.", "Jouw taken", "Wat vragen wij"),
    "sv": ("Vi söker dig som vill arbeta hos oss med våra drakar.", "Arbetsuppgifter", "Kvalifikationer"),
    "pl": ("Szukamy osoby, która dołączy do naszego zespołu i zbuduje latawce.", "Zakres obowiązków", "Wymagania"),
    "pt": ("Procuramos uma pessoa que queira trabalhar com as nossas pipas.", "Responsabilidades", "Requisitos"),
    "es": ("Buscamos una persona que quiera trabajar con nuestras cometas.", "Funciones", "Requisitos"),
    "fr": (
        "Nous cherchons une personne qui veut travailler avec nos cerfs-volants.",
        "Vos missions",
        "Profil recherché",
    ),
    "it": ("Cerchiamo una persona che abbia voglia di lavorare con i nostri aquiloni.", "Attività", "Requisiti"),
}


def _named(language: str, duty: str, demand: str) -> set[str]:
    intro, duties, demands = _FRAMES[language]
    lines = [intro, "", duties, f"* {duty}", "", demands, f"* {demand}"]
    posting = JobPosting(id="1", title="Pilot", company="", description="\n".join(lines))
    facts = skills.extract(read(posting))
    assert [] == misquoted(posting, facts)
    return {name for each in facts.values() if isinstance(each, TokenSet) for name in each.value}


@pytest.mark.parametrize(
    ("language", "duty", "demand", "named"),
    [
        (
            "de",
            "Reinigungsarbeiten und Kommissionierung",
            "Erfahrung im Verkauf",
            {"cleaning", "order picking", "sales"},
        ),
        (
            "de",
            "Lesen technischer Zeichnungen",
            "Führerschein Klasse B",
            {"technical drawings", "driving licence class b"},
        ),
        ("de", "Pflege der Drachen", "Kenntnisse in der Datenvisualisierung", {"data visualization"}),
        ("de", "Massenermittlung nach VOB", "Nachtragsmanagement", {"quantity surveying", "vob", "change orders"}),
        (
            "de",
            "Social-Media-Kanäle der Drachen",
            "Gesundheitsschutz",
            {"social media management", "health and safety"},
        ),
        ("nl", "Boekhouding en facturatie", "Ervaring met verkoop", {"accounting", "invoicing", "sales"}),
        ("nl", "Je doet schoonmaakwerk", "In het bezit van rijbewijs B", {"cleaning", "driving licence class b"}),
        ("sv", "Löpande bokföring och fakturering", "Goda kunskaper i Excel", {"accounting", "invoicing", "excel"}),
        ("fr", "Coffrage et béton armé", "Bonne maîtrise d'Excel", {"formwork", "reinforced concrete", "excel"}),
        ("es", "Conteos cíclicos y cadena de frío", "Manejo de nómina", {"stocktaking", "cold chain", "payroll"}),
        ("it", "Fatturazione e gestione ordini", "Saldatura", {"invoicing", "order processing", "welding"}),
        ("it", "Gestione magazzino", "Servizio ai tavoli", {"stock management", "waiting tables"}),
        ("pt", "Contas a pagar", "Separação de pedidos", {"accounts payable", "order picking"}),
        ("pl", "Zmywanie naczyń", "Wystawianie faktur", {"dishwashing", "invoicing"}),
        ("sv", "Varupåfyllning", "Kundbemötande", {"stock replenishment", "customer service"}),
        ("sv", "Felsökning", "Truckkort", {"troubleshooting", "forklift license"}),
        ("de", "Fehlersuche", "Führerschein C/CE", {"troubleshooting", "driving licence class ce"}),
        ("es", "Soporte a usuarios", "Alta disponibilidad", {"it support", "high availability"}),
        ("pl", "Podawanie leków", "Kopie zapasowe", {"medication administration", "backups"}),
        ("it", "Assistenza anziani", "Ricerca guasti", {"elderly care", "troubleshooting"}),
        ("pt", "Ministrar aulas", "Manutenção preventiva", {"teaching", "preventive maintenance"}),
        ("nl", "Netwerkbeheer", "Versiebeheer", {"network administration", "version control"}),
        ("nl", "Bezorgen van pakketten", "Goede beheersing van Excel", {"goods delivery", "excel"}),
        ("sv", "Städning av hangaren", "Erfarenhet av försäljning och drakar", {"cleaning", "sales"}),
        (
            "pl",
            "Obsługa klienta i wystawianie faktur",
            "Doświadczenie w sprzedaży",
            {"customer service", "invoicing", "sales"},
        ),
        ("pl", "Montaż mechaniczny skrzydeł", "Znajomość rysunku technicznego", {"assembly", "technical drawings"}),
        (
            "pl",
            "Sprzątanie hangaru",
            "Znajomość logistyki oraz pakietu MS Office",
            {"cleaning", "microsoft office", "logistics"},
        ),
        (
            "pt",
            "Modelagem de dados e tabelas dinâmicas",
            "Experiência com vendas",
            {"data modeling", "pivot tables", "sales"},
        ),
        ("pt", "Atendimento ao cliente", "Domínio do Pacote Office", {"customer service", "microsoft office"}),
        (
            "es",
            "Administrar medicamentos y signos vitales",
            "Conocimientos de primeros auxilios",
            {"medication administration", "vital signs", "first aid"},
        ),
        ("es", "Limpieza de oficinas", "Experiencia en ventas y cometas", {"cleaning", "sales"}),
        (
            "fr",
            "Facturation et gestion des plannings",
            "Expérience en comptabilité",
            {"invoicing", "scheduling", "accounting"},
        ),
        ("fr", "Entretien des locaux", "Maîtrise du pack Office", {"cleaning", "microsoft office"}),
        ("de", "Lagerarbeiten und Glasreinigung", "Erste Hilfe", {"warehousing", "window cleaning", "first aid"}),
        ("fr", "Tri des déchets", "Comptabilité fournisseurs", {"waste sorting", "accounts payable"}),
        ("es", "Toma de signos vitales", "Cuentas por cobrar", {"vital signs", "accounts receivable"}),
        ("pt", "Emissão de notas fiscais", "Extração de dados", {"invoicing", "data extraction"}),
        ("pl", "Kompletacja zamówień", "Montaż wykładzin", {"order picking", "floor covering installation"}),
        ("nl", "Debiteurenbeheer", "Systeembeheer", {"accounts receivable", "system administration"}),
        ("sv", "Plocka ordrar", "Legitimerad sjuksköterska", {"order picking", "registered nurse license"}),
    ],
)
def test_a_name_in_another_language_is_the_english_one(language: str, duty: str, demand: str, named: set[str]) -> None:
    """What a language calls a skill comes to its English name, in a duty and in a demand."""
    assert named == _named(language, duty, demand)


@pytest.mark.parametrize(
    ("language", "duty", "demand"),
    [
        ("de", "Zusammenarbeit mit dem Vertrieb", "Studium der Statistik"),
        ("nl", "Je hebt contact met onze verkoop", "Je vliegt graag"),
        ("sv", "Du arbetar nära vår försäljning", "Examen i statistik"),
        ("pl", "Kontakt z działem sprzedaży", "Wykształcenie wyższe: statystyka"),
        ("pt", "Apoio às vendas da empresa", "Ensino superior em estatística"),
        ("es", "Contacto con el equipo de ventas", "Grado en estadística"),
        ("fr", "Travailler avec les ventes", "Diplôme en statistiques"),
    ],
)
def test_general_words_and_fields_of_study_are_no_skills(language: str, duty: str, demand: str) -> None:
    """A word as general as sales counts only where it is asked for, and a degree in a field is no skill in it."""
    assert set() == _named(language, duty, demand)


@pytest.mark.parametrize(
    ("duty", "named"),
    [
        ("Outlook, Teams und Drachen", {"outlook", "microsoft teams"}),
        ("Führung des Teams (Vertrieb und Lager)", set()),
        ("Aufbau unserer Teams, Buchhaltung", {"accounting"}),
    ],
)
def test_an_ordinary_word_is_a_name_beside_a_product_alone(duty: str, named: set[str]) -> None:
    """What a language has as a word too is a name in a list of products, not beside a field of work."""
    assert named == _named("de", duty, "Freude an Drachen")


@pytest.mark.parametrize(
    ("language", "sentence", "named"),
    [
        ("de", "Du übernimmst die Produktionsplanung und betreust Drachen.", {"production planning"}),
        ("de", "Unsere Drachen kommen aus der Produktionsplanung.", set()),
        ("nl", "Je bent verantwoordelijk voor de orderverwerking.", {"order processing"}),
        ("nl", "Onze vliegers komen uit de orderverwerking.", set()),
        ("sv", "Du kommer att arbeta med lönehantering.", {"payroll"}),
        ("sv", "Våra drakar kommer från vår lönehantering.", set()),
        ("pl", "Będziesz odpowiadać za wystawianie faktur.", {"invoicing"}),
        ("pl", "Nasze latawce lubią wystawianie faktur.", set()),
        ("pt", "Você será responsável pela modelagem de dados.", {"data modeling"}),
        ("pt", "As nossas pipas gostam da modelagem de dados.", set()),
        ("es", "Te encargarás de la gestión de pedidos.", {"order processing"}),
        ("es", "Nuestras cometas vienen de la gestión de pedidos.", set()),
        ("fr", "Vous êtes chargé de la facturation.", {"invoicing"}),
        ("fr", "Nos cerfs-volants aiment la facturation.", set()),
    ],
)
def test_a_sentence_that_tells_a_duty_names_fields(language: str, sentence: str, named: set[str]) -> None:
    """In running text a field counts where the sentence says what one will do, not what a company has."""
    intro, _, _ = _FRAMES[language]
    posting = JobPosting(id="1", title="Pilot", company="", description=f"{intro}\n\n{sentence}")
    facts = skills.extract(read(posting))
    assert named == {name for each in facts.values() if isinstance(each, TokenSet) for name in each.value}


@pytest.mark.parametrize(
    ("language", "demand"),
    [
        ("de", "Excel Kenntnisse"),
        ("nl", "Excel gevorderd"),
        ("sv", "Excel kunskaper"),
        ("pl", "Excel w stopniu zaawansowanym"),
        ("pt", "Excel avançado"),
        ("es", "Excel nivel intermedio"),
        ("fr", "Excel niveau avancé"),
    ],
)
def test_a_level_behind_an_ambiguous_name_makes_it_one(language: str, demand: str) -> None:
    """How well something is to be known says that it is a name, at the beginning of a line too."""
    assert {"excel"} == _named(language, "Drachen", demand)


@pytest.mark.parametrize(
    ("language", "demand"),
    [
        ("sv", "Du kan inte vänta, och lyssna på drakar"),
        ("sv", "Gott om rör"),
        ("sv", "Minst två vintrar med drakar"),
        ("fr", "Ranger les cerfs-volants"),
        ("fr", "Contrat CDD selon le règlement UE"),
        ("fr", "La mise en place des ailes, sinon on rentre vite"),
        ("it", "Regolamento UE, e un duetto con il falco"),
        ("pl", "I etap w UE"),
        ("nl", "Studie richting informatica"),
    ],
)
def test_an_ordinary_word_of_a_language_is_no_tool(language: str, demand: str) -> None:
    """What only looks like the name of a tool where its letters lose their marks, or is a verb there, is none."""
    assert set() == _named(language, "Drachen", demand)


def test_what_a_law_says_of_applicants_is_no_skill() -> None:
    """The law by which disabled people are hired alike is none that anybody is to know."""
    line = "Schwerbehinderte Menschen im Sinne des SGB IX haben bei gleicher Eignung den Vorzug."
    posting = JobPosting(id="1", title="Pilot", description=f"{_FRAMES['de'][0]}\n\n{line}")
    assert {} == skills.extract(read(posting))
