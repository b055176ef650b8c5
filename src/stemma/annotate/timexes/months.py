"""Months, with or without their year; which of them are months and no names of persons."""

from __future__ import annotations

from typing import Final

from stemma.annotate.timexes.explicit import dated, modify, short_year, that_year, year_of
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.stamp import Stamp

_CUES: Final = frozenset({
    "in", "since", "by", "until", "till", "from", "to", "through", "throughout", "during", "of",
    "last", "next", "this", "that", "and", "or", "between", "before", "after", "around", "for",
    "each", "every", "previous", "following", "about", "late", "early", "mid", "–", "-", "back",
    "past", "coming", "&", ",", "(", "as", "with",
})  # fmt: skip
_NAMES: Final = frozenset({"may", "march", "april", "june", "august", "january"})


def read_month(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """A month, with or without its year."""
    month = hit.number("month")
    if month is None:
        return ()
    said = year_of(hit) or that_year(hit, scene) or short_year(hit)
    if said is not None:
        stamp = Stamp(year=said[0], month=month, bc=said[1])
        return (dated(hit, modify(hit, stamp)),)
    if not _is_month(hit):
        return ()
    if hit.has("rel") and (beside := _beside(hit, scene, month)) is not None:
        return (dated(hit, modify(hit, beside), anchor=scene.published),)
    if _is_every(hit):
        return (dated(hit, Stamp(month=month)),)
    stamp, others = scene.place(hit, month, None)
    others = tuple(modify(hit, other) for other in others)
    anchor = scene.published if stamp.year is not None else None
    return (dated(hit, modify(hit, stamp), others=others, anchor=anchor),)


def _beside(hit: Hit, scene: Scene, month: int) -> Stamp | None:
    """Last March, next March, the previous March: the one before or after the month it is told."""
    words = set(hit.text("rel").split())
    base = scene.last if words & {"previous", "following"} or scene.narrative else scene.now
    if base is None or base.year is None or base.month is None or base.bc:
        return None
    if words & {"last", "previous"}:
        return Stamp(year=base.year - (month >= base.month), month=month)
    if words & {"next", "following"}:
        return Stamp(year=base.year + (month <= base.month), month=month)
    if "this" in words:
        return Stamp(year=base.year, month=month)
    return None


def _is_every(hit: Hit) -> bool:
    """Whether a month is told of each year: "October is Poetry Month", "June is the wet season"."""
    parse, place = hit.parse, hit.atoms.words[hit.at("month")[0]]
    noun = parse.heads[place]
    return (
        hit.match[0] == hit.match["month"]
        and parse.relations[place].startswith("nsubj")
        and parse.lower[noun] in {"month", "season", "time"}
        and any(parse.lower[child] == "is" for child in parse.children[noun])
    )


def _is_of_an_event(hit: Hit, place: int) -> bool:
    """Whether a month tells which of several is meant: the June decision, a May ruling."""
    parse, head = hit.parse, hit.parse.heads[place]
    return (
        hit.before() in _DETERMINERS
        and head in {place + 1, place + 2}
        and parse.tags[head] in {"NN", "NNS"}
        and parse.words[head].islower()
        and parse.relations[place] in {"compound", "nmod", "nmod:unmarked"}
    )


_DETERMINERS: Final = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that",
                                 "'s", "’s"})  # fmt: skip


def _is_month(hit: Hit) -> bool:  # noqa: PLR0911 - one case a line
    """Whether a month's name without a number is a month and no person, verb or place."""
    parse = hit.parse
    place = hit.atoms.words[hit.at("month")[0]]
    name, tag = parse.lower[place], parse.tags[place]
    if hit.has("lead"):
        return True
    before, after = hit.before(), hit.after()
    after_word = hit.atoms.words[hit.last - 1] + 1
    if tag[0] in "VM":
        return False
    if _is_of_an_event(hit, place):
        return True
    if name in _NAMES:
        strong = _CUES - {"of", "for", "and", "or", "to", ",", "as", "with", "about", "("}
        if name in {"may", "march"} and before not in strong:
            return before in {"of", "and", "or", "to", "for"} and tag == "NNP" and after in {
                "", ".", ",", "and", "or", "to", "when", "as", ";"}  # fmt: skip
        if before not in _CUES:
            return False
    follows_name = (
        after and parse.words[after_word][0].isupper() and parse.tags[after_word] == "NNP"
    )
    if follows_name and parse.relations[after_word].startswith("flat"):
        return False
    before_word = hit.atoms.words[hit.first] - 1
    if (
        before
        and parse.tags[before_word] == "NNP"
        and parse.heads[place] == before_word
        and (parse.relations[place].startswith("flat"))
    ):
        return False
    return tag in {"NNP", "NNPS", "NN", "JJ", "CD"} or before in _CUES
