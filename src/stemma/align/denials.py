"""Words that deny, and how sure it is that a statement and its denial are of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from stemma.align.apart import DAY, have_other_agents, share_nothing
from stemma.align.certainty import (
    CLOSE_WORDS,
    COARSE,
    LIKE_DEED,
    NEAR_DEED,
    SAME_PARTY,
    SAYING,
    Sure,
    by_words,
)
from stemma.align.collate import Collation, Token
from stemma.align.statements import Statement
from stemma.model import Claim, Modality, TimexKind

DURATION: Final = TimexKind.DURATION

NEGATIONS: Final = frozenset(
    {"barely", "hardly", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing"}
    | {"nowhere", "scarcely", "without", "yet"}
)
"""A "yet" is mostly the "have yet to" or the "not yet" of what did not come about."""

NEGATIVE: Final = (
    "debunk", "denie", "deny", "discount", "dismiss", "disput", "doubt", "fail", "impossible",
    "lack", "rebut", "refus", "refut", "reject", "scoff", "unable",
)  # fmt: skip
"""How verbs begin that say something did not come about: "failed to", "denied that"."""

CLIPPED: Final = re.compile(
    r"(?:are|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)n['’]?t"
    r"|n['’]t"
)
"""A verb with its "not", also where the mark was lost."""

CONDITIONS: Final = frozenset({"if", "unless", "whether", "until"})

ONE_SENTENCE: Final = 0.6
"""Least share of the words of the longer of two sentences that are versions of one."""

NEARLY_ALL: Final = 0.75
"""Least share of its words that a statement and its denial have in common, in versions of one."""


def is_negation(word: str) -> bool:
    """Whether a word, in lower case, turns what it stands with into its opposite.

    >>> [is_negation(word) for word in ("not", "couldn't", "didnt", "can", "knot")]
    [True, True, True, False, False]
    """
    return word in NEGATIONS or CLIPPED.fullmatch(word) is not None


def is_denial(word: str) -> bool:
    """The same, or whether it is a verb that denies: "refused to"."""
    return is_negation(word) or word.startswith(NEGATIVE)


def is_moved(left: Statement, right: Statement) -> bool:
    """Whether a denial stands in one clause of a sentence here, and in another there.

    "I don't feel we were", "I feel we weren't": what the one denies, the other does as well.
    """
    within = [_denials(s.tokens) for s in (left, right)]
    beside = [
        _denials(s.sentence) - inside for s, inside in zip((left, right), within, strict=True)
    ]
    if not any(within):
        return all(beside)  # "doesn't think", "doubts"
    if within[0] == within[1]:
        return beside[0] == beside[1]  # no word says which of the two denies it
    ones, others = ({t.lemma for t in s.sentence if t.tells} for s in (left, right))
    if len(ones & others) < ONE_SENTENCE * max(1, len(ones), len(others)):
        return False
    return (beside[0] - beside[1]) * (within[0] - within[1]) < 0


def _denials(tokens: Iterable[Token]) -> int:
    return count_denials([token.lemma for token in tokens])


def count_denials(words: Sequence[str]) -> int:
    """How many of some words, in lower case and in text order, deny something.

    >>> count_denials(["did", "not", "fall"]), count_denials("not far from the square".split())
    (1, 0)
    """
    return sum(
        is_denial(word) and behind not in BESIDE_NOT
        for word, behind in zip(words, (*words[1:], ""), strict=True)
    )


BESIDE_NOT: Final = frozenset({"far", "just", "least", "long", "only"})
"""Words behind a "not" that denies nothing: "not far from the square"."""


def sure_of_denial(
    left: Statement, right: Statement, told: Mapping[str, float], collation: Collation
) -> Sure:
    """How sure it is that the one denies what the other says; `told` has the features of both.

    What is put in other words was often said of another time or part: it is likely at most.
    """
    if is_moved(left, right) or _are_apart(left, right) or is_first_since(left, right):
        return Sure.NOT
    one_deed = told["like predicate"] >= LIKE_DEED
    if collation.is_close and (one_deed or collation.whole >= NEARLY_ALL):
        clear = one_deed and not _is_partial(left, right)
        return Sure.YES if clear and collation.whole >= NEARLY_ALL else Sure.LIKELY
    if left.predicate in SAYING:
        return Sure.NOT  # who declined to say one thing said another
    if have_other_agents(left, right) or _is_of_other_years(left, right):
        return Sure.NOT
    if one_deed and told["shared"] >= 2 and told["words"] >= CLOSE_WORDS:
        return min(Sure.LIKELY, by_words(told))
    near = max(told["agents"], told["patients"]) > SAME_PARTY or told["shared"] >= FEW
    valued = (
        near and told["like predicate"] >= NEAR_DEED and _share_a_value(left.claim, right.claim)
    )
    return Sure.LIKELY if valued else Sure.NOT


FEW: Final = 3
"""Words in common of two claims that give one value: "fell on Sunday", "did not plummet"."""


def _share_a_value(left: Claim, right: Claim) -> bool:
    """Whether both give the same day or length of time, or the same amount of two or more.

    Years do not count: who "had not won since 1908" won for "the first time since 1908".
    """
    amounts = {a for a in _amounts(left) & _amounts(right) if a[1] != 1}
    days = {d for d in _days(left) & _days(right) if len(d[1]) == DAY or d[0] is DURATION}
    return bool(amounts or days)


def _amounts(claim: Claim) -> set[tuple[str | None, Decimal | None, Decimal | None]]:
    """(dimension, low, high) of each amount."""
    return {(q.dimension, q.low, q.high) for q in claim.quantities}


def _days(claim: Claim) -> set[tuple[TimexKind, str, str | None]]:
    """(kind, value, bound) of the days and lengths of time of a claim; of a clock time the day."""
    kinds = {TimexKind.TIME: TimexKind.DATE}
    return {
        (kinds.get(t.kind, t.kind), t.value[:DAY], t.mod if t.mod in BOUNDS else None)
        for t in claim.timexes
    }


BOUNDS: Final = frozenset({"EQUAL_OR_LESS", "EQUAL_OR_MORE", "LESS_THAN", "MORE_THAN"})
"""What TIMEX3 calls "at least", "more than" and the like; an "about" makes no difference here."""


def _are_apart(left: Statement, right: Statement) -> bool:
    """Whether one alone speaks of what would have been, or their values are not the same."""
    if (left.claim.modality is Modality.CONDITIONAL) != (
        right.claim.modality is Modality.CONDITIONAL
    ):
        return True
    amounts = [_amounts(s.claim) for s in (left, right)]
    kinds = {kind for kind, *_ in amounts[0]} & {kind for kind, *_ in amounts[1]}
    others = any(not {a for a in amounts[0] & amounts[1] if a[0] == kind} for kind in kinds)
    return others or share_nothing(_days(left.claim), _days(right.claim))


def is_question(statement: Statement) -> bool:
    """Whether it is left open, or holds on a condition: "whether the owners will agree"."""
    return not CONDITIONS.isdisjoint(token.lemma for token in statement.tokens)


def is_first_since(left: Statement, right: Statement) -> bool:
    """Whether it had not come about since then, and did for the first time since."""
    words = [{token.lemma for token in s.tokens} for s in (left, right)]
    return "since" in words[0] & words[1] and ("first" in words[0]) != ("first" in words[1])


def _is_of_other_years(left: Statement, right: Statement) -> bool:
    """Whether one alone is of some month or year, or holds on a condition."""
    return any(
        bool(has(left)) != bool(has(right))
        for has in (
            lambda s: [
                t for t in s.claim.timexes if t.precision in COARSE and t.kind is not DURATION
            ],
            is_question,
        )
    )


def _is_partial(left: Statement, right: Statement) -> bool:
    """Whether only one of two statements has a time, an amount or a condition."""
    return any(
        bool(has(left)) != bool(has(right))
        for has in (
            lambda s: s.claim.timexes,
            lambda s: s.claim.quantities,
            is_question,
        )
    )
