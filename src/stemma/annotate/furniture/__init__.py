"""What belongs to the page and not to the report: promotions, captions, boxes, notices."""

from stemma.annotate.furniture.find import find_furniture

__all__ = ["find_furniture"]
