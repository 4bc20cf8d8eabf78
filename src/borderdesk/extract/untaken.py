"""Numbers that were seen and are no figures, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from borderdesk.extract.movement.found import Aside
from borderdesk.quote import Quote

REASONS = {
    "ordinal": "an ordinal: it orders and counts nothing",
    "clock": "a time of day",
    "score": "a score or a vote",
    "identifier": "part of a name, a code or a longer number",
    "base": "what a rate is counted by",
    "date": "part of a date",
}
"""Why a number of each kind of `Untaken` is none of a figure."""


@dataclass(frozen=True, slots=True)
class Untaken:
    """A number that was not taken for a figure, and why: ``kind`` is one of `REASONS`."""

    quote: Quote
    kind: str

    @property
    def reason(self) -> str:
        """The kind in words."""
        return REASONS[self.kind]


def untaken(aside: Aside) -> Untaken:
    s = aside.sentence
    return Untaken(Quote.of(s.text, s.starts[aside.first], s.ends[aside.last - 1]), aside.kind)
