"""Names of the draft, singly: found, another in their place, or nowhere in the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from stemma.annotate.entities import fold
from stemma.check.name_words import Known, alike, replaced
from stemma.check.passages import Library, Passage
from stemma.check.places import Places
from stemma.check.units import Named, Unit
from stemma.check.words import FUNCTION_WORDS, LIGHT, ReportWords, Word
from stemma.judge.ladder import quote
from stemma.judge.name import judge_names
from stemma.lexicon.reference import load_reference_lexicon
from stemma.lexicon.words import load_words
from stemma.model import (
    CheckedValue,
    EntityKind,
    EvidenceRelation,
    Relation,
    SourceEvidence,
    Span,
    ValueVerdict,
)
from stemma.values.said import Said

WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
HONORIFICS: Final = frozenset(fold(word) for word in load_words("honorifics.txt"))
HOLD: Final = frozenset({Relation.AGREES, Relation.COMPATIBLE})
REST: Final = 0.55
"""Least share of a statement's other words that a passage must have for another name in it to
stand in the place of the draft's."""
QUOTES: Final = frozenset("“\"'‘«")
CALENDAR: Final = frozenset(fold(word) for word in load_words("months.txt"))
NOUN_BEHIND: Final = re.compile(
    r"\s+(bridge|dam|port|harbour|harbor|airport|station|stadium|hospital|square|street|road|plant"
    r"|factory|mine|prison|university|school|church|hall|tower|hotel|park|island|river|lake|valley"
    r"|forest|district|province|region|county|village|border|crossing|tunnel|reservoir)\b",
    re.IGNORECASE,
)
"""Things that a place's name stands before."""
PEOPLE: Final = frozenset({EntityKind.PERSON})


class Names:
    """Every name of the sources."""

    def __init__(self, library: Library, draft: ReportWords) -> None:
        self._library = library
        self._draft = draft
        self._places = Places(library, draft)
        self._titles = frozenset(fold(word) for word in load_reference_lexicon().titles)
        self._known = [list(self._all(report)) for report in library.index.reports]
        self._seen: dict[str, bool] = {}
        self._words = [
            frozenset(fold(m[0]) for m in WORD.finditer(report.text))
            for report in library.index.reports
        ]

    def _all(self, report: ReportWords) -> Iterator[Known]:
        for entity in report.annotations.entities:
            for mention in entity.names:
                words = self.keys(mention.span.of(report.text))
                if words:
                    yield Known(words, entity.kind, mention.span)

    def keys(self, name: str) -> tuple[str, ...]:
        """The words of a name that tell: no titles, no "of"; all where nothing else is left."""
        written = [re.sub(r"['’]s$", "", m[0]) for m in WORD.finditer(name)]
        written = [w for w in written if w[:1].isupper() or w[:1].isdigit()] or written
        words = [fold(w) for w in written]
        words = [w for w in words if w and w not in FUNCTION_WORDS and w not in HONORIFICS]
        told = tuple(w for w in words if w not in self._titles)
        return told or tuple(words)

    def check(self, unit: Unit, best: Sequence[Passage]) -> list[CheckedValue]:
        """Each name of a statement."""
        found = [self._name(named, unit, best) for named in unit.names]
        found += [self._untagged(word, unit) for word in unit.words if word.is_name]
        return [checked for checked in found if checked is not None]

    def _untagged(self, word: Word, unit: Unit) -> CheckedValue | None:
        """A word with a capital that nobody took for a name, and that no source has."""
        if any(n.span.start <= word.start < n.span.end for n in unit.names):
            return None
        if self._draft.text[word.start - 1 : word.start] in QUOTES:
            return None
        if word.lemma in LIGHT | CALENDAR or self._library.index.has(word.lemma):
            return None
        if self._stands(word.lemma):
            return None
        span = Span(self._draft.annotations.document.id, word.start, word.end)
        return CheckedValue(span, str(EntityKind.OTHER), ValueVerdict.NOWHERE)

    def _name(self, named: Named, unit: Unit, best: Sequence[Passage]) -> CheckedValue | None:
        keys = self.keys(named.span.of(self._draft.text))
        if not keys or all(k in LIGHT or k[0].isdigit() for k in keys):
            return None
        kind = str(named.entity.kind)
        if self._places.is_elsewhere(named, keys):
            return CheckedValue(named.span, kind, ValueVerdict.OTHERWISE)
        other = self._other_first_name(named, keys) or self._other_place(named, keys)
        near = None if other is not None else self._found(named, keys, best, beside=0)
        if near is not None:
            return CheckedValue(named.span, kind, ValueVerdict.FOUND, (near,))
        other = other or self._swapped(named, keys, unit, best) or self._other_compound(named, keys)
        found = None if other is not None else self._found(named, keys, best)
        if other is None and found is None:
            other = self._in_its_place(named, unit, best)
        if other is not None:
            return CheckedValue(named.span, kind, ValueVerdict.OTHERWISE, (other,))
        if found is not None:
            return CheckedValue(named.span, kind, ValueVerdict.FOUND, (found,))
        there = self._anywhere(keys, named.entity.kind)
        verdict = ValueVerdict.FOUND if there else ValueVerdict.NOWHERE
        if self._places.is_set_elsewhere(named, keys, unit):
            verdict = ValueVerdict.OTHERWISE
        return CheckedValue(named.span, kind, verdict)

    def _found(
        self, named: Named, keys: Sequence[str], best: Sequence[Passage], *, beside: int = 1
    ) -> SourceEvidence | None:
        """The first passage that has the name, or so many sentences beside which it stands."""
        for passage in best:
            span = self._in_window(keys, named.entity.kind, passage, beside)
            if span is not None:
                reason = f"{quote(named.span.of(self._draft.text))} stands there too."
                return SourceEvidence((span,), EvidenceRelation.SUPPORTS, "name", reason)
        return None

    def _in_window(
        self, keys: Sequence[str], kind: EntityKind, passage: Passage, beside: int
    ) -> Span | None:
        """A sentence in or beside a passage that names it, or says "he" for it."""
        report = self._library.report(passage)
        last = keys[-1:] if kind in PEOPLE else keys
        for number in sorted(
            self._library.around(passage, beside),
            key=lambda n: (abs(n - passage.place.sentence), n),
        ):
            here = {w.lemma for w in report.words[number]} | {*report.meant[number]}
            here |= {fold(m[0]) for m in WORD.finditer(report.sentences[number].of(report.text))}
            if all(any(alike(key, word) for word in here) for key in last):
                return report.sentences[number]
        return None

    def _swapped(
        self, named: Named, keys: Sequence[str], unit: Unit, best: Sequence[Passage]
    ) -> SourceEvidence | None:
        """Another name in its place among the same words: "ground at Brezny", "ground at Selmy"."""
        for passage in best:
            report = self._library.report(passage)
            theirs = report.words[passage.place.sentence]
            meant = report.meant[passage.place.sentence]
            if any(alike(k, w.lemma) for k in keys for w in theirs) or any(
                alike(k, m) for k in keys for m in meant
            ):
                continue
            for mine, other in replaced(unit.words, theirs):
                if not any(named.span.start <= w.start < named.span.end for w in mine):
                    continue
                span = self._name_at(passage, other)
                if span is not None and not self._is_in_draft(span, report, unit):
                    return self._evidence(named, span, report)
        return None

    def _name_at(self, passage: Passage, words: Sequence[Word]) -> Span | None:
        """The name of a source that some words are of."""
        for known in self._known[passage.place.report]:
            if any(known.span.start <= w.start < known.span.end for w in words):
                return known.span
        return None

    def _is_in_draft(self, span: Span, report: ReportWords, unit: Unit) -> bool:
        """Whether the draft's sentence has the other name as well."""
        keys = self.keys(span.of(report.text))
        here = [fold(m[0]) for m in WORD.finditer(unit.sentence.of(self._draft.text))]
        return any(alike(key, word) for key in keys[-1:] for word in here)

    def _in_its_place(
        self, named: Named, unit: Unit, best: Sequence[Passage]
    ) -> SourceEvidence | None:
        """Another name of the same kind in a passage that has the rest of the statement."""
        inside = [w for w in unit.words if named.span.start <= w.start < named.span.end]
        rest = [w for w in unit.words if w not in inside]
        total = sum(w.weight for w in rest)
        if total <= 0 or named.entity.kind in {EntityKind.EVENT, EntityKind.OTHER}:
            return None
        for passage in best:
            report = self._library.report(passage)
            table = self._library.index.table(rest)[:, passage.at]
            share = sum(w.weight * float(x) for w, x in zip(rest, table, strict=True)) / total
            if share < REST and passage.same < 0.8:
                continue
            sentence = self._library.span(passage)
            for known in self._known[passage.place.report]:
                of_kind = known.kind is named.entity.kind and sentence.contains(known.span)
                if of_kind and not self._is_in_draft(known.span, report, unit):
                    return self._evidence(named, known.span, report)
        return None

    def _other_compound(self, named: Named, keys: Sequence[str]) -> SourceEvidence | None:
        """A thing called by another name in all sources: "Selmy bridge" for "Kaldo bridge"."""
        noun = NOUN_BEHIND.match(self._draft.text, named.span.end)
        if noun is None or named.entity.kind not in {EntityKind.PLACE, EntityKind.OTHER}:
            return None
        other: tuple[Span, ReportWords] | None = None
        for number, report in enumerate(self._library.index.reports):
            for known in self._known[number]:
                behind = NOUN_BEHIND.match(report.text, known.span.end)
                if behind is None or behind[1].casefold() != noun[1].casefold():
                    continue
                if any(alike(k, w) for k in keys for w in known.words):
                    return None
                other = other or (known.span, report)
        return None if other is None else self._evidence(named, *other)

    def _other_first_name(self, named: Named, keys: Sequence[str]) -> SourceEvidence | None:
        """A person of the same surname with another first name, and nobody with this one."""
        if named.entity.kind not in PEOPLE or len(keys) < 2:
            return None
        mine = " ".join(keys)
        other: tuple[Known, ReportWords] | None = None
        for number, report in enumerate(self._library.index.reports):
            if keys[0] in self._words[number] and not self._is_of_another(keys, number):
                return None
            for known in self._known[number]:
                if known.kind in PEOPLE and len(known.words) > 1 and known.words[-1] == keys[-1]:
                    their = " ".join(known.words)
                    if judge_names(Said(mine, mine), Said(their, their)).relation in HOLD:
                        return None
                    other = other or (known, report)
        return None if other is None else self._evidence(named, other[0].span, other[1])

    def _other_place(self, named: Named, keys: Sequence[str]) -> SourceEvidence | None:
        """The one place that shares its last word in the sources: "Cape Orre" for "Port Orre"."""
        written = named.span.of(self._draft.text).split()
        if named.entity.kind is not EntityKind.PLACE or len(keys) != len(written) or len(keys) < 2:
            return None
        whole = " ".join(written).casefold()
        other: tuple[Span, ReportWords] | None = None
        for number, report in enumerate(self._library.index.reports):
            if whole in " ".join(report.text.split()).casefold():
                return None
            for known in self._known[number]:
                if known.kind is EntityKind.PLACE and known.words[-1] == keys[-1]:
                    if len(known.words) < len(keys):
                        return None
                    other = other or (known.span, report)
        return None if other is None else self._evidence(named, *other)

    def _is_of_another(self, keys: Sequence[str], number: int) -> bool:
        """Whether a first name is that of a person of another surname in a source."""
        people = (k.words for k in self._known[number] if k.kind in PEOPLE and len(k.words) > 1)
        return any(words[0] == keys[0] and words[-1] != keys[-1] for words in people)

    def _anywhere(self, keys: Sequence[str], kind: EntityKind) -> bool:
        """Whether some source has the name; a place is not found in a newspaper's name."""
        if kind in PEOPLE:
            return self._stands(keys[-1])
        if len(keys) > 1:
            return all(map(self._stands, keys))
        holders = [
            known for names in self._known for known in names
            if any(alike(keys[-1], w) for w in known.words)
        ]  # fmt: skip
        if kind is EntityKind.PLACE and holders:
            houses = {EntityKind.OUTLET, EntityKind.ORGANIZATION}
            return any(k.kind not in houses or len(k.words) == 1 for k in holders)
        return bool(holders) or self._stands(keys[-1])

    def _stands(self, word: str) -> bool:
        """Whether a word of a name stands in any source, looked up once."""
        known = self._seen.get(word)
        if known is None:
            known = any(alike(word, w) for words in self._words for w in words)
            self._seen[word] = known
        return known

    def _evidence(self, named: Named, span: Span, report: ReportWords) -> SourceEvidence:
        mine, other = named.span.of(self._draft.text), span.of(report.text)
        reason = f"{quote(other)} stands there in the place of {quote(mine)}."
        return SourceEvidence((span,), EvidenceRelation.CONTRADICTS, "name", reason)
