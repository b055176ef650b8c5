"""Which claims are compared: those that are no piece of another."""

from dataclasses import replace

from stemma.match.standing import standing
from stemma.model import Argument, Claim, Span, Timex, TimexKind


def claim(predicate: str, *places: tuple[int, int], time: tuple[int, int] | None = None) -> Claim:
    spans = tuple(Span("d", start, end) for start, end in places)
    times = () if time is None else (Timex(Span("d", *time), TimexKind.DATE, "2031-03-04"),)
    return Claim(f"{predicate}{places}", spans, predicate, timexes=times)


def kept(*claims: Claim) -> list[str]:
    return [one.predicate for one in standing(claims)]


def test_a_noun_within_a_clause_is_no_statement_and_gives_it_its_values() -> None:
    noun = claim("call", (0, 12), time=(4, 8))
    clause = claim("last", (0, 30), time=(20, 26))
    (one,) = standing((noun, clause))
    assert one.predicate == "last"
    assert [t.span.start for t in one.timexes] == [4, 20]


def test_the_shortest_clause_that_stays_is_given_the_values() -> None:
    inner, middle, outer = (
        claim("deal", (5, 10), time=(5, 10)),
        claim("end", (4, 20)),
        claim("be", (0, 40)),
    )
    (one,) = standing((inner, middle, outer))
    assert (one.predicate, len(one.timexes)) == ("be", 1)


def test_a_name_and_what_its_bearer_is_state_nothing_without_a_verb() -> None:
    called = tuple(
        Argument(r, Span("d", *p)) for r, p in (("theme", (0, 8)), ("attribute", (10, 19)))
    )
    bare = replace(claim("be", (0, 19)), arguments=called)
    assert standing((bare,)) == ()
    whole = replace(claim("be", (0, 22)), arguments=called)
    assert standing((whole,)) == (whole,)


def test_what_no_clause_holds_whole_stays() -> None:
    assert kept(claim("flee", (0, 5), (40, 50)), claim("rise", (0, 30))) == ["flee", "rise"]
    assert kept(claim("rise", (0, 30)), claim("rise", (0, 30))) == ["rise", "rise"]
