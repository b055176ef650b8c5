import numpy as np
import pytest

from stemma.annotate.names import Name, _trim, find_names
from stemma.annotate.tokens import blank_english, tokenize
from stemma.encoder.reader import Labels, Scores

LABELS = Labels((), (), (), (), ("O", "B-person", "I-person", "B-place", "I-place"), ())


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Ana Ruud", "Ana Ruud"),
        ("the Guardian 's", "Guardian"),
        ("The Guardian", "The Guardian"),
        ("the", "the"),
        ("“ Ana Ruud ”", "Ana Ruud"),
        ("( AP", "AP"),
        ("officials ’", "officials"),
        ("Ruud , “", "Ruud"),
        ("Acme Inc .", "Acme Inc ."),
        ("— “", ""),
        (", the Post", "Post"),
    ],
)
def test_what_a_name_never_starts_or_ends_with(words: str, kept: str) -> None:
    every = words.split()
    start, end = _trim(every, 0, len(every))
    assert " ".join(every[start:end]) == kept


def scores_of(tags: list[str]) -> Scores:
    names = np.array([[float(x == tag) for x in LABELS.names] for tag in tags], np.float32)
    number, real = np.zeros(len(tags), np.int64), np.zeros((len(tags), 1), np.float32)
    return Scores(number, number, number, number, number, names, real, real, real, real[:1], number)


def test_names_in_order_and_none_over_the_end_of_a_sentence() -> None:
    tokens = tokenize(blank_english(), "Ana Ruud left Vik. Vik stayed.")
    tags = ["B-person", "I-person", "O", "B-place", "I-place", "I-place", "O", "O"]
    first, second, *rest = find_names(scores_of(tags), LABELS, tokens)
    assert (first, second.start) == (Name(0, 2, "person"), 3)
    assert all(name.end <= 5 or name.start >= 5 for name in (second, *rest))


def test_a_name_of_marks_alone_is_none() -> None:
    tokens = tokenize(blank_english(), "— “ —")
    assert find_names(scores_of(["B-person", "I-person", "O"]), LABELS, tokens) == []


def test_a_form_of_address_is_no_part_of_a_person_s_name() -> None:
    tokens = tokenize(blank_english(), "Ms Ruud met Sir Vik Oom in Lady Bay")
    person, inside = ["B-person", "I-person"], ["B-place", "I-place"]
    tags = [*person, "O", *person, "I-person", "O", *inside]
    assert find_names(scores_of(tags), LABELS, tokens) == [
        Name(1, 2, "person"),
        Name(4, 6, "person"),
        Name(7, 9, "place"),
    ]
