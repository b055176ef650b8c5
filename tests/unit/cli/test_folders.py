"""The folders of the user: by XDG, of each system, and of nobody."""

from pathlib import Path

import platformdirs
import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from stemma.cli.folders import find_cache_folder, find_data_folder
from stemma.cli.stored import find_place
from stemma.errors import StoreError

DEFAULTS = ["XDG_CACHE_HOME", "XDG_DATA_HOME"]


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in DEFAULTS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/reader")


@pytest.mark.parametrize(
    ("system", "cache", "data"),
    [
        (Unix, ".cache/stemma/pages", ".local/share/stemma"),
        (MacOS, "Library/Caches/stemma/pages", "Library/Application Support/stemma"),
    ],
)
def test_each_system_has_its_own(
    system: type[Unix | MacOS], cache: str, data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "PlatformDirs", system)
    assert find_cache_folder() == Path("/home/reader", cache)
    assert find_data_folder() == Path("/home/reader", data)


@pytest.mark.parametrize("system", [Unix, MacOS])
def test_xdg_holds_where_it_is_a_whole_path(
    system: type[Unix | MacOS], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "PlatformDirs", system)
    usual = (find_cache_folder(), find_data_folder())
    for name in DEFAULTS:
        monkeypatch.setenv(name, str(tmp_path / name))
    assert find_cache_folder() == tmp_path / "XDG_CACHE_HOME" / "stemma" / "pages"
    assert find_data_folder() == tmp_path / "XDG_DATA_HOME" / "stemma"
    for name in DEFAULTS:
        monkeypatch.setenv(name, "not/whole")
    assert (find_cache_folder(), find_data_folder()) == usual
    assert not [*tmp_path.iterdir()]  # nothing is made before it is needed


@pytest.mark.parametrize("home", ["", "relative", "/proc/none"])
def test_a_home_that_is_none_is_no_folder_here(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", home)
    for folder in (find_cache_folder(), find_data_folder()):
        assert folder is None or folder.is_absolute()


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: Path("~/.cache/stemma"))
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: Path("~/.local/stemma"))
    assert find_cache_folder() is None
    assert find_data_folder() is None
    with pytest.raises(StoreError, match="--store FILE"):
        find_place(None)
