from hypothesis import given
from hypothesis import strategies as st

from stemma.align.collate import Bag, Token, collate, may_be_close
from stemma.model import Span

WORDS = st.lists(st.sampled_from(["barge", "canal", "flood", "lock", "miller", "the"]), max_size=9)


def tokens(document: str, words: list[str]) -> tuple[Token, ...]:
    return tuple(
        Token(word, Span(document, 10 * n, 10 * n + 5), word != "the")
        for n, word in enumerate(words)
    )


@given(WORDS, WORDS)
def test_the_bound_misses_no_version(left: list[str], right: list[str]) -> None:
    one, other = tokens("a", left), tokens("b", right)
    assert may_be_close(Bag.of(one), Bag.of(other)) or not collate(one, other).is_close


@given(WORDS, WORDS)
def test_collating_is_the_same_both_ways_round(left: list[str], right: list[str]) -> None:
    one, other = tokens("a", left), tokens("b", right)
    assert collate(one, other).turned() == collate(other, one)


@given(WORDS, WORDS)
def test_shares_lie_between_none_and_all(left: list[str], right: list[str]) -> None:
    found = collate(tokens("a", left), tokens("b", right))
    assert 0 <= found.whole <= found.share <= 1
