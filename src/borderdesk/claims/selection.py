"""Which claims a report is about: those that match its choice, with a count of every row that went and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from borderdesk.country import named
from borderdesk.language import worded

if TYPE_CHECKING:
    import pandas as pd

STOCKS = ("stayed", "registered", "queue_hours", "queue_length")
OUTWARD = ("departures", "deported", "displaced", "returns")
DIRECTIONS = {"arrivals": "in", "departures": "out", "deported": "out", "returns": "out"}


@dataclass(frozen=True, slots=True)
class Selection:
    """What a report is about (``frame``) and what went, why (``left_out``: reason, rows, ids of the rows)."""

    frame: pd.DataFrame
    left_out: pd.DataFrame


def describe(figures: pd.DataFrame) -> pd.DataFrame:
    """The frame with the columns that follow from others: kind, country, partner, direction, speaker.

    kind: day (one day's count), span (a count of several stated days), total (a running total), stock, rate, undated.
    country: where the count was made, the destination of arrivals and the origin of departures; partner: the other
    end. direction: in, out, or "" for what is no flow. speaker: the attribution without its relay, else the publisher.
    """
    frame = figures.copy()
    outward = frame["measure"].isin(OUTWARD) & ~((frame["measure"] == "returns") & (frame["origin"] == ""))
    frame["kind"] = _kinds(frame)
    frame["country"] = frame["origin"].where(outward, frame["destination"])
    frame["partner"] = frame["destination"].where(outward, frame["origin"])
    frame["direction"] = (
        frame["measure"].map(DIRECTIONS).fillna("").where(outward | (frame["measure"] != "returns"), "in")
    )
    frame["speaker"] = [speaker(*pair) for pair in zip(frame["attribution"], frame["publisher"], strict=True)]
    return frame


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dicts, their values as pandas holds them."""
    names = [*frame.columns]
    return [dict(zip(names, row, strict=True)) for row in frame.to_numpy(dtype=object).tolist()]


@lru_cache(4096)
def speaker(attribution: str, publisher: str) -> str:
    """Who vouches for a number: the attribution without "(via ...)" or "via ...", else the publisher."""
    return re.sub(r"\s*\(?\b(via|relayed by|as cited by)\b.*$", "", attribution).strip() or attribution or publisher


def select(
    figures: pd.DataFrame,
    *,
    nationality: str = "",
    destinations: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
) -> Selection:
    """The observed claims that match, described; both days included, an empty choice leaves everything in.

    A claim is known on ``as_of`` when it was published by that day; one without a published day only once it was
    retrieved. With ``since`` or ``until`` a claim stays when at least half of its stated days lie between them (a
    year's count says little about three weeks of it); without stated days it cannot be placed and goes.
    """
    frame = figures if "kind" in figures else describe(figures)
    tests = [
        (worded("a person has rejected it"), frame["status"] != "rejected"),
        (worded("no count of movement"), frame["measure"] != "not_movement"),
        (
            worded("not stated as a fact: expected, a limit, negated, withdrawn, or both directions in one"),
            frame["modality"] == "observed",
        ),
    ]
    if as_of:
        tests += [_known_by(frame, as_of)]
    if nationality:
        reason = worded("not said to be of nationality {country}", country=nationality)
        tests += [(reason, frame["nationality"] == nationality)]
    if destinations:
        reason = worded("not counted at {countries}", countries=", ".join(destinations))
        tests += [(reason, frame["country"].isin(list(destinations)))]
    if since or until:
        tests += _within(frame, since, until)
    return _apply(frame, tests)


def select_policies(
    policies: pd.DataFrame,
    *,
    nationality: str = "",
    destinations: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
) -> Selection:
    """The rules that match, as select() chooses claims; a rule for everyone matches every nationality.

    With ``since`` or ``until`` a rule stays unless its stated days lie wholly outside; one without days stays.
    """
    import pandas as pd

    start, end = policies["effective_from"], policies["effective_to"]
    tests = [(worded("a person has rejected it"), policies["status"] != "rejected")]
    if as_of:
        tests += [_known_by(policies, as_of)]
    if nationality:
        reason = worded("not for nationals of {country}", country=nationality)
        tests += [(reason, policies["nationality"].isin([nationality, ""]))]
    if destinations:
        reason = worded("no rule of {countries}", countries=", ".join(map(named, destinations)))
        tests += [(reason, policies["jurisdiction"].isin(list(destinations)))]
    if since:
        tests += [(worded("ended before {day}", day=str(since)), ~(end < pd.Timestamp(since)))]
    if until:
        tests += [(worded("began after {day}", day=str(until)), ~(start > pd.Timestamp(until)))]
    return _apply(policies, tests)


def _kinds(frame: pd.DataFrame) -> pd.Series:
    dated = frame["period_start"].notna() & frame["period_end"].notna()
    one_day = dated & (frame["period_start"] == frame["period_end"])
    kinds = dated.map({True: "span", False: "undated"}).mask(one_day, "day")
    kinds = kinds.mask(frame["cumulative"].fillna(False).astype(bool), "total")
    return kinds.mask(frame["measure"].isin(STOCKS), "stock").mask(frame["rate"] != "", "rate")


def _known_by(frame: pd.DataFrame, as_of: date) -> tuple[str, pd.Series]:
    import pandas as pd

    known = frame["published"].fillna(frame["retrieved"])
    return worded("not certainly published by {day}", day=str(as_of)), known.notna() & (known <= pd.Timestamp(as_of))


def _within(frame: pd.DataFrame, since: date | None, until: date | None) -> list[tuple[str, pd.Series]]:
    import pandas as pd

    start, end = frame["period_start"], frame["period_end"]
    first, last = start.fillna(end), end.fillna(start)  # of an open period only the stated end can be placed
    low = pd.Timestamp(since) if since else first.min()
    high = pd.Timestamp(until) if until else last.max()
    inside = (last.where(last < high, high) - first.where(first > low, low)).dt.days + 1
    first_day, last_day = str(since or worded("the first day")), str(until or worded("the last day"))
    return [
        (worded("no stated days, so it cannot be placed between two"), first.notna()),
        (
            worded("less than half of its days lie in {first} to {last}", first=first_day, last=last_day),
            inside.fillna(0) * 2 >= (last - first).dt.days + 1,
        ),
    ]


def _apply(frame: pd.DataFrame, tests: list[tuple[str, pd.Series]]) -> Selection:
    import pandas as pd

    stays = pd.Series(True, index=frame.index)
    lost: list[tuple[str, int, tuple[str, ...]]] = []
    for reason, passed in tests:
        gone = stays & ~passed
        stays &= passed
        if gone.any():
            lost.append((reason, int(gone.sum()), tuple(frame.loc[gone, frame.columns[0]])))
    return Selection(frame[stays].reset_index(drop=True), pd.DataFrame(lost, columns=["reason", "rows", "ids"]))
