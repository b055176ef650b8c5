"""Names of persons that are spelled in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from stemma.annotate.entities import fold
from stemma.lexicon.words import load_words
from stemma.model import Annotations, Claim, EntityKind, Span

NEAR: Final = 0.8
"""Least likeness of two words that may be one name: one letter of five may differ."""
SHORTEST: Final = 4
TITLES: Final = frozenset(word.casefold() for word in load_words("honorifics.txt"))


@dataclass(frozen=True, slots=True)
class Spelling:
    """A full name as one report first writes it so, and the claim that speaks of who bears it."""

    document: int
    words: tuple[str, ...]
    name: str
    span: Span
    claim: Claim


def find_spellings(reports: Sequence[Annotations]) -> tuple[tuple[Spelling, ...], ...]:
    """Groups of spellings of what may be one name, two different ones at least in each.

    Only full names that share a word letter for letter, the others being near: of two men of one
    family the first names are not.
    """
    found = [spelling for number, report in enumerate(reports) for spelling in _of(number, report)]
    distinct = sorted({spelling.words for spelling in found})
    group = {words: words for words in distinct}
    for left, right in combinations(distinct, 2):
        if may_be_one(left, right):
            one, other = sorted((group[left], group[right]))
            group = {words: one if root == other else root for words, root in group.items()}
    out: dict[tuple[str, ...], list[Spelling]] = {}
    for spelling in found:
        out.setdefault(group[spelling.words], []).append(spelling)
    return tuple(
        tuple(members) for _, members in sorted(out.items()) if len({m.words for m in members}) > 1
    )


def may_be_one(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two folded names differ by spelling alone.

    >>> may_be_one(("ana", "korner"), ("ana", "koerner"))
    True
    >>> may_be_one(("ana", "ruiz"), ("luis", "ruiz"))
    False
    """
    if len(left) != len(right) or left == right:
        return False
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(pairs) < len(left) and all(
        min(len(a), len(b)) >= SHORTEST
        and abs(len(a) - len(b)) < 2
        and SequenceMatcher(None, a, b).ratio() >= NEAR
        for a, b in pairs
    )


def _of(number: int, report: Annotations) -> Iterator[Spelling]:
    text = report.document.text
    claims = {
        argument.entity: claim
        for claim in reversed(report.claims)
        for argument in claim.arguments
        if argument.entity is not None
    }
    for entity in report.entities:
        if entity.kind is not EntityKind.PERSON:
            continue
        seen: set[tuple[str, ...]] = set()
        for mention in entity.names:
            name = mention.span.of(text)
            words = tuple(w for w in fold(name).split() if w not in TITLES)
            claim = _around(mention.span, report) or claims.get(entity.id)
            if len(words) > 1 and words not in seen and claim is not None:
                seen.add(words)
                yield Spelling(number, words, name, mention.span, claim)


def _around(name: Span, report: Annotations) -> Claim | None:
    """The first claim whose words hold a name; `None` where none does."""
    return next((c for c in report.claims if any(s.overlaps(name) for s in c.spans)), None)
