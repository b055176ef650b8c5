"""Every set that is trained on or watched while training, by name."""

from __future__ import annotations

from pathlib import Path

from training.names import POLITICS, WIKIGOLD, load_names, wikigold_kept
from training.polnear import load_polnear
from training.text import Text
from training.treebanks import load_conllu


def load_sets(corpora: Path) -> dict[str, list[Text]]:
    """Every training and development set by name. Wikigold's last two fifths are held out."""
    ud, ner = corpora / "ud", corpora / "ner"
    wikigold = list(
        load_names(ner / "wikigold/CONLL-format/data/wikigold.conll.txt", " ", WIKIGOLD, per_text=4)
    )
    kept = wikigold_kept(len(wikigold))
    silver = ner / "polnear-silver.jsonl.gz"
    return {
        "ewt": list(load_conllu(ud / "ewt-train.conllu", names=False)),
        "gum": list(load_conllu(ud / "gum-train.conllu", names=True)),
        "wikigold": wikigold[:kept],
        "politics": [
            t
            for name in ("politics-train.txt", "politics-dev.txt")
            for t in load_names(ner / name, "\t", POLITICS, per_text=1)
        ],
        "polnear": list(load_polnear(corpora / "polnear/train", silver)),
        "dev-ewt": list(load_conllu(ud / "ewt-dev.conllu", names=False)),
        "dev-gum": list(load_conllu(ud / "gum-dev.conllu", names=True)),
        "dev-wikigold": wikigold[kept:],
        "dev-polnear": list(load_polnear(corpora / "polnear/dev", None)),
    }
