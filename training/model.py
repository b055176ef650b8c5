"""The network: the MiniLM encoder, told of case and quotes, under all heads."""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from stemma.encoder.features import FEATURE_COUNT

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ARC, RELATION, LINK, TAG = 256, 192, 128, 256


PUBLISHED = {
    "out": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "norm_out": "output.LayerNorm",
}
"""A layer's parts, and what the published file calls them."""


class Dropout(nn.Module):
    """Dropout with masks cut at random places from one long random strip.

    Drawing fresh random numbers for every activation took a quarter of a training step on a
    processor; a strip drawn anew every few hundred uses serves as well.
    """

    STRIP, USES = 1 << 24, 400

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.strip: Tensor | None = None
        self.uses = 0

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.share == 0.0:
            return x
        if self.strip is None or self.uses >= self.USES:
            kept = torch.rand(self.STRIP) >= self.share
            self.strip, self.uses = kept.to(torch.bfloat16) / (1 - self.share), 0
        self.uses += 1
        at = int(torch.randint(self.STRIP - x.numel(), ()))
        return x * self.strip[at : at + x.numel()].view(x.shape)


class Layer(nn.Module):
    """One layer of BERT: attention, then the two wide maps, each added to what came in."""

    def __init__(self, dropout: Dropout) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, width, _ = x.shape
        qkv = self.query_key_value(x).view(rows, width, 3, HEADS, WIDTH // HEADS)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        # spelled out: on a processor the fused kernel's backward pass takes twice as long
        scores = (q * (WIDTH // HEADS) ** -0.5) @ k.transpose(-1, -2)
        seen = scores.masked_fill(~mask, -1e4).softmax(-1).to(v.dtype) @ v
        seen = self.out(seen.transpose(1, 2).reshape(rows, width, WIDTH))
        x = self.norm_attention(x + self.dropout(seen))
        y = self.narrow(F.gelu(self.widen(x)))
        return self.norm_out(x + self.dropout(y))


class Encoder(nn.Module):
    """BERT as in MiniLM; `features` is one more embedding table, zero at the start."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.features = nn.Embedding(FEATURE_COUNT, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(self.dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, features: Tensor | None, mask: Tensor) -> Tensor:
        x = self.words(ids) + self.places.weight[: ids.shape[1]]
        if features is not None:
            x = x + self.features(features)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_pretrained(self, path: Path) -> None:
        """Take the weights of a published BERT of this size."""
        state = load_file(path)
        state = {k.removeprefix("bert."): v for k, v in state.items()}
        with torch.no_grad():
            self.words.weight.copy_(state["embeddings.word_embeddings.weight"])
            places = state["embeddings.position_embeddings.weight"]
            kind = state["embeddings.token_type_embeddings.weight"][0]
            self.places.weight.copy_(places + kind)
            self.features.weight.zero_()
            self.norm.weight.copy_(state["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(state["embeddings.LayerNorm.bias"])
            for n, layer in enumerate(self.layers):
                at = f"encoder.layer.{n}."
                for part in ("weight", "bias"):
                    parts = [
                        state[f"{at}attention.self.{k}.{part}"] for k in ("query", "key", "value")
                    ]
                    getattr(layer.query_key_value, part).copy_(torch.cat(parts))
                    for ours, theirs in PUBLISHED.items():
                        own = getattr(getattr(layer, ours), part)
                        own.copy_(state[f"{at}{theirs}.{part}"])


class Reader(nn.Module):
    """All heads over one encoder."""

    def __init__(
        self, sizes: dict[str, int], dropout: float = 0.1, head_dropout: float = 0.25
    ) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.head_dropout = Dropout(head_dropout)
        self.morph = nn.Linear(WIDTH, TAG)
        self.upos = nn.Linear(TAG, sizes["upos"])
        self.xpos = nn.Linear(TAG, sizes["xpos"])
        self.lemma = nn.Linear(TAG, sizes["lemma"])
        self.arc = nn.Linear(WIDTH, 2 * ARC)
        self.arc_weight = nn.Linear(ARC, ARC)
        self.relation = nn.Linear(WIDTH, 2 * RELATION)
        self.deprel = nn.Linear(3 * RELATION, sizes["deprel"])
        self.name = nn.Linear(WIDTH, TAG)
        self.names = nn.Linear(TAG, sizes["names"])
        self.role = nn.Linear(WIDTH, TAG)
        self.roles = nn.Linear(TAG, sizes["roles"])
        self.link = nn.Linear(WIDTH, 2 * LINK)

    def words(self, ids: Tensor, features: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """The last hidden state of each word's first piece."""
        x = self.encoder(ids, features, mask)
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH))

    def arcs(self, words: Tensor) -> Tensor:
        """(rows, word, head) scores; head 0 is the root."""
        drop = self.head_dropout
        dependent, head = drop(F.gelu(self.arc(words))).split(ARC, -1)
        return self.arc_weight(dependent) @ head.transpose(1, 2) / ARC**0.5

    def relations(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """What each word brings to a relation: as the dependent, as the head."""
        dependent, head = self.head_dropout(F.gelu(self.relation(words))).split(RELATION, -1)
        return dependent, head

    def label_arcs(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Label scores of (dependent, head) pairs: a low-rank biaffine form."""
        return self.deprel(torch.cat([dependent * head, dependent, head], -1))

    def links(self, words: Tensor) -> Tensor:
        """(rows, word, cue) scores of belonging together; cue 0 is none."""
        member, cue = self.link(words).split(LINK, -1)
        return member @ cue.transpose(1, 2) / LINK**0.5

    def tags(self, layer: str, words: Tensor) -> Tensor:
        """(rows, word, label) scores of one layer."""
        hidden = {"names": self.name, "roles": self.role}.get(layer, self.morph)
        return getattr(self, layer)(self.head_dropout(F.gelu(hidden(words))))
