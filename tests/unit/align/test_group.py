"""What is said, in groups."""

from tests.unit.align.reports import report, statements, table

from stemma.align.group import join
from stemma.align.pairs import Likelihood
from stemma.model import Annotations


def grouped(*reports: Annotations, least: float = 0.25) -> set[frozenset[tuple[int, int]]]:
    groups = join(Likelihood(statements(*reports), table()), least=least)
    return {frozenset((said.document, said.place) for said in found) for found in groups}


def test_reports_that_say_the_same_meet() -> None:
    one = report("one", "dam burst village", "mayor announce tunnel")
    two = report("two", "mayor announce tunnel budget", "dam burst village rain")
    assert grouped(one, two) == {
        frozenset({(0, 0), (1, 1)}),
        frozenset({(0, 1), (1, 0)}),
    }


def test_what_one_report_says_twice_is_in_one_group() -> None:
    one = report("one", "dam burst village", "ferry sail harbour", "dam burst village rain")
    assert frozenset({(0, 0), (0, 2)}) in grouped(one, report("two", "court sentence thief"))


def test_what_nobody_else_says_stands_alone() -> None:
    one, two = report("one", "ferry sail harbour"), report("two", "court sentence thief")
    assert grouped(one, two) == {frozenset({(0, 0)}), frozenset({(1, 0)})}


def test_nothing_is_joined_beyond_certainty() -> None:
    one, two = report("one", "dam burst village"), report("two", "dam burst village rain")
    assert len(grouped(one, two, least=1.01)) == 2


def test_members_come_by_report_the_most_typical_first() -> None:
    one = report("one", "dam burst village rain storm ferry", "dam burst village")
    two = report("two", "dam burst village worker")
    groups = join(Likelihood(statements(one, two), table()), least=0.25)
    first = next(found for found in groups if len(found) == 3)
    assert [said.document for said in first] == [0, 0, 1]
    assert first[0].place == 1


def test_nothing_gives_no_groups() -> None:
    assert join(Likelihood([], table()), least=0.25) == ()
