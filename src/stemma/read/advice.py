"""What is to be said of the columns of a file before its records are read."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from stemma.model import Rejection
from stemma.read.columns import Asked, Columns, ColumnsByNames, Record, look_up
from stemma.read.dates import read_date
from stemma.read.facts import STAGE
from stemma.read.record import SAME_SCORE, is_excerpt, share_words
from stemma.read.stamp import find_order
from stemma.read.values import find_address, find_text, find_words

_SHOWN: Final = 12
_TEXT_WORDS: Final = 40
"""A column with this many words a cell, in the middle, may be the text."""

_LONGEST_NAME: Final = 80
"""More characters are a value, no name."""

_FEWEST_WORDS: Final = 10
_MOST_SCORE: Final = 0.8
"""The share of the cells that must look like what their column may be."""

_SLASHED: Final = re.compile(r"\s*\d{1,2}[/-]\d{1,2}[/-]\d{4}\b")


def find_refusal(
    records: Sequence[Record],
    columns: ColumnsByNames,
    asked: Asked,
    source: str,
    *,
    is_list: bool = True,
) -> Rejection | None:
    """Why no record of this kind can be read: none has a text, or two columns could be it."""
    held = [columns.find(record).names for record in records]
    if not any("text" in found or "excerpt" in found for found in held):
        if not is_list and (answer := _find_answer(records[0])):
            return Rejection(source, STAGE, answer)
        start = "" if is_list else "the record's text is missing: "
        return Rejection(source, STAGE, start + _explain_missing(records, columns, asked))
    rivals = _find_rivals(records, columns, asked)
    if rivals and rivals[0].lower() != "text":
        reason = (
            f"two columns could be the text, and differ: {rivals[0]!r} and {rivals[1]!r}; say"
            f" which: --field text={rivals[0]} or --field text={rivals[1]}"
        )
        return Rejection(source, STAGE, reason)
    return None


def _find_answer(record: Record) -> str | None:
    """What an answer without reports says, `None` where it is no answer of a service.

    >>> _find_answer({"status": "error", "message": "no such key"}), _find_answer({"articles": []})
    ('an answer without reports: no such key', 'empty: a list without records')
    """
    words = next(filter(None, (find_words(record.get(key)) for key in ("message", "error"))), None)
    if words:
        return f"an answer without reports: {' '.join(words.split())}"[:300]
    inner = [value for value in record.values() if isinstance(value, list | Mapping)]
    lists = [*inner, *(deep for one in inner if isinstance(one, Mapping) for deep in one.values())]
    return "empty: a list without records" if [] in lists else None


def find_notes(
    records: Sequence[Record], columns: ColumnsByNames, asked: Asked, source: str
) -> list[Rejection]:
    """What is left aside that may be wanted: columns nobody knows, and names that are not there."""
    notes: list[str] = []
    names = _names(records)
    held = [columns.find(record) for record in records]
    rivals = _find_rivals(records, columns, asked)
    if rivals:
        notes.append(
            f"the column {rivals[1]!r} could be the text too; {rivals[0]!r} is taken, the other"
            f" with --field text={rivals[1]}"
        )
    for field, name in asked:
        if field != "text" and not any(field in found.names for found in held):
            notes.append(f"no column is called {name}: {field} stays empty")
    if not any("published" in found.names or "seen" in found.names for found in held):
        guessed = [name for name in _unknown(names, asked) if _guess(records, name) == "published"]
        if guessed:
            notes.append(
                f"the column {guessed[0]!r} is not known; it may be the day of publication:"
                f" --field published={guessed[0]}"
            )
    return [Rejection(source, STAGE, note) for note in notes]


def _names(records: Sequence[Record]) -> list[str]:
    return list(dict.fromkeys(name for record in records for name in record))


def _unknown(names: list[str], asked: Asked) -> list[str]:
    known = Columns.of(names, asked).names.values()
    taken = {name for several in known for name in several}
    return [name for name in names if name and name not in taken]


def _explain_missing(records: Sequence[Record], columns: ColumnsByNames, asked: Asked) -> str:
    names = _names(records)
    wanted = next((name for field, name in asked if field == "text"), "text")
    start = f"no column is called {wanted}"
    unknown = _unknown(names, asked)
    guesses = {name: kind for name in unknown if (kind := _guess(records, name))}
    texts = [name for name, kind in guesses.items() if kind == "text"]
    if texts:
        return (
            f"{start}; {texts[0]!r} is not known, it may be the text: --field text={texts[0]}"
            + (_others({name: kind for name, kind in guesses.items() if name != texts[0]}))
        )
    address = _find_address_column(records, columns, guesses)
    if address is not None:
        name, first = address
        return (
            f"{start}: a list of reports without their texts; the addresses are in the column"
            f" {name!r} ({first} is the first): put them in a file LIST.urls, one a line, and"
            " give that, to fetch them"
        )
    if any(len(name) > _LONGEST_NAME for name in names):
        return f"{start}: its first row must name the columns"
    shown = ", ".join(repr(name) for name in names[:_SHOWN])
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{start}; its columns are {shown}{more}: name the text with --field text=COLUMN" + (
        _others(guesses)
    )


def _others(guesses: Mapping[str, str]) -> str:
    words = {"published": "the day of publication", "url": "the address", "title": "the title"}
    found = [f"{name!r} may be {words[kind]}" for name, kind in guesses.items() if kind in words]
    return f"; {', '.join(found)}" if found else ""


def _find_address_column(
    records: Sequence[Record], columns: ColumnsByNames, guesses: Mapping[str, str]
) -> tuple[str, str] | None:
    """(the column with the addresses, the first of them)."""
    for record in records:
        known = columns.find(record).names.get("url", ())
        for name in (*known, *(name for name, kind in guesses.items() if kind == "url")):
            found = find_address(look_up(record, name))
            if found:
                return name, found[:200]
    return None


def _guess(records: Sequence[Record], name: str) -> str | None:
    """What a column may be, by what it holds."""
    values = [value for record in records if (value := record.get(name)) not in (None, "")]
    if not values:
        return None
    need = _MOST_SCORE * len(values)
    if sum(find_address(value) is not None for value in values) >= need:
        return "url"
    if sum(map(_is_date, values)) >= need:
        return "published"
    counts = sorted(len((find_text(value) or "").split()) for value in values)
    middle = counts[len(counts) // 2]
    if middle >= _TEXT_WORDS:
        return "text"
    words = {find_words(value) for value in values}
    return "title" if middle >= 4 and len(words) >= need else None


def _is_date(value: Any) -> bool:
    if not isinstance(value, str) or value.strip().isdigit():
        return False
    return read_date(value).date is not None or is_slashed(value)


def is_slashed(value: object) -> bool:
    """Whether a value is a date like 06/05/2031, whose day and month may be either."""
    return isinstance(value, str) and bool(_SLASHED.match(value)) and find_order(value) is None


def _find_rivals(
    records: Sequence[Record], columns: ColumnsByNames, asked: Asked
) -> tuple[str, str] | None:
    """Two columns that hold different texts in most records that have both."""
    if any(field == "text" for field, _ in asked):
        return None
    votes: dict[tuple[str, str], list[bool]] = {}
    for record in records:
        texts = [
            (name, text)
            for name in columns.find(record).names.get("text", ())
            if (text := find_text(look_up(record, name))) and len(text.split()) >= _FEWEST_WORDS
        ]
        for name, text in texts[1:]:
            first = texts[0][1]
            differ = share_words(first, text) < SAME_SCORE and not (
                is_excerpt(first, text) or is_excerpt(text, first)
            )
            votes.setdefault((texts[0][0], name), []).append(differ)
    found = [pair for pair, differs in votes.items() if 2 * sum(differs) >= len(differs)]
    return found[0] if found else None
