"""A brief → GraphML: the reports and the origins outside, and who got it from whom.

Source: GraphML 1.0, http://graphml.graphdrawing.org/xmlns.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from stemma.model import Brief
from stemma.report.view import BriefView
from stemma.report.visible import show_words

NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
KEYS: Final = (
    ("label", "node", "string"),
    ("kind", "node", "string"),
    ("published", "node", "string"),
    ("url", "node", "string"),
    ("relation", "edge", "string"),
    ("direction", "edge", "string"),
    ("characters", "edge", "int"),
    ("words", "edge", "string"),
)
_UNFIT: Final = {0xFFFE: None, 0xFFFF: None}
"""Characters that `show_words` lets pass and XML 1.0 does not."""


def render_graph(brief: Brief) -> str:
    """The lineage of the main coverage as a GraphML document, ending with a line break.

    An edge leads from the one that gave to the one that took; where its `direction` is unknown,
    nothing tells which of the two came first (readers refuse graphs that are directed in part
    only, so these edges have a head too). `characters` is how much of the taker's text shows it.

    Raises:
        ContractError: a span points out of its text.
    """
    view = BriefView(brief)
    root = ET.Element("graphml", {"xmlns": NAMESPACE})
    for name, target, kind in KEYS:
        ET.SubElement(
            root, "key", {"id": name, "for": target, "attr.name": name, "attr.type": kind}
        )
    graph = ET.SubElement(root, "graph", {"id": "lineage", "edgedefault": "directed"})
    members = {document.document.id for document in view.documents}
    links = [
        link
        for link in brief.lineage
        if link.document_id in members
        and (link.from_id in members or link.from_id in view.origin_by_id)
    ]
    for document in view.documents:
        node = ET.SubElement(graph, "node", {"id": f"d{document.number}"})
        _data(node, "label", document.label)
        _data(node, "kind", "report")
        _data(node, "published", document.document.published)
        _data(node, "url", document.url)
    outside = sorted({link.from_id for link in links} - members)
    for place, name in enumerate(outside):
        node = ET.SubElement(graph, "node", {"id": f"o{place}"})
        _data(node, "label", view.origin_name(view.origin_by_id[name]))
        _data(node, "kind", view.origin_by_id[name].kind.value)
    names = {d.document.id: f"d{d.number}" for d in view.documents}
    names |= {name: f"o{place}" for place, name in enumerate(outside)}
    for place, link in enumerate(links):
        ends = {"id": f"e{place}", "source": names[link.from_id], "target": names[link.document_id]}
        edge = ET.SubElement(graph, "edge", ends)
        text = view.quoter.text(link.document_id)
        _data(edge, "relation", link.kind.value)
        _data(edge, "direction", link.direction.value)
        _data(edge, "characters", str(sum(map(len, link.spans))))
        _data(edge, "words", " … ".join(span.of(text) for span in link.spans))
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _data(parent: ET.Element, key: str, value: str | None) -> None:
    if value:
        words = show_words(value).translate(_UNFIT)
        ET.SubElement(parent, "data", {"key": key}).text = words
