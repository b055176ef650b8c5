"""What is measured on, tuned on or kept for reading is never trained on.

The stories are written out here once more, as the README of the pairs has them, so that a slip in
the patterns of `training.pair_rows` shows.
"""

import gzip
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from training.pair_rows import (
    OWN,
    SOFT,
    Report,
    Row,
    Stories,
    load_answers,
    load_labels,
    load_own_labels,
    part_of,
)

from stemma.encoder.files import WEIGHTS, load_files
from stemma.encoder.pieces import Pieces
from stemma.model import Annotations, Document
from stemma.read import read_sources

CORPORA: Final = Path(__file__).parents[4] / "shared/corpora"
NEEDS_CORPORA: Final = pytest.mark.skipif(
    not (CORPORA / "pairs").is_dir(), reason="The corpora are not there: ../shared/corpora."
)
TEST: Final = frozenset(
    [
        "call", "well", "seattle", "bas36", "bas37", "bas38", "bas39", "ecb31a", "ecb31b",
        "ecb32a", "ecb32b", "ecb33a", "ecb33b", "ecb34a", "ecb34b", "ecb35a", "ecb35b",
    ]
)  # fmt: skip
TUNE: Final = frozenset(
    [
        "bas30", "bas31", "bas32", "bas33", "bas34", "bas35", "ecb27a", "ecb27b", "ecb28a",
        "ecb28b", "ecb29a", "ecb29b", "ecb30a", "ecb30b",
    ]
)  # fmt: skip
UNREAD: Final = frozenset(
    [
        "bas18", "bas19", "bas20", "bas21", "bas22", "bas23", "bas24", "bas25", "bas26", "bas27",
        "bas28", "bas29",
    ]
)  # fmt: skip
HELD_OUT: Final = {"test": TEST, "tune": TUNE, "unread": UNREAD}
COVERAGES: Final = (
    "cubs",
    "email-review",
    "grand-prix",
    "toblerone",
    "tower-protest",
    "transition",
)
TRAIN: Final = frozenset(
    [
        *COVERAGES,
        *(f"bas{number:02}" for number in range(18)),
        *(f"ecb{topic}{event}" for topic in range(1, 27) for event in "ab"),
    ]
)


class Unread(Stories):
    """Reports as texts alone: no model looks at them, so nothing is found in them."""

    def reports(self, story: str) -> dict[str, Report]:
        """Stem of a report's file → the report."""
        if story not in self._known:
            folder = self.corpora / "pairs/stories" / story
            folder = folder if folder.exists() else self.corpora / "coverages" / story
            documents = [d for d in read_sources([str(folder)]) if isinstance(d, Document)]
            self._known[story] = {
                Path(d.source).stem: Report(Annotations(d), self.maker.of_report(Annotations(d)))
                for d in documents
            }
        return self._known[story]


@cache
def stories() -> Stories:
    vocabulary = load_files(WEIGHTS, ("tokenizer.json",))["tokenizer.json"]
    return Unread(CORPORA, Path("never-written"), Pieces.load(vocabulary))


@cache
def trained_on() -> tuple[Row, ...]:
    """What training sees of the stories, as `training.pair_reader.load_data` splits it."""
    found = stories()
    rows = (*load_labels(found), *load_own_labels(found), *load_answers(found))
    return tuple(row for row in rows if part_of(row.story) == "train")


def own_labels() -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for path in sorted(OWN.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]


@pytest.mark.parametrize(
    ("story", "part"),
    [(story, part) for part, names in HELD_OUT.items() for story in sorted(names)],
)
def test_a_story_that_is_held_out_is_known_as_such(story: str, part: str) -> None:
    assert part_of(story) == part


@pytest.mark.parametrize("story", sorted(TRAIN))
def test_the_rest_is_trained_on(story: str) -> None:
    assert part_of(story) == "train"


def soft_labels() -> list[dict[str, Any]]:
    with gzip.open(SOFT, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class TestSoftLabels:
    def test_all_are_of_training_stories(self) -> None:
        for row in soft_labels():
            story = row.get("story") or re.split(r"[-:]", row["id"])[0]
            assert part_of(story) == "train", row["id"]

    def test_they_are_chances_and_hold_no_words(self) -> None:
        for row in soft_labels():
            assert set(row) - {"story", "kind", "a", "b"} == {"id", "source", "same", "words"}
            for told in (row["same"], row["words"]):
                assert len(told) == 4
                assert sum(told) == pytest.approx(1, abs=0.01)
            for side in (row.get("a"), row.get("b")):
                assert side is None or set(side) == {"report", "spans"}


class TestOwnLabels:
    def test_all_are_of_training_stories(self) -> None:
        assert {row["story"] for row in own_labels()} <= TRAIN

    def test_they_hold_places_and_no_words(self) -> None:
        for row in own_labels():
            assert set(row) == {"id", "story", "kind", "label", "a", "b"}
            assert re.fullmatch(re.escape(row["story"]) + r"-\w+", row["id"])
            assert re.fullmatch(r"[a-z]+(/[a-z]+)?", row["kind"])
            assert re.fullmatch(r"[0-3]([=~!][a-z]?)?|[DS?][=~!u]?", row["label"])
            for side in (row["a"], row["b"]):
                assert set(side) == {"report", "spans"}
                assert " " not in side["report"]
                assert all(isinstance(n, int) for span in side["spans"] for n in span)
                assert all(start < end for start, end in side["spans"])

    def test_an_id_is_given_once(self) -> None:
        ids = [row["id"] for row in own_labels()]
        assert len(ids) == len(set(ids))


@NEEDS_CORPORA
class TestRows:
    def test_no_row_is_of_a_story_held_out(self) -> None:
        told = {row.story for row in trained_on()}
        assert told
        assert told <= TRAIN

    def test_no_row_shows_a_report_of_a_story_held_out(self) -> None:
        held = {stem for names in HELD_OUT.values() for s in names for stem in reports_of(s)}
        assert held
        assert held.isdisjoint(stem for row in trained_on() for stem in row.stems)

    def test_no_report_is_in_two_stories(self) -> None:
        trained = {
            text for story in sorted({r.story for r in trained_on()}) for text in texts_of(story)
        }
        held = {text for names in HELD_OUT.values() for story in names for text in texts_of(story)}
        assert trained.isdisjoint(held)

    def test_every_kind_of_row_is_looked_at(self) -> None:
        sources = {row.source.split(":")[0] for row in trained_on()}
        assert {"labels", "answers"} <= sources
        ids = {row.id for row in trained_on()}
        assert {row["id"] for row in own_labels() if row["label"] != "?"} <= ids


def reports_of(story: str) -> dict[str, Report]:
    return stories().reports(story)


def texts_of(story: str) -> set[str]:
    return {" ".join(r.found.document.text.split()) for r in reports_of(story).values()}
