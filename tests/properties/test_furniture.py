"""Furniture of any text: spans in order, apart from each other, without white space at the ends."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.annotate.furniture.pages import parse_text

from stemma.annotate.furniture import find_furniture

PIECES = st.sampled_from(
    [
        "Also Read: Mayor opens bridge",
        "The dam held.",
        "Getty Images 9 ",
        "(Photo: Getty)",
        "(Reuters)",
        " Read more ",
        "Image caption ",
        "[Five things to know]",
        "Related",
        "related stories HE IS GONE ",
        "“We ran,” she said.",
        "Share",
        "© 2031 Norwire.",
        " ",
        "\n",
        "\r\n\r\n",
        "\u2028",
        "é\u0301",
        "…",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=12).map("".join)


@given(TEXTS)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    parse = parse_text(text)
    spans = find_furniture(parse)
    for span in spans:
        words = span.of(text)
        assert words == words.strip() != ""
    for left, right in pairwise(spans):
        assert left.end < right.start


@given(TEXTS)
def test_furniture_is_found_the_same_twice(text: str) -> None:
    assert find_furniture(parse_text(text)) == find_furniture(parse_text(text))


@given(st.lists(st.sampled_from(["The dam held.", "It rained in Ostby.", "Nobody was hurt."])))
def test_plain_sentences_are_never_furniture(sentences: list[str]) -> None:
    for text in (" ".join(sentences), "\n".join(sentences)):
        assert find_furniture(parse_text(text)) == ()
