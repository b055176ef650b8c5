"""One document as the extractor reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.arguments import Heads
from stemma.claims.clauses import Clause, find_clauses
from stemma.claims.lists import Item, find_items
from stemma.claims.phrases import conjuncts, phrase, words_of
from stemma.claims.speakers import Force
from stemma.model import Annotations, Attribution

LONGEST_LOAN: Final = 15
"""Words of "Ada Brey and the council" that are lent in one piece."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document's words and all that was found of them, looked up once.

    `items` are list items by sentence; `silent` are the words of furniture and questions; `placed`
    those of datelines: "WASHINGTON --".
    """

    parse: Parse
    found: Annotations
    clauses: tuple[Clause, ...]
    heads: Heads
    force: Force
    items: Mapping[int, Item]
    silent: AbstractSet[int]
    placed: AbstractSet[int] = frozenset()

    @classmethod
    def of(cls, parse: Parse, found: Annotations) -> Text:
        """The document of a parse and its annotations."""
        clauses = find_clauses(parse)
        furniture = {w for span in found.furniture for w in words_of(parse, span)}
        return cls(
            parse=parse,
            found=found,
            clauses=clauses,
            heads=Heads.of(parse, found, clauses),
            force=Force(parse, found.attributions, clauses),
            items={item.sentence: item for item in find_items(parse)},
            silent=furniture | _asked(parse),
            placed=_datelines(parse),
        )

    def speaks(self, word: int) -> bool:
        """Whether a word belongs to the report, and to no question."""
        return word not in self.silent

    @property
    def amounts(self) -> AbstractSet[int]:
        """The words of amounts."""
        return {w for q in self.found.quantities for w in words_of(self.parse, q.span)}

    def own_words(
        self, clause: Clause, attribution: Attribution | None, item: Item | None
    ) -> tuple[int, ...]:
        """The words of a clause without those that say who says it, and without a bullet.

        Whoever says what they themselves do stays: "Brey denied seeking a pardon".
        """
        words: Sequence[int] = [w for w in clause.words if w not in self.placed] or clause.words
        if item is not None:
            words = [w for w in words if w >= item.first] or words
        said = frozenset[int]() if attribution is None else self.force.about(attribution)
        if clause.head not in said:
            words = [w for w in words if w not in said] or words
        return tuple(words)

    def lent_words(self, clause: Clause) -> AbstractSet[int]:
        """Whom or what a clause speaks of, where it names it in another clause.

        "[the dam] that broke", "Brey rose and [Brey] left": the words of the noun before the
        relative clause, or of the subject that is not said again.
        """
        parse = self.parse
        lender = clause.subject if clause.relative is None else clause.relative
        if lender is None or lender in clause.words:
            return frozenset()
        before = clause.head if clause.head > lender else None
        phrases = [
            phrase(parse, noun, self.heads.opens)
            for noun in conjuncts(parse, lender, before=before)
        ]
        start, end = min(first for first, _ in phrases), max(last for _, last in phrases)
        if end - start <= LONGEST_LOAN:
            phrases = [(start, end)]
        return {word for first, last in phrases for word in range(first, last)} - self.silent


LONGEST_DATELINE: Final = 10
DASHES: Final = frozenset({"-", "--", "–", "—"})


def _datelines(parse: Parse) -> frozenset[int]:
    """The words of datelines: capitals at the start of a paragraph, up to their dash."""
    out: set[int] = set()
    for start, end in parse.sentences:
        if start and "\n" not in parse.gap(start):
            continue
        first = parse.words[start]
        if not (first.isupper() and len(first) > 2):
            continue
        for dash in range(start + 1, min(end - 1, start + LONGEST_DATELINE)):
            if parse.words[dash] in DASHES and parse.gap(dash):
                out.update(range(start, dash + 1))
                break
            if parse.pos[dash] in {"VERB", "AUX"}:
                break
    return frozenset(out)


def _asked(parse: Parse) -> set[int]:
    """The words of questions: to the sentence's end, or within quotation marks."""
    out: set[int] = set()
    for start, end in parse.sentences:
        if "?" not in parse.words[start:end]:
            continue
        for mark in range(start, end):
            if parse.words[mark] != "?":
                continue
            quoted = mark + 1 < end and parse.words[mark + 1] in {'"', "”", "''", "’"}
            if quoted or mark >= end - 2:
                out.update(range(_opening(parse, start, mark) if quoted else start, mark + 1))
    return out


def _opening(parse: Parse, start: int, mark: int) -> int:
    """The word behind the quotation mark that a question stands behind; else its sentence's."""
    for word in range(mark - 1, start - 1, -1):
        if parse.words[word] in {'"', "“", "``", "‘"}:
            return word + 1
    return start
