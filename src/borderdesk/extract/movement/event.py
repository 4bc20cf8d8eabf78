"""A movement as the text has it so far: what later words take over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from borderdesk.extract.geography import are_neighbours
from borderdesk.period import UNSTATED, Period


@dataclass(slots=True)
class Event:
    """The tuple of one amount, with the words that decided each field under ``why``. Codes are alpha-3, "" unknown.

    ``crossing``: the two states of the crossing that its own words name, outside of which no end may be taken over,
    ``bordering``: the state beyond "the border with" it, whose other side is a neighbour of it.
    """

    measure: str
    shape: str = ""
    unit: str = "persons"
    rate: str = ""
    nationality: str = ""
    origin: str = ""
    destination: str = ""
    place: str = ""
    period: Period = UNSTATED
    cumulative: bool | None = None
    modality: str = "observed"
    attribution: str = ""
    sentence: int = 0
    part: bool = False
    at_border: bool = False
    at_gate: bool = False
    at_sea: bool = False
    by_air: bool = False
    turned: bool = False
    goes_on: bool = False
    via: tuple[str, ...] = ()
    more: bool = False
    named: bool = False
    going: bool = False
    beyond: str = ""
    own: bool = False
    taker: str = ""
    abroad: str = ""
    over: tuple[str, ...] = ()
    crossing: tuple[str, ...] = ()
    bordering: str = ""
    anywhere: bool = False
    why: dict[str, str] = field(default_factory=dict)

    def fits(self, code: str) -> bool:
        """Whether an end may be taken over: one of the two states of the crossing that the words name, if any."""
        if self.bordering and code not in ("", self.bordering) and not are_neighbours(code, self.bordering):
            return False
        return not (self.crossing and code) or code in self.crossing

    def copy(self) -> Event:
        """The same fields, the words under ``why`` shared."""
        return replace(self)


NEAR = {
    "arrivals": "destination",
    "departures": "origin",
    "returns": "destination",
    "deported": "origin",
    "turned_away": "destination",
    "stayed": "destination",
    "registered": "destination",
    "applications": "destination",
    "permits": "destination",
    "queue_length": "destination",
    "queue_hours": "destination",
    "displaced": "origin",
}
"""The end of each measure that is the country in focus."""


def near(event: Event) -> str:
    return str(getattr(event, NEAR[event.measure]))


def far_name(measure: str) -> str:
    return "origin" if NEAR[measure] == "destination" else "destination"
