"""What a denial may be of: statements that share its rarer words, or stand before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stemma.lexicon.disputes import DisputeUse, load_dispute_words
from stemma.lexicon.words import load_words
from stemma.match.denial_index import DenialIndex
from stemma.match.denials import Denial, DenialKind, find_denials
from stemma.match.statements import Statement
from stemma.match.stems import WORD, stems
from stemma.model import Annotations, Claim, Modality, Polarity

SHARE: Final = 0.2
"""Least share of what is denied, rare words counting most, that a statement must have."""
RARITY: Final = 2.0
"""Least rarity of the words that both have, in natural logarithms."""
MOST: Final = 4
"""Statements that one denial is read with, at most."""
SAID: Final = 3
"""Statements of one sentence that "it" stands for, at most."""
BEFORE: Final = 2
"""How many sentences before a "denied it" stands what is denied."""

AGAINST: Final = load_words("denials.txt") | {"n't", "doubt", "doubted", "doubts", "skeptical"}
NOT: Final = frozenset({"not", "n't", "never", "no", "nobody", "nothing", "none", "neither", "nor"})
OPEN: Final = frozenset({"whether", "if"})
SPEAKING: Final = frozenset({"say", "tell", "call", "claim", "describe", "state", "insist"})


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial and a statement that it may be of.

    `denial` stands in the report of number `document`, as the statement `number`, `None` where its
    words do not stand alone. `said` is the number of what it may be of. `share` is how much of what
    is denied that has, 0 to 1; `rarity` that of the words they share, and `words` how many these
    are. `one_deed` says that both tell of one verb and one doer, `near` that they stand close to
    one another in one report, `pointed` that a word of the denial stands for the statement:
    "denied it".
    """

    denial: Denial
    document: int
    number: int | None
    said: int
    share: float = 0.0
    rarity: float = 0.0
    words: int = 0
    one_deed: bool = False
    near: bool = False
    pointed: bool = False


def find_denied(reports: Sequence[Annotations], statements: Sequence[Statement]) -> list[Denied]:
    """Every denial with what it may be of, in text order, the best first, a few for each.

    Nobody denies what he says himself, and nothing is denied in the words that say it.
    """
    known = DenialIndex(reports, statements)
    out: list[Denied] = []
    for document, found in enumerate(reports):
        for denial in find_denials(found, found.claims):
            number = known.number.get((document, denial.claim.id))
            if denial.kind in {DenialKind.POINTED, DenialKind.PLEA}:
                out.extend(_before(denial, document, number, known))
            else:
                fitting = sorted(
                    _alike(denial, document, number, known),
                    key=lambda one: (-one.rarity * (one.share + SHARE), one.said),
                )
                out.extend(fitting[:MOST])
    return out


def _alike(
    denial: Denial, document: int, number: int | None, known: DenialIndex
) -> Iterator[Denied]:
    """Statements that have enough of the words of what is denied."""
    denier = known.called(document, denial.entity, denial.who)
    party = stems(denier)
    told = stems(known.words(document, denial.content)) - party - _DENYING
    whole = known.rarity(told)
    if not told or whole == 0:
        return
    doer = known.doer(document, denial.claim, denier)
    verb = stems(denial.claim.predicate)
    for other in known.sharing(told):
        shared = told & known.stems[other]
        rarity = known.rarity(shared)
        if rarity < RARITY or rarity < SHARE * whole:
            continue
        if other == number or not _may_be_denied(denial, document, other, party, known):
            continue
        claim = known.claims[other]
        does = known.doer(known.documents[other], claim, known.speaker(other) or "")
        one_verb = denial.claim.predicate not in LIGHT and (
            claim.predicate == denial.claim.predicate or bool(verb & shared & known.done[other])
        )
        one_doer = doer is None or (does is not None and bool(stems(doer) & stems(does)))
        speaks = claim.predicate in SPEAKING and does is not None and stems(does) & party
        if speaks:
            continue
        yield Denied(
            denial, document, number, other, rarity / whole, rarity, len(shared),
            one_verb and one_doer, known.are_near(denial.claim, document, other),
        )  # fmt: skip


LIGHT: Final = frozenset(
    {"be", "have", "do", "make", "get", "take", "say", "know", "go", "come", "believe", "think"}
)
"""Verbs that two statements share by chance."""


def _may_be_denied(
    denial: Denial, document: int, other: int, party: frozenset[str], known: DenialIndex
) -> bool:
    """Whether a statement asserts something, in other words than the denial's, and by another."""
    claim = known.claims[other]
    if claim.polarity is Polarity.DENIES or claim.modality in OPEN_MOODS:
        return False
    speaker = known.speaker(other)
    if speaker is not None and stems(speaker) & party:
        return False
    told = [*claim.spans, *(() if claim.attribution is None else claim.attribution.cue)]
    words = {w.casefold() for w in WORD.findall(known.words(known.documents[other], told))}
    own = {w.casefold() for w in WORD.findall(known.words(document, denial.content))}
    words -= own - NOT  # "had failed" of who denies that it failed
    if words & (AGAINST | OPEN) or any(w.endswith(("n't", "n’t")) for w in words):
        return False
    if known.documents[other] != document:
        return True
    there = [s for s in (*denial.claim.spans, *denial.content) if s not in denial.who]
    return not any(one.overlaps(span) for one in claim.spans for span in there)


OPEN_MOODS: Final = frozenset({Modality.DENIED, Modality.CONDITIONAL})


def _before(
    denial: Denial, document: int, number: int | None, known: DenialIndex
) -> Iterator[Denied]:
    """What was said before, for "denied it": the nearest sentence in which another says something.

    It has somebody who says so, or a word by which somebody is charged; "the union's claim" is the
    union's. A plea answers a charge that names who pleads, however far before.
    """
    here = known.sentence_of(document, denial.claim)
    party = stems(known.called(document, denial.entity, denial.who))
    owner = stems(known.words(document, denial.thing)) - _DENYING - party
    plea = denial.kind is DenialKind.PLEA
    last = min(here, here if plea else BEFORE + bool(owner))
    for back in range(last + 1):
        found = [
            n
            for n in known.in_sentence.get((document, here - back), ())
            if _may_be_denied(denial, document, n, party, known)
            and (_charges(n, party, known) if plea or back == 0 else _is_said(n, owner, known))
        ]
        if not found:
            continue
        names = stems(known.words(document, (known.reports[document].sentences[here - back],)))
        if plea or owner or back < 2 or names & party:
            best = max(found, key=lambda n: (_length(known.claims[n]), -n))
            told = [n for n in found if n != best and known.speaker(n) == known.speaker(best)]
            for said in (best, *told[: SAID - 1]):
                yield Denied(denial, document, number, said, pointed=True)
            return


def _is_said(number: int, owner: frozenset[str], known: DenialIndex) -> bool:
    """Whether a statement is somebody's, of this owner if there is one."""
    speaker = known.speaker(number)
    claim = known.claims[number]
    charging = load_dispute_words()[DisputeUse.CHARGES]
    who = speaker or (
        (known.doer(known.documents[number], claim, "") or "")
        if claim.predicate in charging
        else ""
    )
    if owner:
        return bool(stems(who) & owner)
    return bool(who) or claim.predicate in CHARGING


def _charges(number: int, party: frozenset[str], known: DenialIndex) -> bool:
    """Whether a statement charges a party with a deed: "prosecutors accuse Dorn of arson"."""
    claim = known.claims[number]
    if not known.stems[number] & party:
        return False
    said = claim.attribution
    cue = "" if said is None else known.words(known.documents[number], said.cue)
    return claim.predicate in CHARGING or bool(stems(cue) & _CHARGED)


CHARGING: Final = frozenset({"accuse", "allege", "charge", "indict"})
"""Verbs by which somebody is charged with a deed."""


def _length(claim: Claim) -> int:
    return sum(map(len, claim.spans))


_DENYING: Final = stems(
    " ".join(
        form
        for use in (DisputeUse.DENIES, DisputeUse.TOLD, DisputeUse.DEED, DisputeUse.FALSE)
        for word in load_dispute_words()[use]
        for form in (word, f"{word}s", f"{word.removesuffix('y')}ied", f"{word}ed")
    )
) | stems("believe believes think thinking")
"""Stems of the words of denying themselves, and of words that say little of what is denied."""
_CHARGED: Final = stems("accused accuses accuse alleged alleges allege charged charges indicted")
