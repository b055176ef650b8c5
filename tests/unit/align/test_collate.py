"""Word beside word: what two versions share, where they part, and whether they are versions."""

import pytest
from tests.unit.align.tokens import place, said, tokens

from stemma.align import Collation, Token
from stemma.align.collate import Collator, collate


def words_of(collation: Collation) -> list[tuple[str, str]]:
    """The variants as words."""
    return [(words(v.left), words(v.right)) for v in collation.variants]


def words(side: tuple[Token, ...]) -> str:
    return " ".join(token.lemma for token in side)


@pytest.mark.parametrize(
    ("left", "right", "variants"),
    [
        (
            "council approved harbour plan",
            "council rejected harbour plan",
            [("approved", "rejected")],
        ),
        ("the dam held", "the dam not held", [("", "not")]),
        ("ferry sank off Brennt", "ferry sank", [("off Brennt", "")]),
        ("dam held", "dam held", []),
        (
            "mayor opened bridge on Monday",
            "minister opened bridge on Friday",
            [("mayor", "minister"), ("Monday", "Friday")],
        ),
    ],
)
def test_variants_are_where_two_versions_part(
    left: str, right: str, variants: list[tuple[str, str]]
) -> None:
    assert words_of(collate(tokens(left), tokens(right))) == variants


def test_only_telling_words_are_counted() -> None:
    found = collate(tokens("the dam at Obelia held"), tokens("the dam at Obelia burst on Monday"))
    assert found.shared == 2  # "dam", "Obelia"
    assert found.share == pytest.approx(2 / 3)
    assert found.whole == pytest.approx(2 / 4)
    assert not found.framed


def test_of_nothing_nothing_is_shared() -> None:
    found = collate((), tokens("the dam held"))
    assert (found.shared, found.share, found.is_close) == (0, 0, False)
    assert collate((), ()).variants == ()


def test_two_versions_need_three_words_and_most_of_both() -> None:
    assert collate(tokens("dam above Obelia held"), tokens("dam above Obelia burst")).is_close
    assert not collate(tokens("dam held"), tokens("dam held")).is_close
    longer = tokens("dam above Obelia held while ferries sank off Brennt in storms")
    assert not collate(tokens("dam above Obelia held"), longer).is_close


def test_short_statements_are_versions_by_all_their_words() -> None:
    left = tokens("by the dam at the pier")
    assert collate(left, tokens("by the dam at the pier of Obelia")).is_close  # two words of three
    assert not collate(left, tokens("by the dam of Brennt")).is_close  # one word
    assert not collate(tokens("dam pier"), tokens("dam pier")).is_close  # too short
    longer = tokens("by the dam at the pier sank ferries in storms off Brennt")
    assert not collate(left, longer).is_close


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("guard attacked driver outside station", "driver attacked guard outside station"),
        ("a b a b a", "b a b"),
        ("x", "y"),
    ],
)
def test_the_other_way_round_is_the_mirror_image(left: str, right: str) -> None:
    one, other = tokens(left, "d1"), tokens(right, "d2")
    assert collate(one, other).turned() == collate(other, one)
    assert collate(one, other).turned().turned() == collate(one, other)


def test_words_that_replace_one_another_stand_in_one_place() -> None:
    left = tokens("parcel held 400 grams at Obelia on Monday", "d1")
    right = tokens("parcel held 170 grams at Obelia on Friday", "d2")
    found = collate(left, right)
    assert found.in_one_place(place(left, "400 grams"), place(right, "170 grams"))
    assert found.in_one_place(place(left, "400"), place(right, "170"))
    assert found.in_one_place(place(left, "Obelia"), place(right, "Obelia"))
    assert not found.in_one_place(place(left, "400"), place(right, "Friday"))
    # The same stretch, but other words of it.
    assert not found.in_one_place(place(left, "grams"), place(right, "Obelia"))
    assert found.turned().in_one_place(place(right, "170"), place(left, "400"))


def test_words_that_one_version_alone_has_stand_in_no_place_of_the_other() -> None:
    left, right = tokens("dam at Obelia held 9 days", "d1"), tokens("dam at Obelia held", "d2")
    found = collate(left, right)
    assert not any(found.in_one_place(place(left, "9 days"), token.span) for token in right)


def test_within_some_stretches_only_what_stands_there_counts() -> None:
    left = tokens("officers said parcel held 400 grams of saffron", "d1")
    right = tokens("officers said parcel held 170 grams of tea", "d2")
    found = collate(left, right)
    inner = found.within([place(left, "parcel held 400 grams")], [place(right, "parcel held 170")])
    assert inner.framed
    assert inner.shared == 2  # "grams" is not within on the right
    assert inner.share == pytest.approx(2 / 3)
    assert inner.whole == pytest.approx(2 / 4)
    assert words_of(inner) == [("400", "170")]
    assert inner.turned() == found.turned().within(
        [place(right, "parcel held 170")], [place(left, "parcel held 400 grams")]
    )


FRAME = "officers at Obelia harbour opened crate and seized {} parrots"


def test_a_short_claim_is_a_version_within_its_sentence() -> None:
    left = said(0, FRAME.format(12), "seized 12 parrots", "seized")
    right = said(1, FRAME.format(40), "seized 40 parrots", "seized")
    assert not collate(left.tokens, right.tokens).is_close
    found = Collator().collate(left, right)
    assert found.framed
    assert found.is_close
    assert words_of(found) == [("12", "40")]


def test_another_deed_of_the_same_sentence_is_no_version() -> None:
    left = said(0, FRAME.format(12), "seized 12 parrots", "seized")
    right = said(1, FRAME.format(12), "opened crate", "opened")
    assert not Collator().collate(left, right).is_close


def test_a_sentence_of_few_shared_words_is_no_frame() -> None:
    left = said(0, "Marlo sold 12 parrots", "sold 12 parrots", "sold")
    right = said(1, "Marlo sold 40 parrots", "sold 40 parrots", "sold")
    assert not Collator().collate(left, right).is_close


def test_a_noun_alone_is_a_version_only_within_its_sentence() -> None:
    words, others = "12 year old boy", "16 year old boy"
    left = said(0, f"{words} swam to shore", words, "boy", bare=True)
    right = said(1, f"{others} sang in Brennt", others, "boy", bare=True)
    assert collate(left.tokens, right.tokens).is_close
    assert not Collator().collate(left, right).is_close
    left = said(0, f"{words} swam to shore at Obelia", words, "boy", bare=True)
    right = said(1, f"{others} swam to shore at Obelia", others, "boy", bare=True)
    assert Collator().collate(left, right).is_close


def test_what_was_collated_is_remembered_both_ways_round() -> None:
    collator = Collator()
    left = said(0, FRAME.format(12), "seized 12 parrots", "seized")
    right = said(1, FRAME.format(40), "seized 40 parrots", "seized")
    found = collator.collate(left, right)
    assert collator.collate(left, right) is found
    assert collator.collate(right, left) == found.turned() == Collator().collate(right, left)
