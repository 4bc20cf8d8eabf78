"""Which claims a report is about: those that match its choice, with a count of every row that went and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from borderdesk.claims.sieve import Selection, among, column, every, known_by, missing, passed, within
from borderdesk.country import named
from borderdesk.language import worded
from borderdesk.ledger import words

if TYPE_CHECKING:
    import pandas as pd

STOCKS = ("stayed", "registered", "queue_hours", "queue_length")
OUTWARD = ("departures", "deported", "displaced", "returns")
DIRECTIONS = {"arrivals": "in", "departures": "out", "deported": "out", "returns": "out"}


def describe(figures: pd.DataFrame) -> pd.DataFrame:
    """The frame with the columns that follow from others: kind, country, partner, direction, speaker.

    kind: day (one day's count), span (a count of several stated days), total (a running total), stock, rate, undated.
    country: where the count was made, the destination of arrivals and the origin of departures; partner: the other
    end. direction: in, out, or "" for what is no flow. speaker: the attribution without its relay, else the publisher.
    """
    import pandas as pd

    frame = figures.copy()
    outward = frame["measure"].isin(OUTWARD) & ~((frame["measure"] == "returns") & (frame["origin"] == ""))
    frame["kind"] = _kinds(frame).astype(words())
    frame["country"] = frame["origin"].where(outward, frame["destination"])
    frame["partner"] = frame["destination"].where(outward, frame["origin"])
    direction = frame["measure"].map(DIRECTIONS).fillna("").where(outward | (frame["measure"] != "returns"), "in")
    frame["direction"] = direction.astype(words())
    speakers = [speaker(*pair) for pair in zip(frame["attribution"], frame["publisher"], strict=True)]
    frame["speaker"] = pd.Series(speakers, index=frame.index, dtype=words())
    return frame


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
    timeless: bool = False,
) -> Selection:
    """The observed claims that match, described; both days included, an empty choice leaves everything in.

    A claim is known on ``as_of`` when it was published by that day; one without a published day only once it was
    retrieved. With ``since`` or ``until`` a claim stays when at least half of its stated days lie between them (a
    year's count says little about three weeks of it); without stated days it cannot be placed and goes, unless
    ``timeless`` claims stay as they are.
    """
    frame = figures if "kind" in figures else describe(figures)
    tests = [
        (worded("a person has rejected it"), column(frame, "status") != "rejected"),
        (worded("no count of movement"), column(frame, "measure") != "not_movement"),
        (
            worded("not stated as a fact: expected, a limit, negated, withdrawn, or both directions in one"),
            column(frame, "modality") == "observed",
        ),
    ]
    if as_of:
        tests += [known_by(frame, as_of)]
    if nationality:
        reason = worded("not said to be of nationality {country}", country=nationality)
        tests += [(reason, among(frame, "nationality", [nationality]))]
    if destinations:
        reason = worded("not counted at {countries}", countries=", ".join(destinations))
        tests += [(reason, among(frame, "country", destinations))]
    placed = within(frame, since, until) if since or until else []
    if not timeless:
        return passed(frame, (every(frame), [*tests, *placed]))
    dated = ~(missing(frame, "period_start") & missing(frame, "period_end"))
    return passed(frame, (dated, [*tests, *placed]), (~dated, tests))


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
    import numpy as np

    start, end = column(policies, "effective_from"), column(policies, "effective_to")
    tests = [(worded("a person has rejected it"), column(policies, "status") != "rejected")]
    if as_of:
        tests += [known_by(policies, as_of)]
    if nationality:
        reason = worded("not for nationals of {country}", country=nationality)
        tests += [(reason, among(policies, "nationality", [nationality, ""]))]
    if destinations:
        reason = worded("no rule of {countries}", countries=", ".join(map(named, destinations)))
        tests += [(reason, among(policies, "jurisdiction", destinations))]
    if since:
        tests += [(worded("ended before {day}", day=str(since)), ~(end < np.datetime64(since)))]
    if until:
        tests += [(worded("began after {day}", day=str(until)), ~(start > np.datetime64(until)))]
    return passed(policies, (every(policies), tests))


def _kinds(frame: pd.DataFrame) -> pd.Series:
    dated = frame["period_start"].notna() & frame["period_end"].notna()
    one_day = dated & (frame["period_start"] == frame["period_end"])
    kinds = dated.map({True: "span", False: "undated"}).mask(one_day, "day")
    kinds = kinds.mask(frame["cumulative"].fillna(False).astype(bool), "total")
    return kinds.mask(frame["measure"].isin(STOCKS), "stock").mask(frame["rate"] != "", "rate")
