"""Who said a number, where and when: what a reader of a mail needs to check it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from borderdesk.charts.address import address
from borderdesk.errors import OriginError
from borderdesk.language import day, phrase

if TYPE_CHECKING:
    from borderdesk.report.grounds import Grounds


@dataclass(frozen=True, slots=True)
class Source:
    """The speaker ("" where the publisher speaks), the publisher, the day in words, the address of the page or ""."""

    speaker: str
    publisher: str
    day: str
    address: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Source:
        """That of a row of the ledger, in the current language."""
        said, by, published = str(row.get("speaker") or ""), str(row["publisher"]), row["published"]
        when = day(published) if published is not None and published == published else phrase("undated")
        return cls("" if said == by else said, by, when, address({"quote": "", **row}))

    def __str__(self) -> str:
        """``UNHCR · Example Wire · 28 September 2022``."""
        return " · ".join(part for part in (self.speaker, self.publisher, self.day) if part)


class Sources:
    """The sources of a story's rows by id."""

    def __init__(self, grounds: Grounds | None) -> None:
        self._rows = grounds.rows if grounds else {}

    def of(self, claims: Iterable[str]) -> tuple[Source, ...]:
        """Those of these rows, each once, in order; OriginError where the ledger has no such row."""
        return tuple(dict.fromkeys(Source.of(self._row(one)) for one in claims))

    def _row(self, claim: str) -> Mapping[str, Any]:
        for row in self._rows.get(claim, ()):
            if "publisher" in row:
                return row
        raise OriginError(
            f"{claim}: found no such row in the ledger, expected the origin of a number; build the report again"
        )
