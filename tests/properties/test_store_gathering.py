"""Reports that gather as they come gather as all at once: in any order and batches, after removals.

The texts are made of the words of some events, so that likeness of every degree comes up.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.match.reports import table
from tests.unit.store.shelf import MADE_WITH, open_store

from stemma.gather import gather
from stemma.model import Document, PublishedFrom
from stemma.read import read_text
from stemma.store import Store
from stemma.store.made_with import MadeWith

EVENTS = (
    "harbour crane Ossel collapsed dockers strike ferry quay salvage tug cargo inspector",
    "Brennt volcano eruption ash evacuated crater tremors geologists lava shelters airport",
    "Tarn senate impeachment vote Varga speaker amendment filibuster quorum ballots recount",
    "Lidova hospital outbreak cholera vaccine ward nurses quarantine wells chlorine samples",
    "Halm goalkeeper penalty final Orlen stadium trophy referee extra-time transfers coach",
    "Kestrel refinery merger shareholders takeover bid antitrust dividend Meridian auditors",
)
FILLER = "the of and on said after officials people city day two morning reported that was in"


def document(text: str, name: str) -> Document:
    found = read_text(text, name)
    assert isinstance(found, Document)
    return found


def make_texts(seed: int, count: int, mixed: float) -> list[Document]:
    """Some reports of some events, mixtures and near-copies among them."""
    random = Random(seed)
    found: list[Document] = []
    for number in range(count):
        if found and random.random() < 0.2:
            base = random.choice(found)
            words = base.text.split()
            for _ in range(random.choice([0, 1, 4])):
                words[random.randrange(len(words))] = random.choice(FILLER.split())
            text = " ".join(words[: random.choice([len(words), len(words) - 6])])
        else:
            one, other = random.sample(EVENTS, 2)
            words = []
            for _ in range(random.choice([12, 30, 60])):
                pool = random.choice([FILLER, other if random.random() < mixed else one])
                words.append(random.choice(pool.split()))
            text = " ".join(words)
        day = random.choice([None, *range(1, 28)])
        found.append(
            replace(
                document(f"{text}.", f"r{number}"),
                id=f"r{number:02}",
                published=None if day is None else f"2031-0{random.choice([3, 3, 5])}-{day:02}",
                published_from=PublishedFrom.UNKNOWN if day is None else PublishedFrom.METADATA,
            )
        )
    return found


texts = st.builds(
    make_texts, st.integers(0, 2**32), st.integers(4, 16), st.sampled_from([0.0, 0.2, 0.45])
)


def parts_of(store: Store) -> list[list[str]]:
    return sorted(sorted(d.id for d in store.documents(one.id)) for one in store.coverages())


def at_once(documents: Sequence[Document]) -> list[list[str]]:
    return sorted(sorted(one.documents) for one in gather(documents, table=table()).coverages)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, st.randoms(use_true_random=False), st.integers(1, 6))
def test_in_any_order_and_batches_reports_gather_as_all_at_once(
    documents: list[Document], random: Random, batches: int
) -> None:
    order = list(documents)
    random.shuffle(order)
    cuts = sorted({0, len(order), *(random.randrange(len(order)) for _ in range(batches))})
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "stemma.db")
        for low, high in pairwise(cuts):
            with open_store(place, []) as store:
                store.add(None, order[low:high])
                assert parts_of(store) == at_once(order[:high])


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, st.randoms(use_true_random=False), st.sampled_from(["remove", "forget", "date"]))
def test_what_went_or_was_dated_anew_is_as_if_it_had_always_been_so(
    documents: list[Document], random: Random, what: str
) -> None:
    *rest, last = documents
    chosen = random.choice(rest)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder, "stemma.db"), []) as store,
    ):
        store.add(None, rest)
        left = [one for one in rest if one is not chosen]
        if what == "date":
            early = replace(
                chosen,
                published="2031-04-01",
                published_from=PublishedFrom.METADATA,
                captured="2031-01-01T00:00:00Z",
            )
            store.add(None, [early])
            left.append(early)
        elif what == "remove":
            store.remove(store.places([chosen.id])[chosen.id][0], chosen.id)
        else:
            store.forget(chosen.id, "Ana")
            last = replace(last, text=f"{last.text} Anew.", sha256="f" * 64)
        store.add(None, [last])
        assert parts_of(store) == at_once([*left, last])


def test_with_other_rules_all_gather_anew(tmp_path: Path) -> None:
    place = tmp_path / "stemma.db"
    random = Random(7)
    documents = texts_of(random)
    with open_store(place, []) as store:
        store.add(None, documents[:6])
    other = MadeWith(*("reading", "vectors", "pairs", "brief"), gathering="other")
    assert other != MADE_WITH
    with open_store(place, [], made_with=other) as store:
        store.add(None, documents[6:])
        assert parts_of(store) == at_once(documents)
        assert store.verify() == ()


def texts_of(random: Random) -> list[Document]:
    return [
        replace(
            document(
                " ".join(random.choice(EVENTS[n % 3].split()) for _ in range(20)) + ".", f"r{n}"
            ),
            id=f"r{n}",
        )
        for n in range(9)
    ]


def test_what_repeated_a_report_that_is_forgotten_is_gathered_by_itself() -> None:
    # The ninth report repeats the first; without it, it must be found by the last.
    *rest, last = make_texts(210, 12, 0.0)
    left = [one for one in rest if one.id != "r01"]
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder, "stemma.db"), []) as store,
    ):
        store.add(None, rest)
        store.forget("r01", "Ana")
        store.add(None, [last])
        assert ["r09", "r11"] in parts_of(store)
        assert parts_of(store) == at_once([*left, last])
