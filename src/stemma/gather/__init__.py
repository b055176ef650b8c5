"""Documents → coverages: which of them report one event, and which repeat another."""

from stemma.gather.gather import Gatherer, gather

__all__ = ["Gatherer", "gather"]
