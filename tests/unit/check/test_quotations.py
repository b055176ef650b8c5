"""Quotations of a draft with who says them, by hand-made attributions."""

import pytest
from tests.conftest import MakeDocument

from stemma.check.quotations import check_quotations
from stemma.check.words import ReportWords, WordReader
from stemma.encoder.words import WordTable
from stemma.model import (
    Annotations,
    Attribution,
    Entity,
    EntityKind,
    Mention,
    QuotationVerdict,
    SourceKind,
    Span,
)

SAID = "We heard it before we saw it"
SOURCE = f"“{SAID},” said Ilva Korner. The street was gone, and so was the old mill."


@pytest.fixture(scope="module")
def words() -> WordReader:
    return WordReader(WordTable.load())


def report(
    make: MakeDocument, words: WordReader, text: str, speaker: str | None, source: str
) -> ReportWords:
    document = make(text, source)
    sentences = (Span(document.id, 0, len(text)),)
    if speaker is None:
        return ReportWords(Annotations(document, sentences), words)
    start = text.index(speaker)
    who = Span(document.id, start, start + len(speaker))
    entity = Entity("e", speaker, EntityKind.PERSON, (Mention(who, EntityKind.PERSON),))
    at = text.index("“")
    content = Span(document.id, at, text.index("”") + 1)
    attribution = Attribution((who,), (), (content,), SourceKind.NAMED, speaker="e")
    found = Annotations(document, sentences, entities=(entity,), attributions=(attribution,))
    return ReportWords(found, words)


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    ("text", "speaker", "verdict"),
    [
        (f"“{SAID},” Korner said.", "Korner", QuotationVerdict.VERBATIM),
        (f"“{SAID},” said Berta Olm.", "Berta Olm", QuotationVerdict.OTHER_SPEAKER),
        (f"“{SAID}.”", None, QuotationVerdict.VERBATIM),
        ("“We heard it after we saw it,” Korner said.", "Korner", QuotationVerdict.ALTERED),
        ("“We never heard it before we saw it,” she said.", None, QuotationVerdict.ALTERED),
        ("“The mill must be built again by June,” she said.", None, QuotationVerdict.NOWHERE),
    ],
)
def test_verdicts(
    make_document: MakeDocument,
    words: WordReader,
    text: str,
    speaker: str | None,
    verdict: QuotationVerdict,
) -> None:
    draft = report(make_document, words, text, speaker, "draft.txt")
    source = report(make_document, words, SOURCE, "Ilva Korner", "source.txt")
    (found,) = check_quotations(draft, [source])
    assert found.verdict is verdict
    assert text[found.span.start : found.span.end] == text[1 : text.index("”")].rstrip(",.")
    for evidence in found.evidence:
        assert evidence.spans[0].of(SOURCE)


@pytest.mark.usefixtures("weights")
def test_a_source_that_gives_nobody_does_not_contradict(
    make_document: MakeDocument, words: WordReader
) -> None:
    draft = report(make_document, words, f"“{SAID},” said Berta Olm.", "Berta Olm", "draft.txt")
    source = report(make_document, words, SOURCE, None, "source.txt")
    (found,) = check_quotations(draft, [source])
    assert found.verdict is QuotationVerdict.VERBATIM
