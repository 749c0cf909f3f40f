"""Limits: refuses a rule set that durable_rules would crash on, hang on or lose facts of, before it sees it.

The engine keeps its rules as a tree: rules that start with the same comparisons share those nodes, and a fact walks
the tree with a stack of 64 places. The figures below leave room to the measured ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from jobfit.rules.compiled import Comparison, Conjunction

MAX_STACK = 64  # more siblings that match at once: error 303 and the fact is lost
MAX_CHILDREN = 500  # 513 hang the process
MAX_SAME_LAST = 250  # 256 rules with one last comparison overflow the heap
MAX_RULES = 4000  # 4097: error 106
MAX_ATTRIBUTES = 240  # 253: error 302
MAX_LITERAL = 2**53  # integers up to here compare exactly

ANCHOR = "_b"  # always -1: a first comparison with it that always holds gives a group of rules a branch of its own
WARM_UP = "_w"  # only in the fact that warms a new set up
RESERVED = frozenset({"id", "sid", "$s", ANCHOR, WARM_UP})
_NAME = re.compile(r"[a-z0-9_.|~]{1,64}")
_FNV_OFFSET, _FNV_PRIME, _FNV_MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF


def verify(rules: Mapping[str, Conjunction], attributes: Sequence[str]) -> None:
    """Raise ValueError with a sentence if the rules over these attributes leave what the engine can bear."""
    _verify_names(rules, attributes)
    _verify_comparisons(rules, frozenset((*attributes, ANCHOR, WARM_UP)))
    _verify_tree(_tree(rules.values()))


def _verify_names(rules: Mapping[str, Conjunction], attributes: Sequence[str]) -> None:
    if len(rules) > MAX_RULES:
        raise ValueError(f"{len(rules)} rules in one set; the engine bears {MAX_RULES}")
    if len(attributes) > MAX_ATTRIBUTES:
        raise ValueError(f"{len(attributes)} attributes in one fact; the engine bears {MAX_ATTRIBUTES}")
    for name in (*rules, *attributes):
        if not _NAME.fullmatch(name):
            raise ValueError(f"the name {name!r} is not made of a-z 0-9 _ . | ~ (at most 64)")
    if reserved := RESERVED.intersection(attributes):
        raise ValueError(f"the engine keeps the attribute {min(reserved)!r} for itself")
    for variant in (_fnv1, _fnv1a):
        if len({variant(name) for name in (*attributes, *RESERVED)}) != len(attributes) + len(RESERVED):
            raise ValueError("two attributes have the same 32-bit hash, by which the engine tells them apart")


def _verify_comparisons(rules: Mapping[str, Conjunction], attributes: frozenset[str]) -> None:
    for name, conjunction in rules.items():
        if not conjunction:
            raise ValueError(f"rule {name!r} compares nothing")
        for attribute, _, literal in conjunction:
            if attribute not in attributes:
                raise ValueError(f"rule {name!r} compares {attribute!r}, which the fact does not have")
            if abs(literal) > MAX_LITERAL:
                raise ValueError(f"rule {name!r} compares with {literal}, which is not exact beyond 2^53")
    last = Counter(conjunction[-1] for conjunction in rules.values())
    if last and max(last.values()) > MAX_SAME_LAST:
        raise ValueError(f"{max(last.values())} rules end in one comparison; the engine bears {MAX_SAME_LAST}")


class _Node:
    """One comparison of the engine's tree and what follows it."""

    __slots__ = ("children",)

    def __init__(self) -> None:
        self.children: dict[Comparison, _Node] = {}


def _tree(conjunctions: Iterable[Conjunction]) -> _Node:
    root = _Node()
    for conjunction in conjunctions:
        node = root
        for comparison in conjunction:
            node = node.children.setdefault(comparison, _Node())
    return root


def _verify_tree(root: _Node) -> None:
    if (depth := stack_bound(root)) > MAX_STACK:
        raise ValueError(f"the rules can need {depth} places of the engine's stack of {MAX_STACK}")


def stack_bound(root: _Node) -> int:
    """Return how many places of the stack a fact can need; raise ValueError on a node with too many children."""
    if len(root.children) > MAX_CHILDREN:
        raise ValueError(f"{len(root.children)} comparisons follow one; the engine bears {MAX_CHILDREN}")
    if not root.children:
        return 0
    return len(root.children) - 1 + max(1, *map(stack_bound, root.children.values()))


def _fnv1(text: str) -> int:
    value = _FNV_OFFSET
    for byte in text.encode():
        value = (value * _FNV_PRIME & _FNV_MASK) ^ byte
    return value


def _fnv1a(text: str) -> int:
    value = _FNV_OFFSET
    for byte in text.encode():
        value = (value ^ byte) * _FNV_PRIME & _FNV_MASK
    return value
