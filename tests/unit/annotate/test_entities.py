"""Names of one text made into entities."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from stemma.annotate.entities import NamedSpan, fold, group_entities, named_spans
from stemma.lexicon.outlets import OutletIndex
from stemma.model import EntityKind

PERSON, PLACE, ORGANIZATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION


def spans(text: str, *names: tuple[str, EntityKind]) -> list[NamedSpan]:
    """Each name at its next place in the text."""
    out, at = [], 0
    for name, kind in names:
        start = text.index(name, at)
        at = start + len(name)
        out.append(NamedSpan(start, at, kind))
    return out


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Rodríguez", "Rodriguez"),
        ("U.S.", "US"),
        ("The Herald", "the Herald"),
        ("O’Neil", "O'Neil"),
    ],
)
def test_spellings_of_one_name_fold_to_one(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_a_surname_joins_the_one_full_name_that_ends_with_it() -> None:
    text = "Ana Vool spoke. Vool left."
    (entity,) = group_entities("d", text, spans(text, ("Ana Vool", PERSON), ("Vool", PERSON)))
    assert (entity.name, entity.aliases) == ("Ana Vool", ("Vool",))
    assert [m.span.of(text) for m in entity.mentions] == ["Ana Vool", "Vool"]


def test_a_surname_of_two_persons_stays_by_itself() -> None:
    text = "Ana Vool met Jon Vool. Vool left."
    names = spans(text, ("Ana Vool", PERSON), ("Jon Vool", PERSON), ("Vool", PERSON))
    found = group_entities("d", text, names)
    assert [entity.name for entity in found] == ["Ana Vool", "Jon Vool", "Vool"]


def test_a_place_is_not_a_person_of_that_surname() -> None:
    text = "Ana Lund spoke in Lund."
    found = group_entities("d", text, spans(text, ("Ana Lund", PERSON), ("Lund", PLACE)))
    assert [(e.name, e.kind) for e in found] == [("Ana Lund", PERSON), ("Lund", PLACE)]


def test_the_kind_is_what_most_mentions_say() -> None:
    text = "Tamrik rose. Tamrik fell. Tamrik stayed."
    kinds = (PLACE, ORGANIZATION, ORGANIZATION)
    (entity,) = group_entities("d", text, spans(text, *(("Tamrik", kind) for kind in kinds)))
    assert entity.kind is ORGANIZATION


def test_entities_differ_between_documents() -> None:
    text = "Ana Vool"
    found = [group_entities(d, text, spans(text, ("Ana Vool", PERSON))) for d in ("a", "b")]
    assert found[0][0].id != found[1][0].id


def test_a_name_known_elsewhere_is_found_where_the_tagger_left_it_out() -> None:
    words = ["Ana", "Vool", "spoke", ".", "Vool", "left", "Vool", "Street", "."]
    doc = Doc(
        Vocab(),
        words=words,
        pos=["PROPN", "PROPN", "VERB", "PUNCT", "PROPN", "VERB", "PROPN", "PROPN", "PUNCT"],
        heads=[2, 0, 2, 2, 5, 5, 7, 5, 5],
        deps=["nsubj", "flat", "ROOT", "punct", "nsubj", "ROOT", "compound", "obj", "punct"],
        ents=["B-person", "I-person", *["O"] * 7],
    )
    found = named_spans(doc, OutletIndex.build(()))
    assert [doc.text[s.start : s.end] for s in found] == ["Ana Vool", "Vool"]
    assert {s.kind for s in found} == {PERSON}
