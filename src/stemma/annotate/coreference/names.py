"""Names of one thing: full and short forms, spellings, titles, acronyms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from stemma.annotate.coreference.candidates import Candidate
from stemma.annotate.coreference.name_forms import (
    BODIES,
    LINKS,
    NameForm,
    initials,
    name_key,
)
from stemma.annotate.coreference.shortened import find_full
from stemma.annotate.parse import Parse
from stemma.lexicon.reference import Gender, ReferenceLexicon
from stemma.model import EntityKind

KIN: Final = frozenset(
    {
        *("wife", "husband", "son", "daughter", "brother", "sister", "mother", "father", "lady"),
        *("widow", "uncle", "aunt", "cousin", "niece", "nephew", "spouse", "children"),
    }
)
KIN_GENDERS: Final = {
    **dict.fromkeys(("wife", "daughter", "sister", "mother", "aunt", "niece"), Gender.FEMALE),
    **dict.fromkeys(("husband", "son", "brother", "father", "uncle", "nephew"), Gender.MALE),
}
BY_PRONOUN: Final = {"she": Gender.FEMALE, "he": Gender.MALE}
JUNIOR: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
OPENERS: Final = frozenset({("(",), ("(", "the"), ("(", '"'), ("(", "“")})


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
    forms: dict[tuple[str, Gender, int], NameForm] = {}
    shared = _shared(keys.values())
    for place, candidate in names:
        text = texts[place]
        key = keys[text]
        # "Mr Vool" and "Mrs Vool" are two; "Ana Vool" is a woman with or without "Ms".
        told = candidate.gender
        if key in shared and told is Gender.UNKNOWN:
            told = _gender_behind(parse, candidate)
        gender = told if " " not in key else Gender.UNKNOWN
        other = place if " " not in key and _is_other(parse, candidate) else -1
        form = forms.get((key, gender, other))
        if form is None:
            form = forms[key, gender, other] = NameForm(key, text, told)
            form.is_other = other >= 0
            form.is_kin = not KIN.isdisjoint(
                parse.lower[max(0, candidate.start - 4) : candidate.end + 4]
            )
        form.members.append(place)
        form.titles.update(_titles(parse, candidate, lexicon))
        form.kinds[kinds[candidate.named or 0]] += 1
        if form.gender is Gender.UNKNOWN:
            form.gender = candidate.gender
        if form.gender is Gender.UNKNOWN and " " in key:
            form.gender = _kin_gender(parse, candidate)
    for form in forms.values():
        form.kind = max(form.kinds, key=form.kinds.__getitem__)
        form.words = tuple(word for word in form.key.split() if word not in JUNIOR) or (form.key,)
    every = [*forms.values()]
    _join_acronyms(parse, names, texts, keys, every)
    _join_short(every, lexicon)
    return [*_groups(every, lexicon)]


def _shared(keys: Iterable[str]) -> frozenset[str]:
    """The last words of two full names or more."""
    counted = Counter(key.rsplit(" ", 1)[-1] for key in set(keys) if " " in key)
    return frozenset(word for word, count in counted.items() if count > 1)


def _gender_behind(parse: Parse, candidate: Candidate) -> Gender:
    """The gender that "Vool said [she] would" tells of a surname that two have."""
    verb = candidate.end
    if verb + 2 >= len(parse) or parse.pos[verb] not in {"VERB", "AUX"}:
        return Gender.UNKNOWN
    for word in parse.lower[verb + 1 : verb + 3]:
        if word in BY_PRONOUN:
            return BY_PRONOUN[word]
    return Gender.UNKNOWN


def _kin_gender(parse: Parse, candidate: Candidate) -> Gender:
    """The gender that "his sister, the lawyer Ana Vool" tells."""
    for word in parse.lower[max(0, candidate.start - 4) : candidate.start]:
        if word in KIN_GENDERS:
            return KIN_GENDERS[word]
    return Gender.UNKNOWN


def _is_other(parse: Parse, candidate: Candidate) -> bool:
    """Whether a surname stands behind "the other"."""
    return candidate.start > 1 and parse.lower[candidate.start - 2 : candidate.start] == (
        "the",
        "other",
    )


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
        if form.is_other:
            continue  # "the other Vool" is not the one just named
        near = [other for other in by_word[form.words[0]] if other is not form]
        expanded = by_letters.get(form.text.replace(".", ""), [])
        fitting = find_full(form, near, expanded, lexicon)
        roots = [*{id(other.root): other.root for other in fitting}.values()]
        if len(roots) > 1 and form.kind is EntityKind.PERSON and len(form.words) == 1:
            roots = _foremost(form, roots, forms)
        if len(roots) == 1:
            _accept(form, roots[0])


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
