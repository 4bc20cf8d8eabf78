"""The editions' schedules as a line for crontab(5)."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from borderdesk.cron import Cron
from borderdesk.schedule.checkout import Checkout, together
from borderdesk.shelf.editions import Edition

HEAD = """\
# Borderdesk: the editions of reports/editions.toml. Add this with `crontab -e`.
# At these minutes of each hour borderdesk looks which edition has fallen due, on the clock of its own time zone: no
# cron needs to know the zone, what a sleeping machine missed is made up for, and what failed is tried again.
"""


def crontab(
    editions: Iterable[Edition], checkout: Checkout, now: datetime, here: tzinfo | None = None
) -> dict[str, str]:
    """``{"crontab": text}``: one line that looks for what is due, at every minute at which something may be.

    The crons of Debian, BusyBox and macOS do not know CRON_TZ: they would run at the machine's own time, silently.
    ``here`` is the machine's time zone (default: its setting); zones are compared over the year after ``now``.
    """
    groups = together(editions)
    shifts = {zone: _shifts(zone, now, here) for _, zone, _ in groups}
    minutes = {
        (minute + shift) % 60
        for schedule, zone, _ in groups
        for minute in Cron.of(schedule).minutes or range(60)
        for shift in shifts[zone]
    }
    told = "".join(f"#   {schedule}  {zone}: {', '.join(ids)}\n" for schedule, zone, ids in groups)
    return {"crontab": HEAD + told + (f"{_listed(minutes)} * * * * {_call(checkout)}\n" if minutes else "")}


def _shifts(zone: str, now: datetime, here: tzinfo | None) -> set[int]:
    """How many minutes of the hour the machine's clock is ahead of the zone's, over a year: its half hours."""
    weeks = [now.astimezone(UTC) + timedelta(weeks=week) for week in range(53)]
    return {_offset(moment.astimezone(here)) - _offset(moment.astimezone(ZoneInfo(zone))) for moment in weeks}


def _offset(moment: datetime) -> int:
    return int((moment.utcoffset() or timedelta()).total_seconds() // 60)


def _listed(minutes: set[int]) -> str:
    return "*" if len(minutes) == 60 else ",".join(map(str, sorted(minutes)))


def _call(checkout: Checkout) -> str:
    """With a per cent sign escaped, which cron turns into a line end; only what is built or fails is mailed by cron."""
    call = f"cd {shlex.quote(checkout.folder)} && {checkout.call('build', '--due')} >/dev/null"
    return call.replace("%", r"\%")
