"""One report with something in every layer, made by hand."""

from datetime import date
from decimal import Decimal

from stemma.model import (
    Act,
    Annotations,
    Argument,
    Attribution,
    Change,
    Claim,
    Document,
    Entity,
    EntityKind,
    Mention,
    MentionForm,
    Modality,
    Polarity,
    PositionAct,
    Precision,
    PublishedFrom,
    Quantity,
    SourceKind,
    Span,
    Timex,
    TimexKind,
    TimexReading,
    Via,
)

TEXT = (
    "More than 100 families fled Tesvík on Friday, March 8, two officials told Norwire.\n"
    "The dam did not break, Ilva Körner said. She wants 40 metres (131 feet) of new wall.\n"
    "Also Read: Mayor opens bridge\n"
    "The flood lasted less than 15 minutes."
)
DOCUMENT = Document(
    "d",
    "flood.txt",
    TEXT,
    "0" * 64,
    title="Families flee Tesvík",
    outlet="Norland Post",
    published="2031-03-09",
    published_from=PublishedFrom.METADATA,
)


def span(words: str, *, after: str = "") -> Span:
    """Where `words` stand first, or first after `after`."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span("d", start, start + len(words))


FRIDAY = Timex(
    span("Friday, March 8"),
    TimexKind.DATE,
    "2031-03-08",
    date(2031, 3, 8),
    date(2031, 3, 8),
    Precision.DAY,
    date(2031, 3, 9),
    alternatives=(TimexReading("2031-03-07", date(2031, 3, 7), date(2031, 3, 7)),),
    mismatch="Friday, but 2031-03-08 is a Saturday",
)
LENGTH = Timex(
    span("less than 15 minutes"),
    TimexKind.DURATION,
    "PT15M",
    precision=Precision.MINUTE,
    high_seconds=Decimal(900),
    mod="LESS_THAN",
)
FAMILIES = Quantity(
    span("More than 100 families"),
    Decimal(100),
    None,
    low_open=True,
    high_open=True,
    unit="family",
    dimension="count",
    of=span("families"),
)
METRES = Quantity(
    span("40 metres"),
    Decimal(40),
    Decimal(40),
    unit="metre",
    dimension="length",
    of=span("new wall"),
    change=Change.UP,
)
FEET = Quantity(
    span("131 feet"),
    Decimal(131),
    Decimal(131),
    unit="foot",
    dimension="length",
    restates=span("40 metres"),
)
OFFICIALS = Attribution(
    (span("two officials"),),
    (span("told"),),
    (span("More than 100 families fled Tesvík on Friday, March 8"),),
    SourceKind.ANONYMOUS,
    source_count=2,
    via=(Via("Norwire", span("Norwire")),),
)
ILVA_SAID = Attribution(
    (span("Ilva Körner"),),
    (span("said", after="Ilva"),),
    (span("The dam did not break"),),
    SourceKind.NAMED,
    speaker="ilva",
)
ILVA = Entity(
    "ilva",
    "Ilva Körner",
    EntityKind.PERSON,
    (
        Mention(span("Ilva Körner"), EntityKind.PERSON),
        Mention(span("She"), EntityKind.PERSON, MentionForm.PRONOUN),
    ),
)
PLACE = Entity(
    "place", "Tesvík", EntityKind.PLACE, (Mention(span("Tesvík"), EntityKind.PLACE),), ("Tes",)
)
FLED = Claim(
    "c1",
    (span("More than 100 families fled Tesvík on Friday, March 8"),),
    "flee",
    (
        Argument("agent", span("More than 100 families"), None, "family"),
        Argument("theme", span("Tesvík"), "place", "Tesvík"),
    ),
    modality=Modality.REPORTED,
    attribution=OFFICIALS,
    timexes=(FRIDAY,),
    quantities=(FAMILIES,),
)
HELD = Claim(
    "c2",
    (span("The dam did not break"),),
    "break",
    (Argument("agent", span("The dam"), None, "dam"),),
    polarity=Polarity.DENIES,
    modality=Modality.REPORTED,
    attribution=ILVA_SAID,
)
WANTS = Claim(
    "c3",
    (span("She wants 40 metres (131 feet) of new wall"),),
    "want",
    (
        Argument("agent", span("She"), "ilva", "she"),
        Argument("theme", span("40 metres (131 feet) of new wall"), None, "metre"),
    ),
    modality=Modality.DEMANDED,
    quantities=(METRES, FEET),
)
LASTED = Claim(
    "c4",
    (span("The flood lasted less than 15 minutes"),),
    "last",
    (Argument("agent", span("The flood"), None, "flood"),),
    timexes=(LENGTH,),
)
WALL = Act(
    PositionAct.DEMAND,
    span("She"),
    span("40 metres (131 feet) of new wall"),
    span("wants"),
    party_entity="ilva",
    to=span("Norwire"),
)
FULL = Annotations(
    DOCUMENT,
    sentences=(
        span("More than 100 families fled Tesvík on Friday, March 8, two officials told Norwire."),
        span("The dam did not break, Ilva Körner said."),
        span("She wants 40 metres (131 feet) of new wall."),
        span("Also Read: Mayor opens bridge"),
        span("The flood lasted less than 15 minutes."),
    ),
    furniture=(span("Also Read: Mayor opens bridge"),),
    entities=(ILVA, PLACE),
    timexes=(FRIDAY, LENGTH),
    quantities=(FAMILIES, METRES, FEET),
    attributions=(OFFICIALS, ILVA_SAID),
    claims=(FLED, HELD, WANTS, LASTED),
    acts=(WALL,),
)
