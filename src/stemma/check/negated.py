"""One word denied on one side and not on the other, or two words that are opposites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stemma.check.cues import UNKNOWN, is_denied
from stemma.check.passages import Library, Passage
from stemma.check.units import Unit
from stemma.check.words import ReportWords, Word
from stemma.judge.ladder import quote
from stemma.lexicon.opposites import load_opposites
from stemma.model import EvidenceRelation, SourceEvidence, Span

OPPOSITES: Final = load_opposites()
REACH: Final = 80
"""Characters before a word among which what denies it stands."""
PHRASES: Final = r"|".join(
    words.strip().replace(" ", r"\s+")
    for words in (
        r"(?:refus|fail|declin|neglect|omit|forg[eo]t)\w*\s+to",
        r"(?:yet|unable|unwilling|reluctant|powerless|forbidden|too\s+\w+)\s+to",
        r"(?:avoid|resist)(?:s|ed|ing)?|den(?:y|ies|ied|ying)|rul(?:e|es|ed|ing)\s+out",
        r"st[oe]p(?:s|ped|ping)?\s+short\s+of|refrain(?:s|ed|ing)?\s+from",
        r"abstain(?:s|ed|ing)?\s+from|sh(?:y|ies|ied|ying)\s+away\s+from",
        r"(?:decid|opt|advis|warn|argu|vot|recommend)(?:e|es|ed|s|ing)?\s+against",
        r"(?:held|hold|holds|holding|put|putting)\s+off|ceased?\s+to",
        r"(?:prevented|barred|banned|kept|stopped|excluded|exempt|blocked|prohibited)\s+from",
        r"(?:scrapp|abandon|dropp|shelv|cancell?|gave\s+up)\w*\s+(?:\w+\s+)?(?:plans?|efforts?)\s+to",
        r"no\s+(?:plans?|intentions?|wish|desire|need|reason|right|power)\s+(?:to|of)",
        r"instead\s+of|rather\s+than|far\s+from|incapable\s+of|nothing\s+of",
    )
)
WANTING: Final = (
    "have|has|had|be|been|being|to|yet|even|ever|seriously|publicly|want|wanted|wish|wished|intend"
    "|intended|mean|meant|plan|plans|planned|planning|going|try|tried|trying|seek|seeking|sought"
    "|expect|expected|allowed|permitted|able|ready|prepared|willing|anything|that|would|will"
)
"""Words that may stand between a "not" and what it denies."""
NOT_BEFORE: Final = re.compile(
    r"(?:\b(?:not|never|nor|neither|hardly|no longer|without|cannot)|n['’]t)\b"
    rf"(?:\s+(?:{WANTING}))"
    r"{0,4}(?:\s+\w+ly)?\s+$"
    rf"|\b(?:{PHRASES})\s+"
    r"(?:(?:that|having|being|be|have|any|the|a|an|his|her|its|their|he|she|it|they|there|had|has"
    r"|was|were)\s+){0,4}$"
    r"|\b(?:nobody|no\s+one|none|not\s+one|nothing|neither|no(?!\s+(?:more|less|fewer|later|longer"
    r"|doubt)))\b(?!\s+but\b)(?:\s+[\w'’-]+){0,5}\s+$",
    re.IGNORECASE,
)
"""What stands before a word that it denies: "has not", "failed to", "yet to", "nobody has"."""
NOT_BEHIND: Final = re.compile(
    r"^\s+(?:up\s+|out\s+|of\s+)?(?:no|nothing|nobody|none|neither)\b(?!\s+(?:more|less|fewer|but)\b)",
    re.IGNORECASE,
)
PHRASAL: Final = {
    verb: tuple(sorted(p.partition(" ")[2] for p in OPPOSITES if p.startswith(f"{verb} ")))
    for verb in sorted({p.split()[0] for p in OPPOSITES if " " in p})
}
"""Verb → what makes a phrase of it that has an opposite: "turn" → "away", "down"."""
PARTICLE_REACH: Final = 40
BESIDE: Final = 3
LEFT: Final = re.compile(r"\b(?:is|are|was|were|been|being|be)\s+(?:still\s+)?$")
"""What stands before a "left" that means "remained"."""
BREAK: Final = re.compile(r"[;:—–,.(]|\b(?:but|although|though|while)\b")
BARE: Final = frozenset({"say", "tell", "add", "be", "have", "do", "go", "get", "make", "take"})
"""Verbs that say nothing by themselves."""
LEAST: Final = 0.35
"""Least share of a statement's words in a sentence itself whose denial may be of the same."""
SURELY: Final = 0.8
"""Chance of one fact, by the pair reader, from which on one word beside it is enough."""
SHARED: Final = 2
"""Words beside the one denied that both must have."""


SUFFIXES: Final = frozenset({"ing", "er", "or", "ment", "al", "ance", "ation", "ery"})
"""What makes another word of a short one: "warn", "warning"."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A word of the draft and one of a source; `clashes` where they cannot both be so."""

    mine: Word
    theirs: Word
    clashes: bool


def is_negated(text: str, word: Word, start: int) -> bool:
    """Whether a word is denied by what stands before or behind it in its clause.

    `start` is where its sentence begins.
    """
    before = text[max(start, word.start - REACH) : word.start]
    breaks = [m.end() for m in BREAK.finditer(before)]
    before = before[breaks[-1] :] if breaks else before
    return bool(NOT_BEFORE.search(before) or NOT_BEHIND.match(text[word.end : word.end + 20]))


def find_turns(
    mine: Sequence[Word], my_text: str, my_start: int,
    theirs: Sequence[Word], their_text: str, their_start: int,
) -> Iterator[Turn]:  # fmt: skip
    """Words of both sides that are the same or opposites, and whether they clash.

    Where a passage has the same word several times, the one beside most of the same words counts;
    where it has a word and its opposite, neither does.
    """
    mine, theirs = as_phrases(mine, my_text), as_phrases(theirs, their_text)
    for word in mine:
        if word.is_name or word.is_number or word.lemma in BARE:
            continue
        same = [w for w in theirs if is_kin(word.lemma, w.lemma)]
        other = [
            w for w in theirs
            if w.lemma in OPPOSITES.get(word.lemma, ()) and not _is_left(their_text, w)
        ]  # fmt: skip
        if bool(same) is bool(other) or sum(w.lemma == word.lemma for w in mine) != 1:
            continue
        if other and _is_left(my_text, word):
            continue
        found = _nearest(word, mine, same, theirs) if same else other[0]
        if found is None or len(other) > 1:
            continue
        denied = is_negated(my_text, word, my_start), is_negated(their_text, found, their_start)
        yield Turn(word, found, (denied[0] is denied[1]) is bool(other))


def as_phrases(words: Sequence[Word], text: str) -> list[Word]:
    """The words, a verb with its particle as one: "turned the offer down" is "turn down"."""
    out = []
    for word in words:
        behind = text[word.end : word.end + PARTICLE_REACH]
        found = next(
            (f"{word.lemma} {rest}" for rest in PHRASAL.get(word.lemma, ())
             if re.match(rf"(?:\s+(?!and\b|or\b)[\w'’-]+){{0,3}}?\s+{rest}\b", behind)), None
        )  # fmt: skip
        out.append(word if found is None else replace(word, lemma=found))
    return out


def _is_left(text: str, word: Word) -> bool:
    """Whether "left" or "left behind" says that something remained: "30 tonnes were left"."""
    return (
        word.lemma == "leave"
        and LEFT.search(text[max(0, word.start - 24) : word.start]) is not None
    )


def _nearest(
    word: Word, mine: Sequence[Word], same: Sequence[Word], theirs: Sequence[Word]
) -> Word | None:
    """Of several words the one that stands among most of the same; `None` where two do."""
    if len(same) == 1:
        return same[0]
    near = {w.lemma for w in _beside(word, mine)}
    counts = [
        sum(any(is_kin(n, w.lemma) for n in near) for w in _beside(one, theirs)) for one in same
    ]
    best = max(counts)
    return same[counts.index(best)] if best and counts.count(best) == 1 else None


def _beside(word: Word, words: Sequence[Word]) -> list[Word]:
    """The content words around one."""
    at = next(n for n, w in enumerate(words) if w.start == word.start)
    return [*words[max(0, at - BESIDE) : at], *words[at + 1 : at + 1 + BESIDE]]


class Turns:
    """Holds the words of a statement against those of its passages."""

    def __init__(self, library: Library, draft: ReportWords) -> None:
        self._library = library
        self._draft = draft

    def find(self, unit: Unit, best: Sequence[Passage]) -> list[SourceEvidence]:
        """What passages deny, or say the opposite of, and none of them has as the draft does."""
        if UNKNOWN.search(unit.sentence.of(self._draft.text)):
            return []
        turned: list[tuple[Passage, Turn]] = []
        for passage in best:
            if passage.own >= LEAST:
                turned += [(passage, t) for t in self._turns(unit, passage) if t.clashes]
        out = []
        for passage, turn in turned:
            same = (t for p in best for t in self._turns(unit, p) if t.mine == turn.mine)
            if not any(not t.clashes for t in same) and self._is_plain(unit, passage, turn):
                out.append(self._evidence(passage, turn))
        return out

    def agrees(self, unit: Unit, passage: Passage) -> bool:
        """Whether a passage says by an opposite what the draft denies: "not open", "closed"."""
        return any(
            not turn.clashes and turn.mine.lemma in OPPOSITES.get(turn.theirs.lemma, ())
            for turn in self._turns(unit, passage)
        )

    def _verbs(self, unit: Unit) -> list[Word]:
        """The words of a statement that are said of somebody, and those that have an opposite."""
        said = {claim.predicate.split()[0] for claim in unit.claims}
        cues = [s for one in self._draft.annotations.attributions for s in one.cue]
        return [
            w
            for w in unit.words
            if w.lemma in said
            or w.lemma in OPPOSITES
            or any(c.start <= w.start < c.end for c in cues)
        ]

    def _turns(self, unit: Unit, passage: Passage) -> Iterator[Turn]:
        report = self._library.report(passage)
        yield from find_turns(
            self._verbs(unit), self._draft.text, unit.spans[0].start,
            report.words[passage.place.sentence], report.text, self._library.span(passage).start,
        )  # fmt: skip

    def _is_plain(self, unit: Unit, passage: Passage, turn: Turn) -> bool:
        """Whether nothing else denies, and enough beside the word is the same."""
        alike_word = is_kin(turn.mine.lemma, turn.theirs.lemma)
        if self._is_denied_alike(unit, passage, turn) is alike_word:
            return False
        report = self._library.report(passage)
        if self._are_before_one_noun(unit, passage, turn):
            return True
        there = {w.lemma for w in report.words[passage.place.sentence]}
        there |= {*report.meant[passage.place.sentence]}
        shared = {
            w.lemma
            for w in unit.words
            if w.lemma != turn.mine.lemma and any(is_kin(w.lemma, t) for t in there)
        }
        few = 1 if passage.same >= SURELY else SHARED
        return len(shared) >= min(few, len(unit.words) - 1)

    def _are_before_one_noun(self, unit: Unit, passage: Passage, turn: Turn) -> bool:
        """Whether two opposites say which of two things: "the east wing", "the west wing".

        No source may have the one that the draft has.
        """
        here = f"{self._draft.text[turn.mine.start : turn.mine.end]} "
        noun = next((w for w in unit.words if w.start == turn.mine.start + len(here)), None)
        their = self._library.report(passage)
        behind = their.text[turn.theirs.end : turn.theirs.end + 40].split()[:1]
        if noun is None or not behind:
            return False
        word = self._draft.text[noun.start : noun.end]
        texts = (r.text.casefold() for r in self._library.index.reports)
        return behind[0].strip(".,;:") == word and all(
            f"{here}{word}".casefold() not in t for t in texts
        )

    def _is_denied_alike(self, unit: Unit, passage: Passage, turn: Turn) -> bool:
        """Whether both sentences deny or neither does, the two words themselves left out."""
        sides = []
        for text, sentence, word in (
            (self._draft.text, unit.sentence, turn.mine),
            (self._library.report(passage).text, self._library.span(passage), turn.theirs),
        ):
            negated = is_negated(text, word, sentence.start)
            sides.append(negated or is_denied(_without(text, sentence, word)))
        return sides[0] is sides[1]

    def _evidence(self, passage: Passage, turn: Turn) -> SourceEvidence:
        span: Span = self._library.span(passage)
        there = self._library.report(passage).text[turn.theirs.start : turn.theirs.end]
        here = self._draft.text[turn.mine.start : turn.mine.end]
        reason = (
            f"{quote(here)} is denied on one side only."
            if is_kin(turn.mine.lemma, turn.theirs.lemma)
            else f"{quote(here)} and {quote(there)} are opposites."
        )
        return SourceEvidence((span,), EvidenceRelation.CONTRADICTS, "polarity", reason)


def _without(text: str, sentence: Span, word: Word) -> str:
    """A sentence without one of its words, and the particle that belongs to it."""
    _, _, particle = word.lemma.partition(" ")
    end = word.end
    if particle:
        found = re.search(rf"\b{particle}\b", text[end : end + PARTICLE_REACH])
        end += found.end() if found else 0
    return f"{text[sentence.start : word.start]} {text[end : sentence.end]}"


def is_kin(one: str, other: str) -> bool:
    """Whether two lemmas are one word or forms of one: "invite", "invitation"."""
    if one == other:
        return True
    short, long = sorted((one, other), key=lambda w: (len(w), w))
    if len(short) == 4 and long.startswith(short):
        return long[4:] in SUFFIXES
    if len(short) < 5:
        return False
    return other.startswith(one[: max(5, len(one) - 3)]) or one.startswith(
        other[: max(5, len(other) - 3)]
    )
