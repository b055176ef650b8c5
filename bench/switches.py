"""What each threshold and each rule of judging does: moved by 0.05, or switched off.

Over the stories with answers that are kept for setting and for testing. Matches and origins are
found once; then every story is judged again for each change. Beside the figures of `judged` stand
how many judgements are shown, so that what the answers do not ask for is seen as well. A change
that moves no judgement is for nothing.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from training.pair_rows import part_of

from bench.command import Place, scratch
from bench.distortion import reports_of
from bench.stories import answers_of
from stemma.brief.make import BriefMaker
from stemma.claims import CloseReader
from stemma.judge import claims, event, points, values
from stemma.judge.thresholds import OTHER_VALUES, VALUES, OfValues
from stemma.match import Matches
from stemma.model import Annotations, Brief, Rejection
from stemma.read import read_sources
from stemma.report.brief_json import brief_to_json

STEP: Final = 0.05
PARTS: Final = ("tune", "test")
NAMED: Final[Mapping[str, tuple[Any, ...]]] = {
    "JOINED": (event, points),
    "AGREES": (claims,),
    "HOLDS": (claims,),
    "DIFFERS": (claims,),
    "DENIED": (claims,),
    "ONE": (values,),
}
"""Each threshold that is one number, and the modules that hold it."""
ASKED: Final = ("agree", "differ", "contradict")
OFF: Final[Mapping[str, tuple[Any, str, Any]]] = {
    "another value": (event.EventJudge, "_values_clash", lambda *_: False),
    "both values in one report": (event.EventJudge, "_is_given_beside", lambda *_: False),
    "another size": (values, "are_of_other_sizes", lambda *_: False),
    "the same words": (values, "are_written_alike", lambda *_: False),
    "another stage of values": (values, "_one_stage", lambda *_: True),
    "age of another party": (values, "of_others", lambda *_: False),
    "counts of one": (values, "is_one", lambda *_: False),
    "too few words": (claims, "_says_little", lambda *_: False),
}
"""Rules that are no row of a table: where they stand, and what stands for them when off."""
FIGURES: Final = (
    "agreement judged", "conflict judged", "conflict called an agreement",
    "agreement called a clash", "agreement or compatible contradicted",
    "apart, called an agreement", "apart, called a clash",
)  # fmt: skip


@dataclass(slots=True)
class Remembered:
    """A function whose answers are kept by the documents asked about."""

    ask: Callable[..., Any]
    known: dict[tuple[str, ...], Any]

    def __call__(self, reports: Sequence[Annotations], *rest: Any) -> Any:
        """What was answered before, or is now."""
        key = tuple(sorted(found.document.id for found in reports))
        if key not in self.known:
            self.known[key] = self.ask(reports, *rest)
        return self.known[key]


@dataclass(slots=True)
class RememberingMatcher:
    """A matcher that matches a story once."""

    match: Callable[[Sequence[Annotations]], Matches]


def measure(place: Place) -> dict[str, float]:
    """How many judgements each change moves; the whole table is printed."""
    counts: dict[str, Counter[str]] = {}
    stories = [p.stem for p in answers_of(place.corpora) if part_of(p.stem) in PARTS]
    with get_context("spawn").Pool(2) as pool:
        for found in pool.imap(partial(_of_story, place), stories):
            for name, figures in found.items():
                counts.setdefault(name, Counter()).update(figures)
    heads = [*counts["as it is"]]
    sys.stdout.write("| " + " | ".join(["change", *heads]) + " |\n")
    for name, count in counts.items():
        sys.stdout.write("| " + " | ".join([name, *(str(count[head]) for head in heads)]) + " |\n")
    return {f"moved by {n}": count["moved"] for n, count in counts.items() if n != "as it is"}


def _of_story(place: Place, story: str) -> dict[str, Counter[str]]:
    read = list(read_sources([str(reports_of(place.corpora, story))]))
    reports = CloseReader.load().annotate([d for d in read if not isinstance(d, Rejection)])
    maker = BriefMaker.load()
    maker.matcher = RememberingMatcher(Remembered(maker.matcher.match, {}))  # type: ignore[assignment]
    made = importlib.import_module("stemma.brief.make")
    out: dict[str, Counter[str]] = {}
    with put(made, "trace_lineage", Remembered(made.trace_lineage, {})), scratch() as folder:
        before: set[tuple[str, ...]] = set()
        for name, change in changes():
            with change:
                brief = maker.make(reports)
            shown = _shown(brief)
            before = before or shown
            count = Counter({"moved": len(before ^ shown)})
            count["shown to hold"] = sum(one[2] in {"agrees", "compatible"} for one in shown)
            count["shown as a clash"] = len(shown) - count["shown to hold"]
            out[name] = count
            if before == shown and name != "as it is":
                count.update({k: v for k, v in out["as it is"].items() if k in FIGURES})
                continue
            path = folder / "compare.json"
            path.write_text(json.dumps(brief_to_json(brief)), "utf-8")
            scored = place.score("judged", place.corpora / "pairs/answers" / f"{story}.json", path)
            count.update({k: v["hit"] for k, v in scored.items() if k in FIGURES})
    return out


def _shown(brief: Brief) -> set[tuple[str, ...]]:
    return {
        (*sorted((one.left, one.right)), one.relation.value)
        for point in brief.points
        for one in point.judgements
        if one.relation.value != "unjudged"
    }


def changes() -> Iterator[tuple[str, Any]]:
    """Every change by name, with a context in which it holds; first none."""
    yield "as it is", put(values, "ONE", values.ONE)
    for sign in (-1, 1):
        step = sign * STEP
        for name, modules in NAMED.items():
            least = getattr(modules[0], name)
            yield f"{name} {least + step:.2f}", put_all(modules, name, least + step)
        for family in (*VALUES, ""):
            old = VALUES.get(family, OTHER_VALUES)
            for asked in ASKED:
                new = min(1.0, getattr(old, asked) + step)
                title = f"{family or 'other values'}, {asked} {new:.2f}"
                yield title, _values_with(family, replace(old, **{asked: new}))
    for rule in claims.RULES[:-1]:
        kept = tuple(r for r in claims.RULES if r is not rule)
        yield f"without {rule.__name__.strip('_')}", put(claims, "RULES", kept)
    for name, (where, attribute, instead) in OFF.items():
        yield f"without '{name}'", put(where, attribute, instead)


def _values_with(family: str, asked: OfValues) -> Any:
    if not family:
        return put_all((values, points), "OTHER_VALUES", asked)
    return put_all((values, points), "VALUES", {**VALUES, family: asked})


def put(where: Any, name: str, instead: Any) -> Any:
    """A context in which a name of a module or class stands for something else."""
    return put_all((where,), name, instead)


@contextmanager
def put_all(places: Sequence[Any], name: str, instead: Any) -> Iterator[None]:
    """The same in several modules."""
    before = [getattr(place, name) for place in places]
    try:
        for place in places:
            setattr(place, name, instead)
        yield
    finally:
        for place, old in zip(places, before, strict=True):
            setattr(place, name, old)


if __name__ == "__main__":
    here = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpora").resolve()
    sys.stdout.write(json.dumps(measure(Place(here, here.parent / "bench/score.py"))) + "\n")
