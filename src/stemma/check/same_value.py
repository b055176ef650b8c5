"""Whether two numbers or times are the same, as far as words and calendars tell."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from stemma.check.units import Value
from stemma.check.wording import tokens_of
from stemma.check.words import FUNCTION_WORDS
from stemma.judge.amounts import ANOTHER_BOUND
from stemma.judge.ladder import Judged
from stemma.lexicon.numbers import NumberUse, load_number_words
from stemma.lexicon.words import load_words
from stemma.model import Quantity, Relation, Timex, TimexKind

HOLD: Final = frozenset({Relation.AGREES, Relation.COMPATIBLE})
CLASH: Final = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.UPDATES})
WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
VAGUE: Final = re.compile(r"_REF$|^P|^T[A-Z]{2}$|(?:SP|SU|FA|WI)$")
"""TIMEX3 values that no draft is held to: "now", "summer", lengths of time that are amounts."""
ANAPHORIC: Final = re.compile(
    r"\b(?:same|that|those|following|previous|next)\s+(?:day|night|morning|evening|afternoon|month"
    r"|year|week|time)|^the\s+(?:morning|afternoon|evening|night)$|\b(?:day|night|week|month|year)s?\s+(?:before|after|earlier|later)\b",
    re.IGNORECASE,
)
"""Times that hang on what was said before: in the draft on one thing, in the source on another."""


NARROW: Final = Decimal("0.25")
"""Share of an amount by which its bounds may lie apart for it to be one number."""


def is_same(value: Value, given: Value, judged: Judged) -> bool:
    """Whether a value that holds with another is it: a number within its bounds, the same day."""
    if judged.relation is Relation.AGREES:
        return True
    if isinstance(value, Quantity):
        return is_narrow(given) or not is_narrow(value)
    if not isinstance(given, Timex) or given.earliest is None:
        return False
    return str(given.earliest)[:10] == str(given.latest)[:10]


def is_narrow(value: Value) -> bool:
    """Whether an amount is given with both its bounds, near each other: no "more than 1,200"."""
    if not isinstance(value, Quantity) or value.low is None or value.high is None:
        return False
    return value.high <= value.low + abs(value.low) * NARROW


BOUND: Final = Decimal("0.05")
"""Share of a bound by which another may lie apart and be it, rounded: 1,400 and 1,450."""


def by_bound(judged: Judged, one: tuple[Quantity, str], other: tuple[Quantity, str]) -> Judged:
    """A judgement of two amounts that are open on one side, mended by the bounds they give.

    Reports that say "at least six" and "at least eleven" can both be right; a draft that says
    "at least eleven" is not borne out by "at least six".
    """
    bounds = [_bound(amount) for amount, _ in (one, other)]
    if None in bounds or judged.relation not in HOLD:
        return judged
    (side, mine), (other_side, their) = (bound for bound in bounds if bound is not None)
    if side != other_side or abs(mine - their) <= BOUND * max(abs(mine), abs(their)):
        return judged
    return replace(judged, relation=Relation.DIFFERS, rung=ANOTHER_BOUND,
                   reason=f"“{one[1]}” and “{other[1]}” give two bounds.")  # fmt: skip


def _bound(amount: Quantity) -> tuple[str, Decimal] | None:
    """The side on which an amount has its only bound, and the bound; `None` for other amounts."""
    if amount.low is not None and amount.high is None:
        return "low", amount.low
    if amount.high is not None and not amount.low and amount.low != amount.high:
        return "high", amount.high
    return None


def is_checked(value: Value, words: str) -> bool:
    """Whether a draft is held to a value: not to "one", "the second" or "recently"."""
    if isinstance(value, Timex):
        if value.kind in {TimexKind.DATE, TimexKind.TIME}:
            return not ANAPHORIC.search(words) and not VAGUE.search(value.value)
        return value.kind is TimexKind.DURATION and bool(numbers_in(words))
    if value.dimension == "rank" or value.restates is not None:
        return False
    count = value.dimension in {None, "count"}
    if count and value.low == value.high == 1:
        return False
    return bool(numbers_in(words)) and not (count and value.change is None and value.low is None)


def numbers_in(words: str) -> frozenset[str]:
    """The numbers in some words, as digits.

    >>> sorted(numbers_in("more than twenty-two of 1,500"))
    ['1500', '22']
    """
    out: list[str] = []
    end = -2
    for token in tokens_of(words):
        joined = token.start == end + 1 and words[end] in "-\u2010\u2011 "
        if (
            joined
            and out
            and out[-1] in TENS
            and token.word in ONES
            and not words[end - 1].isdigit()
        ):
            out[-1] = str(int(out[-1]) + int(token.word))
        elif token.word[0].isdigit() or token.word in MAGNITUDES:
            out.append(token.word)
        else:
            continue
        end = token.end
    return frozenset(out)


TENS: Final = frozenset(str(n) for n in range(20, 100, 10))
ONES: Final = frozenset(str(n) for n in range(1, 10))
ORDINALS: Final = {
    str(int(use.value)): word
    for word, uses in sorted(load_number_words().items())
    for use in uses
    if word.isalpha() and use.use is NumberUse.ORDINAL and use.value.denominator == 1
}
"""Numbers with their ordinals in one word: "8" and "eighth"."""


def is_time(value: Value) -> bool:
    """Whether a value is a time or a length of time."""
    return isinstance(value, Timex) or value.dimension == "time"


def as_percentage(value: Value) -> Value:
    """A share given as a fraction ("half", "two thirds") as a percentage; others as they are."""
    if not isinstance(value, Quantity) or value.dimension != "share" or value.unit is not None:
        return value
    bounds = [None if b is None else b * 100 for b in (value.low, value.high)]
    return replace(value, low=bounds[0], high=bounds[1], unit="percentage")


MAGNITUDES: Final = frozenset(
    {"hundred", "thousand", "million", "billion", "trillion", "dozen", "dozens", "hundreds"}
    | {"thousands", "half", "third", "quarter"}
)


def telling(words: str) -> frozenset[str]:
    """The words of a time that name it: "before Easter" gives `easter`."""
    return frozenset(t.word for t in tokens_of(words)) - LOOSE - FUNCTION_WORDS


def written_alike(one: str, other: str) -> bool:
    """Whether two values are the same number of the same thing: "14 months ago", "earlier".

    >>> written_alike("14 months ago", "14 months earlier"), written_alike("14 days", "14 months")
    (True, False)
    """
    numbers = numbers_in(one), numbers_in(other)
    rest = [
        {t.word.rstrip("s") for t in tokens_of(words) if not t.word[0].isdigit()} - LOOSE
        for words in (one, other)
    ]
    if numbers[0] != numbers[1]:
        return False
    named = [words & CALENDAR for words in rest]
    if any(named):
        return named[0] == named[1]
    return bool(numbers[0] and rest[0] & rest[1])


LOOSE: Final = frozenset({"the", "a", "in", "on", "of", "ago", "earlier", "later", "last", "past"})
CALENDAR: Final = frozenset(
    form for word in load_words("months.txt") for form in (word.casefold(), word[:3].casefold())
)
"""Names of months, whole and short."""


def one_thing(value: Value, other: Value) -> bool:
    """Whether two values of one kind may measure one thing, by their units."""
    if not isinstance(value, Quantity) or not isinstance(other, Quantity):
        return True
    if value.dimension not in {None, "count"}:
        return True
    if value.unit is None or other.unit is None:
        return True
    one, two = value.unit.split()[-1].lower(), other.unit.split()[-1].lower()
    return one == two or {one, two} <= PEOPLE


PEOPLE: Final = load_words("counted_people.txt")
"""What is counted in one draft as "people" and in its source as "residents"."""


def by_weekday(judged: Judged, one: tuple[Timex, str], other: tuple[Timex, str]) -> Judged:
    """A judgement of two days mended by their weekdays: a draft without a date has no others."""
    days = [weekdays_of(*side) for side in (one, other)]
    if not all(days):
        return judged
    if days[0].isdisjoint(days[1]) and judged.relation is not Relation.AGREES:
        if judged.relation in CLASH:
            return judged
        return replace(judged, relation=Relation.CONTRADICTS, rung="another weekday",
                       reason=f"“{one[1]}” and “{other[1]}” are two days of the week.")  # fmt: skip
    if (
        by_name(one[1])
        and days[0] & days[1]
        and judged.relation not in HOLD
        and by_name(one[1]) == by_name(other[1])
    ):
        return replace(judged, relation=Relation.AGREES, rung="same weekday",
                       reason=f"“{one[1]}” and “{other[1]}” are one day of the week.")  # fmt: skip
    return judged


def by_name(words: str) -> frozenset[str]:
    """The days of the week that words name."""
    return frozenset(day for day in WEEKDAYS if day in words.casefold())


def weekdays_of(value: Timex, words: str) -> frozenset[str]:
    """The days of the week that a time can be of: as written, else of its one day."""
    named = by_name(words)
    if named:
        return named
    first, last = value.earliest, value.latest
    if first is None or last is None or str(first)[:10] != str(last)[:10]:
        return frozenset()
    return frozenset({WEEKDAYS[date.fromisoformat(str(first)[:10]).weekday()]})
