"""The table of acts."""

import pytest

from stemma.claims.act_verbs import load_acts
from stemma.errors import LexiconError
from stemma.model import PositionAct


def test_every_act_but_none_else_has_words() -> None:
    assert set(load_acts().values()) == set(PositionAct)


@pytest.mark.parametrize(
    ("lemma", "act"),
    [
        ("demand", PositionAct.DEMAND),
        ("offer", PositionAct.OFFER),
        ("refuse", PositionAct.REJECT),
        ("accept", PositionAct.ACCEPT),
        ("deny", PositionAct.DENY),
        ("threaten", PositionAct.THREATEN),
    ],
)
def test_acts(lemma: str, act: PositionAct) -> None:
    assert load_acts()[lemma] is act


def test_an_act_that_does_not_exist_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemma.claims.act_verbs.load_table", lambda _: "lemma\tact\nsing\tsong\n")
    with pytest.raises((LexiconError, TypeError, ValueError)):
        load_acts()
