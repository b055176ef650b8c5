"""What lies under a key of a record → words, names, an address or a text."""

import re
from collections.abc import Mapping
from typing import Any, Final

from stemma.read.decode import scrub_surrogates

_EMPTY: Final = frozenset({"null", "none", "nan", "nat", "n/a", "<na>", "[]", "{}", "-", "\\n"})
"""Words that programs write where there is nothing."""

_WITHHELD: Final = re.compile(r"only available in .{0,40}plans?\Z", re.IGNORECASE)
"""What an interface for reports gives in place of a text to those who do not pay."""

_INNER: Final = (
    "name", "title", "rendered", "main", "original", "text", "value", "#text", "@value", "domain",
)  # fmt: skip
"""Keys under which an object holds its words, the likeliest first."""

_QUOTED: Final = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_BLOCK: Final = re.compile(r"</p>|<br ?/?>|</div>|</h[1-6]>|</li>", re.IGNORECASE)
_REFERENCE: Final = re.compile(r"&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8});|</?[a-z]", re.IGNORECASE)
_CUT: Final = re.compile(
    r"\s*(?:…|\.\.\.)?\s*"
    r"\[\s*(?:\+?\s*[\d,]{1,9}\s*(?:more )?char(?:acter)?s|…|\.\.\.|&hellip;)\s*\]\s*\Z"
)
_DOTS: Final = re.compile(r"\s*(?:…|\.\.\.)\s*\Z")
_SENTENCE_END: Final = re.compile(r"(?:[a-z]{4}|\d{2}|[)”’\"'])[.!?][”’\"')]{0,2}(?=\s)")
_MOST_NAMES: Final = 12


def find_words(value: object) -> str | None:
    """The words of a value, white space around them gone; `None` where there are none.

    Of an object those under `name`, `title` and the like, of a list those of its first.

    >>> find_words(" The dam "), find_words({"id": None, "name": "Norwire"}), find_words("nan")
    ('The dam', 'Norwire', None)
    """
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, Mapping):
            value = next((value[key] for key in _INNER if value.get(key)), None)
        else:
            break
    if not isinstance(value, str):
        return None
    words = scrub_surrogates(value).strip()
    return None if words.lower() in _EMPTY or not words else words


def find_title(value: object) -> str | None:
    """The words of a title: marks of HTML in it undone.

    >>> find_title("Nine dead &#8211; <b>officials</b>")
    'Nine dead – officials'
    """
    words = find_words(value)
    if words is None or not _REFERENCE.search(words):
        return words
    from stemma.read.html.linked import clean  # noqa: PLC0415 - brings lxml

    return clean(words)


def find_names(value: object) -> list[str]:
    """The names in a value, each once: of a list, of objects, or of a list written as a string.

    >>> find_names(["Maro Dentz", {"name": "Ada Brey"}]), find_names("['Maro Dentz', 'Ada Brey']")
    (['Maro Dentz', 'Ada Brey'], ['Maro Dentz', 'Ada Brey'])
    """
    found: list[str | None]
    if isinstance(value, list):
        found = [find_words(one) for one in value[:50]]
    else:
        words = find_words(value)
        found = [words]
        if words and words[0] == "[" and words[-1] == "]":
            found = [one or two for one, two in _QUOTED.findall(words[:5_000])]
    return list(dict.fromkeys(name.strip() for name in found if name and name.strip()))[
        :_MOST_NAMES
    ]


def find_address(value: object) -> str | None:
    """The web address in a value, `None` where it is something else."""
    if isinstance(value, Mapping):
        value = value.get("url") or value.get("href")
    words = find_words(value)
    return words if words and re.match(r"https?://\S+\Z", words, re.IGNORECASE) else None


def find_text(value: Any) -> str | None:
    """The text in a value, `None` where it holds none: of a list of strings a paragraph for each.

    A string is kept as it is; HTML in it is taken off, a line a block.
    """
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = "\n".join(value)
    elif isinstance(value, Mapping):
        value = find_words(value)
    if not isinstance(value, str) or _is_nothing(value):
        return None
    if not _BLOCK.search(value):
        return value
    from stemma.read.html.fragment import read_fragment  # noqa: PLC0415 - brings lxml

    return read_fragment(value)


def _is_nothing(text: str) -> bool:
    short = text[:80].strip()
    return len(text) <= 80 and bool(short.lower() in _EMPTY or _WITHHELD.search(short))


def trim_cut(text: str, *, dots: bool = False) -> tuple[str, bool]:
    """(Text without the mark that its source cut it, whether there was one).

    With `dots`, three dots at the end are such a mark.

    The sentence that was cut goes with it, where another stands before it: half of what somebody
    said is not what was said.

    >>> trim_cut("The dam broke on Friday. Nine people have be… [+2219 chars]")
    ('The dam broke on Friday.', True)
    >>> trim_cut("The dam broke on Friday.")
    ('The dam broke on Friday.', False)
    """
    tail = text[-60:]
    found = _CUT.search(tail) or (_DOTS.search(tail) if dots else None)
    if not found:
        return text, False
    kept = text[: len(text) - len(tail) + found.start()]
    ends = [end.end() for end in _SENTENCE_END.finditer(kept)]
    return (kept[: ends[-1]] if ends else kept), True
