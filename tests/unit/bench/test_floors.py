import pytest
from bench.__main__ import check_floor


@pytest.mark.parametrize(
    ("value", "floor", "holds"),
    [
        (80.0, None, True),
        (80.0, {"least": 80.0}, True),
        (79.9, {"least": 80.0}, False),
        (0.0, {"most": 0.0}, True),
        (1.0, {"most": 0.0}, False),
        (float("nan"), {"least": 80.0}, False),
    ],
)
def test_a_floor_is_held_or_not(
    value: float, floor: dict[str, float] | None, *, holds: bool
) -> None:
    assert check_floor(value, floor)[1] is holds


def test_a_floor_that_is_neither_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"floors\.json"):
        check_floor(1.0, {"lest": 1.0})
