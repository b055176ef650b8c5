import pytest

from stemma.errors import ContractError
from stemma.model import Annotations, Document, Span
from stemma.report.check import require_spans

DOCUMENT = Document("d", "a.txt", "abc", "0")


def test_the_last_character_may_be_pointed_at() -> None:
    require_spans(Annotations(DOCUMENT, sentences=(Span("d", 0, 3),)))


@pytest.mark.parametrize("astray", [Span("d", 0, 4), Span("e", 0, 1)])
def test_a_span_astray_is_found_in_any_layer(astray: Span) -> None:
    with pytest.raises(ContractError):
        require_spans(Annotations(DOCUMENT, furniture=(astray,)))
