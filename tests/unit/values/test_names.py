"""The main words of names and descriptions."""

import pytest

from stemma.values.names import main_word


@pytest.mark.parametrize(
    ("words", "main"),
    [
        ("Ilva Brandt", "Brandt"),
        ("the Mayor of Obelia", "Mayor"),
        ("the boy who was trapped", "boy"),
        ("the mayor, Ana Brey", "mayor"),
        ("a ship with no lights", "ship"),
        ("Obelia's", "Obelia"),
        ("the company’s", "company"),
        ("the  displaced\nfamilies", "families"),
        ("officials", "officials"),
    ],
)
def test_the_main_word_stands_before_what_describes_it(words: str, main: str) -> None:
    assert main_word(words) == main
