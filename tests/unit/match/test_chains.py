"""What two statements have in common with a third."""

from stemma.match.chains import LINK, LINKS, chained

SURE, LOOSE = LINK + 0.05, LINK - 0.1


def test_both_ends_of_a_chain_are_a_pair() -> None:
    assert chained({(0, 1): SURE, (1, 2): SURE}) == [(0, 2)]


def test_a_loose_link_is_not_followed() -> None:
    assert chained({(0, 1): SURE, (1, 2): LOOSE}) == []


def test_what_was_read_is_no_new_pair() -> None:
    assert chained({(0, 1): SURE, (1, 2): SURE, (0, 2): LOOSE}) == []


def test_of_many_links_the_surest_are_followed() -> None:
    found = chained({(0, n): SURE + n / 10_000 for n in range(1, 40)})
    assert len(found) == LINKS * (LINKS - 1) // 2
    assert min(left for left, _ in found) == 40 - LINKS
