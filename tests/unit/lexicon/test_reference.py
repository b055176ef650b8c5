"""The word lists that coreference reads."""

import pytest

from stemma.errors import LexiconError
from stemma.lexicon.reference import Gender, Sort, load_reference_lexicon, parse_nouns


def test_the_shipped_lists_load() -> None:
    lexicon = load_reference_lexicon()
    assert lexicon.nouns["wife"].gender is Gender.FEMALE
    assert lexicon.nouns["company"].sort is Sort.ORGANIZATION
    assert lexicon.places["Venezuelan"] == "Venezuela"
    assert lexicon.seats["Caracas"] == "Venezuela"
    assert "Venezuela" in lexicon.countries
    assert "Europe" not in lexicon.countries
    assert lexicon.name_heads["Bank"] is Sort.ORGANIZATION


def test_every_family_has_two_nouns() -> None:
    families = load_reference_lexicon().families
    names = [family for some in families.values() for family in some]
    assert all(names.count(family) > 1 for family in set(names))


@pytest.mark.parametrize(
    "line",
    ["wife\tperson", "wife\tspouse\tfemale", "wife\tperson\tshe", "a\tplace\t-\na\tplace\t-"],
)
def test_a_damaged_line_is_an_error(line: str) -> None:
    with pytest.raises(LexiconError, match=r"n\.tsv:"):
        parse_nouns(f"noun\tsort\tgender\n{line}\n", name="n.tsv")
