"""Whether a text tells what happened long before it was published."""

from __future__ import annotations

from datetime import date

from stemma.annotate.parse import Parse
from stemma.annotate.timexes.atoms import Atoms
from stemma.annotate.timexes.rules import grammar


def is_narrative(parse: Parse, atoms: Atoms, published: date | None) -> bool:
    """Whether the text tells what happened years before it was published.

    It does when it dates its events by year, most of them two years back or more, at least four
    times with the month beside the year or with BC; and when hardly a word is said from the day of
    publication ("on Monday", "yesterday"). Tuned on WikiWars, against GUM's and other news.
    """
    members = grammar().members
    code, values = atoms.code, atoms.values
    deictic = sum(code.count(char) for char in members["weekday"] | members["deictic"])
    if deictic * 1000 > max(len(parse), 1000):
        return False
    eras = sum(code.count(char) for char in members["era"])
    months = sum(code.count(char) for char in members["month"])
    years = far = dated = 0
    (year,) = members["yr"]
    k = code.find(year)
    while k >= 0:
        value = values[k]
        years += 1
        back = isinstance(value, int) and (published is None or value <= published.year - 2)
        far += back
        dated += back and not members["month"].isdisjoint(code[max(0, k - 3) : k])
        k = code.find(year, k + 1)
    enough = dated + eras >= 4 or (months >= 15 and not deictic)
    return far + eras >= 6 and enough and far >= 0.6 * years
