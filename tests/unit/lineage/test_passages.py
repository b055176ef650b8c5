"""Shared passages and quotations, and where each word stood first."""

import pytest
from tests.unit.lineage.build import report

from stemma.lineage.passages import Block, lay_out
from stemma.lineage.quotations import find_quotations
from stemma.lineage.reuse import Reuse, find_reuse
from stemma.lineage.words import words_of
from stemma.model import LineageKind, Span

STORY = (
    "The ferry left Port Luce shortly before dawn with ninety passengers and a cargo of salt. "
    "Its engine failed near the Halvard lighthouse, where two fishing boats took it in tow."
)


def reuse_of(*texts: str) -> Reuse:
    items = [report(str(number), text) for number, text in enumerate(texts)]
    return find_reuse([words_of(item) for item in items], list(texts))


def kinds(reuse: Reuse) -> list[tuple[LineageKind, int, int]]:
    return [(item.kind, item.left, item.right) for item in reuse.shared]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We saw it,” she said.", ["“We saw it,”"]),
        ('"We saw it," she said. "All of it."', ['"We saw it,"', '"All of it."']),
        ("'We didn't see it,' he said.", ["'We didn't see it,'"]),
        ("The crew's boat and the dogs' food.", []),
        ('"First part. "Second part," he said.', ['"First part. ', '"Second part,"']),
        ('The board is 6" wide.', []),
    ],
)
def test_quotations_by_their_marks(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in find_quotations(text)] == quoted


def test_a_verbatim_copy_is_one_passage() -> None:
    (item,) = reuse_of(STORY, STORY).shared
    assert item.kind is LineageKind.COPIES
    assert item.left_range == item.right_range == (0, 31)


def test_a_lightly_edited_copy_is_one_passage_with_its_edits_inside() -> None:
    edited = STORY.replace("shortly before dawn", "before dawn").replace("cargo", "load")
    (item,) = reuse_of(STORY, f"Our man writes. {edited}").shared
    assert item.kind is LineageKind.COPIES
    assert item.right_range == (0, 31)
    assert item.left_range == (3, 33)
    assert len(item.blocks) == 3


def test_a_set_phrase_is_no_copy() -> None:
    left = "Bo Lind, the deputy mayor of the island of Halvard, resigned."
    right = "A boat sank, said Bo Lind, the deputy mayor of the island of Halvard."
    assert reuse_of(left, right).shared == ()


def test_a_whole_sentence_is_enough() -> None:
    sentence = "Two fishing boats took the crippled ferry in tow overnight."
    reuse = reuse_of(f"It rained. {sentence} It stopped.", f"Fog came. {sentence} It left.")
    assert kinds(reuse) == [(LineageKind.COPIES, 1, 0)]
    part = sentence.removesuffix(".")
    assert reuse_of(f"It rained as {part}.", f"Fog came when {part}.").shared == ()


def test_the_same_utterance_is_a_quotation() -> None:
    left = 'Bo Lind called it "a very long night at sea" on Monday.'
    right = "The mayor spoke of “a very long night at sea” and of luck."
    assert kinds(reuse_of(left, right)) == [(LineageKind.QUOTES, 1, 0)]


@pytest.mark.parametrize("words", ["what it was like", "Keep Halvard Great Again", "a long night"])
def test_small_words_slogans_and_short_ones_are_none(words: str) -> None:
    assert reuse_of(f'He said "{words}" then.', f'She said "{words}" too.').shared == ()


def test_words_quoted_in_one_only_are_an_utterance_if_they_are_many() -> None:
    words = "we carry these costs as long as we can but salt has become dear"
    left, right = f'The firm said: "{words}".', f"The firm wrote: {words}. It rained."
    assert kinds(reuse_of(left, right)) == [(LineageKind.QUOTES, 1, 0)]


def test_furniture_is_not_compared() -> None:
    item = report("a", STORY)
    other = report("b", STORY)
    page = Span("b", 0, len(STORY))
    masked = type(other)(other.document, furniture=(page,))
    reuse = find_reuse([words_of(item), words_of(masked)], [STORY, STORY])
    assert reuse.shared == ()
    assert reuse.texts[1].words == ()


def test_roots_lead_through_a_chain_of_copies_to_the_first() -> None:
    reuse = reuse_of(STORY, f"One. {STORY}", f"Two more. {STORY}")
    assert reuse.roots[2][2:] == reuse.roots[1][1:] == reuse.roots[0]
    assert reuse.roots[2][0] not in reuse.roots[0]


def test_roots_of_spans_meet_only_where_the_words_do() -> None:
    reuse = reuse_of(STORY, f"One. {STORY}")
    first = STORY.split(". ", maxsplit=1)[0]
    start = len("One. ")
    here = reuse.roots_of(0, [Span("0", 0, len(first))])
    there = reuse.roots_of(1, [Span("1", start, start + len(first))])
    later = reuse.roots_of(1, [Span("1", start + len(first) + 2, start + len(STORY))])
    assert here == there
    assert not here & later


def test_laying_out_bridges_what_was_cut() -> None:
    left = tuple("abcdefghijk")
    right = tuple("abcdefxyzghijk")
    assert lay_out(left, right, [(0, 0), (1, 1)]) == [(Block(0, 0, 6), Block(6, 9, 5))]
    right = tuple("abcdefwvxyzghijk")
    assert lay_out(left, right, [(0, 0), (1, 1)]) == [(Block(0, 0, 6),)]
    assert lay_out(left, right, [(0, 0), (6, 11)]) == [(Block(0, 0, 6), Block(6, 11, 5))]
