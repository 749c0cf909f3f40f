"""on_call and nights_weekends: duty outside of ordinary hours."""

from __future__ import annotations

import pytest

from jobfit.facts import on_call, shifts
from jobfit.facts.model import Flag
from tests.facts.work import assert_quoted, reading_of

ON_CALL = [
    ("es", "Guardias, noches y festivos: no", False),
    ("de", "Kein Notdienst, keine Wochenenddienste", False),
    ("pt", "Regime de prevenção uma semana por mês", True),
    ("en", "You learn from our pilots by going on call.", True),
    ("en", "Schedule:\n\n* 8 hour shift\n* On call", True),
    ("en", "Experience:\n\n* Night shift\n* On call", None),
    ("en", "You participate in our on-call rotation.", True),
    ("en", "Responsibilities\n* On-call rotations and incident reviews", True),
    ("en", "You are willing to take part in the on call rota.", True),
    ("en", "About us\nYou will be part of our on-call rotation.", True),
    ("en", "How to apply\nThis role has a rotational on-call schedule.", True),
    ("en", "About us\nThe on-call rotation is healthy here.", None),
    ("en", "There is no on-call.", False),
    ("en", "On-call duty is not required.", False),
    ("en", "There is no on-call for the first year.", None),
    ("en", "You will not be on call at weekends.", None),
    ("en", "On-call at weekends once a month.", True),
    ("en", "You get on-call pay.", None),
    ("en", "Experience with on-call rotations", None),
    ("en", "Requirements\n* Participate in an on-call rotation for your services", True),
    ("en", "Requirements\n* On-call rotations", None),
    ("en", "You improve our on-call tooling.", None),
    ("en", "You hop on a call with customers.", None),
    ("de", "Aufgaben\n* You take part in Rufbereitschaft.", True),
    ("de", "Dazu gehört die Teilnahme an einer Rufbereitschaft im Team.", True),
    ("nl", "Je draait mee in de storingsdienst van het team.", True),
    ("sv", "Du ingår i vår jour och beredskap.", True),
    ("sv", "Du har erfarenhet av jour.", None),
    ("de", "Du nimmst an der Rufbereitschaft im Team teil.", True),
    ("de", "Profil\n* Erfahrung mit Rufbereitschaft", None),
    ("en", "Drive improvements in alerting and on-call rotations", None),
    ("en", "On-call: none", False),
    ("en", "On-call is not a thing here.", False),
    ("en", "On-call duty: none", False),
    ("en", "On-call: n/a", False),
    ("en", "On-call: no - we sleep at night", False),
    ("en", "On-call: no more than one week in six", True),
    ("nl", "Consignatie: niet van toepassing", False),
    ("en", "On-call requirement: yes", True),
    ("en", "On-call duty is not part of this role.", False),
    ("en", "You are on call one week in six.", True),
    ("en", "A 1 in 8 on call commitment.", True),
    ("en", "The work includes on-call work.", True),
    ("en", "Taking call is required.", True),
    ("en", "We reward on-call work well.", None),
    ("en", "You will be on call with customers.", None),
    ("de", "Rufbereitschaft: keine", False),
    ("de", "Rufbereitschaft an einem Wochenende im Monat", True),
    ("de", "Wir bieten\n* Zuschläge im Notdienst, der nur zwei Wochen im Jahr anfällt", True),
    ("de", "Wir bieten\n* Zuschläge im Notdienst", None),
    ("en", "Rotating on-call for repairs at sea.", True),
    ("en", "You are part of our call-out rota.", True),
    ("en", "There is no overnight on-call.", None),
    ("en", "There is an on-call rotation, which is voluntary.", False),
    ("en", "Our on-call rotation is opt-in.", False),
    ("en", "On-call? Not in this role.", False),
    ("en", "On call every 4th weekend", True),
    ("en", "You take pager duty every sixth week.", True),
    ("de", "Die Rufbereitschaft ist freiwillig.", False),
    ("fr", "Astreintes sur la base du volontariat", False),
    ("de", "Rufbereitschaft gibt es bei uns nicht.", False),
    ("en", "No on-call: a dedicated team carries the pager.", False),
    ("de", "Rufbereitschaft: einmal im Monat", True),
    ("fr", "Pas d'astreinte", False),
    ("fr", "Participation au tour d'astreinte", True),
    ("es", "Guardias: sí", True),
    ("nl", "Consignatie: nee", False),
    ("pl", "Pełnienie dyżurów telefonicznych", True),
    ("sv", "Beredskap förekommer.", True),
    ("sv", "I tjänsten ingår beredskapstjänstgöring.", True),
    ("de", "Du übernimmst Bereitschaftszeiten.", True),
    ("pt", "Escala de sobreaviso uma vez por mês", True),
    ("pt", "Disponibilidade no sobreaviso", True),
]

SHIFTS = [
    ("en", "Preferred Skills\n* Driving\n* Ability to work a flexible schedule, including nights and weekends", None),
    ("en", "Preferred Skills\n* Driving\n* Must be able to work weekends", True),
    ("en", "Weekends, nights or on-call: none", False),
    ("de", "Wochenenden, Nächte oder Rufbereitschaft: keine", False),
    ("fr", "Week-ends, nuits, astreintes : non", False),
    ("es", "Guardias, noches y festivos: no", False),
    ("pl", "Weekendy, noce: nie", False),
    ("sv", "Helger, nätter eller beredskap: nej", False),
    ("fr", "Horaires de bureau, pas de week-end", False),
    ("nl", "Geen weekendwerk, geen overuren", False),
    ("sv", "Arbete varannan helg", True),
    ("sv", "Du arbetar dagtid på vardagar.", False),
    ("sv", "Du arbetar treskift.", True),
    ("nl", "Werken op zaterdag hoort erbij.", True),
    ("pl", "Praca na jedną zmianę od poniedziałku do piątku", False),
    ("pl", "Gotowość do pracy w systemie zmianowym", True),
    ("nl", "Je werkt volgens onregelmatige diensten.", True),
    ("pt", "Folgas rotativas, trabalho ao fim de semana", True),
    ("pt", "Trabalho no turno da noite", True),
    ("fr", "Horaires de nuit", True),
    ("fr", "Repos le week-end", False),
    ("es", "Turno rotativo mañana, tarde y noche", True),
    ("pt", "Folga aos finais de semana", False),
    ("pt", "Escala 12x36", True),
    ("fr", "Vous travaillez la nuit et le week-end.", True),
    ("en", "You work Tuesday to Saturday.", True),
    ("en", "4 on 4 off, days and nights", True),
    ("en", "You may be asked to work the odd Saturday.", True),
    ("en", "Our shop is open on weekends. You work weekdays only.", False),
    ("en", "Sleep-ins and waking nights", True),
    ("en", "Early starts, late finishes and weekends.", True),
    ("en", "Part-time/casual, evenings & weekends", True),
    ("en", "We are open Tuesday to Saturday.", None),
    ("en", "You get a night shift allowance.", None),
    ("en", "This is 24/7 shift work.", True),
    ("en", "You are available to work on weekends.", True),
    ("en", "This is a night shift position.", True),
    ("en", "Some evenings are required.", True),
    ("en", "No weekends and no night shifts.", False),
    ("en", "No overtime, weekends or on-call.", False),
    ("en", "There is no need for a car, travel or weekend work.", False),
    ("en", "Weekends: every other Saturday.", True),
    ("en", "Weekends: no, we are closed.", False),
    ("en", "Nights: never. Weekends: every other Saturday.", True),
    ("en", "No weekends, but one weekend in four.", None),
    ("en", "Shift: Night", True),
    ("en", "Shift: 3rd", True),
    ("en", "Rotating Saturdays, one in five", True),
    ("en", "5 days out of 7", True),
    ("en", "Shifts: early, late, night", True),
    ("en", "You hand over to the night shift at the end of your day.", None),
    ("en", "You plan the night shifts of 40 nurses.", None),
    ("en", "Weekends off", False),
    ("en", "Every second weekend off", None),
    ("en", "Night shifts, all weekends off.", True),
    ("de", "Schicht: Nacht", True),
    ("de", "Du übergibst an die Nachtschicht.", None),
    ("de", "Wochenenden frei", False),
    ("fr", "Week-ends libres", False),
    ("fr", "Vous planifiez les équipes de nuit.", None),
    ("es", "Fines de semana libres", False),
    ("en", "No overtime, weekend shifts, or on-call.", False),
    ("en", "There are no split shifts, evenings or weekends, and overtime is paid.", False),
    ("en", "No two days are alike: mornings, evenings or weekends, you cook when it is full.", True),
    ("en", "No nights, weekends or holidays.", False),
    ("en", "Shift: 10pm - 6am", True),
    ("en", "Shift timing: 6:30 PM to 3 AM", True),
    ("en", "Schedule: 7p-7a", True),
    ("en", "Working hours: 9 AM to 6 PM", None),
    ("en", "Working hours: 19:30 - 04:15", True),
    ("de", "Arbeitszeit: 22:00 bis 6:00 Uhr, im Wechsel der Schicht", True),
    ("en", "You work in rotational shifts.", True),
    ("en", "Apply today!\nMust be able to work flexible hours; including weekends", True),
    ("en", "How to apply\nCall us, we are available on weekends too.", None),
    ("en", "Working days: six days a week", True),
    ("en", "The shop is open 6 days a week.", None),
    ("en", "A five-day week, Saturday and Sunday off.", False),
    ("en", "Schedule: three 12-hour shifts, 7p-7a", True),
    ("en", "Our hotline answers from 10pm to 6am.", None),
    ("en", "Saturday work and every other weekend.", True),
    ("de", "Du bringst Bereitschaft zu Wochenendeinsätzen mit.", True),
    ("pl", "Praca w systemie trzyzmianowym.", True),
    ("pl", "System pracy 24/48", True),
    ("de", "Du bist bereit, auch an Samstagen zu arbeiten.", True),
    ("de", "Unsere Messe ist an einem Samstag.", None),
    ("pl", "Praca od poniedziałku do soboty", True),
    ("de", "Bereitschaft zu Wechselschichten (Früh/Spät/Nacht)", True),
    ("de", "Arbeitszeit: Di-Sa 9 bis 18 Uhr", True),
    ("de", "Der Laden ist Mo-Sa geöffnet.", None),
    ("nl", "In de weekenden ben je vrij.", False),
    ("en", "Work hours: Tuesday - Saturday", True),
    ("en", "You work Monday through Sunday.", True),
    ("en", "Work hours: Sunday to Thursday", None),
    ("en", "The office party is on Friday or Saturday.", None),
    ("en", "Our shop is open Monday to Saturday.", None),
    ("de", "Arbeitszeiten: Montag bis Samstag", True),
    ("de", "Bereitschaft zur Arbeit an Wochenenden", True),
    ("en", "It does not matter whether a gap is a weekend cycle.", None),
    ("en", "You enjoy long weekends with your family.", None),
    ("en", "You set your own hours (weekends, evenings, whenever suits you).", None),
    ("en", "We host game nights and movie nights.", None),
    ("en", "We built the first version over a weekend.", None),
    ("en", "Benefits\n* Free evenings", None),
    ("en", "You start work early, which frees your afternoons and evenings.", None),
    ("de", "Bereitschaft zum Schichtdienst", True),
    ("de", "Bereitschaft zum Dienst im Dreischichtsystem", True),
    ("de", "Sie arbeiten als Dauernachtwache.", True),
    ("de", "Der Dienst ist ausschließlich nachts.", True),
    ("de", "Keine Nachtwachen und kein Spätdienst.", False),
    ("de", "Jedes zweite Wochenende frei.", None),
    ("de", "Ein Segelschein ist gut, aber keine Voraussetzung Bereitschaft zur Schichtarbeit Freude am Wind", True),
    ("de", "Schichtarbeit ist keine Voraussetzung.", False),
    ("de", "Geregelte Arbeitszeiten im 1-Schichtbetrieb", None),
    ("de", "Du arbeitest im Schichtbetrieb.", None),
    ("de", "Du arbeitest im 3-Schichtbetrieb.", True),
    ("de", "Du arbeitest auch samstags.", True),
    ("de", "Wir liefern auch samstags.", None),
    ("sv", "Du planerar öppettider, kvällar och lov.", None),
    ("sv", "Arbetstiden är förlagd till dagar och kvällar.", True),
    ("pl", "Praca od wtorku, także w soboty", True),
    ("pl", "Sklep jest otwarty w soboty.", None),
    ("nl", "In de weekenden zijn wij gesloten.", None),
    ("de", "Bereitschaft zu Abend- und Wochenendterminen", True),
    ("de", "Zuschläge für Nachtarbeit und Obst", None),
    ("en", "* 9:00 AM to 11:00 AM each Sunday", True),
    ("en", "Hours: Sunday 8am - 12pm and Wednesday 1pm - 4pm", True),
    ("en", "Tuesday to Saturday, 9am to 5pm.", True),
    ("en", "Full time, Monday-Saturday", True),
    ("en", "We are looking for a night porter.", True),
    ("en", "We are open Monday to Saturday, 9am - 5pm.", None),
    ("en", "Closing date: 11:59pm Sunday 16th August.", None),
    ("en", "Interviews: Saturday 10am - 2pm at our shop.", None),
    ("en", "An open day is held on Saturday 4 May, 10am-3pm.", None),
    ("en", "You assist at Sunday services.", None),
    ("en", "The Sunday 10-12 system is a kind of kite.", None),
]


@pytest.mark.parametrize(("language", "text", "expected"), ON_CALL)
def test_on_call_duty_is_read(language: str, text: str, *, expected: bool | None) -> None:
    """Duty counts, denied or not; pay for it, tools for it and experience with it tell nothing."""
    reading = reading_of(text, language=language)
    facts = on_call.extract(reading)

    found = facts.get("on_call")
    assert expected is (found.value if isinstance(found, Flag) else None)
    assert_quoted(reading, facts)


@pytest.mark.parametrize(("language", "text", "expected"), SHIFTS)
def test_work_at_night_and_at_weekends_is_read(language: str, text: str, *, expected: bool | None) -> None:
    """Working time counts, free time does not."""
    reading = reading_of(text, language=language)
    facts = shifts.extract(reading)

    found = facts.get("nights_weekends")
    assert expected is (found.value if isinstance(found, Flag) else None)
    assert_quoted(reading, facts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Schedule: Monday to Friday Overtime Weekends", True),
        ("Shift:\n* Morning shift\n* Evening shift", True),
        ("Weekly day range:\n* Weekends", True),
        ("Schedule:\n* Monday to Friday\n* No weekends", False),
        ("Working pattern: rotating shifts", True),
        ("Shift premium: 10% at nights", None),
        ("Movies: nights and weekends", None),
        ("Evening shift premium", None),
    ],
)
def test_a_timetable_among_benefits_says_when_one_works(text: str, *, expected: bool | None) -> None:
    """Benefits say nothing of the hours, but a label for working time does, though it stands below them."""
    found = shifts.extract(reading_of(f"Benefits:\n* Dental insurance\n* Gym\n{text}")).get("nights_weekends")

    assert expected == (found.value if isinstance(found, Flag) else None)


@pytest.mark.parametrize(
    ("location", "text", "expected"),
    [
        ("Columbus, OH", "The schedule is Sunday through Thursday.", True),
        ("Hull, UK", "Shift: Sun-Wed 6am to 4pm", True),
        ("Leeds, UK", "Hours: Saturday - Wednesday, 9 to 5", True),
        ("Leeds, UK", "Shifts between 6am and 10pm, 5 days over 7", True),
        ("Leeds, UK", "Our shop is open Sunday through Friday.", None),
        ("Tel Aviv, Israel", "Working hours: Sunday to Thursday", None),
        ("Doha, Qatar", "Work days: Sunday - Thursday", None),
        ("Doha, Qatar", "Weekend work is required.", True),
    ],
)
def test_a_week_that_begins_at_the_weekend(location: str, text: str, *, expected: bool | None) -> None:
    """A Sunday from which one works is at the weekend, where it is known that the usual week is another."""
    found = shifts.extract(reading_of(text, location=location)).get("nights_weekends")

    assert expected == (found.value if isinstance(found, Flag) else None)


def test_a_title_with_weekends_says_it() -> None:
    """In a title, evenings and weekends need no other word."""
    found = shifts.extract(reading_of(title="Nurse, Evenings and Weekends"))["nights_weekends"]

    assert isinstance(found, Flag)
    assert found.value


@pytest.mark.parametrize("title", ["Barista - No nights or weekends", "Barista (no weekends)", "Nurse, no evenings"])
def test_a_title_may_deny_it(title: str) -> None:
    """What a title says that there is not, there is not."""
    found = shifts.extract(reading_of(title=title))["nights_weekends"]

    assert isinstance(found, Flag)
    assert not found.value


def test_contradictions_leave_it_unknown() -> None:
    """A posting that says both says nothing certain."""
    assert {} == on_call.extract(reading_of("There is no on-call. You join the on-call rotation."))


@pytest.mark.parametrize(
    "text",
    [
        "On-call: yes, one week in eight.",
        "There is on-call duty one week in six, paid extra.",
        "There is an on-call rotation of six people; you will join it.",
        "On-call duty is shared by the whole team.",
    ],
)
def test_a_duty_that_is_named_as_one_is_there(text: str) -> None:
    """A rotation, a duty or a plain answer needs no "you" in front of it."""
    found = on_call.on_call_of(reading_of(text))

    assert found is not None
    assert found.value
