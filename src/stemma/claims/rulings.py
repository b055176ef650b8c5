"""Verdicts in words of their own: a sentence about the one before, labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from stemma.annotate.labels import Label, find_labels, turns_of
from stemma.annotate.parse import Parse
from stemma.claims.judged import Clauses, Verdict
from stemma.claims.negation import NEGATIONS
from stemma.lexicon.turns import LabelKind
from stemma.lexicon.verdicts import VerdictUse, load_verdict_words

WORDS: Final = load_verdict_words()
U = VerdictUse

BE: Final = frozenset({"is", "are", "was", "were", "'s", "’s", "be", "been", "being"})
HAVE: Final = frozenset({"has", "have", "had"})
SMALL: Final = frozenset(
    {"a", "an", "the", "all", "also", "both", "clearly", "completely", "demonstrably", "entirely"}
    | {"just", "largely", "mostly", "patently", "plainly", "simply", "still", "totally", "utterly"}
    | {"partly", "quite", "outright", "since", "now", "widely", "been", "being", "therefore"}
)
"""What may stand between "is" and its verdict."""

SHORT: Final = 8
"""Words of a sentence that says no more than a verdict: "Neither of these claims is true."."""

POINTING: Final = frozenset({"that", "this", "it", "they", "these", "both", "neither", "none"})
OPENING: Final = 6
"""In so many words of the text behind a label its verdict must begin: "This is false."."""


def find_ruling(parse: Parse, at: int, end: int) -> tuple[int, bool | None] | None:
    """The word of a verdict that begins here, and whether it denies: "not entirely true"."""
    negated = False
    partly = False
    while at < end:
        low = parse.lower[at]
        if low in NEGATIONS or low == "neither":
            negated = not negated
        elif low in {"partly", "mostly", "largely"}:
            partly = True
        elif low == "case" and at and parse.lower[at - 1] == "the":
            return at, negated
        elif low in WORDS[U.FALSE] or low in WORDS[U.REFUTED]:
            return at, not negated
        elif low in WORDS[U.TRUE]:
            return at, None if partly and negated else negated
        elif low in WORDS[U.OPEN]:
            return at, None
        elif low not in SMALL and not low.endswith("ly"):
            return None
        at += 1
    return None


def is_claim(parse: Parse, word: int) -> bool:
    """Whether a word is one for what is claimed: "rumour", "claiming"."""
    if parse.pos[word] in {"NOUN", "PROPN"}:
        return parse.lemmas[word].lower() in WORDS[U.CLAIM]
    return parse.lower[word] in WORDS[U.CLAIMING]


def judge_labelled(known: Clauses) -> Iterator[Verdict]:
    """What stands behind "CLAIM:", judged by what stands behind the next "VERDICT:".

    A verdict that no word gives leaves the claim open; behind "MYTH:" it is false anyhow.
    """
    parse = known.parse
    opens = [i for i in range(len(parse)) if not i or "\n" in parse.gap(i)]
    checks = {LabelKind.CLAIM, LabelKind.MYTH, LabelKind.RULING}
    turns = [
        (label, words)
        for label, words in turns_of(find_labels(parse.words, opens), opens, len(parse))
        if label.kind in checks
    ]
    for number, (label, claimed) in enumerate(turns):
        if label.kind is LabelKind.RULING:
            continue
        heads = known.tops(claimed)
        if not heads:
            continue
        at, denies, frame = _label_ruling(parse, turns[number + 1 :])
        if label.kind is LabelKind.MYTH:
            denies = True
        if denies is None and at is None:
            at, frame = claimed.start, range(0)
        words = frozenset((*range(label.start, label.end), *frame))
        yield Verdict(claimed.start if at is None else at, claimed, heads, words, denies)


def _label_ruling(
    parse: Parse, after: Sequence[tuple[Label, range]]
) -> tuple[int | None, bool | None, range]:
    """The word of the first ruling before the next claim, whether it denies, and its words."""
    for label, words in after:
        if label.kind is not LabelKind.RULING:
            break
        for at in range(words.start, min(words.start + OPENING, words.stop)):
            found = find_ruling(parse, at, words.stop)
            if found is not None and parse.sentence_of[found[0]] == parse.sentence_of[words.start]:
                return found[0], found[1], range(label.start, found[0] + 1)
    return None, None, range(0)


def judge_last(known: Clauses, start: int, end: int) -> Iterator[Verdict]:
    """A sentence that judges what was said in the one before: "Neither is true."."""
    parse = known.parse
    words = [w for w in range(start, end) if parse.pos[w] != "PUNCT"]
    if not start or not words or len(words) > SHORT or known.text.force.at(words[-1]) is not None:
        return
    opening = parse.lower[words[0]]
    claim = any(is_claim(parse, w) for w in words[:-1])
    verb = next((w for w in words if parse.lower[w] in BE), None)
    if opening not in POINTING and not claim and len(words) > 2:
        return
    judged = find_ruling(parse, words[0] if verb is None else verb + 1, end)
    if judged is None or judged[0] != words[-1]:
        return
    denies = judged[1]
    if opening in {"neither", "none"} and denies is not None:
        denies = not denies
    before, last = parse.sentences[parse.sentence_of[start] - 1]
    force = known.text.force
    heads = tuple(
        head
        for head in known.heads.get(parse.sentence_of[start] - 1, ())
        if force.at(head) is not None
        and parse.relations[head] in {"ccomp", "conj", "acl", "root", "parataxis"}
        and head not in force.quoted
    )
    if heads:
        yield Verdict(words[-1], range(before, last), heads, frozenset(words), denies)
