"""What skills a person holds, and which they are still building."""

from __future__ import annotations

from jobfit.facts.given import read_token
from jobfit.facts.personal import SKILL_FACTS
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.profile.goal import learning
from jobfit.profile.model import Profile


def held(profile: Profile) -> frozenset[str]:
    """Return the canonical names of the skills that [me] names, and of the needs of the goal that are met by now.

    A need that is not met yet is not held, also where [me] names it: the person wants to go further.
    """
    met = (need.skill for need in profile.goal.needs if need.have >= need.want)
    known = {*profile.me.skills, *(read_token(VOCABULARY[SKILL_FACTS[0]], skill) for skill in met)}
    return frozenset(known - set(learning(profile.goal)))
