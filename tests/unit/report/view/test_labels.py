"""Labels: short, readable, none twice."""

import pytest

from stemma.model import Document
from stemma.report.view.labels import LONGEST, label_documents


def label(*found: tuple[str, str | None]) -> list[str]:
    documents = [
        Document(f"d{n}", source, "x", "0", outlet=outlet)
        for n, (source, outlet) in enumerate(found)
    ]
    labels = label_documents(documents)
    return [labels[document.id] for document in documents]


@pytest.mark.parametrize(
    ("source", "outlet", "expected"),
    [
        ("a/norwire.json", "Norwire", "Norwire"),
        ("a/tesvik-post.txt", None, "tesvik-post"),
        ("a/001_4dd78316feb97d2c.txt", None, "Report 1"),
        ("a/mail_4dd78316feb97d2c.txt", None, "mail"),
        ("cafe-dead.txt", None, "cafe-dead"),
        ("https://www.news.example/2031/a?b=1", None, "news.example"),
        ("https://[broken", None, "[broken"),
        ("-", None, "Report 1"),
        ("", "", "Report 1"),
        ("x.txt", "a\u202eb\nc", "ab c"),
    ],
)
def test_a_label(source: str, outlet: str | None, expected: str) -> None:
    assert label((source, outlet)) == [expected]


def test_no_label_is_given_twice() -> None:
    found = label(("a", "Post"), ("b", "Post"), ("c", "Post (2)"), ("d", "Post"))
    assert found == ["Post", "Post (2)", "Post (2) (2)", "Post (3)"]


def test_a_long_outlet_is_cut() -> None:
    (found,) = label(("a", "x" * 300))
    assert len(found) == LONGEST
    assert found.endswith("…")
