"""What JSON holds → its records, whatever they are wrapped in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from stemma.read.columns import ColumnsByNames, Record
from stemma.read.values import find_address, find_text, find_words

_DEEPEST: Final = 5
_LOOKED_AT: Final = 20
"""Records of a list that are looked at to see whether they are reports."""


@dataclass(frozen=True, slots=True)
class Opener:
    """Takes records out of what they are wrapped in; `columns` says what can be a report.

    >>> opener = Opener(ColumnsByNames())
    >>> opener.open({"articles": {"results": [{"body": "The dam broke."}]}, "page": 1})
    [{'body': 'The dam broke.'}]
    >>> opener.open({"text": "The dam broke.", "links": [{"url": "https://a.example"}]})
    [{'text': 'The dam broke.', 'links': [{'url': 'https://a.example'}]}]
    >>> opener.open({"hits": {"hits": [{"_source": {"content": "The dam broke."}}]}})
    [{'_source': {'content': 'The dam broke.'}}]
    >>> opener.open({"response": {"content": {"webTitle": "Dam", "bodyText": "The dam broke."}}})
    [{'webTitle': 'Dam', 'bodyText': 'The dam broke.'}]
    """

    columns: ColumnsByNames

    def open(self, parsed: Any) -> list[Any]:
        """The records in what a JSON file holds: a list of them, one, or a list in an answer."""
        if isinstance(parsed, list):
            return parsed
        if isinstance(parsed, Mapping) and not self._has_text(parsed):
            found = self._find_list(parsed)
            if found is not None:
                return found
            lone = self._find_lone(parsed)
            if lone is not None:
                return [lone]
        return [parsed]

    def _find_lone(self, parsed: Record) -> Record | None:
        """The one report in an answer: an object with a text and a title, nearest to the top."""
        level: list[Record] = [parsed]
        for _ in range(_DEEPEST):
            level = [one for value in level for one in value.values() if isinstance(one, Mapping)]
            for value in level:
                titles = self.columns.find(value).values(value, "title")
                if self._has_text(value) and any(map(find_words, titles)):
                    return value
        return None

    def _find_list(self, parsed: Record) -> list[Any] | None:
        """The list of reports nearest to the top; `None` where there is none."""
        level: list[Any] = [parsed]
        for _ in range(_DEEPEST):
            for value in level:
                found = self._as_list(value)
                if found and any(self._is_report(o) for o in found[:_LOOKED_AT]):
                    return found
            level = [
                inner
                for value in level
                if isinstance(value, Mapping)
                for inner in value.values()
                if isinstance(inner, Mapping | list)
            ]
        return None

    def _as_list(self, value: Any) -> list[Any] | None:
        """The objects of a list, of an object of objects, or of a table column by column."""
        if isinstance(value, list):
            return value
        names, rows = value.get("columns"), value.get("data")
        if isinstance(names, list) and isinstance(rows, list):
            keys = list(map(str, names))
            return [dict(zip(keys, row, strict=False)) for row in rows if isinstance(row, list)]
        inner = list(value.values())
        if not inner or not all(isinstance(one, Mapping) for one in inner):
            return None
        keys_of_first = inner[0].keys()
        by_column = len(inner) > 1 or all(str(key).isdecimal() for key in keys_of_first)
        if (
            by_column
            and "text" in self.columns.find(dict.fromkeys(value)).names
            and all(column.keys() == keys_of_first for column in inner)
        ):
            return [{name: value[name][key] for name in value} for key in keys_of_first]
        return inner

    def _has_text(self, record: Record) -> bool:
        return any(
            isinstance(value, str) or find_text(value) is not None
            for value in self.columns.find(record).values(record, "text")
        )

    def _is_report(self, record: Any) -> bool:
        """Whether a value is an object with a text, or with a title and a summary or an address."""
        if not isinstance(record, Mapping):
            return False
        if self._has_text(record):
            return True
        columns = self.columns.find(record)
        return any(find_words(value) for value in columns.values(record, "title")) and (
            any(find_words(value) for value in columns.values(record, "excerpt"))
            or any(find_address(value) for value in columns.values(record, "url"))
        )


def holds_reports(parsed: Any) -> bool:
    """Whether JSON holds reports, or a list of them without their texts.

    >>> holds_reports([{"content": "The dam broke."}]), holds_reports({"title": "Dam"})
    (True, False)
    """
    columns = ColumnsByNames()
    records = Opener(columns).open(parsed)
    return (len(records) > 0 and records[0] is not parsed and not isinstance(parsed, list)) or any(
        isinstance(one, dict) and not {"text", "excerpt"}.isdisjoint(columns.find(one).names)
        for one in records[:_LOOKED_AT]
    )
