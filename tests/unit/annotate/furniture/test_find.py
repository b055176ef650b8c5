"""What no single rule decides: captions in running text, headlines in lists, writers, merging."""

import itertools

import pytest
from tests.unit.annotate.furniture.pages import parse_text

from stemma.annotate.furniture import find_furniture


def marked(text: str) -> str:
    for span in reversed(find_furniture(parse_text(text))):
        text = f"{text[: span.start]}⟦{span.of(text)}⟧{text[span.end :]}"
    return text


def furniture(text: str) -> list[str]:
    return [span.of(text) for span in find_furniture(parse_text(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            (
                "It rained. Image caption The ferry at its berth last week Rescuers were busy. No"
                " word came."
            ),
            ["Image caption The ferry at its berth last week"],
        ),
        (
            "It rained. Image caption The Dam Rescuers were at work. No word came.",
            ["Image caption"],
        ),
        (
            (
                "Image copyright AP Image caption The ferry left its berth at dawn However, he"
                " it was late."
            ),
            ["Image copyright AP Image caption The ferry left its berth at dawn"],
        ),
        (
            (
                "Getty Images 9 Ilva waves to the crowd Reuters 9 Maro Tesvik leaves the court"
                " He"
                " said nothing."
            ),
            [("Getty Images 9 Ilva waves to the crowd Reuters 9 Maro Tesvik leaves the court")],
        ),
        (
            (
                "The crowd waits at the gate of the port (Getty Images) “We want the ferry back,”"
                " said"
                " Strand."
            ),
            ["The crowd waits at the gate of the port (Getty Images)"],
        ),
        (
            (
                "The dam above Ostby at dawn. (Ilva Strand/The Norland Post) The ministry said it"
                " held."
            ),
            ["The dam above Ostby at dawn. (Ilva Strand/The Norland Post)"],
        ),
        ("OSTBY (Reuters) - The dam held, the ministry said.", []),
        ("It rained. The ministry said so. (Reuters) Nobody was hurt.", ["(Reuters)"]),
    ],
)
def test_captions_in_running_text(text: str, found: list[str]) -> None:
    assert furniture(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Mayor resigns over ferry Read more The council meets on Monday.",
            ["Mayor resigns over ferry Read more"],
        ),
        (
            "It rained. [Five things to know about the dam] The council met.",
            ["[Five things to know about the dam]"],
        ),
        ("“It rained,” he said. [The crews] left. She told [the mayor of the town] so.", []),
        (
            "The town slept. READ MORE: The council began its inquiry in March. It ends in May.",
            ["READ MORE:"],
        ),
        (
            "The town slept. Also Read: Why Did the Old Harbour Dam Fail Twice? The council met.",
            ["Also Read: Why Did the Old Harbour Dam Fail Twice?"],
        ),
        (
            (
                "The council met.\nThe town slept. Also Read: Mayor opens new harbour bridge\nIt"
                " rained."
            ),
            ["Also Read: Mayor opens new harbour bridge"],
        ),
        ("“The sign said Also Read: nothing,” she said.", []),
    ],
)
def test_headlines_in_running_text(text: str, found: list[str]) -> None:
    assert furniture(text) == found


def test_lines_under_a_bare_label_are_headlines_until_a_paragraph() -> None:
    text = (
        "The dam held.\n\nRelated stories:\n- Mayor opens new harbour bridge\n"
        "- Ferry crews walk out over pay\nThe council met on Monday and voted for the dam."
    )
    assert furniture(text) == [
        "Related stories:",
        "- Mayor opens new harbour bridge",
        "- Ferry crews walk out over pay",
    ]


def test_contents_are_the_lines_that_stand_again_further_down() -> None:
    body = "It rained.\nWhy it failed\nIt was old.\nWho pays\nWe do."
    text = f"In this article\nWhy it failed\nWho pays\n{body}"
    assert furniture(text) == ["In this article", "Why it failed", "Who pays"]
    assert furniture("The dam.\nContents\nWhy it failed\nIt was old.\nWe do.") == []


def test_a_writer_is_known_by_standing_under_the_report_and_nowhere_in_it() -> None:
    bio = "Ilva Strand is a reporter who covers dams for Norwire."
    text = f"By Ilva Strand\nThe dam held.\nThe council met.\n{bio}"
    assert furniture(text) == ["By Ilva Strand", bio]
    about = f"Ilva Strand was arrested on Monday.\nThe council met.\nThe crews left.\n{bio}"
    assert furniture(about) == []


def test_pieces_that_touch_are_one_and_lines_stay_apart() -> None:
    text = "It rained.\nRelated\nShare\nAlso Read: Mayor opens the bridge"
    assert furniture(text) == ["Related", "Share", "Also Read: Mayor opens the bridge"]


def test_a_line_broken_at_the_page_width_is_no_line() -> None:
    wrapped = (
        "The council of Ostby met on Monday evening and heard that the dam has\n"
        "to be closed in the spring, since the engineers who looked at it say\n"
        "so, and since nobody wants to pay for it. One of them, an engineer of\n"
        "the name of Strand, wrote in a letter to the mayor that was sent on by\n"
        "Reuters\n"
        "and others that the wall has moved by two feet in the last year, which\n"
        "is more than it has moved in all the years since it was built, in 1931.\n"
    )
    assert furniture(wrapped) == []


@pytest.mark.parametrize(
    "text",
    [
        "The war began on\nSeptember 1, 1939\nThe town was spared.",
        "It was\n4 March 2031\nwhen the dam gave way.",
    ],
)
def test_a_line_in_the_midst_of_a_sentence_is_no_line(text: str) -> None:
    assert furniture(text) == []


def test_a_date_alone_is_the_page_s_at_its_top_and_foot_only() -> None:
    body = [f"The dam held for {n} days." for n in range(8)]
    lines = ["4 March 2031", *body, "5 March 2031", *body, "6 March 2031"]
    assert furniture("\n".join(lines)) == ["4 March 2031", "6 March 2031"]


@pytest.mark.parametrize(
    "text", ["x", "…", "(", "[[[[", "Getty Images 9", "Read more", "a\n" * 500]
)
def test_odd_texts_are_survived(text: str) -> None:
    parse = parse_text(text)
    for span in find_furniture(parse):
        assert span.of(text).strip() == span.of(text)


def test_spans_are_in_order_and_do_not_overlap() -> None:
    pictures = "(Photo: Getty) Getty Images 9 Ilva (Getty) Read more"
    text = f"Share\nShare this article\n{pictures}\nRelated\nShare"
    spans = find_furniture(parse_text(text))
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
