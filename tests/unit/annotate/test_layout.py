"""Whose words are: labels, blocks, signatures, capitals, and who is heard in another's words."""

import pytest

from stemma.annotate import Annotator
from stemma.annotate.capitals import read_as
from stemma.annotate.labels import find_labels
from stemma.lexicon.turns import LabelKind
from stemma.model import Annotations, Document
from stemma.read import read_text


def read(annotator: Annotator, text: str, title: str | None = None) -> Annotations:
    document = read_text(text, "a.txt", title=title)
    assert isinstance(document, Document)
    return annotator.annotate([document])[0]


def speaker_of(found: Annotations, words: str) -> str | None:
    """The source of the shortest content that holds the words; its entity's name if it has one."""
    text = found.document.text
    names = {entity.id: entity.name for entity in found.entities}
    holding = [
        (sum(map(len, a.content)), a)
        for a in found.attributions
        if any(words in span.of(text) for span in a.content)
    ]
    if not holding:
        return None
    said = min(holding, key=lambda pair: pair[0])[1]
    return names.get(said.speaker or "") or " ".join(s.of(text) for s in said.source)


INTERVIEW = """The head of the port, Iva Lind, spoke to the Post on Monday. The talk was shortened.

Q: When did the crane fall?

A: At 6 a.m. I closed the quay at once.

Q: Police say it was closed at 7.

A: They are wrong.
"""


@pytest.mark.parametrize("words", ["closed the quay", "They are wrong"])
def test_an_answer_is_of_the_person_interviewed(annotator: Annotator, words: str) -> None:
    assert speaker_of(read(annotator, INTERVIEW), words) == "Iva Lind"


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Ostrom: Did it fall?\n\nLind: It fell.\n\nOstrom: When?\n\nLind: At six.",
            "fell",
            "Lind",
        ),
        (
            "IVA LIND, PORT DIRECTOR: We were never told.\n\nBO TARN, MAYOR: You were.",
            "never told",
            "LIND",
        ),
        (
            "**Iva Lind:** The crane was old.\n\n**Bo Tarn:** It was new.",
            "crane was old",
            "Iva Lind",
        ),
        (
            (
                "[00:12:31] LIND: The crane was old.\n[00:12:40] TARN: It was new.\n"
                "[00:12:44] LIND: It was not."
            ),
            "crane was old",
            "LIND",
        ),
    ],
)
def test_a_label_names_who_speaks(
    annotator: Annotator, text: str, words: str, speaker: str
) -> None:
    assert speaker_of(read(annotator, text), words) == speaker


def test_a_question_is_nobodys_answer(annotator: Annotator) -> None:
    assert speaker_of(read(annotator, INTERVIEW), "it was closed at 7") == "Police"


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Iva Lind\n\nVideo: The crane\n\nThe crane fell on Monday.",
        "Ferry fire: nine dead\n\nThe ferry burned on Monday.",
        "Update: The crane fell.",
    ],
)
def test_other_words_before_a_colon_label_nobody(text: str) -> None:
    words = text.replace(":", " :").split()
    assert find_labels(words, [0]) == ()


def test_labels_have_kinds() -> None:
    words = ["CLAIM", ":", "It", "fell", ".", "VERDICT", ":", "False", "."]
    kinds = [label.kind for label in find_labels(words, [0, 5])]
    assert kinds == [LabelKind.CLAIM, LabelKind.RULING]
    assert find_labels([], []) == ()


BLOCKS = [
    (
        (
            "The fire was out by noon.\n\nThe firm's statement reads:\n\n> The doors were open.\n"
            "> We will help.\n\nA court will hear it."
        ),
        "doors were open",
        "firm",
    ),
    (
        (
            "Iva Lind wrote to her staff on Monday:\n\n    We failed you. The crane was old.\n\n"
            "The union will strike."
        ),
        "crane was old",
        "Iva Lind",
    ),
    (
        (
            "Mayor Bo Tarn said on Monday:\n\n“The bridge was safe. We tested it.\n\n"
            "“In June we closed a lane.\n\n“I will stay.”\n\nPolice closed the road."
        ),
        "closed a lane",
        "Bo Tarn",
    ),
    (
        (
            "The two traded posts.\n\nThe crane was old. It fell. — Halda (@halda) May 6, 2031\n\n"
            "A court will hear it."
        ),
        "crane was old",
        "Halda",
    ),
    (
        (
            "The two argued.\n\n“The gates were open at all times.”\n\n— Ivo Strom, lawyer\n\n"
            "A court will hear it."
        ),
        "gates were open",
        "Ivo Strom",
    ),
]


BLOCKS.append(
    (
        (
            "The mayor, Ada Brey, answered within minutes:\n\nNobody told me anything.\n"
            "— Ada Brey (@adabrey) May 6, 2031\n\nA court will hear it."
        ),
        "Nobody told me",
        "Ada Brey",
    )
)


@pytest.mark.parametrize(("text", "words", "speaker"), BLOCKS)
def test_a_block_is_its_speakers(annotator: Annotator, text: str, words: str, speaker: str) -> None:
    found = read(annotator, text)
    assert speaker in (speaker_of(found, words) or "")
    assert speaker_of(found, "A court will hear it") is None
    assert speaker_of(found, "Police closed the road") is None


def test_a_page_that_is_indented_throughout_has_no_blocks(annotator: Annotator) -> None:
    text = "\n\n".join(f"    The crane number {n} fell on Monday in the port." for n in range(4))
    assert read(annotator, text).attributions == ()


def test_who_is_heard_within_anothers_words_is_kept(annotator: Annotator) -> None:
    text = "“The guard told me, ‘The gate never opened,’ and I believe him,” Ivo Brandt said."
    found = read(annotator, text)
    inner = min(found.attributions, key=lambda a: sum(map(len, a.content)))
    assert [span.of(text) for span in inner.source] == ["The guard"]
    assert [via.name for via in inner.via] == ["The guard", "Ivo Brandt"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The ministry was told three times that the pumps had failed.", []),
        ("The firm was informed by engineers that the wall was weak.", ["engineers"]),
    ],
)
def test_who_was_told_says_nothing(annotator: Annotator, text: str, source: list[str]) -> None:
    (said,) = read(annotator, text).attributions
    assert [span.of(text) for span in said.source] == source


def test_what_goes_against_somebody_is_not_said_by_him(annotator: Annotator) -> None:
    found = read(annotator, "Contrary to what Brandt says, the bank was open.")
    assert speaker_of(found, "the bank was open") is None


def test_capitals_are_read_as_small_letters(annotator: Annotator) -> None:
    loud = "OSTROM -- THREE DOCKERS DIED IN A FIRE ON MONDAY, THE COAST GUARD SAID."
    found = read(annotator, loud)
    assert speaker_of(found, "DOCKERS DIED") == "THE COAST GUARD"
    assert found.document.text == loud


def test_names_and_acronyms_keep_their_capitals() -> None:
    loud = "THE US EMBASSY SAID TWO GERMANS MET US IN THE UNITED STATES ."
    words = loud.split(" ")
    read_small = read_as(words, [(0, len(words))])
    assert " ".join(read_small) == "The US embassy said two Germans met us in the United States ."
    assert read_as(["NATO", "AND", "EU"], [(0, 3)]) == ("NATO", "AND", "EU")


def names(found: Annotations) -> list[list[str]]:
    """The mentions of each person, as they stand."""
    text = found.document.text
    return [[m.span.of(text) for m in e.mentions] for e in found.entities if e.kind == "person"]


def test_two_of_one_surname_are_told_apart_by_title_and_pronoun(annotator: Annotator) -> None:
    text = (
        "Jon Brandt and his sister, the lawyer Mara Brandt, left on Tuesday. "
        "Brandt said she would sue the company. The other Brandt declined to comment."
    )
    mara = next(people for people in names(read(annotator, text)) if "Mara Brandt" in people)
    assert mara[-2:] == ["Brandt", "she"]
    assert ["Brandt"] in names(read(annotator, text))


def test_a_name_is_not_cut_at_its_hyphen(annotator: Annotator) -> None:
    text = "President Ibrahim el-Tamin met Prime Minister Nadia el-Tamin in Ostrom on Tuesday."
    assert all("Nadia el" not in people for people in names(read(annotator, text)))


def test_he_said_goes_on_with_who_spoke_last(annotator: Annotator) -> None:
    text = (
        "“This is about the council,” Ivo Brandt said, adding that he wants to know what "
        "Bo Tarn was told.\n\n“They have answered one question,” he said."
    )
    assert speaker_of(read(annotator, text), "answered one question") == "Ivo Brandt"


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            (
                "Mayor Ada Brey met Lena Strand of the Courier.\n\nLS: Will it open?\n\n"
                "AB: It will open in June.\n\nLS: Who pays?\n\nAB: The state pays half."
            ),
            "open in June",
            "Ada Brey",
        ),
        (
            (
                "Ola Strom, the head of the port, met the Courier.\nCOURIER — Is it closed?\n"
                "STROM — The port closed on Friday.\nCOURIER — And the crews?\nSTROM — They sleep."
            ),
            "closed on Friday",
            "Ola Strom",
        ),
        (
            (
                "The Gazette met the pilot Una Riis.\n\nGazette\n\nDid it fail?\n\nUna Riis\n\n"
                "The engine failed at noon.\n\nGazette\n\nWere you hurt?\n\nUna Riis\n\nI was not."
            ),
            "failed at noon",
            "Una Riis",
        ),
    ],
    ids=["initials", "a dash", "lines of their own"],
)
def test_other_forms_of_labels(annotator: Annotator, text: str, words: str, speaker: str) -> None:
    assert speaker_of(read(annotator, text), words) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "VELM — The dam broke on Monday.\nORSK — The bridge fell.\nVELM — The dam was mended.",
        "Sport\nThe team won.\nPolitics\nThe council met.\nSport\nThe other team lost.",
    ],
)
def test_datelines_and_headings_label_nobody(annotator: Annotator, text: str) -> None:
    assert read(annotator, text).attributions == ()


THREAD = """The ministry sent its mails to the Courier.

From: Lund, Ida <ida@velm.example>
To: Per Dahl
Date: Mon, 5 May 2031 10:12:00 +0200
Subject: The mine

The mine must close on Friday.

Kind regards,
Ida Lund
Ministry of Mines

On Mon, May 5, 2031 at 9:00 AM Per Dahl <per@velm.example> wrote:
> The roof is cracked.
>> On 4 May 2031, Eva Holm wrote:
>>> The pumps have stopped.
> We need three weeks.
"""


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("close on Friday", "Lund, Ida"),
        ("roof is cracked", "Per Dahl"),
        ("three weeks", "Per Dahl"),
        ("pumps have stopped", "Eva Holm"),
    ],
)
def test_a_mail_is_of_who_wrote_it(annotator: Annotator, words: str, speaker: str) -> None:
    found = read(annotator, THREAD)
    assert speaker_of(found, words) in {speaker, " ".join(reversed(speaker.split(", ")))}
    assert any("Subject" in span.of(found.document.text) for span in found.furniture)


@pytest.mark.parametrize("verb", ["wrote back", "replied by email", "responded in a letter"])
def test_a_block_is_of_who_wrote_back(annotator: Annotator, verb: str) -> None:
    text = (
        f"The Courier asked the ministry about the mine. Ida Lund, a spokeswoman, {verb}.\n\n"
        "> The mine closed on Friday.\n\nThe union disputes that."
    )
    assert (speaker_of(read(annotator, text), "closed on Friday") or "").startswith("Ida Lund")


def test_what_follows_a_signed_mail_is_the_reports_own(annotator: Annotator) -> None:
    text = (
        "From: Karl Boysen\nSent: Monday, May 5, 2031\n\nWe lost 4 million dollars.\n\n"
        "Regards,\nKarl Boysen\n\nThe police have read the mails and charged two clerks on Friday."
    )
    found = read(annotator, text)
    assert speaker_of(found, "4 million") == "Karl Boysen"
    assert speaker_of(found, "charged two clerks") is None
