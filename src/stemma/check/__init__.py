"""A draft against its sources: what supports it, what contradicts it, and what is nowhere."""

from stemma.check.checker import Checker

__all__ = ["Checker"]
