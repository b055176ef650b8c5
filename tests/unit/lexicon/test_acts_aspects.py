"""The tables of acts and of aspects."""

import pytest

from stemma.align.slots import load_aspects
from stemma.brief.positions import load_acts
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
    monkeypatch.setattr("stemma.brief.positions.load_table", lambda _: "lemma\tact\nsing\tsong\n")
    with pytest.raises((LexiconError, TypeError, ValueError)):
        load_acts()


def test_the_width_of_a_thing_is_not_its_depth() -> None:
    aspects = load_aspects()
    assert aspects["deep"] == aspects["depth"] == "depth"
    assert aspects["wide"] == aspects["width"] == "width"
    assert len({aspects[word] for word in ("deep", "wide", "long", "high", "thick")}) == 5


def test_words_of_aspects_are_lower_case() -> None:
    assert all(word == word.lower().strip() for word in load_aspects())
