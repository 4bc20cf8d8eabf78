"""When a schedule falls due: the moments that a cron expression names on the clock of a time zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from borderdesk.cron import Cron

FARTHEST = timedelta(hours=3)  # no clock of our days is set back farther: two hours in Antarctica/Troll
DAY = timedelta(days=1)


def last_slot(schedule: str, zone: str, now: datetime) -> datetime:
    """The latest moment, ``now`` included, at which the schedule fell due, in UTC.

    A wall clock time that comes twice as the clock is set back counts once, the first time; one that is left out as
    it is set forward falls due at the first moment after the gap. ``now`` has a time zone.
    """
    there = ZoneInfo(zone)
    start = now.astimezone(there).replace(tzinfo=None) + FARTHEST
    walls = (wall for wall in _walls(Cron.of(schedule), start.date(), -DAY) if wall <= start)
    return next(moment for wall in walls if (moment := _moment(wall, there)) <= now)


def next_slot(schedule: str, zone: str, now: datetime) -> datetime:
    """The earliest moment after ``now`` at which the schedule falls due, in UTC; see last_slot()."""
    there = ZoneInfo(zone)
    start = now.astimezone(there).replace(tzinfo=None) - FARTHEST
    walls = (wall for wall in _walls(Cron.of(schedule), start.date(), DAY) if wall >= start)
    return next(moment for wall in walls if (moment := _moment(wall, there)) > now)


def _walls(fields: Cron, day: date, step: timedelta) -> Iterator[datetime]:
    """The wall clock times that the fields name, from that day on into the future or the past, in that order."""
    clock = [time(hour, minute) for hour in fields.hours or range(24) for minute in fields.minutes or range(60)]
    while True:
        if fields.on(day):
            yield from (datetime.combine(day, one) for one in (clock if step > timedelta() else reversed(clock)))
        day += step


def _moment(wall: datetime, zone: ZoneInfo) -> datetime:
    """A wall clock time as a moment: never earlier for a later time, so that no slot overtakes another."""
    while (moment := wall.replace(tzinfo=zone).astimezone(UTC)).astimezone(zone).replace(tzinfo=None) != wall:
        wall += timedelta(minutes=1)
    return moment
