"""Years, and numbers that only look like them."""

from __future__ import annotations

from functools import cache
from typing import Final

from stemma.annotate.timexes.explicit import dated, modify, year_of
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.stamp import Stamp
from stemma.annotate.timexes.titles import is_model
from stemma.lexicon.words import load_words

PREPOSITIONS: Final = frozenset({
    "in", "since", "until", "by", "from", "during", "of", "after", "before", "till", "to",
    "between", "around", "circa", "for",
})  # fmt: skip
_DETERMINERS: Final = frozenset({
    "the", "its", "his", "her", "their", "a", "an", "this", "that", "'s", "’s", "our", "my", "late",
    "early", "mid", "and", "or", "-", "–",
})  # fmt: skip
_COUNTING: Final = frozenset({
    "over", "than", "nearly", "some", "least", "most", "almost", "approximately", "roughly", "only",
    "another", "about",
})  # fmt: skip
_LABELS: Final = frozenset({
    "$", "£", "€", "#", "us$", "no.", "number", "article", "section", "resolution", "room",
    "flight", "page", "p.", "pp.", "chapter", "route", "highway", "model", "channel", "line", "+",
    "/", "×", "x", "at",
})  # fmt: skip
"""What a number after it only names or counts: "Flight 1989", "at 1600 Penn Street"."""
_TAILS: Final = frozenset({"era", "present", "style", "born"})
OLDEST: Final = 1500
"""Before this year a number needs a preposition or an article to be a year."""
FIRST: Final = 1700


def read_year(hit: Hit, scene: Scene) -> tuple[Reading, ...]:  # noqa: ARG001 - one form for all
    """A year, where the number is no count."""
    said = year_of(hit)
    if said is None:
        return ()
    year, bc = said
    era = any(str(hit.atoms.values[k]) in {"BC", "AD"} for k in hit.at("year"))
    if not 1 <= year <= 9999 or not (era or is_year(hit, year)) or _is_model(hit):
        return ()
    stamp = modify(hit, Stamp(year=year, bc=bc))
    lead = hit.text("lead")
    if lead.startswith(("the second half", "the latter half", "the first half")):
        stamp = Stamp(year=year, bc=bc, half=1 if "first" in lead else 2)
    return (dated(hit, stamp),)


def _is_model(hit: Hit) -> bool:
    return is_model(hit.parse, hit.atoms.words[hit.at("year")[0]], *_products())


def is_year(hit: Hit, year: int) -> bool:
    """Whether a four-figure number is a year, by the words beside it and its place in the tree."""
    before, after = hit.before(), hit.after()
    if hit.has("lead") and hit.text("lead") not in {"about", "around"}:
        return True
    if before in _LABELS or before in _COUNTING or after in _measures():
        return False
    if (glued := _glued(hit, year)) is not None:
        return glued
    if after == "," and before in PREPOSITIONS:
        return True
    if year < OLDEST and before not in PREPOSITIONS and before != "the":
        return False
    return not _counts(hit, before)


@cache
def _products() -> tuple[frozenset[str], frozenset[str]]:
    """Names before the year of a product, and names behind it."""
    return load_words("yearly_products.txt"), load_words("vehicle_makes.txt")


@cache
def _measures() -> frozenset[str]:
    return load_words("measured.txt")


def _glued(hit: Hit, year: int) -> bool | None:
    """What a number tells that a sign without a space ties to the next; `None` if nothing does."""
    parse = hit.parse
    word = hit.atoms.words[hit.at("year")[0]]
    before, after, next_after = hit.before(), hit.after(), hit.after(2)
    if after in {"-", "–"} and parse.gap(word + 1) == "":
        if next_after[:1].isdigit():
            return len(next_after) == 4
        if next_after.isalpha() and next_after not in _TAILS:
            return year >= FIRST
    if before == "-" and parse.gap(word) == "" and hit.before(2).isalpha():
        return hit.before(2) in {"mid", "pre", "post", "early", "late"}
    if before in {".", ":"} and parse.gap(word) == "":
        return False
    if after == "," and next_after.isdecimal() and len(next_after) == 3:
        return before in PREPOSITIONS
    return None


def _counts(hit: Hit, before: str) -> bool:
    """Whether the number counts the plural noun that it stands before."""
    parse = hit.parse
    word = hit.atoms.words[hit.at("year")[0]]
    if before in PREPOSITIONS or before in _DETERMINERS:
        return False
    if hit.tag_after() in {"NNS", "NNPS"}:
        return True
    head = parse.heads[word]
    return (
        head > word
        and parse.relations[word] == "nummod"
        and parse.tags[head] in {"NNS", "NNPS"}
        and (head == word + 1 or parse.pos[word + 1] == "ADJ")
    )


def read_short_year(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """A year of two figures with an apostrophe before it: '99."""
    short = hit.number("short")
    if hit.before() not in {
        *PREPOSITIONS,
        "and",
        "or",
        "the",
        "summer",
        "spring",
        "fall",
        "winter",
    }:
        return ()
    if short is None or hit.atoms.ends[hit.first] != hit.atoms.starts[hit.first + 1]:
        return ()
    century = 2000 if short <= 30 else 1900
    if scene.narrative and scene.last is not None and scene.last.year is not None:
        told = scene.last.year
        century = told // 100 * 100 - (100 if told % 100 + 5 < short else 0)
    return (dated(hit, Stamp(year=century + short)),)


def read_bare_years(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """Years of two figures without a sign, where the sentence counts in years: in 80 and 84."""
    places = [k for k in hit.at("short") if hit.piece(k).isdigit()]
    texts = [hit.piece(k) for k in places]
    after = hit.after()
    counted = (after.isalnum() and after not in _ON) or after in {"%", "-", "–", "/", "$", "°", ":"}
    if counted or any(len(text) != 2 for text in texts):
        return ()
    parse = hit.parse
    word = hit.atoms.words[hit.first]
    low, high = parse.sentences[parse.sentence_of[word]]
    low, high = max(low, word - WIDE), min(high, word + WIDE)
    full = any(
        parse.lower[i] == "in" and len(parse.lower[i + 1]) == 4 and parse.lower[i + 1].isdigit()
        for i in range(low, high - 1)
    )
    if not full and not texts[0].startswith("0"):
        return ()
    now = scene.published.year % 100 if scene.published is not None else 30
    return tuple(
        dated(hit, Stamp(year=(2000 if int(text) <= now else 1900) + int(text)), span=(k, k + 1))
        for k, text in zip(places, texts, strict=True)
    )


WIDE: Final = 60
_ON: Final = frozenset({"and", "or", "but", "when", "as", "while"})


def read_years(hit: Hit, scene: Scene) -> tuple[Reading, ...]:  # noqa: ARG001 - one form for all readers
    """1914–18, 1957-60: two years, the second with the century of the first."""
    first, second = hit.number("year"), hit.number("short")
    if first is None or second is None or hit.has("era") or hit.before() in _LABELS:
        return ()
    year = first // 100 * 100 + second if second < 100 else second
    if not first < year <= first + 99:
        return ()
    cut = hit.at("short")[0]
    return (
        dated(hit, Stamp(year=first), span=(hit.first, hit.at("year")[-1] + 1)),
        dated(hit, Stamp(year=year), span=(cut, hit.last)),
    )


def read_eras(hit: Hit, scene: Scene) -> tuple[Reading, ...]:  # noqa: ARG001 - one form for all
    """499–493 BC: two years before Christ."""
    first, second = hit.number("first"), hit.number("second")
    bc = hit.atoms.values[hit.last - 1] == "BC"
    if first is None or second is None or not (1 <= first <= 9999 and 1 <= second <= 9999):
        return ()
    if (first <= second) == bc:
        return ()
    cut = hit.at("second")[0]
    return (
        dated(hit, Stamp(year=first, bc=bc), span=(hit.first, hit.at("first")[-1] + 1)),
        dated(hit, Stamp(year=second, bc=bc), span=(cut, hit.last)),
    )
