from decimal import Decimal

import pytest
from tests.unit.annotate.quantities.sentence import parse, quantities

from stemma.annotate.quantities import find_quantities
from stemma.model import Change, Quantity, Span, Timex, TimexKind


def short(quantity: Quantity) -> str:
    """The interval as mathematics writes it, with its unit."""
    if quantity.low == quantity.high:
        value = str(quantity.low)
    else:
        value = (
            f"{'(' if quantity.low_open else '['}{'' if quantity.low is None else quantity.low},"
            f"{'' if quantity.high is None else quantity.high}{')' if quantity.high_open else ']'}"
        )
    return " ".join(filter(None, ("~" * quantity.approximate + value, quantity.unit)))


def written(marked: str) -> list[str]:
    return [short(quantity) for quantity in quantities(marked)]


VALUES = {
    "It/PRP cost/VBD 3.2 million/CD": ["3200000"],
    "It/PRP cost/VBD ₹/$ ~3.2 lakh/CD cr/NN": ["3200000000000 indian rupee"],
    "A/DT score/NN of/IN villagers/NNS fled/VBD": ["20 villager"],
    "A/DT score/NN of/IN points/NNS won/VBD": [],
    "a/DT baker/NN ~'s/POS dozen/NN loaves/NNS": ["13 loaf"],
    "Prices/NNS rose/VBD twofold/RB": ["2 fold"],
    "a/DT tenfold/JJ rise/NN": ["10 fold"],
    "The/DT aim/NN is/VBZ twofold/JJ": [],
    "the/DT toll/NN stood/VBD at/IN 16 ~,/, then/RB 15": ["[15,16] death"],
    "the/DT toll/NN rose/VBD to/IN 9 and/CC then/RB to/IN 11": ["[9,11] death"],
    "the/DT €/$ ~3bn/CD loan/NN": ["3000000000 euro"],
    "it/PRP has/VBZ 4k/CD readers/NNS": ["4000 reader"],
    "it/PRP has/VBZ 5/CD ~m/NN readers/NNS": ["5000000 reader"],
    "a/DT well/NN 37/CD ~m/NN deep/JJ": ["37 metre"],
    "a/DT loan/NN of/IN $/$ ~5-10 million/CD": ["[5000000,10000000] dollar"],
    "a/DT loan/NN of/IN $/$ ~200 to/TO $/$ ~4 million/CD": ["[200,4000000] dollar"],
    "18/CD to/TO 25/CD percent/NN": ["[18,25] percentage"],
    "between/IN 3/CD and/CC 5/CD boats/NNS": ["[3,5] boat"],
    "10-15 boats/NNS sank/VBD": ["[10,15] boat"],
    "two/CD ~-/HYPH ~thirds/NNS of/IN voters/NNS": ["0.66666666666666666667"],
    "half/NN of/IN the/DT voters/NNS": ["0.5"],
    "a/DT quarter/NN of/IN a/DT million/CD voters/NNS": ["250000 voter"],
    "1/CD 1/2/CD miles/NNS": ["1.5 mile"],
    "2½ miles/NNS": ["2.5 mile"],
    "half/PDT a/DT mile/NN away/RB": ["0.5 mile"],
    "two/CD hundred/CD and/CC fifty/CD goats/NNS": ["250 goat"],
    "twenty/CD ~-/HYPH ~five/CD goats/NNS": ["25 goat"],
    "half/PDT a/DT dozen/NN goats/NNS": ["6 goat"],
    "hundreds/NNS of/IN goats/NNS": ["[100,1000) goat"],
    "tens/NNS of/IN thousands/NNS of/IN goats/NNS": ["[10000,100000) goat"],
    "several/JJ hundred/CD goats/NNS": ["[200,1000) goat"],
    "a/DT couple/NN of/IN hundred/CD goats/NNS": ["~200 goat"],
    "one/CD in/IN five/CD voters/NNS": ["0.2"],
    "1,00,000 rupees/NNS": ["100000 rupee"],
    "816 000 t/NN of/IN wheat/NN": ["816000 tonne"],
    "he/PRP is/VBZ 5/CD ~’/'' ~11/CD ~”/''": ["71 inch"],
    "he/PRP is/VBZ 5/CD feet/NNS 11/CD inches/NNS tall/JJ": ["71 inch"],
    "a/DT 5/CD ~-/HYPH ~foot/NN ~-/HYPH ~11/CD man/NN": ["71 inch"],
    "it/PRP took/VBD 2/CD hours/NNS and/CC 30/CD minutes/NNS": ["150 minute"],
    "it/PRP took/VBD an/DT hour/NN and/CC a/DT half/NN": ["1.5 hour"],
    "minus/CC 5/CD degrees/NNS Celsius/NNP": ["-5 celsius"],
    "up/RB 60/CD basis/NN points/NNS": ["60 basis point"],
    "a/DT fine/NN of/IN US/NNP $/$ ~40/CD a/DT day/NN": ["40 dollar per day"],
    "at/IN 87/CD ~mph/NN": ["87 mile per hour"],
    "15/CD to/TO 22/CD miles/NNS per/IN hour/NN": ["[15,22] mile per hour"],
    "three/CD tests/NNS per/IN day/NN": ["3 test per day"],
    "with/IN no/DT survivors/NNS": ["0 survivor"],
    "five/CD new/JJ aircraft/NN": ["5 new aircraft"],
    "killed/VBD 12/CD and/CC 21/CD people/NNS": ["12 people", "21 people"],
    "eight/CD long/JJ years/NNS": ["8 year"],
    "a/DT four-/CD to/TO five/CD ~-/HYPH ~hour/NN trip/NN": ["[4,5] hour"],
    "two/CD out/IN of/IN three/CD voters/NNS": ["0.66666666666666666667"],
    "1.99×10−30 kilograms/NNS": ["1.99E-30 kilogram"],
    "four/CD point/NN two/CD billion/CD crowns/NNS": ["4200000000 crown"],
    "by/IN nought/NN point/NN five/CD percent/NN": ["0.5 percentage"],
    "zero/CD point/NN seven/CD percent/NN": ["0.7 percentage"],
    "three/CD point/NN five/CD million/CD hens/NNS": ["3500000 hen"],
    "twenty/CD ~-/HYPH ~one/CD point/NN zero/CD five/CD miles/NNS": ["21.05 mile"],
    "one/CD point/NN two/CD million/CD hens/NNS": ["1200000 hen"],
    "by/IN one/CD point/NN two/CD years/NNS ago/RB": ["2 year"],
    "at/IN one/CD point/NN two/CD million/CD hens/NNS": ["2000000 hen"],
}


@pytest.mark.parametrize(("marked", "wanted"), VALUES.items())
def test_values(marked: str, wanted: list[str]) -> None:
    assert written(marked) == wanted


BOUNDS = {
    "less/JJR than/IN 15/CD minutes/NNS": "[0,15) minute",
    "fewer/JJR than/IN 15/CD boats/NNS": "[0,15) boat",
    "over/IN 100/CD boats/NNS": "(100,) boat",
    "at/IN least/JJS 20/CD boats/NNS": "[20,) boat",
    "no/DT fewer/JJR than/IN 20/CD boats/NNS": "[20,) boat",
    "up/IN to/TO 50/CD boats/NNS": "[0,50] boat",
    "no/DT more/JJR than/IN 50/CD boats/NNS": "[0,50] boat",
    "roughly/RB 100/CD boats/NNS": "~100 boat",
    "100/CD or/CC so/RB boats/NNS": "~100 boat",
    "some/DT 100/CD boats/NNS": "~100 boat",
    "nearly/RB 300/CD boats/NNS": "~300 boat",
    "60/CD ~-/HYPH ~odd/JJ boats/NNS": "~60 boat",
    "$/$ ~1m/CD or/CC more/JJR": "[1000000,) dollar",
    "within/IN 72/CD hours/NNS": "[0,72] hour",
    "less/JJR than/IN an/DT hour/NN": "[0,1) hour",
    "below/IN 5/CD degrees/NNS Celsius/NNP": "(,5) celsius",
    "well/RB over/IN two/CD hours/NNS": "(2,) hour",
    "to/TO argue/VB over/IN a/DT 5/CD %/NN cut/NN": "5 percentage",
    "talks/NNS stalled/VBD over/IN two/CD issues/NNS": "2 issue",
    "it/PRP spread/VBD over/IN two/CD years/NNS": "2 year",
    "children/NNS under/IN 5/CD": "[0,5) year of age",
}


@pytest.mark.parametrize(("marked", "wanted"), BOUNDS.items())
def test_bounds(marked: str, wanted: str) -> None:
    assert written(marked) == [wanted]


def test_the_bound_belongs_to_the_span() -> None:
    text = "it/PRP lasted/VBD less/JJR than/IN 15/CD minutes/NNS or/CC so/RB ,/, he/PRP said/VBD"
    found = quantities(text)
    assert [q.span.of(parse(text).document.text) for q in found] == [
        "less than 15 minutes or so",
    ]


NO_QUANTITIES = (
    "the/DT F/NN ~-35/CD jet/NN",
    "COVID/NNP ~-19/CD spread/VBD",
    "in/IN 2019/CD ,/, prices/NNS rose/VBD",
    "the/DT 2016/CD elections/NNS were/VBD late/JJ",
    "from/IN 2014-16 ,/, he/PRP said/VBD",
    "between/IN 1600/CD and/CC 1900/CD it/PRP fell/VBD",
    "on/IN Oct./NNP 31/CD it/PRP fell/VBD",
    "on/IN 8/CD July/NNP it/PRP fell/VBD",
    "at/IN 10:45 it/PRP fell/VBD",
    "at/IN 10.45pm it/PRP fell/VBD",
    "at/IN 5/CD ~pm/NN it/PRP fell/VBD",
    "on/IN 2021-03-04 it/PRP fell/VBD",
    "call/VB 555-010-0199 now/RB",
    "they/PRP won/VBD 3-2 on/IN Sunday/NNP",
    "a/DT 5-4 rout/NN",
    "under/IN Article/NNP 5/CD it/PRP fell/VBD",
    "on/IN page/NN 3/CD it/PRP said/VBD",
    "the/DT best/RBS ~-/HYPH ~of/IN ~-/HYPH ~seven/CD series/NN",
    "no/DT one/NN came/VBD",
    "No./NN 1/CD seller/NN",
    "at/IN noon/NN GMT/NNP +8",
    "this/DT one/NN came/VBD",
    "they/PRP met/VBD one/CD ~-/HYPH ~on/IN ~-/HYPH ~one/CD",
    "one/CD day/NN he/PRP left/VBD",
    "the/DT second/JJ boat/NN sank/VBD",
    "a/DT third/JJ boat/NN sank/VBD",
    "picture/NN 3/29 London/NNP",
    "seen/VBN on/IN 48/CD Hours/NNP",
    "see/VB www.dam.example/NN ~/50/CD",
)


@pytest.mark.parametrize("marked", NO_QUANTITIES)
def test_what_is_no_quantity(marked: str) -> None:
    assert written(marked) == []


def test_a_name_keeps_its_number() -> None:
    # "Kestrel 40 boats": the name before the number describes the same noun.
    tree = {0: (2, "compound"), 1: (2, "nummod"), 2: (2, "root")}
    assert quantities("Kestrel/NNP 40/CD boats/NNS", tree) == ()
    tree = {0: (3, "obl"), 1: (2, "nummod"), 2: (3, "nsubj"), 3: (3, "root")}
    assert len(quantities("Monday/NNP 40/CD boats/NNS sank/VBD", tree)) == 1


def test_ages() -> None:
    found = quantities("Jane/NNP Roe/NNP ~,/, 43/CD ~,/, said/VBD", {1: (0, "flat")})
    assert [short(q) for q in found] == ["43 year of age"]
    assert found[0].dimension == "age"
    assert found[0].of is not None
    assert (found[0].of.start, found[0].of.end) == (0, len("Jane Roe"))
    for text in (
        "a/DT 43/CD ~-/HYPH ~year/NN ~-/HYPH ~old/JJ",
        "aged/VBN 43/CD",
        "he/PRP is/VBZ 43/CD",
    ):
        assert written(text) == ["43 year of age"], text
    assert written("Sections/NNP 4/CD ~,/, 5/CD ~,/, and/CC 6/CD") == []


def test_a_change_and_the_level_it_led_to() -> None:
    lemmas = {"rose": "rise"}
    tree = {1: (1, "root"), 0: (1, "nsubj"), 3: (1, "obl"), 5: (1, "obl")}
    first, second = quantities("tolls/NNS rose/VBD by/IN 3/CD to/TO 12/CD", tree, lemmas)
    assert (first.low, first.change) == (Decimal(3), Change.UP)
    assert (second.low, second.change) == (Decimal(12), None)


def test_a_way_from_one_level_to_the_next() -> None:
    (down,) = quantities(
        "it/PRP dropped/VBD from/IN 12/CD %/NN to/TO 9/CD %/NN", lemmas={"dropped": "drop"}
    )
    assert (down.low, down.high, down.change) == (Decimal(9), Decimal(12), Change.FALL)
    (up,) = quantities(
        "it/PRP rose/VBD from/IN 9/CD %/NN to/TO 12/CD %/NN", lemmas={"rose": "rise"}
    )
    assert up.change is Change.RISE
    (plain,) = quantities("they/PRP range/VBP from/IN 9/CD %/NN to/TO 12/CD %/NN")
    assert plain.change is None


@pytest.mark.parametrize(
    ("marked", "change"),
    [
        ("shares/NNS up/RB 8/CD %/NN", Change.UP),
        ("a/DT drop/NN of/IN 8/CD %/NN", Change.DOWN),
        ("an/DT 8/CD %/NN rise/NN", Change.UP),
        ("index/NN +/SYM ~0.2/CD ~%/NN", Change.UP),
        ("who/WP make/VBP 8/CD %/NN", None),
        ("they/PRP raised/VBD $/$ ~8/CD", None),
    ],
)
def test_changes(marked: str, change: Change | None) -> None:
    (found,) = quantities(marked, lemmas={"raised": "raise"})
    assert found.change is change


def test_one_amount_said_twice() -> None:
    text = "less/JJR than/IN 40/CD metres/NNS (/-LRB- ~131/CD feet/NNS ~)/-RRB- away/RB"
    first, second = quantities(text)
    assert second.restates == first.span
    assert first.restates is None
    assert short(second) == "[0,131) foot"
    deep = "a/DT 40/CD ~-/HYPH ~metre/NN ~-/HYPH ~deep/JJ well/NN (/-LRB- ~131/CD feet/NNS ~)/-RRB-"
    assert quantities(deep)[1].restates is not None
    other = "a/DT 40/CD ~-/HYPH ~metre/NN ~-/HYPH ~deep/JJ well/NN (/-LRB- ~3/CD feet/NNS ~)/-RRB-"
    assert quantities(other)[1].restates is None


@pytest.mark.parametrize(
    ("marked", "again"),
    [
        # The bare "$" is the paper's own, not the one that is named beside it.
        ("US/NNP $/$ ~1/CD million/CD (/-LRB- ~$/$ ~1.52/CD million/CD ~)/-RRB-", {1: 0}),
        ("$US/$ ~1/CD million/CD (/-LRB- ~$/$ ~1.52/CD million/CD ~)/-RRB-", {1: 0}),
        ("$/$ ~1.52/CD million/CD (/-LRB- ~US$/$ ~1/CD million/CD ~)/-RRB-", {0: 1}),
        ("$/$ ~1.52/CD million/CD (/-LRB- ~US$/$ ~1m/CD ~//SYM ~€/$ ~0.9m/CD ~)/-RRB-",
         {0: 1, 2: 1}),
        ("€/$ ~1m/CD (/-LRB- ~US$/$ ~1.1m/CD ~//SYM ~$/$ ~1.5m/CD ~)/-RRB-", {1: 0, 2: 0}),
        ("US$/$ ~90/CD a/DT tonne/NN (/-LRB- ~$/$ ~135/CD a/DT tonne/NN ~)/-RRB-", {1: 0}),
        # Another dollar that is named is another measure anyway.
        ("A$/$ ~1.52/CD million/CD (/-LRB- ~$/$ ~1/CD million/CD ~)/-RRB-", {1: 0}),
        ("NZ$/$ ~1.7/CD million/CD (/-LRB- ~US$/$ ~1/CD million/CD ~)/-RRB-", {1: 0}),
        ("$/$ ~1/CD million/CD (/-LRB- ~HK$/$ ~7.8/CD million/CD ~)/-RRB-", {1: 0}),
        # These are two amounts.
        ("US$/$ ~5/CD million/CD (/-LRB- ~$/$ ~4/CD million/CD ~)/-RRB-", {}),
        ("US$/$ ~5/CD million/CD (/-LRB- ~$/$ ~5/CD million/CD ~)/-RRB-", {}),
        ("US$/$ ~5/CD million/CD (/-LRB- ~$/$ ~7/CD million/CD last/JJ year/NN ~)/-RRB-", {}),
        ("$/$ ~1/CD million/CD (/-LRB- ~$/$ ~1.52/CD million/CD ~)/-RRB-", {}),
        ("US$/$ ~1/CD million/CD and/CC $/$ ~1.52/CD million/CD", {}),
    ],
)  # fmt: skip
def test_a_bare_dollar_beside_one_that_is_named(marked: str, again: dict[int, int]) -> None:
    found = quantities(marked)
    spans = [quantity.span for quantity in found]
    assert {
        place: spans.index(quantity.restates)
        for place, quantity in enumerate(found)
        if quantity.restates is not None
    } == again


def test_a_bound_before_the_papers_own_dollar_holds_for_what_is_compared() -> None:
    own, named = quantities(
        "over/IN $/$ ~1.52/CD million/CD (/-LRB- ~US$/$ ~1/CD million/CD ~)/-RRB-"
    )
    assert (own.restates, own.currency) == (named.span, None)
    assert (named.restates, named.currency) == (None, "USD")
    assert [short(own), short(named)] == ["(1520000,) dollar", "(1000000,) dollar"]


def test_what_is_counted_through_a_part() -> None:
    text = "two/CD of/IN the/DT five/CD workers/NNS left/VBD"
    first, second = quantities(text)
    whole = parse(text).document.text
    assert [short(first), short(second)] == ["2 worker", "5 worker"]
    assert [q.of.of(whole) for q in (first, second) if q.of] == ["workers", "workers"]


def test_what_is_measured() -> None:
    text = "a/DT 15/CD ~-/HYPH ~minute/NN call/NN"
    tree = {1: (3, "nummod"), 2: (3, "punct"), 3: (4, "compound"), 4: (4, "root")}
    (found,) = quantities(text, tree)
    assert found.of is not None
    assert found.of.of(parse(text).document.text) == "call"


def test_ordinals_where_they_count() -> None:
    (found,) = quantities("the/DT third/JJ victim/NN died/VBD")
    assert (found.low, found.dimension) == (Decimal(3), "rank")
    (found,) = quantities("for/IN the/DT second/JJ time/NN")
    assert found.low == 2


@pytest.mark.parametrize(
    ("marked", "value", "noun"),
    [
        ("on/IN the/DT 14th/JJ day/NN of/IN the/DT strike/NN", 14, "day"),
        ("the/DT sixth/JJ straight/JJ day/NN", 6, "day"),
        ("his/PRP$ fourth/JJ consecutive/JJ defeat/NN", 4, "defeat"),
        ("her/PRP$ third/JJ husband/NN left/VBD", 3, "husband"),
        ("in/IN the/DT 43rd/JJ minute/NN", 43, "minute"),
        ("fell/VBD on/IN lap/NN 20 of/IN it/PRP", 20, "lap"),
        ("stopped/VBD in/IN round/NN seven/CD", 7, "round"),
    ],
)
def test_the_number_of_one_in_a_row(marked: str, value: int, noun: str) -> None:
    (found,) = quantities(marked)
    assert found.low == found.high == value
    assert found.dimension == "rank"
    assert found.of is not None
    assert found.of.of(parse(marked).document.text) == noun


@pytest.mark.parametrize(
    "marked",
    [
        "that/DT day/NN 13 men/NNS came/VBD",
        "over/IN 20 men/NNS came/VBD",
        "the/DT third/JJ day/NN of/IN May/NNP",
        "its/PRP$ first/JJ answer/NN",
        "a/DT fourth/JJ answer/NN",
    ],
)
def test_what_only_stands_beside_a_number_is_no_row(marked: str) -> None:
    assert "rank" not in {found.dimension for found in quantities(marked)}


def test_a_name_may_be_half_of_what_describes_the_counted() -> None:
    bills = "some/DT 16 House/NNP ~-/HYPH ~passed/VBN bills/NNS"
    (found,) = quantities(bills, {2: (4, "obl"), 4: (5, "amod"), 1: (5, "nummod"), 5: (5, "root")})
    assert found.low == 16
    assert found.dimension == "count"
    assert not quantities("at/IN 16 House/NNP Lane/NNP")


def test_how_often() -> None:
    (found,) = quantities("she/PRP married/VBD twice/RB and/CC moved/VBD")
    assert found.low == 2
    assert (found.unit, found.dimension) == ("time", "count")
    for marked in (
        "twice/PDT the/DT size/NN",
        "think/VB twice/RB before/IN",
        "twice/RB a/DT week/NN",
    ):
        assert not [f for f in quantities(marked) if f.unit == "time" and f.low == 2]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a/DT magnitude/NN of/IN 5./CD 9 on/IN", "5.9"),
        ("registering/VBG 6./CD 1 on/IN the/DT Richter/NNP scale/NN", "6.1"),
        ("rose/VBD 5 ./. 4 per/IN cent/NN", "5.4"),
    ],
)
def test_decimals_that_were_cut_into_tokens(text: str, value: str) -> None:
    assert value in {str(found.low) for found in quantities(text)}


def test_currency_only_where_the_text_says() -> None:
    codes = {
        "$/$ ~5": None,
        "US/NNP $/$ ~5": "USD",
        "HK/NNP $/$ ~5": "HKD",
        "£/$ ~5": "GBP",
        "5/CD Australian/JJ dollars/NNS": "AUD",
        "USD10m": "USD",
    }
    for marked, code in codes.items():
        (found,) = quantities(marked)
        assert (found.dimension, found.currency) == ("money", code), marked


def test_what_a_date_covers_is_no_quantity() -> None:
    sentence = parse("two/CD days/NNS ago/RB it/PRP took/VBD two/CD days/NNS")
    text = sentence.document.text

    def timex(start: int, end: int, kind: TimexKind) -> Timex:
        return Timex(Span(sentence.document.id, start, end), kind, "X")

    ago = timex(0, len("two days ago"), TimexKind.DATE)
    long = timex(text.rindex("two"), len(text), TimexKind.DURATION)
    (found,) = find_quantities(sentence, (ago, long))
    assert found.span.start == text.rindex("two")


def test_an_area_is_no_year() -> None:
    sentence = parse("the/DT 1520/CD sq/JJ m/NN hall/NN")
    year = Timex(Span(sentence.document.id, 4, 8), TimexKind.DATE, "1520")
    (found,) = find_quantities(sentence, (year,))
    assert found.unit == "square metre"
