"""Two versions of a page, sentence by sentence and word by word."""

import time

import pytest
from tests.unit.follow.reports import report

from stemma.follow.versions import Edit, VersionComparison, compare_versions
from stemma.model import Document, Span

TEXT = "The dam at Orrvik broke on Tuesday. Nine people died. The mayor, Ada Brey, left the town."


def compared(old: str, new: str) -> tuple[Document, Document, VersionComparison]:
    one, other = report(old), report(new, captured=12)
    return one, other, compare_versions(one, other)


def shown(span: Span | None, document: Document) -> str:
    return "" if span is None else span.of(document.text)


def test_the_same_text_is_the_same_version() -> None:
    *_, found = compared(TEXT, TEXT)
    assert found.is_same
    assert found.kept == 3


@pytest.mark.parametrize(
    "new",
    [
        TEXT.replace("The mayor, Ada Brey, left", "The mayor Ada Brey left"),
        TEXT.replace(". ", ".\n\n"),
        "Nine people died. " + TEXT.replace("Nine people died. ", ""),
        TEXT.upper(),
    ],
    ids=["commas", "paragraphs", "moved", "capitals"],
)
def test_marks_lines_and_order_are_no_change(new: str) -> None:
    assert compared(TEXT, new)[2].is_same


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("Nine people died", "Eleven people died", [("Nine", "Eleven")]),
        ("broke on Tuesday", "broke late on Tuesday", [("", "late")]),
        ("The mayor, Ada Brey, left", "The mayor left", [("Ada Brey", "")]),
        ("at Orrvik broke on Tuesday", "near Orrvik broke Monday",
         [("at", "near"), ("on Tuesday", "Monday")]),
    ],
)  # fmt: skip
def test_words_that_changed_stand_beside_what_they_were(
    old: str, new: str, edits: list[tuple[str, str]]
) -> None:
    one, other, found = compared(TEXT, TEXT.replace(old, new))
    (change,) = found.changes
    assert [(shown(e.before, one), shown(e.after, other)) for e in change.edits] == edits


def test_sentences_that_were_put_in_and_taken_out() -> None:
    one, other, found = compared(TEXT, TEXT.replace("Nine people died.", "An inquiry has begun."))
    assert [(shown(c.before, one), shown(c.after, other)) for c in found.changes] == [
        ("", "An inquiry has begun."),
        ("Nine people died.", ""),
    ]


def test_a_correction_is_what_the_later_version_alone_says() -> None:
    note = "\n\nCorrection: An earlier version of this article misspelled the name of the mayor."
    *_, found = compared(TEXT, TEXT + note)
    assert len(found.corrections) == len(found.correction_spans) == 1
    assert not compared(TEXT + note, TEXT + note)[2].corrections


def test_another_text_at_the_same_address_is_said_to_be_one() -> None:
    other = "A swimming hall was closed. The council voted for it on Monday. Its roof leaks."
    assert compared(TEXT, other)[2].is_other_text
    assert not compared(TEXT, TEXT + " " + other)[2].is_other_text


def test_a_very_long_sentence_is_one_edit() -> None:
    *_, found = compared("word " * 900 + "one.", "word " * 900 + "two.")
    (change,) = found.changes
    assert change.before is not None
    assert change.edits == (Edit(change.before, change.after),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" ".join(f"Sentence {n} says so." for n in range(6_000)),
         " ".join(f"Sentence {n} says no." for n in range(6_000))),
        ("It rained. " * 20_000, "It snowed. " * 20_000),
        ("a" * 500_000, "b" * 500_000),
    ],
    ids=["all changed", "all the same", "one word"],
)  # fmt: skip
def test_long_texts_take_seconds_at_most(old: str, new: str) -> None:
    start = time.monotonic()
    compared(old, new)
    assert time.monotonic() - start < 30  # a second; what is quadratic takes minutes
