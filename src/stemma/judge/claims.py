"""Two statements that may be of one fact: do they hold, clash, or can nobody tell?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from stemma.judge.asked import ASKED, Clash, compare_asked, find_asked
from stemma.judge.asking import ASKED_FOR, DONE, PLANNED, denies_asking, is_label, stage
from stemma.judge.context import Context
from stemma.judge.ladder import Judged
from stemma.judge.pair import Pair
from stemma.judge.parties import judge_parties
from stemma.judge.polarity import Stance, judge_polarities
from stemma.judge.quoted import QUOTED_OTHERWISE, are_of_two
from stemma.judge.thresholds import AGREES, DENIED, HOLDS
from stemma.model import Claim, Modality, Polarity, Reading, Relation
from stemma.model.judgement import JudgementKind
from stemma.values.moving import order
from stemma.values.said import Said

ANOTHER_VALUE: Final = "another value"
PLANNED_AND_DONE: Final = "planned against done"
ASKED_AND_DONE: Final = "asked against done"
ONE_DENIES: Final = "one denies"
NOT_ASKED: Final = "asking denied"
UNDER_CHECK: Final = "a claim under check"
ANOTHER_PARTY: Final = "another party"
NOT_SURE: Final = "not surely one fact"
NO_WORDS: Final = "words tell neither"
TOO_FEW: Final = "too few words"
OWN: Final = frozenset({"i", "me", "my", "mine", "myself"})
"""Words of who speaks of himself."""

WORD: Final = re.compile(r"\w+")


def judge_claims(pair: Pair) -> Judged:
    """How two statements stand to each other; `UNJUDGED` with an exclusion where nothing is shown.

    The first rule that has something to say decides.
    """
    return next(judged for rule in RULES if (judged := rule(pair)) is not None)


def _another_value(pair: Pair) -> Judged | None:
    """Two days of one thing, as "on 3 February" and "on 5 February": judged beside, as values."""
    return pair.held_back(ANOTHER_VALUE) if pair.clashing else None


def _of_himself(pair: Pair) -> Judged | None:
    """Two who each speak of themselves, in the same words or not: "I was never there"."""
    words = (set(WORD.findall(pair.context.words(r.claim.spans).casefold())) for r in pair.both)
    if not all(said & OWN for said in words) or not are_of_two(pair.left, pair.right, pair.context):
        return None
    return pair.held_back(ANOTHER_PARTY)


def _quoted_otherwise(pair: Pair) -> Judged | None:
    """Of one quotation in two wordings, which is judged by itself: as it was said, nobody knows."""
    if not pair.requoted or are_of_two(pair.left, pair.right, pair.context):
        return None
    return pair.held_back(QUOTED_OTHERWISE)


def _same_words(pair: Pair) -> Judged | None:
    """The same word for word, at one stage."""
    if not pair.match.verbatim or _stages(pair)[0] != _stages(pair)[1]:
        return None
    if denies(pair.left.claim) is not denies(pair.right.claim):
        return None
    if pair.says_little:
        return pair.held_back(TOO_FEW)
    reason = f"{pair.words} are the same words."
    return Judged(JudgementKind.POLARITY, Relation.AGREES, "same words", reason)


def _denied(pair: Pair) -> Judged | None:
    """One says so, the other not: "we will come back", "we will never come back"."""
    said = denies(pair.left.claim) is not denies(pair.right.claim)
    both = all(denies(reading.claim) for reading in pair.both)
    worded = pair.match.words.denial >= DENIED and pair.may_clash and not both
    if not said and not worded:
        return None
    if pair.match.verbatim:
        return pair.held_back(ONE_DENIES)
    denied = any(r.claim.modality is Modality.DENIED for r in (pair.left, pair.right))
    words = pair.match.words
    one_stage = _stages(pair)[0] == _stages(pair)[1]
    if not pair.may_clash or not one_stage or (not denied and words.agree >= HOLDS):
        return pair.held_back(ONE_DENIES)
    if said:
        judged = judge_polarities(*(_stance(r, pair.context) for r in (pair.left, pair.right)))
        if judged.relation is not Relation.AGREES:
            clash = words.conflict + words.denial >= HOLDS
            one_deed = pair.left.claim.predicate == pair.right.claim.predicate or _one_asks(pair)
            # A "not" beside another verb denies something else: "are destroyed", "cannot happen".
            return judged if denied or (clash and one_deed) else pair.held_back(ONE_DENIES)
    reason = f"{pair.words} say and deny one thing: both can have been said."
    return Judged(JudgementKind.POLARITY, Relation.COMPATIBLE, "disputed", reason)


def _one_asks(pair: Pair) -> bool:
    """Whether it is denied here that somebody asked for what he asks for there."""
    asked = [denies_asking(r.claim) for r in pair.both]
    return asked[0] is not asked[1] and _stages(pair)[0] == _stages(pair)[1] != DONE


def _asking(pair: Pair) -> Judged | None:
    """Here somebody asked, there he did not, or asked that it be left undone.

    "Asked her to go" against "did not ask her to go", or "asked her not to go".
    """
    one, other = (find_asked(r, pair.context) for r in pair.both)
    clash = compare_asked(one, other)
    if clash is Clash.OTHER:
        return pair.held_back(NOT_ASKED)
    if clash is None or not pair.may_clash:
        return None
    if clash is Clash.DEED:
        reason = f"{pair.words} say that one thing was asked for, and that it was not to be done."
        return Judged(JudgementKind.POLARITY, Relation.DIFFERS, "asked for the opposite", reason)
    judged = judge_polarities(*(_asks(r, pair.context) for r in pair.both))
    return judged if judged.relation is not Relation.AGREES else pair.held_back(ONE_DENIES)


def _under_check(pair: Pair) -> Judged | None:
    """What stands behind "CLAIM:" is told to be checked, and witnesses nothing."""
    for reading in pair.both:
        said = reading.claim.attribution
        if said is None or said.source or not said.cue:
            continue
        if is_label(pair.context.words(said.cue)):
            return pair.held_back(UNDER_CHECK)
    return None


def denies(claim: Claim) -> bool:
    """Whether a claim says that it is not so."""
    return claim.polarity is Polarity.DENIES or claim.modality is Modality.DENIED


def _other_stage(pair: Pair) -> Judged | None:
    """One is done, the other planned or asked for: "is expected to close", "closed"."""
    one, other = _stages(pair)
    if one == other:
        return None
    if {one, other} != {DONE, PLANNED}:
        return pair.held_back(ASKED_AND_DONE if ASKED_FOR in {one, other} else PLANNED_AND_DONE)
    early, late = (pair.left, pair.right) if one == PLANNED else (pair.right, pair.left)
    # No plan where it hangs on an "if", or tells a habit, as "he would wander the streets", or what
    # was not done; and what another verb has done is another deed.
    is_plan = early.claim.modality is not Modality.CONDITIONAL and not denies(late.claim)
    if not pair.may_clash or not is_plan or early.claim.predicate != late.claim.predicate:
        return pair.held_back(PLANNED_AND_DONE)
    days = (pair.context.published(r.document_id) for r in (early, late))
    if order(*days) < 0:
        reason = f"{pair.words} speak of before and after: the later report has it done."
        return Judged(JudgementKind.MODALITY, Relation.UPDATES, "came about", reason)
    return pair.held_back(PLANNED_AND_DONE)


def _stages(pair: Pair) -> tuple[str, str]:
    one, other = (stage(r.claim) for r in pair.both)
    return one, other


def _another_party(pair: Pair) -> Judged | None:
    """Somebody else in one role, or two who changed places; shown only of one deed.

    "Brey fell in the sixth", "Dahl had him down in the sixth": two verbs have two subjects.
    """
    judged = next(judge_parties(pair.left, pair.right, pair.context), None)
    if judged is None:
        return None
    one_deed = pair.left.claim.predicate == pair.right.claim.predicate
    if one_deed and pair.may_clash and pair.match.words.conflict >= HOLDS:
        return judged
    return pair.held_back(ANOTHER_PARTY)


def _hold(pair: Pair) -> Judged:
    """They state the same, one perhaps with more; or nobody can tell."""
    if pair.match.same < AGREES:
        return pair.held_back(NOT_SURE)
    if pair.says_little:
        return pair.held_back(TOO_FEW)
    if pair.holds < HOLDS:
        return pair.held_back(NO_WORDS)
    if pair.match.words.agree >= pair.match.words.narrower:
        reason = f"{pair.words} state the same."
        return Judged(JudgementKind.POLARITY, Relation.AGREES, "same fact", reason)
    reason = f"{pair.words} state the same, one with more or less than the other."
    return Judged(JudgementKind.POLARITY, Relation.COMPATIBLE, "one says more", reason)


RULES: Final[tuple[Callable[[Pair], Judged | None], ...]] = (
    _under_check,
    _another_value,
    _asking,
    _of_himself,
    _same_words,
    _denied,
    _other_stage,
    _another_party,
    _quoted_otherwise,
    _hold,
)
"""From what keeps two statements apart to what they hold in common; the last always decides."""


def _asks(reading: Reading, context: Context) -> Said[Stance]:
    """Whether somebody asked, as a report has it: who asks is not the one who says so."""
    claim = reading.claim
    stance = _stance(reading, context)
    asked = find_asked(reading, context)
    told = None if claim.modality in ASKED else stance.value.speaker
    denied = asked is not None and asked.denied
    polarity = Polarity.DENIES if denied else Polarity.ASSERTS
    return replace(stance, value=Stance(polarity, claim.modality, told))


def _stance(reading: Reading, context: Context) -> Said[Stance]:
    claim = reading.claim
    return Said(
        Stance(claim.polarity, claim.modality, context.speaker(reading)),
        context.words(claim.spans),
        context.published(reading.document_id),
    )
