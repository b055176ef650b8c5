"""Whether a statement asks for something, says that nobody asked, or only tells what is checked."""

from __future__ import annotations

from functools import cache
from typing import Final

from stemma.judge.modality import ASKED, FIRM, OPEN
from stemma.lexicon.moods import MoodPlace, load_moods
from stemma.lexicon.turns import LabelKind, load_labels
from stemma.model import Claim, Modality, Polarity

PLANNED: Final = "planned"
ASKED_FOR: Final = "asked"
DONE: Final = "done"


def stage_of(modality: Modality) -> str:
    """Whether it is done, planned or asked for.

    >>> stage_of(Modality.HEDGED)
    'done'
    """
    if modality in OPEN:
        return PLANNED
    if modality in ASKED:
        return ASKED_FOR
    assert modality in FIRM or modality is Modality.DENIED  # noqa: S101 - there are no others
    return DONE


def stage(claim: Claim) -> str:
    """The stage of a statement; that of the asking where it is denied that somebody asked."""
    if denies_asking(claim):
        return asking_verbs()[claim.predicate.partition(" ")[0]]
    return stage_of(claim.modality)


def denies_asking(claim: Claim) -> bool:
    """Whether a statement says that somebody did not ask, offer or plan: "did not ask her to go".

    "Asked her not to go" is none: it asks.
    """
    if claim.polarity is not Polarity.DENIES or stage_of(claim.modality) != DONE:
        return False
    return claim.predicate.partition(" ")[0] in asking_verbs()


def is_label(cue: str) -> bool:
    """Whether a cue is the label of a claim to check.

    >>> is_label("What was claimed:"), is_label("said")
    (True, False)
    """
    told = cue.strip(" :-–—*").casefold().replace("’", "'")
    return load_labels_once().get(told) in {LabelKind.CLAIM, LabelKind.MYTH}


@cache
def load_labels_once() -> dict[str, LabelKind]:
    """The table of labels, read once."""
    return dict(load_labels())


@cache
def asking_verbs() -> dict[str, str]:
    """Verbs by which somebody asks, offers or plans, and the stage of what they are about."""
    moods = load_moods()
    out: dict[str, str] = {}
    for place in (MoodPlace.OF, MoodPlace.BY):
        for word, mood in moods[place].items():
            if mood in {Modality.DEMANDED, Modality.OFFERED, Modality.PLANNED}:
                out[word.partition(" ")[0]] = stage_of(Modality(mood))
    return out
