"""Bytes that are no UTF-8 and do not say what they are → the encoding in which they are words.

Nearly every byte is a letter in nearly every old encoding. What tells them apart is that a name is
written with the letters of one language: "Jiří Dvořák" in Windows-1250 is "Jiøí Dvoøák" in
Windows-1252, and no language has both ø and Š.
"""

import codecs
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from stemma.lexicon.alphabets import load_alphabets

SINGLE: Final = (
    "cp1252", "cp1250", "cp1251", "cp1254", "cp1257", "iso8859-2", "koi8-r", "cp1253", "mac_roman",
    "cp1255", "cp1256",
)  # fmt: skip
"""Encodings of a byte a letter, the likelier first: of equals the first is taken."""

MULTIPLE: Final = ("gb18030", "cp932", "big5hkscs", "euc_jp", "cp949")
"""Encodings of two bytes a letter, of Chinese, Japanese and Korean."""

_WIDE: Final = ("gb", "cp93", "cp94", "cp95", "big5", "euc", "shift", "johab")

RARE: Final = {"cp1252": 0.0, "koi8-r": 2.0, "mac_roman": 2.0}
"""What an encoding costs beforehand, in the measure of `_cost`; the others cost `OTHERS`."""
OTHERS: Final = 0.9

NAMED: Final = 3
"""What the encoding that a page names has over the others."""

CLEAR: Final = 0.8
"""How much better the best must be for the guess not to be told as one."""

READABLE: Final = 2.5
"""Most that a word of the best may cost for it to be taken."""

_LOOKED_AT: Final = 200_000
_MOST_WORDS: Final = 2_000
_ASKED: Final = 8_000
_LONGEST: Final = 60
_WORD: Final = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W_]*(?:['’][^\W\d_]+)?")
_USUAL: Final = frozenset("“”‘’„‚«»‹›–—…•·€£¥§©®™°¡¿´\xa0\xad×½¼¾²³ºª†•")
_CJK_USUAL: Final = frozenset("。、「」『』（），．：；！？・〜～…—“”‘’《》〈〉　")


@dataclass(frozen=True, slots=True)
class Guess:
    """The encoding found, and whether another one reads nearly as well and gives other words."""

    encoding: str
    is_clear: bool


def guess(content: bytes, named: str | None = None) -> Guess | None:
    """The encoding of bytes that are no UTF-8; `None` where in none of those known they are words.

    `named` is the encoding that a page or a server names, which may be wrong.
    """
    head = _sample(content[:_LOOKED_AT])
    found: list[tuple[float, int, str, str]] = []
    tried = list(dict.fromkeys((*((named,) if named else ()), *SINGLE, *MULTIPLE)))
    for place, encoding in enumerate(tried):
        text = _decoded(head, encoding)
        if text is None:
            continue
        cost = _cost(text, is_multiple=encoding.startswith(_WIDE)) + RARE.get(encoding, OTHERS)
        found.append((cost - NAMED * (encoding == named), place, encoding, text))
    if not found:
        return None
    cost, _, encoding, text = min(found)
    words = max(len(set(_WORD.findall(text)[:_MOST_WORDS])), 1)
    if cost > READABLE * words + 2:
        return None
    rivals = [one for one in found if one[3] != text and one[0] < cost + CLEAR]
    if rivals and _is_other_script(text):
        # Whole texts are what charset-normalizer knows; names in an English one it does not.
        other = _ask(head)
        near = [one[2] for one in rivals if other is not None and one[2] == other]
        encoding = near[0] if near else encoding
    return Guess(encoding, not rivals)


def _is_other_script(text: str) -> bool:
    """Whether most words of the lines looked at have no English letter."""
    others = sum(not letter.isascii() for letter in text if letter.isalpha())
    return 2 * others > sum(letter.isalpha() for letter in text)


def _ask(content: bytes) -> str | None:
    """What charset-normalizer takes bytes for, by the name that is used here."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - a last resort

    names = {codecs.lookup(name).name: name for name in (*SINGLE, *MULTIPLE)}
    found = from_bytes(content[:_ASKED], cp_isolation=[*SINGLE, *MULTIPLE]).best()
    return None if found is None else names.get(codecs.lookup(found.encoding).name)


def _sample(content: bytes) -> bytes:
    """The lines with bytes that tell something, so that pages of plain letters cost nothing."""
    lines = [line for line in content.split(b"\n") if not line.isascii()]
    return b"\n".join(lines)


def _decoded(content: bytes, encoding: str) -> str | None:
    """The text, `None` where it cannot be so; a letter cut at the end is let go."""
    for end in (len(content), -1, -2, -3):
        try:
            return content[:end].decode(encoding)
        except (UnicodeDecodeError, LookupError):
            if end < -1 or len(content) < _LOOKED_AT:
                return None
    return None


def _cost(text: str, *, is_multiple: bool) -> float:
    """How unlike words in one or few languages a text is."""
    words = [
        word for word in dict.fromkeys(_WORD.findall(text)[:_MOST_WORDS]) if not _is_number(word)
    ]
    symbols = _symbols(text)
    if is_multiple:
        return symbols + 1 + sum(_wide_cost(word[:_LONGEST]) for word in words)
    return symbols + sum(_shape_cost(word) for word in words) + _language_cost(words)


def _is_number(word: str) -> bool:
    """Whether what is not English in a word are fractions and raised figures."""
    return all(letter.isascii() or not letter.isalpha() or letter in "ªº" for letter in word)


def _symbols(text: str) -> float:
    """What signs cost that no report has, or that stand within a word."""
    total = 0.0
    for sign in re.findall(
        r"[^\w\s\x00-\x7f]|[\x80-\x9f]|(?<=[^\W\d_])[£¥¿¡²³¹¼½¾ºª×](?=[^\W\d_])", text
    )[:_MOST_WORDS]:
        if sign in _USUAL or sign in _CJK_USUAL:
            continue
        total += 2
    inside = re.findall(
        r"(?<=[a-z])[£¥¿¡²³¹¼½¾ºª×§©®°†](?=[a-z])|(?<!\S)[£¥¿¡¼½¾§©®](?=[A-Za-z])", text
    )
    return total + 3 * len(inside[:_MOST_WORDS])


def _shape_cost(word: str) -> float:
    """Letters of two scripts in a word, capitals within it, or nothing but accents."""
    others = [letter for letter in word if not letter.isascii()]
    latin = [letter for letter in others if letter < "Ͱ"]
    cost = 0.0
    if len(latin) not in {0, len(others)} or (len(latin) < len(others) < len(word)):
        cost += 6
    if len(latin) == len(word) > 2:
        cost += 4
    if any(a.islower() and b.isupper() and not b.isascii() for a, b in pairwise(word)):
        cost += 3
    return cost


def _language_cost(words: list[str]) -> float:
    """How few languages have all the letters, the one that has most words first."""
    left = {word.replace("İ", "i").lower()[:_LONGEST] for word in words}
    known = {a: {word for word in left if a.has(word)} for a in load_alphabets()}
    total = 0.0
    while left:
        best = max(known, key=lambda one: (len(known[one] & left) - one.cost - 1, one.language))
        gained = known[best] & left
        if not gained:
            return total + 4 * len(left)
        total += 1 + best.cost
        left -= gained
    return total


def _wide_cost(word: str) -> float:
    """What a word of Chinese, Japanese or Korean costs: rare letters, Latin between them."""
    others = [letter for letter in word if not letter.isascii()]
    cost = 6.0 if len(others) < len(word) else 0.0
    if len(others) == 1:
        cost += 1
    return cost + sum(_rare(letter) for letter in others)


def _rare(letter: str) -> float:
    """What a letter costs that few words have."""
    if "\u3041" <= letter <= "\u30ff" or "\uac00" <= letter <= "\ud7a3" or letter == "々":
        return 0.0
    if not "\u4e00" <= letter <= "\u9fff":
        return 3.0
    return 0.0 if any(_is_first_level(letter, name) for name in _LEVELS) else 1.5


_LEVELS: Final = {"gb2312": (0xB0, 0xD7), "shift_jis": (0x88, 0x97), "big5": (0xA4, 0xC6)}
"""Encoding → first bytes of the letters that are used most, as its standard sorts them."""


def _is_first_level(letter: str, encoding: str) -> bool:
    try:
        first = letter.encode(encoding)[0]
    except UnicodeEncodeError:
        return False
    low, high = _LEVELS[encoding]
    return low <= first <= high
