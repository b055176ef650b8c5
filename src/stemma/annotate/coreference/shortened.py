"""Which names another may be short for: a surname, a beginning, a body without its country."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.annotate.coreference.name_forms import BODIES, LINKS, NameForm
from stemma.lexicon.reference import Gender, ReferenceLexicon
from stemma.model import EntityKind


def find_full(
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


def _surname(form: NameForm, near: Sequence[NameForm]) -> list[NameForm]:
    """The persons whose surname a name taken for a body's is, if no body has it in its name."""
    full = [other for other in near if len(other.words) > 1]
    if any(
        other.kind is not EntityKind.PERSON or other.words[-1] != form.words[0] for other in full
    ):
        return []
    return full


def _shortens(short: NameForm, full: NameForm, lexicon: ReferenceLexicon) -> bool:
    """`short` can be another way to write `full`."""
    if len(short.words) >= len(full.words):
        return False
    if EntityKind.PERSON in (short.kind, full.kind):
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
