"""The five fields of a cron expression as numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fields:
    """Numbers in order; none means all. Days of the week count from Sunday, which is 0."""

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]

    @classmethod
    def of(cls, schedule: str) -> Fields:
        """From an expression that editions.toml may have."""
        from croniter import croniter

        expanded, _ = croniter.expand(schedule)
        return cls(*(() if field == ["*"] else tuple(sorted(field)) for field in expanded))
