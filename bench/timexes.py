"""Time expressions: WikiWars by its scorer, GUM's dates and MEANTIME's values.

WikiWars: strict and relaxed spans, and the value over relaxed spans, as `score.py timex` counts.

GUM: the share of its `<date>` elements, news and interviews, that are right. A gold date is an
interval: `when` a day, month or year; `from`/`to` and `notBefore`/`notAfter` their ends. It is
resolved when a time expression that overlaps it has an `earliest` or a `latest`. It is right when

- both ends are the gold's; or, for `when`, the value names the same day, month or year (a value
  that is finer, as "Friday morning" is, counts by its day); or
- the gold only bounds it (`notBefore`, `notAfter`), and the interval reaches beyond no bound given
  by more than a day; or
- the gold has no year (`--10`) and the value has the month and neither has the interval ends.

`gum right of resolved` divides by the resolved, `gum right of all` by all gold dates. Days are
compared; texts are put together again from the words, published on the header's `dateCreated`.

MEANTIME: F1 of TIMEX3 in the sentences that the corpus annotates (the first six): a pair counts
when the spans overlap, and for `value` when the values are the same, too. A gold timex without
words or that holds another one is left out.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.command import Place, load_jsonl, scratch

Timex = dict[str, Any]


@dataclass
class Gold:
    """A text with its dates: (start, end, attributes)."""

    name: str
    text: str
    published: str | None
    times: list[tuple[int, int, dict[str, str]]] = field(default_factory=list)
    end: int = 0
    """Where the annotated part of the text ends."""


def measure(place: Place) -> dict[str, float]:
    """All figures in hundredths."""
    out: dict[str, float] = {}
    with scratch() as folder:
        gold = place.corpora / "wikiwars" / "keyinline"
        place.score("texts", "timex", gold, folder / "wikiwars")
        place.read(folder / "wikiwars", folder / "wikiwars.jsonl")
        found = place.score("timex", gold, folder / "wikiwars.jsonl")
        for name in ("strict", "relaxed", "value (relaxed span, same value)"):
            out[f"wikiwars {name.split()[0]}"] = found[name]["f1"]
        for kind, golds in (
            ("gum", gum_golds(place.corpora)),
            ("meantime", meantime_golds(place.corpora)),
        ):
            write_records(golds, folder / kind)
            place.read(folder / kind, folder / f"{kind}.jsonl")
            timexes = {
                Path(row["document"]["source"]).stem: row["timexes"]
                for row in load_jsonl(folder / f"{kind}.jsonl")
                if "document" in row
            }
            score = score_gum if kind == "gum" else score_meantime
            out.update(score(golds, timexes))
    return out


def write_records(golds: Iterable[Gold], folder: Path) -> None:
    """The texts as the records that `stemma read` takes."""
    folder.mkdir(parents=True, exist_ok=True)
    for gold in golds:
        record = {"id": gold.name, "text": gold.text, "published": gold.published}
        (folder / f"{gold.name}.json").write_text(json.dumps(record), encoding="utf-8")


# ------------------------------------------------------------------------------------------- texts

_GLUED_LEFT = re.compile(r"[,.;:!?%)\]}’”]|'s|’s|n't|n’t|'(?:ll|re|ve|d|m)")
_GLUED_RIGHT = frozenset("([{$£€“‘#")


class Writer:
    """A text put together from words, with the usual spaces between."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.glue = True

    def add(self, word: str) -> tuple[int, int]:
        """Add a word; where it stands."""
        if not self.glue and not _GLUED_LEFT.fullmatch(word):
            self._put(" ")
        start = self.length
        self._put(word)
        self.glue = word in _GLUED_RIGHT
        return start, self.length

    def line(self) -> None:
        """End the line."""
        if self.length:
            self._put("\n")
        self.glue = True

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def gum_golds(corpora: Path) -> list[Gold]:
    """GUM's texts with their dates."""
    golds = []
    for path in sorted((corpora / "gum-dates").glob("*.xml")):
        raw = re.sub(r"&(?!(amp|lt|gt|quot|apos|#\d+);)", "&amp;", path.read_text(encoding="utf-8"))
        root = ET.fromstring(raw)  # noqa: S314 - our own corpora
        writer, times = Writer(), []

        def words(text: str | None, writer: Writer = writer) -> None:
            for line in (text or "").split("\n"):
                if "\t" in line:
                    writer.add(line.split("\t")[0])

        def walk(node: ET.Element, writer: Writer = writer, times: list[Any] = times) -> None:
            if node.tag in {"head", "p", "item", "caption", "list"} and writer.length:
                writer.line()
                writer.line()
            start = writer.length
            words(node.text)
            for child in node:
                walk(child)
                words(child.tail)
            if node.tag == "date" and writer.length > start:
                times.append((start, writer.length, dict(node.attrib)))

        walk(root)
        text = "".join(writer.parts)
        times = [(s + len(text[s:e]) - len(text[s:e].lstrip()), e, a) for s, e, a in times]
        golds.append(Gold(path.stem, text, root.get("dateCreated"), times, len(text)))
    return golds


def meantime_golds(corpora: Path) -> list[Gold]:
    """MEANTIME's texts with their TIMEX3."""
    golds = []
    folder = corpora / "meantime" / "intra_cross-doc_annotation"
    for path in sorted(folder.glob("corpus_*/*.xml")):
        root = ET.parse(path).getroot()  # noqa: S314 - our own corpora
        writer, spans, sentence = Writer(), {}, None
        end = 0
        for token in root.iter("token"):
            if sentence is not None and token.get("sentence") != sentence:
                writer.line()
            sentence = token.get("sentence")
            spans[token.get("t_id")] = writer.add(token.text or "")
            if int(sentence or 0) <= 5:
                end = writer.length
        published = None
        times = []
        for mark in root.iter("TIMEX3"):
            places = [spans[a.get("t_id")] for a in mark.iter("token_anchor")]
            if mark.get("functionInDocument") == "CREATION_TIME":
                published = mark.get("value")
            if places:
                start, stop = min(s for s, _ in places), max(e for _, e in places)
                times.append((start, stop, {"value": mark.get("value") or ""}))
        times = [
            t for t in times
            if not any(o is not t and t[0] <= o[0] and o[1] <= t[1] for o in times)
        ]  # fmt: skip
        golds.append(Gold(path.stem, "".join(writer.parts), published, sorted(times, key=str), end))
    return golds


# --------------------------------------------------------------------------------------------- GUM


def score_gum(golds: Iterable[Gold], timexes: dict[str, list[Timex]]) -> dict[str, float]:
    """Shares of gold dates that are resolved and right."""
    total = resolved = right = 0
    for _, _, attributes, found in pairs(golds, timexes):
        total += 1
        verdict = judge(attributes, found)
        resolved += verdict is not None
        right += verdict is True
    return {
        "gum right of resolved": round(100 * right / max(resolved, 1), 1),
        "gum right of all": round(100 * right / max(total, 1), 1),
    }


def pairs(
    golds: Iterable[Gold], timexes: dict[str, list[Timex]]
) -> Iterator[tuple[Gold, tuple[int, int], dict[str, str], Timex | None]]:
    """Each gold date with the time expression that overlaps it most."""
    for gold in golds:
        for start, end, attributes in gold.times:
            over = [
                (min(end, t["end"]) - max(start, t["start"]), -t["start"], i)
                for i, t in enumerate(timexes.get(gold.name, []))
                if t["start"] < end and start < t["end"]
            ]
            found = timexes[gold.name][max(over)[2]] if over else None
            yield gold, (start, end), attributes, found


def judge(gold: dict[str, str], found: Timex | None) -> bool | None:
    """Whether what was found is the gold date; `None` where nothing was resolved."""
    when = gold.get("when", "")
    if when.startswith("--"):
        return None if found is None else found["value"] == f"XXXX-{when[2:]}"
    if found is None or (found["earliest"] is None and found["latest"] is None):
        return None
    low, high = _day(found["earliest"]), _day(found["latest"])
    if when:
        when = when.removeprefix("-")[:10]
        return (low, high) == ends(when) or found["value"].partition("T")[0] == when
    if "from" in gold:
        if gold["from"].startswith("--"):
            return None
        return (low, high) == (ends(gold["from"])[0], ends(gold["to"])[1]) or (
            _covers(low, high, ends(gold["from"])[0], ends(gold["to"])[1])
        )
    after, before = gold.get("notBefore"), gold.get("notAfter")
    day = timedelta(days=1)
    return not (
        (after and low is not None and low < ends(after)[0] - day)
        or (before and high is not None and high > ends(before)[1] + day)
    )


def _covers(low: date | None, high: date | None, start: date, end: date) -> bool:
    """Whether two intervals are the same but for a tenth of their length: seasons, half months."""
    if low is None or high is None:
        return False
    play = (end - start).days // 4 + 1
    return abs((low - start).days) <= play and abs((high - end).days) <= play


def ends(written: str) -> tuple[date, date]:
    """First and last day of a year, month or day."""
    parts = [int(part) for part in written[:10].split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        after = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return date(parts[0], parts[1], 1), after - timedelta(days=1)
    return date(*parts), date(*parts)


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written[:10])


# ---------------------------------------------------------------------------------------- MEANTIME


def score_meantime(golds: Iterable[Gold], timexes: dict[str, list[Timex]]) -> dict[str, float]:
    """F1 over relaxed spans, and with the same value."""
    gold_count = found_count = hits = same = 0
    for gold in golds:
        free = [t for t in timexes.get(gold.name, []) if t["start"] < gold.end]
        gold_count += len(gold.times)
        found_count += len(free)
        for start, end, attributes in gold.times:
            hit = next((t for t in free if t["start"] < end and start < t["end"]), None)
            if hit is not None:
                free.remove(hit)
                hits += 1
                same += hit["value"] == attributes["value"]
    both = max(gold_count + found_count, 1)
    return {
        "meantime relaxed": round(200 * hits / both, 1),
        "meantime value": round(200 * same / both, 1),
    }
