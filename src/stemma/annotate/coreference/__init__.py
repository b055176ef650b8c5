"""Coreference: which words of one document stand for the same thing."""

from stemma.annotate.coreference.resolve import resolve_entities

__all__ = ["resolve_entities"]
