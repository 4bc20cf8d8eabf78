"""The editions' schedules as a timer of systemd and the service that it starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from borderdesk.cron import Cron
from borderdesk.schedule.checkout import Checkout, together
from borderdesk.shelf.editions import Edition

WEEKDAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
SERVICE = """\
[Unit]
Description=Borderdesk: the editions that have fallen due

[Service]
Type=oneshot
WorkingDirectory={folder}
ExecStart=/usr/bin/env {command} build --due
"""
TIMER = """\
[Unit]
Description=Borderdesk: when editions fall due, as reports/editions.toml says

[Timer]
{calendar}# what failed is tried again after a pause
OnCalendar=*-*-* *:00/30:00
# what fell due while the machine was off or asleep is made up for
Persistent=true
AccuracySec=10s

[Install]
WantedBy=timers.target
"""
SCRIPT = """\
#!/bin/sh
# Two units of systemd for the user who runs this: `borderdesk schedule --format systemd | sh` puts them in place and
# starts the timer; `--output FOLDER` writes them as files, for /etc/systemd/system for example.
# For editions while nobody is logged in: loginctl enable-linger
set -eu
units="${XDG_CONFIG_HOME:-$HOME/.config}/systemd/user"
mkdir -p "$units"
"""
END = """\
systemctl --user daemon-reload
systemctl --user enable --now borderdesk.timer
"""


def units(editions: Iterable[Edition], checkout: Checkout) -> dict[str, str]:
    """The texts of borderdesk.service and borderdesk.timer: systemd.service(5), systemd.timer(5).

    The command is an argument of env, since systemd refuses a program with quotes in its path.
    """
    command = checkout.command.replace("\\", r"\\").replace('"', r"\"").replace("%", "%%").replace("$", "$$")
    service = SERVICE.format(folder=checkout.folder.replace("%", "%%"), command=f'"{command}"')
    calendar = "".join(_timed(*group) for group in together(editions))
    return {"borderdesk.service": service, "borderdesk.timer": TIMER.format(calendar=calendar)}


def script(files: dict[str, str]) -> str:
    """A script for sh that puts the units in place for the user who runs it."""
    written = "".join(f"cat > \"$units/{name}\" <<'END-OF-UNIT'\n{text}END-OF-UNIT\n" for name, text in files.items())
    return SCRIPT + written + END


def on_calendar(schedule: str, zone: str) -> list[str]:
    """The calendar events of systemd.time(7) for a cron expression: two where either of two days will do."""
    fields = Cron.of(schedule)
    clock = f"{_many(fields.hours)}:{_many(fields.minutes)}:00 {zone}"
    return [f"{days} {clock}" for days in _days(fields)]


def _timed(schedule: str, zone: str, ids: list[str]) -> str:
    events = "".join(f"OnCalendar={event}\n" for event in on_calendar(schedule, zone))
    return f"# {schedule}: {', '.join(ids)}\n{events}"


def _days(fields: Cron) -> Iterator[str]:
    months = _many(fields.months)
    if fields.days or not fields.weekdays:
        yield f"*-{months}-{_many(fields.days)}"
    if fields.weekdays:
        yield f"{','.join(WEEKDAYS[day] for day in fields.weekdays)} *-{months}-*"


def _many(numbers: tuple[int, ...]) -> str:
    return ",".join(f"{number:02}" for number in numbers) or "*"
