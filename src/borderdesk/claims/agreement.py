"""Which claims speak of the same thing, whether they agree, and which one is shown by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

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
    ("supported", "a number that more other statements about the same thing agree with"),
    ("exact", "an exact number goes before a hedged one, a bounded one before an open or vague one"),
    ("finer", "of two numbers the less rounded one"),
    ("later", "of two numbers the one published later, an undated one last"),
    ("first", "what is still equal: the first in the ledger"),
)


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

    A number is taken as rounded at its last digit that is not zero, by half of that place (by the whole place after
    "about"), and never by more than ROUNDING_SHARE of it: "98,000" covers 97,500 to 98,500, "about 98,000" 97,000 to
    99,000, "about 100,000" 95,000 to 105,000, "78,742" 78,741.5 to 78,742.5.
    """
    hedged = qualifier == "about"
    least = float("-inf") if low != low else low - slack(low, hedged)
    most = float("inf") if high != high else high + slack(high, hedged)
    return (least, most) if qualifier != "exact" or low == high else (low, high)


def slack(value: float, hedged: bool = False) -> float:
    """Half the place of the last digit that is not zero (all of it after a hedge), at most ROUNDING_SHARE of it all."""
    if not value:
        return 0.0
    digits = f"{value:.6f}".rstrip("0").rstrip(".")
    zeros = -len(digits.split(".")[1]) if "." in digits else len(digits) - len(digits.rstrip("0"))
    half = float(10.0**zeros / 2)
    return min(2 * half if hedged else half, max(half if zeros <= 0 else 0.5, value * ROUNDING_SHARE))


def supports(frame: pd.DataFrame) -> pd.Series:
    """For each claim, how many other statements of its group its bounds meet; relayed copies count once."""
    import pandas as pd

    counts = [_met(rows) for _, rows in frame.groupby("group", sort=False)]
    return pd.concat(counts).reindex(frame.index) if counts else pd.Series(dtype="int64", index=frame.index)


def _met(rows: pd.DataFrame) -> pd.Series:
    """All intervals but those that end before this one begins or begin after it ends; near n log n."""
    import numpy as np
    import pandas as pd

    if len(rows) == 1:
        return pd.Series([0], index=rows.index)
    statements = rows.drop_duplicates(["speaker", "value_low", "value_high", "qualifier"])
    of_all, of_each = (_spans(one) for one in (rows, statements))
    lows, highs = np.sort(of_each[:, 0]), np.sort(of_each[:, 1])
    before = np.searchsorted(highs, of_all[:, 0], "left")
    after = len(lows) - np.searchsorted(lows, of_all[:, 1], "right")
    return pd.Series(len(statements) - before - after - 1, index=rows.index)


def _spans(rows: pd.DataFrame) -> Any:
    import numpy as np

    columns = rows[["value_low", "value_high", "qualifier"]].itertuples(index=False)
    return np.array([rounded(*row) for row in columns])


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
            "supported": -supports(frame),
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
