"""Work visas, the right to work, citizenship and clearance, with the wordings that mislead."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts import clearance, sponsorship, work_right
from jobfit.facts.model import Choice, Flag, TokenSet
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting
from tests.facts.evidence import misquoted


def _posting(text: str, *, title: str = "Engineer", company: str = "") -> JobPosting:
    return JobPosting(id="1", title=title, company=company, description=f"We build kites.\n{text}")


def _sponsorship(posting: JobPosting) -> str | None:
    facts = sponsorship.extract(read(posting))
    assert [] == misquoted(posting, facts)
    found = facts.get("sponsorship")
    return found.value if isinstance(found, Choice) else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("This position is not eligible for sponsorship*", "not_offered"),
        ("This role isn't eligible for visa sponsorship.", "not_offered"),
        ("The job is ineligible for sponsorship.", "not_offered"),
        ("The role does not qualify for sponsorship.", "not_offered"),
        ("This role doesn't come with sponsorship.", "not_offered"),
        ("*Sponsorship unavailable", "not_offered"),
        ("This position is eligible for sponsorship.", "offered"),
        ("Our kite fair is eligible for sponsorship by the town.", None),
        ("We prioritize applicants who do not require sponsorship of a visa.", None),
        ("We are only considering people who don't require a visa.", "not_offered"),
        ("We prioritize people who don't require a visa.", None),
        ("We're too small to sponsor visas.", "not_offered"),
        ("If you aren't a citizen nor resident, we'll help with the work visa.", "offered"),
        ("We will help you manage the work permit process.", "offered"),
        ("We arrange flight and visa application for you.", "offered"),
        ("We don't help with the work visa.", "not_offered"),
        ("Acme may provide visa sponsorship for certain positions.", None),
        ("We offer visa sponsorship for select roles. This role is not eligible for visa sponsorship.", "not_offered"),
        ("Sponsorship is not something we can offer.", "not_offered"),
        ("This role does not meet the salary threshold for sponsorship.", "not_offered"),
        ("We can't promise visa sponsorship, ask us.", None),
        ("We are open to sponsoring for the right person.", "offered"),
        ("If you have no EU work permit, we take care of the visa.", "offered"),
        ("We can sponsor visas.", "offered"),
        ("Sponsorship: Available", "offered"),
        ("Applicants who require sponsorship for a visa are welcome.", "offered"),
        ("Sponsorship available: No", "not_offered"),
        ("H1B: no.", "not_offered"),
        ("Visa sponsorship \u274c", "not_offered"),
        ("Visa sponsorship (including H-1B) is not available.", "not_offered"),
        ("Visa sponsorship, also for those who study and would need it much later, is not available.", "not_offered"),
        ("Visa sponsorship, including for H-1B, TN, OPT and CPT, is not available.", "not_offered"),
        ("Visa sponsorship, such as H-1B or TN, cannot be offered.", "not_offered"),
        ("Visa sponsorship for this role, including OPT, is not available.", None),
        ("Visa sponsorship, including help with your family's papers, is available.", "offered"),
        ("Visa sponsorship, including H-1B, is available but remote work is not available.", "offered"),
        ("Benefits: visa sponsorship, meals, and parking (remote work is not offered)", "offered"),
        ("Visa sponsorship, for any role, is not available.", "not_offered"),
        ("Visas for seniors.", "offered"),
        ("Need a visa? We'll sort it out.", "offered"),
        ("We provide work visas, flights and housing.", "offered"),
        ("You handle visas for our sailors.", None),
        ("We help you arrange visas.", "offered"),
        ("Sponsorship: you find partners for our festival.", None),
        ("You get help with everything from visa to housing.", "offered"),
        ("We help you with all residence and work permit-related procedures.", "offered"),
        ("We are happy to sponsor.", "offered"),
        ("Visa sponsorship is available for the right person.", "offered"),
        ("Visa sponsorship: Available", "offered"),
        ("* Visa sponsorship", "offered"),
        ("There is no limit on visa sponsorship.", "offered"),
        ("Visa sponsorship if required", "offered"),
        ("* Visa sponsorship if applicable", "offered"),
        ("If you require visa sponsorship, we can help.", "offered"),
        ("We offer visa transfers.", "offered"),
        ("We cannot sponsor visas for every role. But we do sponsor visas!", "offered"),
        ("We will help with relocation and a visa.", "offered"),
        ("Full-time in Oslo (visa ok, will relocate)", "offered"),
        ("We can help you secure a visa.", "offered"),
        ("This position is not eligible for visa sponsorship.", "not_offered"),
        ("This role is not eligible for a visa.", "not_offered"),
        ("You must be authorised to work in Canada without sponsorship.", "not_offered"),
        ("Sponsorship for a visa is unavailable.", "not_offered"),
        ("Visa sponsorship: Not available", "not_offered"),
        ("We are unable to sponsor at this time.", "not_offered"),
        ("We can't sponsor visas.", "not_offered"),
        ("We will not be able to provide visa sponsorship.", "not_offered"),
        ("Applicants who require sponsorship for a visa will not be considered.", "not_offered"),
        ("No visa sponsorship required: you are authorized to work in Germany.", "not_offered"),
        ("We will not take over visas, or support visa sponsorship later.", "not_offered"),
        ("Experience with UK visa sponsorship", None),
        ("We cannot help with visas.", "not_offered"),
        ("H1B transfers only.", None),
        ("Will you now or in the future require sponsorship for a visa?", None),
        ("Be the executive sponsor of our largest candidates.", None),
        ("Sell event sponsorship to candidates.", None),
        ("We will sponsor travel to conferences.", None),
        ("Able to work with or without sponsorship for a visa.", None),
        ("Is visa sponsorship available? No", "not_offered"),
        ("Sponsorship is not offered.", "not_offered"),
        ("We do not hold a sponsor licence.", "not_offered"),
        ("We cannot support visas.", "not_offered"),
        ("We help you get a work permit.", "offered"),
        ("We can help you with the Blue Card.", "offered"),
        ("Our software helps companies sponsor visas.", None),
        ("You have a residence and work permit for Germany.", None),
        ("Visa sponsorship is available. We cannot sponsor visas.", None),
        ("Our customers are Visa and others.", None),
        ("Need a visa? No problem.", "offered"),
        ("H1B candidates are ok.", "offered"),
        ("People abroad and those needing visas are encouraged to apply.", "offered"),
        ("Full time (J1/H1B accepted)", "offered"),
        ("Paid leave for parents, more than most of our peers give 🌎 Visa sponsorship UK 💰 Good pay", "offered"),
        ("We are not able to sponsor any visa.", "not_offered"),
        ("Sponsorship: Unfortunately we are unable to offer sponsorship for this role.", "not_offered"),
        ("We offer visa sponsorship. We do not sponsor green cards.", "offered"),
        ("We do not sponsor green cards.", None),
        ("We're only considering candidates who don't require a visa to work in the UK.", "not_offered"),
        ("Your next visa? No problem of ours.", None),
        ("Responsibilities\n* Provide visa support to colleagues", None),
        ("", None),
    ],
)
def test_sponsorship_is_read_from_what_is_said_of_it(text: str, value: str | None) -> None:
    """Offers, refusals and wordings that are neither."""
    assert value == _sponsorship(_posting(text))


@pytest.mark.parametrize(
    ("headline", "value"),
    [
        ("Kites, Leeds - Full time, H1B, no recruiters", "offered"),
        ("Kites | Leeds | VISA: No | Remote: yes", "not_offered"),
        ("Kites | Berlin | ONSITE | VISA", "offered"),
        ("Kites | London | Full-time ONSITE VISA | C++", "offered"),
        ("Kites | SF | H1B OK | Go", "offered"),
        ("Kites (INTERN yes, REMOTE no, H1B yes)", "offered"),
        ("Kites | Berlin | NO VISA | ONSITE", "not_offered"),
        ("Kites | Berlin | ONSITE | Visa for full-time roles", "offered"),
        ("Kites | Oslo | EU work permit/visa required | Onsite", None),
        ("Visa | Engineer | Austin | Onsite", None),
    ],
)
def test_a_headline_says_it_in_one_word(headline: str, value: str | None) -> None:
    """A "VISA" between the other words of a headline is an offer."""
    posting = JobPosting(id="1", description=f"{headline}\nWe build kites.")

    assert value == _sponsorship(posting)


def test_a_sentence_outweighs_a_headline() -> None:
    """The more specific statement wins."""
    posting = JobPosting(id="1", description="Kites | Berlin | VISA\nSorry, we cannot sponsor visas this year.")

    assert _sponsorship(posting) == "not_offered"


def test_a_first_line_below_a_title_is_no_headline() -> None:
    """What a law firm advises on stands in a list without bars: it offers no visa."""
    posting = JobPosting(id="1", title="Lawyer", description="A law firm: visas, green cards, citizenship.")

    assert _sponsorship(posting) is None


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Wir unterstützen dich bei Visum und Umzug.", "offered"),
        ("de", "Ein Visum können wir leider nicht sponsern.", "not_offered"),
        ("de", "Wir übernehmen dein Visum.", "offered"),
        ("de", "Eine Visa-Unterstützung ist leider nicht möglich.", "not_offered"),
        ("fr", "Pas de sponsoring de visa.", "not_offered"),
        ("es", "Ofrecemos patrocinio de visa.", "offered"),
        ("nl", "Wij regelen je visum en werkvergunning.", "offered"),
        ("pt", "Oferecemos patrocínio de visto.", "offered"),
        ("sv", "Vi hjälper till med arbetstillstånd.", "offered"),
        ("pl", "Pomagamy w uzyskaniu wizy.", "offered"),
    ],
)
def test_sponsorship_is_read_in_other_languages(language: str, text: str, value: str) -> None:
    """Who helps with a visa is read in the languages that have words."""
    assert value == _sponsorship(JobPosting(id="1", title="X", description=text, language=language))


def test_transfers_are_noted() -> None:
    """An offer of transfers says so to the reader."""
    found = sponsorship.sponsorship_of(read(_posting("H1B transfers are welcome.")))

    assert found is not None
    assert "transfers" in found.note


def _tokens(text: str, fact: str) -> tuple[str, ...] | None:
    posting = _posting(text)
    facts = work_right.extract(read(posting))
    assert [] == misquoted(posting, facts)
    found = facts.get(fact)
    return found.value if isinstance(found, TokenSet) else None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("We are prioritizing applicants who have a right to work in Singapore.", None),
        ("PLEASE RESPOND ONLY IF YOU ARE CURRENTLY ELIGIBLE TO WORK IN CANADA.", ("CA",)),
        ("Please apply only if you are eligible to work in the UK.", ("GB",)),
        ("Work authorization:\n\n* United States (Required)", ("US",)),
        ("Work authorization:\n\n* United States (Preferred)", None),
        ("If you are eligible to work in Canada, tell us.", None),
        ("We pay for the ferry only if you are eligible to work in Canada.", None),
        ("US person status is required to see the drawings.", ("US",)),
        ("EU passport or work permit needed", ("EU",)),
        ("Nice to have\n* A kite\n* Candidates must already have the right to work in Germany.", ("DE",)),
        ("Proof of eligibility to work in the US will be required upon hire.", None),
        ("You must be authorized to work in the United States.", ("US",)),
        ("Work authorization: Canada", ("CA",)),
        ("You need a work permit (= nothing to do if you are from the EU).", None),
        ("Authorised to work for any employer in the U.S.", ("US",)),
        ("The right to work in the UK is essential.", ("GB",)),
        ("We cannot process applications from people unable to prove their eligibility to start work here.", None),
        ("We cannot process applications of those unable to prove their eligibility to start work in the UK.", ("GB",)),
        ("We are unable to consider applicants who do not have the right to work in Ireland.", ("IE",)),
        ("Applicants without the right to work in the UK will not be considered.", ("GB",)),
        ("You need not have the right to work in the UK, but agencies need not apply.", None),
        ("You must demonstrate your entitlement to work in the UK.", ("GB",)),
        ("You must have settled status in the UK.", ("GB",)),
        ("Valid NZ work visa required.", ("NZ",)),
        ("Eligible to work in the US or Canada.", ("US", "CA")),
        ("Swiss or EU work permit required.", ("CH", "EU")),
        ("A valid work permit for Germany.", ("DE",)),
        ("US citizens or green card holders only.", ("US",)),
        ("Requirements\nYou must be a U.S. person, defined as a U.S. citizen or permanent resident.", ("US",)),
        ("Requirements\nA “US Person” is needed. “US Person” includes US Citizen, permanent resident or asylee.", None),
        ("Requirements\nMust be US Citizen or GC", ("US",)),
        ("Only Singaporeans and PRs may apply.", ("SG",)),
        ("Requirements\nA U.S. person is defined as a U.S. citizen, permanent resident or refugee.", None),
        ("Requirements\nThe law defines a U.S. person as a U.S. citizen or permanent resident.", None),
        ("Requirements\nAll are asked whether they are a U.S. citizen or permanent resident.", None),
        ("Able to work in the US without the need for sponsorship.", ("US",)),
        ("Able to work in the US office on Mondays.", None),
        ("Our software checks the right to work in the UK.", None),
        ("We help pilots get authorized to work in Canada.", None),
        ("You have a valid residence and work permit for Germany.", ("DE",)),
        ("You must be a U.S. citizen, as in 8 U.S.C. 1324b, or eligible to obtain a permit.", None),
        ("EU citizens only.", ("EU",)),
        ("You must have the right to work; join us in the office.", None),
        ("Ideally you are eligible to work in Germany.", None),
        ("Eligible to work in Germany, or able to obtain a work permit.", None),
        ("We can sponsor visas; be eligible to work in Germany.", None),
        ("E-Verify confirms that you are authorized to work in the U.S.", None),
        ("You need not be authorized to work in France.", None),
        ("US citizens and others authorized to work in the US are encouraged to apply.", ("US",)),
        ("We help US citizens and those authorized to work in the US find jobs.", None),
        ("We weave.\n* Wool is a plus\n* US citizen or permanent resident", ("US",)),
    ],
)
def test_work_right_names_the_places(text: str, places: tuple[str, ...] | None) -> None:
    """Where the right to work is asked for beforehand."""
    assert places == _tokens(text, "work_right")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Du hast eine gültige Arbeitserlaubnis für Deutschland oder Österreich.", ("DE", "AT")),
        ("Wir unterstützen dich bei der Arbeitserlaubnis für Deutschland.", None),
    ],
)
def test_work_right_is_read_in_german(text: str, places: tuple[str, ...] | None) -> None:
    """A permit that one has is asked for, and one that the employer helps with is not."""
    found = work_right.extract(read(JobPosting(id="1", description=text, language="de"))).get("work_right")

    assert places == (found.value if isinstance(found, TokenSet) else None)


@pytest.mark.parametrize(
    ("language", "text", "fact", "place"),
    [
        ("es", "Imprescindible permiso de trabajo en España.", "work_right", "ES"),
        ("fr", "Vous disposez d'un permis de travail en France.", "work_right", "FR"),
        ("nl", "Je hebt een geldige werkvergunning voor Nederland.", "work_right", "NL"),
        ("sv", "Du har arbetstillstånd i Sverige.", "work_right", "SE"),
        ("pl", "Pozwolenie na pracę w Polsce.", "work_right", "PL"),
        ("pt", "Autorização para trabalhar no Brasil.", "work_right", "BR"),
        ("de", "Deutsche Staatsangehörigkeit ist Voraussetzung.", "citizenship", "DE"),
        ("fr", "Vous devez être autorisé à travailler en France.", "work_right", "FR"),
        ("fr", "Nationalité française exigée.", "citizenship", "FR"),
        ("es", "Nacionalidad española requerida.", "citizenship", "ES"),
        ("nl", "Nederlandse nationaliteit vereist.", "citizenship", "NL"),
        ("sv", "Svenskt medborgarskap krävs.", "citizenship", "SE"),
        ("sv", "Tjänsten kräver svenskt medborgarskap.", "citizenship", "SE"),
        ("pl", "Wymagane obywatelstwo polskie.", "citizenship", "PL"),
        ("de", "Wir freuen uns auf alle, unabhängig von deutscher Staatsbürgerschaft.", "citizenship", None),
    ],
)
def test_what_one_may_do_where_is_read_in_other_languages(
    language: str, text: str, fact: str, place: str | None
) -> None:
    """A right to work and a citizenship are told by the names that a country has in the posting's language."""
    found = work_right.extract(read(JobPosting(id="1", title="X", description=text, language=language))).get(fact)

    assert (place and (place,)) == (found.value if isinstance(found, TokenSet) else None)


@pytest.mark.parametrize(("location", "places"), [("Lisbon, Portugal", ("PT",)), ("Lisbon; Madrid", None), ("", None)])
def test_a_right_to_work_where_the_job_is_names_its_country(location: str, places: tuple[str, ...] | None) -> None:
    """The right is asked for in the location's country when that names one: "in the country of employment"."""
    text = "Candidates must be legally eligible to work in the country of employment."
    facts = work_right.extract(read(JobPosting(id="1", title="Pilot", location=location, description=text)))

    found = facts.get("work_right")
    assert places == (found.value if isinstance(found, TokenSet) else None)


@pytest.mark.parametrize(
    ("given", "location", "places"),
    [(("pt",), "", ("PT",)), (("FR",), "Lisbon", ("FR",)), (("PT",), "Lisbon; Madrid", None), (("PT", "ES"), "", None)],
)
def test_a_right_to_work_where_the_job_is_may_be_told_by_the_feed(
    given: tuple[str, ...], location: str, places: tuple[str, ...] | None
) -> None:
    """Where the location does not name the feed's own country, the right is asked for there, if it is but one."""
    text = "Candidates must be legally eligible to work in the country of employment."
    posting = JobPosting(id="1", title="Pilot", location=location, country=given, description=text)

    found = work_right.extract(read(posting)).get("work_right")

    assert places == (found.value if isinstance(found, TokenSet) else None)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Singapore citizens and PRs only.", None),
        ("About us\n* Kites\n* Australian citizens", None),
        ("We weave.\n* Wool is a plus\n* US citizen", ("US",)),
        ("We weave.\n* Wool is a plus\n* US citizens love our kites", None),
        ("Who may apply: Open to US citizens and those who are eligible under Schedule A.", ("US",)),
        ("Who May Apply: U.S. citizens ; no prior experience is required.", ("US",)),
        ("This job is open to U.S. citizens and permanent residents.", None),
        ("Our kite courses are open to US citizens abroad.", None),
        ("We must take part in the E-Verify program of the U.S. Citizenship and Immigration Services.", None),
        ("This role is only open to U.S. citizens; lawful permanent residents or refugees.", None),
        ("Citizenship: US", ("US",)),
        ("Must be a U.S. citizen.", ("US",)),
        ("US citizenship and no dual citizenship.", ("US",)),
        ("You must hold citizenship of one of the NATO member states or the Austrian citizenship.", None),
        ("US citizenship required.", ("US",)),
        ("We can only hire Australian citizens.", ("AU",)),
        ("You must serve UK citizens better.", None),
        ("Build services that citizens need in Germany.", None),
        ("Must be a U.S. person as export control asks.", None),
        ("US citizenship may be required for some roles.", None),
        ("Must be a US citizen or permanent resident.", None),
        ("All qualified applicants regardless of citizenship.", None),
        ("All citizens in the United States like kites.", None),
        ("Singaporeans only.", ("SG",)),
        ("We serve Singaporeans from all walks of life.", None),
        ("Requirements\n* Citizen of the Republic of Armenia", ("AM",)),
    ],
)
def test_citizenship_is_told_from_export_control(text: str, places: tuple[str, ...] | None) -> None:
    """A "U.S. person" is no citizen, and an alternative to citizenship makes it a right to work."""
    assert places == _tokens(text, "citizenship")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("An active TS/SCI clearance is required.", True),
        ("You can obtain an active security clearance PREFERRED QUALIFICATIONS A calm hand", True),
        ("It may be contingent upon passing a security clearance.", None),
        ("You must be able to obtain a security clearance.", True),
        ("We are looking for a weaver with a TS/SCI with Polygraph.", True),
        ("You must be able to complete a Public Trust background check.", True),
        ("Security clearance is not required.", False),
        ("No clearance required.", False),
        ("Clearance Needed: None", False),
        ("A security clearance is a plus.", None),
        ("Citizenship required, willingness to obtain a security clearance preferred but not required.", None),
        ("This role may require a security clearance.", None),
        ("Clearance: Secret", True),
        ("Clearance: none", False),
        ("Security clearance:\nLocation: Leeds", None),
        ("Security clearance:\n\nLocation: Leeds", None),
        ("Security clearance:\nTS/SCI: active", True),
        ("Security clearance:\n* Secret (Required)", True),
        ("You check the clearance between the blades", None),
        ("Goods clearance at the border", None),
        ("Customs clearance is required.", None),
        ("You must be able to pass UK security vetting.", True),
        ("Active Public Trust or the ability to obtain one is required.", True),
        ("Ability to maintain public trust", None),
        ("Must manage clearance sales and markdowns.", None),
        ("Maintain clearances around the mast.", None),
        ("Our best kept secret is our kites.", None),
        ("You must be eligible for SC.", True),
        ("You can obtain Negative Vetting 1.", True),
        ("Reliability status is required.", True),
        ("Background check clearance is required.", None),
        ("Clearance Level Must Currently Possess:\nClearance Level Must Be Able to Obtain:\nSuitability:", None),
        ("Clearance Level Must Currently Possess:\nSecret", True),
        ("Must be able to pass a Public Trust", True),
    ],
)
def test_clearance(text: str, value: bool | None) -> None:  # noqa: FBT001 - a table's column
    """Being able to obtain one counts as required; other clearances do not."""
    posting = _posting(text)
    facts = clearance.extract(read(posting))
    found = facts.get("clearance")

    assert value == (found.value if isinstance(found, Flag) else None)
    assert [] == misquoted(posting, facts)


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="visa sponor.|:,\nHU1B-", max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """Soup of the words themselves raises nothing and misquotes nothing."""
    posting = JobPosting(id="1", title=text[:40], description=text)
    reading = read(posting)
    for module in (sponsorship, work_right, clearance):
        assert [] == misquoted(posting, module.extract(reading))


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Bereitschaft zur Sicherheitsüberprüfung nach SÜG", True),
        ("de", "Keine Sicherheitsüberprüfung erforderlich", False),
        ("de", "Unsere Anlagen durchlaufen eine Sicherheitsüberprüfung.", None),
        ("fr", "Habilitation secret défense exigée", True),
        ("fr", "Habilitation électrique requise", None),
        ("nl", "AIVD-screening vereist", True),
        ("sv", "Säkerhetsprövning krävs.", True),
        ("pl", "Wymagane poświadczenie bezpieczeństwa", True),
        ("es", "Se requiere habilitación de seguridad.", True),
        ("en", "You will be required to undergo SC vetting.", True),
    ],
)
def test_clearances_are_read_in_other_languages(language: str, text: str, *, value: bool | None) -> None:
    """Being ready to be vetted is asked for as a clearance is; machines are vetted too."""
    found = clearance.extract(read(JobPosting(id="p", description=text, language=language))).get("clearance")

    assert value == (found.value if isinstance(found, Flag) else None)


@pytest.mark.parametrize(
    ("title", "value"),
    [("Cleared Weaver", True), ("Weaver (Cleared)", True), ("Weaver of FDA cleared looms", None), ("Weaver", None)],
)
def test_a_title_may_ask_for_somebody_cleared(title: str, *, value: bool | None) -> None:
    """A title that begins with "cleared", or has it in brackets, asks for a clearance; a text that says it does not."""
    posting = JobPosting(id="p", title=title, description="We cleared the way for looms.")
    found = clearance.extract(read(posting)).get("clearance")

    assert value == (found.value if isinstance(found, Flag) else None)
