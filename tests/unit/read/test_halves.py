import json
from pathlib import Path

import pytest
from tests.unit.read.made import SENTENCES, page

from stemma.model import Document, Flag
from stemma.read import read_source
from stemma.read.halves import find_foreign

ENGLISH = " ".join(SENTENCES[:4])
HALVES = {
    "Spanish": "La presa se rompió el martes por la mañana, dijo el ministerio del interior. "
    "Seis personas murieron y nueve siguen desaparecidas. El alcalde pidió ayuda.",
    "German": "Der Damm oberhalb der Stadt brach am Dienstag, wie das Ministerium mitteilte. "
    "Mindestens sechs Menschen kamen ums Leben, und neun werden noch vermisst.",
    "French": "Le barrage a cédé mardi matin, a indiqué le ministère de l'intérieur. "
    "Au moins six personnes sont mortes et les secours cherchent encore les disparus.",
    "Russian": "Плотина прорвалась во вторник, сообщило министерство. Шесть человек погибли.",
    "Arabic": "قال الوزير إن السد انهار يوم الثلاثاء وإن ستة أشخاص لقوا حتفهم في البلدة القريبة.",
    "Chinese": "内政部表示，大坝于星期二清晨决堤，至少六人死亡，九人失踪，数千居民被转移到学校。",
}


def text_of(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text}))
    (found,) = read_source(str(path))
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize("language", HALVES)
@pytest.mark.parametrize("between", ["\n\n", "\n", " "])
@pytest.mark.parametrize("first", [True, False])
def test_a_report_half_in_another_language_is_read_in_its_english_half(
    tmp_path: Path, language: str, between: str, *, first: bool
) -> None:
    other = HALVES[language]
    found = text_of(tmp_path, between.join((ENGLISH, other) if first else (other, ENGLISH)))
    assert found.text == ENGLISH
    assert found.flags == (Flag.PARTS_LEFT_OUT,)
    assert found.is_counted


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + " “Estamos de luto por los que murieron en la presa”, said the mayor.",
        ENGLISH + " He wrote: « Nous sommes en deuil. » Then he left.",
        ENGLISH + " The paper Der Spiegel and the daily Le Monde wrote of it.",
        ENGLISH + " Que será, será, she said.",
        ENGLISH,
        "\n".join(f"{name} 3:1 12" for name in ("Tesvik", "Las Vegas", "Des Moines")),
    ],
)  # fmt: skip
def test_what_is_quoted_or_short_stays(tmp_path: Path, text: str) -> None:
    found = text_of(tmp_path, text)
    assert found.text == text
    assert Flag.PARTS_LEFT_OUT not in found.flags


@pytest.mark.parametrize("language", ["Spanish", "German", "Russian"])
def test_a_report_wholly_in_another_language_keeps_its_text(language: str) -> None:
    assert find_foreign(HALVES[language] * 3) == []


def test_the_way_back_to_the_page_holds(tmp_path: Path) -> None:
    paragraphs = (SENTENCES[0], HALVES["Spanish"], *SENTENCES[1:5])
    path = tmp_path / "a.html"
    written = page(paragraphs=paragraphs)
    path.write_text(written)
    (found,) = read_source(str(path))
    assert isinstance(found, Document)
    assert "presa" not in found.text
    assert SENTENCES[4] in found.text
    assert found.source_map
    for span in found.source_map:
        piece = written[span.source_start : span.source_end]
        assert "".join(found.text[span.start : span.end].split()) == "".join(piece.split())


def test_a_foreign_report_below_its_menu_is_not_cut() -> None:
    # Words of a menu are of no language; they make no English part of a report.
    menu = "\n".join(("Início", "Cidade", "Conselhos", "Ouvidoria", "Turismo", "Saúde") * 4)
    story = (
        "A ponte sobre o rio foi fechada na manhã de sexta-feira, disse a prefeitura. "
        "Os moradores do bairro foram levados para uma escola que fica perto da igreja."
    )
    assert find_foreign(f"{menu}\n{story}") == []
    english = "The bridge over the river was closed on Friday, and the town was told of it at once."
    assert find_foreign(f"{menu}\n{english}\n{story}") != []
