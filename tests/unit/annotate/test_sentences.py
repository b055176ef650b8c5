"""Sentence starts: the texts are written with a bar where a sentence is to start."""

import pytest

from stemma.annotate.sentences import STARTERS, is_hard_wrapped
from stemma.annotate.tokens import Tokens, blank_english, tokenize

LANGUAGE = blank_english()

CUTS = {
    "two sentences": "The dam held. |She left.",
    "question and exclamation": "Why? |No one knew! |It held.",
    "a title": "Mr. Ruud met Dr. Vik at the dam.",
    "a company": "It sued Acme Corp. over the dam.",
    "a company and a starter": "It sued Acme Corp. |The suit failed.",
    "U.S. within": "The U.S. Senate met.",
    "U.S. and a starter": "He left the U.S. |The talks failed.",
    "U.S. and a quote": "He left the U.S. |“I am done,” he said.",
    "a.m. and a starter": "It broke at 3 a.m. |He was asleep.",
    "a.m. within": "It broke at 3 a.m. Monday.",
    "an initial": "George W. Bush spoke.",
    "a number that is named": "The No. 1 seed left. |No. |She stayed.",
    "a number": "It rose 3.5 percent. |In May it fell.",
    "a quote closes after the stop": "“It held.” |She left.",
    "a quote closes, then its verb": "“It held,” she said. |She left.",
    "a question in a quote": "“Did it hold?” she asked.",
    "a straight quote closes": '"It held." |She left.',
    "a straight quote opens": 'She left. |"It held," he said.',
    "a curly quote opens": "She left. |“It held,” he said.",
    "two closers": "(“It held.”) |She left.",
    "a bracket opens": "She left. |(It held.)",
    "an ellipsis within": "It held … and then broke.",
    "an ellipsis at the end": "It held ... |She left.",
    "an ellipsis glued": "It held...She left.",
    "a stop glued to a word": "It held.She left.",
    "a stop in a name": "The site example.Com fell.",
    "digits start": "It held. |72 people left.",
    "money starts": "It held. |$3 million was lost.",
    "lower case does not start": "It held. or so they said.",
    "a script without case": "It held. |会談は行われた.",
    "bullets": "He made two demands:\n|• Open the gate.\n|• Leave the dam.",
    "dashes as bullets": "He made two demands:\n|– Open it.\n|– Leave.",
    "a list without stops": "Two demands:\n|open the gate\nleave the dam",
    "a heading": "Dam holds\n|The dam held.",
    "a line broken in lower case": "The dam\nheld.",
    "Windows line ends": "The dam held.\r\n\r\n|She left.\r\n|He stayed.",
    "old Mac line ends": "The dam held.\r|She left.",
    "a paragraph separator": "The dam held.\u2029|She left.",
    "a no-break space": "The dam held.\xa0|She left.",
    "space before anything": "  \n The dam held. |She left.",
    "only a mark": "!",
    "marks in a row": "What?! |No.",
}


def written(tokens: Tokens) -> str:
    """The text with a bar before every sentence but the first."""
    text = tokens.doc.text
    for start, _ in reversed(tokens.sentences[1:]):
        place = tokens.starts[start]
        text = f"{text[:place]}|{text[place:]}"
    return text


@pytest.mark.parametrize("expected", CUTS.values(), ids=CUTS.keys())
def test_sentences_start_where_they_should(expected: str) -> None:
    assert written(tokenize(LANGUAGE, expected.replace("|", ""))) == expected


WRAPPED = """\
The dam at Tesvik held through the night, officials of the water
board said on Monday, and the two gates that had been opened by
Saturday were shut again before the morning. The mayor of Tesvik
told reporters that nobody had been asked to leave. “It is over,”
she said, and that the road to Vik would open again on Tuesday or
Wednesday, if the weather held. Farmers had feared for their hay.

The board will meet on Friday. It has not said what it will do.
"""


class TestHardWrapped:
    def test_lines_of_one_width_are_the_page(self) -> None:
        assert is_hard_wrapped(WRAPPED)
        tokens = tokenize(LANGUAGE, WRAPPED)
        opens = [tokens.words[start] for start, _ in tokens.sentences]
        assert opens == ["The", "The", "“", "Farmers", "The", "It"]

    def test_an_empty_line_still_ends_a_paragraph(self) -> None:
        tokens = tokenize(LANGUAGE, WRAPPED)
        paragraphs = [i for i, boundary in enumerate(tokens.boundaries) if boundary == 3]
        assert [tokens.words[i : i + 2] for i in paragraphs] == [("The", "dam"), ("The", "board")]

    def test_windows_line_ends_make_no_difference(self) -> None:
        plain = tokenize(LANGUAGE, WRAPPED)
        windows = tokenize(LANGUAGE, WRAPPED.replace("\n", "\r\n"))
        assert windows.words == plain.words
        assert windows.boundaries == plain.boundaries

    @pytest.mark.parametrize(
        "text",
        ["", WRAPPED[:190], WRAPPED.replace("\n", " "), "One line.\n" * 9, "word\n" * 9],
        ids=["empty", "few lines", "one line", "finished lines", "short lines"],
    )
    def test_other_texts_are_not(self, text: str) -> None:
        assert not is_hard_wrapped(text)


class TestTokens:
    def test_words_stand_where_they_are_said_to(self) -> None:
        text = "  The dam\t\tat New\nYork held…  "
        tokens = tokenize(LANGUAGE, text)
        assert tokens.doc.text == text
        for word, start, index in zip(tokens.words, tokens.starts, tokens.index, strict=True):
            assert text[start : start + len(word)] == word == tokens.doc[index].text

    @pytest.mark.parametrize("text", ["", " ", "\n\n", "\xa0"])
    def test_a_text_without_words(self, text: str) -> None:
        tokens = tokenize(LANGUAGE, text)
        assert tokens.words == ()
        assert tokens.sentences == ()


def test_the_starters_are_loaded() -> None:
    assert {"The", "Mr.", "According"} <= STARTERS
    assert "the" not in STARTERS
