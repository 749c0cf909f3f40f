"""Workplace: what is said of this job counts, and what only sounds like it does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.model import Basis, Choice
from jobfit.facts.reading import read
from jobfit.facts.workplace import extract
from jobfit.postings.model import JobPosting


def _workplace(**fields: str | None) -> Choice | None:
    posting = JobPosting(id="p", **fields)
    value = extract(read(posting)).get("workplace")
    assert value is None or isinstance(value, Choice)
    for each in value.evidence if value else ():
        assert each.quote == getattr(posting, each.field)[each.start : each.end]
    return value


def _value(**fields: str | None) -> str | None:
    value = _workplace(**fields)
    return value.value if value else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You spend at least 50% of your time in the office.", "hybrid"),
        ("This job is ON - SITE.", "on_site"),
        ("Remote is not OK.", "on_site"),
        ("We are still not ready to take on remote kite makers.", "on_site"),
        ("Working from home is not possible.", "on_site"),
        ("You come into the office every day.", "on_site"),
        ("Lunch at the office every day, made by our own cook.", None),
        ("Our studio is onsite and remote friendly.", None),
        ("Of our jobs some are onsite only and others are remote.", None),
        ("Kite makers wanted. Remote depends on the role.", None),
        ("We are hiring kite makers in Leeds or remote.", "remote"),
        ("Leeds, York or remote", "remote"),
        ("You will manage a team in Leeds or remote.", None),
        ("You can work from our Leeds office or from home.", "remote"),
        ("If you are looking for a new role based from home, this could be yours.", "remote"),
        ("If you are looking for a remote job, we are not for you.", None),
        ("Kite seller role based from home within Wales.", "remote"),
        ("This position can be located at our office in Ghent or can be virtual.", "remote"),
        ("Interviews are in - person at our branch.", None),
        ("Our office is based from home studios.", None),
        ("You oversee the remote workforce of the district.", None),
        ("Virtual happy hours with our remote team", None),
        ("We have a remote workforce.", "remote"),
        ("This position can be done from anywhere within European time zones.", "remote"),
        ("We encourage applicants to apply regardless of location.", "remote"),
        ("We welcome everybody regardless of location, race or gender.", None),
        ("The position requires majority in-person work.", "hybrid"),
        ("Sales meetings are mostly in person.", None),
        ("Work will primarily be performed at the library at 12 Elm Street.", "on_site"),
        ("Work will primarily be performed at home.", None),
        ("You work out of our Leeds office and occasionally from your home office.", "hybrid"),
        ("If you want to work from home, that's fine too.", "remote"),
        ("You can work from home if you prefer.", "remote"),
        ("You can work from home if you prefer, two days a week.", "hybrid"),
        ("Working from home is fine with us.", "remote"),
        ("Working from home is fine now and then.", None),
        ("Working from home is possible some days.", None),
        ("A fully-distributed culture.", "remote"),
        ("This position will be remote to start, onsite in Leeds in the future.", "on_site"),
        ("This job is fully remote in the beginning.", None),
        ("This role is fully remote to start immediately.", "remote"),
        ("We're an office-first culture but understand that sometimes you may need to work from home.", "on_site"),
        ("This is an in-office position. You can sometimes work from home.", "on_site"),
        ("A 100% remote job with only occasional on-site appointments.", "remote"),
        ("This role is hybrid, with mostly remote work and occasional on-site presence.", "hybrid"),
        ("We have a hybrid culture that values kites.", "hybrid"),
        ("A hybrid culture of art and engineering.", None),
        ("Working from our Leeds hangar, you build kites.", "on_site"),
        ("A focused team working together daily in Leeds.", "on_site"),
        ("Free lunch for everyone working from our hubs.", None),
        ("You like working from our customers' sites.", None),
        ("Live and work where you'd like.", "remote"),
        ("Our kites let pilots live and work where they like.", None),
        ("This role can be based anywhere in the UK.", "remote"),
        ("Kites can be based anywhere in the UK.", None),
        ("Our platform architecture team is remote.", "remote"),
        ("Our sales team is remote, this role is not.", None),
        ("The Assistant Director of Kites is fully remote.", None),
        ("The hiring manager works fully remotely.", None),
        ("The manager is in a fully remote position.", "remote"),
        ("Some of our colleagues are fully remote.", None),
        ("If your role is hybrid, you have a desk in the hangar.", None),
        ("This job was fully remote, but is now hybrid.", "hybrid"),
        ("This role used to be remote but is now on site in Leeds.", "on_site"),
        ("The role was remote.", None),
        ("You alternate between office days and remote work.", "hybrid"),
        ("Enjoy working from our office in Leeds and from home.", "hybrid"),
        ("The drive to and from home is paid.", None),
        ("You may be working from home a few days a week.", "hybrid"),
        ("Pilot (remote or local in Leeds)", "remote"),
        ("There are two openings onsite in Leeds.", "on_site"),
        ("Remote available depending on experience", "remote"),
        ("Aloft ● Onsite ● Leeds ● Pilots", "on_site"),
        ("Our team is distributed/remote.", "remote"),
        ("For Leeds-based pilots: hybrid. For everyone else: remote.", "remote"),
        ("Our team is spread over three time zones and has no office.", "remote"),
        ("Although most of our roles are remote, this one is on site.", "on_site"),
        ("We are considering going fully remote next year.", None),
        ("For the time being this role is remote.", None),
        ("Sorry, no remote and no kites for the time being.", "on_site"),
        ("Hybrid for those within 50 km of the hangar, otherwise remote.", "remote"),
        ("Candidates in Leeds work a hybrid schedule, all others are remote.", "remote"),
        ("Leeds (hybrid) or remote (EU)", "remote"),
        ("We do not do hybrid: everybody is remote.", "remote"),
        ("Location Leeds Workplace Hybrid Type Full-time", "hybrid"),
        ("Location: Leeds Workplace: Hybrid Type: Full-time and a kite of your own", "hybrid"),
        ("Location=Leeds; Workplace=Remote; Type=Full-time and a kite", "remote"),
        ("Location\tLeeds\tWorkplace\tOn-site", "on_site"),
        ("Contract: permanent / Workplace: office, Leeds", "on_site"),
        ("Remote: hybrid", "hybrid"),
        ("Remote work policy: hybrid", "hybrid"),
        ("Leeds | Remote: hybrid | Full-time", "hybrid"),
        ("Remote: partially", "hybrid"),
        ("Remote: yes (hybrid is fine too)", "remote"),
        ("* Remote or on-site (Leeds)", "remote"),
        ("On-site or remote", "remote"),
        ("Hybrid or on-site.", "hybrid"),
        ("We are office-first.", "on_site"),
        ("Terms\n* Remote or on-site (Leeds)\n* Full time", "remote"),
        ("What we offer\n* Hybrid\n* A kite", "hybrid"),
        ("The job is hybrid (part work from home, part in-office) or fully in-office.", "hybrid"),
        ("This is a fully remote position.", "remote"),
        ("This role is remote during training and on-site after that.", "on_site"),
        ("You can expect to work on site at least half of the time.", None),
        ("Home-based with occasional trips to Leeds.", "remote"),
        ("Part home-based, part office-based.", "hybrid"),
        ("Some remote work is possible.", "hybrid"),
        ("Home office up to 60%", "hybrid"),
        ("You may work remotely for up to half of your time.", "hybrid"),
        ("Remote, up to 25% travel", "remote"),
        ("You design hybrid powertrains. This is an on-site role.", "on_site"),
        ("Is this a remote job? No, you will be with us in the hangar.", "on_site"),
        ("Looking for a remote job? Nobody has better ones.", "remote"),
        ("Telework eligible: No", "on_site"),
        ("Telework eligible: Yes, as determined by the agency", None),
        ("Telework: up to 2 days a week", "hybrid"),
        ("Work mode: WFO", "on_site"),
        ("Remote but you must be resident in Nigeria.", "remote"),
        ("You need a fast line if working remotely.", None),
        ("The role is not suitable for remote working.", "on_site"),
        ("Our mill is in Porto, but this role is fully remote.", "remote"),
        ("Although we are in Leeds, this role is remote.", "remote"),
        ("We are a remote-first company, but this role is based in our Leeds office.", "on_site"),
        ("You'll work from home and meet pilots twice a year.", "remote"),
        ("The job can be done from home.", "remote"),
        ("Work remotely or from one of our hangars.", "remote"),
        ("We have no offices.", "remote"),
        ("You split your time between home and the office.", "hybrid"),
        ("We like a mix of in-office and remote work.", "hybrid"),
        ("The job is not eligible for remote work.", "on_site"),
        ("We are in the office every day.", "on_site"),
        ("You will work remotely with people in nine countries.", "remote"),
        ("This role can be done 100% remotely.", "remote"),
        ("We are a remote-first company.", "remote"),
        ("#LI-Remote", "remote"),
        ("Contract, Remote", "remote"),
        ("Location: Lisbon or remote", "remote"),
        ("Flexible work arrangement (remote or Lisbon office)", "remote"),
        ("The role can be hybrid in Leeds or fully remote.", "remote"),
        ("This is a hybrid role with time at home.", "hybrid"),
        ("Hybrid work schedule", "hybrid"),
        ("A hybrid work model, and the option to work remotely from abroad.", "hybrid"),
        ("#LI-Hybrid", "hybrid"),
        ("We expect you in the office three days a week.", "hybrid"),
        ("Two days a week from home.", "hybrid"),
        ("This is an in-person role.", "on_site"),
        ("Schedule Full Time Located Remotely? N Position Type Staff", "on_site"),
        ("You will work onsite in our lab.", "on_site"),
        ("We are in the office five days a week.", "on_site"),
        ("This is not a remote position.", "on_site"),
        ("We do not offer remote work.", "on_site"),
        ("Remote: no", "on_site"),
        ("Remote: no – in our kitchen", "on_site"),
        ("Remote (no), part-time", "on_site"),
        ("Remote (no travel), part-time", "remote"),
        ("Work must be completed at the physical location.", "on_site"),
        ("We build boats. Remote in Portugal. You will write Go.", "remote"),
        ("Sailors like us. Remote in Europe (UTC-1 to UTC+2). You write Go.", "remote"),
        ("Onsite / partial remote", "hybrid"),
        ("We offer the convenience of remote work.", "remote"),
        ("In Leeds, with hybrid ways of working", "hybrid"),
        ("Join our in-person culture: 4 days in-office and 1 day working remotely.", "hybrid"),
        ("This role is based in our Leeds office.", "on_site"),
        ("You will be based out of our Leeds office.", "on_site"),
        ("The successful candidate will work from our Leeds office.", "on_site"),
        ("You'll be based in our Leeds office three days a week.", "hybrid"),
        ("This role is based in our Leeds office. Remote is possible.", "remote"),
        ("We mostly collaborate in person across our two offices.", "on_site"),
        ("Onsite in Leeds or remote depending on role", "remote"),
        ("You may move to Leeds. Remote is possible.", "remote"),
        ("Join us remotely or in our Leeds office.", "remote"),
        ("We hire from any geographical location.", "remote"),
        ("Nice to have:\n* Boats\n\nWhy Northwind\n\n* Remote-first culture", "remote"),
        ("Benefits\nFully remote work environment\nA boat", "remote"),
        ("Work remotely for up to 60% of your days.", "hybrid"),
        ("Kites:\nLeeds or Rome, and other places too | Full-time | ONSITE | Senior Pilot of Kites", "on_site"),
        ("Primarily onsite with little or no work from home.", "on_site"),
        ("This hybrid role is based in Leeds.", "hybrid"),
        ("Nice to have\n* Rust\n\nThis role is remote and open to all.", "remote"),
        ("This position is remote-friendly.", "remote"),
        ("We're in-person with offices in Leeds and Rome.", "on_site"),
        ("We hire pilots for onsite work in Leeds.", "on_site"),
        ("This role is based in Leeds, UK. On-site presence is expected.", "on_site"),
        ("Leeds, UK (sorry, no remotes at the moment)", "on_site"),
        ("You can work from any of our offices, or from home.", "remote"),
        ("Flexible ways of working (remote or hybrid)", "remote"),
        ("This role is hybrid, with occasional on-site presence at the sea.", "hybrid"),
        ("We build boats that sail far and wide. Full time, onsite. You write Go.", "on_site"),
        ("We build boats that sail far and wide. Onsite. You write Go.", "on_site"),
        (
            "* Rigger | Leeds & Hull | Full-time, onsite | northwind.example/rigger\n* Pilot | Rome | Full-time",
            "on_site",
        ),
        ("You steer the boats of our fleet, for which we look for somebody in Leeds, UK (hybrid) who sails.", "hybrid"),
        (
            "We build boats that sail far and wide, and so do our people 📍 Leeds/UK Remote | 💰 £90,000 a year",
            "remote",
        ),
        ("We sail.\n\n🏢 On-site\n🎓 Any school will do", "on_site"),
        ("* 🇬🇧 Leeds\n* 💻 Hybrid\n* ⏰ Part-time", "hybrid"),
        ("We are a fully distributed global team.", "remote"),
        ("Hybrid work, and 20 days of workation each year.", "hybrid"),
        ("We are hybrid, but you must like the harbour.", "hybrid"),
        ("Work Shift: Night (On-site)", "on_site"),
        ("You are able to commute onsite to Leeds to be considered.", "on_site"),
        ("You like to work 50 hours a week in person with us.", "on_site"),
        ("We're an in-office team.", "on_site"),
        (
            "You love boats and live, as we do, near the sea. Location Leeds, UK — on-site. Visa help is not offered.",
            "on_site",
        ),
        ("You have the option to work remotely one day per week.", "hybrid"),
        ("Enjoy a mix of remote working, office and days at sea.", "hybrid"),
        ("Pay is what fits your experience Hybrid working model in Leeds Boats for all", "hybrid"),
        ("A hybrid work arrangement (on-campus and remote) is set for this job.", "hybrid"),
        ("This is a hybrid role (remote and on-site).", "hybrid"),
        ("This is a hybrid role (3 weeks) that is remote and on-site.", "remote"),
        ("Work from our Ghent office or remotely within Belgium.", "remote"),
        ("Be at our Ghent hub, or remotely anywhere in Belgium.", "remote"),
        ("Remote & async", "remote"),
        ("This role can be held from our Leeds hub - or remotely in the United Kingdom.", "remote"),
        ("Work in Leeds or Remote (UK), as you like.", "remote"),
        ("Join our team at our Leeds bakery.", "on_site"),
        ("We seek a baker for a position based at our Leeds site.", "on_site"),
        ("A position located at their Leeds plant.", "on_site"),
        ("It will be located out of their headquarters in Leeds.", "on_site"),
        ("We expect candidates to work at our lab.", "on_site"),
        ("The position is based at our Leeds site, or fully remote.", "remote"),
        ("Schedule: Monday to Friday Work Remotely: No", "on_site"),
        ("Work remotely:\nNo", "on_site"),
        ("Work remotely:\n\n* No", "on_site"),
        ("Work remotely\n\n* No", "on_site"),
        ("Schedule: Monday to Friday Work Remotely: Yes", "remote"),
        ("Work Remotely: Temporarily due to COVID-19", None),
        ("You can work from home a day a week.", "hybrid"),
        ("Not considering remote workers for this role.", "on_site"),
        ("Remote applicants will not be considered.", "on_site"),
        ("Remote definitely considered for the right person.", "remote"),
        ("We are looking for local, on-site kite builders.", "on_site"),
        ("Full-time, on-site. A visa is possible.", "on_site"),
        ("A good balance, by partly working from home and flexible hours.", "hybrid"),
        ("These individuals will be working on-site at the Halden kite plant.", "on_site"),
        ("You support engineers who will be working on-site at the plant.", None),
    ],
)
def test_what_the_text_says_of_the_job(text: str, expected: str | None) -> None:
    """Sentences and labelled lines about the job give its workplace; a choice of remote is remote."""
    assert expected == _value(description=text)


def test_a_label_with_places_outweighs_a_field_that_says_remote() -> None:
    """The more specific statement wins, with the other as a conflict."""
    found = _workplace(location="Remote", description="Location: Leeds, Rome (Hybrid)\nWe build kites.")
    assert found is not None
    assert ("hybrid", "also called remote") == (found.value, found.conflict)


def test_a_remote_label_of_the_text_outweighs_a_share_of_it() -> None:
    """What the text itself calls remote in a label stays so, though it speaks of hybrid work elsewhere."""
    assert "remote" == _value(description="📍 Remote, UK | Pilot\nWe like hybrid ways of working.", title="Pilot")


def test_a_label_that_offers_a_choice_leaves_it_remote() -> None:
    """A label that says remote too contradicts nothing."""
    assert "remote" == _value(location="Remote", description="Location: Remote or hybrid in Leeds")


@pytest.mark.parametrize(
    "text",
    [
        "This role is a hybrid of an analyst and a designer.",
        "* Experience with remote or on-site teams",
        "What we offer\n* A kite, remote or not",
        "We are a remote-first company, but this role is based in Leeds.",
        "Although we are remote-first, this position requires you to be in Leeds.",
        "You'll work from home once a week.",
        "Our maps help companies work remotely.",
        "You will work on site at our customers.",
        "This role may require you to be on site at times.",
        "We help people in remote and hybrid work environments.",
        "You travel twice a year to in-person team meetings.",
        "Work with our Springfield, IN office on plans.",
        "Remote in name only, our boats sail far.",
        "Every year you get four weeks of work from anywhere.",
        "Work remotely for up to 4 weeks per calendar year.",
        "We are remote-friendly.",
        "The team is remote for now.",
        "Meet customers in person or remotely in your own boat.",
        "Bake for the night team at our Leeds shop.",
        "Our boats reach quays, beaches or remote island harbours.",
        "Your first 90 days are remote for the first three months.",
        "You build our hybrid cloud.",
        "We sell remote patient monitoring to clinics.",
        "You will train remote teams of our customers.",
        "Experience working in a fully remote company",
        "The final round is an on-site interview.",
        "We run in-person events and give a home office stipend.",
        "We pay for your work from home setup and a remote working budget.",
        "Unless approved to work fully remotely, you come to us.",
        "If you are remote, we send a laptop.",
        "Design distributed systems and virtual machines.",
        "Nice to have\n* Eager to work hybrid in Leeds",
        "This is a hybrid role that blends design and research.",
        "You have led remote or hybrid teams.",
        "You will build and lead a globally distributed team.",
        "You build a fully distributed, event-driven system.",
        "Many team members working remotely across Europe are on our crews.",
        "This is a hybrid position spanning design and research.",
        "You will be onsite at times, as needed.",
        "Responsibilities\n* Train our crews, onsite.",
        "You teach crews of many countries, in full time courses (onsite, or in their harbour).",
        "📍 Work From Anywhere: four weeks a year",
        "📍 You live near Leeds and like to be in the office with all of us quite often",
        "You run the boats of our whole fleet in Leeds, and our help desk for those at sea (remote).",
        "",
    ],
)
def test_what_only_sounds_like_a_workplace(text: str) -> None:
    """Perks, products, other people, the past, a while and a supposition are not where the job is done."""
    assert _value(description=text) is None


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Location: Remote Compensation: $20 an hour", "remote"),
        ("Job Title: Baker Work Location: Remote (Porto) Reports to: the owner", "remote"),
        ("Location: Porto (hybrid). Your day", "hybrid"),
        ("Location: Porto We sell bread from ovens that are built remotely", None),
    ],
)
def test_a_label_in_a_posting_of_one_line_says_it(label: str, expected: str | None) -> None:
    """Where a whole posting runs on in one line, a few words behind a label count, up to the next label."""
    around = "We bake bread for people of the whole town, early in the day and with much care. " * 2

    assert expected == _value(description=f"{around}{label} {around}")


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("Remote", "remote"),
        ("Remote - US", "remote"),
        ("New York; San Francisco; Remote", "remote"),
        ("Anywhere", "remote"),
        ("Worldwide", "remote"),
        ("Hybrid in Toronto", "hybrid"),
        ("Berlin (on-site)", "on_site"),
        ("Berlin", None),
        ("London Office", None),
        ("Remote for now", None),
        ("Remote-friendly", None),
    ],
)
def test_the_location_says_it(location: str, expected: str | None) -> None:
    """A location that only names a place leaves the workplace unknown."""
    assert expected == _value(location=location)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Data Engineer (Remote)", "remote"),
        ("Nurse, Hybrid", "hybrid"),
        ("Remote Sensing Scientist", None),
        ("Hybrid Cloud Architect", None),
        ("Distributed Systems Engineer", None),
        ("Virtual Assistant", None),
    ],
)
def test_the_title_says_it(title: str, expected: str | None) -> None:
    """A trade that is called remote or hybrid is no workplace."""
    assert expected == _value(title=title)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Northwind | Back end | Berlin | ONSITE, VISA | Full-time", "on_site"),
        ("Northwind | Back end | REMOTE (EU) | Full-time", "remote"),
        ("Northwind | Back end | Berlin | ONSITE, REMOTE", "remote"),
        ("Northwind | Back end | Berlin | Full-time", None),
        ("Northwind (Leeds, UK) looks for people who love maps, ONSITE, especially", "on_site"),
        ("Northwind, Leeds. ONSITE. northwind.example", "on_site"),
        ("Northwind is hiring for three positions. (REMOTE OK, VISA)", "remote"),
        ("Northwind, Leeds. No REMOTE, sorry.", "on_site"),
        ("Northwind. REMOTE okay if within easy commute to Leeds.", None),
        ("Northwind sells remote controls", None),
        ("WE SELL MAPS OF REMOTE PLACES", None),
        ("Northwind | Leeds | ONSITE (WFH options)", "on_site"),
        ("Northwind : Leeds : Onsite : Pilot : Full-time", "on_site"),
        ("northwind.example\n\nLeeds, UK: ONSITE\nPilot\nRigger", "on_site"),
        ("Northwind\n\nLeeds / Hull / York - Full Time - ONSITE\n\nDo you sail?", "on_site"),
    ],
)
def test_a_headline_says_it(line: str, expected: str | None) -> None:
    """The first line between bars speaks of the job, and so does a word in capitals where there are none."""
    assert expected == _value(description=f"{line}\nWe make maps of the sea floor.")


def test_days_at_home_make_four_office_days_hybrid() -> None:
    """Four days in the office are on site where a field says so, but not where the fifth is said to be at home."""
    on_site, hybrid = "We work 4 days on-site.", "We work 4 days on-site, with 1 day remote."

    assert "on_site" == _value(location="Leeds - On-site", description=on_site)
    assert "hybrid" == _value(location="Leeds - On-site", description=hybrid)


def test_office_days_outweigh_a_remote_location() -> None:
    """Remote with three office days is hybrid, and the conflict is shown."""
    value = _workplace(location="Remote (New York)", description="You spend three days a week in our office.")

    assert value is not None
    assert "hybrid" == value.value
    assert "remote" in value.conflict


def test_days_of_those_who_live_near_an_office_are_not_a_remote_posting_s() -> None:
    """A policy for employees near an office does not hold where the location says remote."""
    policy = "For office-based employees (those who live within 30 miles) we ask for at least three days in the office."
    remote, near = (_workplace(location=place, description=policy) for place in ("Remote (Spain)", "Madrid"))

    assert ("remote", "hybrid") == (remote and remote.value, near and near.value)


def test_hybrid_work_as_a_perk_leaves_a_remote_location_remote() -> None:
    """What the benefits say of everybody is weaker than the location; what is said of this role is not."""
    perk = "We build boats.\n\nBenefits\n\n* Flexible hybrid setup with a fine office"

    assert "remote" == _value(location="Remote", description=perk)
    assert "hybrid" == _value(location="Lyon", description=perk)
    assert "hybrid" == _value(location="Remote", description="This role is hybrid.")


def test_a_first_line_is_a_headline_beside_a_location_field() -> None:
    """A posting without a title has its headline in its first line, whatever its location field says."""
    assert "on_site" == _value(location="Lima, PE", description="Llama | Weaver | Lima | ONSITE\n\nWe weave.")


def test_the_feed_s_field_wins_when_the_text_is_silent() -> None:
    """A field of the feed is structured."""
    value = _workplace(workplace="remote", description="We make maps.")

    assert value is not None
    assert ("remote", Basis.STRUCTURED) == (value.value, value.basis)


def test_a_more_specific_text_outweighs_the_feed_s_field() -> None:
    """Office days in the text make a job hybrid that the feed calls remote."""
    value = _workplace(workplace="remote", description="We work in the office 3 days a week.")

    assert value is not None
    assert ("hybrid", "the feed says remote") == (value.value, value.conflict)


def test_the_feed_s_field_stays_when_the_text_is_vaguer() -> None:
    """A remark on the company's culture does not outweigh the feed's field, and is shown."""
    value = _workplace(workplace="on_site", description="We are a remote-first company.")

    assert value is not None
    assert ("on_site", "the text says remote") == (value.value, value.conflict)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Diese Stelle ist hybrid.", "hybrid"),
        ("de", "Du kannst bis zu 50 % im Homeoffice arbeiten.", "hybrid"),
        ("de", "Präsenzarbeit an unserem Standort in Ulm", "on_site"),
        ("fr", "100 % télétravail", "remote"),
        ("es", "Sin opción de teletrabajo", "on_site"),
        ("pl", "Brak możliwości pracy zdalnej", "on_site"),
        ("sv", "Distansarbete är inte möjligt.", "on_site"),
        ("sv", "Tjänsten är platsbunden.", "on_site"),
        ("sv", "Du har möjlighet att arbeta hemifrån.", None),
        ("sv", "Du arbetar delvis hemifrån.", "hybrid"),
        ("nl", "Een mix van thuiswerken en op kantoor werken", "hybrid"),
        ("nl", "Thuiswerken behoort niet tot de mogelijkheden.", "on_site"),
        ("pl", "Możliwość pracy w pełni zdalnej", "remote"),
        ("pl", "Możliwość okazjonalnej pracy zdalnej", None),
        ("de", "Büro und Homeoffice im Wechsel", "hybrid"),
        ("de", "Du arbeitest in unserem Büro in Ulm.", "on_site"),
        ("de", "Du arbeitest in unserem Büro in Ulm. Auf Wunsch gibt es auch Homeoffice.", None),
        ("de", "Für unsere Bäckerei in Ulm suchen wir dich.", "on_site"),
        ("de", "Wir suchen für unsere Backstube eine Hilfe.", "on_site"),
        ("de", "Für unsere Kanzlei in Ulm suchen wir dich.", None),
        ("de", "Du arbeitest auf der Baustelle.", "on_site"),
        ("de", "Du entwickelst Software für unsere Klinik.", None),
        ("de", "Einsatzort: unsere Werkstatt in Ulm", "on_site"),
        ("de", "In der Anfangszeit arbeitest du vor Ort in Ulm.", None),
        ("de", "Bis zu 60 % deiner Arbeitszeit im Homeoffice", "hybrid"),
        ("de", "Gearbeitet wird bei uns im Office in Ulm.", "on_site"),
        ("de", "Du arbeitest im Büro oder von zu Hause.", "remote"),
        ("nl", "Je werkt op de bouwplaats.", "on_site"),
        ("nl", "Werklocatie: ons magazijn in Gent", "on_site"),
        ("sv", "Din arbetsplats är på äldreboendet.", "on_site"),
        ("sv", "Placering: På vårt kontor i Umeå", "on_site"),
        ("pl", "Praca na nowym magazynie w Opolu", "on_site"),
        ("pl", "Praca w sklepie internetowym", None),
        ("de", "Du arbeitest hauptsächlich in unserem Büro in Ulm.", None),
        ("de", "In unserem Büro in Ulm gibt es Kuchen.", None),
        ("nl", "Je werkt op ons kantoor in Utrecht.", "on_site"),
        ("nl", "Je werkt samen met collega's op ons kantoor in Gent.", None),
        ("sv", "Tjänsten är placerad på vårt kontor i Umeå.", "on_site"),
        ("sv", "Vi söker dig som vill arbeta på sjukhuset i Umeå.", "on_site"),
        ("sv", "Du samarbetar med personalen på sjukhuset i Umeå.", None),
        ("nl", "Je werkt in het ziekenhuis in Utrecht.", "on_site"),
        ("pl", "Doświadczenie: praca w szpitalu w Krakowie", None),
        ("sv", "Du arbetar på vårt kontor i Umeå med möjlighet att arbeta hemifrån.", None),
        ("pl", "Praca w naszym biurze we Wrocławiu", "on_site"),
        ("pl", "Owoce i kawa w naszym biurze", None),
        ("de", "Ein Präsenzarbeitsplatz in Ulm", "on_site"),
        ("pt", "Não há possibilidade de teletrabalho.", "on_site"),
        ("de", "Du arbeitest vollständig remote.", "remote"),
        ("de", "Mischung aus Büro und Homeoffice", "hybrid"),
        ("de", "Du kannst nach Absprache auch im Homeoffice arbeiten.", "hybrid"),
        ("de", "Kein Homeoffice, Arbeit vor Ort.", "on_site"),
        ("de", "Du kannst komplett von zu Hause arbeiten.", "remote"),
        ("de", "Home Office ist leider nicht möglich.", "on_site"),
        ("pt", "O modelo de trabalho é híbrido.", "hybrid"),
        ("de", "Homeoffice-Zuschuss und Obst", None),
        ("de", "Vollzeit · 100 % vor Ort", "on_site"),
        ("de", "Hybrides Arbeiten mit Homeoffice-Anteil, Workation", "hybrid"),
        ("de", "Du arbeitest remote, aber nur als Workation im Ausland.", None),
        ("de", "Wir arbeiten hybrid.", "hybrid"),
        ("de", "Hybrides Arbeiten nach Absprache, bis zu 20 Stunden pro Woche", "hybrid"),
        ("de", "Du arbeitest zu 60 % in unserem Büro in Ulm.", "hybrid"),
        ("de", "Die Position kann hybrid von Ulm aus angetreten werden.", "hybrid"),
        ("de", "Du kannst zu mindestens 50% vor Ort in Ulm arbeiten.", "hybrid"),
        ("de", "Zum Schluss ein Gespräch vor Ort in unserem Büro.", None),
        ("de", "Du leistest Support, remote sowie vor Ort.", None),
        ("de", "Die Möglichkeit zum hybriden Arbeiten", "hybrid"),
        ("de", "Bis zu 60 % Homeoffice", "hybrid"),
        ("de", "Arbeite bis zu 100% remote.", "remote"),
        ("de", "Bis zu 20 % deiner Zeit kannst du remote gestalten.", None),
        ("de", "Festanstellung | Remote möglich", "remote"),
        ("de", "In Ulm, teilweise remote möglich", "hybrid"),
        ("de", "Du arbeitest deutschlandweit aus dem Homeoffice.", "remote"),
        ("de", "Wir halten zusammen, egal ob remote oder vor Ort.", None),
        ("de", "Homeoffice: nein", "on_site"),
        ("de", "Mobiles Arbeiten ist bei dieser Tätigkeit leider nicht möglich.", "on_site"),
        ("de", "Unsere Software hilft Unternehmen, hybrides Arbeiten zu organisieren.", None),
        ("fr", "Le poste\nTélétravail\n2 jours par semaine", None),
        ("fr", "Notre solution aide les entreprises à organiser le travail hybride.", None),
        ("es", "Teletrabajo: no", "on_site"),
        ("pl", "Oferta\nPraca zdalna: 2 dni w tygodniu", "hybrid"),
        ("sv", "Tjänsten\nDistansarbete: 2 dagar i veckan", "hybrid"),
        ("es", "Nuestro producto ayuda a las empresas a gestionar el trabajo híbrido.", None),
        ("nl", "Thuiswerken is in deze functie niet mogelijk.", "on_site"),
        ("sv", "Tjänsten går inte att utföra på distans.", "on_site"),
        ("pt", "Teletrabalho: não", "on_site"),
        ("de", "Du betreust unsere hybride Arbeitswelt.", None),
        ("de", "Die Stelle war früher remote, ist jetzt aber hybrid.", "hybrid"),
        ("de", "Hybrid für alle im Umkreis von 50 km, sonst remote", "remote"),
        ("de", "Arbeitsort Köln Arbeitsmodell hybrid Vertragsart Vollzeit", "hybrid"),
        ("de", "Falls die Stelle hybrid ist, hast du einen Platz im Hangar.", None),
        ("fr", "Ce poste était en télétravail complet, il est désormais hybride.", "hybrid"),
        ("fr", "Lieu : Paris | Contrat : CDI | Télétravail : hybride", "hybrid"),
        ("es", "Este puesto era remoto, ahora es híbrido.", "hybrid"),
        ("es", "Ubicación Madrid Modalidad Híbrido", "hybrid"),
        ("de", "Eine Remote-Tätigkeit für alle, die gern fliegen.", "remote"),
        ("de", "Bis 2023 waren wir remote-first, heute sind wir alle in Köln.", None),
        ("fr", "Full remote partout en France", "remote"),
        ("fr", "Poste en télétravail partiel", "hybrid"),
        ("fr", "Poste 100% présentiel", "on_site"),
        ("es", "Trabajo 100% remoto", "remote"),
        ("es", "Modelo híbrido", "hybrid"),
        ("es", "Modalidad presencial", "on_site"),
        ("nl", "Volledig thuiswerken", "remote"),
        ("nl", "Hybride werken", "hybrid"),
        ("pl", "Praca w pełni zdalna", "remote"),
        ("pl", "Praca hybrydowa", "hybrid"),
        ("pl", "Praca stacjonarna", "on_site"),
        ("sv", "Tjänsten är helt på distans.", "remote"),
        ("sv", "Hybridarbete", "hybrid"),
        ("sv", "Vi arbetar hybrid.", "hybrid"),
        ("pt", "Vaga 100% remota", "remote"),
        ("pt", "Regime híbrido", "hybrid"),
        ("fr", "Télétravail : partiel", "hybrid"),
        ("fr", "Télétravail : oui", None),
        ("fr", "Poste non ouvert au télétravail", "on_site"),
        ("es", "Modalidad mixta (teletrabajo y presencial)", "hybrid"),
        ("es", "Trabajo remoto desde casa", "remote"),
        ("es", "Solo teletrabajo", "remote"),
        ("es", "Ayuda al teletrabajo de 30 euros", None),
        ("pt", "Modelo: Home Office", "remote"),
        ("pt", "Formato: híbrido", "hybrid"),
        ("pt", "Auxílio home office de R$ 100", None),
        ("pt", "No home office você precisa de internet.", None),
        ("pt", "Trabalho no regime híbrido.", "hybrid"),
        ("pt", "Atuação no modelo presencial.", "on_site"),
        ("pt", "Trabalho presencial", "on_site"),
    ],
)
def test_other_languages(language: str, text: str, expected: str | None) -> None:
    """The same is read in every language that has the words."""
    assert expected == _value(description=text, language=language)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120), st.text(max_size=60), st.text(max_size=300))
def test_any_text_is_read(title: str, location: str, description: str) -> None:
    """No text raises, and every quote stands in its field."""
    _workplace(title=title, location=location, description=description)


def test_how_the_person_of_the_title_works_is_how_the_job_is_done() -> None:
    """What is said of a manager tells of the job when it is the manager who is wanted."""
    text = "The Product Manager is fully remote."

    assert "remote" == _value(title="Product Manager", description=text)
    assert _value(title="Designer", description=text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eager to learn Available for a six-month internship, on-site in Leeds Benefits Kites", "on_site"),
        ("Conditions In Person in Leeds Full time", "on_site"),
        ("Kite builders ON-SITE in Leeds or Bath", "on_site"),
        ("Eager to learn and happy to be on-site in Bath for a fair", None),
        ("You visit customers on-site in Leeds.", None),
        ("Our events take place on site in Leeds.", None),
        ("A structured onboarding in person in Leeds.", None),
        ("Regular presence, in person in Leeds.", None),
    ],
)
def test_on_site_in_the_posting_s_own_town_is_said_of_the_job(text: str, expected: str | None) -> None:
    """A bare "on-site in" counts wherever it stands when the location's town is behind it, but not of events."""
    assert expected == _value(location="Leeds, UK", description=text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You will be working from home or a co-working space.", "remote"),
        ("We can support remote workers.", "remote"),
        ("Willing to work from our Quay Street office at least a couple of days per week.", "hybrid"),
        ("Come visit, and work remotely while you relocate here.", None),
        ("You run kites in the cloud and on-premise.", None),
        ("You work remotely. For all hires in the Leeds area, the office is a must four days a week.", "remote"),
        ("Some follow a hybrid schedule, two days a week in the office. Otherwise, this role is remote.", "hybrid"),
        ("Hires in Leeds will follow a hybrid schedule, two office days. Otherwise, this role is remote.", "remote"),
        ("All of us work in the office three days a week.", "hybrid"),
    ],
)
def test_how_all_work_and_how_only_some_do(text: str, expected: str | None) -> None:
    """What holds for hires in one place, or while one moves, is not how the job is done."""
    assert expected == _value(description=text)


@pytest.mark.parametrize(
    ("location", "text", "expected"),
    [
        ("remote", "Location This role is on-site in Leeds.", "on_site"),
        ("Remote", "This is a fully on-site role; remote work is not available.", "on_site"),
        ("Remote", "This role is on-site in Leeds three days a week.", "hybrid"),
        ("Remote", "This role is on-site, or you work remotely.", "remote"),
        ("Remote US", "Some roles are in-office roles.", "remote"),
        ("Remote", "We primarily collaborate in person across our offices.", "remote"),
        ("Remote", "A path towards a full-time on-site position.", "remote"),
    ],
)
def test_a_text_about_the_job_corrects_a_bare_remote_in_the_field(location: str, text: str, expected: str) -> None:
    """Boards fill the field by themselves; a text that only ever calls the job on-site knows better."""
    assert expected == _value(location=location, description=text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Modality: Hybrid (in-office 3-5 days/week) Leeds", "hybrid"),
        ("Hybrid: 3 to 5 days in the office per week.", "hybrid"),
        ("Hybrid, 5 days in the office.", "on_site"),
        ("We are in the office 4-5 days a week.", "on_site"),
        ("Ability to work from our office 3-5 days per week.", "hybrid"),
        ("We work in the office together most days.", "hybrid"),
        ("Lunch is served in the office most days.", None),
        ("Expect two office days at the beginning to onboard; after that, remote work would be possible.", "remote"),
        ("Flexible work environment, ability to work remote, hybrid or in-office.", "remote"),
        ("Ability to work in a remote, hybrid or in-office environment.", None),
    ],
)
def test_most_days_and_what_is_granted(text: str, expected: str | None) -> None:
    """Up to a whole week of what is called hybrid stays hybrid, and who may choose may work remotely."""
    assert expected == _value(description=text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We are looking for engineers to join us full time in our Leeds office.", "on_site"),
        ("Join our analytics and kite science team based in our downtown Leeds office.", "on_site"),
        ("All roles are in the Acme Labs office in New York City.", "on_site"),
        ("Willingness to work from the Amsterdam office, 16 hours a week.", "on_site"),
        ("The position is in Leeds and must be in the office.", "on_site"),
        ("Join our team in our Leeds office, or work remotely from anywhere in the UK.", "remote"),
        ("We are looking for extraordinary kite builders in our Leeds studio.", "on_site"),
        ("The full time position starting in June is based in Acme Relief's National Office in Leeds.", "on_site"),
        ("The position is based at Acme Relief.", None),
        ("You will be working at Kite-UNI Corporate Lab.", "on_site"),
        ("You will work in our Leeds clinic.", "on_site"),
        ("You'll get to work with us at our office on Quay Street.", "on_site"),
        ("Join us at Acme Children's Hospital.", None),
        ("You will be responsible for our app store.", None),
        ("You will be supporting customers who work in Acme Lab.", None),
        ("We are looking for an extraordinary kite builder for our Leeds office.", None),
        ("Acme seeks a pilot to join the Propulsion team at our Leeds facility.", "on_site"),
        ("You will be hiring for our Leeds office.", None),
        ("Come and join our diverse team at our beautiful offices.", None),
        ("Join our hybrid team in our Leeds office.", None),
        ("Join our team in our Leeds office once a month.", None),
        ("Join us in our Leeds office for the first week.", None),
        ("Join us for a lunch in our Leeds office.", None),
        ("Join the programme in the COO office.", None),
        ("You work closely with the team based in our Leeds office.", None),
        ("You will join the team that supports customers in our Leeds office.", None),
        ("Your role is to support the sales staff in our Leeds office.", None),
        ("This position is not based in our Leeds office.", None),
        ("This is a full-time position based in the UK and our office is in Leeds.", None),
        ("You will work in our patients' homes.", "on_site"),
        ("Work on construction sites all over the region.", "on_site"),
        ("Our app tells nurses who work in patients' homes where to go.", None),
        ("Comfortable working on construction sites.", None),
        ("You will visit families' homes and teach their children.", "on_site"),
        ("You'll visit patients in their own homes.", "on_site"),
        ("This is a fully remote role. You will visit clients' homes in spring.", "remote"),
        ("Our carers visit clients in their own homes, and our app plans their way.", None),
        ("You will work with teams on construction sites.", None),
    ],
)
def test_the_office_that_one_joins_a_team_in(text: str, expected: str | None) -> None:
    """Where nothing else says how the work is done, the office that the job is in does; others' offices do not."""
    assert expected == _value(description=text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is a hybrid position in Leeds with a mixture of in-office and home-based working.", "hybrid"),
        ("Lunch in our Leeds HQ, work remotely from other office spaces in Ghent or Porto.", None),
        ("Work-from-anywhere flexibility: you can work remotely for up to 3 months per year.", None),
        ("Join us in Leeds at least 2 days a week, or work remotely.", "remote"),
        ("We are a small team. Plus, we fully support remote work!", "remote"),
        ("We offer a good salary and the possibility to work from remote.", "remote"),
        ("Our software helps firms to support remote work.", None),
        ("A dyer's role based from home within Scotland.", "remote"),
        ("Home-based, 4 days per week.", "remote"),
        ("You give therapy in our clinic and in home-based programs.", None),
        ("The home-based task takes two hours.", None),
        ("Ortsunabhängiges Arbeiten in einem Büro unserer Standorte.\nDas ist die Aufgabe, die wir dir geben.", None),
        ("Wir bieten ortsunabhängiges Arbeiten.\nDas ist die Aufgabe, die wir dir geben.", "remote"),
    ],
)
def test_home_beside_the_office_and_what_is_no_home(text: str, expected: str | None) -> None:
    """Home is one half of a mixture, another office is none, and some months are a perk."""
    assert expected == _value(description=text)
