"""Where quotations stand, and who speaks in them."""

from tests.unit.claims.trees import parse

from stemma.annotate.parse import Parse
from stemma.claims.clauses import find_clauses
from stemma.claims.quotes import find_quotes
from stemma.claims.speakers import Force
from stemma.model import Attribution, SourceKind, Span


def flat(*sentences: str) -> Parse:
    """Sentences of words that hang under their first; "_" and "/" as in `trees`."""
    cells = []
    for sentence in sentences:
        words = sentence.removeprefix("/").split()
        row = [
            f"{word}|NN|NOUN|{min(place, 1)}|{'dep' if place else 'root'}"
            for place, word in enumerate(words)
        ]
        cells.append(("/" if sentence.startswith("/") else "") + " ".join(row))
    return parse(*cells)


def quoted(parsed: Parse) -> list[str]:
    return [" ".join(parsed.words[w] for w in quote) for quote in find_quotes(parsed)]


def test_marks_of_all_kinds() -> None:
    assert quoted(flat('He said " _yes _" to " _no _"')) == ["yes", "no"]
    assert quoted(flat("He said “ _yes _” and ‘ _no _’ .")) == ["yes", "no"]


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert quoted(flat("the boys _’ house and ' _90s songs")) == []


def test_a_paragraph_closes_what_was_left_open() -> None:
    assert quoted(flat("He said “ _yes to all", "/Nobody heard")) == ["yes to all"]
    assert quoted(flat("He said ' _yes to all", "/Nobody heard")) == []


def test_a_mark_at_the_start_of_a_sentence_goes_on() -> None:
    assert quoted(flat('" _One came', '" _Two came _" he said')) == ["One came", "Two came"]


def test_nothing_between_the_marks() -> None:
    assert quoted(flat('a " _" b')) == []


def span(parsed: Parse, first: int, last: int) -> Span:
    return parsed.span(first, last + 1)


def force(parsed: Parse, *attributions: Attribution) -> Force:
    return Force(parsed, attributions, find_clauses(parsed))


def said(parsed: Parse, source: int, cue: int, content: tuple[int, int]) -> Attribution:
    return Attribution(
        (span(parsed, source, source),),
        (span(parsed, cue, cue),),
        (span(parsed, *content),),
        SourceKind.NAMED,
    )


def test_the_rest_of_a_quotation_has_its_speaker() -> None:
    parsed = flat('" _One came', '" _Two came _" Brey added')
    attribution = said(parsed, 7, 8, (4, 5))
    asked = force(parsed, attribution)
    assert asked.at(4) is attribution
    assert asked.at(1) is None, "a quotation does not reach back to the one before it"


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    parsed = flat('Brey added " _One came', '" _Two came _"')
    attribution = said(parsed, 0, 1, (3, 4))
    assert force(parsed, attribution).at(6) is attribution


def test_the_innermost_speaker_is_in_force() -> None:
    parsed = flat("Ada said Bo claimed rain fell")
    outer, inner = said(parsed, 0, 1, (2, 5)), said(parsed, 2, 3, (4, 5))
    asked = force(parsed, outer, inner)
    assert asked.at(5) is inner
    assert asked.at(2) is outer
    assert asked.at(0) is None


def test_a_mere_this_is_no_speaker() -> None:
    parsed = flat("This included talks")
    assert force(parsed, said(parsed, 0, 1, (2, 2))).at(2) is None


def test_a_thing_is_spoken_of_and_not_said() -> None:
    parsed = parse(
        "Ada|NNP|PROPN|2|nsubj denounced|VBD|VERB|0|root|denounce the|DT|DET|5|det"
        " agreed|VBN|VERB|5|amod|agree plan|NN|NOUN|2|obj"
    )
    assert force(parsed, said(parsed, 0, 1, (2, 4))).at(3) is None


def test_a_clause_is_said() -> None:
    parsed = parse(
        "Ada|NNP|PROPN|2|nsubj said|VBD|VERB|0|root|say rain|NN|NOUN|4|nsubj"
        " fell|VBD|VERB|2|ccomp|fall and|CC|CCONJ|7|cc dams|NNS|NOUN|7|nsubj"
        " broke|VBD|VERB|4|conj|break"
    )
    attribution = said(parsed, 0, 1, (2, 3))
    asked = force(parsed, attribution)
    assert asked.at(3) is attribution
    assert asked.at(6) is None
    assert asked.of_clause(6, 6) is attribution, "what is joined to it is said with it"
