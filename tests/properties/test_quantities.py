"""Numbers in words against a speller, intervals against their order, spans in any text."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.parse import Parse
from stemma.annotate.quantities import find_quantities
from stemma.annotate.quantities.numeral import NumeralForm
from stemma.annotate.quantities.numerals import find_numerals
from stemma.model import Document
from stemma.read import read_text

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
TAGS = [
    "CD",
    "NN",
    "NNS",
    "NNP",
    "NNPS",
    "JJ",
    "JJS",
    "VBD",
    "VBN",
    "IN",
    "DT",
    "RB",
    "CC",
    "HYPH",
    ",",
    ".",
    "$",
    "POS",
    "TO",
    "PRP$",
    "RP",
    "-LRB-",
    "-RRB-",
]
POS = [
    "NUM",
    "NOUN",
    "PROPN",
    "ADJ",
    "VERB",
    "ADP",
    "DET",
    "ADV",
    "CCONJ",
    "PUNCT",
    "SYM",
    "PART",
    "AUX",
]
RELATIONS = [
    "nummod",
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "compound",
    "amod",
    "case",
    "flat",
    "appos",
    "punct",
    "conj",
    "det",
]
PIECES = [
    "two",
    "three",
    "hundred",
    "thousand",
    "million",
    "half",
    "a",
    "an",
    "third",
    "quarter",
    "of",
    "the",
    "and",
    "or",
    "to",
    "from",
    "between",
    "less",
    "than",
    "more",
    "up",
    "down",
    "by",
    "about",
    "over",
    "at",
    "least",
    "5",
    "12",
    "2019",
    "3.2",
    "1,000",
    "$",
    "US$",
    "€",
    "£",
    "%",
    "percent",
    "kg",
    "miles",
    "hour",
    "year-old",
    "years",
    "old",
    "5-10",
    "3-2",
    "10:45",
    "1/2",
    "½",
    "-",
    "–",
    "(",
    ")",
    ",",
    ".",
    "rose",
    "fell",
    "boats",
    "people",
    "victim",
    "time",
    "for",
    "first",
    "second",
    "dozens",
    "no",
    "survivors",
    "m",
    "bn",
    "k",
    "couple",
    "one",
    "point",
    "nought",
    "them",
    "critically",
    "injured",
    "died",
    "including",
    "per",
    "day",
    "C",
    "’",
    "”",
    "11",
    "+",
    "−",
]


def spell(number: int, joint: str) -> str:
    """A whole number below 10^12 in words, the slow and obvious way."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        ten, rest = divmod(number, 10)
        return TENS[ten - 2] + (f"-{SMALL[rest]}" if rest else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{SMALL[hundreds]} hundred" + (f"{joint}{spell(rest, joint)}" if rest else "")
    for scale, name in SCALES:
        if number >= scale:
            count, rest = divmod(number, scale)
            between = joint if rest < 100 else " "
            return f"{spell(count, joint)} {name}" + (
                f"{between}{spell(rest, joint)}" if rest else ""
            )
    raise AssertionError(number)


def plain(text: str) -> Parse:
    """A parse of `text` where every word is a noun of no tree; numbers need no more."""
    document = read_text(text, "a.txt")
    assert isinstance(document, Document)
    return build(document, lambda _: ("NN", "NOUN", 0, "dep"))


def build(document: Document, tag) -> Parse:  # type: ignore[no-untyped-def] # a test's own shorthand
    """A parse with what `tag` says of each word: tag, part of speech, head, relation."""
    found = list(re.finditer(r"\w+(?:[.,:/]\d+)*|[^\w\s]", document.text))
    words = tuple(match[0] for match in found)
    marks = [tag(i) for i in range(len(words))]
    heads = [min(head, len(words) - 1) if i else 0 for i, (_, _, head, _) in enumerate(marks)]
    heads = [head if head < i else 0 for i, head in enumerate(heads)]
    children: list[list[int]] = [[] for _ in words]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    return Parse(
        document=document,
        words=words,
        lower=tuple(word.lower() for word in words),
        lemmas=tuple(word.lower() for word in words),
        starts=tuple(match.start() for match in found),
        ends=tuple(match.end() for match in found),
        tags=tuple(mark[0] for mark in marks),
        pos=tuple(mark[1] for mark in marks),
        heads=tuple(heads),
        relations=tuple("root" if i == 0 else mark[3] for i, mark in enumerate(marks)),
        children=tuple(map(tuple, children)),
        sentences=((0, len(words)),) if words else (),
        sentence_of=(0,) * len(words),
    )


@st.composite
def soups(draw: st.DrawFn) -> Parse:
    """Number words, signs and nouns in any order, tagged in any way."""
    pieces = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
    gaps = draw(st.lists(st.sampled_from([" ", " ", " ", "", "\n\n"]), min_size=25, max_size=25))
    text = "".join(piece + gap for piece, gap in zip(pieces, gaps, strict=False)).strip() or "x"
    document = read_text(text, "a.txt")
    assert isinstance(document, Document)
    marks = st.tuples(
        st.sampled_from(TAGS), st.sampled_from(POS), st.integers(0, 30), st.sampled_from(RELATIONS)
    )
    return build(document, lambda _: draw(marks))


@given(st.integers(0, 10**12 - 1), st.sampled_from([" ", " and "]))
def test_words_say_their_number(number: int, joint: str) -> None:
    (found,) = find_numerals(plain(spell(number, joint)))
    assert found.low == found.high == number
    assert (found.start, found.end) == (0, len(spell(number, joint)))


@given(st.integers(0, 1100))
def test_small_numbers_all(number: int) -> None:
    (found,) = find_numerals(plain(spell(number, " ")))
    assert found.low == number


@given(
    st.integers(0, 999).filter(lambda whole: whole != 1),
    st.text("0123456789", min_size=1, max_size=6),
    st.sampled_from([*SCALES, (1, "")]),
)
def test_words_say_their_decimal(whole: int, places: str, scale: tuple[int, str]) -> None:
    digits = " ".join(SMALL[int(digit)] for digit in places)
    text = f"{spell(whole, ' ')} point {digits} {scale[1]}".strip()
    (found,) = find_numerals(plain(text))
    assert found.low == Decimal(f"{whole}.{places}") * scale[0]
    assert (found.start, found.end) == (0, len(text))


def indian(number: int) -> str:
    """Groups of two before the last three digits."""
    head, tail = divmod(number, 1000)
    groups = [f"{tail:03d}"]
    while head:
        head, pair = divmod(head, 100)
        groups.append(f"{pair:02d}" if head else str(pair))
    return ",".join(reversed(groups))


@given(st.integers(1000, 10**11), st.integers(0, 99))
def test_grouping_does_not_change_a_number(number: int, cents: int) -> None:
    for text in (f"{number:,}", str(number), f"{number:,}.{cents:02d}", indian(number)):
        (found,) = find_numerals(plain(text))
        assert found.end == len(text), text
        wanted = Decimal(text.replace(",", ""))
        assert found.low == wanted, text
    spaced = f"{number:,}".replace(",", "\u00a0")
    assert [found.low for found in find_numerals(plain(spaced))] == [number]


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_range_runs_upward(left: int, right: int) -> None:
    for text in (f"between {left} and {right} km", f"from {left} to {right} km"):
        (found,) = find_quantities(plain(text), ())
        assert found.low == min(left, right), text
        assert found.high == max(left, right), text
        assert found.unit == "kilometre"


@given(st.integers(1, 10**6), st.sampled_from(["km", "percent", "dollars"]))
def test_bounds_hold_the_number(number: int, unit: str) -> None:
    def one(before: str) -> tuple[object, ...]:
        (found,) = find_quantities(plain(f"x {before} {number} {unit}"), ())
        return found.low, found.high, found.low_open, found.high_open

    assert one("more than") == (number, None, True, True)
    assert one("at least") == (number, None, False, True)
    assert one("less than") == (0, number, False, True)
    assert one("up to") == (0, number, False, False)
    assert one("exactly") == (number, number, False, False)


@given(soups())
def test_any_text(parse: Parse) -> None:
    found = find_quantities(parse, ())
    text = parse.document.text
    for quantity in found:
        assert quantity.span.of(text).strip() == quantity.span.of(text)
        if quantity.of is not None:
            assert quantity.of.of(text)
        if quantity.restates is not None:
            assert any(other.span == quantity.restates for other in found)
    for left, right in pairwise(found):
        assert left.span.end <= right.span.start
    assert found == find_quantities(parse, ())


@given(soups())
def test_numerals_lie_apart(parse: Parse) -> None:
    found = find_numerals(parse)
    for numeral in found:
        assert 0 <= numeral.start < numeral.end <= len(parse.document.text)
        assert numeral.low <= numeral.high
        assert (numeral.low == numeral.high) == (numeral.form is not NumeralForm.PLURAL)
    for left, right in pairwise(found):
        assert left.end <= right.start
