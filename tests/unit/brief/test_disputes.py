"""Disputes: what one party says and another denies, in one report or in two."""

import pytest
from tests.unit.brief.made import compare

from stemma.model import Brief, Verdict
from stemma.report.view.sides import find_denying, find_sides

Told = tuple[str, str]


def disputes(brief: Brief) -> set[Told]:
    """What is said and what denies it, in the words of the reports."""
    texts = {document.id: document.text for document in brief.documents}
    out = set()
    for judged in brief.points:
        if judged.verdict is Verdict.DISPUTED:
            for one in judged.judgements:
                if one.rung == "disputed":
                    said, denied = (
                        " … ".join(span.of(texts[span.document_id]) for span in spans)
                        for spans in (one.left_spans, one.right_spans)
                    )
                    out.add((said, denied))
    return out


ANSWERED = [
    (
        "Harlan Voss accused the port of hiding the crack reports. The port denied the allegation.",
        "Harlan Voss accused the port of hiding the crack reports",
        "The port denied the allegation",
    ),
    (
        "Councillor Mia Olt said the firm dumped paint in the river. Tomas Rehm denied it.",
        "the firm dumped paint in the river",
        "Tomas Rehm denied it",
    ),
    (
        (
            "Ruth Temmel said managers had falsified the logs. Orrin Pace, the plant's director,"
            ' dismissed the claim as "nonsense".'
        ),
        "managers had falsified the logs",
        'Orrin Pace, the plant\'s director, dismissed the claim as "nonsense"',
    ),
    (
        (
            "The bill would wreck the ferry, said Orrin Pace. Harbour unions called that a"
            " mischaracterization."
        ),
        "The bill would wreck the ferry",
        "Harbour unions called that a mischaracterization",
    ),
    (
        'Police said Dorn lit the fire. "It\'s a lie," Dorn said.',
        "Dorn lit the fire",
        "It's a lie",
    ),
    (
        '"The vote was rigged," Temmel said. "There is no truth to that," Pace said.',
        "The vote was rigged",
        "There is no truth to that",
    ),
    (
        "Police said Dorn lit the fire. Dorn called the police account nonsense.",
        "Dorn lit the fire",
        "Dorn called the police account nonsense",
    ),
    (
        "Police said Dorn lit the fire. Dorn said the allegations against him were baseless.",
        "Dorn lit the fire",
        "the allegations against him were baseless",
    ),
    (
        "Lasko said Brandt lied. Brandt pushed back on the claim on Monday.",
        "Brandt lied",
        "Brandt pushed back on the claim on Monday",
    ),
    (
        "Temmel said the vote was rigged. Pace contradicted her account.",
        "the vote was rigged",
        "Pace contradicted her account",
    ),
    (
        "Olt has been charged with taking bribes. He denies any wrongdoing.",
        "Olt has been charged with taking bribes",
        "He denies any wrongdoing",
    ),
    (
        (
            "Prosecutors allege that Dorn set fire to the mill. It burned for three days. Dorn has"
            " pleaded not guilty."
        ),
        "Dorn set fire to the mill",
        "Dorn has pleaded not guilty",
    ),
    (
        (
            "Prosecutors allege that Dorn set fire to the mill. It burned for three days. Dorn has"
            " maintained his innocence."
        ),
        "Dorn set fire to the mill",
        "Dorn has maintained his innocence",
    ),
    (
        (
            "Officials said the Halmorek dam had failed inspections in 2029. The dam's owner, Orlo"
            " Power, denied that it had failed any inspection."
        ),
        "the Halmorek dam had failed inspections in 2029",
        "it had failed any inspection",
    ),
]


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(("text", "said", "denied"), ANSWERED)
def test_an_answer_is_of_what_stands_before_it(text: str, said: str, denied: str) -> None:
    assert (said, denied) in disputes(compare(text))


DENIED = [
    (
        "Mayor Ilse Brandt took money from the developer, the Orrel Post reported.",
        "Brandt denied that she took money from the developer.",
        "she took money from the developer",
    ),
    (
        "Lasko sought amnesty, two aides said.",
        "Lasko denied seeking amnesty.",
        "Lasko denied seeking amnesty",
    ),
    (
        "Nurses said the ward ran out of oxygen on Monday.",
        "The hospital's director, Ana Keel, said the ward never ran out of oxygen.",
        "the ward never ran out of oxygen",
    ),
    (
        "Trustees said the museum sold the painting.",
        "The museum's director, Ada Brey, insisted that the museum had not sold the painting.",
        "the museum had not sold the painting",
    ),
    (
        "Voss claimed that the union stole ballots.",
        "There was no evidence that the union stole ballots, an election judge said.",
        "There was no evidence that the union stole ballots",
    ),
]


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(("one", "other", "denied"), DENIED)
def test_a_denial_is_of_what_another_says_in_one_report_or_in_two(
    one: str, other: str, denied: str
) -> None:
    for found in (compare(one, other), compare(f"{one} {other}")):
        assert any(denied in pair for pair in disputes(found))


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    "text",
    [
        "Lasko denied seeking amnesty.",
        "Mayor Ilse Brandt denied that she took money from the developer.",
        "The council offered Rehm a new lease. Rehm rejected it.",
        "Brandt said the ferry would close in May. Asked about the food, Olt said it was wrong.",
        (
            "The dam was safe in March, the minister said. The mayor did not attend the meeting,"
            " Olt said."
        ),
        "Residents said the river flooded the school. Brey said the school did not open on Monday.",
        "Temmel said the vote was rigged. The company denied a permit to the marchers.",
        "Brey said the museum had not sold the painting. Trustees said the museum never sold it.",
        "Brey said the bridge was safe. Brey said the bridge was not safe in winter.",
        "Gates pleaded guilty to fraud. Orlo will plead not guilty, his lawyer said.",
    ],
)
def test_no_dispute(text: str) -> None:
    assert disputes(compare(text)) == set()


@pytest.mark.usefixtures("weights")
def test_a_dispute_names_both_and_tells_who_denies() -> None:
    brief = compare(
        "Councillor Mia Olt said the firm dumped paint in the river. Tomas Rehm denied it."
    )
    (judged,) = [p for p in brief.points if p.verdict is Verdict.DISPUTED]
    (judgement,) = judged.judgements
    assert "“Mia Olt”" in judgement.reasons[0]
    assert "“Tomas Rehm” denies it" in judgement.reasons[0]
    assert find_denying(judged) == {judgement.right}
    said, denied = find_sides(judged).sides
    assert [r.id for r in said] == [judgement.left]
    assert [r.id for r in denied] == [judgement.right]
    assert judged.agreeing in {(judgement.left,), (judgement.right,)}


@pytest.mark.usefixtures("weights")
def test_the_order_of_the_reports_changes_no_dispute() -> None:
    one = "Mayor Ilse Brandt took money from the developer, the Orrel Post reported."
    other = "Brandt denied that she took money from the developer."
    left, right = compare(one, other), compare(other, one)
    assert left.points == right.points
