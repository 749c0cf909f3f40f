"""Place: location, country and city from what the posting says of the work, not of the company."""

from __future__ import annotations

import pytest

from jobfit.facts.model import Basis, FactValue, TokenSet
from jobfit.facts.place import extract
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting


def _values(facts: dict[str, FactValue], name: str) -> tuple[str, ...] | None:
    value = facts.get(name)
    assert value is None or isinstance(value, TokenSet)
    return value.value if value else None


def _read(posting: JobPosting) -> dict[str, FactValue]:
    facts = dict(extract(read(posting)))
    for value in facts.values():
        for each in value.evidence:
            assert each.quote == getattr(posting, each.field)[each.start : each.end]
    return facts


@pytest.mark.parametrize(
    ("location", "country", "city"),
    [
        ("Camden, London", ("GB",), ("london",)),
        ("Westminster, London, UK", ("GB",), ("london",)),
        ("San Francisco, CA (Mission)", ("US",), ("san francisco",)),
        ("Newport, Melbourne, Australia", ("AU",), ("melbourne",)),
        ("London; Richmond, VA", ("GB", "US"), ("london", "richmond")),
        ("Berlin, London, UK", ("DE", "GB"), ("berlin", "london")),
        ("Camden, NJ", ("US",), ("camden",)),
        ("Rome, New York", ("US",), ("rome",)),
        ("Rochester, New York, United States", ("US",), ("rochester",)),
        ("Paris, New York", ("FR", "US"), ("paris", "new york city")),
        ("KY or TN, USA", ("US",), None),
        ("DE or CA, United States", ("US",), None),
        ("US or CA", ("US", "CA"), None),
        ("Florianópolis, SC", ("BR",), ("florianopolis",)),
        ("Salvador, BA", ("BR",), ("salvador",)),
        ("Milano (MI)", ("IT",), ("milan",)),
        ("San Rafael, CA", ("US",), ("san rafael",)),
        ("Charlotte; NC; United States", ("US",), ("charlotte",)),
        ("Wilmington; DE", ("US",), ("wilmington",)),
        ("Munich; BY", ("DE",), ("munich",)),
        ("Denver; CO; Austin; TX", ("US",), ("denver", "austin")),
        ("US; CA; UK", ("US", "CA", "GB"), None),
        ("University of Oslo", ("NO",), ("oslo",)),
        ("Bavaria, DE", ("DE",), None),
        ("On-site, DE", None, None),
        ("QC, CA", ("CA",), None),
        ("CA, NV, CO", ("US",), None),
        ("Karnataka, IN", ("IN",), None),
        ("Ontario, CA", ("US",), ("ontario",)),
        ("Sliema, MT", ("MT",), None),
        ("Billings, MT", ("US",), ("billings",)),
        ("Amsterdam, NH", ("NL",), ("amsterdam",)),
        ("Chennai, TN", ("IN",), ("chennai",)),
        ("Perth WA", ("AU",), ("perth",)),
        ("Melbourne VIC 3000", ("AU",), ("melbourne",)),
        ("Lagos, LA", ("NG",), ("lagos",)),
        ("Monterrey, NL", ("MX",), ("monterrey",)),
        ("Bogotá D.C.", ("CO",), ("bogota",)),
        ("Curitiba/PR", ("BR",), ("curitiba",)),
        ("Dallas/TX/Remote", ("US",), ("dallas",)),
        ("Florence, AL", ("US",), ("florence",)),
        ("Toronto/ON", ("CA",), ("toronto",)),
        ("Seattle & Cambridge", ("US",), ("seattle", "cambridge")),
        ("Cambridge or Oxford", ("GB",), ("cambridge", "oxford")),
        ("Remote (US, ET or CT)", ("US",), None),
        ("Hull", ("GB",), ("kingston upon hull",)),
        ("Ottawa, Gatineau, Hull", ("CA",), ("ottawa", "gatineau", "hull")),
        ("Toronto, London", ("CA", "GB"), ("toronto", "london")),
        ("San Francisco, Vancouver", ("US", "CA"), ("san francisco", "vancouver")),
        ("Rome, New York, London", ("IT", "US", "GB"), ("rome", "new york city", "london")),
        ("Lebanon, New Hampshire", ("US",), None),
        ("St. Louis, MO", ("US",), ("st louis",)),
        ("Berlin", ("DE",), ("berlin",)),
        ("München", ("DE",), ("munich",)),
        ("Washington, DC", ("US",), ("washington",)),
        ("New York; San Francisco; Remote", ("US",), ("new york city", "san francisco")),
        ("Remote (US)", ("US",), None),
        ("Remote", None, None),
        ("Anywhere", None, None),
        ("EMEA", None, None),
        ("53 Locations", None, None),
        ("Athens; London", ("GR", "GB"), ("athens", "london")),
        ("53111 Bonn", ("DE",), ("bonn",)),
        ("D-53111 Bonn", ("DE",), ("bonn",)),
        ("1012 AB Amsterdam", ("NL",), ("amsterdam",)),
        ("Siegburg bei Bonn", ("DE",), ("siegburg",)),
        ("near Madrid", ("ES",), None),
        ("Münster", ("DE",), ("munster",)),
        ("Sussex, New Jersey", ("US",), None),
        ("Remote - US (not in NY or CO)", ("US",), None),
        ("SAN FRANCISCO OR REMOTE", ("US",), ("san francisco",)),
        ("Nampa ID", ("US",), ("nampa",)),
        ("Remote, international OK", None, None),
        ("Singapore", ("SG",), ("singapore",)),
        ("UK time zone", None, None),
        ("Montabaur", ("DE",), ("montabaur",)),
        ("Rüsselsheim", ("DE",), ("russelsheim",)),
        ("Weitra", ("AT",), ("weitra",)),
        ("Ulm", ("DE",), ("ulm",)),
        ("Miami-Dade County, FL", ("US",), None),
        ("Miami, FL", ("US",), ("miami",)),
        ("Bangor, Gwynedd", ("GB",), ("bangor",)),
        ("Bangor, ME", ("US",), ("bangor",)),
        ("Hexham, Northumberland", ("GB",), None),
        ("Newry, Co Down", ("GB",), ("newry",)),
        ("Letterkenny, County Donegal", ("IE",), ("letterkenny",)),
        ("Wexford, PA", ("US",), None),
    ],
)
def test_the_location_field(location: str, country: tuple[str, ...] | None, city: tuple[str, ...] | None) -> None:
    """Every place of the location counts; remote and regions are no country."""
    facts = _read(JobPosting(id="p", location=location))

    assert (country, city) == (_values(facts, "country"), _values(facts, "city"))


@pytest.mark.parametrize(
    ("description", "country"),
    [
        ("Northwind | Engineer | Berlin | ONSITE, VISA | Full-time\nWe sell maps.", ("DE",)),
        ("Orlando Labs | Engineer | Berlin | ONSITE\nWe sell maps.", ("DE",)),
        ("Munich (GER) | ONSITE | Northwind\nWe sell maps.", ("DE",)),
        ("Orlando | Engineer | Berlin | ONSITE\nWe sell maps.", ("DE",)),
        ("Berlin | Paris | Northwind | Engineer\nWe sell maps.", ("DE", "FR")),
        ("Northwind | Engineer | Boston (Cambridge) ONSITE\nWe sell maps.", ("US",)),
        ("Northwind - New York, NY - Full time\nWe sell maps.", ("US",)),
        ("Northwind -- San Francisco -- northwind.example\nWe sell maps.", ("US",)),
        ("Northwind Money. Lisbon, Portugal. Many positions. We sell maps of every river.", ("PT",)),
        (f"Northwind - Lisbon - Onsite - We sell maps of {'rivers, ' * 20} and more.", ("PT",)),
        ("We sell maps. Lisbon is large.", None),
        ("Northwind - northwind.example - Lisbon, Portugal -- Onsite | Full-time\nWe sell maps.", ("PT",)),
        ("Northwind | San Francisco (SoMa) | Perm, Onsite\nWe sell maps.", ("US",)),
        ("Northwind - Weaver / Chicago / Full Time\nWe sell maps.", ("US",)),
        ("Aurora / Weaver / Chicago / Onsite\nWe sell maps.", ("US",)),
        ("Boston & Cambridge - Northwind - Weavers\nWe sell maps.", ("US",)),
        ("Northwind | Weaver / Sailor at Phoenix | REMOTE\nWe sell maps.", None),
        ("Northwind | QA, ML, Docs | Lisbon, Portugal | ONSITE\nWe sell maps.", ("PT",)),
        ("Northwind | Elixir, Phoenix, Postgres | REMOTE\nWe sell maps.", None),
        ("Montabaur | Engineer | Lyon | ONSITE\nWe sell maps.", ("FR",)),
        (
            "Northwind | Engineer | On-site Boston (relocation paid), remote for some | Full-time\nWe sell maps.",
            ("US",),
        ),
        ("Northwind | Engineer | ONSITE - London - a boat for everybody | Full-time\nWe sell maps.", ("GB",)),
        ("Northwind | Engineer | Phoenix (and Elixir), Postgres | REMOTE\nWe sell maps.", None),
        ("Northwind is hiring in Boston (downtown), with visas. We sell maps.", ("US",)),
        ("We are not hiring in Boston.", None),
        ("Location: Porto, Portugal\nWe sell maps.", ("PT",)),
        ("Standort: Hamburg\nWir verkaufen Karten.", ("DE",)),
        ("This role is based in Chicago with a small team.", ("US",)),
        ("Why us? We want you to join us remotely or in our Berlin office.", ("DE",)),
        ("About us\nWe want you to join us remotely or in our Berlin office.", ("DE",)),
        ("About us\nThe position is located in our Berlin office.", ("DE",)),
        ("About us\nWe are based at our clinic in Berlin.", None),
        ("We are headquartered in Berlin. You will write code.", None),
        ("Our customers are in Japan and France.", None),
        ("Ability to Commute:\n\n* Gary, IN (Required)", ("US",)),
        (
            "Ability to commute/relocate:\n\n* Gary, IN 46402: Reliably commute or relocate before the work begins",
            ("US",),
        ),
        (
            (
                "Location:\n\nOur company: we have kilns in Berlin, Germany, and in Porto, Portugal, "
                "and sell kites to children in the wide world"
            ),
            None,
        ),
        ("Workplace: Zurich", ("CH",)),
        ("Reports to: the weaver. Location: Gary, IN. Travel: none.", ("US",)),
        ("You will be based at our site in Hull.", ("GB",)),
        ("The work location is Dayton, OH.", ("US",)),
        ("This Boston-based position reports to the president.", ("US",)),
        ("A Boston-based startup with clients.", None),
        ("Location: This remote position requires an overlap with US Pacific Timezone", None),
        ("Location: Remote, US hours", None),
        ("Location: Remote in the US, Eastern time", ("US",)),
        ("Based in our headquarters in Utrecht, the Netherlands, you will draw maps.", ("NL",)),
        ("This position is based at our headquarters in Vienna, Austria.", ("AT",)),
        ("A hybrid model: 3 days per week in our New York City office.", ("US",)),
        ("An on-site role with the primary location in San Francisco, CA.", ("US",)),
        ("We meet at our headquarters in Vienna twice a year.", None),
    ],
)
def test_the_text_when_there_is_no_location(description: str, country: tuple[str, ...] | None) -> None:
    """A headline, a label or a sentence about the role names the place; the company's seat and customers do not."""
    language = "de" if description.startswith("Standort") else None
    facts = _read(JobPosting(id="p", description=description, language=language))
    found = facts.get("country")

    assert country == (found.value if isinstance(found, TokenSet) and found.basis is Basis.STATED else None)


@pytest.mark.parametrize(
    ("description", "country"),
    [
        ("Kites is hiring engineers and sailors in Seattle, WA, onsite, full-time.\nWe fly.", ("US",)),
        ("Kites is looking for a weaver in Berlin, Germany. Onsite. Full-time.", ("DE",)),
        ("We are hiring experts in Rust in Boston, MA for Kites.", ("US",)),
        ("Kites is hiring. Our customers are in Japan.", None),
        ("Kites makes kites in Porto.\nWe are hiring engineers.", None),
    ],
)
def test_a_first_line_says_where_somebody_is_looked_for(description: str, country: tuple[str, ...] | None) -> None:
    """Without a title the sentence that says whom a company hires names the place behind its "in"."""
    facts = _read(JobPosting(id="p", description=description, language="en"))

    assert country == _values(facts, "country")


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("en", "You will be based in Paris.", ("FR",)),
        ("en", "The role is in high demand.", None),
        ("en", "Work address: 9 Kite Street, Toronto, ON", ("CA",)),
        ("de", "Zur Verstärkung unseres Teams in Stuttgart suchen wir dich.", ("DE",)),
        ("de", "Wir haben Kunden in Stuttgart.", None),
        ("fr", "Le poste est basé à Lyon.", ("FR",)),
        ("es", "Buscamos a alguien para nuestra oficina de Valencia.", ("ES",)),
        ("nl", "Wij zoeken een piloot voor ons kantoor in Rotterdam.", ("NL",)),
        ("sv", "Vi söker en pilot till vårt kontor i Malmö.", ("SE",)),
        ("pt", "Procuramos um piloto para o nosso escritório em Lisboa.", ("PT",)),
    ],
)
def test_sentences_that_name_the_place_of_work(language: str, text: str, country: tuple[str, ...] | None) -> None:
    """Where nothing else says it, a sentence about the job does, in six languages."""
    assert country == _values(_read(JobPosting(id="p", description=text, language=language)), "country")


@pytest.mark.parametrize(
    "text",
    [
        "Location: Munich, Germany Type: Full-time, for customers in Japan",
        "Standort: Hamburg oder remote Arbeitsmodell: Hybrid, mit Leuten in Europa und den USA",
    ],
)
def test_a_label_ends_where_the_next_one_begins(text: str) -> None:
    """In a line that runs on, what stands behind another label is no place of the work."""
    assert ("DE",) == _values(_read(JobPosting(id="p", title="Cartographer", description=text)), "country")


@pytest.mark.parametrize(
    ("location", "country", "city"),
    [
        ("07 - CERF DE VERNOUX", ("FR",), None),
        ("69 - LYON", ("FR",), ("lyon",)),
        ("2A - Ajaccio", ("FR",), ("ajaccio",)),
        ("NOUMEA", ("NC",), ("noumea",)),
    ],
)
def test_the_number_of_a_department_is_in_france(
    location: str, country: tuple[str, ...], city: tuple[str, ...] | None
) -> None:
    """In a French posting the number of a department in front of a town tells the country, whatever the town."""
    facts = _read(JobPosting(id="p", location=location, description="Nous vendons des cartes.", language="fr"))

    assert (country, city) == (_values(facts, "country"), _values(facts, "city"))


def test_location_holds_city_state_and_country() -> None:
    """The tokens of a location are its city, its state by name and its country."""
    facts = _read(JobPosting(id="p", location="Austin, TX"))

    assert {"austin", "texas", "US"} == set(_values(facts, "location") or ())


def test_a_list_that_goes_on_is_not_complete() -> None:
    """A count of other places leaves the set open."""
    facts = _read(JobPosting(id="p", location="Kansas (+34 others)"))

    value = facts["country"]
    assert isinstance(value, TokenSet)
    assert (("US",), False) == (value.value, value.complete)


def test_the_feed_s_country_counts_and_a_conflict_is_shown() -> None:
    """A country field is structured; another country in the location is shown beside it."""
    value = _read(JobPosting(id="p", location="Berlin", country=("PT",)))["country"]

    assert isinstance(value, TokenSet)
    assert (("PT",), Basis.STRUCTURED, "the text says DE") == (value.value, value.basis, value.conflict)


def test_a_label_adds_to_the_location_field() -> None:
    """Places of the field and of a labelled line are taken together."""
    posting = JobPosting(id="p", location="Hong Kong", description="Location: Singapore or Hong Kong\nWe sell maps.")

    assert {"HK", "SG"} == set(_values(_read(posting), "country") or ())


def test_a_part_of_a_country_without_a_code_adds_no_other_part() -> None:
    """Nordrhein-Westfalen is only told as Germany."""
    assert ("koln", "DE") == _values(_read(JobPosting(id="p", location="Köln, NRW")), "location")


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("Kite Developer - REST, SQL, AJAX", None),
        ("Kite Developer - Ajax, ON", ("CA",)),
        ("Engineer (Berlin)", ("DE",)),
        ("Nurse - Milwaukee, WI", ("US",)),
        ("Engineer, SWE and Rust", None),
        ("Database Engineer (SQL, Aurora)", None),
        ("Account Manager - Berlin Sails", None),
        ("Engineer, UK time zone", None),
        ("Nurse in Leeds, 30 days of holiday", ("GB",)),
        ("Nurse, 30 days of holiday, time and a half on Sundays", None),
        ("Product Manager, Mobile", None),
        ("Bauleiter – Neubau", None),
        ("Lagerist - Waren", None),
        ("Lagerist - Waren, Deutschland", ("DE",)),
        ("Account Executive, Enterprise", None),
        ("Director Enterprise IT", None),
        ("Verger – St John's, Sheffield", ("GB",)),
        ("Nurse - Reading, UK", ("GB",)),
        ("Vacancies at Kenya Kites", None),
        ("Barista at Paris Baguette", None),
        ("Pilot at Leeds HQ", ("GB",)),
        ("Pilot at Kites, Nairobi", ("KE",)),
    ],
)
def test_a_title_when_nothing_else_says_where(title: str, country: tuple[str, ...] | None) -> None:
    """A title's place counts, but for roles, tools, time zones and the company's name that are called like one."""
    assert country == _values(_read(JobPosting(id="p", title=title, company="Berlin Sails")), "country")


@pytest.mark.parametrize(
    ("title", "city"),
    [
        ("Engineer (Paris, London)", ("paris", "london")),
        ("Engineer - Paris or London", ("paris", "london")),
        ("Engineer (Berlin/Munich)", ("paris",)),
        ("Engineer, London clients", ("paris",)),
        ("Database Engineer (SQL, Aurora)", ("paris",)),
    ],
)
def test_a_title_adds_the_cities_that_it_lists_with_that_of_the_location(title: str, city: tuple[str, ...]) -> None:
    """A board shows one place of several; what names other places alone is no list with it."""
    assert city == _values(_read(JobPosting(id="p", title=title, location="Paris")), "city")


@pytest.mark.parametrize(
    ("location", "text", "country"),
    [
        ("Canada, USA", "This role is based in Canada.", ("CA",)),
        ("Germany; Spain", "You will be based in Spain.", ("ES",)),
        ("Canada, USA", "This role is based in Canada or the USA.", ("CA", "US")),
        ("Canada, USA", "USA-based roles only: the pay is 80,000 a year.", ("CA", "US")),
        ("Germany; Spain", "You will be based in Porto.", ("DE", "ES")),
        ("Germany; Spain", "Our company is based in Spain.", ("DE", "ES")),
        ("Berlin; Madrid", "You will be based in Madrid.", ("DE", "ES")),
    ],
)
def test_a_sentence_says_which_of_several_countries_it_is(location: str, text: str, country: tuple[str, ...]) -> None:
    """One posting is shown in several countries; the place of this job is the one that its text names."""
    assert country == _values(_read(JobPosting(id="p", location=location, description=text)), "country")


@pytest.mark.parametrize(
    ("location", "country"),
    [
        ("Americas, Europe, Israel", None),
        ("Northern America, Europe, South Africa", None),
        ("LATAM, Canada, USA", None),
        ("LATAM, Spain or Portugal", None),
        ("EU & US", None),
        ("London or Europe", ("GB",)),
        ("Poland, Europe", ("PL",)),
        ("EMEA - Spain", ("ES",)),
        ("Europe (Poland, Spain)", ("PL", "ES")),
        ("London, UK; Europe", ("GB",)),
        ("Ghent, Belgium, Europe", ("BE",)),
    ],
)
def test_countries_listed_with_regions_are_no_places_of_work(location: str, country: tuple[str, ...] | None) -> None:
    """Such a list says where one may live; a region that only says where a place is changes nothing."""
    assert country == _values(_read(JobPosting(id="p", location=location)), "country")


def test_a_title_that_says_where_one_moves_outweighs_the_location() -> None:
    """A posting is shown where people are sought; "relocation to" says where the work is."""
    posting = JobPosting(id="p", title="Kite Engineer (relocation to Cyprus)", location="Berlin, Germany")

    assert ("CY",) == _values(_read(posting), "country")
    plain = JobPosting(id="p", title="Kite Engineer (no relocation to Spain)", location="Berlin, Germany")
    assert ("DE",) == _values(_read(plain), "country")


def test_a_label_with_a_dash_is_a_label() -> None:
    """A dash behind "Location" is as good as a colon."""
    posting = JobPosting(id="p", description="We sail.\n\nLocation - Porto\n\nCome along.")

    assert ("porto",) == _values(_read(posting), "city")


def test_what_is_excepted_is_no_place_of_work() -> None:
    """A country behind "excluding" is where the work is not."""
    posting = JobPosting(id="p", description="You must be located in the EU (excluding Germany).")

    assert _values(_read(posting), "country") is None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Remote in Germany, with regular trips to our office in Vienna.", None),
        ("You must be based in the EMEA region and willing to travel to Dubai.", None),
        ("This role is based in Leeds or York, with visits to our office in Madrid.", ("GB",)),
        ("You will visit our office in Madrid twice a year; the job is in Leeds.", ("GB",)),
    ],
)
def test_a_place_that_is_only_visited_is_no_place_of_work(text: str, country: tuple[str, ...] | None) -> None:
    """Whom one travels to now and then has an office there; the work is elsewhere."""
    posting = JobPosting(id="p", title="Cook", description=text)

    assert country == _values(_read(posting), "country")


@pytest.mark.parametrize(
    ("location", "pay", "country"),
    [
        ("Durham", "£42,000 a year", ("GB",)),
        ("Newcastle", "£42,000 a year", ("GB",)),
        ("Newcastle", "A$90,000 a year", ("AU",)),
        ("Windsor", "CA$90,000 a year", ("CA",)),
        ("Newcastle", "90,000 a year", None),
        ("Windsor", "C$70,000 a year", ("CA",)),
        ("Windsor", "GBP 40,000 a year", ("GB",)),
        ("Boston", "£42,000 a year", None),
        ("Boston", "£42,000 or $60,000 a year", ("US",)),
        ("Durham, NC", "£42,000 a year", ("US",)),
        ("London or Durham", "£42,000 a year", ("GB",)),
        ("Athens; London", "You draw with CAD.", ("GR", "GB")),
    ],
)
def test_the_money_says_which_of_several_cities_is_meant(
    location: str, pay: str, country: tuple[str, ...] | None
) -> None:
    """Who pays in pounds means the Durham of pounds; where another namesake is far larger it stays open."""
    posting = JobPosting(id="p", title="Cook", location=location, description=f"Salary: {pay}")

    assert country == _values(_read(posting), "country")


def test_what_stands_behind_a_pin_names_the_place() -> None:
    """A pin as on a map marks the place up to the next mark, and not a sentence or a label of its own."""
    pinned, sentence, label = (
        _read(JobPosting(id="p", title="Pilot", description=f"We fly. {text}"))
        for text in (
            "📍 Leeds/UK Remote | 💰 £90,000",
            "📍 Our pilots love to tell you of the days in which they flew to Leeds",
            "📍 Founded in: Leeds | 💰 £90,000",
        )
    )

    assert (("GB",), ("leeds",)) == (_values(pinned, "country"), _values(pinned, "city"))
    assert {} == sentence
    assert {} == label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("* 🇩🇪 Berlin\n* 🕐 Full-time", ("DE",)),
        ("🌍 Ghent, Belgium", ("BE",)),
        ("We speak 🇩🇪 and sell to 🇫🇷 France with love.", ()),
        ("🌍 All over the world people love us", ()),
    ],
)
def test_a_flag_that_begins_a_line_names_the_place(text: str, expected: tuple[str, ...]) -> None:
    """Behind a flag or a globe at the beginning of a line stands where the job is; elsewhere they tell nothing."""
    found = _read(JobPosting(id="p", title="Pilot", description=f"We fly boats.\n\n{text}"))

    assert expected == (_values(found, "country") if "country" in found else ())


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("EMEA, Denmark, UK", ("DK", "GB")),
        ("Germany, Spain, Europe", ("DE", "ES")),
        ("Americas, Europe, Israel", None),
        ("Europe, Kenya", None),
    ],
)
def test_countries_beside_the_region_that_they_are_in(location: str, expected: tuple[str, ...] | None) -> None:
    """A region that has all the countries listed with it only says where they are."""
    assert expected == _values(_read(JobPosting(id="p", title="Cook", location=location)), "country")


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("Utrecht (city centre), NL", ("NL",)),
        ("Springfield (near the mill), MO", ("US",)),
        ("iOS Engineer (frontend), IT", None),
    ],
)
def test_letters_behind_the_brackets_of_a_town(piece: str, expected: tuple[str, ...] | None) -> None:
    """What a town's brackets add parts its country's letters not from it."""
    posting = JobPosting(id="p", title="", description=f"Acme | Pilot | {piece} | Full-time")

    assert expected == _values(_read(posting), "country")
