"""Answers: labels, questions and boxes settle every fact in the same way."""

from __future__ import annotations

from datetime import date

import pytest

from jobfit.facts.extract import facts_of
from jobfit.facts.model import Choice, Flag, TokenSet
from jobfit.postings.model import JobPosting

ANSWERED = [
    ("Weekends, nights or on-call: none", {"nights_weekends": False, "on_call": False}),
    ("Weekends / nights: no", {"nights_weekends": False}),
    ("On-call\nNo", {"on_call": False}),
    ("On-call: ✅", {"on_call": True}),
    ("On-call: see below", {"on_call": None}),
    ("Full-time / Part-time: Full-time", {"employment_type": ("full_time",)}),
    ("Full time or part time? Part time.", {"employment_type": ("part_time",)}),
    ("Permanent / Fixed-term: Permanent", {"permanent": True}),
    ("Remote / Hybrid / Onsite: Onsite", {"workplace": "on_site"}),
    ("Remote (Y/N): N", {"workplace": "on_site"}),
    ("Remote working available: No", {"workplace": "on_site"}),
    ("Remote: ❌", {"workplace": "on_site"}),
    ("Remote? Yes", {"workplace": "remote"}),
    ("On-site required: yes", {"workplace": "on_site"}),
    ("Remote: n/a", {"workplace": None}),
    ("Remote: TBD", {"workplace": None}),
    ("[ ] Remote\n[ ] Hybrid\n[x] On-site", {"workplace": "on_site"}),
    ("☐ Remote ☑ Hybrid ☐ On-site", {"workplace": "hybrid"}),
    ("Type: ☑ Full-time ☐ Part-time", {"employment_type": ("full_time",)}),
    ("☐ Full-time ☐ Part-time ☒ Contract", {"employment_type": ("contractor",)}),
    ("Remote [ ] Hybrid [ ] On-site [x]", {"workplace": "on_site"}),
    ("Remote [ ]\nHybrid [x]", {"workplace": "hybrid"}),
    ("Full-time ☑\nPart-time ☐", {"employment_type": ("full_time",)}),
    ("Job Type: Full-time/Part-time\nJob Type: Full-time", {"employment_type": ("full_time", "part_time")}),
    ("Permanent / contract: contract", {"employment_type": ("contractor",), "permanent": None}),
    ("Remote work: not possible at the moment", {"workplace": "on_site"}),
    ("Telework: Not eligible", {"workplace": "on_site"}),
    ("Telecommuting: Not permitted", {"workplace": "on_site"}),
    ("Working pattern: hybrid", {"workplace": "hybrid"}),
    ("Visa sponsorship\nNo", {"sponsorship": "not_offered"}),
    ("Visa sponsorship (Y/N): N", {"sponsorship": "not_offered"}),
    ("❌ Visa sponsorship", {"sponsorship": "not_offered"}),
    ("Visa sponsorship: see below", {"sponsorship": None}),
    ("Do you sponsor visas? Yes.", {"sponsorship": "offered"}),
    ("Can you sponsor me? Unfortunately not.", {"sponsorship": "not_offered"}),
    ("Do I need to speak German? No.", {"languages": None}),
    ("Do I need to speak German? Yes.", {"languages": ("de",)}),
    ("Will I have to work weekends? No.", {"nights_weekends": False}),
    ("Visa sponsorship / relocation: no", {"sponsorship": "not_offered", "relocation": False}),
    ("Remote: yes | Visa: no", {"workplace": "remote", "sponsorship": "not_offered"}),
    ("Type: full-time, contract: permanent", {"employment_type": ("full_time",), "permanent": True}),
    ("Security clearance (Y/N): Y", {"clearance": True}),
    ("Notes are marked [x] or [ ] here. Full-time job.", {"employment_type": ("full_time",)}),
    ("Perks:\n☐ Stock options", {"equity": True}),
    ("Remote: no restrictions", {"workplace": "remote"}),
    ("Equity: yes (0.5%)", {"equity": True}),
    ("Equity: none", {"equity": False}),
    ("Equity: ✅", {"equity": True}),
    ("Relocation assistance\nNot available", {"relocation": False}),
    ("Relocation: ✔", {"relocation": True}),
    ("Clearance level: TBD", {"clearance": None}),
    ("Clearance level\nNone", {"clearance": False}),
    ("On-call / weekends: no / yes", {"on_call": False, "nights_weekends": True}),
    ("Remote | Visa | On-call: Yes | No | No", {"workplace": "remote", "sponsorship": "not_offered", "on_call": False}),
    ("Remote, visa: no, yes", {"workplace": "on_site", "sponsorship": "offered"}),
    ("Remote / Hybrid / On-site: no / yes / no", {"workplace": "hybrid"}),
    ("Full-time / part-time: yes / no", {"employment_type": ("full_time",)}),
    ("Equity / bonus: yes / no", {"equity": True, "bonus": False}),
    ("Remote / visa: yes, if you like", {"workplace": "remote"}),
    ("Kites | Leeds | REMOTE NO / VISA YES | Pilot", {"workplace": "on_site", "sponsorship": "offered"}),
    ("Remote=yes, visa=no", {"workplace": "remote", "sponsorship": "not_offered"}),
    ("Travel: no. On-call: yes.", {"on_call": True}),
    ("Q: Is this role remote? A: No.", {"workplace": "on_site"}),
    ("Do you offer visa sponsorship? - No.", {"sponsorship": "not_offered"}),
    ("Full-time: ✔ Part-time: ✘ Contract: ✘", {"employment_type": ("full_time",)}),
    ("( ) Remote (x) Hybrid ( ) Office", {"workplace": "hybrid"}),
    ("Yes: equity. No: on-call, weekends.", {"on_call": False, "nights_weekends": False}),
    ("What you won't find here: overtime, on-call, weekend work.", {"on_call": False, "nights_weekends": False}),
    ("No surprises: on-call once a month, paid extra.", {"on_call": True}),
    ("Hours: no on-call, but weekend work once a month.", {"on_call": False, "nights_weekends": True}),
    ("On-call required: ☐ yes ☑ no", {"on_call": False}),
    ("On-call required: ☑ yes ☐ no", {"on_call": True}),
]


@pytest.mark.parametrize(("text", "expected"), ANSWERED)
def test_a_label_a_question_or_a_box_is_read_with_its_answer(text: str, expected: dict[str, object]) -> None:
    """What is asked is denied, asserted or left open by the answer, for every fact that it names."""
    facts = facts_of(JobPosting(id="1", title="Cook", description=text, language="en"), today=date(2026, 5, 1))

    found = {name: facts.get(name) for name in expected}
    assert expected == {
        name: fact.value if isinstance(fact, Flag | Choice | TokenSet) else None for name, fact in found.items()
    }
