"""A page of a PDF → its words with their places, as PDFium gives them."""

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import Any, Final

import pypdfium2.raw as pdfium

_HYPHENS: Final = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-"}
"""What PDFium and fonts give for a hyphen at the end of a line."""

_LIGATURES: Final = range(0xFB00, 0xFB07)
_NAME_BYTES: Final = 128

APART: Final = 0.3
"""A gap of this share of the height of the letters parts words where no space is drawn."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the lower left corner of the page, upright.

    The box is as high as the font, whatever letters are in it.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    is_bold: bool = False

    @property
    def size(self) -> float:
        """The height of the font."""
        return self.top - self.bottom

    @property
    def base(self) -> float:
        """About where its letters stand."""
        return self.bottom + 0.2 * (self.top - self.bottom)

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.bottom + self.top) / 2


def find_words(page: Any) -> list[Word]:
    """The words of PDFium's text page in the order in which the file draws them.

    Where most words run another way, the page is turned; words that run across it are left out.
    """
    found = list(_words(page))
    if not found:
        return []
    angles = Counter[int]()
    for word, quarter in found:
        angles[quarter] += len(word.text)
    quarter = min(angles, key=lambda one: (-angles[one], one))
    return [_turned(word, quarter) for word, other in found if other == quarter]


def body_size(words: list[Word]) -> float:
    """The height in which most is written; 0 for no words."""
    return median(word.size for word in words for _ in word.text) if words else 0.0


def _words(page: Any) -> Iterator[tuple[Word, int]]:
    """Each word as drawn, and by how many quarters it is turned."""
    box = pdfium.FS_RECTF()
    letters: list[str] = []
    left = right = bottom = top = 0.0
    first = 0
    for place in range(pdfium.FPDFText_CountChars(page)):
        code = pdfium.FPDFText_GetUnicode(page, place)
        letter = _letter(code)
        if not letter:
            if letters and (code <= 0x20 or code == 0xA0 or chr(code).isspace()):
                yield _made(page, first, letters, (left, right, bottom, top))
                letters = []
            continue
        if not pdfium.FPDFText_GetLooseCharBox(page, place, box):
            continue
        height = box.top - box.bottom
        if letters and (
            abs(box.bottom - bottom) > height / 2
            or box.left - right > APART * height
            or left - box.right > height / 2
        ):
            yield _made(page, first, letters, (left, right, bottom, top))
            letters = []
        if not letters:
            first, left, right, bottom, top = place, box.left, box.right, box.bottom, box.top
        letters.append(letter)
        left, right = min(left, box.left), max(right, box.right)
        bottom, top = min(bottom, box.bottom), max(top, box.top)
    if letters:
        yield _made(page, first, letters, (left, right, bottom, top))


@cache
def _letter(code: int) -> str:
    """The letters of a code; empty for space and for what is not to be seen."""
    if code in _HYPHENS:
        return _HYPHENS[code]
    if code in _LIGATURES:
        return unicodedata.normalize("NFKC", chr(code))
    if code <= 0x20 or 0x7F <= code <= 0xA0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    letter = chr(code)
    return "" if letter.isspace() or unicodedata.category(letter) in {"Cf", "Co", "Cn"} else letter


def _made(
    page: Any, place: int, letters: list[str], box: tuple[float, float, float, float]
) -> tuple[Word, int]:
    name = ctypes.create_string_buffer(_NAME_BYTES)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(page, place, name, _NAME_BYTES, flags)
    called = name.value.decode("utf-8", "replace").lower()
    is_bold = any(part in called for part in ("bold", "black", "heavy", "semib", "demi"))
    quarter = round(pdfium.FPDFText_GetCharAngle(page, place) / 1.5707963) % 4
    return Word("".join(letters), *box, is_bold), quarter


def _turned(word: Word, quarter: int) -> Word:
    """A word of a page turned by quarters, upright."""
    left, right, bottom, top = word.left, word.right, word.bottom, word.top
    box = {
        0: (left, right, bottom, top),
        1: (-top, -bottom, left, right),
        2: (-right, -left, -top, -bottom),
        3: (bottom, top, -right, -left),
    }[quarter]
    return Word(word.text, *box, word.is_bold)
