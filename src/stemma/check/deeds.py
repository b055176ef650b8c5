"""A deed of somebody else: "the mayor resigned" is not said by "Vell resigned"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from stemma.annotate.entities import fold
from stemma.check.name_words import alike
from stemma.check.negated import BARE, is_kin
from stemma.check.passages import Library, Passage
from stemma.check.units import Unit
from stemma.check.words import ReportWords, Word
from stemma.lexicon.reference import load_reference_lexicon
from stemma.model import Argument, Claim, EntityKind

DOERS: Final = ("agent", "theme", "patient")
"""Roles of whose deed it is; the last in a passive."""
OWNER: Final = re.compile(r"['’]s?$")
DEED: Final = 0.4
"""Least likeness of a word of a passage to the deed's for it to be of that deed."""
SURE: Final = 0.7
"""Score of a passage that is of the same whatever words it has."""
FULL: Final = 2
"""Words that a name alone must have, its title with it: who is called by one word may be a town."""
REST: Final = 0.5
"""Share of a statement's other words from which on a passage is of the same, whoever did it."""


class Deeds:
    """Tells whether a passage has the deed of a statement of another party."""

    def __init__(self, library: Library, draft: ReportWords) -> None:
        self._library = library
        self._draft = draft
        self._titles = frozenset(fold(word) for word in load_reference_lexicon().titles)

    def without_others(self, unit: Unit, passages: Sequence[Passage]) -> list[Passage]:
        """The passages but for those that have the deed of somebody else.

        Where there is one, what has no word of the deed is left out as well: it has but the names.
        """
        out = [p for p in passages if not self.is_anothers(unit, p)]
        if len(out) == len(passages):
            return out
        verbs = [
            w for w in unit.words if any(is_kin(w.lemma, c.predicate) for c in unit.claims)
            and w.lemma not in BARE
        ]  # fmt: skip
        table = self._library.index.table(verbs)
        return [p for p in out if p.score >= SURE or float(table[:, p.at].max(initial=0)) >= DEED]

    def is_anothers(self, unit: Unit, passage: Passage) -> bool:
        """Whether a passage shares but the deed, and gives it to somebody else by name.

        The draft's party is another where it has another name, or a title that the sources have,
        and never of that one.
        """
        report = self._library.report(passage)
        for mine in unit.claims:
            doer = _doer(mine)
            if doer is None or mine.predicate in BARE:
                continue
            for theirs in self._library.claims(passage):
                other = _doer(theirs)
                if other is None or not is_kin(mine.predicate, theirs.predicate):
                    continue
                called = self._names(other, report)
                if (
                    called
                    and self._is_other(doer, called)
                    and not self._has_rest(unit, doer, mine, passage)
                ):
                    return True
        return False

    def _names(self, doer: Argument, report: ReportWords) -> frozenset[str]:
        """The names of a party of a source; none where it has none."""
        words = {w.lemma for w in report.read([doer.span]) if w.is_name}
        words |= {w.lemma for w in self._of_first(doer, report)}
        for entity in report.annotations.entities:
            if entity.id == doer.entity:
                words |= {w.lemma for n in entity.names for w in report.read([n.span])}
        return frozenset(words)

    def _of_first(self, doer: Argument, report: ReportWords) -> Iterator[Word]:
        """The first word of a party, where it begins its sentence and is a name."""
        names = [m.span for e in report.annotations.entities for m in e.names]
        for word in report.read([doer.span]):
            if any(n.start <= word.start < n.end for n in names):
                yield word

    def _is_other(self, doer: Argument, called: frozenset[str]) -> bool:
        """Whether the draft's party is surely not the one who is so called in the sources."""
        words = list(self._draft.read([doer.span]))
        if not words or any(alike(w.lemma, name) for w in words for name in called):
            return False
        head = next((w for w in words if doer.head and w.lemma == fold(doer.head)), words[-1])
        names = [w for w in words if w.is_name or self._starts_name(w)]
        all_named = len(names) == len([w for w in words if w.lemma not in self._titles])
        if names and all_named and head.lemma not in self._titles:
            owns = any(OWNER.search(self._draft.text[w.start : w.end]) for w in words)
            if owns or len(words) < FULL or not self._is_person(doer):
                return False
            return self._are_two({w.lemma for w in names}, called)
        if head.lemma not in self._titles or self._draft.text[head.end - 1] == "s":
            return False
        holders = 0
        for report in self._library.index.reports:
            for number, sentence in enumerate(report.words):
                here = {w.lemma for w in sentence}
                if head.lemma not in here:
                    continue
                holders += 1
                if any(alike(x, name) for x in here | {*report.meant[number]} for name in called):
                    return False
        return holders > 0

    def _starts_name(self, word: Word) -> bool:
        """Whether a word that begins a sentence is one of a name."""
        names = [n.span for e in self._draft.annotations.entities for n in e.names]
        return any(n.start <= word.start < n.end for n in names)

    def _is_person(self, doer: Argument) -> bool:
        """Whether the draft's party was read as a person by name."""
        return any(
            entity.kind is EntityKind.PERSON
            and any(n.span.overlaps(doer.span) for n in entity.names)
            for entity in self._draft.annotations.entities
        )

    def _are_two(self, mine: set[str], called: frozenset[str]) -> bool:
        """Whether the sources have both names, the first a person's, and nobody who has both."""
        known = False
        for report in self._library.index.reports:
            for entity in report.annotations.entities:
                words = {w.lemma for n in entity.names for w in report.read([n.span])}
                words |= {fold(x) for n in (entity.name, *entity.aliases) for x in n.split()}
                has = any(alike(a, b) for a in mine for b in words)
                if has and any(alike(a, b) for a in called for b in words):
                    return False
                known = known or (has and bool(entity.names) and entity.kind is EntityKind.PERSON)
        return known and bool(mine)

    def _has_rest(self, unit: Unit, doer: Argument, claim: Claim, passage: Passage) -> bool:
        """Whether a passage itself has most of what the statement says beside party and verb."""
        rest = [
            w for w in unit.words
            if not doer.span.start <= w.start < doer.span.end
            and not is_kin(w.lemma, claim.predicate)
        ]  # fmt: skip
        total = sum(w.weight for w in rest)
        if total <= 0:
            return any(w.is_name or self._starts_name(w) for w in self._draft.read([doer.span]))
        table = self._library.index.table(rest)[:, passage.at]
        found = sum(w.weight * float(x) for w, x in zip(rest, table, strict=True))
        return found >= REST * total


def _doer(claim: Claim) -> Argument | None:
    """Whose deed a claim is."""
    return next((a for role in DOERS for a in claim.arguments if a.role == role), None)
