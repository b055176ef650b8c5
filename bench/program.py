"""The program `stemma` over other files for its model.

    python -m bench.program --weights FOLDER read SOURCE...

It is kept out of the program itself: a user has one model, the one in the package. What follows
the folder is the command line of `stemma`.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

from stemma import cli
from stemma.claims import CloseReader
from stemma.cli import process
from stemma.run import Alone, Tools


def main() -> None:
    match sys.argv[1:]:
        case ["--weights", folder, *rest]:
            annotate = CloseReader.load(Path(folder)).annotate
        case _:
            sys.exit(__doc__)
    # The pipeline takes any annotator; the command line has no option for one.
    engine = Alone(Tools(annotate=annotate))
    process.processes = lambda: nullcontext(engine)
    sys.argv[1:] = rest
    cli.main()


if __name__ == "__main__":
    main()
