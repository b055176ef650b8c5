"""A document as weighted terms."""

import numpy as np
import pytest
from tests.unit.gather.made import FIRE, STRIKE, made, table

from stemma.gather.terms import MOST, TermMaker


def likeness(left: str, right: str) -> float:
    maker = TermMaker(table())
    one, other = (maker.of_document(made("d", text)) for text in (left, right))
    weights = dict(zip(other.numbers.tolist(), other.weights.tolist(), strict=True))
    pairs = zip(one.numbers.tolist(), one.weights.tolist(), strict=True)
    return float(sum(weight * weights.get(number, 0.0) for number, weight in pairs))


def test_weights_have_unit_length_and_numbers_ascend() -> None:
    found = TermMaker(table()).of_document(made("d", *FIRE))
    assert np.linalg.norm(found.weights) == pytest.approx(1)
    assert found.numbers.tolist() == sorted(set(found.numbers.tolist()))
    assert len(found.numbers) == len(found.weights) <= MOST


def test_a_text_without_telling_words_has_no_terms() -> None:
    found = TermMaker(table()).of_document(made("d", "It is what it was, and so on."))
    assert likeness("and so on", "and so on") <= 1
    assert np.isfinite(found.weights).all()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tesvík floods", "TESVIK flooded"),
        ("Körner's ferries", "korner ferry"),
        ("1,200 crates", "1200 crate"),
    ],
)
def test_other_forms_are_the_same_term(left: str, right: str) -> None:
    assert likeness(left, right) == pytest.approx(1)


def test_other_numbers_are_not() -> None:
    assert likeness("412 crates", "413 crates") < 0.9


def test_what_the_title_says_counts_more_than_what_the_end_says() -> None:
    maker = TermMaker(table())
    body = "The kiln stood idle. " + " ".join(STRIKE * 2) + " The heather bloomed."
    found = maker.of_document(made("d", body, title="Kiln"))
    weights = dict(zip(found.numbers.tolist(), found.weights.tolist(), strict=True))
    kiln, heather = (
        maker.of_document(made("d", word)).numbers.tolist()[0] for word in ("kiln", "heather")
    )
    assert weights[kiln] > 2 * weights.get(heather, 0.0)


def test_reports_of_one_event_are_more_alike_than_of_two() -> None:
    fire, other, strike = " ".join(FIRE[:4]), " ".join(FIRE[3:]), " ".join(STRIKE)
    assert likeness(fire, other) > 3 * likeness(fire, strike)
