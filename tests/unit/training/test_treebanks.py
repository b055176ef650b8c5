from pathlib import Path

import pytest
from training.text import NAME_TAGS, spans_of
from training.treebanks import Row, conllu_documents, gum_mentions, gum_names, load_conllu

CORPORA = Path(__file__).parents[4] / "shared/corpora"

TREEBANK = """\
# newdoc id = flood
# sent_id = 1
# newpar
1	The	the	DET	DT	_	2	det	_	Entity=(1-organization-new-cf1-2-sgl
2	Herald	Herald	PROPN	NNP	_	3	nsubj	_	Entity=1)
3-4	can't	_	_	_	_	_	_	_	_
3	ca	can	AUX	MD	_	0	root	_	_
4	n't	not	PART	RB	_	3	advmod	_	_
4.1	ghost	ghost	VERB	VB	_	_	_	_	_
5	say	say	VERB	VB	_	3	xcomp	_	SpaceAfter=No
6	.	.	PUNCT	.	_	3	punct	_	_

# sent_id = 2
1	Dams	dam	NOUN	NNS	_	2	nsubj	_	_
2	hold	hold	VERB	VBP	_	0	root	_	_

# newpar
1	10 000	10 000	NUM	CD	_	2	nsubj	_	_
2	left	leave	VERB	VBD	_	0	root	_	_

# newdoc id = fire
1	Fire	fire	NOUN	NN	_	0	root	_	_
"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "x.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


class TestConllu:
    def test_documents_and_their_paragraphs(self, treebank: Path) -> None:
        found = [(name, len(rows), new) for name, rows, new in conllu_documents(treebank)]
        assert found == [("flood", 3, [True, False, True]), ("fire", 1, [True])]

    def test_a_file_without_an_empty_line_at_its_end(self, treebank: Path) -> None:
        assert TREEBANK.endswith("_\n")
        *_, (_, sentences, _) = conllu_documents(treebank)
        assert sentences[0][0].form == "Fire"

    def test_words_boundaries_and_sentences(self, treebank: Path) -> None:
        text, _ = load_conllu(treebank, names=True)
        assert text.words == [
            "The", "Herald", "ca", "n't", "say", ".", "Dams", "hold", "10000", "left",
        ]  # fmt: skip
        assert text.boundaries == [3, 1, 1, 0, 1, 0, 2, 1, 3, 1]
        assert text.sentences == [(0, 6), (6, 8), (8, 10)]

    def test_layers(self, treebank: Path) -> None:
        text, _ = load_conllu(treebank, names=True)
        assert text.heads == [1, 2, -1, 2, 2, 2, 7, -1, 9, -1]
        assert text.upos is not None
        assert text.upos[:3] == ["DET", "PROPN", "AUX"]
        assert text.lemma is not None
        assert text.lemma[6] == "l|0+|1+"
        assert text.names is not None
        assert spans_of([NAME_TAGS[t] for t in text.names]) == [(1, 2, "outlet")]

    def test_names_only_where_asked_for(self, treebank: Path) -> None:
        assert [text.names for text in load_conllu(treebank, names=False)] == [None, None]


def rows(*lines: str) -> list[Row]:
    """Words as `form xpos head deprel entity`."""
    out = []
    for line in lines:
        form, xpos, head, deprel, *entity = line.split()
        upos = {"NNP": "PROPN", "NNPS": "PROPN", "CD": "NUM", "JJ": "ADJ"}.get(xpos, "X")
        misc = f"Entity={entity[0]}|SpaceAfter=No" if entity else "_"
        out.append(Row(form, form, upos, xpos, int(head), deprel, space=True, misc=misc))
    return out


def names(*lines: str) -> list[tuple[str, str]]:
    sentence = rows(*lines)
    return [(" ".join(r.form for r in sentence[a:b]), kind) for a, b, kind in gum_names(sentence)]


class TestMentions:
    def test_nested_and_of_one_word(self) -> None:
        found = gum_mentions(
            rows("a DT 2 det (1-person-new", "b NN 0 root (2-place-giv)", "c NN 2 x 1)")
        )
        assert found == [(1, 2, "place"), (0, 3, "person")]

    def test_parts_of_a_mention_that_is_in_two_pieces(self) -> None:
        found = gum_mentions(
            rows("a DT 2 det (7[1/2]-person-new", "b NN 0 root 7[1/2])", "c NN 2 x (7[2/2]-person)")
        )
        assert found == [(0, 2, "person"), (2, 3, "person")]

    def test_two_that_end_on_one_word(self) -> None:
        found = gum_mentions(rows("a DT 2 det (1-event-n(2-place-n", "b NN 0 root 2)1)"))
        assert found == [(0, 2, "place"), (0, 2, "event")]

    def test_an_end_without_a_start(self) -> None:
        assert gum_mentions(rows("a NN 0 root 9)")) == []


class TestNames:
    def test_a_title_is_not_part_of_a_person(self) -> None:
        assert names(
            "former JJ 2 amod (1-person-new",
            "President NNP 4 compound",
            "Ana NNP 4 compound",
            "Ruud NNP 0 root 1)",
        ) == [("Ana Ruud", "person")]

    def test_a_title_is_part_of_anything_else(self) -> None:
        assert names("Judge NNP 2 compound (1-organization-new", "Dredd NNP 0 root 1)") == [
            ("Judge Dredd", "organization")
        ]

    def test_the_longer_name_holds_the_shorter(self) -> None:
        assert names(
            "the DT 2 det (1-organization-new",
            "University NNP 0 root",
            "of IN 4 case",
            "Vik NNP 2 nmod (2-place-new)1)",
        ) == [("University of Vik", "organization")]

    def test_a_people_is_no_person(self) -> None:
        assert names("Norwegians NNPS 0 root (1-person-new)") == [("Norwegians", "other")]

    def test_a_common_noun_at_the_head_makes_no_name(self) -> None:
        assert names("the DT 3 det (1-person-new", "Vik NNP 3 compound", "mayor NN 0 root 1)") == []

    def test_an_apposition_is_a_name_of_its_own(self) -> None:
        assert names(
            "Ana NNP 0 root (1-person-new",
            ", , 3 punct",
            "Ruud NNP 1 appos 1)",
        ) == [("Ana", "person")]

    def test_a_number_belongs_right_behind_the_name(self) -> None:
        assert names("Apollo NNP 0 root (1-object-new", "11 CD 1 nummod 1)") == [
            ("Apollo 11", "other")
        ]

    def test_a_capital_at_the_start_of_a_sentence_says_nothing(self) -> None:
        late = names("in IN 3 x", "Northern JJ 3 amod (1-place-new", "Vik NNP 0 root 1)")
        assert late == [("Northern Vik", "place")]
        assert names("Northern JJ 2 amod (1-place-new", "Vik NNP 0 root 1)") == [("Vik", "place")]

    def test_kinds_that_are_never_names(self) -> None:
        assert names("Monday NNP 0 root (1-time-new)") == []


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not here")
def test_every_word_of_gum_has_a_label() -> None:
    texts = list(load_conllu(CORPORA / "ud/gum-test.conllu", names=True))
    assert len(texts) == 18
    for text in texts:
        assert text.names is not None
        assert len(text.names) == len(text.words) == text.sentences[-1][1]
