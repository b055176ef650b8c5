"""Words of time that are other words, too: what each must look like to count."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.timexes.figures import DASHES
from stemma.annotate.timexes.titles import is_part_of_a_name, is_titled

Table = Mapping[str, tuple[str, str]]
Gate = Callable[[Parse, int, Table], bool]

_ERAS: Final = frozenset({"BC", "AD", "BCE", "CE", "B.C.", "A.D.", "B.C", "C.E.", "B.C.E."})
_COUNTED: Final = frozenset({"a", "an", "per", "each", "every", "one", "half"})
_POINTING: Final = frozenset({"the", "that", "this", "one", "last", "next"})


def word_class(parse: Parse, i: int, table: Table) -> tuple[str, str]:
    """The class and value of a word of the lexicon; no class where it is another word here."""
    kind, value = table[parse.lower[i]]
    if parse.lower[i] == "second" and _is_second(parse, i, table):
        return "unit", "S"
    gate = _GATES.get(kind)
    if gate is not None and not gate(parse, i, table):
        return "", value
    return kind.removesuffix("_short"), value


def _is_capital(parse: Parse, i: int, table: Table) -> bool:  # noqa: ARG001 - one form for all
    return parse.words[i][0].isupper()


def _is_name(parse: Parse, i: int, table: Table) -> bool:
    """Whether a month or weekday is written as one, and is no verb: "They march", "He may"."""
    if not parse.words[i][0].isupper():
        return False
    return parse.tags[i][0] not in "VM" or _beside_figures(parse, i, table)


def _is_weekday(parse: Parse, i: int, table: Table) -> bool:
    return _is_name(parse, i, table) and not is_part_of_a_name(parse, i)


def _is_short_name(parse: Parse, i: int, table: Table) -> bool:
    return parse.words[i][0].isupper() and _beside_figures(parse, i, table)


def _beside_figures(parse: Parse, i: int, table: Table) -> bool:
    """Whether a number, or a month, stands next to i, commas apart."""
    lower = parse.lower
    for step in (1, -1):
        j = i + step
        if 0 <= j < len(lower) and (lower[j] in {",", "."} or lower[j] in DASHES):
            j += step
        if 0 <= j < len(lower) and (
            lower[j][0].isdigit() or table.get(lower[j], ("",))[0] in {"month", "month_short"}
        ):
            return True
    return False


def _is_second(parse: Parse, i: int, table: Table) -> bool:
    """Whether "second" is the unit."""
    if i == 0 or parse.tags[i] != "NN" or parse.relations[i] == "amod":
        return False
    before = parse.lower[i - 1]
    if before == "-" and i > 1:
        before = parse.lower[i - 2]
    number = before[0].isdigit() or table.get(before, ("",))[0] in {"number", "tens"}
    return number or before in _COUNTED


def _is_no_title(parse: Parse, i: int, table: Table) -> bool:  # noqa: ARG001 - one form for all
    """Whether "Daily" or "Today" is the word and no part of a name: the Daily Courier."""
    words, (low, high) = parse.words, parse.sentences[parse.sentence_of[i]]
    if is_titled(parse, i):
        return False
    if not words[i][0].isupper() or parse.tags[i][:3] != "NNP":
        return True
    after = words[i + 1] if i + 1 < high else ""
    before = words[i - 1] if i > low else ""
    return not (after[:1].isupper() or before[:1].isupper() or before == "the")


def _is_part(parse: Parse, i: int, table: Table) -> bool:
    """Whether "dawn" is a part of the day, and no verb, no name: Operation Dawn, Night Owls."""
    if parse.tags[i][0] == "V":
        return False
    if (
        i
        and table.get(parse.lower[i - 1], ("",))[0] == "weekday"
        and is_part_of_a_name(parse, i - 1)
    ):
        return False
    words, end = parse.words, parse.sentences[parse.sentence_of[i]][1]
    if not words[i][0].isupper() or words[i].isupper():
        return True
    after = words[i + 1] if i + 1 < end else ""
    if after[:1].isupper() and parse.tags[i][:3] == "NNP" and after.lower() not in table:
        return False
    if i == 0 or not words[i - 1][0].isupper():
        return True
    return parse.lower[i - 1] in table or parse.lower[i - 1] in _POINTING


def _is_no_verb(parse: Parse, i: int, table: Table) -> bool:  # noqa: ARG001 - one form for all
    return parse.tags[i][0] != "V"


def _is_unit(parse: Parse, i: int, table: Table) -> bool:
    """Whether "Week" is the unit and no title: not in «This Week», but in the Seven Years War."""
    if parse.tags[i][0] == "V":
        return False
    before = parse.lower[i - 1] if i else ""
    spelt = table.get(before, ("",))[0] in {"number", "tens", "scale"}
    return spelt or before in {"last", "next"} or not is_titled(parse, i)


def _is_season(parse: Parse, i: int, table: Table) -> bool:
    """Whether "Winter" is the season, and no part of a name: the Winter Games."""
    if parse.tags[i][0] != "N":
        return False
    _, high = parse.sentences[parse.sentence_of[i]]
    after = parse.words[i + 1] if i + 1 < high else ""
    return not (after[:1].isupper() and after.lower() not in table and is_titled(parse, i))


def _is_no_name(parse: Parse, i: int, table: Table) -> bool:  # noqa: ARG001 - one form for all
    return not is_titled(parse, i)


def _is_era(parse: Parse, i: int, table: Table) -> bool:  # noqa: ARG001 - one form for all
    return parse.words[i] in _ERAS


_GATES: Final[Mapping[str, Gate]] = MappingProxyType({
    "month": _is_name, "weekday": _is_weekday, "month_short": _is_short_name,
    "weekday_short": _is_short_name, "weekdays": _is_capital, "holiday": _is_capital,
    "rate": _is_no_title, "deictic": _is_no_title, "part": _is_part, "season": _is_season,
    "era": _is_era, "unit": _is_unit, "units": _is_unit,
    "reference": _is_no_name,
    "edge": _is_no_verb,
})  # fmt: skip
