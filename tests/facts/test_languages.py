"""The languages that the work asks for, in the eight languages that postings are read in."""

from __future__ import annotations

import pytest

from jobfit.facts import languages
from jobfit.facts.model import Text, TokenSet
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting
from tests.facts.evidence import misquoted


def _read(line: str, *, written_in: str | None = None) -> tuple[str, ...] | None:
    posting = JobPosting(id="1", title="Pilot", description=f"Requirements\n* {line}", language=written_in)
    facts = languages.extract(read(posting))
    assert [] == misquoted(posting, facts)
    found = facts.get("languages")
    return found.value if isinstance(found, TokenSet) else None


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("English and French are the working languages of the Secretariat. Fluency in English is required.", ("en",)),
        ("The official languages of the organisation are English and German.", None),
        ("Our working language is English.", ("en",)),
        ("Expert competence in English spelling and grammar", ("en",)),
        ("Ability to communicate clearly with pilots in English", ("en",)),
        ("Native-level German or minimum B2 German — required for talks", ("de",)),
        ("Fluent German or fluent English", None),
        ("Fluent German (C1 or better) and good English", ("de", "en")),
        ("You are fluent in English (an extra European language would be a plus)", ("en",)),
        ("You speak Dutch and are ideally based in Leiden", ("nl",)),
        ("English and ideally German", ("en",)),
        ("Apply with the English-language version of your resume", None),
        ("Mastery of English", ("en",)),
        ("Impeccable English", ("en",)),
        ("English C1+", ("en",)),
        ("We help non-English speakers find a doctor.", None),
        ("Sewing is a plus Professional proficiency in English", ("en",)),
        ("A plus if you speak fluent French", None),
        ("Fluent English", ("en",)),
        ("Polish and English fluency required", ("pl", "en")),
        ("Good knowledge of German tax law", None),
        ("Working knowledge of French GAAP", None),
        ("Experience negotiating with German Works Councils", None),
        ("Communicate with our French customers", None),
        ("Communicate with customers in French", ("fr",)),
        ("Fluent Spanish customer service", ("es",)),
        ("Our customers speak German and French", None),
        ("Care for Spanish-speaking patients", None),
        ("Spanish speakers are encouraged to apply", None),
        ("Fluent in Dutch and English Business or engineering background", ("nl", "en")),
        ("You must be Polish (our core team is Polish)", None),
        ("You must be Polish speaking", ("pl",)),
        ("A strong wish to work for a Polish-based company, and fluent German", ("de",)),
        ("You must have a German passport and speak French", ("fr",)),
        ("You speak English at a native level or have another second language.", None),
        ("Fluent English and another language", ("en",)),
        ("You stay until it is done Fluent in German and English Ideally: you have flown a kite", ("de", "en")),
        ("Fluent German plus English", ("de", "en")),
        ("Excellent written and spoken English and German", ("en", "de")),
        ("English (C1) and French (B2)", ("en", "fr")),
        ("Native Japanese speaker", ("ja",)),
        ("Business-level Mandarin is required", ("zh",)),
        ("Fluent English, German is a plus", ("en",)),
        ("Fluency in Armenian, Russian, English is preferrable", None),
        ("Fluent in English, German, French a plus", ("en",)),
        ("Strong verbal and written Armenian", ("hy",)),
        ("Fluent in Kiswahili and Georgian", ("sw", "ka")),
        ("Knowledge of Armenian legislation", None),
        ("You speak Somali or Hmong", None),
        ("Fluent English; German is a plus", ("en",)),
        ("Native or near-native German", ("de",)),
        ("Proficiency in English, Brno, Czech Republic", ("en",)),
        ("Near-native Spanish proficiency (C1 or higher) Advanced English proficiency (B2)", ("es", "en")),
        ("Fluent German or good English", None),
        ("Fluent in English (other languages a plus)", ("en",)),
        ("* Excellent German and English required", ("de", "en")),
        ("German is a plus but not required", None),
        ("Bonus: fluent French", None),
        ("Fluent German, but not essential", None),
        ("Languages: English (required), German (plus)", ("en",)),
        ("Languages: English (must-have), Spanish (optional)", ("en",)),
        ("Languages: English (fluent), German (fluent)", ("en", "de")),
        ("Languages: English (C1), German (B2), French (a plus)", ("en", "de")),
        ("Excellent communication skills in English and German (preferred).", ("en",)),
        ("Fluent English, French and German (a plus)", ("en", "fr")),
        ("Fluent English and German (both preferred)", None),
        ("Fluent English and German (required)", ("en", "de")),
        ("Fluent English; German is not a must", ("en",)),
        ("Don't worry if your German is not perfect", None),
        ("If you speak German, great", None),
        ("Fluent in English or German", None),
        ("Bilingual in English and one of these languages (German, Korean)", ("en",)),
        ("You don't need to speak German", None),
        ("You polish your kites", None),
        ("You speak fluent English and Polish", ("en", "pl")),
        ("Fluent English and Polish; Czech an asset", ("en", "pl")),
        ("You know the German market", None),
        ("Fluent Polish and at least B2 English", ("pl", "en")),
        ("You polish and English is what you speak well", ("en",)),
        ("Japanese: JLPT N2", ("ja",)),
        ("Bilingualism in French and English", ("fr", "en")),
        ("Dutch is a requirement", ("nl",)),
        ("Fluent English (min. C1), German is a plus", ("en",)),
        ("Fluent English Benefits: salary plus annual bonus and extra holiday", ("en",)),
    ],
)
def test_only_what_is_asked_for_is_required(line: str, codes: tuple[str, ...] | None) -> None:
    """A plus, a choice, a denial and other uses of the name ask for nothing."""
    assert codes == _read(line)


@pytest.mark.parametrize(
    ("written_in", "line", "codes"),
    [
        ("de", "Du sprichst sicher Deutsch und arbeitest gerne mit Kindern", ("de",)),
        ("de", "Unsere Teamsprache ist Englisch", ("en",)),
        ("de", "Deutsche und polnische Sprachkenntnisse", ("de", "pl")),
        ("de", "Hervorragende deutsche Sprachkenntnisse", ("de",)),
        ("de", "Dein Deutsch ist auf gutem Niveau. Dein Englisch ist gut", ("de", "en")),
        ("de", "Deutschlevel mindestens C1", ("de",)),
        ("de", "Sehr gute Deutschkenntnisse (C1 oder besser) sowie gute Englischkenntnisse", ("de", "en")),
        ("de", "Du sprichst Deutsch auf C1- oder C2-Niveau, gerne auch Englisch", ("de",)),
        ("de", "Du sprichst fließend Deutsch und bist idealerweise aus Berlin", ("de",)),
        ("de", "Drachen steuern musst du nicht Exzellentes Deutsch", ("de",)),
        ("de", "Sprachkenntnisse: Deutsch (verhandlungssicher), Englisch (von Vorteil)", ("de",)),
        ("de", "Fließendes Deutsch; idealerweise Kenntnisse in Schwedisch, Dänisch oder Finnisch (kein Muss)", ("de",)),
        ("fr", "Langues : anglais (souhaité), allemand (indispensable)", ("de",)),
        ("es", "Idiomas: inglés (valorable), francés (imprescindible)", ("fr",)),
        ("nl", "Talen: Nederlands (vereist), Duits (pré)", ("nl",)),
        ("sv", "Svenska krävs, engelska är ett plus", ("sv",)),
        ("pt", "Línguas: inglês (obrigatório), espanhol (valorizado)", ("en",)),
        ("nl", "Talen: Nederlands en Engels", ("nl", "en")),
        ("nl", "Je spreekt vloeiend Nederlands; kennis van Frans is een troef", ("nl",)),
        ("sv", "Svenska är inget krav, vårt koncernspråk är engelska", ("en",)),
        ("pt", "Idiomas: português e inglês", ("pt", "en")),
        ("de", "Fließendes Deutsch, gerne auch gutes Englisch", ("de",)),
        ("de", "Sehr gute Deutsch- und Englischkenntnisse in Wort und Schrift", ("de", "en")),
        ("de", "Deutschkenntnisse auf C1-Niveau; Englisch von Vorteil", ("de",)),
        ("de", "Fließendes Englisch und gutes Deutsch für die Arbeit Nice-to-have Erfahrung mit Kites", ("en", "de")),
        ("de", "Fließende Deutschkenntnisse sowie gute Englischkenntnisse Ein weiteres Plus ist Segeln", ("de", "en")),
        ("de", "Gute Kenntnisse der deutschen und englischen Sprache", ("de", "en")),
        ("de", "Du berätst Kunden in englischer und deutscher Sprache", ("en", "de")),
        ("de", "Fließendes Deutsch, weitere Sprachen sind von Vorteil", ("de",)),
        ("de", "Deutschkenntnisse mind. B2", ("de",)),
        ("de", "Fließendes Deutsch Wir bieten ein Bonus-System", ("de",)),
        ("de", "Deutschkenntnisse sind ein Vorteil", None),
        ("pl", "Wymagania: dofinansowanie do nauki języka angielskiego", None),
        ("pl", "Biegły polski oraz angielski", ("pl", "en")),
        ("nl", "Je spreekt Nederlands evenals Frans", ("nl", "fr")),
        ("de", "Deutschkenntnisse auf mind. C1-Level, idealerweise C2", ("de",)),
        ("de", "Gutes Deutsch, idealerweise verhandlungssicheres Englisch", ("de",)),
        ("de", "Die Kommunikation auf Englisch und Deutsch ist für dich selbstverständlich", ("en", "de")),
        ("de", "Du präsentierst sicher auf Deutsch und Englisch", ("de", "en")),
        ("de", "Kommunikationsstärke sowohl in Deutsch als auch in Englisch", ("de", "en")),
        ("de", "Du schickst deine Unterlagen auf Deutsch oder Englisch", None),
        ("nl", "Je communiceert vlot in het Nederlands, Engels is een pluspunt", ("nl",)),
        ("nl", "Je bent thuis op de Duitse markt", None),
        ("pl", "Swobodnie posługujesz się językiem niemieckim", ("de",)),
        ("sv", "Du uttrycker dig väl på svenska, engelska är en merit", ("sv",)),
        ("de", "Perfektes Englisch und Freude am Fliegen", ("en",)),
        ("de", "Erfahrung mit deutschen und europäischen Kunden", None),
        ("fr", "Anglais courant et allemand professionnel", ("en", "de")),
        ("fr", "Un anglais courant, l'espagnol serait un plus", ("en",)),
        ("fr", "Parler couramment l'anglais et avoir le français comme langue principale", ("en", "fr")),
        ("fr", "L'anglais est la langue principale de l'équipe", None),
        ("es", "Nivel alto de inglés", ("en",)),
        ("nl", "Vloeiend in Nederlands en Engels", ("nl", "en")),
        ("pl", "Znajomość języka angielskiego na poziomie B2", ("en",)),
        ("sv", "Flytande svenska och engelska i tal och skrift", ("sv", "en")),
        ("pt", "Inglês fluente", ("en",)),
    ],
)
def test_seven_more_languages_have_words(written_in: str, line: str, codes: tuple[str, ...]) -> None:
    """Names, levels and marks of preference in each."""
    assert codes == _read(line, written_in=written_in)


@pytest.mark.parametrize(
    ("written_in", "line", "codes"),
    [
        (
            "de",
            "Bauplanung ist ein Plus, aber keine Voraussetzung Fließende Deutschkenntnisse in Wort und Schrift",
            ("de",),
        ),
        ("de", "Sehr gute Deutschkenntnisse (mindestens C1) Wünschenswert : Erste Flüge mit Drachen", ("de",)),
        ("de", "Sehr gute Deutschkenntnisse Das bringst Du idealerweise mit einen Drachen", ("de",)),
        ("de", "Gute Deutschkenntnisse in Wort und Schrift Begeisterung für Wind Idealerweise ein Drachen", ("de",)),
        ("de", "Sehr gute Deutschkenntnisse Von Vorteil sind außerdem: eigene Drachen", ("de",)),
        ("de", "Sie fliegen in sehr gutem Deutsch mündlich und schriftlich Wir verzichten gerne auf Regen", ("de",)),
        ("de", "Sehr gute Englisch- und Deutschkenntnisse Technisches Verständnis von Vorteil", ("en", "de")),
        ("de", "Sehr gute Deutschkenntnisse Kenntnisse in Wetterkunde von Vorteil", ("de",)),
        ("en", "Years in flight or launch Fluent in English. German, French and Italian is an asset.", ("en",)),
        ("en", "Fluent in English, German/Italian/French are a plus", ("en",)),
        ("en", "Native or high level German and fluent English, both are used daily", ("de", "en")),
        ("en", "Native or business-fluent German is required", ("de",)),
        ("en", "Proficiency in English, Germany based preferred, able to travel to Ulm", ("en",)),
        ("en", "Fluent in English, Kite experience preferred", ("en",)),
        ("en", "Fluent in English, B2 level preferred", None),
        ("en", "Excellent English, German and French required", ("en", "de", "fr")),
        ("de", "Englischkenntnisse Wünschenswert", None),
        ("de", "Gute Englischkenntnisse sind wünschenswert, aber keine Voraussetzung", None),
        ("de", "Gute Englischkenntnisse und idealerweise Kenntnisse in einer dieser Sprachen: Französisch", ("en",)),
        ("de", "Auf Deutsch kommunizieren Sie verhandlungssicher", ("de",)),
        ("de", "Deutschkenntnisse sind keine Voraussetzung Fließendes Englisch", ("en",)),
    ],
)
def test_what_stands_in_another_item_says_nothing_of_a_language(
    written_in: str, line: str, codes: tuple[str, ...] | None
) -> None:
    """Where a text runs the items of a list together, the marks and denials of the next and the last do not count."""
    assert codes == _read(line, written_in=written_in)


def test_the_company_s_own_lessons_ask_for_nothing() -> None:
    """What is offered is not asked for."""
    posting = JobPosting(id="1", description="Benefits\n* Free fluent German lessons")

    assert "languages" not in languages.extract(read(posting))


@pytest.mark.parametrize(
    ("description", "code"),
    [
        ("We are looking for a person to work with us on kites and the wind, and you will fly with your team.", "en"),
        (
            "Wir suchen dich für unser Team und du kannst mit uns an den Drachen arbeiten, die wir haben.",
            "de",
        ),
        ("Kites!", None),
    ],
)
def test_the_posting_s_own_language(description: str, code: str | None) -> None:
    """It is known when enough is written."""
    found = languages.extract(read(JobPosting(id="1", description=description))).get("posting_language")

    assert code == (found.value if isinstance(found, Text) else None)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("About us\nWe make kites. We are looking for pilots with native fluency in Czech.", ("cs",)),
        ("About us\nOur founders speak fluent Czech.", None),
        ("Requirements: fluent English. Preferred: fluent Czech.", ("en",)),
        ("About us\nWe come from ten countries. English is our company language.", ("en",)),
        ("About us\nWe make kites. Our talks are in Czech; fluent Czech is required.", ("cs",)),
        ("Benefits\n* Kites\n* Native-level Czech", ("cs",)),
        ("Benefits\n* Perfect your Czech with our lessons", None),
        ("Nice to have\n* You must have strong Czech", ("cs",)),
        ("Nice to have\n* Strong Czech", None),
        ("Language\nCzech required, Dutch nice to have", ("cs",)),
    ],
)
def test_a_heading_does_not_hide_whom_the_company_looks_for(text: str, codes: tuple[str, ...] | None) -> None:
    """What is asked for may stand under the company's heading, and a label inside the line makes a plus."""
    found = languages.extract(read(JobPosting(id="1", description=text))).get("languages")

    assert codes == (found.value if isinstance(found, TokenSet) else None)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Our team speaks Dutch.", None),
        ("Everyone here speaks French.", None),
        ("The team speaks German; German is required.", ("de",)),
        ("We want someone who speaks Dutch.", ("nl",)),
    ],
)
def test_what_those_who_are_there_speak_is_asked_of_nobody(text: str, codes: tuple[str, ...] | None) -> None:
    """A team may speak more than it asks for; what it asks for is said besides."""
    found = languages.extract(read(JobPosting(id="1", title="Pilot", description=text))).get("languages")

    assert codes == (found.value if isinstance(found, TokenSet) else None)
