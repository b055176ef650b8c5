"""Two versions of one address, compared by sentence and word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from stemma.follow.words import SENTENCE, WORD, content_words, row_of
from stemma.model import Document, PassageKind, Span

LIKE: Final = 0.5
"""Two sentences are one, reworded, where they share this of their content words (Dice)."""
LONGEST: Final = 400
"""Words of a sentence up to which its words are compared one by one."""
COMMON: Final = 200
"""Sentences that share a word up to which it helps to find the one that was changed."""
OTHER: Final = 0.1
"""A text of whose sentences less than this share stands in the other is another report."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that took the place of others; `None` on the side where there are none."""

    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that was changed, put in (`before` is `None`) or taken out (`after` is `None`).

    `edits` are the words of a changed one that differ, in text order; empty for the others.
    """

    before: Span | None
    after: Span | None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionComparison:
    """How a later version of a page differs from an earlier one.

    `changes` stand in the order of the later text, those taken out at its end in the order of the
    earlier. `kept` is how many sentences both have, wherever they stand. `corrections` is what the
    outlet says of its earlier version in the later one alone, `correction_spans` where that stands
    in the text. `is_other_text` says that the two have hardly a sentence in common: another report
    at the same address.
    """

    earlier: str
    later: str
    changes: tuple[SentenceChange, ...]
    kept: int
    corrections: tuple[str, ...] = ()
    correction_spans: tuple[Span, ...] = ()
    is_other_text: bool = False

    @property
    def is_same(self) -> bool:
        """Whether no word changed: at most sentences moved, or marks between words."""
        return not self.changes and not self.corrections


def compare_versions(
    earlier: Document,
    later: Document,
    earlier_sentences: Sequence[Span] = (),
    later_sentences: Sequence[Span] = (),
) -> VersionComparison:
    """The later version against the earlier; sentences are found here where none are given.

    A sentence that only moved is no change, nor is another quotation mark or capital. Linear in the
    length of the texts, but for the words of a sentence that changed.
    """
    old = _rows(earlier, earlier_sentences or split_sentences(earlier))
    new = _rows(later, later_sentences or split_sentences(later))
    had = Counter(row for _, row in old)
    has = Counter(row for _, row in new)
    kept = had & has
    out, put_in = _left(old, kept), _left(new, kept)
    partners = _pair(out, put_in)
    changes = []
    for number, (span, row) in enumerate(put_in):
        was = partners.get(number)
        if was is None:
            changes.append(SentenceChange(None, span))
        elif content_words(out[was][1]) != content_words(row) or out[was][1] != row:
            edits = compare_words(out[was][0], earlier.text, span, later.text)
            changes.append(SentenceChange(out[was][0], span, edits))
    taken = set(partners.values())
    changes += [SentenceChange(s, None) for n, (s, _) in enumerate(out) if n not in taken]
    fewer = min(len(old), len(new))
    common = kept.total() + len(taken)
    known = {" ".join(row_of(words)) for words in earlier.corrections}
    fresh = [c for c in later.corrections if " ".join(row_of(c)) not in known]
    return VersionComparison(
        earlier.id,
        later.id,
        tuple(changes),
        kept.total(),
        tuple(fresh),
        tuple(_correction_spans(later, fresh)),
        fewer > 0 and common < max(1, OTHER * fewer),
    )


def compare_words(before: Span, before_text: str, after: Span, after_text: str) -> tuple[Edit, ...]:
    """The words of one sentence that became others, in text order."""
    old, new = _tokens(before, before_text), _tokens(after, after_text)
    if max(len(old), len(new)) > LONGEST:
        return (Edit(before, after),)
    left = [span.of(before_text).casefold() for span in old]
    right = [span.of(after_text).casefold() for span in new]
    found = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return tuple(
        Edit(_run(old[a:b]), _run(new[c:d])) for tag, a, b, c, d in found if tag != "equal"
    )


def split_sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of a text by its lines and full stops: for a report that nobody has read."""
    return tuple(
        Span(document.id, found.start(), found.end())
        for found in SENTENCE.finditer(document.text)
        if WORD.search(found[0])
    )


def _rows(document: Document, sentences: Iterable[Span]) -> list[tuple[Span, tuple[str, ...]]]:
    rows = ((span, row_of(span.of(document.text))) for span in sorted(sentences))
    return [(span, row) for span, row in rows if row]


def _left(
    rows: Sequence[tuple[Span, tuple[str, ...]]], kept: Counter[tuple[str, ...]]
) -> list[tuple[Span, tuple[str, ...]]]:
    """The rows that are not kept; of equal ones the first are."""
    still = Counter(kept)
    out = []
    for span, row in rows:
        if still[row] > 0:
            still[row] -= 1
        else:
            out.append((span, row))
    return out


def _pair(
    out: Sequence[tuple[Span, tuple[str, ...]]], put_in: Sequence[tuple[Span, tuple[str, ...]]]
) -> dict[int, int]:
    """Number of a new sentence → of the one it was, the likest first; each is of one pair."""
    old = [content_words(row) for _, row in out]
    new = [content_words(row) for _, row in put_in]
    holding: dict[str, list[int]] = {}
    for number, words in enumerate(old):
        for word in words:
            holding.setdefault(word, []).append(number)
    scored = []
    for number, words in enumerate(new):
        shared: Counter[int] = Counter()
        for word in sorted(words):
            places = holding.get(word, ())
            if len(places) <= COMMON:
                shared.update(places)
        for other, count in shared.items():
            score = 2 * count / (len(words) + len(old[other]))
            if score >= LIKE:
                scored.append((-score, abs(number - other), number, other))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, number, other in sorted(scored):
        if number not in partners and other not in taken:
            partners[number] = other
            taken.add(other)
    return partners


def _tokens(span: Span, text: str) -> list[Span]:
    return [
        Span(span.document_id, found.start(), found.end())
        for found in WORD.finditer(text, span.start, span.end)
    ]


def _run(tokens: Sequence[Span]) -> Span | None:
    if not tokens:
        return None
    return Span(tokens[0].document_id, tokens[0].start, tokens[-1].end)


def _correction_spans(document: Document, fresh: Iterable[str]) -> list[Span]:
    wanted = {" ".join(row_of(words)) for words in fresh}
    return [
        Span(document.id, passage.start, passage.end)
        for passage in document.passages
        if passage.kind is PassageKind.CORRECTION
        and " ".join(row_of(document.text[passage.start : passage.end])) in wanted
    ]
