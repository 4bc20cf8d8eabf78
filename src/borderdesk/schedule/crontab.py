"""The editions' schedules as lines for crontab."""

from __future__ import annotations

import shlex
from itertools import groupby

from borderdesk.shelf.editions import Edition


def crontab(editions: list[Edition], folder: str, command: str) -> str:
    """Lines for crontab(5): editions of one time zone under its CRON_TZ, editions due together in one call.

    ``folder`` is the checkout to run in, ``command`` the absolute path of borderdesk. A per cent sign, which cron turns
    into a line end, is escaped.
    """
    due = sorted((edition for edition in editions if edition.schedule), key=lambda one: (one.time_zone, one.schedule))
    lines = ["# Borderdesk: the editions of reports/editions.toml; add with `crontab -e`"]
    for zone, of_zone in groupby(due, key=lambda one: one.time_zone):
        lines.append(f"CRON_TZ={zone}")
        for when, together in groupby(of_zone, key=lambda one: one.schedule):
            lines.append(f"{when} {_call([one.id for one in together], folder, command)}")
    return "\n".join(lines) + "\n"


def _call(ids: list[str], folder: str, command: str) -> str:
    call = f"cd {shlex.quote(folder)} && {shlex.quote(command)} build {' '.join(ids)}"
    return call.replace("%", r"\%")
