"""Annotations → a page for the terminal: the text with its attributions marked, then lists.

With colour, source, cue and content have a style each. Without, they have marks: ‹source›, «cue»,
[content]. Either way a small number ties the pieces of one attribution together.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

from stemma.model import Annotations, Attribution, Document, Entity, EntityKind, Span
from stemma.report.check import require_spans
from stemma.report.marks import Marking, Role, Stretch, find_marks
from stemma.report.visible import LINE_BREAK, show, show_words

MIN_WIDTH = 40
"""Narrower, the lists have no room; a narrower terminal breaks the lines itself."""

_BRACKETS = {
    Role.FURNITURE: ("~", "~"),
    Role.CONTENT: ("[", "]"),
    Role.SOURCE: ("‹", "›"),
    Role.CUE: ("«", "»"),
}
_STYLES = {
    Role.FURNITURE: "dim italic",
    Role.CONTENT: "green",
    Role.SOURCE: "bold cyan",
    Role.CUE: "bold magenta",
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DOT = " · "


def render_text(annotations: Annotations, *, width: int = 80, color: bool = False) -> str:
    """One document as a page `width` cells wide, a line break at its end.

    Raises:
        ContractError: a span lies outside the text.
    """
    require_spans(annotations)
    page = _Page(max(width, MIN_WIDTH), color=color)
    page.print_header(annotations.document)
    page.print_text(annotations)
    page.print_attributions(annotations)
    page.print_entities(annotations.entities)
    return page.finish()


class _Page:
    """Lines of a page, written from top to bottom."""

    def __init__(self, width: int, *, color: bool) -> None:
        self._width = width
        self._color = color
        self._file = StringIO()
        # An empty environment: the page depends on nothing but what it is given.
        self._console = Console(
            file=self._file,
            width=width,
            force_terminal=color,
            color_system="standard" if color else None,
            no_color=not color,
            legacy_windows=False,
            emoji=False,
            markup=False,
            highlight=False,
            _environ={},
        )

    def finish(self) -> str:
        return self._file.getvalue()

    def print_header(self, document: Document) -> None:
        title = Text(show_words(document.title or document.source), "bold")
        for line in title.wrap(self._console, self._width):
            self._print(line)
        date = document.published
        facts = [
            document.outlet,
            document.byline,
            "no date" if date is None else f"{date} ({document.published_from.value})",
            document.source if document.title else None,
        ]
        shown = (Text(show_words(fact), "dim") for fact in facts if fact)
        for line in self._fill(shown, self._width):
            self._print(line)
        self._print(Text("─" * self._width, "dim"))

    def print_text(self, annotations: Annotations) -> None:
        text = annotations.document.text
        lines = list(_lines(text))
        gutter = len(str(len(lines)))
        marking = Marking(find_marks(annotations))
        started = gap = False
        for number, (start, end) in enumerate(lines, start=1):
            if not text[start:end].strip():
                gap = gap or started
                continue
            if gap:
                self._print(Text(" " * gutter + " │", "dim"))
            started, gap = True, False
            marked = Text()
            for stretch in marking.stretches(start, end):
                self._mark(marked, text, stretch)
            first = Text(f"{number:>{gutter}} │ ", "dim")
            lines_here = marked.wrap(self._console, self._width - first.cell_len)
            self._print_beside(first, lines_here, again=" │ ")

    def print_attributions(self, annotations: Annotations) -> None:
        self._print_title("Attributions", len(annotations.attributions))
        text = annotations.document.text
        starts = [start for start, _ in _lines(text)]
        gutter = len(str(len(annotations.attributions)))
        for number, attribution in enumerate(annotations.attributions, start=1):
            first = Text(f"{number:>{gutter}}  ", "bold")
            width = self._width - first.cell_len
            facts = self._fill(self._describe(attribution, text, starts), width)
            self._print_beside(first, facts)
            if attribution.content:
                content = self._quote(attribution.content, text, Role.CONTENT, width)
                self._print_beside(Text(" " * first.cell_len), [content])

    def print_entities(self, entities: tuple[Entity, ...]) -> None:
        self._print_title("Entities", len(entities))
        by_kind: dict[EntityKind, list[Entity]] = defaultdict(list)
        for entity in entities:
            by_kind[entity.kind].append(entity)
        gutter = max(len(kind) for kind in EntityKind) + 2
        for kind in EntityKind:
            if not by_kind[kind]:
                continue
            # The most mentioned first; then as they appear in the text.
            by_kind[kind].sort(key=lambda entity: (-len(entity.mentions), entity.mentions[0]))
            names = [
                Text(show_words(entity.name)).append(f" ×{len(entity.mentions)}", "dim")
                for entity in by_kind[kind]
            ]
            first = Text(f"{kind.value:<{gutter}}", "dim")
            self._print_beside(first, self._fill(names, self._width - gutter))

    def _mark(self, marked: Text, text: str, stretch: Stretch) -> None:
        """`marked` with one more stretch of the text at its end."""
        if not self._color:
            for mark in stretch.opened:
                marked.append(_BRACKETS[mark.role][0])
        style = " ".join(_STYLES[mark.role] for mark in stretch.active)
        marked.append(show(text[stretch.start : stretch.end]), style or None)
        for mark in stretch.closed:
            if not self._color:
                marked.append(_BRACKETS[mark.role][1])
            if mark.number:
                marked.append(str(mark.number).translate(_RAISED), _STYLES[mark.role])

    def _describe(self, attribution: Attribution, text: str, starts: list[int]) -> Iterator[Text]:
        """Who, what sort of source, by which word, through whom, and where."""
        yield self._quote(attribution.source, text, Role.SOURCE, self._width // 2)
        count = attribution.source_count
        kind = attribution.source_kind.value
        yield Text(kind if count is None else f"{kind}, {count}")
        if attribution.cue:
            yield self._quote(attribution.cue, text, Role.CUE, self._width // 2)
        if attribution.via:
            yield Text("via " + " → ".join(show_words(via.name) for via in attribution.via))
        first = min((attribution.content or attribution.cue), default=None)
        if first is not None:
            yield Text(f"line {bisect_right(starts, first.start)}", "dim")

    def _quote(self, spans: tuple[Span, ...], text: str, role: Role, width: int) -> Text:
        """The words of the spans, marked as in the text, cut to `width` cells; a dash for none."""
        if not spans:
            return Text("—", "dim")
        opening, closing = ("", "") if self._color else _BRACKETS[role]
        words = Text(" … ".join(show_words(span.of(text)) for span in spans))
        words.truncate(width - len(opening + closing), overflow="ellipsis")
        return Text(f"{opening}{words.plain}{closing}", _STYLES[role])

    def _print_title(self, title: str, count: int) -> None:
        self._print(Text())
        label = f"{title}  {count}" if count else f"{title}  none"
        self._print(Text(label, "bold"))

    def _print_beside(self, first: Text, lines: Iterable[Text], *, again: str = "") -> None:
        """The first of the lines beside `first`; the others indented, starting with `again`."""
        later = Text(again.rjust(first.cell_len), "dim")
        for number, line in enumerate(lines):
            self._print(Text.assemble(later if number else first, line))

    def _fill(self, facts: Iterable[Text], width: int) -> Iterator[Text]:
        """The facts in lines of at most `width` cells, broken between facts where possible."""
        line = Text()
        for fact in facts:
            if line and line.cell_len + len(_DOT) + fact.cell_len > width:
                yield from line.wrap(self._console, width)
                line = Text()
            line = Text.assemble(line, (_DOT, "dim"), fact) if line else Text.assemble(fact)
        if line:
            yield from line.wrap(self._console, width)

    def _print(self, line: Text) -> None:
        line.rstrip()
        self._console.print(line, soft_wrap=True)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line of the text, without its line break."""
    start = 0
    for found in LINE_BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)
