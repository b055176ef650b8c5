"""The names of one text."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from stemma.annotate.entities import fold, named_spans
from stemma.lexicon.outlets import OutletIndex
from stemma.model import EntityKind

PERSON = EntityKind.PERSON


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


def test_a_name_of_several_words_is_found_where_the_tagger_left_it_out() -> None:
    words = ["Lund", "Bank", "rose", ".", "Lund", "Bank", "fell"]
    doc = Doc(
        Vocab(),
        words=words,
        pos=["PROPN", "PROPN", "VERB", "PUNCT", "PROPN", "PROPN", "VERB"],
        heads=[1, 2, 2, 2, 5, 6, 6],
        deps=["compound", "nsubj", "ROOT", "punct", "compound", "nsubj", "ROOT"],
        ents=["B-organization", "I-organization", *["O"] * 5],
    )
    found = named_spans(doc, OutletIndex.build(()))
    assert [doc.text[s.start : s.end] for s in found] == ["Lund Bank", "Lund Bank"]


def test_a_title_alone_names_nobody() -> None:
    doc = Doc(Vocab(), words=["President", "spoke"], ents=["B-person", "O"])
    assert named_spans(doc, OutletIndex.build(())) == []
