from stemma.model import Annotations, Attribution, Document, SourceKind, Span
from stemma.report.marks import Mark, Marking, Role, find_marks

DOCUMENT = Document("d", "a.txt", " one two \nthree", "0")


def test_marks_are_trimmed_and_outermost_first() -> None:
    found = Attribution(
        (Span("d", 0, 5),), (Span("d", 4, 10),), (Span("d", 0, 10),), SourceKind.NAMED
    )
    furniture = (Span("d", 8, 10), Span("d", 10, 15))
    assert find_marks(Annotations(DOCUMENT, furniture=furniture, attributions=(found,))) == (
        Mark(1, 8, Role.CONTENT, 1),
        Mark(1, 4, Role.SOURCE, 1),
        Mark(5, 8, Role.CUE, 1),
        Mark(10, 15, Role.FURNITURE, 0),
    )


def test_stretches_cover_the_line_and_know_what_lies_over_them() -> None:
    outer, inner = Mark(0, 8, Role.CONTENT, 1), Mark(2, 4, Role.CUE, 2)
    marking = Marking((outer, inner))
    first = list(marking.stretches(0, 5))
    assert [(s.start, s.end) for s in first] == [(0, 2), (2, 4), (4, 5)]
    assert [s.active for s in first] == [(outer,), (outer, inner), (outer,)]
    assert (first[0].opened, first[1].opened, first[1].closed) == ((outer,), (inner,), (inner,))
    (second, rest) = marking.stretches(6, 10)
    assert (second.active, second.opened, second.closed) == ((outer,), (), (outer,))
    assert rest.active == ()
