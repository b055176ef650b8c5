"""Where a text says of what is claimed that it is not so: "it is not true that", "a false claim".

What is claimed is then no statement of the report, which denies it. The words are looked for as
they stand; only how far the claim goes is read off the tree, as trees of such sentences are often
wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.judged import Clauses, Verdict
from stemma.claims.negation import has_no, is_negated, misquoted_as
from stemma.claims.rulings import BE, HAVE, WORDS, find_ruling, is_claim, judge_labelled, judge_last
from stemma.claims.text import Text
from stemma.lexicon.verdicts import VerdictUse

U = VerdictUse

ENDS: Final = frozenset({",", ".", ";", "!", "?", "—", "–", "-", ")", "and", "but", '"', "”"})
"""What a verdict stands before: "is false and …", not "is false hope"."""

BACK: Final = 12
"""How many words may stand between a claim and its "that", or between "no" and its evidence."""

DOUBT: Final = frozenset({"doubt", "question", "dispute"})
"""Nouns behind whose "no" a thing is so: "there is no doubt that"."""

SURE: Final = frozenset({"basis", "foundation", "substance", "truth"})
"""Nouns whose lack says more than that nothing is known: "there is no truth in"."""


def find_verdicts(text: Text) -> tuple[Verdict, ...]:
    """The verdicts of a document in text order, no clause claimed in two."""
    known = Clauses.of(text)
    out = [*judge_labelled(known)]
    taken = {head for verdict in out for head in verdict.heads}
    for start, end in text.parse.sentences:
        found = [*_in_sentence(known, start, end)]
        for verdict in found or judge_last(known, start, end):
            if taken.isdisjoint(verdict.heads):
                taken.update(verdict.heads)
                out.append(verdict)
    return tuple(out)


def _in_sentence(known: Clauses, start: int, end: int) -> Iterator[Verdict]:
    for word in range(start, end):
        for find in _finders(known.parse, word):
            found = find(known, word, start, end)
            if found is not None:
                yield found
                break


Find = Callable[[Clauses, int, int, int], Verdict | None]


def _finders(parse: Parse, word: int) -> Iterator[Find]:
    """What may find a verdict at a word."""
    low, lemma = parse.lower[word], parse.lemmas[word].lower()
    if low == "it":
        yield _extraposed
    if low == "contrary":
        yield _contrary
    if low in WORDS[U.FALSELY]:
        yield _falsely
    if lemma in WORDS[U.LIE] and parse.pos[word] == "VERB":
        yield _lied
    if is_claim(parse, word):
        yield _claimed
    if lemma in DOUBT and has_no(parse, word):
        yield _undoubted
    if lemma in WORDS[U.PROOF]:
        yield _no_proof
    if lemma in WORDS[U.FINDING] and parse.pos[word] == "VERB":
        yield _not_found


def _undoubted(known: Clauses, word: int, start: int, end: int) -> Verdict | None:  # noqa: ARG001
    """What there is "no doubt that"."""
    that = _that(known.parse, word + 1, end, near=2)
    return None if that is None else _made(known, word, that, denies=False)


def _lied(known: Clauses, word: int, start: int, end: int) -> Verdict | None:  # noqa: ARG001
    """Who "lied that X"."""
    that = _that(known.parse, word + 1, end)
    return None if that is None else _made(known, word, that, denies=True)


def _extraposed(known: Clauses, word: int, start: int, end: int) -> Verdict | None:  # noqa: ARG001
    """A judged clause behind "it": "it is not true that", "it 's a myth that"."""
    parse = known.parse
    at = word + 1
    if at < end and parse.lower[at] in HAVE:
        at += 1
    if at >= end or parse.lower[at] not in BE:
        return None
    judged = find_ruling(parse, at + 1, end)
    if judged is None:
        return None
    last, denies = judged
    that = _that(parse, last + 1, end, near=2)
    if that is None:
        return None
    return _made(known, last, that, denies=denies, extra=range(word, that))


def _claimed(known: Clauses, word: int, start: int, end: int) -> Verdict | None:
    """A noun for a claim with its judgement: "the claim that X is false", "false claims that"."""
    parse = known.parse
    that = _that(parse, word + 1, end)
    if that is None:
        return None
    for at in range(that + 2, end - 1):
        low = parse.lower[at]
        if low not in BE and low not in HAVE:
            continue
        judged = find_ruling(parse, at + 1, end)
        if judged is None or not (judged[0] + 1 >= end or _ends(parse, judged[0] + 1)):
            continue
        if not any(parse.pos[w] in {"VERB", "AUX"} for w in range(that, at)):
            continue
        last, denies = judged
        claimed = range(that, at)
        frame = frozenset((*range(_phrase_start(parse, word, start), that), *range(at, last + 1)))
        heads = known.tops(claimed)
        return Verdict(last, claimed, heads, frame, denies) if heads else None
    before = parse.lower[max(start, word - 3) : word]
    if parse.pos[word] == "NOUN" and any(w in WORDS[U.FALSE] for w in before):
        return _made(known, word, that, denies=True)
    return None


def _ends(parse: Parse, at: int) -> bool:
    return parse.lower[at] in ENDS or parse.pos[at] in {"ADP", "SCONJ", "PUNCT"}


def _falsely(known: Clauses, word: int, start: int, end: int) -> Verdict | None:
    """An adverb at a verb of speech: "falsely claimed that X"."""
    parse = known.parse
    for verb in (word + 1, word - 1, word - 2):
        if start <= verb < end and parse.pos[verb] == "VERB" and not misquoted_as(parse, verb):
            that = _that(parse, max(word, verb) + 1, end, bare=verb)
            if that is not None and not is_negated(parse, verb):
                return _made(known, word, that, denies=True)
    return None


def _contrary(known: Clauses, word: int, start: int, end: int) -> Verdict | None:  # noqa: ARG001
    """Claims that the sentence goes against: "contrary to claims that X, …"."""
    parse = known.parse
    that = _that(parse, word + 1, end, near=8)
    comma = next((w for w in range(word, end) if parse.words[w] == ","), None)
    if that is None or comma is None or comma <= that:
        return None
    if not any(is_claim(parse, w) for w in range(word, that)):
        return None
    claimed = range(that, comma)
    heads = known.tops(claimed)
    return (
        Verdict(word, claimed, heads, frozenset(range(word, that)), denies=True) if heads else None
    )


def _no_proof(known: Clauses, word: int, start: int, end: int) -> Verdict | None:  # noqa: ARG001
    """What nothing bears out: "there is no evidence that", "no truth in the claim that"."""
    parse = known.parse
    if not has_no(parse, word) and not _is_under_not(parse, word):
        return None
    that = _that(parse, word + 1, end)
    if that is None:  # "no evidence suggests X"
        verb = parse.heads[word]
        if parse.relations[word] == "nsubj" and parse.child(verb, "ccomp") is not None:
            that = _that(parse, verb + 1, end, near=1, bare=verb)
    if that is None or parse.lemmas[parse.heads[word]].lower() in {"doubt", "leave"}:
        return None
    weak = parse.lemmas[word].lower() not in SURE
    return _made(known, word, that, denies=True, weak=weak)


def _is_under_not(parse: Parse, noun: int) -> bool:
    """Whether a noun is what is not found: "did not find any evidence", "hasn't any proof"."""
    verb = parse.heads[noun]
    thing = parse.relations[noun] in {"obj", "nsubj", "xcomp", "nsubj:pass"}
    return thing and is_negated(parse, verb)


def _not_found(known: Clauses, word: int, start: int, end: int) -> Verdict | None:  # noqa: ARG001
    """What is not found: "did not find that", "failed to show that", "nothing shows that"."""
    parse = known.parse
    above = parse.heads[word]
    failed = parse.relations[word] == "xcomp" and parse.lemmas[above].lower() == "fail"
    failed = failed and not is_negated(parse, above)
    subject = parse.child(word, "nsubj")
    nothing = subject is not None and (
        parse.lower[subject] in {"nothing", "none"} or has_no(parse, subject)
    )
    unable = parse.lemmas[word].lower() == "confirm"
    if unable or not (failed or nothing or is_negated(parse, word)):
        return None
    that = _that(parse, word + 1, end, near=1, bare=word)
    if that is None:
        return None
    return _made(known, word, that, denies=True, weak=True)


def _that(
    parse: Parse, at: int, end: int, *, near: int = BACK, bare: int | None = None
) -> int | None:
    """Where what is claimed begins: behind a "that" which opens a clause, before any verb but one.

    `bare` is a verb under which it may stand without: "falsely claimed the bank had failed".
    """
    verbs = 0
    for word in range(at, min(end, at + near + 1)):
        low = parse.lower[word]
        if low == "that" and parse.tags[word] in {"IN", "WDT"} and word + 1 < end:
            return word + 1
        verbs += parse.pos[word] == "VERB" and low != "to"
        if verbs > 1 or low in {".", ";", ":", "which", "who"}:
            break
    if bare is not None:
        below = parse.child(bare, "ccomp")
        if below is not None and below > bare and below < end:
            return min(w for w in parse.subtree(below) if w >= at)
    return None


def _made(
    known: Clauses,
    at: int,
    that: int,
    *,
    denies: bool | None,
    weak: bool = False,
    extra: range = range(0),
) -> Verdict | None:
    """A verdict on what begins at `that`, as far as its tree goes."""
    parse = known.parse
    end = parse.sentences[parse.sentence_of[at]][1]
    top = that
    while parse.heads[top] != top and that <= parse.heads[top] < end:
        top = parse.heads[top]
    words = [w for w in parse.subtree(top) if w >= that]
    claimed = range(that, max(words) + 1)
    frame = {w for w in range(that) if w in extra}
    owner = known.owner.get(at)
    if owner is not None:
        frame.update(w for w in owner.words if w not in claimed)
    frame.update(range(min(at, that), that))
    heads = known.tops(claimed)
    if not heads:
        return None
    return Verdict(at, claimed, heads, frozenset(frame - set(claimed)), denies, weak)


def _phrase_start(parse: Parse, noun: int, start: int) -> int:
    return max(start, min(parse.subtree(noun), default=noun)) if noun > start else start
