"""Written families: their form, and which pairs of a family teach what."""

from itertools import combinations

import pytest
from training.pair_rows import KINDS, NONE, NOT_SAME, part_of
from training.written import (
    AGREE,
    CONFLICT,
    DENIAL,
    FOLDER,
    NARROWER,
    Line,
    label_of,
    read_families,
    read_line,
)

FAMILY = """
# a ferry that ran aground off Sund
A: The [ferry ran aground {shortly after nine}], a harbour clerk said.
=: [At {a few minutes past nine} the Sund boat hit the shoal].
~: The [boat grounded on Monday night].
!actor: It was the [pilot cutter that ran aground], the owner said.
!time: The boat [struck {at midnight}], her log shows.
d: "[No ship of ours touched ground]," the owner said.
x occasion: In spring the [ferry had run aground {shortly after nine}] as well.
"""


def test_a_line_has_its_marks_taken_out() -> None:
    line = read_line("!time: The boat [struck {at midnight}], her log shows.")
    assert line.text == "The boat struck at midnight, her log shows."
    assert (line.code, line.kind) == ("!", "time")
    assert line.text[slice(*line.statement)] == "struck at midnight"
    assert line.value is not None
    assert line.text[slice(*line.value)] == "at midnight"


@pytest.mark.parametrize(
    "written",
    [
        "The boat [struck].",
        "?: The boat [struck].",
        "=: The boat struck.",
        "=: The [boat] [struck].",
        "=: The boat [struck {at nine].",
        "=: The boat [struck {at nine} or {at ten}].",
    ],
)
def test_a_line_without_the_form_is_an_error(written: str) -> None:
    with pytest.raises(ValueError, match=r"family|statement|twice"):
        read_line(written)


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("A", "=", (3, AGREE, NONE)),
        ("=", "~", (3, NARROWER, NONE)),
        ("A", "!actor", (3, CONFLICT, KINDS.index("actor"))),
        ("=", "!time", (3, CONFLICT, KINDS.index("time"))),
        ("=", "d", (3, DENIAL, NONE)),
        ("A", "x occasion", (NOT_SAME, NONE, NONE)),
        ("!actor", "x occasion", (NOT_SAME, NONE, NONE)),
        ("!actor", "!time", None),
        ("~", "!time", None),
        ("d", "x occasion", None),
    ],
)
def test_what_two_lines_teach(one: str, other: str, label: tuple[int, int, int] | None) -> None:
    (family,) = read_families(FAMILY)
    named = {
        f"{x.code}{x.kind}" if x.code == "!" else f"{x.code} {x.kind}".strip(): x for x in family
    }
    assert label_of(named[one], named[other]) == label


def _files() -> list[str]:
    return sorted(path.name for path in FOLDER.glob("*.txt"))


def test_there_are_files() -> None:
    assert _files()


@pytest.mark.parametrize("name", _files())
def test_the_families_have_their_form(name: str) -> None:
    families = read_families((FOLDER / name).read_text(encoding="utf-8"))
    assert families
    for family in families:
        assert [line.code for line in family].index("A") == 0
        assert sum(line.code == "A" for line in family) == 1
        assert any(line.code == "=" for line in family)
        for line in family:
            assert line.code != "!" or line.kind in KINDS
            assert line.text == line.text.strip()
    told: list[Line] = [family[0] for family in families]
    assert len({line.text for line in told}) == len(told)


def test_written_pairs_are_of_no_story_that_is_held_out() -> None:
    assert {part_of(f"written-{name}") for name in _files()} == {"train"}


def test_every_pair_has_a_label_or_none() -> None:
    (family,) = read_families(FAMILY)
    labels = [label_of(a, b) for a, b in combinations(family, 2)]
    assert labels.count(None) == 8
