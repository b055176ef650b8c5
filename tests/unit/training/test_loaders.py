"""The loaders of names and attributions, on small files made here."""

import gzip
import json
from pathlib import Path

import pytest
from training.names import POLITICS, WIKIGOLD, load_names, spaced_boundaries, wikigold_kept
from training.outlets import as_outlet
from training.polnear import load_ann, load_polnear
from training.text import NAME_TAGS, ROLE_TAGS, spans_of


def tags(numbers: list[int] | None) -> list[tuple[int, int, str]]:
    assert numbers is not None
    return spans_of([NAME_TAGS[number] for number in numbers])


def test_the_order_of_the_labels_is_that_of_the_shipped_model() -> None:
    assert NAME_TAGS == (
        "O", "B-person", "I-person", "B-organization", "I-organization", "B-place", "I-place",
        "B-outlet", "I-outlet", "B-event", "I-event", "B-other", "I-other",
    )  # fmt: skip
    assert ROLE_TAGS == (
        "O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "spans"),
    [
        ("O I-a I-a O", [(1, 3, "a")]),
        ("B-a B-a I-a", [(0, 1, "a"), (1, 3, "a")]),
        ("I-a I-b", [(0, 1, "a"), (1, 2, "b")]),
        ("B-a O I-a", [(0, 1, "a"), (2, 3, "a")]),
        ("", []),
    ],
)
def test_spans_of_either_scheme(given: str, spans: list[tuple[int, int, str]]) -> None:
    assert spans_of(given.split()) == spans


class TestColumns:
    def test_wikigold(self, tmp_path: Path) -> None:
        path = tmp_path / "w.txt"
        path.write_text(
            "-DOCSTART- O\n\nAna I-PER\nRuud I-PER\nof O\nthe O\nVik I-ORG\nHerald I-ORG\n\n"
            "Oslo I-LOC\n. O\n\nRed I-MISC\n",
            encoding="utf-8",
        )
        first, second = load_names(path, " ", WIKIGOLD, per_text=2)
        assert first.words == ["Ana", "Ruud", "of", "the", "Vik", "Herald", "Oslo", "."]
        assert first.sentences == [(0, 6), (6, 8)]
        assert first.boundaries == [2, 1, 1, 1, 1, 1, 2, 0]
        assert tags(first.names) == [(0, 2, "person"), (4, 6, "outlet"), (6, 7, "place")]
        assert tags(second.names) == [(0, 1, "other")]

    def test_politics(self, tmp_path: Path) -> None:
        path = tmp_path / "p.txt"
        path.write_text(
            "Ruud\tB-politician\nRuud\tB-person\nwon\tO\nVik\tB-election\nVote\tI-election\n",
            encoding="utf-8",
        )
        (text,) = load_names(path, "\t", POLITICS, per_text=1)
        assert tags(text.names) == [(0, 1, "person"), (1, 2, "person"), (3, 5, "event")]

    def test_the_split_of_wikigold(self) -> None:
        assert [wikigold_kept(n) for n in (0, 4, 5, 424)] == [0, 2, 3, 254]

    def test_marks_are_glued_as_they_are_written(self) -> None:
        words = ["He", "said", ":", '"', "no", "-", "one", "(", "not", "I", ")", "left", ".", '"']
        glued = [w for w, b in zip(words, spaced_boundaries(words), strict=True) if b == 0]
        assert glued == [":", "no", "-", "one", "not", ")", ".", '"']


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("organization", "Reuters", "outlet"),
        ("organization", "the Vik Herald", "outlet"),
        ("other", "Meet the Press", "outlet"),
        ("organization", "New York Times Magazine", "outlet"),
        ("organization", "Herald Motors", "organization"),
        ("organization", "the herald", "organization"),
        ("person", "Robert Post", "person"),
        ("place", "Globe", "place"),
    ],
)
def test_the_shape_of_an_outlets_name(kind: str, name: str, expected: str) -> None:
    assert as_outlet(kind, name) == expected


RAW = "Ana Ruud said the dam\nheld, and the Vik Herald agreed.\nIt rained."
ANN = """\
T1\tSource 0 8\tAna Ruud
T2\tCue 9 13\tsaid
T3\tContent 14 21;22 26\tthe dam
held
T4\tSource 32 47\tthe Vik Herald
T5\tCue 47 53\tagreed
E1\tCue:T2 Source:T1 Content:T3
E2\tCue:T5 Source:T4 Content2:T3 Note:T9
A1\tOther E1
"""


@pytest.fixture
def polnear(tmp_path: Path) -> Path:
    for name, ending, content in (("text", "txt", RAW), ("attributions", "ann", ANN)):
        (tmp_path / name).mkdir()
        stem = "vik_0a1b" if ending == "ann" else "vik"
        (tmp_path / name / f"{stem}.{ending}").write_text(content, encoding="utf-8")
    return tmp_path


class TestPolnear:
    def test_attributions_of_a_file(self, polnear: Path) -> None:
        first, second = load_ann(polnear / "attributions/vik_0a1b.ann")
        assert first == {"source": [(0, 8)], "cue": [(9, 13)], "content": [(14, 21), (22, 26)]}
        assert second["content"] == first["content"]
        assert second["cue"] == [(47, 53)]

    def test_roles_and_links(self, polnear: Path) -> None:
        (text,) = load_polnear(polnear, None)
        assert text.name == "vik"
        assert text.roles is not None
        assert text.links is not None
        roles = spans_of([ROLE_TAGS[t] for t in text.roles])
        found = [(" ".join(text.words[a:b]), kind, text.links[a]) for a, b, kind in roles]
        said, agreed = text.words.index("said"), text.words.index("agreed")
        assert found == [
            ("Ana Ruud", "source", said),
            ("said", "cue", said),
            ("the dam", "content", said),
            ("held", "content", said),  # the first attribution keeps what two of them claim
            ("the Vik Herald", "source", agreed),
            ("agreed", "cue", agreed),
        ]
        assert text.names is None
        assert not text.silver

    def test_silver_names_and_tags(self, polnear: Path) -> None:
        words = [(0, 3, "NNP", "PERSON"), (4, 8, "NNP", "PERSON"), (9, 13, "VBD", "O")]
        name = [(s, e, "NNP", "ORGANIZATION") for s, e in ((32, 35), (36, 39), (40, 46))]
        record = {"document": "vik", "sentences": [words, name]}
        path = polnear / "silver.jsonl.gz"
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.write(json.dumps(record) + "\n")
        (text,) = load_polnear(polnear, path)
        assert text.silver
        assert text.xpos is not None
        assert text.xpos[:3] == ["NNP", "NNP", "VBD"]
        assert [(" ".join(text.words[a:b]), kind) for a, b, kind in tags(text.names)] == [
            ("Ana Ruud", "person"),
            ("Vik Herald", "outlet"),
        ]
