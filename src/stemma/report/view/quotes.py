"""Words of a report, cut from its text, with the sentence around them and the telling ones marked.

A quote is made of pieces, and every piece knows the place it was cut from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from stemma.model import Brief, Document, Span
from stemma.report.visible import LINE_BREAK, show

AROUND: Final = 150
"""Characters of context kept on each side."""
NEAR: Final = 90
"""Two places closer than this are shown in one passage, with what stands between."""
BULLETS: Final = "-–—•·*"
"""What stands before an item of a list, and is left out before a quote."""
_SPACE: Final = re.compile(r"\s")
_WORD: Final = re.compile(r"\w")


class PieceKind(StrEnum):
    """What a piece of a quote is."""

    CONTEXT = "c"
    """The sentence around what is said on the point."""
    SAID = "s"
    """The words of the reading."""
    MARKED = "m"
    """The words of it that matter: a value, a clash."""


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` is the characters [`start`, `end`) of the document, made harmless to show.

    `at` is the place in writing: the number of the document, the start and the end ("2:10-14").
    """

    kind: PieceKind
    text: str
    start: int
    end: int
    at: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces that follow each other without a gap; the ends say whether its sentence goes on."""

    pieces: tuple[Piece, ...]
    is_cut_before: bool = False
    is_cut_after: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """The passages of one document; `document` is its number among those of the brief."""

    document: int
    passages: tuple[Passage, ...]

    @property
    def length(self) -> int:
        """How many characters are shown."""
        return sum(p.pieces[-1].end - p.pieces[0].start for p in self.passages)


class Quoter:
    """Cuts quotes from the documents of a brief."""

    def __init__(self, brief: Brief) -> None:
        self._documents: Mapping[str, tuple[int, Document]] = {
            document.id: (number, document) for number, document in enumerate(brief.documents)
        }
        starts: dict[str, list[Span]] = {}
        for sentence in sorted(brief.sentences):
            starts.setdefault(sentence.document_id, []).append(sentence)
        self._sentences = starts

    def quote(
        self, spans: Iterable[Span], marked: Iterable[Span] = (), *, around: int = AROUND
    ) -> Quote:
        """The spans, which lie in one document, with up to `around` characters beside each.

        `marked` are set off where they lie in what is shown.

        Raises:
            ContractError: a span reaches past the end of its text.
            KeyError: a span points into a document that the brief does not have.
        """
        said = _united(spans)
        number, document = self._documents[said[0].document_id]
        for span in said:
            span.of(document.text)
        shown = [self._around(span, document.text, around) for span in said]
        passages: list[tuple[int, int]] = []
        for start, end in shown:
            if passages and start - passages[-1][1] <= (NEAR if around else 1):
                passages[-1] = (passages[-1][0], max(end, passages[-1][1]))
            else:
                passages.append((start, end))
        marks = _united(m for m in marked if m.document_id == document.id)
        return Quote(
            number,
            tuple(self._passage(document, start, end, said, marks) for start, end in passages),
        )

    def words(self, spans: Iterable[Span]) -> tuple[Piece, ...]:
        """The words of spans as pieces, each as it is, without context."""
        out = []
        for span in spans:
            number, document = self._documents[span.document_id]
            words = show(span.of(document.text))
            at = f"{number}:{span.start}-{span.end}"
            out.append(Piece(PieceKind.SAID, words, span.start, span.end, at))
        return tuple(out)

    def number(self, document_id: str) -> int:
        """The place of a document among those of the brief."""
        return self._documents[document_id][0]

    def text(self, document_id: str) -> str:
        """The canonical text of a document."""
        return self._documents[document_id][1].text

    def _around(self, span: Span, text: str, around: int) -> tuple[int, int]:
        """From where to where the sentences of a span are shown."""
        if not around:
            return span.start, span.end
        first, last = self._sentence(span, text)
        start, end = max(first, span.start - around), min(last, span.end + around)
        if start > first:
            start = _word_after(text, start, span.start)
        if end < last:
            end = _word_before(text, end, span.end)
        while start < span.start and (text[start].isspace() or text[start] in BULLETS):
            start += 1
        while end > span.end and text[end - 1].isspace():
            end -= 1
        return start, end

    def _sentence(self, span: Span, text: str) -> tuple[int, int]:
        """The bounds of the sentences that hold a span, or of its line where none is known."""
        known = self._sentences.get(span.document_id, [])
        place = bisect_right(known, span.start, key=lambda sentence: sentence.start) - 1
        start, end = span.start, span.end
        if place >= 0 and known[place].end > span.start:
            start = known[place].start
        last = bisect_right(known, span.end - 1, key=lambda sentence: sentence.start) - 1
        if last >= 0 and known[last].end >= span.end:
            end = known[last].end
        if (start, end) == (span.start, span.end) and not known:
            start = max((m.end() for m in LINE_BREAK.finditer(text, 0, span.start)), default=0)
            after = LINE_BREAK.search(text, span.end)
            end = after.start() if after else len(text)
        return start, end

    def _passage(
        self, document: Document, start: int, end: int, said: Sequence[Span], marks: Sequence[Span]
    ) -> Passage:
        number = self.number(document.id)
        edges = {start, end}
        for span in (*said, *marks):
            edges.update(edge for edge in (span.start, span.end) if start < edge < end)
        cuts = sorted(edges)
        pieces = []
        for left, right in pairwise(cuts):
            kind = (
                PieceKind.MARKED
                if any(m.start <= left and right <= m.end for m in marks)
                else PieceKind.SAID
                if any(s.start <= left and right <= s.end for s in said)
                else PieceKind.CONTEXT
            )
            at = f"{number}:{left}-{right}"
            pieces.append(Piece(kind, show(document.text[left:right]), left, right, at))
        inside = Span(document.id, start, end)
        first, last = self._sentence(inside, document.text)
        before, after = document.text[first:start], document.text[end:last]
        return Passage(tuple(pieces), bool(_WORD.search(before)), bool(_WORD.search(after)))


def _united(spans: Iterable[Span]) -> list[Span]:
    """The spans in text order, overlapping ones made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end and span.document_id == out[-1].document_id:
            out[-1] = Span(span.document_id, out[-1].start, max(span.end, out[-1].end))
        else:
            out.append(span)
    return out


def _word_after(text: str, start: int, limit: int) -> int:
    """The start of the next whole word at or after `start`, at most `limit`."""
    found = _SPACE.search(text, start, limit)
    return found.end() if found else start


def _word_before(text: str, end: int, limit: int) -> int:
    """The end of the last whole word before `end`, at least `limit`."""
    place = max(text.rfind(space, limit, end) for space in " \n\t")
    return place if place > limit else end
