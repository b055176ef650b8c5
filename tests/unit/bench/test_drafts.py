"""The bench of drafts reads what stands beside it."""

from pathlib import Path

import pytest
from bench.command import ROOT
from bench.drafts import KINDS, apply_edits, load_drafts, marks_of

CORPORA = ROOT.parent / "shared" / "corpora"


@pytest.mark.parametrize("half", ["first", "second", "third", "fourth", "fifth"])
def test_every_draft_is_whole(half: str) -> None:
    drafts = list(load_drafts(half, CORPORA))
    assert drafts
    for draft in drafts:
        assert draft.sources.exists()
        for kind, start, end in draft.faults:
            assert kind in KINDS
            assert draft.text[start:end].strip()
        ends = sorted((*draft.faithful, *((s, e) for _, s, e in draft.faults)))
        assert all(0 <= s < e <= len(draft.text) for s, e in ends)


def test_drafts_of_stories_are_left_out_where_these_are_not(tmp_path: Path) -> None:
    names = {draft.name for draft in load_drafts("first", tmp_path)}
    assert "flood-1" in names
    assert "bas30" not in names


def test_edits() -> None:
    assert apply_edits("four people died", [[0, 4, "six"], [12, 16, "fell ill"]]) == (
        "six people fell ill"
    )


def test_marks() -> None:
    found = {
        "findings": [
            {"spans": [[0, 9]], "verdict": "partly", "values": [{"span": [0, 3], "verdict": "x"}]}
        ],
        "quotations": [{"span": [4, 8], "verdict": "altered"}],
        "attributions": [],
    }
    assert marks_of(found) == [(0, 9, "partly"), (0, 3, "x"), (4, 8, "altered")]
