"""Plain word lists: one word a line."""

from __future__ import annotations

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table, parse_pairs


def load_words(name: str) -> frozenset[str]:
    """The words of the list `name`, a file beside this one.

    Raises:
        LexiconError: a line is empty, has white space at an end, or repeats another.
    """
    return parse_words(load_table(name), name=name)


def parse_words(text: str, *, name: str) -> frozenset[str]:
    r"""The words of a list from its lines; `name` is for the message.

    >>> sorted(parse_words("The\nMr.\n", name="starters.txt"))
    ['Mr.', 'The']

    Raises:
        LexiconError: a line is empty, has white space at an end, or repeats another.
    """
    found: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line != line.strip():
            raise LexiconError(f"{name}:{number}: want one word and nothing else, got {line!r}")
        if line in found:
            raise LexiconError(f"{name}:{number}: {line!r} stands there twice")
        found.add(line)
    return frozenset(found)


def load_verb_forms() -> dict[str, str]:
    """Form → lemma of verbs that follow no rule: "sought" → "seek".

    Raises:
        LexiconError: a line is damaged.
    """
    name = "verb_forms.tsv"
    return {form: lemma for _, form, lemma in parse_pairs(load_table(name), name=name)}
