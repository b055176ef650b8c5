"""Names of one thing: full and short forms, spellings, titles, acronyms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from stemma.annotate.coreference.candidates import Candidate
from stemma.annotate.entities import fold
from stemma.annotate.parse import Parse
from stemma.lexicon.reference import Gender, ReferenceLexicon
from stemma.model import EntityKind

PERSON, ORGANIZATION = EntityKind.PERSON, EntityKind.ORGANIZATION
BODIES: Final = frozenset({EntityKind.ORGANIZATION, EntityKind.OUTLET, EntityKind.OTHER})
SMALL: Final = frozenset(
    {
        "a",
        "an",
        "and",
        "at",
        "de",
        "del",
        "for",
        "in",
        "la",
        "le",
        "of",
        "on",
        "the",
        "to",
        "y",
        "&",
    }
)
"""Words that initials may leave out."""
LINKS: Final = frozenset({"of", "for", "in", "at", "on"})
JUNIOR: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
KIN: Final = frozenset(
    {
        *("wife", "husband", "son", "daughter", "brother", "sister", "mother", "father", "lady"),
        *("widow", "uncle", "aunt", "cousin", "niece", "nephew", "spouse", "children"),
    }
)
OPENERS: Final = frozenset({("(",), ("(", "the"), ("(", '"'), ("(", "“")})


@dataclass(slots=True, eq=False)
class NameForm:
    """One way of writing a name, and the places of the candidates written so.

    `key` is the name as `fold` leaves it, without titles and company suffixes, `words` its words.
    `gender` is what a title or a given name tells.
    """

    key: str
    text: str
    gender: Gender
    members: list[int] = field(default_factory=list)
    kinds: Counter[EntityKind] = field(default_factory=Counter)
    kind: EntityKind = EntityKind.OTHER
    words: tuple[str, ...] = ()
    titles: set[str] = field(default_factory=set)
    """What stands before it: "President"."""
    is_kin: bool = False
    """It is brought in as somebody's relative."""
    leader: NameForm | None = None

    @property
    def root(self) -> NameForm:
        """The form that stands for all that it is joined with."""
        return self if self.leader is None else self.leader.root


@dataclass(slots=True)
class NameGroup:
    """One thing named: the places of its names among the candidates, its kind and gender."""

    places: list[int]
    kind: EntityKind
    gender: Gender


def group_names(
    parse: Parse,
    candidates: Sequence[Candidate],
    kinds: Sequence[EntityKind],
    lexicon: ReferenceLexicon,
) -> list[NameGroup]:
    """The names among the candidates by what they name, in text order.

    `kinds` are those of the named spans. A short form that fits two full ones stays by itself.
    """
    names = [(i, c) for i, c in enumerate(candidates) if c.named is not None]
    texts = {i: " ".join(parse.text(c.start, c.end).split()) for i, c in names}
    keys = {text: name_key(text, lexicon) for text in texts.values()}
    forms: dict[tuple[str, Gender], NameForm] = {}
    for place, candidate in names:
        text = texts[place]
        key = keys[text]
        # "Mr Vool" and "Mrs Vool" are two; "Ana Vool" is a woman with or without "Ms".
        gender = candidate.gender if " " not in key else Gender.UNKNOWN
        form = forms.get((key, gender))
        if form is None:
            form = forms[key, gender] = NameForm(key, text, candidate.gender)
            form.is_kin = not KIN.isdisjoint(
                parse.lower[max(0, candidate.start - 4) : candidate.end + 4]
            )
        form.members.append(place)
        form.titles.update(_titles(parse, candidate, lexicon))
        form.kinds[kinds[candidate.named or 0]] += 1
        if form.gender is Gender.UNKNOWN:
            form.gender = candidate.gender
    for form in forms.values():
        form.kind = max(form.kinds, key=form.kinds.__getitem__)
        form.words = tuple(word for word in form.key.split() if word not in JUNIOR) or (form.key,)
    every = [*forms.values()]
    _join_acronyms(parse, names, texts, keys, every)
    _join_short(every, lexicon)
    return [*_groups(every, lexicon)]


def _titles(parse: Parse, candidate: Candidate, lexicon: ReferenceLexicon) -> Iterator[str]:
    """The titles just before a name, and those it begins with."""
    at = candidate.start
    while at and parse.words[at - 1] in lexicon.titles:
        at -= 1
        yield parse.words[at]
    at = candidate.start
    while at < candidate.end - 1 and parse.words[at] in lexicon.titles:
        yield parse.words[at]
        at += 1


def _groups(forms: Sequence[NameForm], lexicon: ReferenceLexicon) -> Iterator[NameGroup]:
    """A full name tells the kind better than a surname or an acronym does."""
    groups: dict[int, list[NameForm]] = {}
    for form in forms:
        groups.setdefault(id(form.root), []).append(form)
    for group in groups.values():
        genders = {form.gender for form in group} - {Gender.UNKNOWN}
        full = [form for form in group if len(form.words) > 1] or group
        kinds = sum((form.kinds for form in full), Counter[EntityKind]())
        kind = max(kinds, key=kinds.__getitem__)
        told = {told for form in full if (told := _told_kind(form.text, lexicon)) is not None}
        if len(told) == 1 and kind is not EntityKind.OUTLET:
            kind = told.pop()
        yield NameGroup(
            sorted(place for form in group for place in form.members),
            kind,
            genders.pop() if len(genders) == 1 else Gender.UNKNOWN,
        )


def _told_kind(text: str, lexicon: ReferenceLexicon) -> EntityKind | None:
    """What the word that heads a name of several says it is: "Tamrik Bank", "Bank of Ilva"."""
    words = text.split()
    if len(words) < 2:
        return None
    at = next((k for k, word in enumerate(words) if word in LINKS), len(words))
    sort = lexicon.name_heads.get(words[at - 1]) if at else None
    return None if sort is None else EntityKind(sort)


def name_key(text: str, lexicon: ReferenceLexicon) -> str:
    """A name as its other spellings have it too.

    Titles go, and so does what ends a company's name; a variant becomes the usual name.
    """
    words = text.split()
    while len(words) > 1 and words[0] in lexicon.titles:
        words = words[1:]
    while len(words) > 1 and words[-1].rstrip(",") in lexicon.company_suffixes:
        words = words[:-1]
    if len(words) > 1 and words[0] in ("the", "The"):
        words = words[1:]
    plain = " ".join(words).rstrip(",")
    known = lexicon.variants.get(plain)
    if (
        known is None
        and len(words) > 2
        and (words[0] in lexicon.places or words[0] in lexicon.variants)
    ):
        known = lexicon.variants.get(" ".join(words[1:]))  # "US Justice Department"
    return fold(known or plain) or fold(text) or text


def initials(name: str) -> set[str]:
    """What a name can be shortened to, upper case.

    >>> sorted(initials("Board of Rural Roads"))
    ['BORR', 'BRR']
    """
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if len(words) < 2:
        return set()
    big = [word for word in words if word.lower() not in SMALL]
    return {"".join(word[0] for word in some).upper() for some in (words, big) if len(some) > 1}


def _join_acronyms(
    parse: Parse,
    names: Sequence[tuple[int, Candidate]],
    texts: dict[int, str],
    keys: dict[str, str],
    forms: Sequence[NameForm],
) -> None:
    """A name and its letters beside it in parentheses: "Rural Roads Board (RRB)"."""
    by_key = {form.key: form for form in forms}
    for (i, left), (j, right) in pairwise(names):
        between = parse.lower[left.end : right.start]
        if between not in OPENERS:
            continue
        one, other = texts[i], texts[j]
        short = min(one, other, key=len)
        full = max(one, other, key=len)
        letters = short.replace(".", "")
        if " " in short or not letters.isupper() or not 1 < len(letters) < 9 or " " not in full:
            continue
        if right.end < len(parse) and parse.words[right.end] in (")", '"', "”"):
            _accept(by_key[keys[short]], by_key[keys[full]])


def _accept(short: NameForm, full: NameForm) -> None:
    below, top = short.root, full.root
    if below is not top:
        below.leader = top


def _join_short(forms: Sequence[NameForm], lexicon: ReferenceLexicon) -> None:
    """Each short form with the one thing whose name it shortens."""
    by_word: dict[str, list[NameForm]] = {}
    by_letters: dict[str, list[NameForm]] = {}
    for form in forms:
        for word in dict.fromkeys(form.words):
            by_word.setdefault(word, []).append(form)
        if len(form.words) > 1 and form.kind in BODIES:
            for letters in sorted(initials(form.text)):
                by_letters.setdefault(letters, []).append(form)
    for form in sorted(forms, key=lambda form: (-len(form.words), form.gender is Gender.UNKNOWN)):
        near = [other for other in by_word[form.words[0]] if other is not form]
        expanded = by_letters.get(form.text.replace(".", ""), [])
        fitting = _fitting(form, near, expanded, lexicon)
        roots = [*{id(other.root): other.root for other in fitting}.values()]
        if len(roots) > 1 and form.kind is PERSON and len(form.words) == 1:
            roots = _foremost(form, roots, forms)
        if len(roots) == 1:
            _accept(form, roots[0])


def _fitting(
    form: NameForm, near: Sequence[NameForm], letters: Sequence[NameForm], lexicon: ReferenceLexicon
) -> list[NameForm]:
    """The forms that `form` may be short for, the best sort of evidence alone."""
    fitting = [other for other in near if _shortens(form, other, lexicon)]
    if len(form.words) > 1:
        return fitting
    if form.kind in BODIES:
        fitting += letters
        fitting = fitting or _surname(form, near)
    return fitting or [other for other in near if _is_same(form, other)]


def _is_same(form: NameForm, other: NameForm) -> bool:
    """One surname with and without "Mr"."""
    return (
        form.key == other.key
        and Gender.UNKNOWN in (form.gender, other.gender)
        and not (form.titles and form.titles.isdisjoint(other.titles))
    )


def _foremost(
    form: NameForm, roots: Sequence[NameForm], forms: Sequence[NameForm]
) -> list[NameForm]:
    """Of several of one surname, who is meant by the surname alone, if that is plain.

    It is who is named in full first, if the surname alone is used before any other of that
    surname is named, or if the others together are named less than half as often.
    """
    places = {
        id(root): sorted(p for f in forms if f.root is root for p in f.members) for root in roots
    }
    first, *others = sorted(roots, key=lambda root: places[id(root)][0])
    after = min(places[id(other)][0] for other in others)
    alone = min(form.members)
    often = len(places[id(first)]) > 2 * sum(len(places[id(other)]) for other in others)
    if often or places[id(first)][0] < alone < after:
        return [first]
    return [*roots]


def _surname(form: NameForm, near: Sequence[NameForm]) -> list[NameForm]:
    """The persons whose surname a name taken for a body's is, if no body has it in its name."""
    full = [other for other in near if len(other.words) > 1]
    if any(other.kind is not PERSON or other.words[-1] != form.words[0] for other in full):
        return []
    return full


def _shortens(short: NameForm, full: NameForm, lexicon: ReferenceLexicon) -> bool:
    """`short` can be another way to write `full`."""
    if len(short.words) >= len(full.words):
        return False
    if PERSON in (short.kind, full.kind):
        return short.kind is full.kind and _person_shortens(short, full)
    return short.kind in BODIES and full.kind in BODIES and _body_shortens(short, full, lexicon)


def _body_shortens(short: NameForm, full: NameForm, lexicon: ReferenceLexicon) -> bool:
    """By the beginning ("Board" and "of Roads" apart), or without the country before it."""
    few, many = short.words, full.words
    if many[: len(few)] == few:
        if len(few) > 1:
            return many[len(few)] in LINKS
        return (
            EntityKind.OTHER not in (short.kind, full.kind)
            and short.text.casefold() not in lexicon.nouns
            and short.text not in lexicon.places
        )
    before = many[: -len(few)]
    return (
        len(few) > 1
        and many[-len(few) :] == few
        and len(before) == 1
        and (before[0].capitalize() in lexicon.places or before[0].upper() in lexicon.variants)
    )


def _person_shortens(short: NameForm, full: NameForm) -> bool:
    few, many = short.words, full.words
    if {short.gender, full.gender} == {Gender.MALE, Gender.FEMALE}:
        return False
    if (
        short.members[0] < full.members[0]
        and short.titles
        and short.titles.isdisjoint(full.titles)
        and (full.is_kin or len(short.members) >= 4 * len(full.members))
    ):
        return False  # "President Vool", and only then "his wife, Anna Vool"
    if len(few) == 1:
        return few[0] == many[-1] or (few[0] == many[0] and len(many) == 2)
    # "Ana Vool" for "Ana B. Vool", "Ana Vool Lund", "Ana Maria Vool".
    if few[0] != many[0]:
        return few == many[-len(few) :]
    at = iter(many)
    return all(word in at for word in few)
