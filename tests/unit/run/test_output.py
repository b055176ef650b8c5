import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from stemma.errors import UsageError
from stemma.run.output import open_output, require_apart


def test_a_file_appears_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    with open_output(str(path)) as file:
        file.write(b"x")
        assert not path.exists()
    assert path.read_bytes() == b"x"
    assert list(tmp_path.iterdir()) == [path]


def test_a_run_that_fails_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(b"old")
    with suppress(RuntimeError), open_output(str(path)) as file:
        file.write(b"new")
        raise RuntimeError
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_keeps_its_place(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("real")
    with open_output(str(tmp_path / "link")) as file:
        file.write(b"x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"x"


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    with open_output(str(tmp_path / "out")):
        pass
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_device_is_written_to_not_replaced() -> None:
    with open_output(os.devnull) as file:
        file.write(b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize("name", [".", "none/out.json", "a\0b"])
def test_what_cannot_be_written_is_wrong_usage(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="--out"), open_output(str(tmp_path / name)):
        pass


@pytest.fixture(params=["unnamed", "named"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With and without files that have no name, which not every system and disk can make."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    return str(request.param)


@pytest.mark.usefixtures("system")
class TestEverySystem:
    def test_old_permissions_are_kept(self, tmp_path: Path) -> None:
        path = tmp_path / "out"
        path.touch(mode=0o640)
        path.chmod(0o640)
        with open_output(str(path)) as file:
            file.write(b"x")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        assert [*tmp_path.iterdir()] == [path]

    @pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError])
    def test_nothing_is_left_of_what_fails(
        self, tmp_path: Path, error: type[BaseException]
    ) -> None:
        with suppress(error), open_output(str(tmp_path / "out")) as file:
            file.write(b"half")
            raise error
        assert [*tmp_path.iterdir()] == []

    def test_a_name_as_long_as_may_be(self, tmp_path: Path) -> None:
        path = tmp_path / ("n" * 255)
        with open_output(str(path)) as file:
            file.write(b"x")
        assert path.read_bytes() == b"x"


def test_what_is_being_written_has_no_name(tmp_path: Path) -> None:
    with open_output(str(tmp_path / "out")) as file:
        file.write(b"x")
        if not [*tmp_path.glob(".out.*")]:
            assert [*tmp_path.iterdir()] == []
        else:
            pytest.skip("this disk holds no files without a name")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_named() -> None:
    with pytest.raises(OSError, match="No space left") as caught, open_output("/dev/full") as file:
        file.write(b"x" * 100_000)
    assert caught.value.filename == "/dev/full"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "reports" / "inner").mkdir(parents=True)
    (tmp_path / "reports" / "a.txt").touch()
    (tmp_path / "b.txt").touch()
    (tmp_path / "link.txt").symlink_to("b.txt")
    (tmp_path / "folder").symlink_to("reports")
    os.link(tmp_path / "b.txt", tmp_path / "hard.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    ("out", "source"),
    [
        ("b.txt", "b.txt"),
        ("./reports/../b.txt", "b.txt"),
        ("link.txt", "b.txt"),
        ("b.txt", "link.txt"),
        ("hard.txt", "b.txt"),
        ("reports/a.txt", "reports"),
        ("reports/new.json", "reports"),
        ("reports/inner/new.json", "reports"),
        ("new.json", "."),
        ("new.json", ""),
        ("folder/new.json", "reports"),
        ("reports/new.json", "folder"),
    ],
)
def test_a_source_is_never_written_to(out: str, source: str) -> None:
    with pytest.raises(UsageError, match="source"):
        require_apart(out, ["none.txt", "https://example.org/", "-", "a\0b", source or "."])


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    ("out", "source"),
    [
        ("new.json", "b.txt"),
        ("new.json", "reports"),
        ("reports/new.json", "reports/a.txt"),
        ("reports/new.json", "reports/inner"),
        ("none/new.json", "reports"),
        (os.devnull, os.devnull),
        ("b.txt", "-"),
        ("b.txt", "https://example.org/b.txt"),
    ],
)
def test_beside_a_source_is_no_source(out: str, source: str) -> None:
    require_apart(out, [source])
