"""The words of the interface in the language of who reads it; those of reports are never changed.

A key is the English sentence itself, with `{name}` where a value stands. The table of a language
(`languages/de.tsv`) has a line for each: English, tab, translation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from stemma.report.visible import show_words
from stemma.web.told import told_in

ENGLISH: Final = "en"
LANGUAGES: Final = (ENGLISH, "de")
"""What there is a table for, and English, which needs none."""
MOST_ACCEPTED: Final = 200
_WEIGHT: Final = re.compile(r"q=(0(?:\.\d{1,3})?|1(?:\.0{1,3})?)")


def mark(text: str) -> str:
    """The sentence as it is: it says that the tables of languages have it, and a test checks that.

    >>> mark("Inbox")
    'Inbox'
    """
    return text


class Words:
    """The words of one language; a sentence that its table does not have stays English."""

    def __init__(self, language: str, table: Mapping[str, str]) -> None:
        self.language = language
        self._table = table

    def __call__(self, text: str, /, **values: object) -> str:
        """A sentence with its values, whose signs that control a machine are made visible.

        >>> words_in("de")("Point {number}", number=3), words_in("en")("Point {number}", number=3)
        ('Punkt 3', 'Point 3')
        """
        told = self._table.get(text, text)
        for name, value in values.items():
            told = told.replace(f"{{{name}}}", show_words(str(value)))
        return told

    def told(self, text: str) -> str:
        """What a room below said: see `stemma.web.told`."""
        return show_words(told_in(self.language)(text))

    def count(self, number: int, one: str, many: str) -> str:
        """A number of things: `many` and `one` have `{count}` in them."""
        return self(one if number == 1 else many, count=number)


@cache
def words_in(language: str) -> Words:
    """The words of a language there is a table for."""
    return Words(language, {} if language == ENGLISH else load_table(language))


@cache
def load_table(language: str) -> Mapping[str, str]:
    """English → translation.

    Raises:
        ValueError: a line is no pair, or stands there twice.
    """
    found: dict[str, str] = {}
    text = files("stemma.web").joinpath(f"languages/{language}.tsv").read_text("utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        key, tab, told = line.partition("\t")
        if not (tab and key and told) or "\t" in told or key in found:
            raise ValueError(
                f"languages/{language}.tsv:{number}: a sentence, a tab, its translation"
            )
        found[key] = told
    return found


def choose(accepted: str, fixed: str = "") -> str:
    """The language for what a browser accepts (`Accept-Language`, RFC 9110 12.5.4).

    `fixed` is what the one who runs the server chose; it goes before.

    >>> choose("de-AT,de;q=0.9,en;q=0.8"), choose("fr, en;q=0.5, de;q=0.7"), choose("fr")
    ('de', 'de', 'en')
    """
    if fixed in LANGUAGES:
        return fixed
    best, most = ENGLISH, 0.0
    for part in accepted[:MOST_ACCEPTED].split(","):
        name, _, rest = part.strip().partition(";")
        language = name.strip().partition("-")[0].lower()
        weight = _WEIGHT.search(rest) if rest else None
        value = 1.0 if not rest else float(weight[1]) if weight else 0.0
        if language in LANGUAGES and value > most:
            best, most = language, value
    return best
