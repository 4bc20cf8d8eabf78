"""A day as a parameter of a command."""

from __future__ import annotations

from datetime import date

import click

from borderdesk.period import iso_day


class Day(click.ParamType[date]):
    """YYYY-MM-DD and nothing else; anything else ends the command with 2 and one line."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return iso_day(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


DAY = Day()
