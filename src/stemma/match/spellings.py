"""Names that are spelled in two ways: "Duncan Raite" here, "Rait" there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from stemma.lexicon.words import load_words
from stemma.match.cluster import cluster
from stemma.model import Annotations, Claim, EntityKind, Span
from stemma.values.spelling import fold, is_near, transliterate

NEAR: Final = 0.8
"""Least likeness of two words that may be one name: one letter of five may differ."""
SHORTEST: Final = 4
ALONE: Final = 5
"""Letters that a word has at least where it is a name, or the last word of one, by itself."""
LONG: Final = 7
"""Letters from which on two may differ."""
TOLD: Final = 3
"""Places of one spelling that are told of one report at most."""
ENDINGS: Final = ("s", "es", "n", "an", "ian", "i", "ese", "ish")
"""What makes another word of a name and no other spelling: "Tessaly", "Tessalian"."""
TITLES: Final = frozenset(word.casefold() for word in load_words("honorifics.txt"))
KINDS: Final = frozenset({EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION})
"""Kinds of which one that is named is held against another of its kind."""

Named = tuple[EntityKind, tuple[str, ...]]
"""A name by its kind and its folded words."""
IsCommon = Callable[[str], bool]
"""Whether a word is one that many texts have."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as a report writes it so, and the claim that speaks of who bears it.

    `words` are folded, without titles.
    """

    document: int
    words: tuple[str, ...]
    name: str
    span: Span
    claim: Claim
    kind: EntityKind = EntityKind.PERSON


def find_spellings(
    reports: Sequence[Annotations], is_common: IsCommon = lambda _: True
) -> tuple[tuple[Spelling, ...], ...]:
    """Groups of spellings of what may be one name, two different ones at least in each.

    Of every report the first places of each spelling, `TOLD` at most. Without `is_common` only
    full names of persons are held against each other.
    """
    found = [spelling for number, report in enumerate(reports) for spelling in _of(number, report)]
    where: dict[Named, set[int]] = {}
    for spelling in found:
        where.setdefault((spelling.kind, spelling.words), set()).add(spelling.document)
    names = sorted(where)
    number_of = {name: number for number, name in enumerate(names)}
    ties = [(number_of[a], number_of[b], 1.0) for a, b in _near_names(names, where, is_common)]
    group_of = {
        names[number]: place
        for place, group in enumerate(cluster(len(names), ties, least=1.0))
        for number in group
    }
    out: dict[int, list[Spelling]] = {}
    for spelling in found:
        out.setdefault(group_of[spelling.kind, spelling.words], []).append(spelling)
    return tuple(
        tuple(members) for _, members in sorted(out.items()) if len({m.words for m in members}) > 1
    )


def _near_names(
    names: Sequence[Named], where: Mapping[Named, set[int]], is_common: IsCommon
) -> Iterator[tuple[Named, Named]]:
    """Every two names of one kind that may be one name in two spellings.

    Where a report has both, they are two: of full names of persons it may have slipped itself.
    """
    blocks: dict[tuple[EntityKind, str], list[Named]] = {}
    for name in names:
        for key in sorted(_keys(name[1])):
            blocks.setdefault((name[0], key), []).append(name)
    for one, other in sorted({p for block in blocks.values() for p in combinations(block, 2)}):
        person = one[0] is EntityKind.PERSON
        if (person and may_be_one(one[1], other[1])) or (
            not where[one] & where[other]
            and are_misspelled(one[1], other[1], is_common, person=person)
        ):
            yield one, other


def _keys(words: Sequence[str]) -> set[str]:
    """What two names that may be one share: a word, or a word less a letter or two.

    Source: Garbe (2012), the symmetric deletion of letters.
    """
    keys = {f"={word}" for word in words} if len(words) > 1 else set()
    for word in words:
        keys.add(f"~{transliterate(word)}")
        keys |= {f"-{word[:i]}{word[i + 1 :]}" for i in range(len(word)) if len(word) >= ALONE}
        if len(word) >= LONG:
            keys |= {
                f"-{word[:i]}{word[i + 1 : j]}{word[j + 1 :]}"
                for i, j in combinations(range(len(word)), 2)
            }
    return keys


def may_be_one(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two folded full names share a word, the others being near.

    Of two men of one family the first names are not.

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


def are_misspelled(
    left: Sequence[str],
    right: Sequence[str],
    is_common: IsCommon,
    *,
    person: bool,
) -> bool:
    """Whether two names differ by the spelling of words that hardly any text has.

    Two common words that are near are two names: "Iran" and "Iraq", "Austria" and "Australia".
    Persons are told by their last words, if their first names can be one.

    >>> rare = lambda word: word in {"york", "town"}
    >>> are_misspelled(("schenby",), ("shenby",), rare, person=False)
    True
    >>> are_misspelled(("iran",), ("iraq",), lambda _: True, person=False)
    False
    """
    if left == right or not left or not right:
        return False
    if person:
        if not _may_share(left[:-1], right[:-1]):
            return False
        pairs = [(left[-1], right[-1])]
    elif len(left) == len(right):
        pairs = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    else:
        return False
    return all(_is_misspelled(a, b, is_common) for a, b in pairs)


def _may_share(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two rows of first names can be of one person; none goes with any."""
    if not left or not right:
        return True
    one, other = left[0], right[0]
    return one == other or (1 in {len(one), len(other)} and one[0] == other[0])


def _is_misspelled(left: str, right: str, is_common: IsCommon) -> bool:
    if left == right or min(len(left), len(right)) < ALONE:
        return False
    if is_common(left) and is_common(right):
        return False
    short, long = sorted((left, right), key=len)
    if long.startswith(short) and long[len(short) :] in ENDINGS:
        return False
    if transliterate(left) == transliterate(right):
        return True
    return left[0] == right[0] and is_near(left, right)


def _of(number: int, report: Annotations) -> Iterator[Spelling]:
    text = report.document.text
    claims = {
        argument.entity: claim
        for claim in reversed(report.claims)
        for argument in claim.arguments
        if argument.entity is not None
    }
    for entity in report.entities:
        if entity.kind not in KINDS:
            continue
        seen: dict[tuple[str, ...], set[str]] = {}
        for mention in entity.names:
            name = mention.span.of(text)
            words = tuple(w for w in fold(name) if w not in TITLES)
            claim = _around(mention.span, report) or claims.get(entity.id)
            told = seen.setdefault(words, set())
            if words and claim is not None and claim.id not in told and len(told) < TOLD:
                told.add(claim.id)
                yield Spelling(number, words, name, mention.span, claim, entity.kind)


def _around(name: Span, report: Annotations) -> Claim | None:
    """The first claim whose words hold a name; `None` where none does."""
    return next((c for c in report.claims if any(s.overlaps(name) for s in c.spans)), None)
