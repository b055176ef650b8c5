"""A statement held against one report: what is a fault and what only looks like one."""

import pytest
from tests.unit.check.reading import read

from stemma.check import Checker
from stemma.model import FindingVerdict, QuotationVerdict
from stemma.run import Alone

HEAD = "The council of Orrin met on Thursday. The hall was full and the mood was tense.\n\n"
ELMSIDE = (
    "Some 300 people in the Elmside quarter of Orrin had to stay indoors. The alarm went off at"
    " nine. It was lifted at noon.\n\nResidents want the works to move away."
)

pytestmark = pytest.mark.usefixtures("weights")


@pytest.mark.parametrize(
    ("source", "draft", "lacking"),
    [
        # For and against.
        ("The Greens voted against the new bridge.", "The Greens voted for the new bridge.",
         "polarity"),
        ("The Greens spoke on Monday in favour of the new bridge.",
         "The Greens spoke against the new bridge on Monday.", "polarity"),
        ("The union urged its members to vote against the contract.",
         "The union urged its members to vote for the contract.", "polarity"),
        # Another first name beside a surname that the passage has.
        ("The treasurer, Nora Weyland, resigned over the new bridge.",
         "The treasurer, Edith Weyland, resigned over the new bridge.", "person"),
        # Doubt of a deed whose verb denies.
        ("The bank may refuse to lend the money for the bridge, a lawyer said.",
         "The bank is refusing to lend the money for the bridge.", "certainty"),
        ("The bank could reject the loan for the bridge, a lawyer said.",
         "The bank rejected the loan for the bridge.", "certainty"),
        ("The builder, Tom Vale, claimed that the bridge was safe.", "The bridge is safe.",
         "certainty"),
    ],
)  # fmt: skip
def test_a_fault_is_named(
    checker: Checker, engine: Alone, source: str, draft: str, lacking: str
) -> None:
    check = checker.check(read(engine, draft, "draft.txt"), [read(engine, HEAD + source, "a.txt")])
    assert lacking in {kind for finding in check.findings for kind in finding.lacking}


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("The Greens spoke for an hour against the new bridge.",
         "The Greens spoke against the new bridge."),
        ("The Greens voted for the first time against the new bridge.",
         "The Greens voted against the new bridge."),
        ("The Greens voted for the bridge, the Liberals voted against it.",
         "The Liberals voted against the bridge."),
        ("The treasurer, Nora Weyland, resigned over the new bridge.",
         "Ms. Weyland, the treasurer, resigned over the new bridge."),
        ("Judge Ida Moor ruled that the contract covers nothing but the roof.",
         "The contract covers only the roof, the judge found."),
        (ELMSIDE,
         "Some 300 residents of Elmside had to stay indoors."),
    ],
)  # fmt: skip
def test_a_faithful_statement_is_supported(
    checker: Checker, engine: Alone, source: str, draft: str
) -> None:
    check = checker.check(read(engine, draft, "draft.txt"), [read(engine, HEAD + source, "a.txt")])
    assert {finding.verdict for finding in check.findings} == {FindingVerdict.SUPPORTED}


@pytest.mark.parametrize(
    "draft",
    [
        "“Who will pay for it?” Tom Vale said.",
        "“Who will pay for it?” said Tom Vale.",
        "“It is a bridge too far. Who will pay for it?” Tom Vale told reporters.",
    ],
)
def test_who_asks_is_of_one_sentence_with_the_question(
    checker: Checker, engine: Alone, draft: str
) -> None:
    source = (
        '"It is a bridge too far. Who will pay for it?" the mayor, Ada Brey, asked. The treasurer,'
        " Tom Vale, shrugged."
    )
    check = checker.check(read(engine, draft, "draft.txt"), [read(engine, HEAD + source, "a.txt")])
    last = check.findings[-1]
    assert last.verdict is not FindingVerdict.SUPPORTED
    assert "Tom Vale" in last.spans[0].of(check.draft.text)
    assert {q.verdict for q in check.quotations} == {QuotationVerdict.OTHER_SPEAKER}
