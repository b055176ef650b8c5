"""The piles that the gathering bench makes, and how it scores them."""

import pytest
from bench.gather import b_cubed
from bench.pile import SENTENCE, edited, make_pile
from tests.unit.gather.made import FIRE, STRIKE, table

RECORD = {
    "id": "r",
    "outlet": "Hallvik Post",
    "text": " ".join([*FIRE, "The Hallvik Post has seen the key."]),
}


@pytest.mark.parametrize(
    ("gold", "found", "scored"),
    [
        ("aabb", "xxyy", (100.0, 100.0, 100.0)),
        ("aabb", "wxyz", (100.0, 50.0, 66.7)),
        ("aabb", "xxxx", (50.0, 100.0, 66.7)),
        ("aaab", "xxyy", (75.0, 66.7, 70.6)),
    ],
)
def test_b_cubed(gold: str, found: str, scored: tuple[float, float, float]) -> None:
    assert b_cubed(gold, found) == scored


def test_edits_are_a_cut_another_name_and_another_order() -> None:
    cut, named, moved, both = (str(copy["text"]) for copy in edited(RECORD, 1))
    sentences = [s for s in SENTENCE.split(RECORD["text"]) if s]
    assert [s in cut for s in sentences].count(False) == 1
    assert "Hallvik" not in named
    assert len(named.split()) == len(RECORD["text"].split()) + 1
    assert sorted(moved.split()) == sorted(RECORD["text"].split())
    assert moved.split() != RECORD["text"].split()
    assert "Hallvik" not in both


def test_a_pile_is_of_other_events_with_other_words() -> None:
    real = {"fire": [{"text": " ".join(FIRE)}], "strike": [{"text": " ".join(STRIKE)}]}
    pile = make_pile(real, 6, table())
    assert pile == make_pile(real, 6, table())
    assert len({record["event"] for record in pile}) == 6
    # The new words are words of the pile, so a name may come back, in another place.
    texts = [record["text"] for record in pile]
    assert not any("cannery at Vessling" in text or "412 drivers" in text for text in texts)
    assert len(set(texts)) == 6
