"""What the rooms below say in English, in another language: by templates, a table a language.

A rejection, a step of a job or its title is a sentence with values in it, put together where it
happens, far from any page. A table (`languages/de.told.tsv`) has the template of each, `{a}` where
a value stands, and its translation. `{count}` is digits; `{what}` is words that the table has
themselves, one or several in a row; any other value is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

LONGEST: Final = 600
"""Characters of what is translated; rejections are shorter."""
_VALUE: Final = re.compile(r"\{(\w+)\}")
_ROW: Final = re.compile(r"(, | and )")
_AND: Final = {"de": " und "}


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with values: what it looks like, and its translation."""

    pattern: re.Pattern[str]
    told: str
    weight: int

    @classmethod
    def of(cls, sentence: str, told: str) -> Template:
        """The template of a line of a table."""
        parts = _VALUE.split(sentence)
        # Every second part is the name of a value.
        pattern = "".join(
            f"(?P<{part}>{r'[0-9]+' if part == 'count' else '.+?'})"
            if place % 2
            else re.escape(part)
            for place, part in enumerate(parts)
        )
        return cls(re.compile(pattern, re.DOTALL), told, sum(map(len, parts[::2])))


class Told:
    """The sentences of one language."""

    def __init__(self, language: str, table: Mapping[str, str]) -> None:
        self._and = _AND.get(language, " and ")
        self._whole = {one: told for one, told in table.items() if not _VALUE.search(one)}
        made = [Template.of(one, told) for one, told in table.items() if one not in self._whole]
        # Of two that fit, that which says more of it.
        self._templates = sorted(made, key=lambda one: -one.weight)

    def __call__(self, text: str) -> str:
        """A sentence in this language; one that its table does not have stays as it is.

        >>> told_in("de")("comparing 3 reports"), told_in("de")("Ferry sinks")
        ('3 Berichte werden verglichen', 'Ferry sinks')
        """
        found = self._whole.get(text)
        if found is not None or len(text) > LONGEST:
            return text if found is None else found
        for one in self._templates:
            fit = one.pattern.fullmatch(text)
            if fit is not None:
                values = fit.groupdict()
                if "what" in values:
                    values["what"] = self._row(values["what"])
                return _VALUE.sub(lambda name, kept=values: kept[name[1]], one.told)  # type: ignore[misc]
        return text

    def _row(self, words: str) -> str:
        """Several in a row, with commas and an "and" between them."""
        whole = self._whole.get(words)
        if whole is not None:
            return whole
        parts = _ROW.split(words)
        return "".join(
            (self._and if part == " and " else part) if place % 2 else self(part)
            for place, part in enumerate(parts)
        )


@cache
def told_in(language: str) -> Told:
    """What is said in a language: English where there is no table for it."""
    return Told(language, load_told(language))


@cache
def load_told(language: str) -> Mapping[str, str]:
    """English → translation; empty where there is no table.

    Raises:
        ValueError: a line is no pair, stands there twice, or its values are not those of the other.
    """
    place = files("stemma.web").joinpath(f"languages/{language}.told.tsv")
    if not place.is_file():
        return {}
    found: dict[str, str] = {}
    for number, line in enumerate(place.read_text("utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        key, tab, told = line.partition("\t")
        is_pair = bool(tab and key and told) and "\t" not in told and key not in found
        if not is_pair or sorted(_VALUE.findall(key)) != sorted(_VALUE.findall(told)):
            raise ValueError(
                f"languages/{language}.told.tsv:{number}: a sentence, a tab, its translation with"
                " the same values"
            )
        found[key] = told
    return found
