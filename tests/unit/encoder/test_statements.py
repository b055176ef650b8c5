from pathlib import Path

import numpy as np
import pytest

from stemma.encoder.pairs import KINDS, PairInput, PairModel
from stemma.encoder.pieces import CLS, SEP
from stemma.encoder.statements import WIDTH, StatementModel

DAM = (1996, 5477, 2218)
SHARES = (6661, 3062, 2005)
MARK = 18


@pytest.fixture(scope="module")
def statements(weights: Path) -> StatementModel:
    return StatementModel.load(weights)


@pytest.fixture(scope="module")
def pairs(weights: Path) -> PairModel:
    return PairModel.load(weights)


def marked(ids: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    return (CLS, *ids, SEP), (MARK, *(3 for _ in ids), MARK), (0, *(1 for _ in ids), 0)


def pair_of(left: tuple[int, ...], right: tuple[int, ...]) -> PairInput:
    return PairInput(
        (CLS, *left, SEP, *right, SEP),
        (0, *(0 for _ in left), 0, *(1 for _ in right), 1),
        (0, *(1 for _ in left), 0, *(0 for _ in right), 0),
        (0, *(0 for _ in left), 0, *(1 for _ in right), 0),
    )


def test_a_statement_has_a_vector_of_unit_length(statements: StatementModel) -> None:
    found = statements.vector(*marked(DAM))
    assert found.shape == (WIDTH,)
    assert np.linalg.norm(found) == pytest.approx(1, abs=1e-5)


def test_the_same_statement_has_the_same_bytes_on_one_thread_and_two(
    statements: StatementModel, weights: Path
) -> None:
    two = StatementModel.load(weights, threads=2)
    statements.vector(*marked(SHARES))
    assert two.vector(*marked(DAM)).tobytes() == statements.vector(*marked(DAM)).tobytes()


def test_other_statements_lie_further_off(statements: StatementModel) -> None:
    dam, shares = (statements.vector(*marked(ids)) for ids in (DAM, SHARES))
    assert dam @ shares < 0.9


def test_chances_of_one_question_sum_to_one(pairs: PairModel) -> None:
    found = pairs.read(pair_of(DAM, SHARES))
    assert 0 <= found.same <= 1
    assert sum(found.words) == pytest.approx(1)
    assert sum(found.kinds) == pytest.approx(1)
    assert len(found.kinds) == len(KINDS)


def test_a_pair_is_read_the_same_after_another(pairs: PairModel) -> None:
    first = pairs.read(pair_of(DAM, DAM))
    pairs.read(pair_of(SHARES, DAM))
    assert pairs.read(pair_of(DAM, DAM)) == first


def test_the_same_words_are_sooner_of_one_fact(pairs: PairModel) -> None:
    assert pairs.read(pair_of(DAM, DAM)).same > pairs.read(pair_of(DAM, SHARES)).same
