import os
import socket
from pathlib import Path

import pytest

from stemma.model import Document, PublishedFrom, Rejection
from stemma.read import MAX_RECORDS_BYTES, MAX_TEXT_BYTES, read_source, read_sources


def read_one(path: Path | str, *, published: str | None = None) -> Document | Rejection:
    (found,) = read_source(str(path), published=published)
    return found


def reason(found: Document | Rejection) -> str:
    assert isinstance(found, Rejection)
    assert found.stage == "read"
    return found.reason


def write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "  One\r\ntwo\rthree\x0c\n\n“soft\u00adhyphen” 😀\u200d. \n"
    path = write(tmp_path / "a.txt", text)
    found = read_one(path)
    assert isinstance(found, Document)
    assert found.text == text
    assert found.source == str(path)
    assert found.title is None
    assert (found.published, found.published_from) == (None, PublishedFrom.UNKNOWN)
    assert len(found.sha256) == 64


def test_the_date_of_the_file_is_not_the_date_of_the_report(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "The dam held.")
    first = read_one(path)
    os.utime(path, (0, 0))
    assert read_one(path) == first


def test_a_given_date_is_marked_as_given(tmp_path: Path) -> None:
    found = read_one(write(tmp_path / "a.txt", "The dam held."), published="2031-03-04")
    assert isinstance(found, Document)
    assert (found.published, found.published_from) == ("2031-03-04", PublishedFrom.GIVEN)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\r\n", "empty"),
        ("a.txt", "\ufeff\u200b\u00ad".encode(), "empty"),
        ("a.txt", bytes(range(256)) * 4, "not text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not text"),
        ("a.txt", b"GIF\x81\x8d\x8f" * 20, "not text"),
        ("a.txt", b"\x01\x02\x03\x04 abc", "control characters"),
        ("a.txt", b"\xff\xfea", "not valid utf-16"),
        ("a.txt", b"dam " * (MAX_TEXT_BYTES // 4 + 1), "too large"),
        ("a.txt", b"dam " * 1_250_000, "too large: 5000000 bytes"),
        ("a.json", b"", "empty"),
        ("a.odt", b"PK", "format .odt is not supported"),
        ("README", b"text", "without suffix"),
    ],
)
def test_bad_content_is_a_rejection(
    tmp_path: Path, name: str, content: bytes, expected: str
) -> None:
    path = write(tmp_path / name, content)
    if name == "a.json":
        assert "not JSON" in reason(read_one(path))
    else:
        assert expected in reason(read_one(path))


@pytest.mark.parametrize(
    "text",
    [
        "word " * 10_000,
        "Ilva said «да», 王さんは「はい」と言った, قال نعم, שלום.",
        "😀👩‍👩‍👧🏳️‍🌈" * 50,
        "so\u00adft hy\u00adphens",
        '"“„« unbalanced “ "',
        "a\x1b[31mred\x1b[0m word in a log that goes on for a while",
        "[not, json",
    ],
)
def test_odd_text_is_still_text(tmp_path: Path, text: str) -> None:
    found = read_one(write(tmp_path / "a.txt", text))
    assert isinstance(found, Document)
    assert found.text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_come_out_the_same(tmp_path: Path, encoding: str) -> None:
    text = "“Café Körner held,” she said – twice."
    found = read_one(write(tmp_path / "a.txt", text.encode(encoding)))
    assert isinstance(found, Document)
    assert found.text == text


def test_what_is_not_there_is_a_rejection(tmp_path: Path) -> None:
    assert reason(read_one(tmp_path / "none.txt")) == "no such file or folder"
    assert "no such file" in reason(read_one(""))
    assert "null" in reason(read_one("a\0b.txt"))
    assert reason(read_one(tmp_path / ("x" * 300 + ".txt"))) == "file name too long"
    write(tmp_path / "a.txt", "x")
    assert reason(read_one(tmp_path / "a.txt" / "b.txt")) == "not a directory"


def test_links_are_followed_and_may_lead_nowhere(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "The dam held.")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "c.txt").symlink_to("gone.txt")
    (tmp_path / "d.txt").symlink_to("d.txt")
    assert isinstance(read_one(tmp_path / "b.txt"), Document)
    assert reason(read_one(tmp_path / "c.txt")) == "a link to nothing"
    assert "symbolic link" in reason(read_one(tmp_path / "d.txt"))


def test_pipes_sockets_and_devices_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "pipe" in reason(read_one(tmp_path / "pipe.txt"))
    assert "device" in reason(read_one("/dev/null"))
    with socket.socket(socket.AF_UNIX) as listener:
        try:
            listener.bind(str(tmp_path / "s.txt"))
        except OSError:
            pytest.skip("the path is too long for a socket")
        assert "socket" in reason(read_one(tmp_path / "s.txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_rejection(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "x")
    path.chmod(0)
    assert reason(read_one(path)) == "permission denied"


def test_a_huge_file_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with path.open("wb") as file:
        file.truncate(MAX_RECORDS_BYTES + 1)
    assert "too large" in reason(read_one(path))


def test_a_folder_stands_for_its_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.json", "sub/c.TXT", ".d.txt", ".hidden/e.txt", "n.odt", "README.md"):
        write(tmp_path / name, '{"text": "The dam held."}')
    found = [item.source for item in read_source(str(tmp_path))]
    assert found == [str(tmp_path / name) for name in ("a.json", "b.txt", "sub/c.TXT")]


def test_a_bad_file_in_a_folder_does_not_hide_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    write(tmp_path / "b.txt", "The dam held.")
    found = list(read_source(str(tmp_path)))
    assert [type(item) for item in found] == [Rejection, Document]


def test_a_folder_with_nothing_to_read_is_a_rejection(tmp_path: Path) -> None:
    write(tmp_path / "a.odt", "x")
    assert reason(read_one(tmp_path)) == "no file in this folder that can be read"


def test_a_name_that_is_not_utf8_can_still_be_written(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "wb") as file:  # noqa: PTH123 - a name in bytes
            file.write(b"The dam held.")
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    found = read_one(os.fsdecode(path))
    assert isinstance(found, Document)
    assert found.source.encode().endswith("caf\ufffd.txt".encode())


def test_every_document_of_a_run_has_an_id_of_its_own(tmp_path: Path) -> None:
    records = '[{"id": "a", "text": "x"}, {"id": "a", "text": "y"}, {"id": "a~2", "text": "z"}]'
    path = str(write(tmp_path / "a.json", records))
    found = [item.id for item in read_sources([path, path]) if isinstance(item, Document)]
    assert found == ["a", "a~2", "a~2~2", "a~3", "a~4", "a~2~3"]


def test_standard_input_is_plain_text() -> None:
    (found,) = read_sources(["-"], standard_input=b"The dam held.")
    assert isinstance(found, Document)
    assert (found.source, found.text) == ("-", "The dam held.")
    (lost,) = read_sources(["-"], standard_input=b"")
    assert "empty" in reason(lost)


@pytest.mark.parametrize("change", ["shorter", "longer", "gone", "spoilt"])
def test_a_file_that_changes_while_it_is_read_ends_nothing(change: str, tmp_path: Path) -> None:
    line = '{"text": "The dam held, officials said."}\n'
    path = write(tmp_path / "a.jsonl", line * 3_000)
    found = read_source(str(path))
    assert isinstance(next(found), Document)
    match change:
        case "shorter":
            os.truncate(path, len(line) * 1_000 + 7)
        case "longer":
            with path.open("a", encoding="utf-8") as file:
                file.write(line * 10)
        case "gone":
            path.unlink()
        case "spoilt":
            with path.open("r+b") as file:
                file.seek(len(line) * 2_000)
                file.write(bytes(range(256)) * 40)
    rest = [*found]
    documents = sum(isinstance(item, Document) for item in rest)
    expected = {"shorter": 999, "longer": 3_009, "gone": 2_999, "spoilt": documents}
    assert documents == expected[change]
    assert documents > 900
    if change in {"shorter", "spoilt"}:
        assert any(isinstance(item, Rejection) for item in rest)
