"""Claims: which rows of the ledger a report is about, which speak of the same thing, and which one is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

STOCKS = ("stayed", "registered", "queue_hours", "queue_length")
OUTWARD = ("departures", "deported", "displaced", "returns")
DIRECTIONS = {"arrivals": "in", "departures": "out", "deported": "out", "returns": "out"}

SAME = [
    "measure",
    "nationality",
    "origin",
    "destination",
    "place",
    "unit",
    "rate",
    "kind",
    "period_start",
    "period_end",
]
ROUNDING_SHARE = 0.05  # a stated hedge or a round number never stretches further than this share of its value

# Which of several claims about one thing is shown: the first rule that tells them apart decides.
RULES = (
    ("reviewed", "a claim that a person has accepted goes before one that was only proposed"),
    ("attributed", "a claim with a named speaker goes before one that the writer asserts"),
    ("exact", "an exact number goes before a hedged one, a bounded one before an open or vague one"),
    ("finer", "of two numbers the less rounded one"),
    ("later", "of two numbers the one published later, an undated one last"),
    ("first", "what is still equal: the first in the ledger"),
)


@dataclass(frozen=True, slots=True)
class Selection:
    """What a report is about (``frame``) and what went, why (``left_out``: reason, rows)."""

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
    retrieved. With ``since`` or ``until`` a claim stays when its stated days overlap theirs; without stated days it
    cannot be placed and goes.
    """
    frame = describe(figures)
    tests = [
        ("a person has rejected it", frame["status"] != "rejected"),
        ("no count of movement", frame["measure"] != "not_movement"),
        (
            "not stated as a fact: expected, a limit, negated, withdrawn, or both directions in one",
            frame["modality"] == "observed",
        ),
    ]
    if as_of:
        tests += [_known_by(frame, as_of)]
    if nationality:
        tests += [(f"not said to be of nationality {nationality}", frame["nationality"] == nationality)]
    if destinations:
        tests += [(f"not counted at {', '.join(destinations)}", frame["country"].isin(list(destinations)))]
    if since or until:
        tests += _within(frame, since, until)
    return _apply(frame, tests)


def compare(frame: pd.DataFrame) -> pd.DataFrame:
    """The described frame, each claim with its group and whether it is the one shown.

    Adds group (claims about the same thing share it), claims and speakers (how many in the group; one statement
    relayed twice has one speaker), agreement (single, agree, disagree), shown, and rule (the name in RULES that chose
    the shown claim; "only" where there was nothing to choose). Sorted by group, the shown claim first.
    """
    frame = frame.copy()
    frame["group"] = _groups(frame)
    ranked = _ranked(frame)
    order = ranked.sort_values(["group", *(name for name, _ in RULES)], kind="stable").index
    frame = frame.loc[order]
    grouped = frame.groupby("group", sort=False)
    frame["shown"] = ~frame["group"].duplicated()
    frame["claims"] = grouped["group"].transform("size")
    frame["speakers"] = frame["group"].map(_speakers(frame))
    frame["agreement"] = frame["group"].map({key: agreement(rows) for key, rows in grouped})
    frame["rule"] = frame["group"].map({key: _deciding_rule(ranked.loc[rows.index]) for key, rows in grouped})
    return frame.reset_index(drop=True)


def agreement(rows: pd.DataFrame) -> str:
    """single (one statement, however often relayed), agree (all bounds share a value), or disagree."""
    if rows[["speaker", "value_low", "value_high"]].drop_duplicates().shape[0] == 1:
        return "single"
    spans = [rounded(*row) for row in rows[["value_low", "value_high", "qualifier"]].itertuples(index=False)]
    return "agree" if max(low for low, _ in spans) <= min(high for _, high in spans) else "disagree"


def rounded(low: float, high: float, qualifier: str) -> tuple[float, float]:
    """The values that a statement covers once its rounding is granted; NaN becomes an infinite end.

    A number is taken as rounded at its last digit that is not zero, by half of that place, and never by more than
    ROUNDING_SHARE of it: "98,000" covers 97,500 to 98,500, "about 100,000" 95,000 to 105,000, "78,742" 78,741.5 to
    78,742.5.
    """
    least = float("-inf") if low != low else low - slack(low)
    most = float("inf") if high != high else high + slack(high)
    return (least, most) if qualifier != "exact" or low == high else (low, high)


def slack(value: float) -> float:
    """Half the place of the last digit that is not zero, at most ROUNDING_SHARE of the value."""
    if not value:
        return 0.0
    digits = f"{value:.6f}".rstrip("0").rstrip(".")
    if "." in digits:
        return float(10.0 ** -len(digits.split(".")[1]) / 2)
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(min(10.0**zeros / 2, max(0.5, value * ROUNDING_SHARE)))


def _kinds(frame: pd.DataFrame) -> pd.Series:
    dated = frame["period_start"].notna() & frame["period_end"].notna()
    one_day = dated & (frame["period_start"] == frame["period_end"])
    kinds = dated.map({True: "span", False: "undated"}).mask(one_day, "day")
    kinds = kinds.mask(frame["cumulative"].fillna(False).astype(bool), "total")
    return kinds.mask(frame["measure"].isin(STOCKS), "stock").mask(frame["rate"] != "", "rate")


def _known_by(frame: pd.DataFrame, as_of: date) -> tuple[str, pd.Series]:
    import pandas as pd

    known = frame["published"].fillna(frame["retrieved"])
    return f"not certainly published by {as_of}", known.notna() & (known <= pd.Timestamp(as_of))


def _within(frame: pd.DataFrame, since: date | None, until: date | None) -> list[tuple[str, pd.Series]]:
    import pandas as pd

    start, end = frame["period_start"], frame["period_end"]
    tests = [("no stated days, so it cannot be placed between two", start.notna() | end.notna())]
    if since:
        tests.append((f"ends before {since}", ~(end.fillna(start) < pd.Timestamp(since))))
    if until:
        tests.append((f"begins after {until}", ~(start.fillna(end) > pd.Timestamp(until))))
    return tests


def _apply(frame: pd.DataFrame, tests: list[tuple[str, pd.Series]]) -> Selection:
    import pandas as pd

    stays = pd.Series(True, index=frame.index)
    lost: list[tuple[str, int]] = []
    for reason, passed in tests:
        gone = stays & ~passed
        stays &= passed
        if gone.any():
            lost.append((reason, int(gone.sum())))
    return Selection(frame[stays].reset_index(drop=True), pd.DataFrame(lost, columns=["reason", "rows"]))


def _groups(frame: pd.DataFrame) -> pd.Series:
    """Numbers of groups of claims about the same thing, in order of appearance.

    Without stated days two claims are known to speak of the same thing only when speaker and value are the same too.
    """
    keys = frame[SAME].copy()
    undated = frame["period_end"].isna() | (frame["period_start"].isna() & (frame["kind"] != "stock"))
    for column in ("speaker", "value_low", "value_high", "period_start", "period_end"):
        text = frame[column].astype("str")
        keys[column] = text.where(undated, "") if column not in SAME else text
    return keys.groupby(list(keys.columns), sort=False, dropna=False).ngroup()


def _ranked(frame: pd.DataFrame) -> pd.DataFrame:
    """One column per rule of RULES, lower is better, and the group."""
    import pandas as pd

    firmness = {
        "exact": 0,
        "about": 1,
        "range": 2,
        "at_least": 3,
        "more_than": 3,
        "up_to": 3,
        "less_than": 3,
        "vague": 4,
    }
    value = frame["value_low"].fillna(frame["value_high"])
    published = frame["published"].astype("datetime64[s]").astype("int64").where(frame["published"].notna(), -(2**62))
    return pd.DataFrame(
        {
            "group": frame["group"],
            "reviewed": (frame["status"] != "accepted").astype(int),
            "attributed": (frame["attribution"] == "").astype(int),
            "exact": frame["qualifier"].map(firmness),
            "finer": value.map(slack),
            "later": -published,
            "first": range(len(frame)),
        },
        index=frame.index,
    )


def _deciding_rule(ranked: pd.DataFrame) -> str:
    if len(ranked) == 1:
        return "only"
    left = ranked
    for name, _ in RULES:
        left = left[left[name] == left[name].min()]
        if len(left) == 1:
            return name
    return "first"


def _speakers(frame: pd.DataFrame) -> pd.Series:
    return frame.groupby("group", sort=False)["speaker"].nunique()
