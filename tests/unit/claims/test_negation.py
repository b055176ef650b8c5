"""What denies a clause in more words than "not", what leaves it open, what only seems to deny."""

import pytest
from tests.unit.claims.test_extract import claims_of

from stemma.annotate import Annotator
from stemma.model import Polarity


def put(annotator: Annotator, text: str) -> list[str]:
    """Each claim as its predicate, NOT before it where it is denied, and its modality."""
    return [
        f"{'NOT ' if c.polarity is Polarity.DENIES else ''}{c.predicate} {c.modality}"
        for c in claims_of(annotator, text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At no point did the ferry warn its passengers.", "NOT warn asserted"),
        ("The driver at no time left the cab.", "NOT leave asserted"),
        ("In no way does the ruling affect the fishermen.", "NOT affect asserted"),
        ("Under no circumstances will the city sell the stadium.", "NOT sell planned"),
        ("By no means did the judge clear Orlo.", "NOT clear asserted"),
        ("On no occasion did the bank alert its clients.", "NOT alert asserted"),
        ("The harbour no longer freezes.", "NOT freeze asserted"),
        ("The mine is no longer open.", "NOT be asserted"),
        ("The council has yet to approve the budget.", "NOT approve asserted"),
        ("The cause is yet to be determined.", "NOT be asserted"),
        ("The talks are far from over.", "NOT be asserted"),
        ("The mine is far from the city.", "be asserted"),
        ("Far from calming the crowd, the speech angered it.", "anger asserted"),
        ("The vote was anything but fair.", "NOT be asserted"),
        ("The rebels took anything but gold.", "take asserted"),
        ("Neither side has claimed victory.", "NOT claim asserted"),
        ("Hardly anyone voted in the north.", "NOT vote asserted"),
        ("The river hardly rose.", "NOT rise asserted"),
        ("The bill barely passed.", "pass asserted"),
        ("Barely a dozen people came.", "come asserted"),
        ("No one but the pilot survived.", "survive asserted"),
        ("Only after the fire did the owner install alarms.", "install asserted"),
        ("Not until Friday did the ministry release the names.", "release asserted"),
        ("The council did not publish the report until Friday.", "publish asserted"),
        ("The ministry has not paid the nurses until now.", "NOT pay asserted"),
        ("Nor did the ship send a distress call.", "NOT send asserted"),
        ("Never before had the town seen such a flood.", "NOT see asserted"),
        ("Seldom has a mayor won by so much.", "win asserted"),
    ],
)
def test_polarity(annotator: Annotator, text: str, expected: str) -> None:
    assert put(annotator, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The firm neither confirmed nor denied that it had been hacked.",
        "The army declined to confirm or deny that it had bombed the depot.",
        "The army could neither confirm nor deny reports that a plane had crashed.",
        "The police refused to say whether a suspect had been held.",
        "Brey refused to confirm that the mill had been sold.",
        "The envoy stopped short of saying that the truce had failed.",
        "The spokesman declined to comment on whether Orlo had resigned.",
        "Ardle was misquoted as saying the dam was safe.",
        "Ardle was wrongly quoted as saying that the dam was safe.",
        "Orlo would not say whether the dam had leaked.",
        "Little did the crew know that the hold was flooding.",
    ],
)
def test_what_is_not_said_is_no_claim(annotator: Annotator, text: str) -> None:
    """One claim with all its words: of what hangs under it nothing is stated."""
    (claim,) = claims_of(annotator, text)
    assert [span.of(text) for span in claim.spans] == [text.rstrip(".")]
    assert claim.attribution is None


def test_a_negation_is_within_the_words_shown(annotator: Annotator) -> None:
    text = "Nor did the ship send a call. At no point did the dam leak, the inquiry found."
    shown = [[span.of(text) for span in claim.spans] for claim in claims_of(annotator, text)]
    assert shown == [["Nor did the ship send a call"], ["At no point did the dam leak"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The judge told the jurors not to ignore the letter.", "NOT ignore demanded"),
        ("The judge did not tell the jurors to ignore the letter.", "NOT tell asserted"),
        ("The union called on its drivers not to strike.", "NOT strike demanded"),
        ("The union did not call on its drivers to strike.", "NOT call asserted"),
        ("Brey appealed to the army to hold its fire.", "hold demanded"),
        ("The union demanded that the port be closed.", "close demanded"),
        ("The singer was wrongly reported to have died.", "NOT die reported"),
        ("Brey called her lawyer to complain.", "call asserted"),
    ],
)
def test_what_is_asked(annotator: Annotator, text: str, expected: str) -> None:
    assert put(annotator, text) == [expected]
