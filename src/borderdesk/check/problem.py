"""A problem: where it is, what was found, what was expected."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. ``row`` is the line number in the file, the header being 1; 0 where the file as a whole is meant."""

    message: str
    file: str = ""
    row: int = 0
    field: str = ""
    story: str = ""

    def __str__(self) -> str:
        where = [self.file, f"row {self.row}" if self.row else "", self.field]
        place = ", ".join(part for part in where if part)
        return f"{place}: {self.message}" if place else self.message
