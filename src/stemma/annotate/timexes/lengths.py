"""Lengths of time, with their bounds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from stemma.annotate.timexes.calendar import add_days
from stemma.annotate.timexes.explicit import dated
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.stamp import Stamp
from stemma.annotate.timexes.tense import Tense
from stemma.model import Precision, TimexKind

UNITS: Final[dict[str, tuple[str, Precision, Decimal, Decimal]]] = {
    "S": ("PT{}S", Precision.SECOND, Decimal(1), Decimal(1)),
    "M": ("PT{}M", Precision.MINUTE, Decimal(60), Decimal(60)),
    "H": ("PT{}H", Precision.HOUR, Decimal(3600), Decimal(3600)),
    "D": ("P{}D", Precision.DAY, Decimal(86400), Decimal(86400)),
    "W": ("P{}W", Precision.WEEK, Decimal(604800), Decimal(604800)),
    "F": ("P{}W", Precision.WEEK, Decimal(1209600), Decimal(1209600)),
    "O": ("P{}M", Precision.MONTH, Decimal(28 * 86400), Decimal(31 * 86400)),
    "Q": ("P{}Q", Precision.QUARTER, Decimal(90 * 86400), Decimal(92 * 86400)),
    "Y": ("P{}Y", Precision.YEAR, Decimal(365 * 86400), Decimal(366 * 86400)),
    "E": ("P{}DE", Precision.DECADE, Decimal(3652 * 86400), Decimal(3653 * 86400)),
    "C": ("P{}CE", Precision.CENTURY, Decimal(36524 * 86400), Decimal(36525 * 86400)),
    "L": ("P{}ML", Precision.CENTURY, Decimal(365242 * 86400), Decimal(365243 * 86400)),
    "K": ("P{}WE", Precision.DAY, Decimal(2 * 86400), Decimal(2 * 86400)),
    "N": ("P{}D", Precision.DAY, Decimal(43200), Decimal(86400)),
}
"""Unit → its form in TIMEX3, its precision, and its shortest and longest length in seconds."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many: from `low` to `high`, `None` where the words give no number ("several")."""

    low: Decimal | None
    high: Decimal | None

    @property
    def text(self) -> str:
        """As TIMEX3 writes it; X where there is no number."""
        if self.low is None:
            return "X"
        if self.low != self.high:
            return "X"
        return f"{self.low.normalize():f}"


FUZZY: Final = Count(None, None)


def count_of(hit: Hit, group: str = "n") -> Count | None:
    """The number said in a group; `None` where there is none."""
    words = [hit.piece(k) for k in hit.at(group)]
    if not words:
        return None
    if any(word in {"-", "–", "to", "or", "and", "between"} for word in words):
        return _span(hit, group, words)
    return _one(hit, list(hit.at(group)))


def _span(hit: Hit, group: str, words: list[str]) -> Count | None:  # noqa: PLR0911 - one case a line
    places = list(hit.at(group))
    if "half" in words:
        cut = next(i for i, w in enumerate(words) if w in {"and", "-", "half"})
        if words[cut] == "-" and cut + 1 < len(words) and words[cut + 1] not in {"and", "half"}:
            cut = next(i for i, w in enumerate(words) if w in {"and", "half"})
        whole = _one(hit, places[:cut]) if cut else Count(Decimal(0), Decimal(0))
        if whole is None or whole.low is None:
            return whole
        half = Decimal("0.5")
        return Count(whole.low + half, whole.low + half)
    values = [hit.atoms.values[k] for k in places]
    tens = any(isinstance(v, int) and v in range(20, 100, 10) for v in values)
    if "-" in words and len(places) == 3 and tens and not hit.piece(places[0])[0].isdigit():
        first, second = values[0], values[2]
        if isinstance(first, int) and isinstance(second, int) and first >= 20 and second < 10:
            return Count(Decimal(first + second), Decimal(first + second))
    if words[0] == "between":
        places, words = places[1:], words[1:]
    splits = [i for i, w in enumerate(words) if w in {"to", "or", "and"}] or [
        i for i, w in enumerate(words) if w in {"-", "–"}
    ]
    if not splits:
        return _one(hit, places)
    cut = splits[0]
    left, right = _one(hit, places[:cut]), _one(hit, places[cut + 1 :])
    if left is None or right is None or left.low is None or right.high is None:
        return left or right
    if left.low > right.high:
        return None
    return Count(left.low, right.high)


def _one(hit: Hit, places: list[int]) -> Count | None:
    total = Decimal(0)
    fuzzy = False
    seen = False
    for k in places:
        word, value = hit.piece(k), hit.atoms.values[k]
        if word in {"a", "an", "of", "the", "very", "good", "more", "-", "–"}:
            continue
        if word == "half":
            return Count(Decimal("0.5"), Decimal("0.5"))
        if isinstance(value, str):
            if value == "X":
                fuzzy = True
            continue
        amount = Decimal(value)
        if word in {"hundred", "thousand", "million", "dozen"}:
            total = (total or Decimal(1)) * amount
        else:
            total += amount
        seen = True
    if fuzzy:
        return FUZZY
    if not seen:
        return Count(Decimal(1), Decimal(1)) if places else None
    return Count(total, total)


_OVER: Final = ("over", "more than", "at least", "no less than", "no fewer than", "not less than",
                "well over", "upwards of")  # fmt: skip
_LITTLE: Final = ("just over", "a little over", "slightly over", "a little more than",
                  "slightly more than", "just more than")  # fmt: skip
_UNDER: Final = ("under", "less than", "fewer than", "at most", "no more than", "not more than",
                 "up to", "within", "as many as", "as long as", "as much as")  # fmt: skip
_NEARLY: Final = ("nearly", "almost", "close to", "just under")
_ABOUT: Final = ("about", "around", "approximately", "roughly", "some", "an estimated", "estimated")
_OPEN: Final = {"over": "MORE_THAN", "more than": "MORE_THAN", "at least": "EQUAL_OR_MORE",
                "no less than": "EQUAL_OR_MORE", "no fewer than": "EQUAL_OR_MORE",
                "under": "LESS_THAN", "less than": "LESS_THAN", "fewer than": "LESS_THAN",
                "at most": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS",
                "up to": "EQUAL_OR_LESS", "within": "EQUAL_OR_LESS"}  # fmt: skip

Bounds = tuple[Decimal | None, Decimal | None]


def bounds_of(count: Count, unit: str, approx: str) -> tuple[Bounds, bool, str | None]:  # noqa: PLR0911 - one case a line
    """Seconds from and to, whether they are approximate, and TIMEX3's mod."""
    _, _, short, long = UNITS[unit]
    mod = next(
        (_OPEN[word] for word in sorted(_OPEN, key=len, reverse=True) if word in approx), None
    )
    if count.low is None or count.high is None:
        least = Decimal(0) if "within" in approx else 2 * short
        return (least, None), True, mod
    low, high = count.low * short, count.high * long
    if any(word in approx for word in _LITTLE):
        return (low, high * Decimal("1.25")), True, "MORE_THAN"
    if any(word in approx for word in ("no more than", "not more than")):
        return (Decimal(0), high), False, mod
    if any(word in approx for word in ("no less than", "no fewer than")):
        return (low, None), False, mod
    if any(word in approx.split() or (" " in word and word in approx) for word in _OVER):
        return (low, None), False, mod
    if any(word in approx for word in ("just under", *_NEARLY)):
        return (low * Decimal("0.75"), high), True, "LESS_THAN"
    if any(word in approx.split() or (" " in word and word in approx) for word in _UNDER):
        return (Decimal(0), high), False, mod
    if any(word in approx for word in _ABOUT):
        return (low * Decimal("0.8"), high * Decimal("1.2")), True, "APPROX"
    return (low, high), False, mod


def length_value(count: Count, unit: str) -> str:
    """TIMEX3's value of a length."""
    if unit == "H" and count.low == count.high == Decimal("0.5"):
        return "PT30M"
    if unit == "F" and count.low is not None:
        return f"P{(count.low * 2).normalize():f}W"
    return UNITS[unit][0].format(count.text)


def read_length(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """A length of time."""
    unit = "N" if hit.has("parts") else hit.word("unit") or hit.word("plural")
    if unit == "K" and hit.text("n") == "a" and (day := scene.published) and _is_news(hit, scene):
        back = add_days(day, -7 if day.isoweekday() < 6 else 0)
        stamp = replace(Stamp.of_week(back or day), weekend=True)
        return (dated(hit, stamp, anchor=day, span=(hit.last - 1, hit.last)),)
    count = count_of(hit)
    if count is None and hit.has("plural"):
        count = FUZZY
    to_and_fro = hit.after() in {"-", "–"} and hit.after(2) in {"to", "by", "over"}
    if count is None or unit not in _MEASURED or to_and_fro or not _is_length(hit, count, unit):
        return ()
    if hit.has("tail") and count.low is not None and count.high is not None:
        count = Count(count.low + HALF, count.high + HALF)
    first, approx = _frame(hit)
    value = length_value(count, unit)
    if hit.text("n") in {"a", "an"} and not approx and first == hit.first and _is_rate(hit):
        return (Reading(first, hit.last, TimexKind.SET, value, precision=UNITS[unit][1]),)
    (low, high), approximate, mod = bounds_of(count, unit, approx)
    return (
        Reading(
            first, hit.last, TimexKind.DURATION, value, precision=UNITS[unit][1],
            low=low, high=high, approximate=approximate, mod=mod,
        ),
    )  # fmt: skip


def _is_news(hit: Hit, scene: Scene) -> bool:
    """Whether a weekend is the last one, which news tells of: "a weekend fire killed two"."""
    past = scene.tense(hit) is Tense.PAST and not scene.narrative
    return past and hit.tag_after()[:2] == "NN" and hit.after() not in _PRIVATE


_PRIVATE: Final = frozenset({"home", "house", "trip", "break", "getaway", "retreat", "cottage"})
_MEASURED: Final = frozenset("SMHDWFOYECKN")
HALF: Final = Decimal("0.5")


def _frame(hit: Hit) -> tuple[int, str]:
    """Where the length begins, and what the words before its number say of it."""
    first, approx = hit.first, hit.text("approx")
    if hit.piece(hit.last - 1) == "old" and hit.piece(first) in {"the", "a", "an"}:
        first += 1
    if approx == "over" and _is_during(hit):
        return first + 1, ""
    return first, f"within {approx}" if hit.before() == "within" else approx


def _is_during(hit: Hit) -> bool:
    """Whether "over" is "in the course of": "spread over six years"."""
    word = hit.atoms.words[hit.first]
    if hit.text("n") in {"a", "an"} or hit.before() in {"in", "for", "after", "of", "at"}:
        return False
    return hit.parse.tags[word] == "IN" and hit.parse.relations[word] == "case"


def _is_rate(hit: Hit) -> bool:
    """Whether "a year" says how often: "60 hours a week", "$20,000 a year"."""
    word = hit.atoms.words[hit.first] - 1
    return bool(hit.before()) and hit.parse.tags[word] in {"CD", "NNS", "-RRB-"}


def _is_length(hit: Hit, count: Count, unit: str) -> bool:
    """Whether the words are a length and no rate ("a day"), and no singular by mistake."""
    number = hit.text("n")
    if hit.has("more") and number in {"a", "an"}:
        return False  # "a long day" says no length
    first = hit.at("n")[0] if hit.has("n") else 0
    single = hit.atoms.code[hit.at("unit")[0]] in hit.members("unit")
    hyphen = hit.at("unit")[0] == hit.last - 1 and hit.piece(hit.last - 2) in {"-", "–"}
    if hit.has("n") and hit.atoms.code[first] in hit.members("yr") and single and not hyphen:
        return False
    if number in {"a", "an"} and unit in {"S", "N"}:
        return False
    if unit == "S" and not hit.has("n"):
        return False
    return count.low is None or count.low > 0
