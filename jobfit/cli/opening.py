"""How an answer opens: in a sentence, and with what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobfit.layout import TextStyle, clean, wrapped
from jobfit.verdicts.model import Outcome

if TYPE_CHECKING:
    from jobfit.asking import Subject
    from jobfit.verdicts.model import Verdict


def opening(verdict: Verdict, subject: Subject, look: TextStyle) -> list[str]:
    """Return the answer in a sentence, and what it is about when that is not the person's own text."""
    sentence = {
        Outcome.KEEP: "Yes.",
        Outcome.ASK: "It depends.",
        Outcome.NEAR_MISS: "No, but nearly.",
        Outcome.REJECT: "No, as your profile stands.",
    }[verdict.outcome]
    posting = subject.posting
    about = [posting.title, posting.company, posting.location] if posting and posting.url else []
    titled = wrapped(" · ".join(filter(None, map(clean, about))), look, 0, hang=2) if any(about) else []
    return [look.paint(sentence, verdict.outcome.value), *look.painted(titled, "title")]
