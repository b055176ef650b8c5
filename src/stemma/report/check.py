"""The last look before anything is shown: every span must lie in the text it points into."""

from collections.abc import Collection

from stemma.errors import ContractError
from stemma.model import Annotations


def require_spans(annotations: Annotations) -> None:
    """Nothing, when every span slices to words of its document and every reference is listed.

    Raises:
        ContractError: a span points into another document, or past the end of the text; a claim
            or an attribution refers to something that no layer holds.
    """
    document = annotations.document
    length = len(document.text)
    for span in annotations.spans():
        if span.document_id != document.id:
            raise ContractError(
                f"{document.source}: span [{span.start}, {span.end}) points into document"
                f" {span.document_id!r}, not {document.id!r}"
            )
        if span.end > length:
            raise ContractError(
                f"{document.source}: span [{span.start}, {span.end}) lies outside the text"
                f" of {length} characters"
            )
    _require_references(annotations)


def _require_references(annotations: Annotations) -> None:
    source = annotations.document.source
    entities = {entity.id for entity in annotations.entities}
    attributions = frozenset(annotations.attributions)
    timexes = frozenset(annotations.timexes)
    quantities = frozenset(annotations.quantities)
    for attribution in annotations.attributions:
        if attribution.speaker is not None:
            _require_listed(attribution.speaker, entities, f"{source}: an attribution")
    for claim in annotations.claims:
        where = f"{source}: claim {claim.id!r}"
        if claim.attribution is not None:
            _require_listed(claim.attribution, attributions, where)
        for timex in claim.timexes:
            _require_listed(timex, timexes, where)
        for quantity in claim.quantities:
            _require_listed(quantity, quantities, where)
        for argument in claim.arguments:
            if argument.entity is not None:
                _require_listed(argument.entity, entities, where)


def _require_listed(value: object, listed: Collection[object], where: str) -> None:
    if value not in listed:
        what = f"entity {value!r}" if isinstance(value, str) else type(value).__name__
        raise ContractError(f"{where} refers to {what} that is not listed")
