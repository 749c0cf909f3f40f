"""What skills a person holds, and which they are still building."""

from __future__ import annotations

from jobfit.profile.goal import learning
from jobfit.profile.model import Profile


def held(profile: Profile) -> frozenset[str]:
    """Return the canonical names of the skills that [me] names, and of the needs of the goal that are met by now.

    A need that is not met yet is not held, also where [me] names it: the person wants to go further.
    """
    met = (need.canonical for need in profile.goal.needs if not need.is_open)
    return frozenset({*profile.me.skills, *met} - set(learning(profile.goal)))
