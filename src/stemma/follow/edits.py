"""Whether the words that changed in a sentence change what it says, and how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from stemma.follow.moved import has_moved
from stemma.follow.scene import Scene
from stemma.follow.versions import Edit, SentenceChange
from stemma.follow.words import row_of
from stemma.judge.outcome import find_end
from stemma.model import ChangeKind, Quantity, Reading, Span, Timex

NEGATIONS: Final = frozenset({"not", "no", "never", "none", "nobody", "neither", "nor", "without"})


class Edits:
    """Sentences of two versions of a page, asked what their edits come to."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def kind(self, change: SentenceChange, *, has_note: bool) -> ChangeKind | None:
        """What a sentence that was changed is told as; `None` for a rewording."""
        if change.before is None or change.after is None:
            return None
        for edit in change.edits:
            if edit.before is None or edit.after is None:
                if self._negates(edit):
                    return ChangeKind.CORRECTED
                continue
            kind = self._value_kind(edit, has_note=has_note)
            if kind is not None:
                return kind
            if self._negates(edit) or self._other_name(edit):
                return ChangeKind.CORRECTED
        return self._outcome_kind(change)

    def _value_kind(self, edit: Edit, *, has_note: bool) -> ChangeKind | None:
        """Whether an edit puts a value in the place of another of its kind."""
        if edit.before is None or edit.after is None:
            return None
        for was in self._values.get(edit.before.document_id, ()):
            if not was.span.overlaps(edit.before):
                continue
            for now in self._values.get(edit.after.document_id, ()):
                if not now.span.overlaps(edit.after) or _is_same(was, now):
                    continue
                if isinstance(was, Quantity) and isinstance(now, Quantity):
                    if was.dimension != now.dimension:
                        continue
                    if not has_note and has_moved(self._scene, was, now):
                        return ChangeKind.MOVED
                    return ChangeKind.CORRECTED
                if isinstance(was, Timex) and isinstance(now, Timex) and was.kind is now.kind:
                    return ChangeKind.CORRECTED
        return None

    def _negates(self, edit: Edit) -> bool:
        """Whether an edit puts in or takes out a negation."""
        counts = []
        for span in (edit.before, edit.after):
            words = "" if span is None else self._scene.words([span])
            row = row_of(words.replace("’", "'").replace("n't", " not"))
            counts.append(sum(word in NEGATIONS for word in row) % 2)
        return counts[0] != counts[1]

    def _other_name(self, edit: Edit) -> bool:
        """Whether a name stands where another stood; a longer form of it is the same."""
        names = []
        for span in (edit.before, edit.after):
            if span is None:
                return False
            text = self._scene.documents[span.document_id].text
            starts = self._scene.sentence_at(span).start == span.start
            words = span.of(text).split()
            if starts or not all(w[:1].isupper() for w in words):
                return False
            names.append({word.casefold() for word in words})
        return names[0].isdisjoint(names[1])

    def _outcome_kind(self, change: SentenceChange) -> ChangeKind | None:
        """Whether another end of one scale is told: "injured" became "killed"."""
        ends = []
        for span, edits in (
            (change.before, [e.before for e in change.edits]),
            (change.after, [e.after for e in change.edits]),
        ):
            if span is None:
                return None
            touched = [one for one in edits if one is not None]
            ends.append(
                [
                    end
                    for reading in self.readings.get(span, ())
                    if any(c.overlaps(t) for c in reading.claim.spans for t in touched)
                    and (end := find_end(reading.claim.predicate)) is not None
                ]
            )
        for was in ends[0]:
            for now in ends[1]:
                if was.scale == now.scale and was.end != now.end:
                    return ChangeKind.MOVED if was.passes else ChangeKind.CORRECTED
        return None

    def value(self, spans: Iterable[Span]) -> Quantity | Timex | None:
        """The first value that these words touch."""
        touched = [*spans]
        for span in touched:
            for value in self._values.get(span.document_id, ()):
                if value.span.overlaps(span):
                    return value
        return None

    @cached_property
    def readings(self) -> Mapping[Span, tuple[Reading, ...]]:
        """Sentence → the statements that begin in it, in text order."""
        found: dict[Span, dict[tuple[Span, ...], Reading]] = {}
        for judged in (*self._scene.after.points, *self._scene.before.points):
            for reading in judged.point.readings:
                spans = reading.claim.spans
                sentence = self._scene.sentence_at(spans[0])
                found.setdefault(sentence, {}).setdefault(spans, reading)
        return {
            sentence: tuple(one for _, one in sorted(by_place.items()))
            for sentence, by_place in found.items()
        }

    @cached_property
    def _values(self) -> Mapping[str, tuple[Quantity | Timex, ...]]:
        """Document → the values of its statements, by place."""
        found: dict[str, dict[Span, Quantity | Timex]] = {}
        for reading in (r for readings in self.readings.values() for r in readings):
            values: list[Quantity | Timex] = [*reading.claim.quantities, *reading.claim.timexes]
            for value in values:
                by_place = found.setdefault(reading.document_id, {})
                by_place.setdefault(value.span, value)
        return {d: tuple(v for _, v in sorted(by.items())) for d, by in found.items()}


def _is_same(was: Quantity | Timex, now: Quantity | Timex) -> bool:
    if isinstance(was, Quantity) and isinstance(now, Quantity):
        return (was.low, was.high, was.low_open, was.high_open) == (
            now.low,
            now.high,
            now.low_open,
            now.high_open,
        )
    return isinstance(was, Timex) and isinstance(now, Timex) and was.value == now.value
