"""Shingles and sketches."""

import re

from hypothesis import given
from hypothesis import strategies as st

from stemma.gather.shingles import BANDS, WIDTH, Sketcher, shared

PINNED = (2553605660214044720, 5618420575126856559)
WORDS = st.lists(st.sampled_from(["dam", "held", "rain", "fell", "on", "the", "7.5"]), max_size=12)


def slow(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w.]+", text.lower())
    width = min(WIDTH, len(words)) or 1
    return {tuple(words[n : n + width]) for n in range(len(words) - width + 1)}


@given(left=WORDS, right=WORDS)
def test_shared_shingles_are_counted_as_the_plain_way_does(
    left: list[str], right: list[str]
) -> None:
    sketcher = Sketcher()
    one, other = sketcher.shingles(" ".join(left)), sketcher.shingles(" ".join(right))
    assert len(one) == len(slow(" ".join(left)))
    if len(left) >= WIDTH and len(right) >= WIDTH:
        assert shared(one, other) == len(slow(" ".join(left)) & slow(" ".join(right)))
    assert shared(one, other) == shared(other, one)


def test_case_punctuation_and_space_make_no_difference() -> None:
    sketcher = Sketcher()
    one = sketcher.shingles("The dam’s wall held.\n\n“So far,” he said.")
    other = sketcher.shingles("the DAM'S wall held so far he said")
    assert one.tolist() == other.tolist()


def test_sketches_are_the_same_in_every_run() -> None:
    one = Sketcher().sketch(Sketcher().shingles("the dam held and the rain fell"))
    assert one == Sketcher().sketch(Sketcher().shingles("the dam held and the rain fell"))
    assert len(one) == BANDS
    assert one[:2] == PINNED


def test_nothing_has_no_sketch() -> None:
    sketcher = Sketcher()
    assert sketcher.sketch(sketcher.shingles("… !")) == ()


def test_texts_that_share_much_meet_and_others_do_not() -> None:
    sketcher = Sketcher()
    numbers = [str(number) for number in range(300)]
    whole = set(sketcher.sketch(sketcher.shingles(" ".join(numbers))))
    most = set(sketcher.sketch(sketcher.shingles(" ".join(numbers[60:]))))
    other = set(sketcher.sketch(sketcher.shingles(" ".join(f"{n}x" for n in numbers))))
    assert whole & most
    assert not whole & other
