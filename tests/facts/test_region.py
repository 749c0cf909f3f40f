"""Applicant region: who may sit where, for remote jobs only."""

from __future__ import annotations

import pytest

from jobfit.facts.model import Basis, TokenSet
from jobfit.facts.places.timezones import zones_in
from jobfit.facts.reading import read
from jobfit.facts.region import extract
from jobfit.postings.model import JobPosting

_GERMAN = (
    "Wir bauen Drachen und suchen dich, weil wir mit dir wachsen wollen. Das ist die Aufgabe, die auf dich wartet."
)


def _region(location: str = "Remote", description: str = "", **fields: object) -> TokenSet | None:
    posting = JobPosting(id="p", location=location, description=description, **fields)
    value = extract(read(posting)).get("applicant_region")
    assert value is None or isinstance(value, TokenSet)
    for each in value.evidence if value else ():
        assert each.quote == getattr(posting, each.field)[each.start : each.end]
    return value


def _clocks_of(written: str) -> set[str]:
    zones = zones_in(written, 0, len(written), ("en",))
    return set(zones.countries) if zones else set()


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("Remote (US)", {"US"}),
        ("Remote - US Only", {"US"}),
        ("United States | Remote", {"US"}),
        ("Remote (United States | Canada)", {"US", "CA"}),
        ("Remote - EMEA", {"EMEA"}),
        ("Anywhere in the EU (remote)", {"EU"}),
        ("Remote, Worldwide", {"worldwide"}),
        ("Remote - California", {"US"}),
        ("Remote - Canada; Calgary, AB; Toronto, ON", {"CA"}),
        ("Lima, Remote", None),
        ("Remote, Munich, Germany", None),
        ("Las Vegas, NV (Remote)", None),
        ("Remote, European time zone", None),
        ("Remote (PT timezone)", None),
        ("Remote - ET hours", None),
        ("Remote, PT", {"PT"}),
        ("Remote (ET)", None),
        ("Remote within 3h of CET", _clocks_of("within 3 hours of CET")),
        ("Remote within 3h of PT", _clocks_of("within 3 hours of PT")),
        ("Remote, Anywhere (GMT+1 to GMT+2)", _clocks_of("GMT+1 to GMT+2")),
        ("Boston; MA; Remote", None),
        ("Remote", None),
        ("Remote, Nordics", {"DK", "FI", "FO", "AX", "IS", "NO", "SE"}),
        ("Remote - DACH", {"DE", "AT", "CH"}),
        ("Berlin, DACH remote, Poland Remote", {"DE", "AT", "CH", "PL"}),
        ("Remote APAC", {"APAC"}),
        ("Remote (Americas)", {"Americas"}),
        ("Remote - Americas (North, Central and South America)", {"Americas"}),
        ("Remote, EEA", {"EEA"}),
        ("Remote - LATAM", {"LATAM"}),
        ("Remote, ON", {"CA"}),
        ("Remote in Texas", {"US"}),
        ("Remote - Singapore", {"SG"}),
        ("Remote, USCA", {"US", "CA"}),
        ("Remote/US/Singapore/HK", None),
        ("Remote (KY or TN, USA)", {"US"}),
        ("North America - Remote", {"US", "CA"}),
        ("Remote, Worldwide, North America, Europe, Asia, Africa, Oceania", {"worldwide"}),
        ("Remote (NAMER)", {"US", "CA"}),
        ("Remote, East Coast", {"US"}),
        ("Remote - Germany (EU)", {"DE"}),
        ("Remote, EMEA - Spain", {"ES"}),
        ("Remote, Europe (Poland, Spain)", {"PL", "ES"}),
        ("Remote, Europe (Germany preferred)", {"Europe"}),
        ("Remote, Europe (including UK)", {"Europe", "GB"}),
        ("Remote, Europe, UK", {"Europe", "GB"}),
        ("Remote, Europe (Canada too)", {"Europe", "CA"}),
        ("Remote; Bucharest, Romania, Europe", None),
        ("Berlin", None),
        ("On-site, Germany", None),
    ],
)
def test_the_location(location: str, expected: set[str] | None) -> None:
    """A country or region beside "remote" is where one may live; a city is not; silence is unknown."""
    found = _region(location)

    assert expected == (set(found.value) if found else None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("You must reside in Germany or Austria.", {"DE", "AT"}),
        ("Please do NOT apply if you are NOT located in Texas or Ohio.", {"US"}),
        ("Please do not apply if you live outside of Spain.", None),
        ("Do not apply unless you live in Spain.", {"ES"}),
        ("Only apply if you live in Leeds or Hull.", {"GB"}),
        ("We encourage applicants to apply regardless of location.", {"worldwide"}),
        ("Candidates must be based in the United States.", {"US"}),
        ("This position is remote within the UK.", {"GB"}),
        ("We offer remote work within the UK.", {"GB"}),
        ("We offer remote work within the UK, with a preference for those near a harbour.", {"GB"}),
        ("We offer remote work, ideally within the UK.", None),
        ("We are hiring in the Bay Area, CA but remote is OK.", None),
        ("Location: Bay Area, CA, or remote", None),
        ("Remote, relocation to Germany possible.", None),
        ("Worldwide telecommute", {"worldwide"}),
        ("Fully remote (US only)", {"US"}),
        ("Work from anywhere in Europe.", {"Europe"}),
        ("This role is required to work from the contiguous United States.", {"US"}),
        ("Work remotely from anywhere in Europe or at our Leeds office.", {"Europe"}),
        ("We seek our next Canada-based colleague, wherever we all work from.", {"CA"}),
        ("We prefer to hire Canada-based candidates, but consider others.", None),
        ("The role is open to candidates in LATAM.", {"LATAM"}),
        ("You can work from anywhere in the world.", {"worldwide"}),
        ("* Based in the Nordics", {"DK", "FI", "FO", "AX", "IS", "NO", "SE"}),
        ("You must reside in the EEA.", {"EEA"}),
        ("Open to candidates in DACH.", {"DE", "AT", "CH"}),
        ("Remote within EMEA.", {"EMEA"}),
        ("Remote across APAC.", {"APAC"}),
        ("Open to candidates in the Americas.", {"Americas"}),
        ("Live and work where you'd like (EMEA time zones).", {"EMEA"}),
        ("From anywhere in the world. Authorization to work in the U.S. and current residence required.", {"US"}),
        ("Candidates must reside in Texas, Ohio or Florida.", {"US"}),
        ("Must be based in Ontario or British Columbia.", {"CA"}),
        ("You must be located in Eastern Canada or New England.", {"CA", "US"}),
        ("We hire in every state and internationally.", None),
        ("We sell in every state and internationally.", None),
        ("You make hiring plans as we scale the team globally.", None),
        ("Candidates based in Canada are preferred.", None),
        ("We are headquartered in France.", None),
        ("Our customers are located in Japan.", None),
        ("The salary range for people based in Canada is wide.", None),
        ("If you are based in Spain, come to our office.", None),
        ("You get four weeks of work from anywhere in the world each year.", None),
        ("Must overlap with US time zones.", None),
        ("This is a remote role (PT timezone).", None),
        ("Remote from anywhere in Europe.", {"Europe"}),
        ("We welcome applicants outside of the US.", {"worldwide"}),
        ("We are not open to applicants outside the US.", None),
        ("This role can be located anywhere within the Continental United States.", {"US"}),
        ("Must reside in one of the following states: AZ, CO, FL.", {"US"}),
        ("We are able to employ people in the UK and Ireland.", {"GB", "IE"}),
        ("This position is open for LATAM-based candidates only.", {"LATAM"}),
        ("Open to U.S.-based applicants only.", {"US"}),
        ("Open to U.S. and Canada-based candidates.", {"US", "CA"}),
        ("This is for UK residents only.", {"GB"}),
        ("UK residents only:\n* A bicycle", None),
        ("You need to live in the EU.", {"EU"}),
        ("Currently, we hire only in Spain.", {"ES"}),
        ("Eligible countries: Spain and Portugal", {"ES", "PT"}),
        ("You must be based in Houston.", {"US"}),
        ("Candidates must live within 50 miles of Houston or Toronto.", {"US", "CA"}),
        ("Must live within commuting distance of our Austin office.", None),
        ("You may work from any country where we have an entity: Spain or Portugal.", {"ES", "PT"}),
        ("Sorry, we can't hire people outside of Australia.", {"AU"}),
        ("Open to US residents.", {"US"}),
        ("Work from any EU country.", {"EU"}),
        ("Kites.\nWe are hiring in the Philippines and Kenya for other roles.", None),
        ("We don't care where you live.", {"worldwide"}),
        ("We help people find boats anywhere in the world.", None),
        ("Our boat lets people work from anywhere.", None),
        ("For US-based applicants the compensation is high.", None),
        ("You help US-based candidates to find boats.", None),
        ("We look for candidates in ET/CT/MT.", None),
        ("You must be US-based.", {"US"}),
        ("UK only.", {"GB"}),
        ("Medical insurance (US only).", None),
        ("You must be kind to US-based customers.", None),
        ("You can be based anywhere.", {"worldwide"}),
        ("You can be based anywhere in Spain.", {"ES"}),
        ("You can work from anywhere in our five markets.", None),
        ("We hire in Spain, Singapore, Ghent, or wherever you are.", {"worldwide"}),
        ("We hire in Spain, Portugal or anywhere else in the bloc.", {"ES", "PT"}),
        ("Work from our Boston office or remotely in the East Coast region.", {"US"}),
        ("Open to hiring remote across Spain — we also have offices in Ghent.", {"ES"}),
        ("Employees can work remotely anywhere in Spain and/or work from one of two offices.", {"ES"}),
        ("Our employees are based in Spain.", None),
        ("Current residence in the U.S. is a must.", {"US"}),
        ("U.S. residency required.", {"US"}),
        ("Remote (Europe). You must live in the EU.", {"EU"}),
        ("Work from our offices, or from home, as long as you reside within the US.", {"US"}),
        ("We have offices in Spain, so applicants based in Spain can come in.", None),
        ("Eligible states: California, Texas and New York.", {"US"}),
        ("This is a US remote position.", {"US"}),
        ("Remote opportunity for UK-based candidates.", {"GB"}),
        ("You work in the PST time zone and live in the US or Canada.", {"US", "CA"}),
        ("Candidate location: UK", {"GB"}),
        ("Our customers work and live in Spain.", None),
        ("Remote (Americas). You must be located in Brazil, Mexico or Canada.", {"BR", "MX", "CA"}),
        ("Remote (Spain). You must live in the EU.", {"ES", "EU"}),
    ],
)
def test_the_text_of_a_remote_job(sentence: str, expected: set[str] | None) -> None:
    """Where one must live counts; wishes, pay, customers, the company's seat and perks do not."""
    found = _region("Remote", sentence)

    assert expected == (set(found.value) if found else None)


@pytest.mark.parametrize(
    ("location", "sentence", "expected"),
    [
        ("United States", "This job is remote. Work from anywhere in the world.", {"worldwide"}),
        ("United States", "This job is remote and can be executed globally.", {"worldwide"}),
        ("Poland or anywhere (remote)", "We sell boats.", {"worldwide"}),
        ("Poland or anywhere in Spain (remote)", "We sell boats.", {"PL", "ES"}),
        ("Remote - United States", "Work from anywhere in the world.", {"US"}),
        ("United States", "This job is remote. Your pay is the same no matter where you live.", {"US"}),
    ],
)
def test_the_whole_world_outweighs_a_country_that_no_remote_work_is_named_for(
    location: str, sentence: str, expected: set[str]
) -> None:
    """Boards ask for a country; "anywhere in the world" says more, unless the field speaks of remote work itself."""
    found = _region(location, sentence)

    assert found is not None
    assert expected == set(found.value)


def test_offsets_from_utc_are_countries() -> None:
    """A range of time zones is the countries in it, with a note."""
    found = _region("Remote (UTC-3 to UTC+2)")

    assert found is not None
    assert {"BR", "PT", "DE"} <= set(found.value)
    assert "US" not in found.value
    assert "UTC-3" in found.note


@pytest.mark.parametrize(
    ("sentence", "inside", "outside"),
    [
        ("You must be within UTC±2.", {"PT", "DE"}, {"US", "IN"}),
        ("Remote within +/- 3 hours of CET.", {"DE", "TR"}, {"US", "IN"}),
        ("You live in a time zone between UTC-5 and UTC+1.", {"CA", "BR", "DE"}, {"JP"}),
        ("Remote, UTC+1 +/- 1h", {"DE", "GB"}, {"US"}),
    ],
)
def test_time_zones_in_the_text_are_countries(sentence: str, inside: set[str], outside: set[str]) -> None:
    """A range of clocks behind words about where one is means the countries in it."""
    found = _region("Remote", sentence)

    assert found is not None
    assert inside <= set(found.value)
    assert not outside & set(found.value)


def test_living_in_the_time_zones_of_a_country_is_wider_than_the_country() -> None:
    """US time zones hold Mexico too."""
    found = _region("Remote", "You must be located in US time zones.")

    assert found is not None
    assert {"US", "MX"} <= set(found.value)


def test_excepted_countries_are_taken_out() -> None:
    """What is excepted is not in the list."""
    found = _region("Remote", "You must be based in the EU, except France and Malta.")

    assert found is not None
    assert "DE" in found.value
    assert not {"FR", "MT"} & set(found.value)
    assert "except FR, MT" == found.note


def test_countries_are_excepted_from_the_world() -> None:
    """Anywhere but in one country is every other country."""
    found = _region("Remote", "You can work from anywhere in the world but not in Russia.")

    assert found is not None
    assert "RU" not in found.value
    assert {"PT", "JP", "US"} <= set(found.value)


@pytest.mark.parametrize(
    ("location", "note"), [("Remote (US except CA)", "US-CA"), ("Remote - US (not in NY or CO)", "US-NY, US-CO")]
)
def test_states_excepted_by_their_codes_are_states(location: str, note: str) -> None:
    """Beside the US, two letters behind "except" are its states, not Canada or Colombia."""
    found = _region(location)

    assert found is not None
    assert (("US",), f"except {note}") == (found.value, found.note)


def test_excepted_states_are_noted() -> None:
    """States have no code in the list, so that their exception is a note."""
    found = _region("Remote", "You must be based in the US, except California and New York.")

    assert found is not None
    assert (("US",), "except US-CA, US-NY") == (found.value, found.note)


def test_the_text_may_narrow_the_feed_s_list() -> None:
    """A feed that says worldwide and a text that says the US: the text's, and the conflict is shown."""
    found = _region("Remote", "You must be based in the United States.", applicant_region=("worldwide",))

    assert found is not None
    assert (("US",), "the feed says worldwide") == (found.value, found.conflict)


def test_the_feed_s_list_counts_by_itself() -> None:
    """A field of the feed is structured."""
    found = _region("", "We sell maps.", workplace="remote", applicant_region=("PT", "ES"))

    assert found is not None
    assert (("PT", "ES"), Basis.STRUCTURED) == (found.value, found.basis)


def test_a_city_that_is_a_country_is_the_country_only_beside_remote() -> None:
    """The location Singapore of a job that may be done remotely does not say that one must live there."""
    assert _region("Singapore", "This is a fully remote position.") is None


def test_a_job_that_is_not_remote_has_no_applicant_region() -> None:
    """Where one must live for an office job is the office's matter."""
    assert _region("Berlin", "This is an in-person role. You must be based in Germany.") is None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Du arbeitest 100% remote, mit Wohnsitz in Deutschland oder Österreich.", {"DE", "AT"}),
        ("de", "Du arbeitest 100% remote für Kunden in ganz Deutschland.", None),
        ("de", "Du arbeitest 100% remote innerhalb Deutschlands.", {"DE"}),
        ("de", "Du arbeitest remote aus der EU.", {"EU"}),
        ("fr", "Poste en full remote, partout en France.", {"FR"}),
        ("es", "Trabajo 100% remoto desde cualquier lugar de España.", {"ES"}),
        ("pt", "Trabalho remoto (contratação para todo o Brasil)", {"BR"}),
        ("nl", "Volledig thuiswerken, overal in Nederland.", {"NL"}),
        ("sv", "Helt på distans, var som helst i Sverige.", {"SE"}),
        ("sv", "Tjänsten är helt på distans inom Sverige.", {"SE"}),
        ("nl", "Volledig remote werken binnen Nederland.", {"NL"}),
        ("nl", "Je werkt volledig remote voor klanten in Nederland.", None),
        ("pl", "Praca w pełni zdalna z dowolnego miejsca w Polsce.", {"PL"}),
    ],
)
def test_where_one_may_live_is_read_in_other_languages(language: str, text: str, expected: set[str] | None) -> None:
    """Where customers are is not where one must live."""
    value = _region("", text, title="Pilot", language=language)

    assert expected == (set(value.value) if value else None)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Pilot - Remote - Based Anywhere", ("worldwide",)),
        ("Pilot (Remote, anywhere in Spain)", ("US",)),
        ("Global Pilot (Remote)", ("US",)),
    ],
)
def test_anywhere_in_a_title_outweighs_a_board_s_country(title: str, expected: tuple[str, ...]) -> None:
    """A title that says remote and anywhere is the employer's own word; of a role that is global it says nothing."""
    found = extract(read(JobPosting(id="p", title=title, location="United States")))["applicant_region"]

    assert isinstance(found, TokenSet)
    assert expected == found.value


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Northwind | Pilot | Ontario, Canada | REMOTE", {"CA"}),
        ("Northwind | Pilot | Bay Area | REMOTE", None),
        ("Northwind | Pilot | Fenwickville, PA | REMOTE", None),
        ("Northwind | Pilot | Fenwickville, PA | REMOTE (US)", {"US"}),
        ("Northwind | Pilot | US | REMOTE", {"US"}),
    ],
)
def test_an_area_beside_a_town_says_nothing_of_who_may_apply(headline: str, expected: set[str] | None) -> None:
    """A town that is in no list is a town, and an area around a city no more than the city."""
    found = extract(read(JobPosting(id="p", description=headline))).get("applicant_region")

    assert expected == (set(found.value) if isinstance(found, TokenSet) else None)


@pytest.mark.parametrize(
    ("title", "location", "expected"),
    [
        ("Kite Engineer - Colombia", "Bogota", {"CO"}),
        ("Kite Engineer (Colombia)", "Bogota", {"CO"}),
        ("Kite Sales - Korea", "Bogota", None),
        ("Kite Engineer", "Bogota", None),
    ],
)
def test_a_title_names_the_country_of_the_work(title: str, location: str, expected: set[str] | None) -> None:
    """A country in a title is where one may live when the work is there, else a market perhaps."""
    found = _region(location, "This is a fully remote role.", title=title)

    assert expected == (set(found.value) if found else None)


@pytest.mark.parametrize(
    ("location", "sentence", "expected"),
    [
        ("Remote", "You can join us from any country.", {"worldwide"}),
        ("Remote", "You can do this job anywhere in the world.", {"worldwide"}),
        ("Remote", "You can work remotely, live and work anywhere you like!", {"worldwide"}),
        ("Remote", "You are free to work from wherever you please.", {"worldwide"}),
        ("Remote", "You can work from wherever you want. We were spread out before the pandemic.", {"worldwide"}),
        ("Remote", "You can work from wherever you want until the pandemic ends.", None),
        ("United States", "Keep UK or US hours, though you can be based anywhere.", {"worldwide"}),
        ("Remote", "We are hiring for this role in any country where we have an entity.", None),
        ("Remote", "We are hiring for this role remotely in any country Kites has an entity.", None),
        ("Remote", "Kites reach any ship anywhere on the planet.", None),
        ("Remote", "Generous holidays no matter where you are!", None),
        ("Remote", "We give lessons for pilots world-wide.", None),
        ("Remote", "We make hires to grow our globally distributed core team.", None),
        ("Remote", "We are hiring many key people around the world.", None),
    ],
)
def test_only_work_anywhere_is_the_world(location: str, sentence: str, expected: set[str] | None) -> None:
    """What a product reaches anywhere, and any country of some, say nothing of who may apply."""
    found = _region(location, f"This is a remote job. {sentence}")

    assert expected == (set(found.value) if found else None)


@pytest.mark.parametrize(
    ("title", "location", "sentence", "expected"),
    [
        ("Kite Engineer", "Europe", "We hire people internationally through a partner.", {"Europe"}),
        ("Kite Engineer", "Europe", "We hire globally.", {"Europe"}),
        ("Kite Engineer", "United States", "We hire engineers in all 50 states and internationally.", None),
        ("Kite Engineer", "Remote", "We employ people in Spain and internationally.", None),
        ("Kite Engineer", "United States", "We hire people globally.", {"worldwide"}),
        ("Kite Engineer", "Remote", "We hire globally.", {"worldwide"}),
        ("Kite Engineer (USA)", "Remote", "We hire globally.", None),
    ],
)
def test_hiring_abroad_is_not_hiring_anywhere(
    title: str, location: str, sentence: str, expected: set[str] | None
) -> None:
    """Who hires internationally hires in more than one country, and not in all; a region that is named is narrower."""
    found = _region(location, f"This is a remote job. {sentence}", title=title)

    assert expected == (set(found.value) if found else None)


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("Singapore or Remote", None),
        ("Germany or remote", None),
        ("Remote or UK", None),
        ("US or Canada (remote)", {"US", "CA"}),
        ("London or UK remote", {"GB"}),
        ("Leeds/Bath/UK Remote", {"GB"}),
        ("Remote/Spain/Singapore", None),
        ("Remote (U.S.-based preferred)", None),
        ("Remote, preferably in Canada", None),
        ("Leeds ideally or remote in France", {"FR"}),
        ("Remote - EU hours", None),
        ("Remote (US-friendly time zones)", None),
        ("12 Quay St, Fenwick, IL 60423, USA (remote)", None),
        ("Remote (preferred: Leeds, UK or United States)", None),
        ("Leeds, England, United Kingdom (remote)", None),
        ("Leeds, England (UK), remote", None),
        ("Dayton, OH (USA) - remote", None),
        ("Dayton, OH (remote in the US)", {"US"}),
        ("Cardiff, Wales, UK - remote", None),
        ("Helsinki, Uusimaa, Finland, remote", None),
        ("Halifax Regional Municipality, NS B2V, Canada, remote", None),
        ("India - Chennai (remote)", None),
        ("Leeds, England or Ireland (remote)", {"IE"}),
        ("England, United Kingdom (remote)", {"GB"}),
        ("Leeds, Remote, United Kingdom", {"GB"}),
        ("Leeds, United Kingdom (UK remote)", {"GB"}),
        ("Singapore (citizens, PR) or REMOTE", None),
    ],
)
def test_a_place_beside_remote_that_is_another_choice_or_a_wish(location: str, expected: set[str] | None) -> None:
    """A place that one may choose instead of remote work, wishes and hours that are kept name no region."""
    found = _region(location)

    assert expected == (set(found.value) if found else None)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Kites Global | Pilot | Remote", None),
        ("Kites International Inc. | Pilot | Remote", None),
        ("Kites | Pilot | REMOTE INTERNATIONAL or on-site Leeds", {"worldwide"}),
        ("Kites | Pilot | Global | REMOTE", {"worldwide"}),
        ("Kites | Pilot | SF, SEA, NY, BOS | REMOTE OK", None),
        ("Kites | Pilot | Fenwickville, Philippines | REMOTE", None),
        ("Kites | Senior Pilot, Spain | REMOTE", {"ES"}),
        ("Kites | Pilot | Remote | European timezone", None),
        ("Kites | Pilot | REMOTE (or onsite in DC)", None),
        ("Kites | Pilot | Amsterdam (Netherlands) | REMOTE", None),
        ("Kites | Pilot | Berlin / Remote (Germany)", {"DE"}),
        ("Kites | Leeds or REMOTE, Pacific Time (PST) to Central European Time (CET)", None),
        ("Remote OK (We're based in Hong Kong, some hours apart is fine)", None),
        ("Kites | Pilot | REMOTE\nWe are hiring for these roles (US only):", {"US"}),
        ("Kites | Pilot | REMOTE\nYou get lessons (US only).", None),
    ],
)
def test_a_headline_names_a_region_by_itself(headline: str, expected: set[str] | None) -> None:
    """The company's name and seat, towns in letters or in no list and time zones are none of where one may live."""
    found = extract(read(JobPosting(id="p", description=headline))).get("applicant_region")

    assert expected == (set(found.value) if isinstance(found, TokenSet) else None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The candidate must be a resident of Pennsylvania, New York, or Brazil.", {"US", "BR"}),
        ("Join our team remote from any location in Europe.", {"Europe"}),
        ("Benefits:\n* Work from anywhere in Spain, and use our office as often as you like", {"ES"}),
        ("Benefits:\n* Work from anywhere in Spain for up to four weeks a year", None),
        ("Fully remote from Spain or abroad.", None),
        ("Employees can be onsite or remote but must be located in the domestic United States.", {"US"}),
        ("We're looking for people who live in Spain. Once hired, you can work from anywhere.", {"ES"}),
        ("U.S. only - remote depending on experience", {"US"}),
        ("Spanish (a plus), work from anywhere in Germany", {"DE"}),
        ("This UK-based role reports to the head of kites.", {"GB"}),
        ("Note: this is a UK based position working with a mostly US based team.", {"GB"}),
        ("Location: Remote (UK-based, preferably near London)", {"GB"}),
        ("You can work from anywhere in North America and we offer excellent benefits.", {"US", "CA"}),
        ("We are open to remote setups as long as you are in the US.", {"US"}),
        ("Eligible Locations: Anywhere", {"worldwide"}),
        ("Remote but in Spain prefered.", None),
        ("We're giving priority to applicants from Spain.", None),
        ("Based in Spain or the US", {"ES", "US"}),
        ("Based in Spain and the US, we have brought together many pilots.", None),
        ("Our test team consists of six people working remotely in Spain.", None),
        ("Team location: mainly Spain", None),
        ("Remote work is fine, however we prefer +- 4 hours from EST.", None),
        ("Hybrid work: remote days Workation: Temporarily work from a place within the EU", None),
        ("We are a team of ten pilots, working remotely from Spain and Portugal.", None),
    ],
)
def test_where_one_may_live_in_the_text(sentence: str, expected: set[str] | None) -> None:
    """New York is a state among others, a perk may hold for good, and where a team works says nothing."""
    found = _region("Remote", sentence)

    assert expected == (set(found.value) if found else None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Wir suchen dich am Standort Rostock oder deutschlandweit im Home-Office.", {"DE"}),
        ("Dein Wohnsitz ist in Deutschland.", {"DE"}),
        ("Du lebst in Deutschland oder Österreich.", {"DE", "AT"}),
        ("Ein Wohnsitz in Deutschland ist wünschenswert.", None),
        ("Du kannst zeitweise remote innerhalb der EU arbeiten.", None),
        ("Arbeite von überall in Deutschland. 30 Tage Urlaub und nette Kollegen im Büro in Hamburg.", {"DE"}),
    ],
)
def test_german_says_who_may_apply(sentence: str, expected: set[str] | None) -> None:
    """German has its own words for where one lives, and for wishes and what is for a while."""
    found = _region("Remote", f"{sentence}\n{_GERMAN}")

    assert expected == (set(found.value) if found else None)


def test_german_excepts_a_country_from_a_region() -> None:
    """What stands behind "außer" is taken out of the region."""
    found = _region("Remote", f"Du hast deinen Wohnsitz in der EU (außer Deutschland).\n{_GERMAN}")

    assert found is not None
    assert "AT" in found.value
    assert "DE" not in found.value


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This role is only open to candidates living and working in Spain.", {"ES"}),
        ("Applicants must be living and working in Germany.", {"DE"}),
        ("Open to candidates living and working in Spain, with a first week in our Leeds office.", {"ES"}),
        ("Work from anywhere in North, Central or South America.", {"Americas"}),
        ("We are looking for senior developers from the EU and Australia who have led.", {"EU", "AU"}),
        ("We are hiring experienced engineers in Germany and Austria.", {"DE", "AT"}),
        ("We are looking for engineers from Fenwick and Acme.", None),
        ("We welcome people from Europe and Asia.", None),
        ("You will work with engineers from Poland and Spain.", None),
        ("We are looking for someone who enjoys working with developers in India and the US.", None),
        ("We are looking for a lead who can grow our engineers in India.", None),
    ],
)
def test_whom_one_looks_for_says_where_they_live(sentence: str, expected: set[str] | None) -> None:
    """Those who are looked for come from somewhere; with whom they will work says nothing."""
    found = _region("Remote", sentence, title="Pilot")

    assert expected == (set(found.value) if found else None)


@pytest.mark.parametrize(
    ("location", "sentence", "expected"),
    [
        ("Remote", "We are a distributed company, so we hire regardless of location.", {"worldwide"}),
        ("Remote", "We hire great people wherever they live.", {"worldwide"}),
        ("Remote", "Wherever you live, we would like to hear from you.", {"worldwide"}),
        ("Remote Worldwide", "Work from anywhere in North or South America.", {"Americas"}),
        ("Remote, US", "We hire the best people, wherever they are.", {"US"}),
        ("Remote", "We pay the same regardless of location.", None),
        ("Remote", "We hire good people from anywhere in our six markets.", None),
        ("Remote", "Our customers hire people wherever they live.", None),
    ],
)
def test_who_hires_wherever_one_lives(location: str, sentence: str, expected: set[str] | None) -> None:
    """A company that hires regardless of location hires anywhere, unless something narrows it."""
    found = _region(location, sentence)

    assert expected == (set(found.value) if found else None)
