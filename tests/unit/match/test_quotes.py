"""One quotation in two wordings, and what is none."""

import pytest
from tests.unit.match.reports import Told, matcher, report

from stemma.match.matcher import ALTERED
from stemma.match.quotes import are_one_altered, find_altered, quoted_words
from stemma.model import Span


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we shall not sell a single boat of ours", "we shall not sell any boat of ours"),
        ("the nets were not mended in time", "the nets were never mended in time"),
        ("it was a funny old harbour", "this is a funny old harbour"),
        ("I am grateful to all who sailed", "I am very grateful to all who sailed"),
    ],
)
def test_a_quotation_altered(one: str, other: str) -> None:
    assert are_one_altered(words(one), words(other))
    assert are_one_altered(words(other), words(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we shall not sell a boat", "we shall not sell a boat"),
        ("we shall not sell a boat of ours", "we shall not sell a boat"),
        ("we shall not sell", "we shall not lend"),
        ("so we shall not sell a single boat", "we shall not sell a single boat of ours"),
        ("I know that we shall not sell a boat", "but I know we shall not sell a boat"),
        ("we shall honour all colours of the harbour", "we shall honor all colors of the harbor"),
        ("we know that [] shall not sell a boat", "we know that he shall not sell a boat"),
        ("we shall not sell a single boat", "nobody asked whether they had a single net"),
    ],
)
def test_the_same_a_part_a_short_and_another_quotation(one: str, other: str) -> None:
    assert not are_one_altered(words(one), words(other))


def test_what_an_editor_put_in_or_left_out_is_no_alteration() -> None:
    text = 'He said: "They [the owners] knew of it." She said: "They … knew of it."'
    places = [
        (text.index("They [the"), text.index('." She')),
        (text.index("They …"), len(text) - 2),
    ]
    spans = [Span("a", start, end) for start, end in places]
    assert quoted_words(text, spans[:1]) == ("they", "[]", "knew", "of", "it")
    assert quoted_words(text, spans[1:]) == ()


def test_of_a_statement_that_goes_in_and_out_of_the_marks_the_words_inside_count() -> None:
    text = 'He said the law "takes power from the elites and gives it" to nobody.'
    whole = [Span("a", 8, len(text) - 1)]
    assert quoted_words(text, whole) == words("takes power from the elites and gives it")
    few = 'He said the law "takes power" from nobody.'
    assert quoted_words(few, [Span("a", 8, len(few) - 1)]) == ()


def test_what_a_newsroom_writes_in_two_ways_is_one_wording() -> None:
    texts = ['He said: "We\'re gonna mend it, and we can\'t wait." It rained.',
             'He said: "We are going to mend it, and we cannot wait." It rained.']  # fmt: skip
    one, other = (
        quoted_words(text, [Span("a", text.index('"') + 1, text.index('." It'))]) for text in texts
    )
    assert one == other != ()


def test_two_sentences_with_common_words_are_no_alteration() -> None:
    told = words("they did not come to me"), words("that cable did not come to my attention")
    assert not are_one_altered(*told)


def test_pairs_are_of_two_reports() -> None:
    told = [
        words("we shall not sell a single boat"),
        words("we shall not sell any single boat"),
        (),
    ]
    assert find_altered([*told, told[0]], [0, 1, 1, 1]) == [(0, 1)]
    assert find_altered([*told, told[0]], [0, 0, 1, 1]) == [(1, 3)]


def test_statements_that_quote_one_sentence_are_taken_for_one_fact() -> None:
    one, other = (
        report(name, Told(f"“{text}.”"))
        for name, text in (("a", "We shall not sell a single boat of ours"),
                           ("b", "We shall not sell any boat of ours"))
    )  # fmt: skip
    (match,) = matcher().match([one, other]).claims.values()
    assert match.same >= ALTERED
