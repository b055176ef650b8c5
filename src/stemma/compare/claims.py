"""Two claims of one point without their values: whether it is so, how it ended, who and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from stemma.align import Collation
from stemma.compare.context import Context
from stemma.compare.ladder import Judged, quote
from stemma.compare.outcome import Outcome, judge_outcomes
from stemma.compare.polarity import Stance, judge_polarities
from stemma.compare.said import Said
from stemma.compare.variants import OTHER_WORDS, judge_named, judge_variants, knows, share_a_name
from stemma.lexicon.words import load_words
from stemma.model import Argument, Claim, Entity, EntityKind, Reading, Relation, Span
from stemma.model.judgement import JudgementKind

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
    yield from judge_stances(left, right, context)
    yield from _outcomes(left, right, context)
    yield from _actors(left, right, context)


def judge_stance(left: Reading, right: Reading, context: Context) -> Judged:
    """One says so, the other not, of what is known to be one thing."""
    return judge_polarities(_stance(left, context), _stance(right, context))


def judge_stances(left: Reading, right: Reading, context: Context) -> Iterator[Judged]:
    """One says so, the other not, of the same thing; where the things differ, that says nothing."""
    judged = judge_stance(left, right, context)
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
    outcomes = _outcome(left, context), _outcome(right, context)
    if (
        outcomes[0].value.lemma == outcomes[1].value.lemma
        and left.claim.polarity is not right.claim.polarity
    ):
        return
    if _subjects(left.claim, context) & _subjects(right.claim, context):
        yield judge_outcomes(*outcomes)


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
    return frozenset(out)


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


def _actors(left: Reading, right: Reading, context: Context) -> Iterator[Judged]:
    """Who and where, in claims that are otherwise alike.

    Where each names one that the other report does not know at all, or the claims are nearly the
    same word for word.
    """
    yield from _swapped(left, right, context)
    alike, shared = _alike(left, right, context)
    if alike < HALF or shared < FEWEST:
        return
    ones, others = context.named(left.claim), context.named(right.claim)
    one = [e for e in ones if not any(share_a_name(e, x) for x in others)]
    other = [e for e in others if not any(share_a_name(e, x) for x in ones)]
    one = [e for e in one if not _names(right, e, context)]
    other = [e for e in other if not _names(left, e, context)]
    if len(one) != 1 or len(other) != 1:
        one, other = _in_one_role(left.claim, one, right.claim, other)
    if len(one) != 1 or len(other) != 1 or one[0].kind is not other[0].kind:
        return
    kind = one[0].kind
    known = [knows(left, other[0], context), knows(right, one[0], context)]
    least = NEARLY if all(known) or kind is EntityKind.PLACE else MOSTLY
    if any(known) and (alike < least or shared < FEWEST + sum(known)):
        return
    if kind is EntityKind.ORGANIZATION and _begin_alike(one[0], other[0]):
        return  # one name in two languages, or in part
    judged = judge_named(one[0], other[0], context)
    if judged.rung != OTHER_WORDS or kind in {EntityKind.PERSON, EntityKind.PLACE}:
        yield judged


def _begin_alike(one: Entity, other: Entity) -> bool:
    words = [[w for w in e.name.casefold().split() if w != "the"][:1] for e in (one, other)]
    return words[0] == words[1]


def _names(reading: Reading, entity: Entity, context: Context) -> bool:
    """Whether the words of a claim have the last word of a name."""
    words = context.words(reading.claim.spans).casefold()
    return any(
        re.search(rf"\b{re.escape(name.casefold().split()[-1])}\b", words)
        for name in (entity.name, *entity.aliases)
    )


def _in_one_role(
    left: Claim, ones: Sequence[Entity], right: Claim, others: Sequence[Entity]
) -> tuple[list[Entity], list[Entity]]:
    """Those who stand in the one part of two claims in which both name somebody else."""
    told = [{a.entity: a.role for a in claim.arguments} for claim in (left, right)]
    pairs = [
        (one, other)
        for one in ones
        for other in others
        if told[0].get(one.id) is not None and told[0].get(one.id) == told[1].get(other.id)
        if one.kind is other.kind
    ]
    return ([pairs[0][0]], [pairs[0][1]]) if len(pairs) == 1 else ([], [])


def _swapped(left: Reading, right: Reading, context: Context) -> Iterator[Judged]:
    """Who did it here has it done to him there."""
    predicate = left.claim.predicate
    if predicate != right.claim.predicate or predicate in MUTUAL:
        return
    for deed in DEEDS:
        sides = [tuple(_by_name(_told(r.claim, q), context) for q in deed) for r in (left, right)]
        (agent, patient), (other_agent, other_patient) = sides
        crossed = agent & other_patient and patient & other_agent
        if crossed and not agent & other_agent and not patient & other_patient:
            words = [context.words([_told(left.claim, role)[0].span]) for role in deed]
            yield Judged(
                JudgementKind.ACTOR,
                Relation.CONTRADICTS,
                "the other way round",
                f"{quote(words[0])} and {quote(words[1])} have changed places.",
            )
            return


def _told(claim: Claim, role: str) -> list[Argument]:
    """The arguments in a role that are told by more than a pronoun."""
    return [
        a for a in claim.arguments
        if a.role == role and a.head and a.head.casefold() not in PRONOUNS
    ]  # fmt: skip


def _by_name(arguments: Iterable[Argument], context: Context) -> frozenset[str]:
    """The main words of arguments, and the last word of the name where one is known.

    Not all that a report calls them: the two parties of one deed are easily taken for one.
    """
    out = set()
    for argument in arguments:
        out.add((argument.head or "").casefold())
        entity = context.entities.get(argument.entity or "")
        if entity is not None and entity.names:
            out.add(entity.name.casefold().rsplit(" ", 1)[-1])
    return frozenset(out)


DEEDS: Final = (("agent", "patient"), ("agent", "recipient"))
MUTUAL: Final = load_words("mutual_verbs.txt")
"""Verbs of what two do to each other: who met whom is no matter."""


def _alike(left: Reading, right: Reading, context: Context) -> tuple[float, int]:
    """(the share of its other words that the shorter of two claims has in the longer, how many).

    Zeros where they do not say the same of whoever is named in them.
    """
    if left.claim.predicate != right.claim.predicate:
        return 0.0, 0
    one = context.once("plain", left.claim, lambda claim: _plain(claim, context))
    other = context.once("plain", right.claim, lambda claim: _plain(claim, context))
    shared = len(one & other)
    return shared / max(1, min(len(one), len(other))), shared


HALF: Final = 0.5
MOSTLY: Final = 0.6
NEARLY: Final = 0.8
FEWEST: Final = 2


def _plain(claim: Claim, context: Context) -> frozenset[str]:
    """The words of a claim that are part of no name, in their first letters."""
    document = claim.spans[0].document_id
    text = context.documents[document].text
    named = [span for span, _ in context.names_in(claim.spans)]
    out = set()
    for span in claim.spans:
        for match in WORD.finditer(text, span.start, span.end):
            place = Span(document, match.start(), match.end())
            if len(match[0]) >= SHORTEST and not any(place.overlaps(name) for name in named):
                out.add(match[0].casefold()[:STEM])
    return frozenset(out)


WORD: Final = re.compile(r"[^\W\d_]+")
SHORTEST: Final = 3
STEM: Final = 5
