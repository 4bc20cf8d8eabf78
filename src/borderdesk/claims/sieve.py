"""Rows of a table that pass tests, and a count of every row that went and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from borderdesk.language import worded

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

Mask: TypeAlias = "np.ndarray"  # one truth for each row
Test = tuple[str, "Mask"]  # why rows go that do not pass, and which rows pass


@dataclass(frozen=True, slots=True)
class Selection:
    """What a report is about (``frame``) and what went, why (``left_out``: reason, rows, ids of the rows)."""

    frame: pd.DataFrame
    left_out: pd.DataFrame


def column(frame: pd.DataFrame, name: str) -> Mask:
    """A column without its index; a frame's own operations would cost more than all that is asked of a few rows."""
    return frame[name].to_numpy()


def every(frame: pd.DataFrame) -> Mask:
    """All rows."""
    import numpy as np

    return np.ones(len(frame), dtype=bool)


def missing(frame: pd.DataFrame, name: str) -> Mask:
    """Where a column states nothing."""
    return frame[name].isna().to_numpy()


def among(frame: pd.DataFrame, name: str, chosen: Sequence[str]) -> Mask:
    """Where a column holds one of these."""
    return frame[name].isin([*chosen]).to_numpy()


def known_by(frame: pd.DataFrame, as_of: date) -> Test:
    """Published by a day; without a published day, retrieved by it."""
    import numpy as np

    known = np.where(missing(frame, "published"), column(frame, "retrieved"), column(frame, "published"))
    return worded("not certainly published by {day}", day=str(as_of)), known <= np.datetime64(as_of)


def within(frame: pd.DataFrame, since: date | None, until: date | None) -> list[Test]:
    """At least half of the stated days between two, both included."""
    import numpy as np

    start, end = column(frame, "period_start"), column(frame, "period_end")
    first = np.where(missing(frame, "period_start"), end, start)  # of an open period only the stated end can be placed
    last = np.where(missing(frame, "period_end"), start, end)
    ended = last if until is None else np.minimum(last, np.datetime64(until))
    inside = ended - (first if since is None else np.maximum(first, np.datetime64(since)))
    first_day, last_day = str(since or worded("the first day")), str(until or worded("the last day"))
    day = np.timedelta64(1, "D")
    return [
        (worded("no stated days, so it cannot be placed between two"), ~np.isnat(first)),
        (
            worded("less than half of its days lie in {first} to {last}", first=first_day, last=last_day),
            (inside + day) * 2 >= last - first + day,
        ),
    ]


def passed(frame: pd.DataFrame, *parts: tuple[Mask, list[Test]]) -> Selection:
    """What passes all tests of its part of the frame, and what went, part by part, by the first test that it failed."""
    import numpy as np
    import pandas as pd

    ids, stays = column(frame, frame.columns[0]), ~every(frame)
    lost: dict[str, tuple[str, ...]] = {}
    for part, tests in parts:
        for reason, passes in tests:
            gone, part = ids[part & ~passes], part & passes
            if len(gone):
                lost[reason] = (*lost.get(reason, ()), *gone)
        stays |= part
    rows = [(reason, len(found), found) for reason, found in lost.items()]
    kept = frame.take(np.flatnonzero(stays)).reset_index(drop=True)
    return Selection(kept, pd.DataFrame(rows, columns=["reason", "rows", "ids"]))
