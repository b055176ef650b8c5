"""What a statement says that somebody asked, ordered, offered or planned, and whether it was so.

"Did not ask her to go" denies the asking; "asked her not to go" asks for something else. Both have
the words of "asked her to go" and a "not", so their words are taken apart at the verb that asks and
at the "to" or "that" behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from stemma.judge.asking import asking_verbs
from stemma.judge.context import Context
from stemma.lexicon.words import load_verb_forms, load_words
from stemma.model import Claim, Modality, Polarity, Reading

TOKEN: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
NOT: Final = frozenset({"not", "never", "no"})
SHOULD: Final = frozenset({"should", "must", "shall", "would", "can", "could", "might", "may"})
PRONOUNS: Final = load_words("pronouns.txt") | {"who", "which", "that"}
SMALL: Final = load_words("function_words.txt") | PRONOUNS | SHOULD | NOT
NOUN_BEFORE: Final = frozenset(
    {"a", "an", "the", "his", "her", "their", "its", "no", "any", "this"}
)
"""Words behind which "order" and "demand" are nouns."""

STRONG: Final = frozenset({"command", "demand", "direct", "instruct", "insist", "order", "tell"})
"""Verbs of who orders; who did not order can have asked."""
LIKE: Final = 0.6
"""Least share of the shorter deed's words that the other has."""


class Clash(StrEnum):
    """How two askings stand to each other."""

    ASKING = "asking"
    """One says that somebody asked, the other that he did not."""
    DEED = "deed"
    """He asked for it, or for its opposite."""
    OTHER = "other"
    """That he did not ask says nothing of his asking that it be left undone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for what: `who` is empty where nobody is named; `deed` are stems of what is asked.

    `against` says that it is asked not to be done, `denied` that nobody asked.
    """

    verb: str
    who: frozenset[str]
    deed: frozenset[str]
    against: bool
    denied: bool


def find_asked(reading: Reading, context: Context) -> Asked | None:
    """What a statement says that somebody asked; `None` where it tells of no asking."""
    return context.once("asked", reading.claim, lambda claim: _find(claim, context))


def compare_asked(left: Asked | None, right: Asked | None) -> Clash | None:
    """How two askings of one thing stand; `None` where they do not clash, or are of two things."""
    if left is None or right is None or not _is_one(left, right):
        return None
    if left.denied is right.denied and left.against is right.against:
        return None
    if left.denied is right.denied:
        return None if left.denied else Clash.DEED
    if left.against is not right.against:
        return Clash.OTHER
    denied, asked = (left, right) if left.denied else (right, left)
    weaker = denied.verb in STRONG and asked.verb not in STRONG
    return None if weaker else Clash.ASKING


def _is_one(left: Asked, right: Asked) -> bool:
    """Whether both are of one asker and one deed, as far as either says."""
    if left.who and right.who and not left.who & right.who:
        return False
    least = min(len(left.deed), len(right.deed))
    return least > 0 and len(left.deed & right.deed) >= LIKE * least


def _find(claim: Claim, context: Context) -> Asked | None:
    words = context.words(claim.spans)
    tokens = TOKEN.findall(words)
    lower = [token.casefold().replace("’", "'") for token in tokens]
    at = _verb(lower)
    if at is not None:
        who = _names(lower[:at])
        deed, against = _deed(lower[at], lower[at + 1 :])
        verb = _lemma(lower[at])
    else:
        said = claim.attribution
        if said is None or not said.cue or claim.modality not in ASKED:
            return None
        cue = [token.casefold() for token in TOKEN.findall(context.words(said.cue))]
        at = _verb(cue)
        if at is None:
            return None
        verb = _lemma(cue[at])
        who = _names(
            [t.casefold() for s in said.source for t in TOKEN.findall(context.words((s,)))]
        )
        deed, against = _stems(lower), _is_against(lower)
    if verb is None or not deed:
        return None
    own = _lemma(claim.predicate.partition(" ")[0]) == verb
    denied = own and claim.polarity is Polarity.DENIES
    return Asked(verb, who, deed, against, denied)


ASKED: Final = frozenset({Modality.DEMANDED, Modality.OFFERED})


def _verb(words: Sequence[str]) -> int | None:
    """The place of the verb that asks, the first that has something behind it."""
    for at, word in enumerate(words):
        if _lemma(word) is None or (at and words[at - 1] in NOUN_BEFORE):
            continue
        return at
    return None


def _deed(verb: str, behind: Sequence[str]) -> tuple[frozenset[str], bool]:
    """The stems of what is asked for, and whether it is asked not to be done."""
    for at, word in enumerate(behind):
        if word == "to" and (at or _lemma(verb) not in TOWARDS):
            return _stems(behind[at + 1 :]), at > 0 and behind[at - 1] in NOT
        if word == "that":
            return _stems(behind[at + 1 :]), _is_against(behind[at + 1 :])
        if word == "against":
            return _stems(behind[at + 1 :]), True
    return _stems(behind), False


TOWARDS: Final = frozenset({"appeal", "propose", "suggest", "recommend"})
"""Verbs whose first "to" says to whom: "appealed to the army to hold"."""


def _is_against(words: Sequence[str]) -> bool:
    """Whether a clause is asked not to come about: "that the plant not close"."""
    return bool(NOT & set(words))


@cache
def _lemma(word: str) -> str | None:
    """The verb of asking that a word is a form of.

    >>> _lemma("told"), _lemma("urging"), _lemma("planned"), _lemma("dam")
    ('tell', 'urge', 'plan', None)
    """
    known = asking_verbs()
    forms = [word, _irregular().get(word, "")]
    for end in ("s", "es", "ed", "d", "ing"):
        if word.endswith(end) and len(word) > len(end) + 2:
            stem = word[: -len(end)]
            forms += [stem, f"{stem}e"]
            if len(stem) > 3 and stem[-1] == stem[-2]:
                forms.append(stem[:-1])
    return next((form for form in forms if form in known), None)


@cache
def _irregular() -> dict[str, str]:
    return load_verb_forms()


def _names(words: Sequence[str]) -> frozenset[str]:
    """The words of who asks, none where only a pronoun stands for him."""
    kept = [_stem(word.removesuffix("'s")) for word in words if word not in SMALL]
    return frozenset(w for w in kept if w not in AUXILIARIES)


AUXILIARIES: Final = frozenset(
    {"did", "didn't", "do", "does", "doesn't", "don't", "ha", "has", "hasn't", "had", "hadn't"}
    | {"have", "haven't", "having", "was", "wa", "were", "be", "been", "denied", "deny", "denie"}
    | {"point", "time", "way", "circumstance", "stage"}
)


def _stems(words: Sequence[str]) -> frozenset[str]:
    """The stems of what is asked; small words count only where there is no other: "to go"."""
    kept = [word for word in words if word not in SMALL]
    return frozenset(_stem(word) for word in kept or words if word not in NOT)


def _stem(word: str) -> str:
    """A word without its ending, so that "resigns" and "resign" are one."""
    for end in ("ing", "ed", "es", "s"):
        if word.endswith(end) and len(word) > len(end) + 2:
            word = word[: -len(end)]
            break
    return word.removesuffix("e")
