"""Descriptions and pronouns, and what they stand for."""

import pytest
from tests.unit.annotate.coreference.trees import parse, resolve, wording

from stemma.annotate import Annotator
from stemma.model import Document, Entity, EntityKind, MentionForm
from stemma.read import read_text

WIFE = parse(
    "Vera|NNP|PROPN|7|nsubj Vool|NNP|PROPN|1|flat ,|,|PUNCT|5|punct his|PRP$|PRON|5|nmod:poss"
    " wife|NN|NOUN|1|appos ,|,|PUNCT|5|punct left|VBD|VERB|0|root .|.|PUNCT|7|punct"
)
REJECTED = parse(
    "Caracas|NNP|PROPN|2|nsubj reject|VBD|VERB|0|root the|DT|DET|4|det"
    " offer|NN|NOUN|2|obj .|.|PUNCT|2|punct",
    "They|PRP|PRON|2|nsubj slept|VBD|VERB|0|root in|IN|ADP|4|case Caracas|NNP|PROPN|2|obl",
)


def read(annotator: Annotator, text: str) -> dict[str, list[str]]:
    """The entities of a text by name, their words."""
    document = read_text(text, "a.txt")
    assert isinstance(document, Document)
    entities = annotator.annotate([document])[0].entities
    return {e.name: [m.span.of(text) for m in e.mentions] for e in entities}


def only(entities: list[Entity], name: str) -> Entity:
    (found,) = (entity for entity in entities if entity.name == name)
    return found


def test_an_apposition_is_of_the_name_beside_it() -> None:
    (entity,) = resolve(WIFE, "Vera Vool/person")
    assert wording(WIFE, entity) == ["Vera Vool", "his wife"]
    assert [m.form for m in entity.mentions] == [MentionForm.NAME, MentionForm.NOMINAL]
    assert [len(entity.names), len(entity.references)] == [1, 1]


def test_an_apposition_to_another_sort_of_thing_is_none() -> None:
    (entity,) = resolve(WIFE, "Vera Vool/place")
    assert wording(WIFE, entity) == ["Vera Vool"]


def test_a_capital_that_rejects_is_a_government() -> None:
    (entity,) = resolve(REJECTED, "Caracas/place", "Caracas/place")
    assert [m.acts_for for m in entity.mentions] == ["Venezuela", ""]


def test_a_person_called_like_a_capital_is_none() -> None:
    (entity,) = resolve(REJECTED, "Caracas/person", "Caracas/person")
    assert [m.acts_for for m in entity.mentions] == ["", ""]


def test_no_names_no_entities_from_one_mention() -> None:
    assert resolve(REJECTED) == []


def test_pronouns_and_descriptions_of_a_report(annotator: Annotator) -> None:
    found = read(
        annotator,
        "Senator Marta Lund said she would vote against the plan. The senator told reporters that"
        " her party had not been asked. Lund left the room.",
    )
    assert found["Marta Lund"] == ["Marta Lund", "she", "The senator", "her", "Lund"]


@pytest.mark.parametrize(
    "text",
    [
        "The Tamrik Bank closed on Monday. It was reported that ten people lost their jobs.",
        "The Tamrik Bank closed on Monday. It is clear that ten people lost their jobs.",
        "The Tamrik Bank closed on Monday. It appears that ten people lost their jobs.",
    ],
)
def test_an_empty_it_stands_for_nothing(annotator: Annotator, text: str) -> None:
    assert all("It" not in words for words in read(annotator, text).values())


def test_a_bank_is_it(annotator: Annotator) -> None:
    found = read(annotator, "The Tamrik Bank closed on Monday. It had lent too much.")
    assert found["Tamrik Bank"] == ["Tamrik Bank", "It"]


def test_two_men_and_one_he(annotator: Annotator) -> None:
    found = read(annotator, "John Vool called Peter Lund. Yesterday, Anna Holm said he lied.")
    assert "he" not in found["Anna Holm"]


def test_a_relative_pronoun_is_who_stands_before_it(annotator: Annotator) -> None:
    found = read(annotator, "Anna Holm, who chairs the council, resigned on Friday.")
    assert found["Anna Holm"] == ["Anna Holm", "who"]


def test_what_has_no_name_is_an_entity_if_met_twice(annotator: Annotator) -> None:
    found = read(
        annotator,
        "A fisherman was found dead on Monday. The fisherman had left the harbour at dawn.",
    )
    assert found["A fisherman"] == ["A fisherman", "The fisherman"]


def test_kinds_of_what_has_no_name(annotator: Annotator) -> None:
    document = read_text("A bank failed. The bank had lent too much.", "a.txt")
    assert isinstance(document, Document)
    (entity,) = annotator.annotate([document])[0].entities
    assert entity.kind is EntityKind.ORGANIZATION
    assert not entity.names
