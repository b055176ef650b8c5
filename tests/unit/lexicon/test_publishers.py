"""Publisher families, wire services and the word lists that lineage reads."""

import pytest

from stemma.errors import LexiconError
from stemma.lexicon.outlets import load_outlets
from stemma.lexicon.publishers import load_publishers, parse_publishers
from stemma.lexicon.wires import load_wires, parse_wires
from stemma.lexicon.words import load_words

HEADER = "host\tname\tfamily\n"


def test_hosts_are_in_order_and_each_publisher_has_some() -> None:
    hosts = [publisher.host for publisher in load_publishers()]
    assert hosts == sorted(hosts)
    families = [publisher.family for publisher in load_publishers()]
    known = {outlet.family for outlet in load_outlets()}
    alone = {f for f in families if families.count(f) == 1 and f not in known}
    assert alone <= {"Guardian Media Group", "Telegraph Media Group", "Times Group"}


def test_the_table_never_says_otherwise_than_the_outlets() -> None:
    outlets = {outlet.domain: outlet for outlet in load_outlets()}
    for publisher in load_publishers():
        outlet = outlets.get(publisher.host)
        assert outlet is None or (outlet.family is None and outlet.name == publisher.name)


@pytest.mark.parametrize(
    "line",
    ["a.example\tA", "a.example\tA\tF\tx", "A.example\tA\tF", "www.a.example\tA\tF", "a\tA\tF", ""],
)
def test_a_damaged_line_is_named(line: str) -> None:
    with pytest.raises(LexiconError, match=r"p\.tsv:3"):
        parse_publishers(f"{HEADER}b.example\tB\tF\n{line}\n", name="p.tsv")


def test_a_host_that_comes_twice_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"p\.tsv:3.*twice"):
        parse_publishers(f"{HEADER}b.example\tB\tF\nb.example\tC\tF\n", name="p.tsv")


def test_a_wrong_header_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"p\.tsv:1"):
        parse_publishers("host\tname\n", name="p.tsv")


def test_wires_lead_to_newsrooms() -> None:
    wires = load_wires()
    assert wires["AFP"] == "Agence France-Presse"
    with pytest.raises(LexiconError, match=r"w\.tsv:3.*twice"):
        parse_wires("credit\toutlet\nAP\tAssociated Press\nAP\tOther\n", name="w.tsv")


@pytest.mark.parametrize(
    "name",
    ["act_cues.txt", "company_words.txt", "function_words.txt", "hearsay_cues.txt",
     "hearsay_nouns.txt"],
)  # fmt: skip
def test_word_lists_are_lower_case(name: str) -> None:
    words = load_words(name)
    assert words
    assert all(word == word.lower() for word in words)
