"""Time expressions of a document with what each can mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.timexes.atoms import Atoms, spell
from stemma.annotate.timexes.clock import on_day
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.rules import RULES, grammar
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.window import agreed, sample
from stemma.model import Span, Timex


def find_timexes(parse: Parse) -> tuple[Timex, ...]:
    """The time expressions of a document, in text order; no two overlap.

    Source: TimeML 1.2.1 for kinds, spans and values.
    """
    if not parse.words:
        return ()
    atoms = spell(parse, grammar())
    document = parse.document
    published = published_day(document.published)
    if published is None and (line := _dateline(parse, atoms)) is not None:
        published = line[0]
    found = _find(parse, atoms, published)
    window = document.possible or document.near
    if published is not None or window is None:
        return found
    days = sample(*window)
    return agreed(found, days, [_find(parse, atoms, day) for day in days])


def find_dateline(parse: Parse) -> tuple[date, Span] | None:
    """The day that a report gives for itself in its first lines, and the words; else `None`."""
    return _dateline(parse, spell(parse, grammar())) if parse.words else None


def find_timexes_on(parse: Parse, days: Iterable[date]) -> list[tuple[Timex, ...]]:
    """The time expressions as they would be, had the report appeared on each of these days."""
    if not parse.words:
        return [() for _ in days]
    atoms = spell(parse, grammar())
    return [_find(parse, atoms, day) for day in days]


def _find(parse: Parse, atoms: Atoms, published: date | None) -> tuple[Timex, ...]:
    scene = Scene(parse, published, narrative=False)
    scene.narrative = is_narrative(parse, atoms, scene.published)
    readings = read_all(parse, atoms, scene)
    return tuple(_timex(parse, atoms, reading) for reading in on_their_days(parse, atoms, readings))


def on_their_days(parse: Parse, atoms: Atoms, readings: list[Reading]) -> list[Reading]:
    """The readings, a clock time on the day said right after it: "5pm on Tuesday"."""
    out = list(readings)
    for k, (time, day) in enumerate(pairwise(readings)):
        if time.stamp is None or time.stamp.clock is None or day.stamp is None:
            continue
        first, last = atoms.words[time.last - 1], atoms.words[day.first]
        if parse.sentence_of[first] != parse.sentence_of[last] or day.stamp.exact is None:
            continue
        if day.stamp.clock is None and _LINKS.issuperset(parse.lower[first + 1 : last]):
            stamp = replace(day.stamp.plain, clock=time.stamp.clock, zone=time.stamp.zone)
            out[k] = on_day(replace(time, anchor=day.anchor), stamp)
    return out


_LINKS: Final = frozenset({"on", "local", "time", ",", "(", ")", "et", "eastern", "pacific", "of"})


def read_all(parse: Parse, atoms: Atoms, scene: Scene) -> list[Reading]:
    """The readings of a document's pieces, from the left, the longest at each place."""
    out: list[Reading] = []
    code, starters = atoms.code, grammar().starters
    for run in grammar().runs.finditer(code):
        place, end = run.span()
        while place < end:
            numbers = starters.get(code[place], ())
            found = _best(parse, atoms, scene, place, numbers) if numbers else ()
            for reading in found:
                out.append(reading)
                if reading.stamp is not None:
                    explicit = reading.anchor is None
                    scene.remember(reading.stamp, atoms.words[reading.first], explicit=explicit)
            place = max((reading.last for reading in found), default=place + 1)
    return out


def _best(
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


def _dateline(parse: Parse, atoms: Atoms) -> tuple[date, Span] | None:
    """The full date that stands on a line of its own, or opens one, near the text's beginning."""
    text = parse.document.text
    scene = Scene(parse, None, narrative=False)
    place = 0
    while place < len(atoms.code) and atoms.starts[place] < HEAD:
        found = _best(parse, atoms, scene, place, grammar().starters.get(atoms.code[place], ()))
        for reading in found:
            line = text.rfind("\n", 0, atoms.starts[reading.first]) + 1
            before = text[line : atoms.starts[reading.first]].strip(" \t:-–—|")
            end = text.find("\n", atoms.ends[reading.last - 1])
            after = text[atoms.ends[reading.last - 1] : end if end >= 0 else len(text)]
            day = reading.stamp.exact if reading.stamp is not None else None
            stands = before.lower() in _DATED and (
                len(after) < SHORT or after.lstrip()[:1] in "-–—"
            )
            if day is not None and reading.anchor is None and stands:
                if reading.alternatives:
                    return None
                return day, _span(parse, atoms, reading)
        place = max((reading.last for reading in found), default=place + 1)
    return None


HEAD: Final = 400
SHORT: Final = 40
"""Characters: how far a dateline is looked for, and how much may follow it on its line."""
_DATED: Final = frozenset({"", "published", "posted", "updated", "date", "published on",
                           "posted on", "last updated"})  # fmt: skip


def published_day(written: str | None) -> date | None:
    """The day of a publication date as the document has it; `None` where it is none."""
    if written is None:
        return None
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            found = read(written)
        except ValueError:
            continue
        return found.date() if isinstance(found, datetime) else found
    return None


def _timex(parse: Parse, atoms: Atoms, reading: Reading) -> Timex:
    return Timex(
        _span(parse, atoms, reading), reading.kind, reading.value, reading.earliest,
        reading.latest, reading.precision, reading.anchor, reading.low, reading.high,
        reading.alternatives, reading.mismatch, reading.approximate, reading.mod,
    )  # fmt: skip


def _span(parse: Parse, atoms: Atoms, reading: Reading) -> Span:
    return Span(parse.document.id, atoms.starts[reading.first], atoms.ends[reading.last - 1])
