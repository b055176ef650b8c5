import re
from decimal import Decimal

import pytest
from rich.cells import cell_len
from tests.unit.report.sample import FULL

from stemma.errors import ContractError
from stemma.model import (
    Annotations,
    Argument,
    Attribution,
    Claim,
    Document,
    Entity,
    EntityKind,
    Mention,
    PublishedFrom,
    Quantity,
    SourceKind,
    Span,
    Timex,
    TimexKind,
    TimexReading,
    Via,
)
from stemma.report.layers import Layer
from stemma.report.lists import SHOWN
from stemma.report.text import render_text
from stemma.report.visible import show, show_words


def make(text: str, *, title: str | None = None) -> Document:
    return Document("d", "a.txt", text, "0", title=title)


def span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span("d", start, start + len(words))


def attribute(document: Document, source: str, cue: str, *content: str) -> Attribution:
    return Attribution(
        (span(document, source),) if source else (),
        (span(document, cue),),
        tuple(span(document, words) for words in content),
        SourceKind.NAMED,
    )


def body(page: str) -> list[str]:
    """The lines of the text, without the gutter."""
    return [line.split("│ ", 1)[1] for line in page.splitlines() if "│ " in line]


def test_source_cue_and_content_are_marked_and_tied_by_a_number() -> None:
    document = make("The dam held, Ilva said.")
    found = attribute(document, "Ilva", "said", "The dam held")
    page = render_text(Annotations(document, attributions=(found,)))
    assert body(page) == ["[The dam held]¹, ‹Ilva›¹ «said»¹."]
    assert page.count("The dam held") == 1
    listed = render_text(Annotations(document, attributions=(found,)), layers=[Layer.ATTRIBUTIONS])
    assert "1  ‹Ilva› · named · «said» · line 1\n   [The dam held]\n" in listed


def test_a_split_quote_keeps_one_number() -> None:
    document = make("“We heard it,” said Ilva, “and ran.”")
    found = attribute(document, "Ilva", "said", "“We heard it,”", "“and ran.”")
    annotations = Annotations(document, attributions=(found,))
    assert body(render_text(annotations)) == ["[“We heard it,”]¹ «said»¹ ‹Ilva›¹, [“and ran.”]¹"]
    listed = render_text(annotations, layers=[Layer.ATTRIBUTIONS])
    assert "[“We heard it,” … “and ran.”]" in listed


def test_what_is_said_inside_what_is_said_is_marked_inside() -> None:
    document = make("Maro said Ilva denied it.")
    outer = attribute(document, "Maro", "said", "Ilva denied it")
    inner = attribute(document, "Ilva", "denied", "it")
    page = render_text(Annotations(document, attributions=(outer, inner)))
    assert body(page) == ["‹Maro›¹ «said»¹ [‹Ilva›² «denied»² [it]²]¹."]


def test_marks_that_cross_are_closed_by_number() -> None:
    document = make("one two three four")
    left = attribute(document, "", "four", "one two")
    right = attribute(document, "", "four", "two three")
    page = render_text(Annotations(document, attributions=(left, right)))
    assert body(page) == ["[one [two]¹ three]² ««four»²»¹"]


def test_content_over_several_lines_opens_once_and_closes_once() -> None:
    document = make("“One.\n\nTwo.” said Ilva\n")
    found = attribute(document, "Ilva", "said", "“One.\n\nTwo.”")
    page = render_text(Annotations(document, attributions=(found,)))
    assert body(page) == ["[“One.", "Two.”]¹ «said»¹ ‹Ilva›¹"]
    assert re.findall(r"^ ?(\d) │", page, re.MULTILINE) == ["1", "3"]


def test_with_colour_the_words_are_the_text_and_nothing_but_numbers_is_added() -> None:
    document = make("The dam held, Ilva said.")
    found = attribute(document, "Ilva", "said", "The dam held")
    page = render_text(Annotations(document, attributions=(found,)), color=True)
    assert "\x1b[32mThe dam held" in page
    assert body(re.sub(r"\x1b\[[\d;]*m", "", page)) == ["The dam held¹, Ilva¹ said¹."]


def test_without_colour_there_is_no_escape() -> None:
    assert "\x1b" not in render_text(Annotations(make("The dam held.")))


def test_the_text_cannot_command_the_terminal() -> None:
    hostile = "a \x1b[2J\x1b]0;owned\x07 b\x08\x9b31m \u202egnp.exe \x00"
    document = Document("d", "a\x1b[31m.txt", hostile, "0", title="t\x1b[2Jt", outlet="o\x07")
    entity = Entity("e", "n\x1bm", EntityKind.PERSON, (Mention(Span("d", 0, 1), EntityKind.OTHER),))
    via = Via("v\x1b", Span("d", 0, 1))
    found = Attribution((), (), (Span("d", 0, 6),), SourceKind.NAMED, via=(via,))
    page = render_text(Annotations(document, entities=(entity,), attributions=(found,)))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)
    assert "␛" in page


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize(
    "text",
    [
        "The dam above the town gave way. " * 20,
        "ダムが夜明け前に決壊した。" * 30,
        "e\u0301" * 300,
        "x" * 500,
        "👩\u200d👩\u200d👧 family " * 40,
    ],
)
def test_no_line_is_wider_than_the_page(text: str, width: int) -> None:
    document = make(text, title="A long title " * 12)
    everything = Span("d", 0, len(text))
    mention = Mention(everything, EntityKind.PERSON)
    annotations = Annotations(
        document,
        entities=(
            *(Entity(n, "Ilva Körner", EntityKind.PERSON, (mention,)) for n in "abcdefgh"),
            Entity("i", text[:120].strip(), EntityKind.PLACE, (mention,)),
        ),
        attributions=(Attribution((everything,), (), (everything,), SourceKind.NAMED),),
    )
    for line in render_text(annotations, width=width).splitlines():
        assert cell_len(line) <= width, line


def test_the_header_says_what_is_known() -> None:
    document = Document(
        "d",
        "a.txt",
        "x",
        "0",
        title="Dam holds",
        outlet="Norwire",
        published="2031-03-04",
        published_from=PublishedFrom.GIVEN,
    )
    page = render_text(Annotations(document)).splitlines()
    assert page[:2] == ["Dam holds", "Norwire · 2031-03-04 (given) · a.txt"]
    assert render_text(Annotations(make("x"))).splitlines()[:2] == ["a.txt", "no date"]


def test_the_list_says_how_many_and_through_whom() -> None:
    document = make("Four sources told Norwire it failed.")
    found = Attribution(
        (span(document, "Four sources"),),
        (span(document, "told"),),
        (span(document, "it failed"),),
        SourceKind.ANONYMOUS,
        source_count=4,
        via=(Via("Norwire", span(document, "Norwire")), Via("The Post", Span("d", 0, 1))),
    )
    page = render_text(Annotations(document, attributions=(found,)))
    assert "‹Four sources› · anonymous, 4 · «told» · via Norwire → The Post" in page


def test_an_attribution_without_source_shows_a_dash() -> None:
    document = make("It was reported that the dam held.")
    found = attribute(document, "", "was reported", "the dam held")
    assert "1  — · named · «was reported»" in render_text(
        Annotations(document, attributions=(found,))
    )


def test_entities_stand_in_a_line_a_kind_the_most_mentioned_first() -> None:
    document = make("Ilva Maro Ilva Tesvík")

    def entity(name: str, kind: EntityKind) -> Entity:
        mentions = tuple(
            Mention(Span("d", *found.span()), kind) for found in re.finditer(name, document.text)
        )
        return Entity(name, name, kind, mentions)

    found = (
        entity("Maro", EntityKind.PERSON),
        entity("Ilva", EntityKind.PERSON),
        entity("Tesvík", EntityKind.PLACE),
    )
    page = render_text(Annotations(document, entities=found))
    assert "person        Ilva ×2 · Maro ×1\nplace         Tesvík ×1\n" in page


def test_furniture_is_set_apart() -> None:
    document = make("The dam held.\nAlso read: dams")
    page = render_text(Annotations(document, furniture=(span(document, "Also read: dams"),)))
    assert body(page) == ["The dam held.", "~Also read: dams~"]


def test_a_span_astray_is_never_shown() -> None:
    with pytest.raises(ContractError):
        render_text(Annotations(make("x"), sentences=(Span("d", 0, 9),)))


def test_soft_hyphens_are_not_seen_and_joiners_stay() -> None:
    assert show("so\u00adft \u200d") == "soft \u200d"
    assert show_words(" a\r\n b\t\u2028c ") == "a b c"


def numbers(page: str, title: str) -> list[str]:
    """The rows of a list: its lines up to the next empty one."""
    rows = page.split(f"\n{title}", 1)[1].split("\n\n", maxsplit=1)[0].splitlines()
    return rows[1:]


def test_a_claim_is_one_row_with_who_says_it_when_and_how_much() -> None:
    rows = numbers(render_text(FULL, width=120), "Claims  4")
    assert rows[0] == (
        "1  More than 100 families · flee · Tesvík · said by ‹two officials› #1 · 2031-03-08"
        " · over 100 × family · line 1"
    )
    assert rows[1].startswith("2  The dam · not break · said by ‹Ilva Körner› #2")
    assert "She (Ilva Körner) · want" in rows[2]
    assert "demanded" in rows[2]
    assert rows[3] == "4  The flood · last · under 15 minutes · line 4"


def test_what_something_happens_to_stands_first_where_nobody_acts() -> None:
    document = make("The wall was built in March.")
    march = Timex(span(document, "March"), TimexKind.DATE, "2031-03")
    claim = Claim(
        "c",
        (span(document, "The wall was built in March"),),
        "build",
        (
            Argument("time", span(document, "in March")),
            Argument("patient", span(document, "The wall")),
        ),
        timexes=(march,),
    )
    page = render_text(Annotations(document, timexes=(march,), claims=(claim,)))
    assert numbers(page, "Claims  1") == ["1  The wall · build · 2031-03 · line 1"]


def test_words_that_name_no_time_are_shown_when_times_are_asked_for() -> None:
    document = make("Recently it rained.")
    recently = Timex(span(document, "Recently"), TimexKind.DATE, "PAST_REF")
    annotations = Annotations(document, timexes=(recently,))
    assert "Times  none" in render_text(annotations)
    assert "PAST_REF" in render_text(annotations, layers=[Layer.TIMES])


def test_what_does_not_fit_comes_first() -> None:
    page = render_text(FULL)
    assert "! line 1: “Friday, March 8”: Friday, but 2031-03-08 is a Saturday" in page
    assert page.index("To check") < page.index("│")
    assert "To check" not in render_text(Annotations(make("x")))


def test_words_that_can_mean_several_times_are_listed() -> None:
    document = make("She left on Friday.")
    friday = Timex(
        span(document, "Friday"),
        TimexKind.DATE,
        "2031-03-07",
        alternatives=(TimexReading("2031-03-14"),),
    )
    page = render_text(Annotations(document, timexes=(friday,)))
    assert "? line 1: “Friday”: 2031-03-07, or 2031-03-14" in page


def test_a_restated_amount_stands_beside_what_it_restates() -> None:
    rows = numbers(render_text(FULL), "Amounts  2")
    assert rows == [
        "over 100 × family           “More than 100 families” · line 1",
        "up 40 × metre = 131 × foot  of new wall · “40 metres” · line 2",
    ]


def test_times_that_mean_the_same_share_a_row() -> None:
    document = make("On Friday.\nYes, Friday.")
    first, second = (
        Timex(Span("d", *found.span()), TimexKind.DATE, "2031-03-07")
        for found in re.finditer("Friday", document.text)
    )
    rows = numbers(render_text(Annotations(document, timexes=(first, second))), "Times  2")
    assert rows == ["2031-03-07  “Friday” · lines 1, 2"]


def test_a_long_list_is_cut_and_says_how_to_see_the_rest() -> None:
    document = make("one " * 30)
    many = tuple(
        Quantity(Span("d", 4 * n, 4 * n + 3), Decimal(n), Decimal(n)) for n in range(SHOWN + 5)
    )
    annotations = Annotations(document, quantities=many)
    assert "… 5 more: --layer amounts" in render_text(annotations)
    whole = render_text(annotations, layers=[Layer.AMOUNTS])
    assert "more:" not in whole
    assert len(numbers(whole, "Amounts")) == SHOWN + 5


def test_claims_with_values_are_chosen_before_others_and_stay_in_order() -> None:
    document = make("The flood came. " * 40)
    plain = [Claim(f"p{n}", (Span("d", n, n + 1),), "come") for n in range(SHOWN + 3)]
    amount = Quantity(Span("d", 0, 3), Decimal(3), Decimal(3))
    valued = Claim("v", (Span("d", 99, 100),), "rise", quantities=(amount,))
    annotations = Annotations(document, quantities=(amount,), claims=(*plain, valued))
    rows = numbers(render_text(annotations), "Claims")
    assert rows[-2].startswith(f"{SHOWN + 4}  rise")
    assert rows[-1] == "… 4 more: --layer claims"


@pytest.mark.parametrize("layer", list(Layer))
def test_a_layer_asked_for_is_shown_alone(layer: Layer) -> None:
    page = render_text(FULL, layers=[layer])
    titles = {"Claims", "Attributions", "Times", "Amounts", "Entities", "Furniture"}
    shown = {title for title in titles if f"\n{title}  " in page}
    assert shown == ({layer.value.capitalize()} if layer is not Layer.TEXT else set())
    assert ("│" in page) == (layer is Layer.TEXT)
    assert "To check" not in page


def test_a_text_of_one_line_is_shown_sentence_by_sentence() -> None:
    document = make("One fell. Two ran.")
    sentences = (span(document, "One fell."), span(document, "Two ran."))
    found = attribute(document, "Two", "ran")
    page = render_text(Annotations(document, sentences=sentences, attributions=(found,)))
    assert body(page) == ["One fell.", "‹Two›¹ «ran»¹."]
    assert "sentence 2" in page


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("layers", [(), *([layer] for layer in Layer)])
def test_every_layer_keeps_to_the_width(width: int, layers: list[Layer]) -> None:
    for line in render_text(FULL, width=width, layers=layers).splitlines():
        assert cell_len(line) <= width, line
