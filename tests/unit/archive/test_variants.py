"""Near-copies that give another value than what they repeat, read with the real model."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.unit.archive.piles import engine, report, save_lines

from stemma.archive import Depth, Wanted, ask, ask_sql, make_archive
from stemma.archive.variants import CopyPair, find_variants
from stemma.encoder.files import WEIGHTS
from stemma.model import Annotations, Document, PublishedFrom

pytestmark = pytest.mark.skipif(
    not (WEIGHTS / "reader.onnx").exists(), reason="the package holds no model"
)

QUARRY = (
    "A wall of the Harrow quarry near Lunn gave way on Monday morning. Rescuers brought {people}"
    " out of the pit before noon, fire chief Ode Marrak said. The company that runs the quarry put"
    " the damage at {damage} and closed the road to Lunn. The wall was last inspected"
    " {inspected}, the mining office of the county said. Work will start again when"
    " geologists have looked at the rest of the slope. Neighbours heard a dull noise at dawn."
)
WHAT = {
    "people": "fourteen workers", "damage": "$2 million", "inspected": "on 4 March 2030",
}  # fmt: skip


def document(name: str, text: str, **more: Any) -> Document:
    told = PublishedFrom.METADATA
    return Document(
        name, f"{name}.txt", text, name, published="2031-05-06", published_from=told, **more
    )


def rows(copy: Document, original: Document) -> list[dict[str, Any]]:
    read = engine().tools.annotate
    return list(find_variants([CopyPair("c", copy, original)], read))


def pair(place: str, words: str) -> tuple[Document, Document]:
    return document("b", QUARRY.format(**WHAT | {place: words})), document(
        "a", QUARRY.format(**WHAT)
    )


@pytest.mark.parametrize(
    ("place", "words", "kind", "values"),
    [
        ("people", "seventeen workers", "count", ("fourteen", "seventeen")),
        ("people", "9 workers", "count", ("fourteen", "9")),
        ("damage", "$3 million", "money", ("$2 million", "$3 million")),
        ("inspected", "on 9 March 2030", "date", ("4 March 2030", "9 March 2030")),
        ("inspected", "on 4 May 2029", "date", ("4 March 2030", "4 May 2029")),
    ],
)
def test_another_value_is_told(place: str, words: str, kind: str, values: tuple[str, str]) -> None:
    copy, original = pair(place, words)
    (row,) = rows(copy, original)
    assert (row["kind"], row["document"], row["copy_of"]) == (kind, "b", "a")
    assert values[0] in row["before_value"]
    assert values[1] in row["value"]
    assert row["reason"]
    for text, words_of, spans in (
        (original.text, row["before_words"], row["before_spans"]),
        (copy.text, row["words"], row["spans"]),
    ):
        assert [text[one["start"] : one["end"]] for one in spans] == [words_of]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("people", "14 workers"),
        ("people", "fourteen miners"),
        ("people", "all the workers"),
        ("damage", "two million dollars"),
        ("damage", "about $2 million"),
        ("inspected", "on March 4, 2030"),
        ("inspected", "in March 2030"),
    ],
)
def test_the_same_value_in_other_words_is_none(place: str, words: str) -> None:
    assert rows(*pair(place, words)) == []


def test_a_line_of_the_page_is_no_statement() -> None:
    text = QUARRY.format(**WHAT)
    original, copy = (
        document(name, text.replace(" The company", f"\n{line}\nThe company"))
        for name, line in (
            ("a", "Updated 10:30 GMT, 6 May 2031, Lunn Post"),
            ("b", "Updated 11:45 GMT, 7 May 2031, Lunn Post"),
        )
    )
    assert rows(copy, original) == []


def test_a_correction_that_a_copy_adds_is_told_once() -> None:
    note = "Correction: an earlier version of this report gave the wrong number of workers."
    text = QUARRY.format(**WHAT)
    original = document("a", text)
    copy = document("b", f"{text}\n\n{note}", corrections=(note,))
    (row,) = rows(copy, original)
    assert (row["kind"], row["words"]) == ("correction", note)
    assert [copy.text[one["start"] : one["end"]] for one in row["spans"]] == [note]
    assert rows(copy, document("a", text, corrections=(note,))) == []


def test_the_same_sentence_of_many_copies_is_read_once() -> None:
    read: list[str] = []

    def annotate(some: Sequence[Document]) -> Sequence[Annotations]:
        read.extend(one.text for one in some)
        return list(engine().tools.annotate(some))

    copy, original = pair("people", "9 workers")
    pairs = [CopyPair("c", document(f"b{n}", copy.text), original) for n in range(40)]
    found = list(find_variants(pairs, annotate))
    assert len(read) == 2
    assert all("workers" in text and "geologists" not in text for text in read)
    assert [row["document"] for row in found] == [f"b{n}" for n in range(40)]


def test_of_an_archive_they_are_asked_for(tmp_path: Path) -> None:
    text = QUARRY.format(**WHAT)
    other = QUARRY.format(**WHAT | {"inspected": "on 4 May 2030"})
    later = other.replace("Neighbours", "Sleepers")
    save_lines(
        tmp_path / "in" / "pile.jsonl",
        [
            report("a", text, "2031-05-06T08:00:00Z", "Norwire"),
            report("b", text.replace("Neighbours", "Sleepers"), "2031-05-06T09:00:00Z", "Brack"),
            report("c", other, "2031-05-07T10:00:00Z", "The Pit"),
            report("d", later, "2031-05-07T11:00:00Z", "Lunn Post"),
        ],
    )
    make_archive(
        [str(tmp_path / "in")], tmp_path / "out", Wanted(depth=Depth.READ), engine=engine()
    )
    copies = ask_sql(tmp_path / "out", "SELECT document, copy_of FROM members ORDER BY document")
    assert copies.rows == (("a", None), ("b", "a"), ("c", "a"), ("d", "a"))
    answer = ask(tmp_path / "out", "copies")
    found = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    names = ("before_outlet", "before_value", "outlet", "value", "copies")
    assert [tuple(one[name] for name in names) for one in found] == [
        ("Norwire", "4 March 2030", "The Pit", "4 May 2030", 2),
        ("Norwire", "4 March 2030", "Lunn Post", "4 May 2030", 2),
    ]
    assert [one["published"] for one in found] == ["2031-05-07T10:00:00Z", "2031-05-07T11:00:00Z"]
