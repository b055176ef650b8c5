from stemma.model import identify


def test_an_identifier_never_changes() -> None:
    # Written down: identifiers are stored, so this value may not move.
    assert identify("document", "a.txt") == identify("document", "a.txt")
    assert identify("document", "a.txt") == "4397461c99d2b174"
    assert len(identify()) == 16
