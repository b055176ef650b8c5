"""Bytes in every encoding that reports come in, named, not named and named wrongly."""

import json
from pathlib import Path

import pytest
from tests.unit.read.made import SENTENCES, page, rss

from stemma.lexicon.alphabets import load_alphabets
from stemma.model import Document, Flag
from stemma.read import read_source
from stemma.read.decode import NotTextError, decode, decode_bytes, find_utf16
from stemma.read.guess import guess
from stemma.read.html.charset import decode_page
from stemma.read.mojibake import is_garbled, repair

CZECH = "Jiří Vondráček said that Žofie Šťastná had warned the town of Dvůr Králové."
NAMES = {
    "cp1250": (
        CZECH,
        "Łucja Wąsik told Stanisław Bąk that the gate in Gdańsk was shut.",
        "The mayor of Győr, Gábor Szűcs, said that the bridge was shut.",
        "Police in Niš questioned Đorđe Petrović and Željko Ćosić.",
        "“It’s the gate,” said Věra Nováková – and left.",
    ),
    "cp1252": (
        "Jürgen Groß and Hélène Broüard met in Zürich, “he said”.",
        "João Gonçalves of São Tomé spoke of two ações.",
        "Señora Núñez and Íñigo Martínez left for Málaga.",
        "Åse Løkke and Søren Ærøe met in Tromsø.",
        "Guðmundur Þórsson of Reykjavík said the volcano was quiet.",
        "It’s a naïve café – he said…",
        "Prices rose by £5 and €7, or 3½ percent, the bank said.",
    ),
    "cp1254": ("Recep Yılmaz and İbrahim Şimşek met in Diyarbakır.",),
    "cp1257": ("Gitanas Nausėda and Ingrida Šimonytė met Krišjānis Kariņš in Rīga.",),
    "cp1251": (
        "The governor, Иван Петров, spoke on Friday.",
        "Президент заявил во вторник, что плотина выдержала напор воды.",
    ),
    "koi8-r": ("Президент заявил во вторник, что плотина выдержала напор воды.",),
    "gb18030": (
        "The governor, 王伟 (Wang Wei), and 李小明 spoke on Friday.",
        "星期二，官员们说，大坝上方的水位上升，村民已经撤离。",
    ),
    "shift_jis": (
        "The mayor, 田中太郎 (Taro Tanaka), said the dam held.",
        "火曜日、ダムが決壊し、少なくとも六人が死亡したと当局が発表した。",
    ),
    "euc_jp": ("火曜日、ダムが決壊し、少なくとも六人が死亡したと当局が発表した。",),
    "big5": ("星期二，官員們說，大壩上方的水位上升，村民已經撤離。",),
    "euc_kr": ("화요일 댐이 무너져 최소 여섯 명이 숨졌다고 당국이 밝혔다.",),
}
EVERY = [(encoding, text) for encoding, texts in NAMES.items() for text in texts]


@pytest.mark.parametrize(("encoding", "text"), EVERY)
class TestUnnamed:
    def test_a_text_is_read_as_it_reads(self, encoding: str, text: str) -> None:
        assert decode(text.encode(encoding)) == text

    def test_so_is_a_page_that_says_that_it_is_utf_8(self, encoding: str, text: str) -> None:
        written = page(paragraphs=(*SENTENCES, text))
        assert text in decode_page(written.encode(encoding), "text/html; charset=utf-8")

    def test_a_page_that_names_it_is_believed(self, encoding: str, text: str) -> None:
        written = page(paragraphs=(*SENTENCES, text)).replace("utf-8", encoding, 1)
        assert text in decode_page(written.encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [CZECH, "Президент заявил, что плотина выдержала, а река нет."])
def test_wide_encodings_with_and_without_a_mark(encoding: str, text: str) -> None:
    content = text.encode(encoding)
    assert decode(content) == text
    assert decode_page(f"<p>{text}</p>".encode(encoding)) == f"<p>{text}</p>"


def test_what_has_nul_bytes_elsewhere_is_not_wide() -> None:
    assert find_utf16(b"ab\0cd\0ef\0gh" * 9) is None
    with pytest.raises(NotTextError, match="NUL"):
        decode(b"The dam\0 broke and the water came into the town.")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (CZECH.encode() + b" The \xff dam.", CZECH + " The � dam."),
        (CZECH.encode() * 9 + b"\x99\x80", CZECH * 9 + "��"),
        (("It’s the gate. " * 9).encode() + b"It\xe2\x80s", "It’s the gate. " * 9 + "It�s"),
        ("The dam held, said Jiří".encode()[:-1], "The dam held, said Jiř�"),
        (b"The dam held, it\xe2\x80s said.", "The dam held, it�s said."),
    ],
)
def test_utf_8_with_a_fault_is_utf_8(content: bytes, text: str) -> None:
    assert decode(content) == text
    assert decode_page(content) == text
    assert is_garbled(text)


@pytest.mark.parametrize("content", [b"Z\xfcrich held.", b"\x93It held,\x94 Ren\xe9 said."])
def test_a_lone_byte_among_plain_letters_is_no_fault(content: bytes) -> None:
    assert decode(content) == content.decode("cp1252")


@pytest.mark.parametrize("text", [CZECH, *NAMES["cp1252"], *NAMES["cp1251"], *NAMES["cp1257"]])
@pytest.mark.parametrize("taken", ["cp1252", "latin-1"])
@pytest.mark.parametrize("times", [1, 2])
def test_what_was_encoded_twice_is_put_right(text: str, taken: str, times: int) -> None:
    hurt = text
    for _ in range(times):
        # Programs keep what an encoding has no letter for as a control character.
        hurt = "".join(
            bytes((byte,)).decode(taken, "ignore") or chr(byte) for byte in hurt.encode()
        )
    assert hurt != text
    assert repair(hurt) == text
    assert decode(hurt.encode()) == text
    assert decode_page(f"<p>{hurt}".encode()) == f"<p>{text}"


@pytest.mark.parametrize("taken", ["cp1250", "cp1251"])
def test_other_encodings_misread_are_put_right(taken: str) -> None:
    text = "Президент заявил во вторник, что плотина выдержала." if taken == "cp1251" else CZECH
    hurt = "".join(bytes((b,)).decode(taken, "ignore") or chr(b) for b in text.encode())
    assert repair(hurt) == text


@pytest.mark.parametrize(
    "text",
    [
        "A “CAFÉ” in SÃO João, «IRMû, À la carte…", "NÃO!” he cried. “MAÇû", "CAFÉ”",
        "Ñandú – “Älmhult”, Åland", "Р° is a letter and a sign, said Иван", "10 °C and 5 µm ±2 ¶",
        CZECH, *NAMES["cp1252"], *NAMES["cp1254"], *NAMES["cp1251"], *NAMES["big5"],
    ],
)  # fmt: skip
def test_what_is_right_stays(text: str) -> None:
    assert repair(text) == text
    assert not is_garbled(text)


@pytest.mark.parametrize(
    "text", ["The mayor of Pl�eň", "itï¿½s", "JiÅ™Ã Dvorak of PlzeÅ", "锟斤拷", "The donâ€ t"]
)
def test_what_cannot_be_put_right_is_told(text: str) -> None:
    assert is_garbled(repair(text))


def read(tmp_path: Path, name: str, content: bytes) -> Document:
    path = tmp_path / name
    path.write_bytes(content)
    (found,) = read_source(str(path))
    assert isinstance(found, Document), found
    return found


TEXT = f"{' '.join(SENTENCES)} {CZECH}"
ITEM = f"<item><title>{CZECH}</title><description>{TEXT}</description></item>"
TWICE = TEXT.encode().decode("latin-1")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT.encode("cp1250")),
        ("a.html", page(paragraphs=[TEXT]).encode("cp1250")),
        ("a.md", TEXT.encode("cp1250")),
        ("a.rss", rss(ITEM).decode().encode("cp1250")),
        ("a.rss", rss(ITEM).decode().replace("utf-8", "windows-1250").encode("cp1250")),
        ("a.rss", rss(ITEM).decode().replace("utf-8", "iso-8859-1").encode()),
        ("a.rss", rss(ITEM).decode().encode("utf-16")),
        ("a.json", json.dumps({"text": TEXT}, ensure_ascii=False).encode("cp1250")),
        ("a.txt", TWICE.encode()),
        ("a.html", page(paragraphs=[TWICE]).encode()),
        ("a.rss", rss(ITEM).decode("latin-1").encode()),
        ("a.json", json.dumps({"text": TWICE}).encode()),
        ("a.jsonl", json.dumps({"text": TWICE}).encode()),
    ],
)
def test_names_are_as_written_in_every_format(tmp_path: Path, name: str, content: bytes) -> None:
    found = read(tmp_path, name, content)
    assert found.text.endswith(CZECH)
    assert not {Flag.GARBLED, Flag.ENCODING_GUESSED} & set(found.flags)


def test_what_is_lost_or_guessed_is_flagged(tmp_path: Path) -> None:
    lost = read(tmp_path, "a.txt", TEXT.encode() + b" \xff.")
    assert Flag.GARBLED in lost.flags
    assert lost.is_counted
    close = "President Tarđan spoke."
    found = read(tmp_path, "b.txt", f"{SENTENCES[0]} {close}".encode("cp1250"))
    assert Flag.ENCODING_GUESSED in found.flags
    assert found.is_counted
    assert decode_bytes(TEXT.encode("cp1250")).is_guessed is False


@pytest.mark.parametrize(
    "content",
    [bytes(range(128, 256)) * 9, b"\x00\xff" * 90, b"\xfe\x81\x8d\x8f" * 50, b"\x81" * 99],
)
def test_what_is_no_text_in_any_is_a_rejection(content: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(content)


def test_guessing_takes_no_long_time() -> None:
    import time  # noqa: PLC0415

    start = time.process_time()
    guess((CZECH + "\n").encode("cp1250") * 100_000)
    repair(("Ã©Â" * 400_000) + "x")
    assert time.process_time() - start < 5


def test_alphabets_hold_letters_beyond_ascii_once() -> None:
    for alphabet in load_alphabets():
        assert all(not letter.isascii() and letter == letter.lower() for letter in alphabet.letters)
        assert alphabet.letters
