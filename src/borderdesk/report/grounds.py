"""What the ledger says of a row, for whoever checks a number in a report against the row that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from borderdesk import corrections, country, ledger
from borderdesk.claims import records
from borderdesk.kept import Kept
from borderdesk.language import worded
from borderdesk.origin import Stated, result
from borderdesk.report.numerals import numbers
from borderdesk.story import Story, open_story
from borderdesk.view import READ, described

if TYPE_CHECKING:
    from borderdesk.view import View

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
CODES = ("nationality", "origin", "destination", "country", "jurisdiction")
SPOKEN = ("quote", "note", "value")  # columns whose numbers may be cited one by one


class Grounds:
    """A story's rows by id, as corrected: the words and the values of each."""

    def __init__(self, story: Story, view: View | None = None) -> None:
        self.figures, self.policies, self.view = described(story), corrections.policies(story), view
        self.rows = _rows(story)
        self._words: dict[str, set[str]] = {}
        self._values: dict[str, set[Decimal]] = {}

    @classmethod
    def of(cls, story: str, view: View | None = None) -> Grounds | None:
        """Those of a story, its findings as the ``view`` has them; None without one: no number can have a claim."""
        return cls(open_story(story), view) if story else None

    def names(self, word: str) -> bool:
        """Whether the word is an identifier: the id of a row, or the name of the story."""
        return word in self.rows or (self.view is not None and word == self.view.story.name)

    def words(self, ids: Iterable[str]) -> list[str]:
        """All cells of the rows that hold letters and digits, the longest first."""
        return sorted({cell for one in ids for cell in self._words_of(one)}, key=len, reverse=True)

    def values(self, ids: Iterable[str]) -> set[Decimal]:
        """The bounds of the rows, and the numbers in their quotes, notes and rules."""
        return {value for one in ids for value in self._values_of(one)}

    def computed(self, op: str, ids: Sequence[str]) -> set[Decimal]:
        """The ends of what the operation makes of the rows, without signs; BoundsError where it makes nothing."""
        if op == "finding":
            return {one for part in self._stated(set(ids)) for one in numbers(part.text)}
        bounds = result(op, [self.rows[one][0] for one in ids])
        return {abs(Decimal(str(end))).normalize() for end in (bounds.low, bounds.high) if end is not None}

    def knows(self, name: str) -> bool:
        """Whether the name is an id, a cell, a country in the ledger, or a finding by its rows ("check: a; b")."""
        parts = name.partition(": ")[2].split("; ")
        return name in self.rows or name in self._cells or all(one in self.rows for one in parts)

    def _words_of(self, row: str) -> set[str]:
        if row not in self._words:
            cells = {cell for one in self.rows.get(row, ()) for cell in one.values() if isinstance(cell, str)}
            self._words[row] = {cell for cell in cells if re.search(r"\d", cell) and re.search(r"[^\W\d]", cell)}
        return self._words[row]

    def _values_of(self, row: str) -> set[Decimal]:
        if row not in self._values:
            rows = self.rows.get(row, ())
            bounds = (one[end] for one in rows for end in ("value_low", "value_high") if end in one)
            found = {Decimal(str(value)).normalize() for value in bounds if value == value and value is not None}
            self._values[row] = found | {said for one in rows for name in SPOKEN for said in numbers(*_cell(one, name))}
        return self._values[row]

    def _stated(self, ids: set[str]) -> list[Stated]:
        told = [part for one in self._findings if ids <= set(one.ids) for part in one.told.parts]
        return [part for part in told if isinstance(part, Stated)]

    @cached_property
    def _cells(self) -> set[str]:
        rows = [row for found in self.rows.values() for row in found]
        texts = {cell.replace("|", "/") for row in rows for cell in row.values() if isinstance(cell, str)}
        codes = {row[name] for row in rows for name in CODES if row.get(name)}
        people = {worded("nationals {of}", of=country.of(code)) for code in codes}
        unnamed = {worded("a country not named"), worded("travellers of every nationality")}
        return texts | {country.named(code) for code in codes} | people | unnamed

    @cached_property
    def _findings(self) -> Sequence[Any]:
        from borderdesk.briefing.findings import reviewed
        from borderdesk.consistency import findings

        told = reviewed(self.view).open if self.view else ()
        return [*told, *findings(self.figures, self.policies)]


def _read(story: Story) -> Rows:
    rows: dict[str, list[dict[str, Any]]] = {}
    for frame in (described(story), corrections.policies(story), ledger.sources(story)):
        for row in records(frame):
            rows.setdefault(str(row[frame.columns[0]]), []).append(row)
    return rows


_rows = Kept(_read, READ)


def _cell(row: Mapping[str, Any], name: str) -> tuple[str, str]:
    """The words of a cell and their language: a quote is in that of its source, all else in that of the tables."""
    return str(row.get(name) or ""), str(row.get("language") or "en") if name == "quote" else "en"
