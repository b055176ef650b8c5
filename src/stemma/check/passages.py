"""The sentences of the sources that come nearest to a statement of the draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.check.coverage import Place, SourceIndex, covered
from stemma.check.units import Unit
from stemma.check.words import LIGHT, SPEECH, ReportWords, Word
from stemma.match import Against, Match
from stemma.model import Claim, Span

Floats = NDArray[np.float32]

KEPT: Final = 12
"""Passages of a statement that are looked at closely, over all sources."""
OF_WORDS: Final = 0.45
OF_SAME: Final = 0.15
OF_CONTEXT: Final = 0.4
"""What shared words, the pair reader and the likeness of two statements in their context count
for. Set, with `OWN`, on the first four sets of `bench/drafts`: at the threshold that 36 of 42
invented statements fall below, 8 of 298 faithful ones do; 18 with words and pair reader alone."""
OWN: Final = 0.4
"""What the words of the sentence itself count beside those with the sentences around it."""
READ_MORE: Final = 2
"""Sentences with most of a statement's words that the pair reader reads in any case."""
STATEMENTS: Final = 3
"""Statements of a sentence that it reads."""
MANY: Final = 300
"""Statements of a draft from which on it reads but one in each."""
VERB: Final = 1.5
"""What the verb of a statement counts for beside its other words."""
LEAST_VERB: Final = 0.5
NEAR_BEST: Final = 0.84
"""Share of the best score from which on a passage speaks of the same as the best."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a source, and how near it is to a statement of the draft.

    `own` and `wide` are the shares of the statement's content that it has, alone and with the
    sentences around it. `same` is the chance by the pair reader that a statement in it is of the
    same fact, `holds` that its words then agree; `statement` is the number of that one. `context`
    is the likeness of the nearest statement in it, both read in their context, 0…1; `None` where
    one of the two has no statement, and shared words count in its place.
    """

    place: Place
    at: int
    own: float
    wide: float
    same: float
    holds: float
    denial: float
    context: float | None
    statement: int | None

    @property
    def score(self) -> float:
        """How near it is, 0…1."""
        words = OWN * self.own + (1 - OWN) * self.wide
        context = words if self.context is None else self.context
        return OF_WORDS * words + OF_SAME * self.same + OF_CONTEXT * context


class Library:
    """The sources of a draft, and the pairs that were read of their statements and the draft's."""

    def __init__(self, index: SourceIndex, against: Against) -> None:
        self.index = index
        self.matches = against.matches
        self.draft = against.number
        self._read = against.read
        self._vectors_of = against.vectors
        self._rows: dict[int, Floats] = {}
        self.numbers = [n for n in range(len(self.matches.reports)) if n != self.draft]
        self._near: dict[int, list[tuple[int, Match]]] = {}
        self._keep(self.matches.claims)

    def _keep(self, read: Mapping[tuple[int, int], Match]) -> None:
        for (a, b), match in read.items():
            mine = self.matches.statements[a].document == self.draft
            one, other = (a, b) if mine else (b, a)
            self._near.setdefault(one, []).append((other, match))

    def read_more(self, units: Sequence[Unit]) -> None:
        """Read the statements of units with those of the sentences that share most words."""
        inside = self._inside
        vectors: set[int] = set()
        wanted: list[tuple[int, int]] = []
        few = 1 if len(units) > MANY else STATEMENTS
        for unit in units:
            words, table = self._table(unit)
            shares = OWN * covered(words, table) + (1 - OWN) * covered(
                words, self.index.widened(table)
            )
            order = [int(at) for at in np.argsort(-shares, kind="stable")[:KEPT]]
            own = [mine + self.first_statement for mine in unit.statements]
            vectors |= {*own, *(n for at in order for n in inside.get(at, ()))}
            vectors |= {other for mine in own for other, _ in self._near.get(mine, ())}
            for at in order[:READ_MORE]:
                for mine in unit.statements[:few]:
                    known = {other for other, _ in self._near.get(mine + self.first_statement, ())}
                    wanted += [
                        (mine + self.first_statement, other)
                        for other in inside.get(at, ())[:few]
                        if other not in known
                    ]
        self._keep(self._read(wanted))
        numbers = sorted(vectors)
        self._rows = dict(zip(numbers, self._vectors_of(numbers), strict=True))

    @cached_property
    def _inside(self) -> Mapping[int, Sequence[int]]:
        """The number of a sentence among all places → the statements that begin in it."""
        out: dict[int, list[int]] = {}
        for number, at in self._at_of.items():
            out.setdefault(at, []).append(number)
        return out

    def _likeness(self, unit: Unit, at: int) -> float | None:
        """How near the nearest of a unit's statements and of a sentence's are, 0…1."""
        own = [self._rows.get(mine + self.first_statement) for mine in unit.statements]
        others = [self._rows.get(number) for number in self._inside.get(at, ())]
        found = [float(a @ b) for a in own if a is not None for b in others if b is not None]
        return max(0.0, *found) if found else None

    def _table(self, unit: Unit) -> tuple[list[Word], Floats]:
        """The words of a statement by what they tell, and how well each sentence has them."""
        words = self.index.weighed(emphasized(unit))
        return words, self.index.table(words)

    @cached_property
    def first_statement(self) -> int:
        """The number, among all statements, of the draft's first."""
        return next(
            (n for n, s in enumerate(self.matches.statements) if s.document == self.draft), 0
        )

    @cached_property
    def _at_of(self) -> Mapping[int, int]:
        """Statement of a source → the number of its sentence among all places."""
        where = {place: at for at, place in enumerate(self.index.places)}
        report_of = {number: n for n, number in enumerate(self.numbers)}
        out = {}
        for number, statement in enumerate(self.matches.statements):
            report = report_of.get(statement.document)
            if report is None:
                continue
            sentence = self.index.reports[report].sentence_at(statement.spans[0].start)
            if sentence is not None:
                out[number] = where[Place(report, sentence)]
        return out

    def near(self, unit: Unit) -> list[Passage]:
        """The nearest sentences of all sources, the best first."""
        words, table = self._table(unit)
        own = covered(words, table)
        wide = covered(words, self.index.widened(table))
        read: dict[int, tuple[float, float, float, int]] = {}
        for mine in unit.statements:
            for other, match in self._near.get(mine + self.first_statement, ()):
                at = self._at_of.get(other)
                if at is None:
                    continue
                holds = match.words.agree + match.words.narrower
                told = (match.same, holds, match.words.denial + match.words.conflict, other)
                if at not in read or told > read[at]:
                    read[at] = told
        lexical = OWN * own + (1 - OWN) * wide
        order = np.argsort(-lexical, kind="stable")[:KEPT]
        wanted = sorted({*(int(n) for n in order), *read})
        out = []
        for at in wanted:
            same, holds, denial, statement = read.get(at, (0.0, 0.0, 0.0, -1))
            out.append(
                Passage(
                    self.index.places[at],
                    at,
                    float(own[at]),
                    float(wide[at]),
                    same,
                    holds,
                    denial,
                    self._likeness(unit, at),
                    None if statement < 0 else statement,
                )
            )
        return sorted(out, key=lambda p: (-round(p.score, 6), p.at))

    def report(self, passage: Passage) -> ReportWords:
        """The source a passage is of."""
        return self.index.reports[passage.place.report]

    def span(self, passage: Passage) -> Span:
        """Its sentence."""
        return self.report(passage).sentences[passage.place.sentence]

    def text(self, passage: Passage) -> str:
        """Its words on one line."""
        return " ".join(self.span(passage).of(self.report(passage).text).split())

    def claims(self, passage: Passage) -> list[Claim]:
        """The claims that begin in it."""
        span = self.span(passage)
        return [c for c in self.report(passage).annotations.claims if span.contains(c.spans[0])]

    def around(self, passage: Passage, by: int) -> list[int]:
        """The numbers of its sentence and those around it in its report."""
        count = len(self.report(passage).sentences)
        middle = passage.place.sentence
        return [n for n in range(middle - by, middle + by + 1) if 0 <= n < count]


def emphasized(unit: Unit) -> list[Word]:
    """The words of a statement, its verbs counting for more: what is invented has names enough."""
    verbs = {claim.predicate for claim in unit.claims}
    return [
        replace(w, weight=max(w.weight * VERB, LEAST_VERB))
        if w.lemma in verbs and w.lemma not in SPEECH | LIGHT
        else w
        for w in unit.words
    ]


def best_of(passages: Sequence[Passage]) -> list[Passage]:
    """Those that speak of the same as the first."""
    if not passages:
        return []
    least = passages[0].score * NEAR_BEST
    return [p for p in passages if p.score >= least]
