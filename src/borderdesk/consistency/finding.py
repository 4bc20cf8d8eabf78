"""A finding: which rows do not fit together, why, and which of them is the likely slip."""

from __future__ import annotations

from dataclasses import dataclass

from borderdesk.origin import Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """``suspects`` are the ids of the rows to look at first, ``others`` of those they were held against.

    ``check`` is a name of CHECKS, ``field`` the column of the suspects that does not fit. ``told`` says it in the
    current language; its rows are parts of the class Named, its numbers of the class Stated.
    """

    check: str
    suspects: tuple[str, ...]
    told: Sentence
    others: tuple[str, ...] = ()
    field: str = "value_low"
    table: str = "figures"

    @property
    def message(self) -> str:
        """The finding as plain words, its rows by their ids."""
        return str(self.told)

    @property
    def ids(self) -> tuple[str, ...]:
        """All rows that the finding names, the suspects first."""
        return tuple(dict.fromkeys((*self.suspects, *self.others)))
