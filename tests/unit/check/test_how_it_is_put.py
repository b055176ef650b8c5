"""Denied in other words, parties exchanged, certainty raised: what is a fault and what is none."""

import pytest
from tests.unit.check.reading import read

from stemma.check import Checker
from stemma.model import FindingVerdict
from stemma.run import Alone

HEAD = "The town of Calder Ness has argued about its pier since winter. The hall was full.\n\n"

pytestmark = pytest.mark.usefixtures("weights")


@pytest.mark.parametrize(
    ("source", "draft", "lacking"),
    [
        # A "not" in other words, on one side alone.
        ("The harbour office has yet to release the drawings of the pier.",
         "The harbour office has released the drawings of the pier.", "polarity"),
        ("The builder paid the fine for the pier and did not contest it.",
         "The builder contested the fine for the pier.", "polarity"),
        ("The mayor, Edna Sorrel, urged the fishermen not to block the pier.",
         "The mayor, Edna Sorrel, urged the fishermen to block the pier.", "polarity"),
        ("The survey showed what had damaged the pier.",
         "The survey could not show what had damaged the pier.", "polarity"),
        # Opposites.
        ("The council rejected the plan for the pier on Monday.",
         "The council accepted the plan for the pier on Monday.", "polarity"),
        ("The keeper of the pier, Amos Lund, opened its gates at noon.",
         "The keeper of the pier, Amos Lund, closed its gates at noon.", "polarity"),
        # Parties exchanged.
        ("The treasurer had informed the committee that the pier was insured.",
         "The committee had informed the treasurer that the pier was insured.", "party"),
        ("Edna Sorrel scoffed at Amos Lund over the pier.",
         "Amos Lund scoffed at Edna Sorrel over the pier.", "party"),
        ("Calder accepted the offer for the pier; Wexmoor turned it down.",
         "Wexmoor accepted the offer for the pier; Calder turned it down.", "party"),
        # Certainty.
        ("The mayor was advised to close the pier in June.",
         "The mayor will close the pier in June.", "certainty"),
        ("The council will discuss in May whether the pier will be closed.",
         "The pier will be closed.", "certainty"),
        ("A report says that a diver was hurt under the pier. The police could not confirm that.",
         "A diver was hurt under the pier.", "certainty"),
        # A first name of somebody else of the same report.
        ("The pier is run by Amos Lund. The mayor is Edna Sorrel.", "The pier is run by Edna Lund.",
         "person"),
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
        ("The pier did not open on Monday.", "The pier stayed closed on Monday."),
        ("Not one of the boats left the pier.", "The boats stayed at the pier."),
        ("The council rejected the plan for the pier.", "The council did not accept the plan."),
        ("Edna Sorrel was praised by Amos Lund for the pier.",
         "Amos Lund praised Edna Sorrel for the pier."),
        ("The drawings of the pier must be returned by 3 February.",
         "By 3 February the drawings of the pier must be returned."),
        ("It is not known who damaged the pier.", "Who damaged the pier is unknown."),
        # Values in another form.
        ("Twenty-two boats reached the pier before dark.",
         "22 boats reached the pier before dark."),
        ("The pier ran out of fuel three weeks ago.",
         "For three weeks there has been no fuel on the pier."),
        ("Holders of tickets for the pier get half of their money back.",
         "Holders of tickets for the pier get 50 per cent of their money back."),
        ("The league has 5,200 signatures for the pier. The town asks for 4,700.",
         "The league has 5,200 signatures for the pier, more than the 4,700 that are asked for."),
        ("Seven people died on the pier. An eighth victim died of burns in hospital on Thursday.",
         "Eight people have died on the pier."),
        # Other words altogether.
        ("The mayor, Edna Sorrel, ruled out stepping down over the pier.",
         "Edna Sorrel, the mayor, wants to remain in office."),
        ("Engineers have not yet established why the pier gave way.",
         "Nobody knows so far why the pier collapsed."),
    ],
)  # fmt: skip
def test_a_faithful_statement_is_supported(
    checker: Checker, engine: Alone, source: str, draft: str
) -> None:
    check = checker.check(read(engine, draft, "draft.txt"), [read(engine, HEAD + source, "a.txt")])
    assert {finding.verdict for finding in check.findings} == {FindingVerdict.SUPPORTED}
    assert all(v.verdict.value == "found" for f in check.findings for v in f.values)
