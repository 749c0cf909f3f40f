"""A proposed rule is written to the profile, with the entries that speak for it as comments."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from jobfit.journal.proposals import Proposal
from jobfit.layout import clean
from jobfit.profile.edit import with_table
from jobfit.saving import as_written, save_profile
from jobfit.store.store import Store

if TYPE_CHECKING:
    from jobfit.profile.model import Profile
    from jobfit.store.rows import JournalEntry


def accept(path: Path, proposal: Proposal, store: Store, *, now: datetime) -> Profile:
    """Write a proposed rule at the end of the profile, and keep that in the history; raises InputError."""
    cited = "\n".join([f"{reason(proposal)}:", *(f"# {entry_words(each)}" for each in proposal.trend.entries)])
    edited = with_table(as_written(path), proposal.rule, proposal.values, comment=cited)
    return save_profile(path, edited, store, now=now, note=f"{proposal.rule}: {reason(proposal)}")


def reason(proposal: Proposal) -> str:
    """Return why a rule is proposed, in a line."""
    trend = proposal.trend
    felt = f"{clean(trend.tag)} felt {in_tenths(trend.mean)} in {len(trend.entries)} entries of the journal"
    return f"{felt}, {in_tenths(trend.usual)} is usual"


def entry_words(entry: JournalEntry) -> str:
    """Return an entry in a line: its day, how it felt, and its words."""
    return f"{entry.day:%d %b %Y}  {entry.felt or '-'}  {clean(entry.did)}"


def in_tenths(score: Fraction) -> str:
    """Return a mean score with one digit after the point."""
    return f"{float(score):.1f}"
