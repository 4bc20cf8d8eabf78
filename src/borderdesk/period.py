"""When: days, both ends included, either of them open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """The days ``start``..``end``, both included; None is an end the source does not fix (ISO 8601 ``..``)."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"found a period from {self.start} to {self.end}, expected its start first")

    @classmethod
    def day(cls, day: date) -> Period:
        """The period of one day."""
        return cls(day, day)

    @classmethod
    def between(cls, start: date | None, end: date | None) -> Period:
        """The period of these days; unstated where its end lies before its start: one of the two was read wrong."""
        return cls() if start and end and start > end else cls(start, end)

    @property
    def days(self) -> int | None:
        """How many days; None while an end is open."""
        return (self.end - self.start).days + 1 if self.start and self.end else None

    def __bool__(self) -> bool:
        return self.start is not None or self.end is not None

    def __str__(self) -> str:
        """An ISO 8601 interval, ``2022-09-21/2022-09-28``; one day as a plain date; ``..`` for an open end."""
        if self.start and self.start == self.end:
            return self.start.isoformat()
        return f"{self.start or '..'}/{self.end or '..'}" if self else ""


UNSTATED = Period()


def iso_day(text: str) -> date:
    """A date from ``YYYY-MM-DD`` alone; ValueError says what was found, since date() also takes other forms."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ValueError(f"found {text!r}, expected a day as YYYY-MM-DD, for example 2022-09-28")
    return day
