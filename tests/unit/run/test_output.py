import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from stemma.errors import UsageError
from stemma.run.output import open_output


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
