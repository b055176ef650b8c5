"""Attributions on PolNeAR's development half, by the scorer that came with it."""

from __future__ import annotations

from bench.command import Place, scratch


def measure(place: Place) -> dict[str, float]:
    """F1 in hundredths: characters and exact spans of each role, and whole attributions."""
    gold = place.corpora / "polnear" / "dev"
    with scratch() as folder:
        place.score("texts", "attribution", gold, folder / "texts")
        place.read(folder / "texts", folder / "read.jsonl")
        found = place.score("attribution", gold, folder / "read.jsonl")
    out: dict[str, float] = {}
    for role, figures in found["characters"].items():
        out[f"polnear {role.lower()} characters"] = figures["f1"]
    for role, figures in found["exact"].items():
        out[f"polnear {role.lower()} exact"] = figures["f1"]
    whole = next(v for k, v in found.items() if k.startswith("attribution"))
    out["polnear whole attributions"] = whole["f1"]
    out["polnear whole precision"], out["polnear whole recall"] = whole["p"], whole["r"]
    return out
