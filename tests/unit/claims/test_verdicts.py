"""What a text says is false, baseless or unproven is denied by it, in the words that judge it."""

import pytest
from tests.unit.claims.test_extract import claims_of

from stemma.annotate import Annotator
from stemma.model import Claim, Modality, Polarity


def words(claim: Claim, text: str) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in claim.spans)


def source(claim: Claim, text: str) -> str:
    said = claim.attribution
    return "" if said is None else " ".join(span.of(text) for span in said.source)


def only(annotator: Annotator, text: str) -> Claim:
    (claim,) = claims_of(annotator, text)
    return claim


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("It is not true that the tanker was carrying arms.", ""),
        ("It isn't the case that the tanker was carrying arms.", ""),
        ("It is a myth that the tanker was carrying arms.", ""),
        ("The claim that the tanker was carrying arms is false.", ""),
        ("A post claiming that the tanker was carrying arms is fake.", ""),
        ("Reports that the tanker was carrying arms were wrong, Lind said.", "Lind"),
        ("Rumours that the tanker was carrying arms are baseless, officials said.", "officials"),
        ("Lind falsely claimed that the tanker was carrying arms.", ""),
        ("The website wrongly reported that the tanker was carrying arms.", ""),
        ("There is no truth in the claim that the tanker was carrying arms.", ""),
    ],
)
def test_what_is_called_false_is_denied(annotator: Annotator, text: str, by: str) -> None:
    claim = only(annotator, text)
    assert claim.predicate == "carry"
    assert claim.polarity is Polarity.DENIES
    assert claim.modality is Modality.DENIED
    assert source(claim, text) == by
    assert "carrying arms" in words(claim, text)
    assert words(claim, text) != "the tanker was carrying arms"


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence that the tanker was carrying arms.",
        "Divers found no sign that the tanker was carrying arms.",
        "No evidence suggests that the tanker was carrying arms.",
        "The inquiry did not find that the tanker was carrying arms.",
        "The tests failed to show that the tanker was carrying arms.",
        "Nothing shows that the tanker was carrying arms.",
    ],
)
def test_what_nothing_bears_out_is_doubted(annotator: Annotator, text: str) -> None:
    claim = only(annotator, text)
    assert (claim.predicate, claim.polarity) == ("carry", Polarity.DENIES)
    assert claim.modality is Modality.HEDGED
    assert words(claim, text) == text.rstrip(".")


def test_a_sentence_may_judge_the_one_before(annotator: Annotator) -> None:
    text = (
        "A post says that the tanker was carrying arms and that 300 people died. Neither is true."
    )
    claims = claims_of(annotator, text)
    assert [(c.predicate, c.polarity) for c in claims] == [
        ("carry", Polarity.DENIES),
        ("die", Polarity.DENIES),
    ]
    assert all("Neither is true" in words(c, text) for c in claims)


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("CLAIM: The dam broke.\n\nVERDICT: False. It holds.", Polarity.DENIES, Modality.DENIED),
        (
            "What was claimed: The dam broke.\n\nWhat we found: This is not true. It holds.",
            Polarity.DENIES,
            Modality.DENIED,
        ),
        ("MYTH: The dam broke.\nFACT: It holds.", Polarity.DENIES, Modality.DENIED),
        ("Claim: The dam broke.\n\nRating: True. It did.", Polarity.ASSERTS, Modality.ASSERTED),
        (
            "Claim: The dam broke.\n\nOur verdict: Unproven. Nobody knows.",
            Polarity.ASSERTS,
            Modality.HEDGED,
        ),
        ("Claim: The dam broke.", Polarity.ASSERTS, Modality.HEDGED),
    ],
)
def test_a_labelled_claim_is_judged_by_its_ruling(
    annotator: Annotator, text: str, polarity: Polarity, modality: Modality
) -> None:
    claim = next(c for c in claims_of(annotator, text) if c.predicate == "break")
    assert (claim.polarity, claim.modality) == (polarity, modality)


@pytest.mark.parametrize(
    "text",
    [
        "The claim that the story was false spread quickly.",
        "It is true that the dam broke.",
        "Lind claimed that the dam broke.",
        "There is no doubt that the dam broke.",
    ],
)
def test_what_is_not_called_false_is_not_denied(annotator: Annotator, text: str) -> None:
    claims = claims_of(annotator, text)
    assert claims
    assert all(c.polarity is Polarity.ASSERTS for c in claims)


@pytest.mark.parametrize(
    ("text", "predicate", "modality"),
    [
        ("Brandt did not ask Lind to resign.", "ask", Modality.ASSERTED),
        ("Brandt never told Lind to resign.", "tell", Modality.ASSERTED),
        ("Nobody asked Lind to resign.", "ask", Modality.ASSERTED),
        ("Brandt denied having asked Lind to resign.", "ask", Modality.DENIED),
        ("Brandt denied that he had asked Lind to resign.", "ask", Modality.DENIED),
        ("It is not true that Brandt asked Lind to resign.", "ask", Modality.DENIED),
        ("Brandt has not demanded that Lind resign.", "demand", Modality.ASSERTED),
        ("The mayor refused to ask Lind to resign.", "ask", Modality.ASSERTED),
        ("Brandt stopped short of asking Lind to resign.", "ask", Modality.ASSERTED),
        ("The mayor did not order the police to fire.", "order", Modality.ASSERTED),
        ("The bank did not offer to pay.", "offer", Modality.ASSERTED),
        ("The union did not call for a strike.", "call", Modality.ASSERTED),
        ("Brandt asked Lind not to resign.", "resign", Modality.DEMANDED),
        ("The mayor ordered the police not to fire.", "fire", Modality.DEMANDED),
        ("Lind was asked not to resign.", "resign", Modality.DEMANDED),
        ("The bank offered not to pay.", "pay", Modality.OFFERED),
        ("The union demanded that the plant not close.", "close", Modality.DEMANDED),
    ],
)
def test_who_does_not_ask_asks_for_nothing(
    annotator: Annotator, text: str, predicate: str, modality: Modality
) -> None:
    claim = only(annotator, text)
    assert (claim.predicate, claim.polarity, claim.modality) == (
        predicate,
        Polarity.DENIES,
        modality,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Lind did not say whether the bank had failed.",
        "The council is not aware that any child was hurt.",
        "Lind did not deny that the bank had failed.",
        "The mayor has not denied that she took the money.",
        "The ministry does not dispute that the dam was old.",
        "The ministry was told three times that the pumps had failed.",
        "The bank refrained from paying the families.",
    ],
)
def test_what_is_withheld_or_heard_is_one_statement(annotator: Annotator, text: str) -> None:
    claim = only(annotator, text)
    assert claim.attribution is None
    assert words(claim, text) == text.rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        "Lind did not deny that the bank had failed.",
        "The firm did not deny the charge.",
        "Lind never denied meeting the minister.",
    ],
)
def test_what_is_not_denied_is_not_denied(annotator: Annotator, text: str) -> None:
    assert only(annotator, text).modality is not Modality.DENIED
