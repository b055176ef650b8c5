from collections import defaultdict
from importlib.resources import files

import pytest

from stemma.errors import LexiconError
from stemma.lexicon.outlets import (
    COLUMNS,
    OutletIndex,
    OutletKind,
    _fold,
    load_outlets,
    parse_outlets,
)

HEADER = "\t".join(COLUMNS)
GOOD = "Reuters\tThomson Reuters\treuters.com\tGB\tagency\t"

# ISO 3166-1 alpha-2, with XK, which the standard leaves to its users.
COUNTRIES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""


@pytest.fixture(scope="module")
def index() -> OutletIndex:
    return OutletIndex.build(load_outlets())


def table(*lines: str) -> str:
    return "\n".join((HEADER, *lines, ""))


def test_the_table_is_large_sorted_and_ends_in_a_line_break() -> None:
    text = (files("stemma.lexicon") / "outlets.tsv").read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert "\n\n" not in text
    outlets = load_outlets()
    assert len(outlets) >= 450
    keys = [_fold(outlet.name).casefold() for outlet in outlets]
    assert keys == sorted(keys)


def test_names_have_no_article_and_no_mark_left() -> None:
    for outlet in load_outlets():
        assert not outlet.name.startswith("The "), outlet
        for name in (outlet.name, *outlet.aliases, *outlet.ambiguous_aliases):
            assert "?" not in name, outlet


def test_every_unmarked_name_belongs_to_one_organisation(index: OutletIndex) -> None:
    holders = defaultdict(set)
    for outlet in load_outlets():
        for name in (outlet.name, *outlet.aliases, *outlet.ambiguous_aliases):
            holders[name].add(outlet.name)
    for outlet in load_outlets():
        for name in outlet.aliases if outlet.ambiguous else (outlet.name, *outlet.aliases):
            assert holders[name] == {outlet.name}, name
            assert index.find(name) == outlet, name


def test_every_marked_name_is_found_among_the_candidates_only(index: OutletIndex) -> None:
    for outlet in load_outlets():
        for name in (*outlet.ambiguous_aliases, *((outlet.name,) if outlet.ambiguous else ())):
            assert outlet in index.find_ambiguous(name), name


def test_every_country_is_in_the_standard() -> None:
    assert {outlet.country for outlet in load_outlets()} <= set(COUNTRIES.split())


def test_every_kind_occurs_and_every_family_has_two_members() -> None:
    outlets = load_outlets()
    assert {outlet.kind for outlet in outlets} == set(OutletKind)
    families = [outlet.family for outlet in outlets if outlet.family is not None]
    assert [family for family in set(families) if families.count(family) == 1] == []
    assert len({family.casefold() for family in families}) == len(set(families))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Reuters", "Reuters"),
        ("Reuters'", "Reuters"),
        ("AFP", "Agence France-Presse"),
        ("the BBC", "BBC News"),
        ("The BBC’s", "BBC News"),
        ("the New York Times", "New York Times"),
        ("NYT", "New York Times"),
        ("El Periodico", "El Periódico"),
        ("Hurriyet", "Hürriyet"),
        ("Borsen", "Børsen"),
        ("Barron’s", "Barron's"),
        ("Der Spiegel", "Der Spiegel"),
        ("Politico.com", "Politico"),
        ("www.theguardian.com", "Guardian"),
        ("Time.com", "Time"),
        ("Western Journalism", "Western Journal"),
        ("Miami  Herald", "Miami Herald"),
        ("Russia Today", "RT"),
    ],
)
def test_a_name_that_stands_by_itself(index: OutletIndex, name: str, expected: str) -> None:
    found = index.find(name)
    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize(
    "name",
    ["", "the", "Sun", "the Guardian", "Time", "Post", "Herald's", "reuters", "Barron", "Nobody"],
)
def test_a_name_that_does_not_stand_by_itself(index: OutletIndex, name: str) -> None:
    assert index.find(name) is None


@pytest.mark.parametrize(
    ("name", "some"),
    [
        ("Post", {"Washington Post", "New York Post", "Denver Post"}),
        ("the Times", {"Times", "New York Times", "Los Angeles Times"}),
        ("the Herald's", {"Miami Herald", "Boston Herald", "Sydney Morning Herald"}),
        ("ABC News", {"ABC News", "Australian Broadcasting Corporation"}),
        ("VTV", {"Vietnam Television", "Venezolana de Televisión"}),
        ("Reuters", {"Reuters"}),
        ("the Guardian", {"Guardian", "Guardian Nigeria"}),
    ],
)
def test_candidates_of_an_ambiguous_name(index: OutletIndex, name: str, some: set[str]) -> None:
    assert some <= {outlet.name for outlet in index.find_ambiguous(name)}


def test_an_unknown_name_has_no_candidates(index: OutletIndex) -> None:
    assert index.find_ambiguous("Nobody") == ()


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("reuters.com", "Reuters"),
        ("www.bbc.co.uk", "BBC News"),
        ("news.bbc.co.uk", "BBC News"),
        ("https://www.bbc.com/news/world", "BBC News"),
        ("asia.nikkei.com", "Nikkei Asia"),
        ("www.nikkei.com", "Nikkei"),
        ("EDITION.CNN.COM.", "CNN"),
        ("app.com.pk", "Associated Press of Pakistan"),
        ("example.com", None),
        ("com", None),
        ("", None),
        ("notreuters.com", None),
    ],
)
def test_by_domain(index: OutletIndex, host: str, expected: str | None) -> None:
    found = index.by_domain(host)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("name", "country", "kind", "family"),
    [
        ("Xinhua", "CN", OutletKind.STATE, None),
        ("Al Jazeera", "QA", OutletKind.BROADCASTER, None),
        ("Reuters", "GB", OutletKind.AGENCY, None),
        ("Miami Herald", "US", OutletKind.NEWSPAPER, "McClatchy"),
        ("NPR", "US", OutletKind.BROADCASTER, None),
        ("Bellingcat", "NL", OutletKind.SITE, None),
        ("Meduza.io", "LV", OutletKind.SITE, None),
    ],
)
def test_what_the_table_says(
    index: OutletIndex, name: str, country: str, kind: OutletKind, family: str | None
) -> None:
    found = index.find(name)
    assert found is not None
    assert (found.country, found.kind, found.family) == (country, kind, family)


def test_a_line_is_read_in_full() -> None:
    (outlet,) = parse_outlets(
        table("Sun?\tSun on Sunday|Currant Bun?\tthesun.co.uk\tGB\tnewspaper\tNews Corp"), name="x"
    )
    assert outlet.name == "Sun"
    assert outlet.ambiguous
    assert outlet.aliases == ("Sun on Sunday",)
    assert outlet.ambiguous_aliases == ("Currant Bun",)
    assert outlet.family == "News Corp"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Reuters\treuters.com\tGB\tagency", r"t\.tsv:3: 4 columns, 6 expected"),
        ("", r"t\.tsv:3: 1 columns, 6 expected"),
        ("A\t\ta.com\tGB\tblog\t", r"t\.tsv:3: unknown kind 'blog'"),
        ("reuters\t\t\tGB\tagency\t", r"t\.tsv:3: domain ''"),
        ("A\t\twww.a.com\tGB\tsite\t", r"t\.tsv:3: domain 'www\.a\.com'"),
        ("A\t\tA.com\tGB\tsite\t", r"t\.tsv:3: domain 'A\.com'"),
        ("A\t\ta.com\tgb\tsite\t", r"t\.tsv:3: country 'gb'"),
        ("A\t\ta.com\t\tsite\t", r"t\.tsv:3: country ''"),
        ("?\t\ta.com\tGB\tsite\t", r"t\.tsv:3: no name"),
        ("A\tB||C\ta.com\tGB\tsite\t", r"t\.tsv:3: an alias is empty"),
        ("A \t\ta.com\tGB\tsite\t", r"t\.tsv:3: a column begins or ends with a space"),
        ("The Réuters\t\ta.com\tGB\tsite\t", r"t\.tsv:3: name .* is already on line 2"),
        ("A\t\treuters.com\tGB\tsite\t", r"t\.tsv:3: domain .* is already on line 2"),
    ],
)
def test_a_bad_line_is_named(line: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_outlets(table(GOOD, line), name="t.tsv")


def test_a_bad_header_is_named() -> None:
    with pytest.raises(LexiconError, match=r"t\.tsv:1: the header"):
        parse_outlets(GOOD, name="t.tsv")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("A\tThomson Reuters\ta.com\tGB\tsite\t", "'Thomson Reuters' names Reuters, A"),
        ("A\tReuters?\ta.com\tGB\tsite\t", "'Reuters' names Reuters, A"),
        ("A\treuters.com\ta.com\tGB\tsite\t", r"Reuters and A: both reuters\.com"),
    ],
)
def test_what_is_shared_must_be_marked(line: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        OutletIndex.build(parse_outlets(table(GOOD, line), name="t.tsv"))
