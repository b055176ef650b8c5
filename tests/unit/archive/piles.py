"""Small piles of reports about invented events, for the tests of archives."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from stemma.run import Alone

Record = Mapping[str, Any]

FERRY = (
    "The ferry Marrowgate ran aground off Pell Island {when}, the coast guard said. All {number} "
    "passengers were taken off by lifeboats before the tide turned. The captain, Odo Brenz, told "
    "investigators that the steering failed near the Pell lighthouse. The harbour board of "
    "Quillmouth closed the channel until divers had looked at the hull. {more}"
)
STRIKE = (
    "Tram drivers in Varnstead will stop work for {number} days, their union said {when}. The "
    "union, led by Ilka Tromm, wants the night surcharge back that the Varnstead tram company cut "
    "in spring. The company called the walkout unlawful and offered talks in the Hallgate depot. "
    "Commuters in Varnstead were told to walk or share cars. {more}"
)
MORE = (
    "Two fishing boats had tried to pull it free before the lifeboats came, a deckhand said.",
    "An inquiry of the maritime office begins within a week, its spokeswoman Runa Elst said.",
    "Oil was seen on the water, but the coast guard said that it was only a thin film.",
    "Shops near the quay gave blankets and tea to those who waited for a bus to the city.",
)


def report(name: str, text: str, day: str | None, outlet: str, **more: Any) -> dict[str, Any]:
    record = {"id": name, "text": text, "outlet": outlet, "title": text[:40], **more}
    return record if day is None else {**record, "published": day}


def ferry(name: str, day: str | None, outlet: str, number: int = 212, **more: Any) -> Record:
    place = int(hashlib.sha256(name.encode()).hexdigest(), 16) % len(MORE)
    other = f"{MORE[place]} {outlet} spoke to {number % 7 + 2} of those on board on the pier."
    return report(
        name, FERRY.format(when="on Sunday", number=number, more=other), day, outlet, **more
    )


def strike(name: str, day: str | None, outlet: str, number: int = 3, **more: Any) -> Record:
    text = STRIKE.format(when="on Tuesday", number=number, more=f"{outlet} asked both sides.")
    return report(name, text, day, outlet, **more)


PILE: Sequence[Record] = (
    ferry("f1", "2031-03-09T22:40:00Z", "Norwire"),
    ferry("f2", "2031-03-10T00:20:00Z", "The Pell Post", 214),
    ferry("f3", "2031-03-10T08:00:00Z", "Quillmouth Echo", 198),
    {**ferry("f1", "2031-03-10T09:00:00Z", "Coast Mirror"), "id": "f4"},
    ferry("f5", "2031-03-12T07:00:00Z", "Norwire", 221, url="https://norwire.example/f5"),
    strike("s1", "2031-03-11", "Varnstead Tagblatt"),
    strike("s2", "2031-03-11", "Norwire", 4),
    strike("s3", "2031-03-12", "Morning Rail", 3),
    report(
        "alone", "A heron has nested on the roof of the town hall of Esk. " * 6, "2031-03-20",
        "Esk Weekly",
    ),
)  # fmt: skip


@cache
def engine() -> Alone:
    """One for all tests, so that the table of words is loaded once."""
    return Alone()


def save_lines(path: Path, records: Iterable[Record]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, str]:
    """Every file of a folder, by a hash of what is in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
