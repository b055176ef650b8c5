"""Windows and batches; they need PyTorch, which a plain installation does not have."""

import random

import pytest

pytest.importorskip("torch", reason="PyTorch is not installed: pip install -e '.[training]'")

from training.windows import IGNORE, Prepared, batches, collate, cut


def text(*lengths: int, pieces: int = 1) -> Prepared:
    """A text with sentences of so many words; word i is piece 200 + i and the ones after it."""
    ends = [sum(lengths[: i + 1]) for i in range(len(lengths))]
    count = ends[-1]
    return Prepared(
        pieces=[tuple(range(200 + i, 200 + i + pieces)) for i in range(count)],
        features=[12] * count,
        sentences=list(zip([0, *ends], ends, strict=False)),
        labels={"upos": list(range(count)), "roles": [1, 3, *[0] * (count - 2)]},
        heads=[-1, *range(count - 1)],
        links=[1, 1, *[-1] * (count - 2)],
        silver=False,
    )


class TestCut:
    def test_whole_sentences_fill_a_window(self) -> None:
        found = cut(text(10, 10, 10), 20)
        assert [(w.start, w.end, w.size) for w in found] == [(0, 20, 20), (20, 30, 10)]

    def test_a_shift_shortens_the_first_window(self) -> None:
        found = cut(text(10, 10, 10, 10), 36, shift=20)
        assert [(w.start, w.end) for w in found] == [(0, 10), (10, 40)]

    def test_a_sentence_over_the_limit_is_cut(self) -> None:
        found = cut(text(3, 25, 3), 20)
        assert [(w.start, w.end) for w in found] == [(0, 3), (3, 23), (23, 31)]
        assert found[2].sentences == [(23, 28), (28, 31)]

    @pytest.mark.parametrize("pieces", [1, 3])
    def test_every_word_lies_in_one_window(self, pieces: int) -> None:
        found = cut(text(4, 50, 1, 9, pieces=pieces), 32, shift=5)
        assert [i for w in found for i in range(w.start, w.end)] == list(range(64))
        assert all(w.size <= 32 for w in found)


def test_batches_hold_every_window_once_and_keep_the_limit() -> None:
    windows = [w for n in range(1, 30) for w in cut(text(n, n + 2), 24)]
    found = batches(windows, 100, random.Random(1))
    assert sorted(id(w) for b in found for w in b) == sorted(map(id, windows))
    assert all(len(b) * (max(w.size for w in b) + 2) <= 100 for b in found)


class TestCollate:
    def test_pieces_and_words(self) -> None:
        long, short = cut(text(2, 2, pieces=2), 99)[0], cut(text(2), 99)[0]
        batch = collate([long, short])
        assert batch["ids"].tolist() == [
            [101, 200, 201, 201, 202, 202, 203, 203, 204, 102],
            [101, 200, 201, 102, 0, 0, 0, 0, 0, 0],
        ]
        assert batch["count"].tolist() == [10, 4]
        assert batch["first"].tolist() == [[0, 1, 3, 5, 7], [0, 1, 2, 0, 0]]
        assert batch["sentence"].tolist() == [[-1, 0, 0, 1, 1], [-1, 0, 0, -1, -1]]
        assert batch["features"][0, :4].tolist() == [0, 12, 8, 12]

    def test_labels_heads_and_links(self) -> None:
        batch = collate(cut(text(4), 99))
        assert batch["label_upos"].tolist() == [[IGNORE, 0, 1, 2, 3]]
        assert batch["heads"].tolist() == [[IGNORE, 0, 1, 2, 3]]
        # A source is linked; the cue itself and words without a role are not asked about.
        assert batch["links"].tolist() == [[IGNORE, 2, IGNORE, IGNORE, IGNORE]]

    def test_a_head_or_cue_in_another_window(self) -> None:
        _, second = cut(text(20, 20), 20)
        batch = collate([second])
        assert batch["heads"][0, :3].tolist() == [IGNORE, IGNORE, 1]
        whole = text(20, 20)
        whole.links = [25] * 40
        first, _ = cut(whole, 20)
        assert collate([first])["links"][0, :3].tolist() == [IGNORE, 0, IGNORE]

    def test_a_layer_that_one_text_lacks(self) -> None:
        bare = text(3)
        bare.labels, bare.heads, bare.links = {"upos": [7, 7, 7]}, None, None
        batch = collate([cut(bare, 99)[0], cut(text(3), 99)[0]])
        assert batch["label_roles"].tolist() == [[IGNORE] * 4, [IGNORE, 1, 3, 0]]
        assert batch["links"][0].tolist() == batch["heads"][0].tolist() == [IGNORE] * 4
