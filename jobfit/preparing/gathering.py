"""Gathering what a preparation is made of from the store."""

from __future__ import annotations

from jobfit.contacts.knowing import acquaintances
from jobfit.facts.personal import personal
from jobfit.inside import insiders
from jobfit.judging import resolved, rules_hash
from jobfit.preparing.preparation import Preparation, prepare
from jobfit.profile.model import Profile
from jobfit.store.rows import Stored
from jobfit.store.store import Store


def prepared(store: Store, stored: Stored, profile: Profile) -> Preparation:
    """Return the preparation for a stored posting, from its facts, the journal and the contacts."""
    person, posting = profile.person, stored.posting
    known = acquaintances(store, [posting.company], advisers=profile.me.advisers)
    return prepare(
        stored,
        personal(store.facts(posting.id) or {}, person),
        profile,
        journal=store.journal(success=True),
        known=known.get(posting.company, ()),
        has_contacts=bool(known.get(posting.company) or store.contacts()),
        inside=posting.id in insiders(store, profile),
        judged_before=stored.verdict.rules_hash != rules_hash(resolved(profile), person),
    )
