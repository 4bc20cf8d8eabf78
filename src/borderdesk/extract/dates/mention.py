"""A date expression: where it stands, the days it names and the part it plays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from borderdesk.extract.dates.calendar import Span, days_from, months_from, stretch, stretch_to, year_later


@dataclass(slots=True)
class DateMention:
    """Tokens ``first``..``last`` (last excluded) that name the days ``start``..``end``, both included.

    Both are None where the text does not fix them: ``rough`` then holds what is known ("mid-August", "last summer"),
    ``shift`` how to follow another period ("the day before", "the same months"; see `follow`).

    role: on; since (``start`` is the first day, ``end`` the published one); after; until ("until", "before", "up to");
    as_of ("by noon on Monday", "as of"); within ("in the past week"); rate ("a day"); open ("in recent days");
    same (it follows another period); now ("now", "currently": dates a stock, no flow); dateline.
    grain: hour day weekend week month quarter half year decade season part; period where any of them may be meant.
    cycle: what a missing part was taken from - week (a bare weekday), month ("the 19th"), year ("21 September").
    future: the days lie after the published one, or the words say so.
    owns: the first token whose number can only be read as a date; -1 for ``first`` (see `dates.owned`).
    """

    first: int
    last: int
    start: date | None
    end: date | None
    role: str = "on"
    grain: str = "day"
    why: str = ""
    future: bool = False
    cycle: str = ""
    shift: tuple[str, int] | None = None
    rough: Span | None = None
    owns: int = -1

    def over(self, start: date | None, end: date | None, role: str = "", why: str = "") -> DateMention:
        """The same words for these days."""
        return replace(self, start=start, end=end, role=role or self.role, why=why or self.why)

    def ahead(self) -> Span | None:
        """The reading to come, for a verb in the future: the next such weekday, 19th or 21 September."""
        if self.start is None or self.end is None or not self.cycle:
            return None
        if self.future:
            return self.start, self.end
        start = _turn(self.start, self.cycle, 1)
        return start, start if self.role == "since" else _turn(self.end, self.cycle, 1)


def _turn(day: date, cycle: str, count: int) -> date:
    if cycle == "week":
        return days_from(day, 7 * count)
    return months_from(day, count) if cycle == "month" else year_later(day, count)


def turned_before(mention: DateMention, limit: date) -> None:
    """Move a mention of an incomplete date back (or on) to its last turn that starts up to ``limit``."""
    if mention.start is None or mention.end is None or not mention.cycle:
        return
    step = -1 if mention.start > limit else 1
    for _ in range(60):
        start = _turn(mention.start, mention.cycle, step)
        if step > 0 and start > limit:
            return
        mention.start, mention.end = start, _turn(mention.end, mention.cycle, step)
        if step < 0 and start <= limit:
            return


LENGTHS = {
    "hour": (1, 2),
    "day": (1, 1),
    "weekend": (2, 3),
    "week": (5, 9),
    "month": (27, 32),
    "quarter": (88, 93),
    "half": (180, 185),
    "year": (360, 367),
}
"""Days of what "that week" may mean; other words want a stretch."""


def fits(mention: DateMention, start: date, end: date) -> bool:
    """Whether "that day", "the same weeks" may point back to these days."""
    low, high = LENGTHS.get(mention.grain, (2, 100_000))
    return low <= (end - start).days + 1 <= high


def follow(mention: DateMention, start: date, end: date) -> Span | None:
    """The days of a mention that follows another period, given that period; None where it follows none."""
    if mention.shift is None:
        return None
    kind, count = mention.shift
    if kind == "same":
        return start, end
    if kind == "day":
        day = days_from(end, count)
        return day, day
    if kind == "in_month":
        count, kind = (count - start.month - 12 * (count > start.month)), "month"
    if kind == "in_year":
        count, kind = count - end.year, "year"
    if kind == "week of":
        return None
    if kind in ("week", "month", "year"):
        return _moved(start, kind, count), _moved_end(end, kind, count)
    side, _, unit = kind.partition(" ")
    if side == "before":
        return stretch_to(days_from(start, -1), count, unit)
    return stretch(start, count, unit) if side == "first" else stretch_to(end, count, unit)


def _moved(day: date, kind: str, count: int) -> date:
    return days_from(day, 7 * count) if kind == "week" else months_from(day, count * (12 if kind == "year" else 1))


def _moved_end(day: date, kind: str, count: int) -> date:
    """The last day of a month stays one: the month before April ends on 31 March."""
    if kind == "week" or days_from(day, 1).day != 1:
        return _moved(day, kind, count)
    return days_from(_moved(days_from(day, 1), kind, count), -1)
