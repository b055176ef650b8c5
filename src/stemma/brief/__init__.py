"""Judged points → what an editor reads: verdicts, timeline, positions, omissions."""

from stemma.brief.make import BriefMaker

__all__ = ["BriefMaker"]
