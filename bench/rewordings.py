"""Edits of a report in one place that keep the sense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from bench.edits import DIGITS, MONTHS, NUMBER_WORD, Edit, spell, word_value
from stemma.annotate.parse import Parse
from stemma.model import Quantity, Span, Timex, TimexKind

REWORDINGS: Final = (
    "digits or words", "separator", "percent", "softener", "unit written", "unit converted",
    "date written", "said", "voice", "contraction",
)  # fmt: skip
PARTICIPLES: Final = {
    "took": "taken", "gave": "given", "saw": "seen", "wrote": "written", "shot": "shot",
    "hit": "hit", "found": "found", "held": "held", "sent": "sent", "won": "won", "lost": "lost",
    "bought": "bought", "sold": "sold", "made": "made", "led": "led", "told": "told",
    "struck": "struck", "built": "built", "broke": "broken", "chose": "chosen", "left": "left",
    "put": "put", "cut": "cut", "dug": "dug", "beat": "beaten", "met": "met",
}  # fmt: skip
CONVERTED: Final = {
    "metre": ("3.2808", "feet"), "meter": ("3.2808", "feet"), "metres": ("3.2808", "feet"),
    "meters": ("3.2808", "feet"), "m": ("3.2808", "feet"), "feet": ("0.3048", "metres"),
    "ft": ("0.3048", "metres"), "km": ("0.6214", "miles"), "miles": ("1.6093", "km"),
    "kilometres": ("0.6214", "miles"), "kg": ("2.2046", "pounds"), "grams": ("0.03527", "ounces"),
    "g": ("0.03527", "ounces"), "cm": ("0.3937", "inches"), "inches": ("2.54", "centimetres"),
    "centimetres": ("0.3937", "inches"),
}  # fmt: skip
WRITTEN_UNITS: Final = {
    "m": "metres", "metres": "meters", "cm": "centimetres", "centimetres": "centimeters",
    "km": "kilometres", "kilometres": "kilometers", "ft": "feet", "g": "grams", "kg": "kilograms",
    "minutes": "mins", "grams": "g",
}  # fmt: skip
SOFTENERS: Final = {
    "more than": "over", "over": "more than", "at least": "no fewer than", "about": "around",
    "around": "about", "some": "about", "roughly": "about", "almost": "nearly",
    "nearly": "almost", "less than": "under", "approximately": "roughly",
}  # fmt: skip
SAYINGS: Final = {
    "said": "stated", "says": "states", "told reporters": "said to reporters", "added": "said",
    "adding": "saying", "announced": "made known", "according to": "in the words of",
}  # fmt: skip
CONTRACTIONS: Final = {
    "did not": "didn't", "does not": "doesn't", "do not": "don't", "is not": "isn't",
    "was not": "wasn't", "has not": "hasn't", "will not": "won't", "would not": "wouldn't",
    "had not": "hadn't", "were not": "weren't", "are not": "aren't", "have not": "haven't",
    "it is": "it's", "it's": "it is", "didn't": "did not", "isn't": "is not",
    "wasn't": "was not", "won't": "will not", "don't": "do not", "doesn't": "does not",
}  # fmt: skip
MEASURE: Final = re.compile(
    r"(\d+(?:\.\d+)?)([ -]?)(m|metres?|meters?|feet|ft|km|kilometres|miles|kg|g|grams|cm"
    r"|inches|centimetres|minutes)\b"
)
PERCENT: Final = re.compile(r"(?<=\d)(%| per ?cent\b|-per-?cent\b)")


def reword_value(value: Quantity | Timex, text: str) -> Iterator[Edit]:
    """Other ways to write a value."""
    start, end = value.span.start, value.span.end
    words = text[start:end]
    if isinstance(value, Timex) and value.kind is not TimexKind.DURATION:
        yield from _write_date(words, start)
        return
    yield from _write_number(words, start)
    for match in PERCENT.finditer(text, start, min(len(text), end + 10)):
        new = "%" if match[0] != "%" else " percent"
        yield Edit("percent", match.start(), match.end(), new)
        break
    measure = MEASURE.search(text, start, min(len(text), end + 12))
    if measure is None or measure.start() > end or text[measure.end() : measure.end() + 1] == "-":
        return
    number, gap, unit = measure.groups()
    if unit in WRITTEN_UNITS:
        new = f"{gap or ' '}{WRITTEN_UNITS[unit]}"
        yield Edit("unit written", measure.end(1), measure.end(), new)
    if unit in CONVERTED:
        factor, other = CONVERTED[unit]
        amount = Decimal(number) * Decimal(factor)
        shown = round(amount) if amount >= 20 else round(amount, 1)
        yield Edit("unit converted", measure.start(), measure.end(), f"{shown} {other}")


def _write_number(words: str, start: int) -> Iterator[Edit]:
    match = DIGITS.search(words)
    if match and match[0].isdigit() and int(match[0]) < 100:
        after = words[match.end() : match.end() + 1]
        if after in {"", " ", "-"} and words[max(0, match.start() - 1) : match.start()] in {
            "",
            " ",
        }:
            new = spell(int(match[0]))
            yield Edit("digits or words", start + match.start(), start + match.end(), new)
    elif match and "," in match[0]:
        new = match[0].replace(",", "")
        yield Edit("separator", start + match.start(), start + match.end(), new)
    elif match and match[0].isdigit() and int(match[0]) >= 1000:
        new = f"{int(match[0]):,}"
        yield Edit("separator", start + match.start(), start + match.end(), new)
    elif match is None and (match := NUMBER_WORD.search(words)):
        new = str(word_value(match[0].lower()))
        yield Edit("digits or words", start + match.start(), start + match.end(), new)


def _write_date(words: str, start: int) -> Iterator[Edit]:
    month = "|".join(MONTHS)
    if (match := re.search(rf"\b({month}) (\d{{1,2}})\b(?!\d)", words)) or (
        match := re.search(rf"\b(\d{{1,2}}) ({month})\b", words)
    ):
        new = f"{match[2]} {match[1]}"
    elif match := re.search(r"\b(\d{1,2}) ?([ap])m\b", words):
        new = f"{match[1]} {match[2]}.m."
    elif match := re.search(r"\b(\d{1,2}) ?([ap])\.m\.", words):
        new = f"{match[1]}{match[2]}m"
    elif match := re.search(r"\bSept(?:ember)?\b", words):
        new = "September" if match[0] == "Sept" else "Sept"
    else:
        return
    yield Edit("date written", start + match.start(), start + match.end(), new)


def reword_clause(place: Span, parse: Parse) -> Iterator[Edit]:
    """Other words for the same clause."""
    text = parse.document.text
    for kind, table in (("softener", SOFTENERS), ("said", SAYINGS), ("contraction", CONTRACTIONS)):
        pattern = "|".join(sorted(map(re.escape, table), key=lambda s: (-len(s), s)))
        if kind == "softener":
            pattern = rf"(?:{pattern})(?= [\d£$€])"
        match = re.compile(rf"\b(?:{pattern})(?![\w'’])", re.IGNORECASE).search(
            text, place.start, place.end
        )
        if match:
            new = table[match[0].lower()]
            new = new[0].upper() + new[1:] if match[0][0].isupper() else new
            yield Edit(kind, match.start(), match.end(), new)
    yield from _turn_voice(place, parse)


def _turn_voice(place: Span, parse: Parse) -> Iterator[Edit]:
    """Active to passive where subject, verb and object stand side by side and are short."""
    for verb in range(len(parse)):
        if not (place.start <= parse.starts[verb] and parse.ends[verb] <= place.end):
            continue
        participle = PARTICIPLES.get(parse.lower[verb])
        if participle is None and parse.lower[verb].endswith("ed"):
            participle = parse.lower[verb]
        if parse.tags[verb] != "VBD" or participle is None:
            continue
        subject, thing = parse.child(verb, "nsubj"), parse.child(verb, "obj")
        if subject is None or thing is None or parse.child(verb, "conj", "iobj", "compound"):
            continue
        if parse.pos[subject] == "PRON" or parse.pos[thing] == "PRON":
            continue
        left, right = parse.subtree(subject), parse.subtree(thing)
        if (
            left[-1] + 1 != verb
            or right[0] != verb + 1
            or max(len(left), len(right)) > 8
            or left[-1] - left[0] + 1 != len(left)
            or right[-1] - right[0] + 1 != len(right)
        ):
            continue
        first = parse.text(left[0], left[-1] + 1)
        second = parse.text(right[0], right[-1] + 1)
        be = "were" if parse.tags[thing] in {"NNS", "NNPS"} or parse.child(thing, "conj") else "was"
        opens = left[0] == 0 or parse.sentence_of[left[0] - 1] != parse.sentence_of[left[0]]
        if opens:
            second = second[0].upper() + second[1:]
            if parse.pos[left[0]] in {"DET", "ADJ", "NUM", "NOUN"}:
                first = first[0].lower() + first[1:]
        yield Edit(
            "voice",
            parse.starts[left[0]],
            parse.ends[right[-1]],
            f"{second} {be} {participle} by {first}",
        )
        return
