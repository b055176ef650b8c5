"""The reports of an event, cut into what is compared: statements, their values, their vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.encoder.pieces import CLS, SEP
from stemma.encoder.statements import StatementModel
from stemma.match.matches import Slot
from stemma.match.memory import Memory
from stemma.match.pairs import THREADS
from stemma.match.passage import FEATURE_COUNT, SHAPES, Passage, PassageMaker
from stemma.match.statements import Statement, StatementMaker, family_of
from stemma.match.tolls import is_corrected, toll_of
from stemma.model import Annotations, Quantity

Floats = NDArray[np.float32]

MARK: Final = FEATURE_COUNT - 1
"""The feature of the marks around a passage."""
WORDS_SHARE: Final = 0.2
"""What the likeness of bare words counts beside that of statements in their context."""


@dataclass(frozen=True, slots=True)
class Event:
    """Reports in an order of their own with all that is compared in them.

    `told` are the passages of the statements and `asked` those of the slots. `context` and `words`
    have a row a statement, of unit length: statements in their context, and their bare words.
    """

    reports: tuple[Annotations, ...]
    statements: tuple[Statement, ...]
    told: tuple[Passage, ...]
    slots: tuple[Slot, ...]
    asked: tuple[Passage, ...]
    context: Floats
    words: Floats

    def document_of(self, slot: int) -> int:
        """The number of the report that a slot stands in."""
        return self.statements[self.slots[slot].statement].document

    def near(self, rows: Sequence[int]) -> Floats:
        """(rows, axes) Vectors of statements; their products are likeness, bare words in it."""
        share = np.float32(WORDS_SHARE)
        context, words = self.context[rows], self.words[rows]
        return np.concatenate([context * (1 - share) ** 0.5, words * share**0.5], 1)

    def slots_of(self) -> dict[int, list[int]]:
        """Number of a statement → its slots, in text order; none for one without values."""
        out: dict[int, list[int]] = {}
        for number, slot in enumerate(self.slots):
            out.setdefault(slot.statement, []).append(number)
        return out


class EventMaker:
    """The tables that make an event, loaded once; pure, but for words looked up before."""

    def __init__(
        self,
        statements: StatementMaker,
        passages: PassageMaker,
        model: StatementModel,
        memory: Memory | None = None,
    ) -> None:
        self._statements = statements
        self._passages = passages
        self._model = model
        self._memory = memory

    def remembering(self, memory: Memory) -> EventMaker:
        """The same maker with a memory of vectors."""
        return EventMaker(self._statements, self._passages, self._model, memory)

    def make(self, found: Sequence[Annotations], *, in_context: bool = True) -> Event:
        """The event of these reports; their order does not matter.

        Without `in_context` no model is asked, and statements are near by their bare words alone.
        """
        reports = tuple(sorted(found, key=order_of))
        told_in: dict[str, list[Passage]] = {}
        statements: list[Statement] = []
        told: list[Passage] = []
        slots: list[Slot] = []
        asked: list[Passage] = []
        for document, report in enumerate(reports):
            passages = self._passages.of_report(report)
            shown = told_in.setdefault(report.document.id, [])
            for statement in self._statements.of_report(document, report):
                for value in statement.values:
                    family = family_of(value)
                    toll = ""
                    if isinstance(value, Quantity):
                        if is_corrected(value, report.document.text):
                            continue
                        toll = toll_of(value, statement.spans, report.document.text)
                    slots.append(Slot(len(statements), value, family, toll))
                    asked.append(passages.of_value(family, value.span, statement.spans, hide=False))
                    shown.append(asked[-1])
                statements.append(statement)
                told.append(passages.of_claim(statement.spans))
                shown.append(told[-1])
        return Event(
            reports,
            tuple(statements),
            tuple(told),
            tuple(slots),
            tuple(asked),
            self._context(told, told_in) if in_context else np.zeros((len(told), 0), np.float32),
            _stacked([statement.vector for statement in statements]),
        )

    def vectors(self, event: Event, numbers: Sequence[int]) -> Floats:
        """(numbers, axes) Vectors of these statements of an event, in their context."""
        told = [event.told[number] for number in numbers]
        if not told:
            return np.zeros((0, 0), np.float32)
        shown: dict[str, list[Passage]] = {}
        for number, passage in zip(numbers, told, strict=True):
            report = event.reports[event.statements[number].document]
            shown.setdefault(report.document.id, []).append(passage)
        return self._context(told, shown)

    def is_common(self, word: str) -> bool:
        """Whether a word is among those that many texts have."""
        return self._statements.is_common(word)

    def _context(self, told: Sequence[Passage], told_in: Mapping[str, Sequence[Passage]]) -> Floats:
        """(passages, axes) Each read alone, equal ones once; `told_in` are all of each document."""
        known = {} if self._memory is None else dict(self._memory.vectors(told_in))
        new = [passage for passage in dict.fromkeys(told) if passage not in known]
        with ThreadPoolExecutor(THREADS) as pool:
            found = dict(zip(new, pool.map(self._vector, new), strict=True))
        known |= found
        if self._memory is not None:
            self._memory.keep_vectors(told_in, known)
        return _stacked([known[passage] for passage in told])

    def _vector(self, passage: Passage) -> Floats:
        own = [0, *(int(f >= SHAPES) for f in passage.features), 0]
        return self._model.vector((CLS, *passage.ids, SEP), (MARK, *passage.features, MARK), own)


def _stacked(vectors: Sequence[Floats]) -> Floats:
    return np.stack(vectors) if vectors else np.zeros((0, 0), np.float32)


def order_of(found: Annotations) -> tuple[str, str, str]:
    """Where a report stands among others: by time, those without one last, then by its words.

    A date that was worked out is none here: it hangs on the other reports.
    """
    document = found.document
    told = None if document.dated_by else document.published
    return (told or "~", document.sha256, document.id)
