"""Bytes → text, or the reason why they are none."""

import codecs
import re
import unicodedata

from stemma.read.limits import MAX_TEXT_BYTES

PLAIN_SHARE_SCORE = 0.7
"""Least share of ASCII for bytes to pass as Windows-1252.

That encoding gives nearly every byte a character, so it accepts nearly anything. Text in the
languages written with it is 85 % ASCII and more; Cyrillic, Greek or Japanese text in an older
encoding, taken for it, is far below a half.
"""

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
_ASCII = bytes(range(128))


class NotTextError(ValueError):
    """The bytes are not text; the message is the reason. It does not leave `stemma.read`."""


def decode(content: bytes) -> str:
    """The text of `content`: UTF-8, UTF-16 with a byte order mark, else Windows-1252.

    A byte order mark is dropped, everything else is kept as it is, line ends included.

    Raises:
        NotTextError: none of the three decodes, or what comes out does not look like text.
    """
    if content.startswith(codecs.BOM_UTF8):
        text = _decode(content[len(codecs.BOM_UTF8) :], "utf-8")
    elif content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _decode(content, "utf-16")
    else:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = _decode(content, "cp1252")
            others = len(content.translate(None, _ASCII))
            if others > (1 - PLAIN_SHARE_SCORE) * len(content):
                raise NotTextError(
                    "not text: neither UTF-8 nor UTF-16, and too few plain letters for Windows-1252"
                ) from None
    require_text(text)
    return text


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(f"not text: byte {error.start} is not valid {encoding}") from None


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
