"""Bytes → text, or the reason why they are none."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from stemma.model import Flag
from stemma.read.guess import guess
from stemma.read.limits import MAX_TEXT_BYTES
from stemma.read.mojibake import repair

VALID_SHARE_SCORE = 0.99
"""Least share of bytes that are UTF-8 in a text that is UTF-8 with a fault in it."""

CONTROL_SHARE_SCORE = 0.1
"""Most control characters, line breaks and tabs apart, that a text may have.

A log with colour codes stays below; packed data that happens to decode lies above.
"""

MANY_PIECES = 2_000
"""Words and marks from which on a text is looked at for what it is made of."""

LETTERS_EACH = 1.5
"""Fewest letters and digits for each word or mark of so long a text.

Reports have four, tables of results two. What lies below costs the models a word for every mark and
says nothing: rows of quotation marks, of brackets, of accents on accents.
"""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile(
    r"[!-/:-@\[-`{-~¡-¿\u0300-\u036f\u200b-\u2bff\ufe00-\ufe0f\U0001f000-\U0001faff]"
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_BROKEN = re.compile(rb"[\xe0-\xef][\x80-\xbf](?![\x80-\xbf])|[\xc2-\xf4][\x80-\xbf]*\Z")
"""A letter of UTF-8 of which the end is missing."""

_PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ <\n")
_ZEROS = 0.35
"""Share of NUL bytes among every second one that shows UTF-16 of mostly Latin letters."""
_SPACES = 0.02
"""Share of spaces of two bytes that shows UTF-16 of other letters."""


class NotTextError(ValueError):
    """The bytes are not text; the message is the reason. It does not leave `stemma.read`."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of bytes; `is_guessed` where another encoding gives other words that could stand."""

    text: str
    is_guessed: bool = False

    @property
    def flags(self) -> frozenset[Flag]:
        """What is to be told of the text: `make_document` sees for itself what is garbled."""
        return frozenset({Flag.ENCODING_GUESSED} if self.is_guessed else ())


def decode(content: bytes) -> str:
    """The text of `content` alone: see `decode_bytes`."""
    return decode_bytes(content).text


def decode_bytes(content: bytes, named: str | None = None) -> Decoded:
    """The text of `content`: as its byte order mark says, else UTF-8 or UTF-16, else as it reads.

    A byte order mark is dropped, line ends are kept. UTF-8 with few faults is UTF-8, each fault
    U+FFFD. Text that was encoded twice is put right where that is certain. `named` is the encoding
    that somebody names, which may be wrong.

    Raises:
        NotTextError: in no encoding known here is it text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark) and not _has_few_faults(content, encoding):
            raise NotTextError(f"not text: not valid {encoding}, which its mark says it is")
    found = find_text(content, named)
    if found is None:
        raise NotTextError(
            "not text: neither UTF-8 nor UTF-16, and words in no other encoding known here"
        )
    require_text(found.text)
    return found


def find_text(content: bytes, named: str | None) -> Decoded | None:
    """The text of bytes as `decode_bytes` finds it; `None` where no encoding gives words."""
    encoding = next((one for mark, one in _MARKS if content.startswith(mark)), None)
    is_guessed = False
    if encoding is None:
        encoding = find_utf16(content) or ("utf-8" if _is_utf8(content) else None)
    if encoding is None:
        found = guess(content, named)
        if found is None:
            return None
        encoding, is_guessed = found.encoding, not found.is_clear
    return Decoded(repair(content.decode(encoding, "replace")), is_guessed)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return is_faulty_utf8(content)
    return True


def _has_few_faults(content: bytes, encoding: str) -> bool:
    """Whether bytes are of an encoding but for few of them."""
    text = content.decode(encoding, "replace")
    return text.count("\ufffd") <= (1 - VALID_SHARE_SCORE) * len(text)


def is_faulty_utf8(content: bytes) -> bool:
    """Whether bytes that are not valid UTF-8 are UTF-8 all the same, with faults.

    There must be more letters of several bytes in it, whole or cut short, than faults: a lone byte
    among plain letters is a letter of an older encoding.

    >>> is_faulty_utf8("Plzeň and Žilinaň".encode()[:-1]), is_faulty_utf8("Zürich".encode("cp1252"))
    (True, False)
    """
    text = content.decode("utf-8", "replace")
    faults = text.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    if faults > (1 - VALID_SHARE_SCORE) * len(content) + 1:
        return False
    whole, broken = len(_SEQUENCE.findall(content)), len(_BROKEN.findall(content))
    return whole > max(faults - broken, 0) or (broken >= faults > 0)


def find_utf16(content: bytes) -> str | None:
    """Which UTF-16 bytes are that have no mark, by where the NUL bytes are; `None` for none.

    >>> find_utf16("The dam".encode("utf-16-le")), find_utf16(b"The dam")
    ('utf-16-le', None)
    """
    head = content[:4_096]
    half = len(head) // 2
    if half < 4 or 0 not in head:
        return None
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros, others = head[first::2].count(0), head[1 - first :: 2].count(0)
        spaced = " ".encode(encoding)
        spaces = sum(head[k : k + 2] == spaced for k in range(0, 2 * half, 2))
        plain = sum(byte in _PLAIN for byte in head[1 - first :: 2])
        is_latin = zeros >= _ZEROS * half and 2 * plain > zeros
        if others == 0 and (is_latin or spaces >= max(_SPACES * half, 3)):
            return encoding
    return None


def require_text(text: str) -> None:
    """Nothing, when `text` looks like text.

    Raises:
        NotTextError: it holds a NUL, or mostly control characters.
    """
    if "\0" in text:
        raise NotTextError(f"not text: a NUL at character {text.index(chr(0))}")
    controls = len(_CONTROL.findall(text))
    if controls > CONTROL_SHARE_SCORE * len(text):
        raise NotTextError(f"not text: {controls} of {len(text)} characters are control characters")


def require_report(text: str) -> None:
    """Nothing, when `text` can be a document: words to see, and not too many.

    Raises:
        NotTextError: it is empty, invisible, longer than `MAX_TEXT_BYTES`, or hardly has words.
    """
    if not any(is_visible(character) for character in text):
        raise NotTextError("empty: no text, or white space only")
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_TEXT_BYTES:
        raise NotTextError(f"too large: {size} bytes of text, the limit is {MAX_TEXT_BYTES}")
    if len(text) > MANY_PIECES:
        _require_words(text)


def _require_words(text: str) -> None:
    words = [found.end() - found.start() for found in _WORD.finditer(text)]
    pieces = len(words) + len(_MARK.findall(text))
    if pieces > MANY_PIECES and sum(words) < LETTERS_EACH * pieces:
        raise NotTextError(f"not text: {sum(words)} letters and digits in {pieces} words and marks")


def is_visible(character: str) -> bool:
    """Whether a character puts something on the page: no space, no control, no format character."""
    return not character.isspace() and unicodedata.category(character) not in {"Cc", "Cf"}


def scrub_surrogates(text: str) -> str:
    r"""`text` with every lone surrogate replaced by U+FFFD, one for one, so that offsets hold.

    A lone surrogate is half a character: JSON can spell it, no encoding can write it.

    >>> scrub_surrogates("a\ud800b")
    'a�b'
    """
    return _SURROGATE.sub("�", text)
