"""Names spelled in two ways."""

import pytest

from stemma.align.owners import may_be_one as may_be_one_person
from stemma.align.spellings import may_be_one


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("ilva korner", "ilva koerner", True),
        ("sergei lasko", "sergey lasko", True),
        ("ana ruiz", "luis ruiz", False),
        ("ana ruiz", "ana ruiz", False),
        ("ana ruiz", "ruiz", False),
        ("ana brandt", "ana lasko", False),
    ],
)
def test_one_name_in_two_spellings(left: str, right: str, same: bool) -> None:  # noqa: FBT001
    assert may_be_one(left.split(), right.split()) is same
    assert may_be_one(right.split(), left.split()) is same


def test_two_of_one_surname_are_two_and_a_surname_alone_fits_both() -> None:
    ana, luis, brey = frozenset({"ana brey"}), frozenset({"luis brey"}), frozenset({"brey"})
    assert not may_be_one_person(ana, luis)
    assert may_be_one_person(ana, brey)
    assert may_be_one_person(brey, luis)
