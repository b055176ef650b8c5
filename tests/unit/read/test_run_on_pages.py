"""Pages whose numbers run on from the name of their file, joined where they say so."""

from pathlib import Path

import pytest

from stemma.model import Document
from stemma.read import read_sources

HOME = "https://norwire.example/"
WORDS = {
    1: "The dam above Tesvik broke on Tuesday night after nine days of rain in the hills. ",
    2: "Engineers had asked for a second spillway in 2019, Ilva Orre said, and got none. ",
    3: "The inquiry is to hear the builders in autumn, a judge of the district court said. ",
}


def save(folder: Path, names: list[str], *, linked: bool = True) -> list[str]:
    """Pages under these names, each linked with those beside it; their paths."""
    paths = []
    for number, name in enumerate(names, start=1):
        links = f'<link rel="canonical" href="{HOME}{name}">'
        if linked and number > 1:
            links += f'<link rel="prev" href="{HOME}{names[number - 2]}">'
        if linked and number < len(names):
            links += f'<link rel="next" href="{HOME}{names[number]}">'
        body = f"<p>{WORDS[number] * 4}</p><p>{WORDS[number] * 3}</p>"
        html = (
            f"<html><head><title>The night of the dam</title>{links}</head>"
            f"<body><article><h1>The night of the dam</h1>{body}</article></body></html>"
        )
        path = folder / f"{number}.html"
        path.write_text(html, encoding="utf-8")
        paths.append(str(path))
    return paths


@pytest.mark.parametrize(
    "names",
    [
        ["dam-breaks.shtml", "dam-breaks2.shtml", "dam-breaks3.shtml"],
        ["dam-breaks.html", "dam-breaks_2.html"],
        ["dam_breaks1.html", "dam_breaks2.html", "dam_breaks3.html"],
        ["dam-breaks?start=1", "dam-breaks?start=2"],
        ["dam-breaks", "dam-breaks?start=2", "dam-breaks?start=3"],
    ],
)
def test_they_are_joined(names: list[str], tmp_path: Path) -> None:
    (found,) = read_sources(save(tmp_path, names))
    assert isinstance(found, Document)
    for number in range(1, len(names) + 1):
        assert WORDS[number].strip() in found.text
    assert found.page is None


@pytest.mark.parametrize(
    ("names", "linked"),
    [
        # Nothing says that they belong together.
        (["budget-talks.shtml", "budget-talks2.shtml"], False),
        # The next report, not the next page.
        (["budget-talks.shtml", "budget-talks7.shtml"], True),
        (["budget-talks2.html", "rain-in-hills3.html"], True),
        (["flight-mh17.html", "flight-mh370.html"], True),
    ],
)
def test_others_stay_apart(names: list[str], linked: bool, tmp_path: Path) -> None:  # noqa: FBT001
    found = [*read_sources(save(tmp_path, names, linked=linked))]
    assert len(found) == len(names)
