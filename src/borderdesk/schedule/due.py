"""Which editions have fallen due since they were last built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from borderdesk.schedule.slot import last_slot, next_slot
from borderdesk.shelf.editions import Edition

FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Attempt:
    """The last build of an edition: when it began (with a time zone), and how many in a row have failed up to it."""

    began: datetime
    failures: int = 0

    @property
    def again(self) -> datetime | None:
        """When a failed one is tried again: 5, 10, 20, 40 minutes later, then every hour; None after a success."""
        if not self.failures:
            return None
        return self.began + min(FIRST_PAUSE * int(2 ** min(self.failures - 1, 10)), LONGEST_PAUSE)


def due(editions: Iterable[Edition], attempts: Mapping[str, Attempt], now: datetime) -> list[Edition]:
    """The editions that are due at ``now`` (with a time zone), each once, in their order.

    Due is an edition whose schedule has named a moment since its last build began, however many it has named; one
    that was never built; and one that failed, once its pause is over. One without a schedule never is. An attempt that
    lies in the future, as after a clock that was wrong, counts for nothing.
    """
    return [one for one in editions if one.schedule and _is_due(one, attempts.get(one.id), now)]


def next_due(
    editions: Iterable[Edition], attempts: Mapping[str, Attempt], now: datetime
) -> tuple[Edition, datetime] | None:
    """The first edition that falls due or is tried again after ``now``, and when (UTC); None without a schedule."""
    coming = [(one, _next(one, attempts.get(one.id), now)) for one in editions if one.schedule]
    return min(coming, key=lambda pair: pair[1], default=None)


def _next(edition: Edition, attempt: Attempt | None, now: datetime) -> datetime:
    slot = next_slot(edition.schedule, edition.time_zone, now)
    again = attempt.again if attempt else None
    return min(slot, again) if again and again > now else slot


def _is_due(edition: Edition, attempt: Attempt | None, now: datetime) -> bool:
    if attempt is None or attempt.began > now:
        return True
    if attempt.began < last_slot(edition.schedule, edition.time_zone, now):
        return True
    return attempt.again is not None and attempt.again <= now
