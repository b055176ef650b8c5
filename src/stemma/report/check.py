"""The last look before anything is shown: every span must lie in the text it points into."""

from stemma.errors import ContractError
from stemma.model import Annotations


def require_spans(annotations: Annotations) -> None:
    """Nothing, when every span of `annotations` slices to words of its document.

    Raises:
        ContractError: one points into another document, or past the end of the text.
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
