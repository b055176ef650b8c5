"""The ladders of polarity, modality and outcome, pair by pair."""

from datetime import date

import pytest

from stemma.judge.ladder import Judged
from stemma.judge.modality import judge_modalities
from stemma.judge.outcome import Outcome, find_end, judge_outcomes
from stemma.judge.polarity import Stance, judge_polarities
from stemma.model import Modality, Polarity, Relation
from stemma.values.said import Said

R, M, P = Relation, Modality, Polarity
FIRST, LATER = date(2031, 3, 4), date(2031, 3, 5)


def stands(judged: Judged, relation: Relation, rung: str) -> None:
    assert (judged.relation, judged.rung) == (relation, rung), judged.reason


def says(speaker: str | None = None, modality: Modality = M.ASSERTED) -> Said[Stance]:
    return Said(Stance(P.ASSERTS, modality, speaker), "the dam held")


def denies(speaker: str | None = None, modality: Modality = M.ASSERTED) -> Said[Stance]:
    return Said(Stance(P.DENIES, modality, speaker), "the dam did not hold")


@pytest.mark.parametrize(
    ("left", "right", "relation", "rung"),
    [
        (says(), says("Ana Lima"), R.AGREES, "same side"),
        (denies(), denies("Lima", M.DENIED), R.AGREES, "same side"),
        (says(), denies(), R.CONTRADICTS, "one speaker, both ways"),
        (says("Ana Lima"), denies("Lima"), R.CONTRADICTS, "one speaker, both ways"),
        (says("Ana Lima"), denies("Bo Dahl"), R.DIFFERS, "one says so, another not"),
        (says(), denies("Bo Dahl"), R.DIFFERS, "one says so, another not"),
        (says(""), denies(""), R.DIFFERS, "one says so, another not"),
        (says(), denies("Bo Dahl", M.DENIED), R.COMPATIBLE, "disputed"),
        (says("Ana Lima"), denies("Bo Dahl", M.DENIED), R.COMPATIBLE, "disputed"),
        (says("Ana Lima"), denies("Lima", M.DENIED), R.CONTRADICTS, "one speaker, both ways"),
    ],
)
def test_polarities(left: Said[Stance], right: Said[Stance], relation: Relation, rung: str) -> None:
    stands(judge_polarities(left, right), relation, rung)
    stands(judge_polarities(right, left), relation, rung)


def test_the_reason_says_who_denies() -> None:
    assert judge_polarities(says(), denies("Bo Dahl", M.DENIED)).reason == (
        "“the dam did not hold” denies it, by “Bo Dahl”;"
        " “the dam held” asserts it, in the outlet’s own voice: both can have been said."
    )


def way(modality: Modality, published: date | None = None) -> Said[Modality]:
    return Said(modality, f"so ({modality})", published)


@pytest.mark.parametrize(
    ("left", "right", "relation", "rung"),
    [
        (way(M.ASSERTED), way(M.ASSERTED), R.AGREES, "same way"),
        (way(M.ASSERTED), way(M.HEDGED), R.COMPATIBLE, "less firmly"),
        (way(M.PLANNED), way(M.CONDITIONAL), R.COMPATIBLE, "not yet"),
        (way(M.DEMANDED), way(M.OFFERED), R.COMPATIBLE, "asked and offered"),
        (way(M.PLANNED, FIRST), way(M.ASSERTED, LATER), R.UPDATES, "came about"),
        (way(M.PLANNED, LATER), way(M.ASSERTED, FIRST), R.COMPATIBLE, "planned and done"),
        (way(M.PLANNED), way(M.ASSERTED), R.COMPATIBLE, "planned and done"),
        (way(M.CONDITIONAL), way(M.REPORTED), R.DIFFERS, "under a condition"),
        (way(M.DEMANDED), way(M.ASSERTED), R.UNRELATED, "another act"),
        (way(M.DENIED), way(M.ASSERTED), R.UNRELATED, "another act"),
    ],
)
def test_modalities(
    left: Said[Modality], right: Said[Modality], relation: Relation, rung: str
) -> None:
    stands(judge_modalities(left, right), relation, rung)
    stands(judge_modalities(right, left), relation, rung)


def end(lemma: str, *, holds: bool = True, published: date | None = None) -> Said[Outcome]:
    return Said(Outcome(lemma, P.ASSERTS if holds else P.DENIES), f"it was {lemma}", published)


@pytest.mark.parametrize(
    ("left", "right", "relation", "rung"),
    [
        (end("reject"), end("reject"), R.AGREES, "same outcome"),
        (end("reject"), end("reject", holds=False), R.CONTRADICTS, "said and denied"),
        (end("reject"), end("refuse"), R.COMPATIBLE, "same end"),
        (end("reject"), end("accept", holds=False), R.COMPATIBLE, "same end"),
        (end("reject"), end("accept"), R.CONTRADICTS, "opposite"),
        (end("reject"), end("refuse", holds=False), R.CONTRADICTS, "opposite"),
        (end("reject", holds=False), end("accept", holds=False), R.UNRELATED,
         "no scale in common"),
        (end("reject"), end("die"), R.UNRELATED, "no scale in common"),
        (end("reject"), end("sing"), R.UNRELATED, "no scale in common"),
        (end("missing", published=FIRST), end("find", published=LATER), R.UPDATES,
         "later outcome"),
        (end("missing"), end("find"), R.DIFFERS, "order unknown"),
        (end("convict", published=FIRST), end("acquit", published=LATER), R.CONTRADICTS,
         "opposite"),
    ],
)  # fmt: skip
def test_outcomes(left: Said[Outcome], right: Said[Outcome], relation: Relation, rung: str) -> None:
    stands(judge_outcomes(left, right), relation, rung)
    stands(judge_outcomes(right, left), relation, rung)


def test_every_scale_of_outcomes_has_two_ends() -> None:
    ends = [found for word in ("accept", "win", "clear", "die", "find", "jail", "open", "rise",
                               "stop") if (found := find_end(word)) is not None]  # fmt: skip
    assert len({found.scale for found in ends}) == 9
    assert find_end("sing") is None
