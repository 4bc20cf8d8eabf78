"""A claim as the checks see it: bounds with their rounding granted, days as numbers, the office that speaks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from borderdesk.amount import Amount
from borderdesk.claims import records, rounded
from borderdesk.claims.office import office
from borderdesk.language import from_to, since, until

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "figure_id source_id measure nationality origin destination place unit rate kind period_start period_end value_low "
    "value_high qualifier speaker attribution country direction published"
).split()
Ident = tuple[str, str, str, str, str, str, str]


class Row(NamedTuple):
    """One described claim. ``start`` and ``end`` are day ordinals, None where not stated; ``low``..``high`` is what the

    number covers once its rounding is granted, ``point`` the number itself where it is one.
    """

    id: str
    measure: str
    nationality: str
    origin: str
    destination: str
    place: str
    unit: str
    rate: str
    kind: str
    start: int | None
    end: int | None
    low: float
    high: float
    point: float | None
    qualifier: str
    stated: str  # as an editor reads it: "more than 64,000"
    speaker: str
    office: str  # "" where nobody is named
    country: str
    direction: str
    published: int | None
    source: str

    @property
    def ident(self) -> Ident:
        """What is counted, where: all of a claim but its days, its number and its speaker."""
        return (
            self.measure,
            self.nationality,
            self.origin,
            self.destination,
            self.place,
            self.unit,
            self.rate,
        )

    @property
    def days(self) -> str:
        """Its days in words, "" where none are stated."""
        return spoken(self.start, self.end)

    @property
    def length(self) -> int:
        """How many days, 0 where an end is open."""
        return self.end - self.start + 1 if self.start is not None and self.end is not None else 0


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """The observed, unrejected counts of a described frame, in its order."""
    kept = frame[
        (frame["status"] != "rejected") & (frame["modality"] == "observed") & (frame["measure"] != "not_movement")
    ]
    return [_row(claim) for claim in records(kept[COLUMNS])]


def _row(claim: dict[str, Any]) -> Row:
    low, high = claim["value_low"], claim["value_high"]
    least, most = rounded(low, high, claim["qualifier"])
    bounds = (None if low != low else float(low), None if high != high else float(high))
    return Row(
        id=str(claim["figure_id"]),
        measure=claim["measure"],
        nationality=claim["nationality"],
        origin=claim["origin"],
        destination=claim["destination"],
        place=claim["place"],
        unit=claim["unit"],
        rate=claim["rate"],
        kind=claim["kind"],
        start=_ordinal(claim["period_start"]),
        end=_ordinal(claim["period_end"]),
        low=least,
        high=most,
        point=float(low) if low == high else None,
        qualifier=claim["qualifier"],
        stated=str(Amount(*bounds, claim["qualifier"])),
        speaker=claim["speaker"],
        office=office(claim["speaker"]) if claim["attribution"] else "",
        country=claim["country"],
        direction=claim["direction"],
        published=_ordinal(claim["published"]),
        source=claim["source_id"],
    )


def _ordinal(day: Any) -> int | None:
    return None if day is None or day != day else int(day.toordinal())


def spoken(start: int | None, end: int | None) -> str:
    """``on 24 September 2022``, ``from 21 to 28 September 2022``, ``since ...``, ``until ...`` or ""."""
    first, last = (None if day is None else date.fromordinal(day) for day in (start, end))
    if first and last:
        return from_to(first, last)
    if first:
        return since(first)
    return until(last) if last else ""
