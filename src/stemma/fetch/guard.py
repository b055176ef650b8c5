"""Which addresses may be asked: public ones, over http and https, on their own ports."""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from typing import Final
from urllib.parse import urlsplit

Resolve = Callable[[str, int], Iterable[str]]
"""(host, port) → its addresses as written, IPv4 or IPv6. Raises `OSError` where there are none."""

_PORTS: Final = {"http": 80, "https": 443}
_NUMBER: Final = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?", re.IGNORECASE)
_EMBEDDING: Final = (
    # Prefix, and how many bits stand behind the embedded IPv4 address.
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("64:ff9b:1::/48"), 0),
    (ipaddress.IPv6Network("::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
)
"""IPv6 networks that lead to an IPv4 address (RFC 6052, RFC 8215, RFC 4291, RFC 3056)."""

_METADATA: Final = frozenset({ipaddress.ip_address("168.63.129.16")})
"""Public by its number, and the inner service of a cloud all the same."""

_LONGEST: Final = 4_000


class RefusedError(Exception):
    """An address that is not asked; the message is the reason. It does not leave this package."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard:
    """Says what may be asked. `allowed` are pairs of address and port that may be in spite of all.

    The rule of every look-up is that the address that is connected to is the one that was checked:
    the name is never resolved again.
    """

    def __init__(
        self, resolve: Resolve = resolve, allowed: frozenset[tuple[str, int]] = frozenset()
    ) -> None:
        self._resolve = resolve
        self._allowed = allowed

    def require_url(self, url: str) -> None:
        """Nothing, when a URL may be asked as far as it can be told without its addresses.

        Raises:
            RefusedError: scheme, host, port or form are not those of a public page.
        """
        if len(url) > _LONGEST or any(ord(sign) <= 32 or ord(sign) == 127 for sign in url):
            raise RefusedError("not an address: too long, or with white space in it")
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise RefusedError(f"not an address: {error}") from None
        if parts.scheme not in _PORTS:
            raise RefusedError(f"only http and https are fetched, not {parts.scheme or 'this'}:")
        if not host:
            raise RefusedError("not an address: no host in it")
        if parts.username is not None or parts.password is not None:
            raise RefusedError("an address with a name or password in it is not fetched")
        default = _PORTS[parts.scheme]
        if port not in {None, default} and port not in {known for _, known in self._allowed}:
            raise RefusedError(f"port {port} is not that of {parts.scheme}")
        if _NUMBER.fullmatch(host):
            try:
                ipaddress.IPv4Address(host)
            except ValueError:
                raise RefusedError(f"{host} is a number, not the name of a host") from None
        written = _parse(host)
        if written is not None:
            self._require_public(written, default if port is None else port)

    def find_addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host, every one of them checked.

        Raises:
            RefusedError: one of them is not public; the others are then not asked either.
            OSError: there are none.
        """
        if port not in {*_PORTS.values(), *(known for _, known in self._allowed)}:
            raise RefusedError(f"port {port} is not one of a public page")
        found = list(dict.fromkeys(self._resolve(host, port)))
        if not found:
            raise OSError("the host has no address")
        for address in found:
            parsed = _parse(address)
            if parsed is None:
                raise RefusedError(f"{host} leads to {address[:60]!r}, which is no address")
            self._require_public(parsed, port, host=host)
        return found

    def _require_public(
        self, address: ipaddress.IPv4Address | ipaddress.IPv6Address, port: int, *, host: str = ""
    ) -> None:
        if (str(address), port) in self._allowed:
            return
        kind = find_kind(address)
        if kind is not None:
            led = f"{host} leads to {address}" if host and host != str(address) else str(address)
            raise RefusedError(f"{led}, {kind}: only public addresses are fetched")


def find_kind(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str | None:
    """What makes an address not public, `None` for a public one.

    >>> find_kind(ipaddress.ip_address("169.254.169.254"))
    'a link-local address'
    >>> find_kind(ipaddress.ip_address("::ffff:127.0.0.1"))
    'a loopback address'
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = _find_embedded(address)
        if inner is not None:
            return find_kind(inner)
    kinds = (
        (address in _METADATA, "an address of cloud metadata"),
        (address.is_loopback, "a loopback address"),
        (address.is_link_local, "a link-local address"),
        (address.is_unspecified, "an unspecified address"),
        (address.is_multicast, "a multicast address"),
        (address.is_private, "a private address"),
        (not address.is_global or address.is_reserved, "a reserved address"),
    )
    return next((words for holds, words in kinds if holds), None)


def _find_embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside an IPv6 one, `None` where there is none."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.teredo is not None:
        return address.teredo[1]
    if address.is_loopback or address.is_unspecified:
        return None
    for network, behind in _EMBEDDING:
        if address in network:
            return ipaddress.IPv4Address(int(address) >> behind & 0xFFFFFFFF)
    return None


def _parse(written: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """An address from its digits, a zone behind it left out; `None` for a name."""
    try:
        return ipaddress.ip_address(written.partition("%")[0])
    except ValueError:
        return None
