"""Which pairs reach the pair reader, and which it joins, on the stories kept for testing.

Asked are the pairs that annotators hold for one fact or one thing (`labels`), and the agreements,
compatible pairs and conflicts of whole stories (`answers`). A pair is read where two statements
that are about the two passages, or two values in such, are among the matches; a pair of values
where the two values are. It is joined where the chance of one of them is `JOINED` or more.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final

from training.pair_rows import Report, Stories

from bench.command import Place
from bench.events import percent
from bench.stories import answers_of, folder_with, labels_of, pieces, stories_of
from stemma.encoder.pairs import FILE, PairInput, PairModel, PairScores
from stemma.encoder.runtime import InferenceSession
from stemma.encoder.statements import FILE as STATEMENTS
from stemma.encoder.statements import StatementModel
from stemma.encoder.words import WordTable
from stemma.judge.thresholds import JOINED
from stemma.match import Match, Matcher, Matches, ValueMatch
from stemma.match.event import EventMaker
from stemma.match.passage import PassageMaker
from stemma.match.statements import StatementMaker
from stemma.model import Span

KEYS: Final = ("agree", "compatible", "conflict")
ROOM: Final = 120
"""Characters that a statement about a passage may have beyond twice the passage, as in the scorer
of `judged`."""
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Two passages of a story that should be read together; `group` names what they are."""

    group: str
    left: Spans
    right: Spans
    values: bool = False


class CountedModel(PairModel):
    """The pair reader, keeping a mark for every pair that it reads."""

    def __init__(self, session: InferenceSession) -> None:
        super().__init__(session)
        self.marks: list[None] = []

    def read(self, pair: PairInput) -> PairScores:
        """What the model says of one pair."""
        self.marks.append(None)
        return super().read(pair)


def measure(place: Place) -> dict[str, float]:
    """Hundredths of each group that are read and joined, and the cost of it."""
    model = CountedModel.load(folder_with(place, FILE))
    assert isinstance(model, CountedModel)
    matcher = _matcher(place, model)
    chances: dict[str, list[float | None]] = defaultdict(list)
    missing: Counter[bool] = Counter()
    statements = 0
    with stories_of(place, "test") as stories:
        for story, asked in _asked(stories).items():
            reports = stories.reports(story).values()
            matches = matcher.match([report.found for report in reports])
            statements += len(matches.statements)
            for pair in asked:
                chances[pair.group].append(chance_of(pair, matches))
            passages = {(p.values, spans) for p in asked for spans in (p.left, p.right)}
            missing.update(not _found(spans, matches, values=v) for v, spans in passages)
    out: dict[str, float] = {}
    for group, found in chances.items():
        read = [chance for chance in found if chance is not None]
        joined = sum(chance >= JOINED for chance in read)
        out[f"candidates: {group} read, of {len(found)}, %"] = percent(len(read), len(found))
        out[f"candidates: {group} joined, of {len(found)}, %"] = percent(joined, len(found))
    out[f"candidates: passages without a statement, of {missing.total()}"] = missing[True]
    out["candidates: pairs read a statement"] = round(len(model.marks) / max(1, statements), 2)
    return out


def chance_of(asked: Asked, matches: Matches) -> float | None:
    """The best chance of what was read of a pair; `None` where nothing was."""
    left, right = (
        _found(spans, matches, values=asked.values) for spans in (asked.left, asked.right)
    )
    if asked.values:
        return _best(matches.values, left, right)
    slots = [
        [n for n, s in enumerate(matches.slots) if s.statement in set(i)] for i in (left, right)
    ]
    found = (_best(matches.claims, left, right), _best(matches.values, *slots))
    return max((chance for chance in found if chance is not None), default=None)


def is_about(spans: Iterable[Span], passage: Spans) -> bool:
    """Whether a statement is about a passage: it holds half of it and is not much longer."""
    told = [*spans]
    size, length = (sum(len(span) for span in found) for found in (passage, told))
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a, b in product(told, passage)
        if a.document_id == b.document_id
    )
    return length > 0 and 2 * shared >= size and length <= 2 * size + ROOM


def _found(passage: Spans, matches: Matches, *, values: bool) -> list[int]:
    """The numbers of the statements about a passage, or of the slots of a value that it is."""
    if values:
        (place,) = passage
        return [n for n, slot in enumerate(matches.slots) if slot.value.span.overlaps(place)]
    return [n for n, told in enumerate(matches.statements) if is_about(told.spans, passage)]


def _best(
    read: Mapping[tuple[int, int], Match] | Mapping[tuple[int, int], ValueMatch],
    left: Sequence[int],
    right: Sequence[int],
) -> float | None:
    pairs = [(min(a, b), max(a, b)) for a, b in product(left, right)]
    return max((read[pair].same for pair in pairs if pair in read), default=None)


def _asked(stories: Stories) -> dict[str, list[Asked]]:
    """The pairs of every story."""
    out: dict[str, list[Asked]] = defaultdict(list)
    for row in labels_of(stories.corpora):
        claims = row["kind"] == "claim"
        if row["label"].startswith("3" if claims else "S"):
            reports = stories.reports(row["story"])
            left, right = (_spans(reports[row[s]["report"]], row[s]["spans"]) for s in "ab")
            group = "labels, same fact" if claims else "labels, same thing measured"
            if not claims:
                left, right = ((_hull(spans),) for spans in (left, right))
            out[row["story"]].append(Asked(group, left, right, values=not claims))
    for path in answers_of(stories.corpora):
        out[path.stem] += _answered(path, stories.reports(path.stem))
    return out


def _answered(path: Path, reports: Mapping[str, Report]) -> Iterator[Asked]:
    told = json.loads(path.read_text("utf-8"))
    for key in KEYS:
        for item in told.get(key, []):
            left, right = (_quoted(reports[item[s][0]], item[s][1]) for s in "ab")
            yield Asked(f"answers, {key}", left, right)


def _quoted(report: Report, quote: str) -> Spans:
    start = report.found.document.text.index(quote)
    return _spans(report, [(start, start + len(quote))])


def _spans(report: Report, places: Iterable[Sequence[int]]) -> Spans:
    return tuple(Span(report.found.document.id, start, end) for start, end in places)


def _hull(spans: Spans) -> Span:
    return Span(spans[0].document_id, spans[0].start, spans[-1].end)


def _matcher(place: Place, model: PairModel) -> Matcher:
    """The matcher as the program loads it, over a model that counts."""
    events = EventMaker(
        StatementMaker(WordTable.load()),
        PassageMaker(pieces()),
        StatementModel.load(folder_with(place, STATEMENTS)),
    )
    return Matcher(events, model)
