"""Numbers written in digits: 1,200, 2.5, 3.200 where the report writes so, 4½, 1/3, 5'11"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.numeral import Numeral, NumeralForm
from stemma.annotate.quantities.separators import Habit, habit_of, is_measured, is_thousands
from stemma.annotate.quantities.vocabulary import WORDS
from stemma.lexicon.numbers import NumberUse

LARGEST_EXPONENT: Final = 60
DIVIDE: Final = Context(prec=20).divide

# A clock time, a date in digits, a telephone number, a version: taken whole, so that no part of it
# is taken for a number.
_NEVER: Final = r"""
    \d{1,2}[:.]\d\d(?::\d\d)?\s?[ap](?:\.\s?)?m\b
  | \d{1,2}\s?[ap](?:\.\s?)?m\b(?!\s?[$£€])
  | \d{1,2}\s?o['’]clock
  | \d+:\d+(?::\d+)*(?:[.,]\d+)?
  | \d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?![\d,])
  | \(?\d{3}\)?[-.\ ]\d{3}[-.\ ]\d{4}(?!\d)
  | \+\d{1,3}[-.\ ]\d[\d\ -]{6,}
  | \d{3}-\d{4}(?![\d,])
  | \(0\d{1,5}\)[-.\ ]?\d[\d\ -]{4,}
  | 0\d{1,4}(?:[-.\ ]\d{3,4})+(?!\d)
  | 0\d+(?![\d.,½¼¾])
  | \d+(?:[-–]\d+){2,}
  | \d+(?:\.\d+){2,}
"""
_GLYPHS: Final = "".join(word for word, uses in WORDS.items() if uses[0].use is NumberUse.GLYPH)
_DIGITS: Final = re.compile(
    rf"""
    (?P<halves>(?P<ones>\d+)-(?P<tops>[1-7])/(?P<lows>[2348])(?![\d/]))
  | (?P<marks>\d{{1,3}}(?:['’]\d{{3}})+(?:[.,]\d{{1,2}})?(?![\w]|[.,'’]\d))
  | (?P<dots>\d{{1,3}}(?:(?:\.\d{{3}}){{2,}}(?:,\d{{1,2}})?|\.\d{{3}},\d{{1,2}})(?![\d]|[.,]\d))
  | (?P<zero>0,\d+(?![\d]|[.,]\d))
  | (?P<never>{_NEVER})
  | (?P<height>(?P<feet>\d)['’′]\s?(?P<inches>1[01]|\d)(?:["”″]|['’]{{2}}))
  | (?P<science>(?P<power>\d+(?:\.\d+)?)\s?[×xX]\s?10\s?\^?(?P<exponent>[-−+]?\d+))
  | (?P<mixed>(?P<whole>\d+)[\ -](?P<over>\d{{1,2}})[/⁄](?P<under>\d{{1,2}})(?![\d/]))
  | (?P<ratio>(?P<top>\d+)[/⁄](?P<floor>\d+)(?![\d/]))
  | (?P<glyph>(?P<integer>\d+)?\ ?[{_GLYPHS}])
  | (?P<space>[1-9]\d{{0,2}}(?:[\ \u00a0\u2009\u202f]\d{{3}})+(?:\.\d+|,\d{{1,2}})?(?![\w]|,\d))
  | (?P<group>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d]|,\d)
      |\d{{1,2}}(?:,\d\d)+,\d{{3}}(?:\.\d+)?(?!\d))
  | (?P<comma>\d+,\d{{1,2}}(?![\d]|[.,]\d))
  | (?P<odd>\d+(?:[.,]\d+){{2,}}|\d+,\d+)
  | (?P<plain>\d+(?:\.\d+)?)
    """,
    re.VERBOSE | re.ASCII,
)
_POINT: Final = re.compile(r"\.[0-9]+")
# Cut into tokens, as some exports are: "5 . 4 percent", "a magnitude of 6. 1".
_PARTED: Final = re.compile(
    r"(?P<whole>\d{1,3})\s?\.\s(?P<part>\d{1,2})(?![\d.]|,\d)(?P<measured>\s(?:-\s)?(?:percent|per\scent|%"
    r"|magnitude|million|billion|trillion|(?:degrees\s)?on\sthe\s(?:open-ended\s)?Richter)\b)?",
    re.ASCII | re.IGNORECASE,
)
_STRENGTH: Final = re.compile(
    r"\b(?:magnitudes?|measur(?:ed|ing)|register(?:ed|ing))(?:\s(?:of|was|is|at|a))*\s$",
    re.IGNORECASE,
)
_START: Final = re.compile(rf"[0-9{_GLYPHS}]")
_ORDINAL_END: Final = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_ADDRESS_MARKS: Final = ("://", "www.", "@", ".com", ".org", "_", "#")


def read_digits(parse: Parse) -> Iterator[Numeral]:
    """Every number of the document in digits, in text order."""
    text = parse.document.text
    habit = habit_of(parse.document)
    at = 0
    while found := _START.search(text, at):
        start = found.start()
        if start and text[start - 1] == "." and not text[start - 2 : start - 1].isalnum():
            start -= 1  # ".5"
            match = _POINT.match(text, start)
            if match:
                yield _numeral(start, match.end(), Decimal(match[0]), grouped=True)
                at = match.end()
                continue
            start += 1
        parted = _parted(text, start)
        if parted is not None:
            yield parted
            at = parted.end
            continue
        match = _DIGITS.match(text, start)
        if match is None:  # pragma: no cover - a digit always matches
            at = start + 1
            continue
        at = match.end()
        if match["never"] or match["odd"] or _in_address(text, start, at):
            continue
        numeral = _read(match, parse, habit)
        if numeral is not None:
            yield numeral


def _parted(text: str, start: int) -> Numeral | None:
    """A decimal with a space behind its point, where something says that it is one."""
    match = _PARTED.match(text, start)
    if match is None:
        return None
    if not match["measured"] and not _STRENGTH.search(text, max(0, start - 40), start):
        return None
    value = Decimal(f"{match['whole']}.{match['part']}")
    return _numeral(start, match.end("part"), value, grouped=True)


def _numeral(start: int, end: int, value: Decimal, *, grouped: bool = False) -> Numeral:
    return Numeral(start, end, value, value, NumeralForm.DIGITS, grouped)


def _read(  # noqa: C901, PLR0911 - a way of writing a line
    match: re.Match[str], parse: Parse, habit: Habit
) -> Numeral | None:
    text = parse.document.text
    match match.lastgroup:
        case "height":
            inches = Decimal(12 * int(match["feet"]) + int(match["inches"]))
            return Numeral(*match.span(), inches, inches, NumeralForm.FEET)
        case "science":
            return _science(match)
        case "halves" | "mixed" | "ratio" | "glyph":
            return _with_part(match)
        case "dots" if _is_address(match[0]):
            return None
        case "marks" | "dots" | "zero":
            return _with_comma(match)
        case "comma":
            measured = habit is Habit.COMMA or is_measured(text, *match.span())
            return _with_comma(match) if measured else None
        case "plain" if is_thousands(parse, *match.span(), habit):
            return _with_comma(match)
        case "space" if text[match.start() - 1 : match.start()].isdigit():
            return None
        case "plain" if (ordinal := _ORDINAL_END.match(text, match.end())) is not None:
            value = Decimal(match[0])
            return Numeral(match.start(), ordinal.end(), value, value, NumeralForm.ORDINAL)
    written = match[0]
    if match.lastgroup == "space":
        written = written.replace(",", ".")  # 1 234,56
    value = Decimal(re.sub(r"[^0-9.]", "", written))
    grouped = match.lastgroup != "plain" or "." in match[0]
    return _numeral(*match.span(), value, grouped=grouped)


def _is_address(written: str) -> bool:
    """Whether it is the address of a computer: 192.168.100.200."""
    parts = written.split(".")
    return len(parts) == 4 and all(part[0] != "0" and int(part) < 256 for part in parts)


def _with_comma(match: re.Match[str]) -> Numeral:
    """1.234,5 and 1'250'000: the comma is the decimal point."""
    whole, _, part = match[0].partition(",")
    value = Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{part or 0}")
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    return _numeral(*match.span(), value, grouped=True)


def _science(match: re.Match[str]) -> Numeral | None:
    """1.99×10^30; the exponent's size is limited, since nothing sensible lies beyond."""
    exponent = int(match["exponent"].replace("−", "-"))
    if abs(exponent) > LARGEST_EXPONENT:
        return None
    value = Decimal(match["power"]).scaleb(exponent)
    return _numeral(*match.span(), value, grouped=True)


def _with_part(match: re.Match[str]) -> Numeral | None:
    """1 1/2, 2½, 1/3."""
    start, end = match.span()
    if match["glyph"]:
        whole = match["integer"]
        part: Decimal | None = WORDS[match["glyph"][-1]][0].amount
    elif match["halves"]:
        whole, part = match["ones"], _fraction(match["tops"], match["lows"])
    elif match["mixed"]:
        whole, part = match["whole"], _fraction(match["over"], match["under"])
    else:
        whole, part = None, _fraction(match["top"], match["floor"])
    if part is None:
        return None
    if whole is not None:
        return _numeral(start, end, int(whole) + part, grouped=True)
    return Numeral(start, end, part, part, NumeralForm.PART)


def _fraction(over: str, under: str) -> Decimal | None:
    """The value of a fraction smaller than one, otherwise `None`: 9/11 is a day, 24/7 always."""
    if not 0 < int(over) < int(under):
        return None
    return DIVIDE(Decimal(over), Decimal(under))


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether the number stands in a web address, a handle or a file's name."""
    left = start
    while left and not text[left - 1].isspace():
        left -= 1
        if start - left > 200:
            break
    right = end
    while right < len(text) and not text[right].isspace() and right - end < 200:
        right += 1
    chunk = text[left:right]
    return any(mark in chunk for mark in _ADDRESS_MARKS)
