"""Denied, doubted or done by somebody else in other words: what is a fault and what is none."""

import pytest
from tests.unit.check.reading import read

from stemma.check import Checker
from stemma.model import FindingVerdict
from stemma.run import Alone

HEAD = (
    "The town of Calder Ness has argued about its pier since winter. The hall was full. The mayor,"
    " Edna Sorrel, opened the meeting. The harbour master, Amos Lund, sat at the back.\n\n"
)

pytestmark = pytest.mark.usefixtures("weights")


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("The fishermen demanded that Amos Lund resign by the end of the week.",
         "The mayor resigned on Wednesday evening."),
        ("The fishermen demanded that Amos Lund resign by the end of the week.",
         "Edna Sorrel resigned on Wednesday evening."),
        ("The fishermen demanded that Lund resign by the end of the week.",
         "The mayor of Calder Ness resigned on Wednesday evening."),
        ("Amos Lund was arrested on Monday after a brawl at the pier.",
         "The mayor was arrested in the capital."),
        ("The fishermen asked Lund to apologise to the divers.",
         "Mayor Edna Sorrel has apologised to the ministry."),
        ("Amos Lund sold his boat in May.", "Edna Sorrel sold her house to a foreign bank."),
        ("Amos Lund pleaded guilty to smuggling cigarettes.",
         "The mayor pleaded guilty to tax evasion."),
    ],
)  # fmt: skip
def test_a_deed_of_another_named_party_is_no_support(
    checker: Checker, engine: Alone, source: str, draft: str
) -> None:
    check = checker.check(read(engine, draft, "draft.txt"), [read(engine, HEAD + source, "a.txt")])
    assert {finding.verdict for finding in check.findings} == {FindingVerdict.NOT_FOUND}


@pytest.mark.parametrize(
    ("source", "draft", "lacking"),
    [
        # Denied by another verb.
        ("The owner of the pier was about to sell it, but ruled out closing it.",
         "The owner of the pier will close it.", "polarity"),
        ("The council stopped short of banning the boats from the pier.",
         "The council banned the boats from the pier.", "polarity"),
        ("The council decided against closing the pier.", "The council is closing the pier.",
         "polarity"),
        ("The harbour office has dropped plans to lengthen the pier.",
         "The harbour office will lengthen the pier.", "polarity"),
        ("The pier's owner, Dora Wick, declined to comment.",
         "Dora Wick, the pier's owner, spoke about the pier.", "polarity"),
        # Opposites, of one word and of two.
        ("The divers turned down the offer for the pier.",
         "The divers accepted the offer for the pier.", "polarity"),
        ("The court upheld the fine for the pier's builder.",
         "The court quashed the fine for the pier's builder.", "polarity"),
        ("Visitors sat in the east hall of the pier.",
         "Visitors sat in the west hall of the pier.", "polarity"),
        # Doubts by what they govern.
        ("A photograph suggests that the pier was damaged before the storm.",
         "A photograph proves that the pier was damaged before the storm.", "certainty"),
        ("The keeper believes that a barge struck the pier.", "A barge struck the pier.",
         "certainty"),
        ("A possible reason for the collapse is rust, an engineer said.",
         "The reason for the collapse is rust, an engineer said.", "certainty"),
        ("Repairs to the pier begin in June if the county pays.",
         "Repairs to the pier begin in June.", "certainty"),
        ("The owner would sell the pier only if the county left the board.",
         "The owner will sell the pier.", "certainty"),
        ("The reason for the collapse of the pier has not been established.",
         "The reason for the collapse of the pier was rust.", "certainty"),
        ("The police have received reports that a barge struck the pier.",
         "A barge struck the pier, according to the police.", "certainty"),
        # One for the other.
        ("The keeper blamed the storm, not the builders, for the damage to the pier.",
         "The keeper blamed the builders, not the storm, for the damage to the pier.", "party"),
        ("Barges were moored at Cape Orle. Later the pier was closed.",
         "Barges were moored at Port Orle.", "place"),
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
        # The same party by its office.
        ("The fishermen demanded that Amos Lund resign by the end of the week.",
         "The fishermen want the harbour master to resign by the end of the week."),
        ("Lund resigned on Monday.", "The harbour master resigned on Monday."),
        ("Sorrel fainted during the meeting.", "The mayor fainted in the hall."),
        # A suspect is no doubt, and what is not ruled out may be.
        ("A third suspect in the fire on the pier has fled the town.",
         "A third suspect in the fire on the pier has fled."),
        ("The county has not ruled out closing the pier.",
         "The pier could still be closed by the county."),
        ("Experts fear that the pier could collapse.",
         "Experts worry that the pier may collapse."),
        ("The office on the pier will close at the end of June.",
         "The office on the pier closes at the end of June."),
        ("About 30 lamps were left on the pier.", "About 30 lamps remained on the pier."),
        # The passive, at some distance.
        ("The permit for the pier, signed on Tuesday by Mayor Edna Sorrel, is valid until May.",
         "Mayor Edna Sorrel signed the permit for the pier on Tuesday."),
        ("The leader of the league, Wanda Frey, asked the auditor to examine the pier.",
         "The auditor has been asked to examine the pier by Wanda Frey."),
        # One amount in two measures or writings.
        ("The pier burned for 94 seconds.", "The pier burned for a minute and a half."),
        ("The keeper handed over 1,400 letters about the pier.",
         "The keeper has given them 1,400 letters about the pier."),
        ("The bell on the pier rang at 3:12 a.m. on Monday.",
         "It was 3:12 in the morning when the bell on the pier rang."),
        ("A diver and a sailor met on the pier. They had never spoken before.",
         "The two had never spoken before."),
    ],
)  # fmt: skip
def test_a_faithful_statement_is_supported(
    checker: Checker, engine: Alone, source: str, draft: str
) -> None:
    check = checker.check(read(engine, draft, "draft.txt"), [read(engine, HEAD + source, "a.txt")])
    assert {finding.verdict for finding in check.findings} == {FindingVerdict.SUPPORTED}
    assert all(v.verdict.value == "found" for f in check.findings for v in f.values)
