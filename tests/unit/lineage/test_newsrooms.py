"""Newsrooms by address, by name and by what a credit line calls them."""

import pytest
from tests.unit.lineage.build import report

from stemma.lineage import Newsrooms


@pytest.mark.parametrize(
    ("url", "name", "family"),
    [
        ("http://www.dailymail.co.uk/news/article-1.html", "Daily Mail", "DMG Media"),
        ("https://www.devonlive.com/news/x", "Devon Live", "Reach"),
        ("https://www.standard.co.uk/x", "London Standard", "Independent and Standard"),
    ],
)
def test_an_address_tells_newsroom_and_publisher(
    newsrooms: Newsrooms, url: str, name: str, family: str
) -> None:
    found = newsrooms.of_document(report("d", "x", url=url).document)
    assert found is not None
    assert (found.name, found.family) == (name, family)


def test_the_address_goes_before_the_outlet(newsrooms: Newsrooms) -> None:
    document = report("d", "x", url="https://www.reuters.com/x", outlet="Some Aggregator").document
    found = newsrooms.of_document(document)
    assert found is not None
    assert found.key == "reuters.com"


@pytest.mark.parametrize("outlet", ["dailymail", "Daily Mail", "MailOnline", "dailymail.co.uk"])
def test_one_outlet_has_one_key_however_it_is_written(newsrooms: Newsrooms, outlet: str) -> None:
    found = newsrooms.of_document(report("d", "x", outlet=outlet).document)
    assert found is not None
    assert found.key == "dailymail.co.uk"


def test_an_outlet_nobody_knows_is_itself(newsrooms: Newsrooms) -> None:
    left = newsrooms.of_document(report("d", "x", outlet="The Brackwater Gazette").document)
    right = newsrooms.of_document(report("e", "x", outlet="Brackwater Gazette").document)
    assert left is not None
    assert right is not None
    assert left.key == right.key
    assert not left.known


def test_an_address_nobody_knows_is_its_host(newsrooms: Newsrooms) -> None:
    found = newsrooms.of_document(report("d", "x", url="https://www.brackwater.example/a").document)
    assert found is not None
    assert found.key == "brackwaterexample"


def test_nothing_tells_nothing(newsrooms: Newsrooms) -> None:
    assert newsrooms.of_document(report("d", "x").document) is None


@pytest.mark.parametrize(
    ("name", "agency"),
    [("AP", "Associated Press"), ("PTI", "Press Trust of India"), ("Xinhua", "Xinhua")],
)
def test_credit_lines_name_agencies_shortly(newsrooms: Newsrooms, name: str, agency: str) -> None:
    found = newsrooms.agency(name)
    assert found is not None
    assert found.name == agency
    assert found.wire


@pytest.mark.parametrize("name", ["Ana Ruiz", "Daily Mail", "CNA", ""])
def test_what_is_no_one_agency_is_none(newsrooms: Newsrooms, name: str) -> None:
    assert newsrooms.agency(name) is None


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Courier", False),
        ("The Courier", False),
        ("Mirror", False),
        ("Dundee Courier", True),
        ("nytimes", True),
        ("Reuters", True),
        ("Axios", True),
    ],
)
def test_a_common_word_is_not_one_paper_of_that_name(name: str, known: bool) -> None:  # noqa: FBT001
    assert Newsrooms.load().named(name, certain=True).known is known
