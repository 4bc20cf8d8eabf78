"""When a schedule falls due: the moments that a cron expression names on the clock of a time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

FARTHEST = timedelta(hours=3)  # no clock of our days is set back farther: two hours in Antarctica/Troll


def last_slot(schedule: str, zone: str, now: datetime) -> datetime:
    """The latest moment, ``now`` included, at which the schedule fell due, in UTC.

    A wall clock time that comes twice as the clock is set back counts once, the first time; one that is left out as
    it is set forward falls due at the first moment after the gap. ``now`` has a time zone.
    """
    from croniter import croniter

    there = ZoneInfo(zone)
    before = croniter(schedule, now.astimezone(there).replace(tzinfo=None) + FARTHEST)
    while (slot := _moment(before.get_prev(datetime), there)) > now:
        pass
    return slot


def next_slot(schedule: str, zone: str, now: datetime) -> datetime:
    """The earliest moment after ``now`` at which the schedule falls due, in UTC; see last_slot()."""
    from croniter import croniter

    there = ZoneInfo(zone)
    after = croniter(schedule, now.astimezone(there).replace(tzinfo=None) - FARTHEST)
    while (slot := _moment(after.get_next(datetime), there)) <= now:
        pass
    return slot


def _moment(wall: datetime, zone: ZoneInfo) -> datetime:
    """A wall clock time as a moment: never earlier for a later time, so that no slot overtakes another."""
    while (moment := wall.replace(tzinfo=zone).astimezone(UTC)).astimezone(zone).replace(tzinfo=None) != wall:
        wall = wall.replace(second=0) + timedelta(minutes=1)
    return moment
