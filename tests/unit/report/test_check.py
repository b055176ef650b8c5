from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from tests.unit.report.sample import FULL

from stemma.errors import ContractError
from stemma.model import Annotations, Document, Span
from stemma.report.check import require_spans

DOCUMENT = Document("d", "a.txt", "abc", "0")
FAR = 10_000


def test_the_last_character_may_be_pointed_at() -> None:
    require_spans(Annotations(DOCUMENT, sentences=(Span("d", 0, 3),)))


@pytest.mark.parametrize("astray", [Span("d", 0, 4), Span("e", 0, 1)])
def test_a_span_astray_is_found_in_any_layer(astray: Span) -> None:
    with pytest.raises(ContractError):
        require_spans(Annotations(DOCUMENT, furniture=(astray,)))


def moved(value: Any, where: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """`value` once for every span in it, with that span moved behind the end of the text."""
    if isinstance(value, Span):
        yield ".".join(where), Span(value.document_id, value.start + FAR, value.end + FAR)
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            for name, other in moved(part, (*where, str(place))):
                whole = (*value[:place], other, *value[place + 1 :])
                yield name, None if other is None else whole
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            for name, other in moved(getattr(value, field.name), (*where, field.name)):
                if other is None:
                    yield name, None
                    continue
                try:
                    yield name, replace(value, **{field.name: other})
                except ValueError:
                    yield name, None  # the value itself refuses it


ASTRAY = list(moved(FULL))


def test_the_sample_is_sound_and_holds_spans_everywhere() -> None:
    require_spans(FULL)
    layers = {name.split(".")[0] for name, _ in ASTRAY}
    assert layers == {field.name for field in fields(Annotations)} - {"document"}


@pytest.mark.parametrize("astray", [found for _, found in ASTRAY], ids=[n for n, _ in ASTRAY])
def test_every_span_of_every_layer_is_looked_at(astray: Annotations | None) -> None:
    if astray is not None:
        with pytest.raises(ContractError):
            require_spans(astray)


@pytest.mark.parametrize("layer", ["entities", "timexes", "quantities", "attributions"])
def test_what_a_claim_refers_to_is_listed(layer: str) -> None:
    with pytest.raises(ContractError, match="not listed"):
        require_spans(replace(FULL, **{layer: ()}))  # type: ignore[arg-type] # a layer is a tuple
