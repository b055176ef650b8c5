"""Words of denial."""

import pytest

from stemma.errors import LexiconError
from stemma.lexicon.disputes import DisputeUse, load_dispute_words, parse_dispute_words


def test_a_word_can_have_two_uses() -> None:
    words = load_dispute_words()
    assert "charge" in words[DisputeUse.CHARGES] & words[DisputeUse.TOLD]
    assert all(words[use] for use in DisputeUse)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "1"),
        ("word\n", "1"),
        ("word\tuse\ndeny\n", "2"),
        ("word\tuse\ndeny\tdenies\ndeny\tdenies\n", "3"),
        ("word\tuse\ndeny\tmumbles\n", "2"),
        ("word\tuse\n deny\tdenies\n", "2"),
    ],
)
def test_a_damaged_table_is_an_error_that_says_where(text: str, where: str) -> None:
    with pytest.raises(LexiconError, match=rf"disputes\.tsv:{where}:"):
        parse_dispute_words(text)
