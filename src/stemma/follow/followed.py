"""What is followed: feeds, pages, lists of feeds, folders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from stemma.errors import UsageError
from stemma.follow.look import ADDRESS, FOLDER, KINDS
from stemma.follow.state import State, load_state, save_state
from stemma.model import identify
from stemma.read.listing import ListingError, find_addresses, find_feeds
from stemma.store import Feed, Store

SCHEMES: Final = ("http://", "https://")
NEVER: Final = State()
"""What is known of a thing before its first look."""
MOST_BYTES: Final = 32_000_000
"""The longest local list of feeds."""


@dataclass(frozen=True, slots=True)
class Followed:
    """One thing that is followed.

    `coverage` is where its reports go, `None` where they gather by themselves. `id` is that of its
    address, which is an address of the web or the whole path of a folder.
    """

    id: str
    address: str
    kind: str = ADDRESS
    coverage: str | None = None
    state: State = NEVER


def follow(store: Store, address: str, *, coverage: str | None = None) -> Followed:
    """Follow an address or a folder; the same one again only changes where its reports go."""
    name = identify("followed", address)
    known = next((one for one in get_followed(store) if one.id == name), None)
    kind = ADDRESS if address.lower().startswith(SCHEMES) else FOLDER
    found = Followed(name, address, kind) if known is None else known
    found = replace(found, coverage=coverage)
    put_followed(store, found)
    return found


def follow_source(store: Store, source: str, *, coverage: str | None = None) -> list[Followed]:
    """Follow what a person names: an address, a folder, or a local list of feeds or addresses.

    Raises:
        UsageError: it is none of these, or cannot be read.
    """
    if source.lower().startswith(SCHEMES):
        return [follow(store, source.strip(), coverage=coverage)]
    if "://" in source:
        raise UsageError(f"{source}: only addresses with http and https are followed")
    path = Path(source)
    if path.is_dir():
        return [follow(store, str(path.resolve()), coverage=coverage)]
    return [follow(store, one, coverage=coverage) for one in _listed(path, source)]


def _listed(path: Path, source: str) -> list[str]:
    """The addresses in a local list.

    Raises:
        UsageError: it is none, or cannot be read.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{source}: too large for a list of feeds")
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{source}: {reason.lower()}") from None
    found = find_addresses(content.decode("utf-8", "replace"))
    if found is not None:
        return found
    try:
        feeds = find_feeds(content)
    except ListingError as error:
        raise UsageError(
            f"{source}: {error}; what is followed is an address, a folder, an OPML file or a list"
            " of addresses"
        ) from None
    return [one for one in feeds if one.lower().startswith(SCHEMES)]


def get_followed(store: Store) -> tuple[Followed, ...]:
    """All that is followed, by address."""
    found = (
        Followed(one.id, one.address, one.kind, one.coverage, load_state(one.state))
        for one in store.feeds()
        if one.kind in KINDS
    )
    return tuple(sorted(found, key=lambda one: (one.address, one.id)))


def put_followed(store: Store, followed: Followed) -> None:
    """Keep what is known of a followed thing."""
    state = followed.state
    store.put_feed(
        Feed(
            followed.id,
            followed.address,
            followed.kind,
            followed.coverage,
            etag=state.etag,
            modified=state.modified,
            seen=state.checked or None,
            fault=state.fault,
            state=save_state(state),
        )
    )


def unfollow(store: Store, named: str) -> Followed:
    """Follow a thing no more; what it brought stays.

    Raises:
        UsageError: no thing, or more than one, has this address or beginning of an id.
    """
    every = get_followed(store)
    whole = str(Path(named).resolve()) if "://" not in named else named
    found = [one for one in every if named in {one.id, one.address} or one.address == whole]
    found = found or [one for one in every if len(named) >= 4 and one.id.startswith(named)]
    if len(found) != 1:
        raise UsageError(
            f"{named}: {'nothing' if not found else 'more than one thing'} that is followed has"
            " this address or id; `stemma follow list` shows all"
        )
    store.drop_feed(found[0].id)
    return found[0]
