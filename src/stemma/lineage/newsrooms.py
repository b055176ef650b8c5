"""Newsrooms: who an outlet's name or an address stands for, and who owns it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from stemma.lexicon.outlets import (
    Outlet,
    OutletIndex,
    OutletKind,
    load_index,
    load_outlets,
)
from stemma.lexicon.publishers import Publisher, load_publishers
from stemma.lexicon.wires import load_wires
from stemma.model import Document

_HOST: Final = re.compile(r"(?:[a-z]+://)?(?:www\d?\.|m\.|amp\.|edition\.)?([^/:?#\s]+\.[a-z]{2,})")
_SQUEEZE: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Newsroom:
    """One newsroom: `key` names it everywhere, `family` the publisher it shares copy with.

    `wire` marks an agency, whose reports stand in other outlets under their names. `known` is
    whether a table knows it: where it is not, only its name does.
    """

    key: str
    name: str
    family: str
    wire: bool = False
    known: bool = True


class Newsrooms:
    """Finds newsrooms by name, address or document; two of one family are not independent."""

    def __init__(
        self,
        index: OutletIndex,
        outlets: Iterable[Outlet],
        publishers: Iterable[Publisher],
        wires: Mapping[str, str],
    ) -> None:
        self._index = index
        self._publishers = {publisher.host: publisher for publisher in publishers}
        self._wires = {_squeeze(name): outlet for name, outlet in wires.items()}
        names: defaultdict[str, dict[str, Outlet]] = defaultdict(dict)
        labels: defaultdict[str, dict[str, Outlet]] = defaultdict(dict)
        for outlet in outlets:  # each has a domain of its own
            names[_squeeze(outlet.name)][outlet.domain] = outlet
            labels[_squeeze(outlet.domain.split(".")[0])][outlet.domain] = outlet
        # The first part of an address is the weaker hint of the two.
        self._labels = {
            label: next(iter(found.values()))
            for table in (labels, names)
            for label, found in table.items()
            if len(found) == 1
        }

    @classmethod
    def load(cls, index: OutletIndex | None = None) -> Newsrooms:
        """The newsrooms of the package's tables; `index` spares reading the outlets twice.

        Raises:
            LexiconError: a table is damaged.
        """
        return cls(
            load_index() if index is None else index,
            load_outlets(),
            load_publishers(),
            load_wires(),
        )

    def of_document(self, document: Document) -> Newsroom | None:
        """The newsroom a document appeared in; `None` where neither address nor outlet tells."""
        if document.url is not None:
            found = self._of_host(document.url)
            if found is not None:
                return found
        if document.outlet is not None:
            return self.named(document.outlet, certain=True)
        host = _HOST.match(document.url.lower()) if document.url is not None else None
        return None if host is None else _unknown(host[1])

    def named(self, name: str, *, certain: bool = False) -> Newsroom:
        """The newsroom of this name.

        `certain` says that the name is known to be an outlet's: then one that is also a word, or
        only the first part of an address, will do; not one word that several organisations go by.
        """
        wire = self._wires.get(_squeeze(name))
        if wire is not None:
            outlet = self._one(wire)
            return _unknown(wire, wire=True) if outlet is None else self._known(outlet, wire=True)
        outlet = self._one(name)
        if outlet is None and certain:
            found = self._of_host(name)
            if found is not None:
                return found
            words = name.removeprefix("The ").removeprefix("the ").split()
            known = self._index.find_ambiguous(name)
            shared = len(words) == 1 and bool(known) and self._index.find(name) is None
            outlet = None if shared else self._labels.get(_squeeze(name))
        if outlet is None and name.isupper():
            outlet = self._index.find(name.title())
        return _unknown(name) if outlet is None else self._known(outlet)

    def agency(self, name: str) -> Newsroom | None:
        """The agency of this name, or that a credit line would mean by it; `None` if no agency."""
        found = self.named(name)
        if found.wire:
            return found
        candidates = [
            outlet
            for outlet in self._index.find_ambiguous(name)
            if outlet.kind is OutletKind.AGENCY
        ]
        return self._known(candidates[0]) if len(candidates) == 1 else None

    def is_outlet(self, name: str) -> bool:
        """Whether the name alone is that of a news organisation."""
        return self._index.find(name) is not None or _squeeze(name) in self._wires

    def _one(self, name: str) -> Outlet | None:
        """The one organisation that may be meant; `None` if there is none or more than one.

        One word that is short for a name and a word besides is none: a "Courier" need not be that
        of Dundee.
        """
        candidates = self._index.find_ambiguous(name)
        if len(candidates) != 1:
            return None
        found = candidates[0]
        words = name.removeprefix("The ").removeprefix("the ").split()
        short = len(words) == 1 and _squeeze(words[0]) != _squeeze(found.name)
        return None if short and self._index.find(name) is None else found

    def _of_host(self, address: str) -> Newsroom | None:
        outlet = self._index.by_domain(address)
        host = _HOST.match(address.strip().lower())
        labels = host[1].split(".") if host is not None else []
        for start in range(len(labels) - 1):
            publisher = self._publishers.get(".".join(labels[start:]))
            if publisher is not None:
                if outlet is not None and outlet.domain == publisher.host:
                    return self._known(outlet)
                return Newsroom(publisher.host, publisher.name, publisher.family)
        return None if outlet is None else self._known(outlet)

    def _known(self, outlet: Outlet, *, wire: bool = False) -> Newsroom:
        publisher = self._publishers.get(outlet.domain)
        family = publisher.family if publisher is not None else outlet.family
        return Newsroom(
            key=outlet.domain,
            name=outlet.name,
            family=outlet.domain if family is None else family,
            wire=wire or outlet.kind is OutletKind.AGENCY,
        )


def _unknown(name: str, *, wire: bool = False) -> Newsroom:
    key = _squeeze(name.removeprefix("The ").removeprefix("the "))
    return Newsroom(key, " ".join(name.split()), key, wire=wire, known=False)


def _squeeze(name: str) -> str:
    """A name as letters and digits alone.

    >>> _squeeze("CNN Wire"), _squeeze("daily-mail")
    ('cnnwire', 'dailymail')
    """
    return _SQUEEZE.sub("", name.casefold())
