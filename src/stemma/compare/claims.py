"""Two claims of one point without their values: whether it is so, how it ended, who and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from stemma.align import Collation
from stemma.compare.context import Context
from stemma.compare.ladder import Judged
from stemma.compare.outcome import Outcome, judge_outcomes
from stemma.compare.parties import judge_parties
from stemma.compare.polarity import Stance, judge_polarities
from stemma.compare.said import Said
from stemma.compare.variants import VERBATIM, judge_variants
from stemma.lexicon.words import load_words
from stemma.model import Argument, Claim, Reading, Relation

SAID_NOTHING: Final = frozenset({Relation.MISSING, Relation.UNRELATED})
"""Relations of two that cannot be compared."""


def judge_claims(
    left: Reading, right: Reading, context: Context, collation: Collation | None = None
) -> Iterator[Judged]:
    """Every ladder that fits two claims, those on which nothing can be said among them.

    `collation` has the two side by side where they are versions of one statement.
    """
    if collation is not None:
        yield from judge_variants(left, right, collation, context)
    verbatim = collation is not None and collation.whole >= VERBATIM
    yield from judge_stances(left, right, context, verbatim=verbatim)
    yield from _outcomes(left, right, context)
    yield from judge_parties(left, right, context, versions=collation is not None)


def judge_stance(left: Reading, right: Reading, context: Context) -> Judged:
    """One says so, the other not, of what is known to be one thing."""
    return judge_polarities(_stance(left, context), _stance(right, context))


def judge_stances(
    left: Reading, right: Reading, context: Context, *, verbatim: bool = False
) -> Iterator[Judged]:
    """One says so, the other not, of the same thing; where the things differ, that says nothing.

    Two that are `verbatim` versions of one statement are of the same.
    """
    judged = judge_stance(left, right, context)
    if verbatim and left.claim.predicate == right.claim.predicate:
        yield judged
        return
    same = _subjects(left.claim, context) & _subjects(right.claim, context)
    if left.claim.predicate == right.claim.predicate:
        same |= _parties(left.claim, context) & _parties(right.claim, context)
    if same or judged.relation is Relation.AGREES:
        yield judged


def _outcomes(left: Reading, right: Reading, context: Context) -> Iterator[Judged]:
    """How it ended, where both say so of the same thing.

    One and the same deed, done and not done, or one thing that somebody is and is not, is a
    question of who says so: `judge_stances`.
    """
    if not _subjects(left.claim, context) & _subjects(right.claim, context):
        return
    one, other = _outcome(left, context), _outcome(right, context)
    same = one.value.lemma == other.value.lemma
    if not same or left.claim.polarity is right.claim.polarity:
        yield judge_outcomes(one, other)


def _subjects(claim: Claim, context: Context) -> frozenset[str]:
    """Whom or what it happened to: the head of it, and its names."""
    return context.once("subjects", claim, lambda claim: _find_subjects(claim, context))


def _find_subjects(claim: Claim, context: Context) -> frozenset[str]:
    role = "patient" if any(a.role == "patient" for a in claim.arguments) else "agent"
    return _heads([a for a in claim.arguments if a.role in {role, "theme"}], context)


def _parties(claim: Claim, context: Context) -> frozenset[str]:
    """All that a claim speaks of, times apart."""
    return context.once(
        "parties", claim, lambda claim: _heads(_but_times(claim.arguments), context)
    )


def _but_times(arguments: Iterable[Argument]) -> list[Argument]:
    return [argument for argument in arguments if argument.role != "time"]


def _heads(arguments: Iterable[Argument], context: Context) -> frozenset[str]:
    """What arguments are called: names by their last word, descriptions by their main word.

    An argument goes by everything that its report calls the same thing.
    """
    out: set[str] = set()
    for argument in arguments:
        out |= context.called(argument.entity)
        if argument.head and argument.head.casefold() not in PRONOUNS:
            out.add(argument.head.casefold())
    return frozenset(out - {"people"} | {"person"}) if "people" in out else frozenset(out)


PRONOUNS: Final = load_words("pronouns.txt")


def _outcome(reading: Reading, context: Context) -> Said[Outcome]:
    claim = reading.claim
    lemma = claim.predicate
    if lemma == "be":
        lemma = next((a.head or "" for a in claim.arguments if a.role == "attribute"), "") or "be"
    return Said(
        Outcome(lemma, claim.polarity),
        context.words(claim.spans),
        context.published(reading.document_id),
    )


def _stance(reading: Reading, context: Context) -> Said[Stance]:
    claim = reading.claim
    return Said(
        Stance(claim.polarity, claim.modality, context.speaker(reading)),
        context.words(claim.spans),
        context.published(reading.document_id),
    )
