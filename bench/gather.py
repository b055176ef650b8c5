"""Gathering: the events of a mixed pile, near-copies of real reports, and how time grows.

python -m bench.gather COUNT...     time and memory for so many reports, one after another
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.command import ROOT, Place, scratch
from bench.events import percent, topics
from bench.pile import Record, edited, load_coverages, make_pile
from stemma.encoder.words import WordTable

FILE_COUNT = 2000
"""Records in one file of a pile."""
SIZES = (1_000, 4_000)
"""Reports of the piles whose times are put in proportion; larger ones on request."""


def measure(place: Place) -> dict[str, float]:
    """B³ F1 in hundredths, copies found and not, and the power with which time grows."""
    real = load_coverages(place.corpora / "coverages")
    out = {
        "nine coverages mixed, B3 F1": b_cubed(*run_events(real))[2],
    }
    halves = [events_of(place, half) for half in (0, 1)]
    for name, found in (
        ("ecb+ even topics mixed (tuned on)", halves[0]),
        ("ecb+ odd topics mixed (held out)", halves[1]),
        ("ecb+ all topics mixed", {**halves[0], **halves[1]}),
    ):
        precision, recall, f1 = b_cubed(*run_events(found))
        out[f"{name}, B3 precision"] = precision
        out[f"{name}, B3 recall"] = recall
        out[f"{name}, B3 F1"] = f1
    everything = {**real, **halves[0], **halves[1]}
    out["coverages and ecb+ in one pile, B3 F1"] = b_cubed(*run_events(everything))[2]
    out |= measure_copies(real, "nine coverages")
    out |= measure_copies({**halves[0], **halves[1]}, "ecb+ snippets")
    out |= measure_growth(everything)
    return out


def measure_copies(real: Mapping[str, Sequence[Record]], name: str) -> dict[str, float]:
    """Near-copies of every real report, found; and what is called a copy besides."""
    originals = [record for records in real.values() for record in records]
    made = {
        copy["id"]: (record["id"], copy)
        for number, record in enumerate(originals)
        for copy in edited(record, number)
    }
    alone = run(originals)
    found = run([*originals, *(copy for _, copy in made.values())])
    # Whichever of a family came first counts as the original: all but one are copies of it.
    family = {copy: original for copy, (original, _) in made.items()}
    # Copies among the reports as they are stand beside: their edits are copies of either.
    known = {entry[key] for entry in alone["copies"] for key in ("document", "of")}
    right: Counter[str] = Counter()
    wrong = 0
    for entry in found["copies"]:
        one, other = (family.get(entry[key], entry[key]) for key in ("document", "of"))
        if one == other:
            right[one] += 1
        elif not {one, other} & known:
            wrong += 1
    wanted = Counter(original for original in family.values() if original not in known)
    hits = sum(min(right[one], count) for one, count in wanted.items())
    total = wanted.total()
    return {
        f"{name}: near-copies made": float(total),
        f"{name}: near-copies found, %": percent(hits, total),
        f"{name}: copies among other pairs": float(wrong),
        f"{name}: copies among the untouched reports": float(len(alone["copies"])),
    }


def measure_growth(real: Mapping[str, Sequence[Record]]) -> dict[str, float]:
    """Time of the whole command: how much longer for four times as many reports."""
    table = WordTable.load()
    first, second = (run_timed(make_pile(real, size, table))[1] for size in SIZES)
    return {
        f"seconds for {SIZES[0]:,} reports": round(first, 2),
        f"seconds for {SIZES[1]:,} reports": round(second, 2),
        f"time for {SIZES[1] // SIZES[0]} times as many": round(second / first, 2),
    }


def events_of(place: Place, half: int) -> dict[str, list[Record]]:
    """The events of the topics with even (0) or odd (1) numbers: two of each topic."""
    out: dict[str, list[Record]] = {}
    for topic in topics(place.corpora / "ecbplus"):
        if int(topic.name) % 2 != half:
            continue
        with scratch() as folder:
            place.score("texts", "events", topic, folder)
            for path in sorted(folder.glob("*.json")):
                event = f"{topic.name} {'plus' if 'plus' in path.stem else ''}"
                out.setdefault(event, []).append(json.loads(path.read_text(encoding="utf-8")))
    return out


def run_events(real: Mapping[str, Sequence[Record]]) -> tuple[list[str], list[str]]:
    """The event that each report is of, and the coverage it was put in."""
    records = [record for records in real.values() for record in records]
    event = {record["id"]: name for name, records in real.items() for record in records}
    place = {
        identity: coverage["id"]
        for coverage in run(records)["coverages"]
        for identity in coverage["documents"]
    }
    return [event[record["id"]] for record in records], [place[r["id"]] for r in records]


def run(records: Iterable[Record]) -> dict[str, Any]:
    """What `stemma gather` prints of a pile."""
    return run_timed(records)[0]


def run_timed(records: Iterable[Record]) -> tuple[dict[str, Any], float, float]:
    """The same, the seconds it took, and the most memory it held, in megabytes."""
    with scratch() as folder:
        rows = list(records)
        for start in range(0, len(rows), FILE_COUNT):
            path = folder / "pile" / f"{start:06}.json"
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(rows[start : start + FILE_COUNT]), encoding="utf-8")
        out = folder / "out.json"
        command = [*Place(folder, folder).program(), "gather", str(folder / "pile")]
        begun = time.perf_counter()
        child = subprocess.Popen([*command, "--format", "json", "--out", str(out), "-q"], cwd=ROOT)
        _, status, usage = os.wait4(child.pid, 0)
        took = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise RuntimeError(f"stemma gather ended with {child.returncode}")
        found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return found, took, usage.ru_maxrss / 1024


def b_cubed(gold: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 in hundredths, each document weighing the same.

    Source: Bagga and Baldwin, "Algorithms for scoring coreference chains" (1998).

    >>> b_cubed("aabb", "xxyz")
    (100.0, 75.0, 85.7)
    """
    of_gold, of_found, together = (
        Counter(gold),
        Counter(found),
        Counter(zip(gold, found, strict=True)),
    )
    precision = sum(count * count / of_found[b] for (_, b), count in together.items())
    recall = sum(count * count / of_gold[a] for (a, _), count in together.items())
    f1 = 2 * precision * recall / (precision + recall)
    shares = [round(100 * share / len(gold), 1) for share in (precision, recall, f1)]
    return shares[0], shares[1], shares[2]


def main() -> None:
    place = Place(Path("../shared/corpora").resolve(), Path("../shared/bench/score.py").resolve())
    real = {
        **load_coverages(place.corpora / "coverages"),
        **events_of(place, 0),
        **events_of(place, 1),
    }
    table = WordTable.load()
    for count in map(int, sys.argv[1:]):
        pile = make_pile(real, count, table)
        found, seconds, megabytes = run_timed(pile)
        event = {record["id"]: record["event"] for record in pile}
        names = [(event[i], c["id"]) for c in found["coverages"] for i in c["documents"]]
        scored = b_cubed([a for a, _ in names], [b for _, b in names])
        mean = sum(len(record["text"].split()) for record in pile) / len(pile)
        print(
            f"{count:,} reports of {mean:.0f} words: {seconds:.1f} s,"
            f" {1000 * seconds / count:.2f} ms each, {megabytes:.0f} MB,"
            f" B3 {scored}, {len(found['copies'])} copies",
            flush=True,
        )


if __name__ == "__main__":
    main()
