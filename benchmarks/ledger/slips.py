"""Plants slips of the hand into the six stories, one at a time, and counts how many the checks find.

A slip is planted in a row chosen with a fixed seed among those where such a slip could happen; it is found when a
finding that was not there before names the row.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from borderdesk import claims, consistency, ledger
from borderdesk.story import data_root, names, open_story

SEED, EACH = 11, 30
Plant = Callable[[pd.DataFrame, Any, random.Random], pd.DataFrame | None]


def exact(row: Any, *kinds: str) -> bool:
    return row.kind in kinds and row.qualifier == "exact" and row.unit == "persons" and row.value_low > 999


def changed(frame: pd.DataFrame, at: Any, **cells: Any) -> pd.DataFrame:
    frame = frame.copy()
    for column, value in cells.items():
        frame.loc[at, column] = value
    return frame


def valued(frame: pd.DataFrame, at: Any, value: float) -> pd.DataFrame:
    return changed(frame, at, value_low=value, value_high=value)


def digit_too_many(frame: pd.DataFrame, row: Any, _: random.Random) -> pd.DataFrame | None:
    return valued(frame, row.Index, row.value_low * 10) if exact(row, "day", "total") else None


def digit_too_few(frame: pd.DataFrame, row: Any, _: random.Random) -> pd.DataFrame | None:
    return valued(frame, row.Index, row.value_low // 10) if exact(row, "day", "total") else None


def exchanged(frame: pd.DataFrame, row: Any, chance: random.Random) -> pd.DataFrame | None:
    """The first two digits exchanged, in a total or a count that another page gives too."""
    text = f"{row.value_low:.0f}" if row.value_low == row.value_low else ""
    if not exact(row, "day", "total", "span") or text[0] == text[1] or text[1] == "0":
        return None
    return valued(frame, row.Index, float(text[1] + text[0] + text[2:]))


def misquoted(frame: pd.DataFrame, row: Any, chance: random.Random) -> pd.DataFrame | None:
    """Another page quotes the same office with another number for the same thing."""
    if not exact(row, "day", "span") or not row.attribution or row.attribution.startswith("un"):
        return None
    value = round(row.value_low * chance.choice((0.7, 0.8, 1.2, 1.3)))
    return copied(frame, row, value_low=value, value_high=value)


def other_unit(frame: pd.DataFrame, row: Any, _: random.Random) -> pd.DataFrame | None:
    return copied(frame, row, unit="vehicles") if exact(row, "day", "span") and row.value_low % 10 else None


def wrong_days(frame: pd.DataFrame, row: Any, _: random.Random) -> pd.DataFrame | None:
    """A page gives a day's count for the week before it."""
    if not exact(row, "day") or not row.value_low % 10 or not row.attribution:
        return None
    return copied(frame, row, period_start=row.period_start - pd.Timedelta(days=7))


def part_above(frame: pd.DataFrame, row: Any, _: random.Random) -> pd.DataFrame | None:
    if not exact(row, "span", "total") or row.place or not row.attribution or row.attribution.startswith("un"):
        return None
    value = round(row.value_low * 1.4)
    return copied(frame, row, place="Crossing 1", value_low=value, value_high=value)


def fallen(frame: pd.DataFrame, row: Any, _: random.Random) -> pd.DataFrame | None:
    """A total of a later day that is smaller."""
    if not exact(row, "total") or not row.attribution:
        return None
    value, later = round(row.value_low * 0.8), row.period_end + pd.Timedelta(days=1)
    return copied(frame, row, value_low=value, value_high=value, period_end=later)


def stock(frame: pd.DataFrame, row: Any, _: random.Random) -> pd.DataFrame | None:
    if row.measure != "stayed" or row.unit != "persons" or row.value_low != row.value_high or not row.attribution:
        return None
    return copied(frame, row, measure="arrivals", destination=row.country, origin="")


def copied(frame: pd.DataFrame, row: Any, **cells: Any) -> pd.DataFrame:
    """The frame with a second row like this one, from another page."""
    extra = frame.loc[[row.Index]].assign(figure_id=f"{row.figure_id}-planted", source_id="planted", **cells)
    return pd.concat([frame, extra], ignore_index=True)


PLANTS: dict[str, Plant] = {
    "a digit too many in a daily count or total": digit_too_many,
    "a digit too few": digit_too_few,
    "the first two digits exchanged": exchanged,
    "an office misquoted by a fifth or more": misquoted,
    "vehicles for persons": other_unit,
    "a day's count given for eight days": wrong_days,
    "one crossing above its country": part_above,
    "a total that falls": fallen,
    "those present given as arrivals": stock,
}


def planted(plant: Plant, frames: list[pd.DataFrame]) -> Iterator[tuple[pd.DataFrame, pd.DataFrame, str]]:
    """Frame before, frame after, id of the slip; at most EACH, in a fixed order."""
    chance = random.Random(SEED)
    places = [(frame, row) for frame in frames for row in frame.itertuples()]
    chance.shuffle(places)
    done = 0
    for frame, row in places:
        after = plant(frame, row, chance)
        if after is not None and done < EACH:
            done += 1
            added = f"{row.figure_id}-planted"
            yield frame, after, added if added in set(after["figure_id"]) else str(row.figure_id)


KNOWN: dict[int, list[consistency.Finding]] = {}


def _before(frame: pd.DataFrame) -> list[consistency.Finding]:
    """What the checks find in a story as it is, worked out once."""
    if id(frame) not in KNOWN:
        KNOWN[id(frame)] = consistency.findings(frame)
    return KNOWN[id(frame)]


def found(before: pd.DataFrame, after: pd.DataFrame, slip: str) -> bool:
    known = {(one.check, one.suspects, one.message) for one in _before(before)}
    new = [
        one
        for one in consistency.findings(claims.describe(after))
        if (one.check, one.suspects, one.message) not in known
    ]
    return any(slip in one.ids for one in new)


def rates() -> dict[str, tuple[int, int]]:
    """By kind of slip: how many were found, of how many."""
    root = data_root()
    frames = [claims.describe(ledger.figures(open_story(name, root))) for name in names(root)]
    results = {}
    for name, plant in PLANTS.items():
        hits = [found(*one) for one in planted(plant, frames)]
        results[name] = (sum(hits), len(hits))
    return results


if __name__ == "__main__":
    for name, (hits, tried) in rates().items():
        print(f"{name}: {hits} of {tried}")
