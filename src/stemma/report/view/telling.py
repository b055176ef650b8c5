"""Which reading stands for a point, and the words it is told in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from stemma.judge.agreement import find_tied
from stemma.lexicon.words import load_words
from stemma.model import Brief, Claim, JudgedPoint, Reading, Span
from stemma.report.view.contested import find_contested, uncontested

FEW: Final = 4
"""A clause of fewer words is told by its sentence: "He was 95"."""
LONGEST: Final = 170
"""Characters that can be taken in at one look."""
WHOLE: Final = 6
"""Words of a clause that says enough to be preferred to a longer one."""

POINTING: Final = frozenset(
    {"he", "her", "his", "it", "its", "she", "that", "their", "they", "this", "which", "who"}
    | {"after", "as", "because", "before", "if", "since", "though", "when", "where", "while"}
)
"""First words of a clause that leans on another."""

JOINING: Final = re.compile(
    r"(?:although|and|because(?! of)|but(?! for)|though|when|whereas|while)\s+", re.IGNORECASE
)
"""What joins a clause to the one before it: alone it is told without. Not "if", "before", "until":
what stands after these may not have happened."""
AS: Final = re.compile(r"as\s+", re.IGNORECASE)
"""It joins a clause too, where its subject follows: not "as a mayor, he"."""
CUT: Final = re.compile(
    r"\b(?:and|but|by|from|of|or|reading|saying|showing|than|that|the|with)[,:]?$"
)
"""What stands at an end only where something must follow."""
WORD: Final = re.compile(r"\w+")
NOUN_BEFORE: Final = re.compile(r"\w\W{1,2}(?:that|which|who|whom|whose|where)\W")
"""A noun before its relative clause, where the subject stands behind."""
RELATIVE: Final = re.compile(r",?\s+(?:that|which|who|whose)\b")
UNDER: Final = re.compile(
    r"(?:after|as(?!\s+(?:few|little|many|much|well)\b)|before|if|once|since|unless|until|whether)\s",
    re.IGNORECASE,
)
"""What begins a clause that hangs under another, and that is no fact without it."""
SUBJECTS: Final = frozenset({"agent", "experiencer", "party", "theme"})
"""Roles of who or what a clause is about, where the verb is not in the passive."""


class Telling:
    """The readings of a brief, asked which of them to show."""

    def __init__(self, brief: Brief) -> None:
        self._texts = {document.id: document.text for document in brief.documents}
        self._sentences: dict[str, list[Span]] = {}
        for sentence in sorted(brief.sentences):
            self._sentences.setdefault(sentence.document_id, []).append(sentence)
        self._contested = find_contested(brief.points)
        self._of: dict[str, Reading] = {}
        told: set[str] = set()
        ranked = {one.point.id: self.ranked(central(one)) for one in brief.points}
        wordings = {point: {self._words(r) for r in found} for point, found in ranked.items()}
        # What can be told in one way alone takes its words first.
        for point, found in sorted(ranked.items(), key=lambda one: len(wordings[one[0]])):
            fresh = (r for r in found if self._words(r) not in told)
            self._of[point] = next(fresh, found[0])
            told.add(self._words(self._of[point]))

    def of_point(self, judged: JudgedPoint) -> Reading:
        """The reading that stands for a point: of those that hold one another up, if any do.

        No two points are told in the same words, where one has others too.
        """
        return self._of[judged.point.id]

    def spans(self, reading: Reading) -> tuple[Span, ...]:
        """The words it is told in: its claim's, or where they are few its sentence's.

        A sentence of hardly a word is told with the one before it, a quotation whole.
        """
        if reading.value is None and reading.spans != reading.claim.spans:
            return reading.spans
        spans = self._alone(reading.claim)
        if self._count(spans) >= FEW and not self._is_cut(spans):
            return spans
        sentence, before = self._sentence(spans[0])
        if sentence is None:
            return spans
        if before is not None and self._count((sentence,)) < FEW:
            return (Span(sentence.document_id, before.start, sentence.end),)
        return (sentence,)

    def sentence_of(self, span: Span) -> Span | None:
        """The sentence that a span lies in; `None` where it lies in none."""
        return self._sentence(span)[0]

    def _alone(self, claim: Claim) -> tuple[Span, ...]:
        """The spans without a first word that joins them to another clause."""
        spans = claim.spans
        first = spans[0]
        text = self._texts[first.document_id]
        joining = JOINING.match(text, first.start, first.end)
        if joining is None and claim.predicate not in SPEECH:
            joining = AS.match(text, first.start, first.end)
            if joining is not None and joining.end() not in _subjects(claim):
                joining = None
        if joining is None:
            return spans
        return (Span(first.document_id, joining.end(), first.end), *spans[1:])

    def is_whole(self, reading: Reading) -> bool:
        """Whether a reading's clause has a subject, hangs under nothing and is not cut.

        Not whole: "sent a letter", "news that the team has won", "a letter, which Orlo sent",
        "Orlo, who sent a letter", "once the team had won".
        """
        claim = reading.claim
        text, first = self._texts[reading.document_id], claim.spans[0].start
        if UNDER.match(text, self._alone(claim)[0].start):
            return False
        subjects = _subjects(claim)
        if self._is_cut(claim.spans):
            return False
        if not subjects:
            return not claim.arguments  # "It rained"
        if any(a.span.start == first and RELATIVE.match(text, a.span.end) for a in claim.arguments):
            return False
        agents = [a.span.start for a in claim.arguments if a.role in SUBJECTS]
        return NOUN_BEFORE.search(text, first, max(min(agents, default=first), first)) is None

    def _is_cut(self, spans: tuple[Span, ...]) -> bool:
        """Whether the words end where something must follow: "holding a sign reading"."""
        last = spans[-1]
        return CUT.search(self._texts[last.document_id], last.start, last.end) is not None

    def ranked(self, readings: Sequence[Reading]) -> list[Reading]:
        """The readings, that which says least and says it whole first: the best for all of them.

        A claim that gives a contested value does not stand for what is agreed.
        """
        plain = uncontested(readings, self._contested)
        told = [r for r in plain if not self._says_little(r)] or plain
        return sorted(told, key=self._worth, reverse=True)

    def _words(self, reading: Reading) -> str:
        text = self._texts[reading.document_id]
        spans = self.spans(reading)
        return " ".join(WORD.findall(" ".join(span.of(text) for span in spans).casefold()))

    def _says_little(self, reading: Reading) -> bool:
        return self._count(self.spans(reading)) < FEW

    def _worth(self, reading: Reading) -> tuple[bool, bool, bool, int, int, str]:
        """The least that is said whole: more would not be what all of them say.

        What has a subject comes before what has none: "sent a letter".
        """
        spans = self.spans(reading)
        text = self._texts[reading.document_id]
        length = sum(map(len, spans)) + 3 * (len(spans) - 1)
        first = WORD.findall(spans[0].of(text).casefold())[:1]
        alone = not first or first[0] not in POINTING
        whole = len(spans) == 1 and self._count(spans) >= WHOLE and length <= LONGEST
        complete = self.is_whole(reading)
        return complete, alone, whole, -length, -spans[0].start, spans[0].document_id

    def _count(self, spans: Sequence[Span]) -> int:
        text = self._texts[spans[0].document_id]
        return sum(len(WORD.findall(span.of(text))) for span in spans)

    def _sentence(self, span: Span) -> tuple[Span | None, Span | None]:
        """The sentence that a span lies in, and the one before it."""
        known = self._sentences.get(span.document_id, [])
        place = bisect_right(known, span.start, key=lambda s: s.start) - 1
        if place < 0 or not known[place].contains(span):
            return None, None
        return known[place], known[place - 1] if place else None


SPEECH: Final = load_words("speech_verbs.txt")


def _subjects(claim: Claim) -> frozenset[int]:
    """Where what the claim is about begins, within its words; none where it is not among them.

    What begins the claim is its subject in any role: "three shells were found".
    """
    first = claim.spans[0].start
    return frozenset(
        argument.span.start
        for argument in claim.arguments
        if (argument.role in SUBJECTS and any(s.contains(argument.span) for s in claim.spans))
        or argument.span.start == first
    )


def only_speaks(claim: Claim) -> bool:
    """Whether a claim says no more than that somebody spoke: "he told reporters on Monday"."""
    return claim.attribution is None and claim.predicate in SPEECH


def only_values(judged: JudgedPoint) -> bool:
    """Whether reports share a value and no more: the clauses around it may tell other things."""
    return all(r.value is not None for r in judged.point.readings if r.id in judged.agreeing)


def central(judged: JudgedPoint) -> Sequence[Reading]:
    """The readings that are tied to all that stand behind the point; all of these if none is."""
    ids = {*judged.agreeing}
    tied = find_tied(ids, judged.judgements)
    agreeing = [r for r in judged.point.readings if r.id in ids]
    return [r for r in agreeing if tied[r.id] == ids] or agreeing or judged.point.readings


def start_of(readings: Sequence[Reading]) -> float:
    """Where reports tell it, on average: characters from the start, the first place of each."""
    first: dict[str, int] = {}
    for reading in readings:
        place = min(span.start for span in reading.claim.spans)
        first[reading.document_id] = min(first.get(reading.document_id, place), place)
    return sum(first.values()) / len(first)
