"""The words of a document that may stand for something: names, descriptions, pronouns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stemma.annotate.entities import NamedSpan
from stemma.annotate.parse import Parse
from stemma.lexicon.reference import Gender, Noun, ReferenceLexicon, Sort
from stemma.model import EntityKind, MentionForm

MALE, FEMALE, UNKNOWN = Gender.MALE, Gender.FEMALE, Gender.UNKNOWN
PRONOUNS: Final = {
    "he": MALE, "him": MALE, "his": MALE, "himself": MALE,
    "she": FEMALE, "her": FEMALE, "hers": FEMALE, "herself": FEMALE,
    "it": UNKNOWN, "its": UNKNOWN, "itself": UNKNOWN,
    "they": UNKNOWN, "them": UNKNOWN, "their": UNKNOWN, "theirs": UNKNOWN, "themselves": UNKNOWN,
}  # fmt: skip
REFLEXIVE: Final = frozenset({"himself", "herself", "itself", "themselves"})
RELATIVE: Final = frozenset({"who", "whom", "whose", "which", "that"})
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
NEVER_HEADS: Final = frozenset(
    {"compound", "flat", "goeswith", "fixed", "discourse", "vocative", "amod"}
)
BREAKS: Final = frozenset({"(", ")", "[", "]", ";", ":", "—", "–", "|", "/"})
"""No description reaches over one of these."""
PREMODIFIERS: Final = frozenset({"det", "amod", "compound", "nmod", "nummod"})
SORTS: Final = {
    EntityKind.PERSON: Sort.PERSON,
    EntityKind.ORGANIZATION: Sort.ORGANIZATION,
    EntityKind.OUTLET: Sort.ORGANIZATION,
    EntityKind.PLACE: Sort.PLACE,
    EntityKind.EVENT: Sort.EVENT,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words [start, end) that may stand for something, headed by the word `head`.

    `sort` is none where the words do not tell. `plural` is none where either will do. `determiner`
    is a word, "poss", a number's "num", or empty; `possessor` the word that
    a possessive is headed by. `noun` is the head's lemma in lower case, of a pronoun the word;
    `modifiers` are the words before the head, lower case, without determiner.
    """

    start: int
    end: int
    head: int
    form: MentionForm
    sort: Sort | None
    gender: Gender
    plural: bool | None
    noun: str
    determiner: str = ""
    possessor: int | None = None
    modifiers: tuple[str, ...] = ()
    families: frozenset[str] = frozenset()
    """Of its noun."""
    named: int | None = None
    """The place of a name among the named spans."""

    @property
    def definite(self) -> bool:
        """It may point back: "the", a demonstrative, a possessive."""
        return self.determiner in DEFINITE or self.determiner == "poss"


def find_candidates(
    parse: Parse, named: Sequence[NamedSpan], lexicon: ReferenceLexicon
) -> tuple[Candidate, ...]:
    """Every candidate in text order, the longer first where two begin together."""
    finder = _Finder(parse, lexicon)
    out = [finder.name(number, span) for number, span in enumerate(named)]
    found = [candidate for candidate in out if candidate is not None]
    for word in range(len(parse)):
        candidate = finder.word(word)
        if candidate is not None:
            found.append(candidate)
    return tuple(sorted(found, key=lambda c: (c.start, -c.end, c.head)))


class _Finder:
    """Reads one document's words."""

    def __init__(self, parse: Parse, lexicon: ReferenceLexicon) -> None:
        self._parse = parse
        self._lexicon = lexicon
        self._taken = bytearray(len(parse))
        self._heads = set[int]()

    def name(self, number: int, span: NamedSpan) -> Candidate | None:
        """A name as the words it covers; none if it covers none."""
        parse = self._parse
        start = bisect_left(parse.ends, span.start + 1)
        end = bisect_left(parse.starts, span.end)
        if start >= end:
            return None
        for i in range(start, end):
            self._taken[i] = 1
        heads = parse.heads
        head = next(
            (i for i in range(start, end) if not start <= heads[i] < end or heads[i] == i), end - 1
        )
        sort = SORTS.get(span.kind)
        gender = self._name_gender(start, end) if sort is Sort.PERSON else UNKNOWN
        return Candidate(
            start, end, head, MentionForm.NAME, sort, gender,
            plural=False if sort in (Sort.PERSON, Sort.PLACE, Sort.EVENT) else None,
            noun=parse.lower[end - 1], named=number,
        )  # fmt: skip

    def _name_gender(self, start: int, end: int) -> Gender:
        words, titles = self._parse.words, self._lexicon.titles
        at = start
        while at < end and words[at] in titles:
            if titles[words[at]] is not UNKNOWN:
                return titles[words[at]]
            at += 1
        if start and titles.get(words[start - 1], UNKNOWN) is not UNKNOWN:
            return titles[words[start - 1]]
        if end - at > 1:
            return self._lexicon.given_names.get(words[at], UNKNOWN)
        return UNKNOWN

    def word(self, i: int) -> Candidate | None:
        """The pronoun or description that word i is or heads, if it is one."""
        parse = self._parse
        if self._taken[i]:
            return None
        lower, pos = parse.lower[i], parse.pos[i]
        gender = PRONOUNS.get(lower)
        if gender is not None:
            return self._pronoun(i, lower, gender)
        if lower in RELATIVE and parse.tags[i] in ("WP", "WDT", "WP$"):
            return Candidate(
                i, i + 1, i, MentionForm.PRONOUN, None, UNKNOWN, plural=None, noun=lower
            )
        if pos in ("NOUN", "PROPN"):
            return self._nominal(i)
        if pos in ("ADJ", "NUM") and lower.endswith("old"):
            return self._nominal(i)
        return None

    def _pronoun(self, i: int, lower: str, gender: Gender) -> Candidate:
        plural = lower.startswith("the")
        sort = Sort.PERSON if gender is not UNKNOWN else None
        return Candidate(i, i + 1, i, MentionForm.PRONOUN, sort, gender, plural=plural, noun=lower)

    def _nominal(self, i: int) -> Candidate | None:
        parse = self._parse
        relation = parse.relations[i].partition(":")[0]
        if relation in NEVER_HEADS:
            return None
        first, end = self._hyphens(i)
        if end - first > 1 and any(
            first <= parse.heads[i] < end and parse.heads[i] != i and not self._taken[k]
            for k in range(first, end) if k == parse.heads[i]
        ):  # fmt: skip
            return None  # another word of "son-in-law" heads it
        start, determiner, possessor, modifiers = self._before(i)
        if parse.relations[i] == "nmod:desc" and not determiner:
            return None
        start = min(start, first)
        fact, noun = self._fact(i, first, end)
        if parse.pos[i] == "PROPN" and fact is None and not determiner:
            return None
        if parse.pos[i] in ("ADJ", "NUM"):
            if determiner not in DEFINITE:
                return None
            fact = Noun(Sort.PERSON, UNKNOWN)
        plural = parse.tags[i] in ("NNS", "NNPS")
        sort = None if fact is None else fact.sort
        if sort is Sort.PEOPLE or (sort is Sort.PERSON and plural):
            sort, plural = Sort.PEOPLE, True
        return Candidate(
            start, end, i, MentionForm.NOMINAL, sort,
            UNKNOWN if fact is None else fact.gender,
            plural=None if sort is Sort.ORGANIZATION and not plural else plural,
            noun=noun, determiner=determiner, possessor=possessor, modifiers=modifiers,
            families=self._lexicon.families.get(noun, frozenset()),
        )  # fmt: skip

    def _hyphens(self, i: int) -> tuple[int, int]:
        """The words that hyphens join to word i, itself among them."""
        parse = self._parse
        first, end = i, i + 1
        while end < len(parse) and not parse.gap(end):
            if parse.words[end].startswith("-") and len(parse.words[end]) > 1:
                end += 1
            elif parse.words[end] == "-" and end + 1 < len(parse) and not parse.gap(end + 1):
                end += 2
            else:
                break
        while first > 1 and parse.words[first - 1] == "-" and not parse.gap(first):
            if parse.gap(first - 1) or self._taken[first - 2]:
                break
            first -= 2
        return first, end

    def _fact(self, i: int, first: int, end: int) -> tuple[Noun | None, str]:
        """What the noun at i means with what is joined to it by hyphens, and its lemma."""
        parse, nouns = self._parse, self._lexicon.nouns
        lower, lemma = parse.lower[i], parse.lemmas[i].lower()
        if lemma.endswith("ie") and lower.endswith("ies"):
            lemma = f"{lemma[:-2]}y"
        if end - first > 1:
            whole = "".join(parse.lower[first:end])
            if whole in nouns or i < end - 1:
                return nouns.get(whole) or nouns.get(lower), whole
        for form in (lower, lemma):
            if form in nouns:
                return nouns[form], lemma
        if len(lower) > 5 and lower.endswith(("man", "woman", "person")):
            gender = FEMALE if lower.endswith("woman") else MALE
            return Noun(Sort.PERSON, UNKNOWN if lower.endswith("person") else gender), lemma
        return None, lemma

    def _before(self, i: int) -> tuple[int, str, int | None, tuple[str, ...]]:
        """Where the words that belong before noun i begin, and what they are."""
        parse = self._parse
        start, determiner = i, ""
        possessor: int | None = None
        for child in reversed(parse.children[i]):
            if child >= i:
                continue
            relation = parse.relations[child]
            base = relation.partition(":")[0]
            if base not in PREMODIFIERS and relation != "punct" and parse.pos[i] == "NOUN":
                break
            if relation == "nmod:poss":
                determiner, possessor = "poss", child
            elif base == "det":
                determiner = parse.lower[child]
            elif base == "nummod" and not determiner:
                determiner = "num"
            start = min(start, self._edge(child))
        start = self._trim(start, i)
        inner = tuple(
            parse.lower[k] for k in range(start, i)
            if parse.pos[k] not in ("DET", "PUNCT", "PART") and k != possessor
        )  # fmt: skip
        return start, determiner, possessor, inner

    def _edge(self, i: int) -> int:
        """The first word of all that hangs under i, or i."""
        children = self._parse.children
        while children[i] and children[i][0] < i:
            i = children[i][0]
        return i

    def _trim(self, start: int, end: int) -> int:
        """Where a description that ends at `end` begins at the earliest."""
        parse = self._parse
        for k in range(end - 1, start - 1, -1):
            if parse.words[k] in BREAKS:
                start = k + 1
                break
        while start < end and parse.pos[start] in ("PUNCT", "ADP", "CCONJ", "ADV"):
            start += 1
        return start
