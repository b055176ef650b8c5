"""The readings of a document's pieces, from the left."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.timexes.atoms import Atoms
from stemma.annotate.timexes.quoted import Shift
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.rules import RULES, grammar
from stemma.annotate.timexes.scene import Scene


def read_all(
    parse: Parse,
    atoms: Atoms,
    scene: Scene,
    aside: Collection[int] = (),
    shifts: Sequence[Shift] = (),
) -> list[Reading]:
    """The readings of a document's pieces, from the left, the longest at each place.

    What begins at a piece of `aside` dates the report and is no time that it tells. The words of
    `shifts`, in text order, count from days of their own.
    """
    out: list[Reading] = []
    code, starters = atoms.code, grammar().starters
    published = scene.published
    left = list(reversed(shifts))
    place = 0
    for run in grammar().runs.finditer(code):
        place, end = max(place, run.start()), run.end()
        while place < end:
            numbers = starters.get(code[place], ())
            if shifts:
                while left and left[-1].last <= atoms.words[place]:
                    left.pop()
                within = bool(left) and left[-1].first <= atoms.words[place]
                scene.published = left[-1].day if within else published
            found = read_at(parse, atoms, scene, place, numbers) if numbers else ()
            for reading in found:
                out.append(reading)
                if reading.stamp is not None and reading.first not in aside:
                    explicit = reading.anchor is None
                    scene.remember(reading.stamp, atoms.words[reading.first], explicit=explicit)
            place = max((reading.last for reading in found), default=place + 1)
    return out


def read_at(
    parse: Parse, atoms: Atoms, scene: Scene, place: int, numbers: Sequence[int]
) -> tuple[Reading, ...]:
    """What the rule with the longest match reads here; the next longest where it reads nothing."""
    compiled = grammar().compiled
    code = atoms.code
    matches = [
        (match, number) for number in numbers if (match := compiled[number].match(code, place))
    ]
    if len(matches) > 1:
        matches.sort(key=lambda found: (-found[0].end(), found[1]))
    for match, number in matches:
        readings = RULES[number].reader(Hit(RULES[number], match, atoms, parse, grammar()), scene)
        if readings:
            return _bare(parse, atoms, readings)
    return ()


_ARTICLES: Final = frozenset({"the", "a", "an"})


def _bare(parse: Parse, atoms: Atoms, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings, the last without an article that belongs to a noun after it.

    "The summer offensive": the article is the offensive's.
    """
    last = readings[-1]
    if last.last - last.first < 2 or len(readings) > 1:
        return readings
    word = atoms.words[last.last - 1]
    first = atoms.words[last.first]
    if parse.lower[first] not in _ARTICLES or word + 1 >= len(parse):
        return readings
    head = parse.heads[first]
    if head > word and parse.pos[head] in {"NOUN", "PROPN"} and parse.heads[word] > word:
        return (replace(last, first=last.first + 1),)
    return readings
