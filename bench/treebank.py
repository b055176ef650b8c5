"""Parts of speech, lemmas and trees on the UD treebanks, over their own words and sentences."""

from __future__ import annotations

from pathlib import Path

from training.text import Text
from training.treebanks import conllu_documents, load_conllu

from bench.command import Place
from stemma.encoder.files import WEIGHTS
from stemma.encoder.reader import Reader

VERBS = {"VERB", "AUX"}


def measure(place: Place) -> dict[str, float]:
    """Accuracies in hundredths on GUM's and EWT's test halves.

    LAS and UAS count every word, punctuation too; LAS compares relations without their subtypes,
    as the CoNLL 2018 shared task does, and `LAS with subtypes` with them. A word with no lemma in
    the treebank ("_") is not counted for lemmas.
    """
    reader = Reader.load(place.weights or WEIGHTS)
    out: dict[str, float] = {}
    for name, key in (("gum-test", "GUM"), ("ewt-test", "EWT")):
        path = place.corpora / "ud" / f"{name}.conllu"
        for layer, value in measure_file(reader, path).items():
            out[f"{key} test {layer}"] = value
    return out


def measure_file(reader: Reader, path: Path) -> dict[str, float]:
    """Accuracies over one CoNLL-U file."""
    counts: dict[str, int] = {}
    total = lemma_total = 0
    lemmas = [r.lemma for _, sentences, _ in conllu_documents(path) for s in sentences for r in s]
    at = 0
    for text in load_conllu(path, names=False):
        right, words, lemma_words = _measure_text(reader, text, lemmas[at : at + len(text.words)])
        at += len(text.words)
        total += words
        lemma_total += lemma_words
        for layer, count in right.items():
            counts[layer] = counts.get(layer, 0) + count
    return {
        layer: round(100 * count / (lemma_total if layer == "lemma" else total), 2)
        for layer, count in counts.items()
    }


def _measure_text(reader: Reader, text: Text, lemmas: list[str]) -> tuple[dict[str, int], int, int]:
    assert text.upos is not None
    assert text.xpos is not None
    assert text.heads is not None
    assert text.deprel is not None
    scores = reader.read(text.words, text.boundaries, text.sentences)
    labels = reader.labels
    right = dict.fromkeys(("UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS with subtypes"), 0)
    lemma_words = 0
    for i, word in enumerate(text.words):
        right["UPOS"] += labels.upos[scores.upos[i]] == text.upos[i]
        right["XPOS"] += labels.xpos[scores.xpos[i]] == text.xpos[i]
        if lemmas[i] != "_":
            lemma_words += 1
            right["lemma"] += (
                reader.lemma(word, int(scores.lemma[i]), verb=labels.upos[scores.upos[i]] in VERBS)
                == lemmas[i]
            )
        head = -1 if scores.heads[i] == i else int(scores.heads[i])
        if head == text.heads[i]:
            right["UAS"] += 1
            relation, gold = labels.deprel[scores.deprel[i]], text.deprel[i]
            right["LAS"] += relation.split(":")[0] == gold.split(":")[0]
            right["LAS with subtypes"] += relation == gold
    return right, len(text.words), lemma_words
