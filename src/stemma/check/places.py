"""Places of the draft to which the sources put something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stemma.annotate.entities import fold
from stemma.check.name_words import alike
from stemma.check.passages import Library
from stemma.check.units import Named, Unit
from stemma.check.words import FUNCTION_WORDS, LIGHT, ReportWords
from stemma.lexicon.words import load_words
from stemma.model import EntityKind

ATTACHED: Final = re.compile(
    r"\b(?:the|an?|his|her|its|their|\w+['’]s?|\d+|two|three|four|five|six|seven|eight|nine|ten)\s+"
    r"(?:[^\W\d_]+\s+){0,2}?([^\W\d_]+)\s+(?:at|in|near|of|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""A thing that a place's name is put to: "the lighthouse at"."""
PUT_IN: Final = re.compile(r"\b(?:in|at|near|outside|from)\s+(?:the\s+)?$", re.IGNORECASE)
TELLING: Final = 0.2
"""Least weight of a word that a statement and a sentence with its place may share."""
OPENING: Final = 2
"""Sentences at the beginning of a report that say where it all happens."""
OFTEN: Final = 5
"""Sentences from which on a place is where it all happens."""
PERSONS: Final = load_words("counted_people.txt")


class Places:
    """Holds where a draft puts things against where the sources name these places."""

    def __init__(self, library: Library, draft: ReportWords) -> None:
        self._library = library
        self._draft = draft

    def is_elsewhere(self, named: Named, keys: Sequence[str]) -> bool:
        """Whether a place is put to a thing beside which no source has it.

        "The lighthouse at Wick Bay": sources have a lighthouse, and Wick Bay in other sentences.
        Persons are no thing: "residents of Quayside" are "people in the Quayside district".
        """
        if named.entity.kind is not EntityKind.PLACE:
            return False
        start = named.span.start
        head = ATTACHED.search(self._draft.text[max(0, start - 60) : start])
        if head is None or head[1].casefold() in FUNCTION_WORDS | LIGHT:
            return False
        lemma, seen = fold(self._library.index.lemma(head[1])), False
        if lemma in PERSONS:
            return False
        for report in self._library.index.reports:
            for number, words in enumerate(report.words):
                if all(w.lemma != lemma for w in words):
                    continue
                seen = True
                around = range(max(0, number - 1), min(len(report.words), number + 2))
                near = {w.lemma for n in around for w in report.words[n]}
                near |= {m for n in around for m in report.meant[n]}
                if any(alike(keys[-1], w) for w in near):
                    return False
        return seen

    def is_set_elsewhere(self, named: Named, keys: Sequence[str], unit: Unit) -> bool:
        """Whether something is put in a place that stands nowhere near what says so.

        Nor in one sentence with another name or the verb of the statement, in any source; where it
        all happens, which many sentences name, is left out.
        """
        start = named.span.start
        before = self._draft.text[max(0, start - 24) : start]
        if named.entity.kind is not EntityKind.PLACE or PUT_IN.search(before) is None:
            return False
        telling = {
            w.lemma for w in unit.words
            if not w.is_number and w.weight >= TELLING
            and not named.span.start <= w.start < named.span.end
        }  # fmt: skip
        count = 0
        for report in self._library.index.reports:
            for number, words in enumerate(report.words):
                here = {w.lemma for w in words}
                if not any(alike(keys[-1], x) for x in here):
                    continue
                count += 1
                if number < OPENING or telling & here:
                    return False
        return 0 < count < OFTEN
