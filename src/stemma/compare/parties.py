"""Who and where, in two claims that are otherwise alike: another name, or places changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from stemma.align.apart import share_nothing
from stemma.align.certainty import SAYING
from stemma.compare.context import Context
from stemma.compare.ladder import Judged, quote
from stemma.compare.variants import OTHER_WORDS, judge_named, knows, share_a_name
from stemma.lexicon.words import load_words
from stemma.model import Argument, Claim, Entity, EntityKind, Reading, Relation, Span
from stemma.model.judgement import JudgementKind

PRONOUNS: Final = load_words("pronouns.txt")


def judge_parties(
    left: Reading, right: Reading, context: Context, *, versions: bool
) -> Iterator[Judged]:
    """Who has changed places with whom, and who or where one names that the other does not.

    `versions` are of one statement; others must be the same but for the name, nearly word for
    word, and of one number where they have numbers.
    """
    alike, shared = _alike(left, right, context)
    near = alike >= HALF and shared >= FEWEST
    if versions or near:
        yield from _swapped(left, right, context)
    named = _named_otherwise(left, right, context) if near else None
    if named is None:
        return
    told_of_one = versions or not _of_other_amounts(left.claim, right.claim)
    known = knows(left, named[1], context), knows(right, named[0], context)
    least = _least(named[0].kind, known, versions=versions)
    if not told_of_one or alike < least[0] or shared < least[1]:
        return
    judged = judge_named(*named, context)
    if judged.rung != OTHER_WORDS or named[0].kind in {EntityKind.PERSON, EntityKind.PLACE}:
        yield judged


def _least(kind: EntityKind, known: Sequence[bool], *, versions: bool) -> tuple[float, int]:
    """What share of their words, and how many, two claims must have in common.

    A name that a report has elsewhere is less easily another's mistake.
    """
    words = FEWEST + sum(known)
    if not versions:
        return NEARLY, max(words, FEWEST + 1)
    if all(known) or (any(known) and kind is EntityKind.PLACE):
        return NEARLY, words
    return (MOSTLY if any(known) else HALF), words


def _named_otherwise(
    left: Reading, right: Reading, context: Context
) -> tuple[Entity, Entity] | None:
    """The one named here alone and the one named there alone, in one part of two claims."""
    ones, others = context.named(left.claim), context.named(right.claim)
    one = [e for e in ones if not any(share_a_name(e, x) for x in others)]
    other = [e for e in others if not any(share_a_name(e, x) for x in ones)]
    one = [e for e in one if not _names(right, e, context)]
    other = [e for e in other if not _names(left, e, context)]
    if len(one) != 1 or len(other) != 1:
        one, other = _in_one_role(left.claim, one, right.claim, other)
    if len(one) != 1 or len(other) != 1 or one[0].kind is not other[0].kind:
        return None
    roles = _role(left.claim, one[0]), _role(right.claim, other[0])
    if all(roles) and roles[0] != roles[1]:
        return None
    if one[0].kind is EntityKind.ORGANIZATION and _begin_alike(one[0], other[0]):
        return None  # one name in two languages, or in part
    return one[0], other[0]


def _of_other_amounts(left: Claim, right: Claim) -> bool:
    """Whether both have amounts, and none in common: another player's score."""
    ones, others = ({(q.low, q.high) for q in claim.quantities} for claim in (left, right))
    return share_nothing(ones, others)


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


def _role(claim: Claim, entity: Entity) -> str | None:
    """The part that somebody has in a claim; `None` for none, or where it is not known."""
    return next((a.role for a in claim.arguments if a.entity == entity.id), None)


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
    sides = [
        context.once("sides", reading.claim, lambda claim: _sides(claim, context))
        for reading in (left, right)
    ]
    for deed in DEEDS:
        (agent, patient), (other_agent, other_patient) = (
            tuple(side.get(role, NOBODY) for role in deed) for side in sides
        )
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


def _sides(claim: Claim, context: Context) -> Mapping[str, frozenset[str]]:
    """Role → what those who have it are called."""
    roles = {argument.role for argument in claim.arguments} & ROLES
    return {role: _by_name(_told(claim, role), context) for role in roles}


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
ROLES: Final = frozenset(role for deed in DEEDS for role in deed)
NOBODY: Final[frozenset[str]] = frozenset()
MUTUAL: Final = load_words("mutual_verbs.txt")
"""Verbs of what two do to each other: who met whom is no matter."""


def _alike(left: Reading, right: Reading, context: Context) -> tuple[float, int]:
    """(the share of its other words that the shorter of two claims has in the longer, how many).

    Zeros where they do not say the same of whoever is named in them; all of them where they quote
    the same words.
    """
    if left.claim.predicate != right.claim.predicate:
        return 0.0, 0
    one = context.once("plain", left.claim, lambda claim: _plain(claim, context))
    other = context.once("plain", right.claim, lambda claim: _plain(claim, context))
    shared = len(one & other)
    quoted = [
        context.once("quoted", reading.claim, lambda claim: _quoted(claim, context))
        for reading in (left, right)
    ]
    if quoted[0] & quoted[1]:
        return 1.0, shared
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


def _quoted(claim: Claim, context: Context) -> frozenset[str]:
    """What somebody is said to say in a claim, in quotation marks and of two words or more."""
    if claim.predicate not in MOUTHS:
        return frozenset()
    found = QUOTED.findall(context.words(claim.spans).casefold())
    return frozenset(words for words in found if " " in words)


MOUTHS: Final = SAYING | {"call"}
"""Verbs beside which a quotation is somebody's; elsewhere it may be a nickname or a title."""

QUOTED: Final = re.compile(r"[\"“]([^\"“”]+?)[,.]?[\"”]")

WORD: Final = re.compile(r"[^\W\d_]+")
SHORTEST: Final = 3
STEM: Final = 5
