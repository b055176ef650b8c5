"""A whole check with the real model: drafts about an invented ferry."""

import pytest
from tests.unit.check.reading import read

from stemma.check import Checker
from stemma.errors import UsageError
from stemma.model import (
    Annotations,
    Check,
    CheckedValue,
    FindingVerdict,
    QuotationVerdict,
    Rejection,
    ValueVerdict,
)
from stemma.run import Alone, check_draft

ONE = (
    "The ferry Aldona sank off Cape Brennt on Tuesday, the coastguard said. Four passengers were"
    " hurt. The ship had carried 212 people from Port Orre to Skarne.\n\n"
    "“We had no rudder and no time,” the captain, Edda Kvist, told reporters. The owner, Norlin"
    " Lines, denied that it had been warned. It may lose its licence, a lawyer said.\n\n"
    "The seafarers' union accused Norlin Lines of cutting its crews. A report is expected in June."
)
TWO = (
    "Four people were injured when the Aldona went down near Cape Brennt. The union's secretary,"
    " Jana Holub, praised the captain. “She brought everyone home,” Holub said.\n\n"
    "Norlin Lines has stopped its two other ships."
)


@pytest.fixture(scope="module")
def sources(engine: Alone) -> tuple[Annotations, ...]:
    return tuple(read(engine, text, name) for text, name in ((ONE, "one.txt"), (TWO, "two.txt")))


def verdicts(check: Check) -> list[FindingVerdict]:
    return [finding.verdict for finding in check.findings]


def value_in(check: Check, words: str) -> CheckedValue:
    text = check.draft.text
    return next(v for f in check.findings for v in f.values if words in v.span.of(text))


pytestmark = pytest.mark.usefixtures("weights")


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Aldona went down off Cape Brennt on Tuesday.",
        "Four people were injured.",
        "There were 212 people on board when it left Port Orre for Skarne.",
        "“We had no rudder and no time,” said the captain, Edda Kvist.",
        "Norlin Lines has denied that it was warned.",
        "The company's two other ships have been stopped by Norlin Lines.",
    ],
)
def test_a_faithful_statement_is_supported(
    checker: Checker, engine: Alone, sources: tuple[Annotations, ...], text: str
) -> None:
    check = checker.check(read(engine, text, "draft.txt"), sources)
    assert set(verdicts(check)) == {FindingVerdict.SUPPORTED}
    assert all(f.corroboration.origins_at_least >= 1 for f in check.findings)
    assert not check.must_stop


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Norlin Lines confirmed that it had been warned.", "polarity"),
        ("Norlin Lines accused the seafarers' union of cutting its crews.", "party"),
        ("Norlin Lines loses its licence.", "certainty"),
        ("Nine passengers were hurt.", "count"),
        ("The ferry Aldona sank off Cape Brennt on Friday.", "date"),
        ("The ferry Aldona sank off Cape Hollin on Tuesday.", "place"),
        ("“We had one rudder and no time,” said the captain, Edda Kvist.", "quotation"),
        ("“She brought everyone home,” said Edda Kvist.", "speaker"),
    ],
)
def test_a_fault_is_named(
    checker: Checker,
    engine: Alone,
    sources: tuple[Annotations, ...],
    text: str,
    lacking: str,
) -> None:
    check = checker.check(read(engine, text, "draft.txt"), sources)
    assert lacking in {kind for finding in check.findings for kind in finding.lacking}
    assert FindingVerdict.SUPPORTED not in verdicts(check)


@pytest.mark.parametrize(
    "text",
    [
        "Divers found a chest of silver coins in a cave nearby.",
        "The parliament will debate a tax on sugar in autumn.",
    ],
)
def test_what_is_invented_is_not_found(
    checker: Checker, engine: Alone, sources: tuple[Annotations, ...], text: str
) -> None:
    check = checker.check(read(engine, text, "draft.txt"), sources)
    assert verdicts(check) == [FindingVerdict.NOT_FOUND]


def test_a_changed_number_is_otherwise_with_the_words_of_the_source(
    checker: Checker, engine: Alone, sources: tuple[Annotations, ...]
) -> None:
    check = checker.check(read(engine, "The ship had carried 221 people to Skarne.", "d"), sources)
    value = value_in(check, "221")
    assert value.verdict is ValueVerdict.OTHERWISE
    texts = {document.id: document.text for document in check.documents}
    assert "212" in value.evidence[0].spans[0].of(texts[value.evidence[0].document_id])
    assert check.must_stop


def test_an_invented_quotation_stops(
    checker: Checker, engine: Alone, sources: tuple[Annotations, ...]
) -> None:
    text = "“Nobody will ever sail on that ship again,” Edda Kvist said in Port Orre."
    check = checker.check(read(engine, text, "draft.txt"), sources)
    assert [q.verdict for q in check.quotations] == [QuotationVerdict.NOWHERE]
    assert check.must_stop


def test_the_order_of_the_sources_does_not_matter(
    checker: Checker, engine: Alone, sources: tuple[Annotations, ...]
) -> None:
    draft = read(engine, ONE.replace("Four", "Five").replace("212", "112"), "draft.txt")
    one = checker.check(draft, sources)
    assert checker.check(draft, sources[::-1]) == one
    assert checker.check(draft, [*sources, sources[0]]) == one


def test_every_span_lies_in_its_text(
    checker: Checker, engine: Alone, sources: tuple[Annotations, ...]
) -> None:
    check = checker.check(read(engine, ONE.replace("no time", "time"), "draft.txt"), sources)
    texts = {d.id: d.text for d in (check.draft, *check.documents)}
    starts = [finding.spans[0].start for finding in check.findings]
    assert starts == sorted(starts)
    for finding in check.findings:
        for span in (*finding.spans, *(v.span for v in finding.values)):
            assert span.of(texts[check.draft.id])
        for evidence in finding.evidence:
            assert all(span.of(texts[span.document_id]) for span in evidence.spans)


def test_the_draft_among_its_sources_supports_nothing(
    checker: Checker, engine: Alone, sources: tuple[Annotations, ...]
) -> None:
    draft = read(engine, "A whale was seen in the bay of Orre by two boys.", "draft.txt")
    again = read(engine, "A whale was seen in the bay of  Orre by two boys.", "copy.txt")
    check = checker.check(draft, [*sources, again])
    assert len(check.documents) == 2
    assert "copy.txt is the draft itself" in check.notes[0]
    assert verdicts(check) == [FindingVerdict.NOT_FOUND]


def test_only_the_draft_itself_leaves_nothing(checker: Checker, engine: Alone) -> None:
    draft = read(engine, ONE, "draft.txt")
    check = checker.check(draft, [draft])
    assert check.documents == ()
    assert set(verdicts(check)) == {FindingVerdict.NOT_FOUND}


def test_sources_of_another_event_are_told(checker: Checker, engine: Alone) -> None:
    other = read(engine, "A hen in Wexley laid a square egg. The farmer sold it.", "hen.txt")
    check = checker.check(read(engine, ONE, "draft.txt"), [other])
    assert any("another event" in note for note in check.notes)


class TestWhatIsNoDraft:
    def test_nothing_was_found(self) -> None:
        with pytest.raises(UsageError, match="could not be read: empty"):
            check_draft([Rejection("d", "read", "empty")], [])

    def test_several_reports(self, sources: tuple[Annotations, ...]) -> None:
        with pytest.raises(UsageError, match="holds 2 reports"):
            check_draft(sources, sources)

    def test_no_source(self, sources: tuple[Annotations, ...]) -> None:
        with pytest.raises(UsageError, match="no source could be read: s: empty"):
            check_draft(sources[:1], [Rejection("s", "read", "empty")])
