"""Text whose UTF-8 was read as another encoding ("JiÅ™Ã­" for "Jiří") → text as it was written."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from stemma.lexicon.alphabets import load_alphabets

MISREAD: Final = ("cp1252", "cp1250", "cp1251", "cp1254", "mac_roman")
"""What UTF-8 is taken for, the likelier first."""

SURE: Final = 0.9
"""Share of the letters beyond ASCII that must be of such pairs where a pair may stand by chance."""

FEWEST: Final = 3
"""Pairs that tell, where each could be two right letters: "Р°" is right in Russian."""

_ROUNDS: Final = 3
_RUN: Final = re.compile(r"[^\x00-\x7f]{2,}")
_CAN_STAND: Final = frozenset("“”‘’‚„–—…•»«°´\xa0")
"""Signs that may stand behind a letter: 'CAFÉ”'."""

_LATIN: Final = frozenset("ÂÃÄÅâãÏï")
"""Letters behind which a sign within a word is no word in any language."""

_LOST: Final = re.compile(
    r"\ufffd|ï¿½|锟斤拷|(?<=[a-z\u00df-\u017e])[ÃÂÅÄ]|(?<=[A-Za-z])[ÃÂÅÄ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
    r"|[ÃÂ][\x80-\x9f¡-¿€‚ƒ„†‡ˆ‰‹Œ˜™›œŸ]|â€[\x80-\x9f™œ\x9d“”˜]?"
)
_SIGNS: Final = frozenset(
    "“”‘’‚„‹›«»–—…•·€£¥§©®™°\xa0\xad¡¿´½¼¾²³×†‡′″−≈→✓\ufffd\u200b\u2009\ufeff"
)


def repair(text: str) -> str:
    """A text with every pair put right that is surely one; others are left as they are.

    >>> repair("DvoÅ™Ã¡k said."), repair("A “CAFÉ” in SÃO João.")
    ('Dvořák said.', 'A “CAFÉ” in SÃO João.')
    """
    if text.isascii():
        return text
    # A letter of UTF-8 that was misread is two letters or more; most pages have few such runs.
    runs = "\n".join(dict.fromkeys(_RUN.findall(text)))
    if not any(_pairs(name)[0].search(runs) for name in MISREAD):
        return text
    whole = _repair_whole(text)
    if whole is not None:
        return whole
    for _ in range(_ROUNDS):
        better = _repair_once(text)
        if better == text:
            return text
        text = better
    return text


def is_garbled(text: str) -> bool:
    """Whether letters of a text are lost, or wrong in a way that was not put right.

    >>> is_garbled("The mayor of Pl�eň"), is_garbled("The mayor of Plzeň")
    (True, False)
    """
    return not text.isascii() and _LOST.search(text) is not None


def _repair_whole(text: str) -> str | None:
    """A text of which everything beyond ASCII is such pairs, whatever they stand for on the way.

    So is what was encoded three times. `None` where it is not, or where no letters come out.
    """
    for name in MISREAD:
        pattern, values = _pairs(name)
        found, best = text, None
        for _ in range(_ROUNDS):
            count = 0

            def put(one: re.Match[str], values: Mapping[str, int] = values) -> str:
                nonlocal count
                count += len(one[0])
                return bytes(values[letter] for letter in one[0]).decode("utf-8", "replace")

            better = pattern.sub(put, found)
            if count < FEWEST or count != sum(not letter.isascii() for letter in found):
                break
            found = better
            others = {letter for letter in found if not letter.isascii()}
            if all(map(_is_letter, others)):
                best = found
        if best is not None and len(text) - len(best) >= FEWEST:
            return best
    return None


def _repair_once(text: str) -> str:
    for name in MISREAD:
        pattern, values = _pairs(name)
        found = list(pattern.finditer(text))
        if not found:
            continue
        known = {written: _read(written, values) for written in {one[0] for one in found}}
        read = [known[one[0]] for one in found]
        good = [k for k, letters in enumerate(read) if letters is not None]
        if not good:
            continue
        sure = [k for k in good if _is_sure(found[k], text, name)]
        covered = sum(len(found[k][0]) for k in good)
        high = sum(1 for letter in text if not letter.isascii() and letter in values)
        if covered >= SURE * high and (sure or len(good) >= FEWEST):
            sure = good
        if not sure:
            continue
        pieces, end = [], 0
        for k in sure:
            pieces += [text[end : found[k].start()], read[k] or ""]
            end = found[k].end()
        return "".join((*pieces, text[end:]))
    return text


def _is_sure(found: re.Match[str], text: str, name: str) -> bool:
    """Whether letters that could be read as one cannot be right as they stand."""
    written = found[0]
    if name == "cp1251" or written[0] not in _LATIN:
        return False
    if len(written) > 2:
        return True
    after = text[found.end() : found.end() + 1]
    return written[1] not in _CAN_STAND or (after.isalpha() and after.islower())


@cache
def _pairs(name: str) -> tuple[re.Pattern[str], Mapping[str, int]]:
    """(What UTF-8 of a letter looks like in an encoding, each letter's byte)."""
    values: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        letter = bytes((byte,)).decode(name, "replace")
        # Where the encoding has nothing, programs keep the byte as a control character.
        values[chr(byte) if letter == "\ufffd" else letter] = byte
    if name != "mac_roman":
        for byte in range(0x80, 0xA0):
            values.setdefault(chr(byte), byte)

    def of(low: int, high: int) -> str:
        letters = (letter for letter, byte in values.items() if low <= byte <= high)
        return "[" + "".join(map(re.escape, letters)) + "]"

    more = of(0x80, 0xBF)
    pattern = f"{of(0xC2, 0xDF)}{more}|{of(0xE0, 0xEF)}{more}{{2}}|{of(0xF0, 0xF4)}{more}{{3}}"
    return re.compile(pattern), values


def _read(written: str, values: Mapping[str, int]) -> str | None:
    """The letter that was misread; `None` where it is none that reports have."""
    try:
        letter = bytes(values[one] for one in written).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return letter if _is_letter(letter) else None


def _is_letter(letter: str) -> bool:
    """Whether reports have a letter or sign beyond ASCII."""
    return (
        letter in _SIGNS
        or letter.lower() in _letters()
        or letter == "İ"
        or letter > "\uffff"
        or (letter >= "\u0370" and letter.isalpha())
    )


@cache
def _letters() -> frozenset[str]:
    return frozenset(
        letter
        for one in load_alphabets()
        for letter in (*one.letters, *(pair[0] for pair in one.pairs))
    )
