from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from stemma.annotate.component import NAME, SCORES, TOKENS, load_language
from stemma.encoder.reader import Reader

REPORT = (
    "The dam at Tesvik held, Ana Ruud said on Monday.\n\n"
    "“We saw  no leak,” she told the Tesvik Post. \n"
)


@pytest.fixture(scope="module")
def nlp(weights: Path) -> Language:
    assert weights.is_dir()
    language = spacy.blank("en")
    language.add_pipe(NAME)
    return language


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(REPORT)


def test_it_is_a_component_of_spacy(nlp: Language) -> None:
    assert NAME == "stemma_reader"
    assert nlp.pipe_names == ["stemma_reader"]
    assert "doc.ents" in nlp.get_pipe_meta(NAME).assigns


def test_the_text_stays_as_it_is(doc: Doc) -> None:
    assert doc.text == REPORT


def test_every_token_has_every_layer(doc: Doc) -> None:
    for layer in ("POS", "TAG", "LEMMA", "HEAD", "DEP", "ENT_IOB"):
        assert doc.has_annotation(layer, require_complete=True), layer


def test_the_tree_says_who_did_what(doc: Doc) -> None:
    said = next(token for token in doc if token.text == "said")
    assert said.lemma_ == "say"
    assert {token.text for token in said.children if token.dep_ == "nsubj"} & {"Ana", "Ruud"}


def test_names_are_entities(doc: Doc) -> None:
    assert ("Ana Ruud", "person") in [(span.text, span.label_) for span in doc.ents]


def test_sentences_are_those_of_the_tokens(doc: Doc) -> None:
    roots = [token for token in doc if token.head == token]
    assert len(roots) == len(doc.user_data[TOKENS].sentences) == 2
    assert all(root.dep_ == "ROOT" for root in roots)
    assert SCORES in doc.user_data


def test_white_space_hangs_under_a_word(doc: Doc) -> None:
    spaces = [token for token in doc if token.is_space]
    assert len(spaces) == 3
    for token in spaces:
        assert (token.pos_, token.tag_, token.ent_type_) == ("SPACE", "_SP", "")
        assert token.head == doc[token.i - 1]
        assert token.lemma_ == token.text


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_a_text_without_words_is_left_alone(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert doc.ents == ()


def test_white_space_at_the_start_hangs_under_the_first_word(nlp: Language) -> None:
    doc = nlp("\n The dam held.")
    assert doc[0].head.text == "The"
    assert [sentence.text for sentence in doc.sents] == [doc.text]


@pytest.mark.parametrize("gap", [" ", "  ", "\t", "\xa0"])
def test_a_name_may_hold_white_space(nlp: Language, gap: str) -> None:
    # A break within a name is a token; between its B and its I it must not stand apart.
    doc = nlp(f"The dam held, said the engineer Ana{gap}Maria{gap}Ruud on Monday.")
    spans = {span.text for span in doc.ents}
    assert any(f"Maria{gap}Ruud" in text for text in spans)


def test_a_name_may_lie_over_a_line_end(nlp: Language) -> None:
    line = "the water board had opened two gates and shut them before the day\n"
    doc = nlp(f"{line * 6}the engineer who had told them of the leak that night was Ana\nRuud.")
    assert "Ana\nRuud" in {span.text for span in doc.ents}


def test_what_was_read_before_changes_nothing(reader: Reader) -> None:
    language, component = load_language(reader)
    first = component(language.make_doc(REPORT)).to_json()
    component(language.make_doc("The gate fell on Friday, the Vik Herald reported."))
    assert component(language.make_doc(REPORT)).to_json() == first
