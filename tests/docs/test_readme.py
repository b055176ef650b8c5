"""The README is true: its paths exist, and it names no place of one machine."""

import re

from tests.docs.pages import ALL_PAGES, PAGES, ROOT

README = PAGES["README.md"]


def test_the_map_names_folders_that_exist() -> None:
    found = re.findall(r"^\| `([\w./]+)` \|", README, re.MULTILINE)
    assert found
    for name in found:
        assert (ROOT / name).exists(), name


def test_the_links_of_the_documents_lead_somewhere() -> None:
    for name, page in ALL_PAGES.items():
        for target in re.findall(r"\]\(([^)#:]+)\)", page):
            assert (ROOT / name).parent.joinpath(target).exists(), (name, target)


def test_every_file_of_the_training_is_explained() -> None:
    found = {path.name for path in (ROOT / "training").glob("*.py") if path.stem != "__init__"}
    page = ALL_PAGES["training/README.md"]
    assert found == set(re.findall(r"^\| `(\w+\.py)` \|", page, re.MULTILINE))


def test_every_file_of_the_weights_is_explained() -> None:
    name = "src/stemma/encoder/weights/README.md"
    found = {path.name for path in (ROOT / name).parent.iterdir()} - {"README.md"}
    assert found == set(re.findall(r"`([\w.]+)`", _first_table(ALL_PAGES[name])))


def _first_table(page: str) -> str:
    """The first cells of the first table's rows."""
    lines = page[page.index("| file |") :].partition("\n\n")[0].splitlines()
    return "\n".join(line.split("|")[1] + "|" for line in lines)


def test_no_machine_path_stands_in_the_documents() -> None:
    for page in ALL_PAGES.values():
        assert not re.search(r"(?<![\w.])/(home|root|tmp|usr|work)/", page)
