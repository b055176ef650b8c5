"""What the web application bears: a crowd, one page after the other, being killed.

    python -m bench.web load --seconds 180      # readers and editors at once
    python -m bench.web cost                    # processor time of each page, one at a time
    python -m bench.web kills --count 100       # the server killed while people add and decide
    python -m bench.web load --database postgresql      # one of its own, started for it
    python -m bench.web cost --filled stemma.db         # over a copy of a store that is there

`load` and `cost` are over a coverage of `--reports` reports; filling takes minutes, `--keep PATH`
keeps the filled store for another run with `--filled`. The server runs as a program of its own,
with accounts, its processes that work and the models. In `load` readers open pages, editors decide,
note and take back; each waits `--pause` seconds on average between two pages. Told are the times of
pages, the errors, the processor time of the server for a request, and its memory before and after.
`kills` needs no models; `--seed` is for other instants.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from bench.web_crowd import load_server, one_by_one
from bench.web_kills import kill_often
from bench.web_server import add_people, copy_rows, database, fill, serving


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["load", "cost", "kills"])
    parser.add_argument("--seconds", type=float, default=180.0)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--editors", type=int, default=5)
    parser.add_argument("--pause", type=float, default=5.0)
    parser.add_argument("--reports", type=int, default=50)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--filled", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, database(given.database) as address:
        place = str(Path(folder, "stemma.db"))
        if given.what == "kills":
            print(kill_often(address or place, given.count, given.seed))
            return
        if given.filled is None:
            fill(place, given.corpora, given.reports)
        else:
            shutil.copyfile(given.filled, place)
        if given.keep is not None:
            shutil.copyfile(place, given.keep)
        if address:
            copy_rows(place, address)
            place = address
        add_people(place, given.readers, given.editors)
        with serving(place) as server:
            if given.what == "load":
                load_server(server, given)
            else:
                one_by_one(server, given)


if __name__ == "__main__":
    main()
