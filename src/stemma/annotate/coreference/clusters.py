"""What is known of one thing while a document is read from its beginning."""

from __future__ import annotations

from dataclasses import dataclass, field

from stemma.annotate.coreference.candidates import Candidate
from stemma.lexicon.reference import Gender, Sort
from stemma.model import EntityKind, MentionForm


@dataclass(slots=True, eq=False)
class Cluster:
    """The candidates so far taken for one thing, in the order read."""

    number: int
    sort: Sort | None
    gender: Gender = Gender.UNKNOWN
    plural: bool | None = None
    kind: EntityKind | None = None
    """What its names are; none if it has no name."""
    members: list[int] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    """Heads of its descriptions, and of what names it as a title, an apposition, a predicate."""
    modifiers: set[str] = field(default_factory=set)
    name_words: set[str] = field(default_factory=set)
    """Words of its names, lower case."""
    strings: set[tuple[str, ...]] = field(default_factory=set)
    """Its descriptions, each as the words without a determiner."""
    families: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    """The countries it is, or is the seat of, or is called after its people."""
    is_country: bool = False
    is_seat: bool = False
    possessors: set[int] = field(default_factory=set)
    """Numbers of the clusters it has been described as theirs."""

    @property
    def has_name(self) -> bool:
        """Some words in the document name it."""
        return self.kind is not None

    def is_called(self, noun: str) -> bool:
        """A description or a name of it holds this noun."""
        return noun in self.nouns or noun in self.name_words

    def add(self, place: int, candidate: Candidate) -> None:
        """Take in one more candidate, and what its words tell."""
        self.members.append(place)
        if candidate.form is MentionForm.NOMINAL:
            self.describe(candidate.noun, candidate.modifiers)
            self.strings.add((*candidate.modifiers, candidate.noun))
            self.families.update(candidate.families)
        if candidate.form is not MentionForm.PRONOUN and self.sort is None:
            self.sort = candidate.sort
        if self.gender is Gender.UNKNOWN:
            self.gender = candidate.gender
        if candidate.form is MentionForm.NOMINAL and self.plural is None:
            self.plural = candidate.plural

    def describe(self, noun: str, modifiers: tuple[str, ...] = ()) -> None:
        """Note a noun that it is known to be."""
        self.nouns.add(noun)
        self.modifiers.update(modifiers)
