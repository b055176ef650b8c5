import pytest
import typer

from stemma.cli.options import parse_fields


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, ()),
        (["text=content"], (("text", "content"),)),
        (["text = Full Text", "outlet=a.b"], (("text", "Full Text"), ("outlet", "a.b"))),
        (["text=a=b"], (("text", "a=b"),)),
    ],
)  # fmt: skip
def test_a_field_is_given_with_its_column(
    given: list[str] | None, expected: tuple[tuple[str, str], ...]
) -> None:
    assert parse_fields(given) == expected


@pytest.mark.parametrize("given", ["text", "text=", "=content", "body=content", ""])
def test_what_is_no_field_with_a_column_is_wrong_usage(given: str) -> None:
    with pytest.raises(typer.BadParameter, match="write FIELD=COLUMN"):
        parse_fields([given])
