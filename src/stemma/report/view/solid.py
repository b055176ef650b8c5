"""Which points of the core say something that all of its reports say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from stemma.lexicon.words import load_words
from stemma.model import Brief, JudgedPoint, Reading, Span
from stemma.report.view.telling import Telling, only_speaks, only_values, start_of

SMALL: Final = (
    load_words("function_words.txt")
    | load_words("pronouns.txt")
    | load_words("speech_verbs.txt")
    | load_words("light_words.txt")
)
WORD: Final = re.compile(r"[^\W_]+")
STEM: Final = 5
"""Letters in which words of one family are alike: "protest", "protested"."""
LEAST: Final = 0.5
"""Share of the words shown that each other report's sentence has, where only a value is shared.

Read on 67 core points of eleven train stories: of seven such points all three under it tell in
one report what another does not say, and all four above it are right.
"""
FEW: Final = 3
"""Words that say something, under which a statement without a name or a value is bare."""

Rank = tuple[bool, bool, int, int, bool, int, float]
"""What the points of the core are ordered by."""


class Solid:
    """The points of a brief, asked whether their words can stand in the core."""

    def __init__(self, brief: Brief, telling: Telling) -> None:
        self._texts = {document.id: document.text for document in brief.documents}
        self._telling = telling

    def why_not(self, judged: JudgedPoint) -> str:
        """Why what a point says is no fact of the core; empty where it is one."""
        shown = self._telling.of_point(judged)
        words = self._stems(self._telling.spans(shown))
        if not self._telling.is_whole(shown):
            return "no report says it in a whole clause"
        if self._is_bare(shown, words):
            return "the words say too little alone"
        if only_values(judged) and not self._is_shared(judged, shown, words):
            return "they share a value and tell other things of it"
        return ""

    def rank(self, judged: JudgedPoint) -> Rank:
        """The best attested first, of equals what has a name or a value, then what is told early.

        A value alone comes after all clauses, that somebody spoke last.
        """
        shown = self._telling.of_point(judged)
        readings = judged.point.readings
        agreeing = [r for r in readings if r.id in judged.agreeing] or readings
        return (
            only_speaks(shown.claim),
            only_values(judged),
            -judged.corroboration.origins_at_least,
            -len({reading.document_id for reading in agreeing}),
            not self.is_grounded(shown),
            -judged.corroboration.origins_at_most,
            start_of(agreeing),
        )

    def _is_bare(self, shown: Reading, words: frozenset[str]) -> bool:
        """Whether there is neither a name nor a value nor what could be known without them."""
        return not words or (len(words) < FEW and not self.is_grounded(shown))

    def is_grounded(self, reading: Reading) -> bool:
        """Whether a name or a value is in a reading: "I think so" has neither."""
        claim = reading.claim
        if claim.timexes or claim.quantities:
            return True
        text = self._texts[reading.document_id]
        return any(a.entity and a.span.of(text).casefold() not in SMALL for a in claim.arguments)

    def _is_shared(self, judged: JudgedPoint, shown: Reading, words: frozenset[str]) -> bool:
        """Whether each other report has enough of the words around its value."""
        told: dict[str, set[str]] = {}
        for reading in judged.point.readings:
            if reading.id in judged.agreeing and reading.document_id != shown.document_id:
                around = (self._telling.sentence_of(s) or s for s in reading.claim.spans)
                told.setdefault(reading.document_id, set()).update(self._stems(around))
        return all(len(words & other) >= LEAST * len(words) for other in told.values())

    def _stems(self, spans: Iterable[Span]) -> frozenset[str]:
        text = " ".join(span.of(self._texts[span.document_id]) for span in spans)
        found = (word.casefold() for word in WORD.findall(text))
        return frozenset(
            word[:STEM] for word in found if word not in SMALL and (word.isdigit() or len(word) > 2)
        )
