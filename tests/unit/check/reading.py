"""A text read closely, as a draft or as a source."""

from stemma.model import Annotations, Rejection
from stemma.read import read_text
from stemma.run import Alone


def read(engine: Alone, text: str, name: str) -> Annotations:
    """The layers of a text of March 2037."""
    document = read_text(text, name, published="2037-03-05")
    assert not isinstance(document, Rejection)
    (found,) = engine.tools.annotate([document])
    return found
