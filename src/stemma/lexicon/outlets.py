"""News organisations by name and by web domain, read from `outlets.tsv`."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from stemma.errors import LexiconError

COLUMNS = ("name", "aliases", "domain", "country", "kind", "family")
"""The header of the table, in order."""

_AMBIGUOUS = "?"
_COUNTRY = re.compile(r"[A-Z]{2}")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_ARTICLE = re.compile(r"^[Tt]he (?=\S)")
_ADDRESS = re.compile(r"(?:[a-z]+://)?([^/:?#]+)(?:[/:?#].*)?", re.DOTALL)
# Quotation marks that stand for an apostrophe, and letters that have no decomposition.
_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "＇": "'",
        "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i",
        "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe",
    }
)  # fmt: skip


class OutletKind(StrEnum):
    """What sort of organisation it is."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    """Radio and television, public broadcasters with editorial independence among them."""
    MAGAZINE = "magazine"
    SITE = "site"
    STATE = "state"
    """State media, whatever the medium: run by a government, without editorial independence."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news organisation.

    `aliases` name it wherever they stand. `ambiguous_aliases`, and the name itself if `ambiguous`,
    are also ordinary words or name several organisations: they need support from the text.
    `domain` is lower-case, without `www`; an alias of that form is a further domain. `country` is
    the ISO 3166-1 alpha-2 code of the newsroom's home. `family` is the owner group, `None` if the
    organisation stands alone or the owner is not known.
    """

    name: str
    aliases: tuple[str, ...]
    ambiguous_aliases: tuple[str, ...]
    domain: str
    country: str
    kind: OutletKind
    family: str | None
    ambiguous: bool


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """The organisations of the table in the package, in its order; read once.

    Raises:
        LexiconError: a line of the table does not parse.
    """
    path = files("stemma.lexicon") / "outlets.tsv"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"outlets.tsv: cannot be read: {error}") from error
    return parse_outlets(text, name="outlets.tsv")


@cache
def load_index() -> OutletIndex:
    """The index of the package's organisations; made once, as it never changes.

    Raises:
        LexiconError: a line of the table does not parse, or two lines do not go together.
    """
    return OutletIndex.build(load_outlets())


def parse_outlets(text: str, *, name: str) -> tuple[Outlet, ...]:
    """The organisations of a table, in its order; `name` is the file that messages name.

    Raises:
        LexiconError: the header or a line does not parse, or a name or domain comes twice.
    """
    header, *lines = text.removesuffix("\n").split("\n")
    if tuple(header.split("\t")) != COLUMNS:
        raise LexiconError(f"{name}:1: the header is {header!r}; it must be {' '.join(COLUMNS)}")
    outlets: list[Outlet] = []
    names: dict[str, int] = {}
    domains: dict[str, int] = {}
    for number, line in enumerate(lines, start=2):
        where = f"{name}:{number}"
        outlet = _parse_line(line, where=where)
        _add_once(names, _fold(outlet.name), number, where=f"{where}: name {outlet.name!r}")
        _add_once(domains, outlet.domain, number, where=f"{where}: domain {outlet.domain!r}")
        outlets.append(outlet)
    return tuple(outlets)


def _add_once(seen: dict[str, int], key: str, number: int, *, where: str) -> None:
    if key in seen:
        raise LexiconError(f"{where} is already on line {seen[key]}; keep one")
    seen[key] = number


def _parse_line(line: str, *, where: str) -> Outlet:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise LexiconError(f"{where}: {len(cells)} columns, {len(COLUMNS)} expected")
    if any(cell != cell.strip() for cell in cells):
        raise LexiconError(f"{where}: a column begins or ends with a space")
    name, aliases, domain, country, kind, family = cells
    if not name.removesuffix(_AMBIGUOUS):
        raise LexiconError(f"{where}: no name")
    if not _HOST.fullmatch(domain) or domain.startswith("www."):
        raise LexiconError(f"{where}: domain {domain!r} is not a lower-case host without www")
    if not _COUNTRY.fullmatch(country):
        raise LexiconError(f"{where}: country {country!r} is not two capital letters")
    if kind not in list(OutletKind):
        kinds = " ".join(OutletKind)
        raise LexiconError(f"{where}: unknown kind {kind!r}; known are {kinds}")
    parts = tuple(aliases.split("|")) if aliases else ()
    if any(not part.removesuffix(_AMBIGUOUS).strip() or part != part.strip() for part in parts):
        raise LexiconError(f"{where}: an alias is empty or begins or ends with a space")
    return Outlet(
        name=name.removesuffix(_AMBIGUOUS),
        aliases=tuple(part for part in parts if not part.endswith(_AMBIGUOUS)),
        ambiguous_aliases=tuple(
            part.removesuffix(_AMBIGUOUS) for part in parts if part.endswith(_AMBIGUOUS)
        ),
        domain=domain,
        country=country,
        kind=OutletKind(kind),
        family=family or None,
        ambiguous=name.endswith(_AMBIGUOUS),
    )


@dataclass(frozen=True, slots=True)
class OutletIndex:
    """Organisations by what they are called and by where they publish; `build` makes one.

    Names compare with their capitals, without accents, without a leading "the", without a
    possessive ending, and with one form of apostrophe.

    >>> index = OutletIndex.build(load_outlets())
    >>> [outlet and outlet.name for outlet in map(index.find, ("the BBC's", "Le Monde", "Sun"))]
    ['BBC News', 'Le Monde', None]
    """

    _safe: Mapping[str, Outlet]
    _all: Mapping[str, tuple[Outlet, ...]]
    _domains: Mapping[str, Outlet]

    @classmethod
    def build(cls, outlets: Iterable[Outlet]) -> OutletIndex:
        """The index of these organisations.

        Raises:
            LexiconError: two of them share a domain, or a name or alias that one leaves unmarked.
        """
        safe: dict[str, Outlet] = {}
        everything: defaultdict[str, list[Outlet]] = defaultdict(list)
        domains: dict[str, Outlet] = {}
        for outlet in outlets:
            marked, unmarked = set(outlet.ambiguous_aliases), set(outlet.aliases)
            (marked if outlet.ambiguous else unmarked).add(outlet.name)
            unmarked_keys = {_fold(name) for name in unmarked}
            safe |= dict.fromkeys(unmarked_keys, outlet)
            for key in unmarked_keys | {_fold(name) for name in marked}:
                everything[key].append(outlet)
            for domain in {outlet.domain, *filter(_HOST.fullmatch, outlet.aliases)}:
                if domain in domains:
                    raise LexiconError(f"{domains[domain].name} and {outlet.name}: both {domain}")
                domains[domain] = outlet
        for key in safe:
            if len(everything[key]) > 1:
                names = ", ".join(outlet.name for outlet in everything[key])
                raise LexiconError(f"{key!r} names {names}: mark it with {_AMBIGUOUS} in each")
        return cls(
            _safe=MappingProxyType(safe),
            _all=MappingProxyType({key: tuple(found) for key, found in everything.items()}),
            _domains=MappingProxyType(domains),
        )

    def find(self, name: str) -> Outlet | None:
        """The one organisation this names by itself; `None` if unknown or ambiguous.

        A domain or a name followed by `.com` counts as a name.
        """
        for key in _keys(name):
            found = self._safe.get(key) or self._domains.get(key.lower().removeprefix("www."))
            if found is not None:
                return found
            if key in self._all:
                return None
        return None

    def find_ambiguous(self, name: str) -> tuple[Outlet, ...]:
        """Every organisation this may name, with or without support, in the order of the table."""
        certain = self.find(name)
        if certain is not None:
            return (certain,)
        return next((self._all[key] for key in _keys(name) if key in self._all), ())

    def by_domain(self, host: str) -> Outlet | None:
        """The organisation that publishes at this host or above it; an address is cut to its host.

        The nearest one wins: a sub-domain in the table comes before the domain it belongs to.
        """
        address = _ADDRESS.fullmatch(host.strip().lower())
        labels = address[1].rstrip(".").split(".") if address else []
        for start in range(len(labels) - 1):
            found = self._domains.get(".".join(labels[start:]))
            if found is not None:
                return found
        return None


def _fold(name: str) -> str:
    """The form in which names compare.

    >>> _fold("the Économie’s"), _fold("Barron's")
    ("Economie's", "Barron's")
    """
    bare = " ".join(name.split()).translate(_PLAIN)
    if not bare.isascii():
        plain = unicodedata.normalize("NFD", bare)
        bare = "".join(char for char in plain if not unicodedata.combining(char))
    return _ARTICLE.sub("", bare, count=1)


def _keys(name: str) -> tuple[str, ...]:
    """The forms to look up, nearest first: as it stands, without the possessive, without `.com`.

    >>> _keys("Barron's"), _keys("Reuters'"), _keys("Forbes.com's")
    (("Barron's", 'Barron'), ("Reuters'", 'Reuters'), ("Forbes.com's", 'Forbes.com', 'Forbes'))
    """
    full = _fold(name)
    bare = full.removesuffix("'s").removesuffix("'")
    return tuple(dict.fromkeys((full, bare, bare.removesuffix(".com"))))
