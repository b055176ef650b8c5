"""Tokens of texts with stretches that are no words."""

import pytest

from stemma.annotate.tokens import LONG, blank_english, tokenize

LANGUAGE = blank_english()
USUAL = 'The dam held, Orre said: "It\'s 4.30 p.m."  Rain fell.\n'


@pytest.mark.parametrize("unit", ['"', "a", "1", "(a)", "…", "a.", "👨\u200d👩"])
@pytest.mark.parametrize("around", [("", ""), (USUAL, USUAL), ("  ", "\n\n")])
def test_the_tokens_are_the_text_and_the_rest_is_cut_as_ever(
    unit: str, around: tuple[str, str]
) -> None:
    text = around[0] + unit * 2 * LONG + around[1]
    doc = LANGUAGE.make_doc(text)
    assert doc.text == text
    assert max(len(token.text) for token in doc) <= LONG
    words = tokenize(LANGUAGE, USUAL).words if around[0] == USUAL else ()
    assert tokenize(LANGUAGE, text).words[: len(words)] == words


def test_a_long_address_stays_one_token() -> None:
    address = "https://example.org/" + "a" * (LONG - 30)
    assert [token.text for token in LANGUAGE.make_doc(f"See {address} .")][1] == address
