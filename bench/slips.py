"""Distortions of a report in one place: slips of value and name, and clauses turned round.

Each is found by rules over the words of the place; none needs chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from bench.edits import DAYS, DIGITS, MONTHS, NUMBER_WORD, Edit, Value, spell, word_value
from stemma.annotate.parse import Parse
from stemma.lexicon.reference import Sort, load_reference_lexicon
from stemma.model import Annotations, EntityKind, Quantity, Span, Timex, TimexKind

DISTORTIONS: Final = ("number", "date", "unit", "name", "swap", "negation", "outcome")
OTHER_UNITS: Final = {
    "metre": "mile", "metres": "miles", "meter": "mile", "meters": "miles", "m": "km",
    "cm": "m", "centimetre": "metre", "centimetres": "metres", "foot": "mile", "feet": "miles",
    "ft": "m", "inch": "foot", "inches": "feet", "km": "m", "kilometres": "metres",
    "kilometers": "meters", "miles": "feet", "mile": "foot", "g": "kg", "kg": "g",
    "grams": "kilograms", "grammes": "kilogrammes", "gram": "kilogram", "tonnes": "kilograms",
    "minutes": "hours", "minute": "hour", "hours": "days", "hour": "day", "days": "weeks",
    "day": "week", "weeks": "months", "week": "month", "months": "years", "month": "year",
    "years": "months", "year": "month", "million": "billion", "billion": "million",
    "thousand": "million", "£": "€", "€": "£", "$": "€",
}  # fmt: skip
"""No unit of a table stands beside its own conversion: the amount changes tenfold or nearly."""
OUTCOMES: Final = {
    "dead": "alive", "alive": "dead", "killed": "rescued", "died": "survived", "won": "lost",
    "lost": "won", "rejected": "accepted", "refused": "accepted", "accepted": "rejected",
    "rose": "fell", "fell": "rose", "increased": "decreased", "increase": "decrease",
    "reduced": "increased", "wider": "narrower", "larger": "smaller", "smaller": "larger",
    "higher": "lower", "lower": "higher", "arrested": "released", "confirmed": "denied",
    "denied": "confirmed", "empty": "full", "narrow": "wide", "unused": "used",
    "unrelated": "related", "failed": "managed", "backed": "opposed", "opposed": "backed",
}  # fmt: skip
MOVES: Final = frozenset({"rose", "fell"})
"""Verbs that are each other's opposite only of an amount: who falls into a well does not rise."""
OUTCOME_PHRASES: Final = {"at large": "in custody", "remained silent": "spoke up"}
NAMES: Final = {
    EntityKind.PERSON: ("Kessler", "Brandvik", "Tamsin"),
    EntityKind.PLACE: ("Marlow", "Denholm", "Torvik"),
    EntityKind.ORGANIZATION: ("Carrow", "Hedvall", "Norwick"),
    EntityKind.OUTLET: ("Carrow", "Hedvall", "Norwick"),
}
COMMON: Final = frozenset(
    {"The", "New", "North", "South", "International", "National", "United", "White", "House",
     "Supreme", "Federal", "State", "President", "Government"}
)  # fmt: skip
"""Words of names that many names share."""
PLURALS: Final = {"man": "men", "woman": "women", "person": "people", "child": "children"}
_UNIT: Final = re.compile(r"[A-Za-z]+|[£€$%]")


def distort_value(value: Quantity | Timex, other: Quantity | Timex, text: str) -> Iterator[Edit]:
    """Distortions of a value that must set it apart from the other, which agrees with it."""
    start, end = value.span.start, value.span.end
    words = text[start:end]
    if isinstance(value, Timex) and value.kind is not TimexKind.DURATION:
        yield from _move_date(words, start)
        return
    number = _number(words)
    if number is not None:
        at, written, amount = number
        shifted = _shift(amount, value, other)
        new = "" if shifted is None else _like(written, shifted)
        last = start + at + len(written)
        if shifted is None:
            pass
        elif amount == 1 and (match := re.compile(r"[ -]([a-z]+)").match(text, last)):
            noun = match[1]
            yield Edit("number", start + at, match.end(), f"{new} {PLURALS.get(noun, noun + 's')}")
        elif amount != 1:
            yield Edit("number", start + at, last, new)
    for match in _UNIT.finditer(text, start, min(len(text), end + 12)):
        gap = text[end : match.start()] if match.start() >= end else ""
        if gap.strip(" -"):
            break
        new = OTHER_UNITS.get(match[0].lower(), "")
        if new and not _stands_for_age(text, match.end(), value):
            first = match.start()
            if text[first - 3 : first].lower() == "an ":
                first, new = first - 2, f" {new}"
            yield Edit("unit", first, match.end(), new)
            break


def _stands_for_age(text: str, end: int, value: Quantity | Timex) -> bool:
    """Whether an amount is an age: "five-year-old" in months is no likely slip."""
    return isinstance(value, Quantity) and text[end : end + 4] in {"-old", "s-ol", " old"}


def _exact(value: Quantity | Timex) -> bool:
    if isinstance(value, Timex):
        return not value.approximate and value.mod is None
    return value.low == value.high and not value.approximate


def _number(words: str) -> tuple[int, str, Decimal] | None:
    """(offset, as written, amount) of the first number of some words."""
    if match := DIGITS.search(words):
        return match.start(), match[0], Decimal(match[0].replace(",", ""))
    if match := NUMBER_WORD.search(words):
        return match.start(), match[0], Decimal(word_value(match[0].lower()))
    return None


def _shift(amount: Decimal, mine: Value, other: Value) -> Decimal | None:
    """An amount that cannot be the other's: near where both are exact, else far beyond the bounds.

    `None` where both are open on the same side, so that any amount goes with any.
    """
    if _exact(mine) and _exact(other):
        return amount + 1 if amount < 20 else (amount * Decimal("1.4")).quantize(Decimal(1))
    sides = _open_sides(mine), _open_sides(other)
    if sides[0] and sides[0] == sides[1]:
        return None
    if sides[0] == "above" or sides[1] == "below":
        return amount * 4
    if amount > 3:
        return max(Decimal(1), (amount / 3).quantize(Decimal(1)))
    return None if "below" in sides[:1] or sides[1] == "above" else amount * 4


def _open_sides(value: Value) -> str:
    """Where a value has no bound of its own: "more than 9" is open above, "under 9" below."""
    if isinstance(value, Timex):
        low, high = value.low_seconds, value.high_seconds
    else:
        low, high = value.low, value.high
    return "above" if high is None else "below" if not low and low != high else ""


def _like(written: str, amount: Decimal) -> str:
    """An amount written as another was: in words, with separators, or in plain digits."""
    if written[0].isdigit():
        plain = format(amount, "f")
        return f"{amount:,}" if "," in written else plain
    number = int(amount)
    words = spell(number)
    return words.capitalize() if written[0].isupper() else words


def _move_date(words: str, start: int) -> Iterator[Edit]:
    """One part of a date or clock time moved: the finest that is written."""
    if match := re.search(r"\b(\d{1,2})(?=(?:[:.]\d\d)? ?(?:[ap]\.?m\b))", words, re.IGNORECASE):
        hour = int(match[1])
        yield Edit("date", start + match.start(), start + match.end(), str((hour + 2) % 12 + 1))
    month = "|".join([*MONTHS, *(m[:3] for m in MONTHS), "Sept"])
    if match := re.search(
        rf"(?:\b(?:{month})\.? |\bthe )(\d{{1,2}})\b|\b(\d{{1,2}})(?:st|nd|rd|th)?"
        rf"(?= (?:of )?(?:{month})\b)",
        words,
    ):
        group = 1 if match[1] else 2
        day = int(match[group])
        at = start + match.start(group), start + match.end(group)
        yield Edit("date", *at, str(day - 3 if day > 3 else day + 4))
        return
    for number, day_name in enumerate(DAYS):
        if (at_day := words.find(day_name)) >= 0:
            at = start + at_day, start + at_day + len(day_name)
            yield Edit("date", *at, DAYS[(number + 2) % 7])
            return
    for number, name in enumerate(MONTHS):
        if match := re.search(rf"\b{name}\b", words):
            new = MONTHS[(number + 4) % 12]
            yield Edit("date", start + match.start(), start + match.end(), new)
            return
    if match := re.search(r"\b(1[89]|20)\d\d\b", words):
        new = str(int(match[0]) - 3)
        yield Edit("date", start + match.start(), start + match.end(), new)


def distort_name(place: Span, found: Annotations, partner: str) -> Iterator[Edit]:
    """A name in a place, which the partner has too, made another.

    Of a person's the last word is changed, of others the first.
    """
    text = found.document.text
    for entity in found.entities:
        for mention in entity.names:
            if not place.contains(mention.span) or entity.kind not in NAMES:
                continue
            words = list(re.finditer(r"[A-Z][\w-]{2,}", mention.span.of(text)))
            words = [word for word in words if word[0] not in COMMON]
            if not words:
                continue
            word = words[-1 if entity.kind is EntityKind.PERSON else 0]
            if not re.search(rf"\b{re.escape(word[0])}\b", partner):
                continue
            options = NAMES[entity.kind]
            start, end = (mention.span.start + at for at in word.span())
            yield Edit("name", start, end, options[len(word[0]) % len(options)])
            return


def distort_clause(place: Span, parse: Parse, found: Annotations, partner: str) -> Iterator[Edit]:
    """What is done turned round: swapped parties, a `not` put in or taken out, its opposite."""
    if re.search(r"\b(?:whether|if)\b", place.of(parse.document.text), re.IGNORECASE):
        return
    verb = _main_verb(place, parse)
    if verb is not None:
        yield from _negate(parse, verb)
    yield from _swap(place, parse, found, partner)
    lower = partner.lower()
    for words, opposite in OUTCOME_PHRASES.items():
        at = place.of(parse.document.text).find(words)
        if at >= 0 and words in lower:
            yield Edit("outcome", place.start + at, place.start + at + len(words), opposite)
            return
    for i in _words_of(place, parse):
        new = OUTCOMES.get(parse.lower[i], "")
        if parse.lower[i] in MOVES and parse.lower[i + 1 : i + 2] not in {("to",), ("by",)}:
            continue
        if new and re.search(rf"\b{parse.lower[i]}\b", lower):
            if parse.words[i][0].isupper():
                new = new.capitalize()
            yield Edit("outcome", parse.starts[i], parse.ends[i], new)
            return


def _words_of(place: Span, parse: Parse) -> Sequence[int]:
    return [
        i
        for i in range(len(parse))
        if place.start <= parse.starts[i] and parse.ends[i] <= place.end
    ]


def _main_verb(place: Span, parse: Parse) -> int | None:
    """The highest word of a place, where it is a finite verb or has an auxiliary, or is 'be'."""
    inside = set(_words_of(place, parse))
    tops = [i for i in inside if parse.heads[i] == i or parse.heads[i] not in inside]
    tops = [i for i in tops if parse.pos[i] in {"VERB", "AUX"} or parse.child(i, "cop") is not None]
    if len(tops) != 1:
        return None
    return tops[0]


def _negate(parse: Parse, verb: int) -> Iterator[Edit]:
    """The clause of a verb with its `not` taken out, or one put in where it has none."""
    text = parse.document.text
    children = parse.children[verb]
    negators = [c for c in children if parse.lower[c] in NEGATORS]
    if negators:
        start, end = parse.starts[negators[0]], parse.ends[negators[0]]
        if text[start : end + 1] == "not ":
            yield Edit("negation", start, end + 1, "")
        return
    helpers = [
        c
        for c in children
        if parse.relations[c].partition(":")[0] in {"aux", "cop"} and parse.tags[c] in FINITE
    ]
    tag, start, end = parse.tags[verb], parse.starts[verb], parse.ends[verb]
    if not helpers and parse.lemmas[verb] == "be" and tag in FINITE:
        helpers = [verb]
    if helpers:
        at = parse.ends[helpers[0]]
        if text[at : at + 1] == " ":
            yield Edit("negation", at, at, " not")
    elif parse.child(verb, "nsubj") is not None or parse.relations[verb] == "conj":
        do = {"VBD": "did", "VBZ": "does"}.get(tag)
        if do is not None:
            yield Edit("negation", start, end, f"{do} not {parse.lemmas[verb]}")


NEGATORS: Final = frozenset({"not", "n't", "n’t", "no", "never", "nobody", "nothing"})
FINITE: Final = frozenset({"MD", "VBD", "VBZ", "VBP"})


def _swap(place: Span, parse: Parse, found: Annotations, partner: str) -> Iterator[Edit]:
    """Two parties of a clause in each other's place, where the partner has both."""
    text = found.document.text
    parties = {e.id for e in found.entities if e.kind in NAMES}
    for claim in found.claims:
        if not all(place.contains(span) for span in claim.spans):
            continue
        agents = [a for a in claim.arguments if a.role == "agent"]
        patients = [a for a in claim.arguments if a.role in {"patient", "recipient", "party"}]
        if len(agents) != 1 or len(patients) != 1:
            continue
        if not all(a.entity in parties or _is_party(a.head) for a in (agents[0], patients[0])):
            continue
        one, two = sorted((agents[0].span, patients[0].span))
        if one.overlaps(two) or not (place.contains(one) and place.contains(two)):
            continue
        heads = [a.head for a in (agents[0], patients[0])]
        if not all(head and head.lower() in partner.lower() for head in heads):
            continue
        first, second = one.of(text), two.of(text)
        if (
            len(first) < 3
            or len(second) < 3
            or "PRON" in {parse.pos[i] for i in (*_words_of(one, parse), *_words_of(two, parse))}
        ):
            continue
        new = _as_start(second, first) + text[one.end : two.start] + _as_inside(first, one, parse)
        yield Edit("swap", one.start, two.end, new)
        return


def _is_party(head: str | None) -> bool:
    noun = load_reference_lexicon().nouns.get((head or "").lower())
    return noun is not None and noun.sort in {Sort.PERSON, Sort.PEOPLE, Sort.ORGANIZATION}


def _as_start(words: str, model: str) -> str:
    return words[0].upper() + words[1:] if model[0].isupper() else words


def _as_inside(words: str, place: Span, parse: Parse) -> str:
    inside = _words_of(place, parse)
    if inside and parse.tags[inside[0]] not in {"NNP", "NNPS"}:
        return words[0].lower() + words[1:]
    return words
