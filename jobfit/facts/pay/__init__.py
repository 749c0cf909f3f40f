"""Pay, total pay, equity and bonus: what a posting says that it pays.

Money is found near currency signs and pay words (`windows`, `amounts`, `money`), named by the words around it
(`labels`), given a currency and a period (`units`), and merged into one fact (`merge`).
"""

from __future__ import annotations

from collections.abc import Mapping

from jobfit.facts.model import FactValue
from jobfit.facts.pay.extras import bonus, equity
from jobfit.facts.pay.merge import merged
from jobfit.facts.pay.statements import statements
from jobfit.facts.pay.structured import with_structured
from jobfit.facts.reading import Reading

__all__ = ["extract"]


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return the facts pay, pay_total, equity and bonus, as far as the posting states them."""
    stated = statements(reading)
    facts: dict[str, FactValue | None] = {
        "pay": with_structured(reading.posting.pay, merged(reading, stated, "base")),
        "pay_total": merged(reading, stated, "total"),
        "equity": equity(reading, [each.evidence for each in stated]),
        "bonus": bonus(reading),
    }
    return {name: value for name, value in facts.items() if value is not None}
