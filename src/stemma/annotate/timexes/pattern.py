"""Patterns over classes of words, compiled to regular expressions with one character a word.

A pattern is written in words: `$month` is a word of the class month, `{NUM}` a part defined in
`MACROS`, `name:(` opens a named group, `( ) | ? + *` mean what they mean in a regular expression,
and anything else is the word itself, in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

CLASSES: Final = (
    "n1", "n2", "n3", "n4", "n5", "yr", "big", "zero", "nth", "clock", "slash", "isotail",
    "decade", "short_decade", "quarter_name", "dated_day", "deictic", "decade_name", "edge", "era",
    "fuzzy", "holiday", "hour_name", "meridiem", "modifier", "month", "number", "ordinal", "part",
    "parts", "rate", "reference", "scale", "season", "tens", "unit", "units", "weekday", "weekdays",
    "open", "close", "offset",
)  # fmt: skip
"""n1: 1 to 12 in figures; n2: to 24; n3: to 31; n4: to 99; n5: to 999; yr: 1000 to 2199 in four
figures; big: other numbers; zero: 0; nth: a numeral with its ending."""

BLANK: Final = "."
"""A word of no class, or the end of a sentence."""

MACROS: Final = MappingProxyType({
    "DAY": "( $n1 | $n2 | $n3 | $nth )",
    "INT": "( $n1 | $n2 | $n3 | $n4 | $n5 | $yr | $big | $zero )",
    "CARD": "( {INT} $scale ? | $number $scale ? | $tens ( - $number ) ? $scale ?"
            " | ( a | an ) ? $scale )",
    "HALF": "( and a ? half | - and - a - half )",
    "NUM": (
        "( ( a | an ) ( very | good ) ? $fuzzy ( of ( the ) ? ) ? | a half | half ( a | an )"
        " | a ? half - | $fuzzy ( more | of the ) ? | {CARD} ( - | to | or ) {CARD}"
        " | between {CARD} and {CARD}"
        " | {CARD} {HALF} | {CARD} | a | an )"
    ),
    "APPROX": (
        "( ( just | only | well | a little | a mere | mere | slightly | at least | at most"
        " | some | about | around | approximately | roughly | nearly | almost | over | under"
        " | more than | less than | fewer than | no more than | no less than | no fewer than"
        " | not more than | up to | as many as | as long as | as little as | as much as | close to"
        " | another | a further | an estimated | an additional | a full | a whole | a single"
        " | the whole | the full | a total of ) + )"
    ),
    "UNIT": "( $unit | $units )",
    "MORE": "( more | additional | further | extra | full | whole | entire | straight | consecutive"
            " | successive | solid | long | fiscal | calendar | academic | school | business"
            " | working )",
    "NEAR": "( last | past | previous | next | following | coming | preceding | final | $ordinal"
            " | succeeding | subsequent | initial | opening | intervening | ensuing )",
    "EDGE": "( ( the ? very ? $edge | the ( $modifier | latter | later | $ordinal | last ) part"
            " | the rest | the remainder | the ? half ) of | the ? $modifier - ?"
            " | very ? $modifier in"
            " | ( later | earlier ) in )",
    "YEAR": "( , ? $yr $era ? | , ? of $yr $era ? | , ? {INT} $era | of {INT} $era )",
    "THATYEAR": "( , ? ( of | in ) ? ( the ? same | that same | that | this | last | next"
                " | the previous | the following ) year )",
})  # fmt: skip

AHEAD: Final = (
    "( - | to | and | or | through | until | , and ? | / ) the ? $modifier ? ( $weekday , ? ) ?"
    " ( month:( $month ) ( the ? {DAY} ) ? | {DAY} of ? second:( $month ) ) ( , | of ) ?"
    " year:( $yr )"
)

ALONE: Final = ("eve", "present", "moment", "past", "future", "modern", "being", "'", "coming")
"""Words that are of time though no class has them: every pattern has one, or one of a class."""

_PIECE: Final = re.compile(r"\w+:\(|\{\w+\}|\$\w+|[()|?+*]|\S+")


@dataclass(frozen=True, slots=True)
class Grammar:
    """All patterns compiled over one alphabet: a character for each class and each literal word."""

    classes: Mapping[str, str]
    literals: Mapping[str, str]
    compiled: tuple[re.Pattern[str], ...]
    starters: Mapping[str, tuple[int, ...]]
    """Character → the patterns that can begin with it, in their order."""
    members: Mapping[str, frozenset[str]]
    """Class → the characters of its words: its own, and those of its words that patterns name."""
    runs: re.Pattern[str]
    """A stretch of pieces that are of some class or named, with a word of time among them."""
    ahead: re.Pattern[str]
    """What shares its year with a date before it: "and June 1955" after "in April"."""


def build_grammar(patterns: Iterable[str], table: Mapping[str, tuple[str, str]]) -> Grammar:
    """The grammar of the patterns, in their order, over the lexicon's words and classes."""
    texts = tuple(patterns)
    words = sorted({word for text in (*texts, AHEAD) for word in _words(text)})
    place = iter(range(0x4E00, 0xA000))
    classes = {name: chr(next(place)) for name in CLASSES}
    literals = {word: chr(next(place)) for word in words}
    members = {name: {char} for name, char in classes.items()}
    for word in words:
        if word in table and table[word][0] in members:
            members[table[word][0]].add(literals[word])
    sets = {name: f"(?:{'|'.join(sorted(chars))})" for name, chars in members.items()}
    sources = [_source(text, sets, literals) for text in texts]
    compiled = tuple(re.compile(source) for source in sources)
    alphabet = [*classes.values(), *literals.values()]
    starters: dict[str, list[int]] = {char: [] for char in alphabet}
    for number, source in enumerate(sources):
        for char in _first(source):
            starters[char].append(number)
    return Grammar(
        MappingProxyType(classes),
        MappingProxyType(literals),
        compiled,
        MappingProxyType({char: tuple(numbers) for char, numbers in starters.items()}),
        MappingProxyType({name: frozenset(chars) for name, chars in members.items()}),
        _runs(members, literals),
        re.compile(_source(AHEAD, sets, literals)),
    )


@cache
def _expand(text: str) -> str:
    while "{" in text:
        text = re.sub(r"\{(\w+)\}", lambda found: MACROS[found[1]], text)
    return text


def _runs(members: Mapping[str, set[str]], literals: Mapping[str, str]) -> re.Pattern[str]:
    known = {char for chars in members.values() for char in chars}
    known |= {literals[word] for word in ALONE if word in literals}
    some = f"[{''.join(sorted(known))}]"
    return re.compile(rf"[^{re.escape(BLANK)}{some[1:]}*{some}[^{re.escape(BLANK)}]*")


def _words(text: str) -> Iterable[str]:
    for piece in _PIECE.findall(_expand(text)):
        if not (piece[0] == "$" or piece.endswith(":(") or piece in "()|?+*"):
            yield piece


def _source(text: str, classes: Mapping[str, str], literals: Mapping[str, str]) -> str:
    out: list[str] = []
    for piece in _PIECE.findall(_expand(text)):
        if piece.endswith(":("):
            out.append(f"(?P<{piece[:-2]}>")
        elif piece == "(":
            out.append("(?:")
        elif piece in ")|?+*":
            out.append(piece)
        elif piece[0] == "$":
            out.append(classes[piece[1:]])
        else:
            out.append(literals[piece])
    return "".join(out)


def _first(source: str) -> frozenset[str]:
    """The characters that a match of the compiled form of a pattern can begin with."""
    source = re.sub(r"\(\?P<\w+>|\(\?:", "(", source)
    place = 0

    def either() -> tuple[bool, frozenset[str]]:
        nonlocal place
        empty, chars = False, frozenset[str]()
        while True:
            can, more = row()
            empty, chars = empty or can, chars | more
            if place == len(source) or source[place] == ")":
                return empty, chars
            place += 1

    def row() -> tuple[bool, frozenset[str]]:
        nonlocal place
        empty, chars = True, frozenset[str]()
        while place < len(source) and source[place] not in "|)":
            if source[place] == "(":
                place += 1
                can, more = either()
            else:
                can, more = False, frozenset(source[place])
            place += 1
            if place < len(source) and source[place] in "?*+":
                can = can or source[place] != "+"
                place += 1
            if empty:
                chars |= more
            empty = empty and can
        return empty, chars

    return either()[1]
