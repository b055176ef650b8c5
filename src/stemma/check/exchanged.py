"""Parties exchanged round one verb, by the words that stand before and behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from stemma.check.name_words import alike
from stemma.check.negated import is_kin
from stemma.check.passages import Library, Passage
from stemma.check.same_value import WEEKDAYS
from stemma.check.units import Unit
from stemma.check.words import LIGHT, SPEECH, ReportWords, Word
from stemma.lexicon.words import load_words
from stemma.model import MentionForm, Span

MUTUAL: Final = load_words("mutual_verbs.txt")
ADDRESSED: Final = frozenset(
    {"accuse", "advise", "ask", "assure", "blame", "call", "criticize", "inform", "order", "praise"}
    | {"promise", "promised", "remind", "tell", "thank", "threaten", "urge", "warn"}
)
"""Verbs of saying that have a party behind them."""
BEFORE: Final = 3
BEHIND: Final = 2
"""Content words before and behind a verb among which its parties are looked for."""
BREAK: Final = re.compile(r"[;:“”\"(]|\b(?:and|but|that|because|while)\b")
CALENDAR: Final = frozenset(
    form for word in (*load_words("months.txt"), *WEEKDAYS)
    for form in (word.casefold(), word[:3].casefold())
)  # fmt: skip
"""Behind a "by" they say until when, and not by whom."""
BY: Final = re.compile(r"^\s+(?:\w+\s+)?by\b")
PASSIVE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$")
FAR_BY: Final = re.compile(r"^(?:\s+[\w'’-]+){2,8}?\s+by(?=\s+(?:the\s+)?[A-Z])")
NEAR_BY: Final = re.compile(r"^\s+(?:on|in|at)\s+[\w'’-]+\s+by(?=\s+(?:the\s+)?[A-Z])")
"""Behind a participle: "signed on Tuesday by Minister Vell"."""
OWNER: Final = re.compile(r"^['’]s?\b")
OBJECT: Final = re.compile(r"^\s+(?:at\s+|on\s+|for\s+)?(?:him|her|them|it)\b(?!\s+\w+(?:er|or)\b)")


@dataclass(frozen=True, slots=True)
class Around:
    """The content words on either side of a verb, as who does it and to whom.

    `pronoun` where the second is but "him", "her", "them" or "it".
    """

    doer: frozenset[str]
    other: frozenset[str]
    pronoun: bool


class Exchanges:
    """Finds parties that stand the other way round in a source."""

    def __init__(self, library: Library, draft: ReportWords) -> None:
        self._library = library
        self._draft = draft

    def find(self, unit: Unit, best: Sequence[Passage]) -> list[Passage]:
        """The passages with a verb whose parties are exchanged, and stand in none as here.

        Or which another of those named here does there, to the same.
        """
        out = []
        for word in self._verbs(unit):
            pairs = list(self._pairs(word, unit, best))
            if not any(_holds(mine, theirs) for _, mine, theirs in pairs):
                out += [
                    passage
                    for passage, mine, theirs in pairs
                    if _crossed(mine, theirs) or self._is_by_another(mine, theirs, unit, passage)
                ]
        return out

    def _pairs(
        self, word: Word, unit: Unit, best: Sequence[Passage]
    ) -> Iterator[tuple[Passage, Around, Around]]:
        """A verb's parties here with those in each passage that has it once."""
        mine = around(self._draft, [*self._draft.read([unit.sentence])], word)
        for passage in best:
            report = self._library.report(passage)
            words = report.words[passage.place.sentence]
            same = [w for w in words if is_kin(w.lemma, word.lemma) and not w.is_name]
            theirs = around(report, words, same[0]) if len(same) == 1 else None
            if mine is not None and theirs is not None:
                yield passage, mine, theirs

    def _verbs(self, unit: Unit) -> list[Word]:
        """The words of a statement that are verbs with parties."""
        predicates = {claim.predicate for claim in unit.claims}
        cues = [
            span for a in self._draft.annotations.attributions for span in a.cue
            if any(s.contains(span) for s in unit.spans)
        ]  # fmt: skip
        words = self._draft.read(unit.spans)
        return [
            w for w in words
            if w.lemma in ADDRESSED
            or ((w.lemma in predicates or any(c.start <= w.start < c.end for c in cues))
            and w.lemma not in MUTUAL | LIGHT | SPEECH)
        ]  # fmt: skip

    def _is_by_another(self, mine: Around, theirs: Around, unit: Unit, passage: Passage) -> bool:
        """Whether one who stands elsewhere in both does it there, and to the same."""
        if not _share(mine.other, theirs.other) or _share(mine.doer, theirs.doer):
            return False
        names = [n for n in self._names(unit.sentence, self._draft) if _share(n, mine.doer)]
        report = self._library.report(passage)
        span = self._library.span(passage)
        others = [n for n in self._names(span, report) if _share(n, theirs.doer)]
        here = {w.lemma for w in self._draft.read([unit.sentence])}
        there = {w.lemma for w in report.words[passage.place.sentence]}
        return any(
            not _share(one, other) and _share(one, there) and _share(other, here)
            for one in names
            for other in others
        )

    def _names(self, span: Span, report: ReportWords) -> list[frozenset[str]]:
        """The words of the names in a span."""
        return [
            frozenset(w.lemma for w in report.read([mention.span]))
            for entity in report.annotations.entities
            for mention in entity.mentions
            if mention.form is MentionForm.NAME and span.contains(mention.span)
        ]


def around(report: ReportWords, words: list[Word], verb: Word) -> Around | None:
    """Who stands before and behind a verb; `None` where nobody does on one side."""
    text = report.text
    before = [w for w in words if w.end <= verb.start and not w.is_number]
    behind = [w for w in words if w.start >= verb.end and not w.is_number]
    first = before[-BEFORE:]
    while first and BREAK.search(text, first[0].end, verb.start):
        first = first[1:]
    second = behind[:BEHIND]
    while second and BREAK.search(text, verb.end, second[-1].start):
        second = second[:-1]
    doer = {w.lemma for w in first if not OWNER.match(text[w.end : w.end + 2])}
    doer |= _meant(report, verb, words)
    pronoun = OBJECT.match(text[verb.end : verb.end + 20]) is not None
    other = set() if pronoun else {w.lemma for w in second}
    if not doer or not (other or pronoun):
        return None
    if by := _by_whom(text, verb, words):
        return Around(frozenset(by), frozenset(doer), pronoun=False)
    if BY.match(text[verb.end : verb.end + 24]) and not other & CALENDAR:
        return Around(frozenset(other), frozenset(doer), pronoun=False)
    return Around(frozenset(doer), frozenset(other), pronoun=pronoun)


def _by_whom(text: str, verb: Word, words: Sequence[Word]) -> set[str]:
    """Who does it, some words behind a passive: "were asked to have a look by the Greens"."""
    passive = PASSIVE.search(text[max(0, verb.start - 30) : verb.start]) is not None
    found = (FAR_BY if passive else NEAR_BY).match(text[verb.end : verb.end + 90])
    if found is None or BREAK.search(found[0]):
        return set()
    at = verb.end + found.end()
    behind = [w.lemma for w in words if w.start >= at and not w.is_number][:BEHIND]
    return set() if {*behind} & CALENDAR else {*behind}


def _meant(report: ReportWords, verb: Word, words: list[Word]) -> set[str]:
    """The names that a pronoun right before a verb stands for."""
    start = max((w.end for w in words if w.end <= verb.start), default=verb.start - 30)
    return {
        w.lemma
        for entity in report.annotations.entities
        for mention in entity.mentions
        if mention.form is not MentionForm.NAME and start <= mention.span.start < verb.start
        for name in entity.names[:1]
        for w in report.read([name.span])
    }


def _crossed(mine: Around, theirs: Around) -> bool:
    """Whether who does it here has it done to him there."""
    if _share(mine.doer, theirs.doer) or _share(mine.other, theirs.other):
        return False
    if not _share(mine.other, theirs.doer):
        return False
    return theirs.pronoun or _share(mine.doer, theirs.other)


def _holds(mine: Around, theirs: Around) -> bool:
    """Whether a verb has its parties there as here."""
    same = _share(mine.other, theirs.other) or theirs.pronoun
    return same and _share(mine.doer, theirs.doer)


def _share(ones: AbstractSet[str], others: AbstractSet[str]) -> bool:
    return any(alike(one, other) for one in ones for other in others)
