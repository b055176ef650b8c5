"""Time that gathering takes a document, reading aside, for piles of near-copies of one wire story.

python -m bench.near_copies 1000 10000 50000

Piles: *plain* (the story with a line of the paper's own, some words other), *short* (the same of a
story of four sentences), *cut* (a third of the sentences gone, a paragraph added: copies that are
known by themselves), *tolls* (every report gives numbers of its own, so none is a copy), *mixed*
(the four, and as many reports that belong to no other).
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from stemma.encoder.words import WordTable
from stemma.gather import gather
from stemma.model import Document
from stemma.read import read_text

SENTENCES: Final = (
    "A cable car stopped above the Orrin gorge on Sunday with {} people aboard.",
    "The operator, Orrin Ropeways, said a bearing in the upper station had run hot.",
    "Rescuers lowered passengers on ropes, the first of them after {} minutes.",
    "“We could hear the wind and nothing else,” said Mirel Aust, a teacher from Pellworth.",
    "The youngest aboard was a child of three, who was brought down in a harness.",
    "{} people were treated for cold at the clinic in Nether Orrin.",
    "Inspectors from the transport office sealed the upper station in the evening.",
    "The line was built in 1974 and last overhauled six years ago, the operator said.",
    "Its director, Tove Hallam, said the line would stay shut until the cause was found.",
    "A union of lift workers said it had asked for more inspections since spring.",
    "The district governor promised a report within {} days.",
    "About {} visitors use the line in a usual week of the season.",
    "Hotels in Nether Orrin offered beds to passengers who had missed their trains.",
    "A similar stop on the Vask line in 2019 lasted a whole night.",
    "Weather in the gorge was clear, with gusts at the upper station.",
    "The transport office keeps a public register of faults on ropeways.",
)
USUAL: Final = (64, 40, 12, 30, 9000)
SYLLABLES: Final = (
    "bar",
    "del",
    "fen",
    "gor",
    "hul",
    "kir",
    "lom",
    "nas",
    "pel",
    "rud",
    "sov",
    "tin",
)

Maker = Callable[[random.Random, int], str]


def fill(lines: tuple[str, ...], numbers: tuple[int, ...]) -> list[str]:
    """The sentences with the numbers in their places."""
    coming = iter(numbers)
    return [line.format(next(coming)) if "{}" in line else line for line in lines]


def name(draw: random.Random) -> str:
    return "".join(draw.choice(SYLLABLES) for _ in range(3)).capitalize()


def plain(draw: random.Random, number: int) -> str:
    lines = fill(SENTENCES, USUAL)
    for _ in range(3):
        place = draw.randrange(len(lines))
        words = lines[place].split()
        words[draw.randrange(len(words))] = draw.choice(SYLLABLES)
        lines[place] = " ".join(words)
    return " ".join([*lines, f"The {name(draw)} {name(draw)}, page {number}."])


def short(draw: random.Random, number: int) -> str:
    lines = fill(SENTENCES[:4], USUAL)
    place = draw.randrange(len(lines))
    words = lines[place].split()
    words[draw.randrange(len(words))] = draw.choice(SYLLABLES)
    return " ".join(
        [*lines[:place], " ".join(words), *lines[place + 1 :], f"{name(draw)} {number}"]
    )


def cut(draw: random.Random, number: int) -> str:
    lines = fill(SENTENCES, USUAL)
    kept = sorted(draw.sample(range(len(lines)), 11))
    own = [f"{name(draw)} {name(draw)} of {name(draw)} told the {name(draw)} that {number} came."]
    return " ".join([*(lines[n] for n in kept), *own])


def tolls(draw: random.Random, number: int) -> str:
    numbers = tuple(draw.randrange(2, 10_000) for _ in USUAL)
    return " ".join([*fill(SENTENCES, numbers), f"Update {number}."])


def alone(draw: random.Random, number: int) -> str:
    names = [name(draw) for _ in range(60)]
    return f"Number {number}: " + " and ".join(
        f"the {one} of {two}" for one, two in pairwise(names)
    )


KINDS: Final[dict[str, tuple[Maker, ...]]] = {
    "plain": (plain,),
    "short": (short,),
    "cut": (cut,),
    "tolls": (tolls,),
    "mixed": (plain, short, cut, tolls, alone, alone, alone, alone),
}


def make_pile(makers: tuple[Maker, ...], count: int, seed: int = 0) -> Iterator[Document]:
    """So many reports, as read."""
    draw = random.Random(seed)
    first = date(2031, 2, 3)
    for number in range(count):
        text = makers[number % len(makers)](draw, number)
        day = (first + timedelta(days=draw.randrange(4))).isoformat()
        document = read_text(text, f"{number}.txt", published=day)
        assert isinstance(document, Document)
        yield document


def main() -> None:
    table = WordTable.load()
    kinds = {name: made for name, made in KINDS.items() if name in sys.argv} or KINDS
    for kind, makers in kinds.items():
        for count in map(int, filter(str.isdigit, sys.argv[1:])):
            pile = [*make_pile(makers, count)]
            begun = time.process_time()
            found = gather(pile, table=table)
            spent = time.process_time() - begun
            print(
                f"{kind:6} {count:7,}: {1000 * spent / count:.2f} ms each,"
                f" {len(found.copies):,} copies, {len(found.coverages):,} coverages",
                flush=True,
            )


if __name__ == "__main__":
    main()
