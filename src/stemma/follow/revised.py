"""What a later version of a page changes: corrected, moved, taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from stemma.follow.edits import Edits
from stemma.follow.notable import Novelty, Sayings, has_named_source
from stemma.follow.places import places
from stemma.follow.scene import Scene
from stemma.follow.versions import SentenceChange, VersionComparison, compare_versions
from stemma.follow.words import content_of
from stemma.model import ChangeKind, Document, JudgedPoint, PointChange, Reading, Span, identify

AUDIENCE: Final = re.compile(
    r"\b(?:you|your|visitors?|subscribers?|newsletters?|advertisements?|prizes?)\b"
    r"|\b(?:read|viewed|shared|liked|visited|commented on|clicked)\s+(?:on\s+)?"
    r"(?:this|the)\s+(?:report|article|story|page|post|site|video|piece)\b"
    r"|\b\d[\d,.]*k?\s+(?:comments|views|shares|likes|reads|readers|followers|reactions)\b",
    re.IGNORECASE,
)
"""A page that speaks of its readers, or to buyers: a counter, an advertisement."""


class Versions:
    """Reports that came as later versions of known ones, and what they say otherwise."""

    def __init__(self, scene: Scene, novelty: Novelty) -> None:
        self._scene = scene
        self._novelty = novelty
        documents = {document.id: document for document in scene.added}
        self._edits = Edits(scene)
        self.comparisons: Mapping[str, VersionComparison] = {
            late: compare_versions(
                early, documents[late], scene.sentences(early.id), scene.sentences(late)
            )
            for late, early in sorted(scene.earlier.items())
        }

    def changes(self) -> Iterator[PointChange]:
        """What was corrected, moved or taken out, version by version."""
        for late, compared in self.comparisons.items():
            if not compared.is_other_text:
                yield from self._changed(late, compared)
                yield from self._taken_out(late, compared)

    def notes(self) -> Iterator[PointChange]:
        """Reports seen for the first time in which an outlet corrects itself."""
        for document in self._scene.added:
            if document.id not in self.comparisons and document.corrections:
                yield self._noted(document, document.corrections, ())

    def _changed(self, late: str, compared: VersionComparison) -> Iterator[PointChange]:
        document = self._scene.documents[late]
        note = " ".join(compared.corrections)
        found = False
        for change in compared.changes:
            is_meant = self._is_meant(change, compared)
            kind = self._edits.kind(change, has_note=is_meant)
            if kind is None or change.before is None or change.after is None:
                continue
            if not (is_meant or self._is_of_event(change.before, change.after)):
                continue
            found = found or is_meant
            before, after = self._shown(change)
            was, now = (self._edits.value(spans) for spans in (before, after))
            reading = self._first(change.after) or self._first(change.before)
            yield PointChange(
                identify("change", kind, *places((change.before, change.after))),
                kind,
                self._scene.coverage_of(late),
                "" if reading is None else self._point[reading.id].point.id,
                (late,),
                self._outlet(document),
                (change.after,),
                (change.before,),
                was,
                now,
                note=note if is_meant else "",
            )
        if note and not found:
            yield self._noted(document, compared.corrections, compared.correction_spans)

    def _is_of_event(self, *sentences: Span) -> bool:
        """Whether sentences tell of the event: neither of the page itself nor to its readers."""
        main = self._novelty.main
        return not any(
            AUDIENCE.search(words) or content_of(words).isdisjoint(main)
            for words in (self._scene.words([one]) for one in sentences)
        )

    def _is_meant(self, change: SentenceChange, compared: VersionComparison) -> bool:
        """Whether what the outlet says of its earlier version is said of a sentence.

        They share words that not all reports have, or it is the only sentence that changed.
        """
        if not compared.corrections or change.after is None or change.before is None:
            return False
        changed = [c for c in compared.changes if c.before is not None and c.after is not None]
        said = content_of(" ".join(compared.corrections)) - self._novelty.shared
        words = content_of(self._scene.words([change.before, change.after]))
        return len(changed) == 1 or bool(said & words)

    def _noted(
        self, document: Document, corrections: Sequence[str], spans: Sequence[Span]
    ) -> PointChange:
        return PointChange(
            identify("change", ChangeKind.CORRECTED, document.id, *corrections),
            ChangeKind.CORRECTED,
            self._scene.coverage_of(document.id),
            "",
            (document.id,),
            self._outlet(document),
            tuple(spans),
            note=" ".join(corrections),
        )

    def _taken_out(self, late: str, compared: VersionComparison) -> Iterator[PointChange]:
        document = self._scene.documents[late]
        sayings = Sayings(self._scene, [document])
        for change in compared.changes:
            if change.before is None or change.after is not None:
                continue
            if AUDIENCE.search(self._scene.words([change.before])):
                continue
            readings = self._edits.readings.get(change.before, ())
            said = [r for r in readings if not sayings.is_said(self._scene.words(r.claim.spans))]
            if not said:
                continue
            reading = max(said, key=lambda r: (self._novelty.weight(r), r.claim.spans))
            yield PointChange(
                identify("change", ChangeKind.WITHDRAWN, *places(reading.claim.spans)),
                ChangeKind.WITHDRAWN,
                self._scene.coverage_of(late),
                self._point[reading.id].point.id,
                (late,),
                self._outlet(document),
                reading.claim.spans,
                was=reading.value,
                is_minor=not (self._novelty.is_worth(reading) or has_named_source(reading)),
            )

    def _shown(self, change: SentenceChange) -> tuple[list[Span], list[Span]]:
        before = [e.before for e in change.edits if e.before is not None]
        after = [e.after for e in change.edits if e.after is not None]
        return before, after

    def _first(self, sentence: Span) -> Reading | None:
        return next(iter(self._edits.readings.get(sentence, ())), None)

    def _outlet(self, document: Document) -> tuple[str, ...]:
        return () if document.outlet is None else (document.outlet,)

    @cached_property
    def _point(self) -> Mapping[str, JudgedPoint]:
        """The id of each reading → its point, as it is now where it still is."""
        return {
            reading.id: judged
            for judged in (*self._scene.before.points, *self._scene.after.points)
            for reading in judged.point.readings
        }
