"""Words with roles tied together, on scores made by hand."""

import numpy as np
import pytest

from stemma.annotate.inherit import drop_empty_subjects, inherit_sources
from stemma.annotate.roles import Tie, find_ties
from stemma.annotate.tokens import Tokens, blank_english, tokenize
from stemma.encoder.reader import Labels, Scores

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
RELATIONS = ("root", "nsubj", "nsubj:pass", "conj", "obj", "ccomp", "punct", "cc", "aux:pass")
LABELS = Labels(("VERB",), ("X",), ("X",), RELATIONS, ("O",), ROLES)
LANGUAGE = blank_english()


def scores_of(
    tokens: Tokens,
    roles: str,
    links: dict[int, int],
    *,
    heads: list[int] | None = None,
    relations: list[str] | None = None,
    windows: list[int] | None = None,
) -> Scores:
    """Scores that say just this: a letter a word (`s S c C q Q .`), and word → cue links."""
    count = len(tokens.words)
    tags = [".sScCqQ".index(letter) for letter in roles]
    assert len(tags) == count
    zeros = np.zeros(count, np.int64)
    member = np.zeros((count, count + 1), np.float32)
    for word, cue in links.items():
        member[word, cue] = 60.0
    unlinked = [i for i in range(count) if i not in links]
    member[unlinked, count] = 60.0
    cues = np.eye(count, count + 1, dtype=np.float32)
    window = np.array(windows or [0] * count)
    null = np.zeros((int(window.max()) + 1, count + 1), np.float32)
    null[:, count] = 1.0
    return Scores(
        upos=zeros,
        xpos=zeros,
        lemma=zeros,
        heads=np.array(heads if heads is not None else range(count)),
        deprel=np.array([RELATIONS.index(r) for r in relations or ["root"] * count]),
        names=np.zeros((count, 1), np.float32),
        roles=np.eye(len(ROLES), dtype=np.float32)[tags],
        member=member,
        cue=cues,
        null=null,
        window=window,
    )


def ties_of(text: str, roles: str, links: dict[int, int], **more: list[int]) -> list[Tie]:
    tokens = tokenize(LANGUAGE, text)
    return find_ties(scores_of(tokens, roles, links, windows=more.get("windows")), LABELS, tokens)


def test_source_and_content_go_to_the_cue_they_point_at() -> None:
    ties = ties_of(
        "Vool said rain fell and Lund denied it", "scqQ.scq", {0: 1, 2: 1, 3: 1, 5: 6, 7: 6}
    )
    assert ties == [Tie((1, 2), [(0, 1)], [(2, 4)]), Tie((6, 7), [(5, 6)], [(7, 8)])]


def test_two_halves_of_a_quote_are_one_content() -> None:
    ties = ties_of("Rain , said Vool , fell", "q.cs.q", {0: 2, 3: 2, 5: 2})
    assert ties == [Tie((2, 3), [(3, 4)], [(0, 1), (5, 6)])]


def test_contents_that_touch_are_made_one() -> None:
    ties = ties_of("Vool said rain fell", "scqq", {0: 1, 2: 1, 3: 1})
    assert ties[0].contents == [(2, 4)]


def test_a_cue_without_content_is_no_attribution() -> None:
    assert ties_of("Vool said nothing", "sc.", {0: 1}) == []


def test_a_content_in_another_window_goes_to_a_cue_that_lacks_one() -> None:
    text = "Vool said. Rain fell."
    ties = ties_of(text, "sc.qQ.", {0: 1}, windows=[0, 0, 0, 1, 1, 1])
    assert ties == [Tie((1, 2), [(0, 1)], [(3, 5)])]


def test_a_quotation_goes_on_with_the_attribution_before_it() -> None:
    text = "“Rain,” said Vool. It rained. “Snow”"
    ties = ties_of(text, "qQQQcs....qQ.", {0: 4, 1: 4, 2: 4, 3: 4, 5: 4})
    assert ties == [Tie((4, 5), [(5, 6)], [(0, 4), (10, 12)])]


def test_words_without_marks_do_not_go_on_in_another_sentence() -> None:
    ties = ties_of("Vool said rain fell. It rained.", "scqQ.qQ.", {0: 1, 2: 1, 3: 1})
    assert ties == [Tie((1, 2), [(0, 1)], [(2, 4)])]


def test_a_quotation_before_any_attribution_belongs_to_nobody() -> None:
    ties = ties_of("“Snow” fell. Vool said rain", "qQ...scq", {5: 6, 7: 6})
    assert ties == [Tie((6, 7), [(5, 6)], [(7, 8)])]


def test_a_source_left_over_goes_to_the_nearest_cue_of_its_sentence() -> None:
    ties = ties_of("Vool said rain . Lund fell", "scq.s.", {2: 1})
    assert ties == [Tie((1, 2), [(0, 1)], [(2, 3)])]


def test_of_two_sources_the_surer_one_speaks() -> None:
    tokens = tokenize(LANGUAGE, "Vool Lund said it")
    scores = scores_of(tokens, "sscq", {0: 2, 1: 2, 3: 2})
    scores.member[0, 2] = 0.5
    scores.member[0, 4] = 0.4
    assert find_ties(scores, LABELS, tokens)[0].sources == [(1, 2)]


@pytest.mark.parametrize(
    ("relation", "sources"), [("conj", [(0, 2)]), ("ccomp", [])], ids=["shared", "not shared"]
)
def test_a_verb_takes_the_subject_of_the_verb_it_is_joined_to(
    relation: str, sources: list[tuple[int, int]]
) -> None:
    tokens = tokenize(LANGUAGE, "The minister rose and denied it")
    scores = scores_of(
        tokens,
        "....cq",
        {5: 4},
        heads=[1, 2, 2, 4, 2, 4],
        relations=["obj", "nsubj", "root", "cc", relation, "obj"],
    )
    ties = find_ties(scores, LABELS, tokens)
    inherit_sources(ties, scores, LABELS, tokens)
    assert ties[0].sources == sources


def test_a_verb_in_the_passive_takes_no_subject() -> None:
    tokens = tokenize(LANGUAGE, "Vool rose and was asked it")
    scores = scores_of(
        tokens,
        "....cq",
        {5: 4},
        heads=[1, 1, 4, 4, 1, 4],
        relations=["nsubj", "root", "cc", "aux:pass", "conj", "obj"],
    )
    ties = find_ties(scores, LABELS, tokens)
    inherit_sources(ties, scores, LABELS, tokens)
    assert ties[0].sources == []


@pytest.mark.parametrize(
    ("text", "relation", "left"),
    [
        ("It was said so", "nsubj:pass", []),
        ("It was said so", "nsubj", [(0, 1)]),
        ("Vool was said so", "nsubj:pass", [(0, 1)]),
    ],
)
def test_the_it_of_a_passive_speaks_for_nobody(
    text: str, relation: str, left: list[tuple[int, int]]
) -> None:
    tokens = tokenize(LANGUAGE, text)
    scores = scores_of(
        tokens,
        "s.cq",
        {0: 2, 3: 2},
        heads=[2, 2, 2, 2],
        relations=[relation, "aux:pass", "root", "obj"],
    )
    ties = find_ties(scores, LABELS, tokens)
    drop_empty_subjects(ties, scores, LABELS, tokens)
    assert ties[0].sources == left
