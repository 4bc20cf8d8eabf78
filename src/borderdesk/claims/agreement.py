"""Which claims speak of the same thing, whether they agree, and which one is shown by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from borderdesk.claims.office import office
from borderdesk.claims.rounding import ROUNDING_SHARE, rounded, slack
from borderdesk.claims.sameness import groups
from borderdesk.language import message

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

__all__ = ["ROUNDING_SHARE", "RULES", "agreement", "compare", "disputes", "rounded", "slack"]

# Which of several claims about one thing is shown: the first rule that tells them apart decides.
RULES = (
    ("reviewed", message("a claim that a person has accepted goes before one that was only proposed")),
    ("attributed", message("a claim with a named speaker goes before one that the writer asserts")),
    ("direct", message("a claim heard from its office goes before one that others relay (via, citing)")),
    ("exact", message("an exact number goes before a hedged one, a bounded one before an open or vague one")),
    (
        "repeated",
        message("of numbers of one kind the one that more pages give: it shows what was said, not that it is so"),
    ),
    ("supported", message("a number that more other statements about the same thing agree with; copies count once")),
    ("finer", message("of two numbers the less rounded one")),
    ("later", message("of two numbers the one published later, since it may correct the earlier; an undated one last")),
    ("first", message("what is still equal: the first in the ledger")),
)
FIRMNESS = {
    "exact": 0,
    "about": 1,
    "range": 2,
    "at_least": 3,
    "more_than": 3,
    "up_to": 3,
    "less_than": 3,
    "vague": 4,
}
RELAYED = r"\b(?:via|citing|cited by|relayed by|according to|as reported by)\b"


def compare(frame: pd.DataFrame) -> pd.DataFrame:
    """The described frame, each claim with its group and whether it is the one shown.

    Adds voice (the office that speaks), group (claims about the same thing share it), claims, speakers and statements
    (how many in the group; one office counts once, its number relayed twice is one statement), agreement (single: one
    statement; agree: all bounds share a value; disagree), shown, and rule (the name in RULES that chose the shown
    claim; "only" where there was nothing to choose). Sorted by group, the shown claim first. Cost near n log n.
    """
    frame = frame.copy()
    frame["voice"] = [office(name) or name.lower() for name in frame["speaker"]]
    frame["group"] = groups(frame)
    low, high = _spans(frame)
    ranked = _ranked(frame, low, high)
    order = ranked.sort_values(["group", *(name for name, _ in RULES)], kind="stable").index
    frame, ranked = frame.loc[order], ranked.loc[order]
    grouped = frame.groupby("group", sort=False)
    frame["shown"] = ~frame["group"].duplicated()
    frame["claims"] = grouped["group"].transform("size")
    frame["speakers"] = grouped["voice"].transform("nunique")
    frame["statements"] = frame["group"].map(_statements(frame))
    frame["agreement"] = _agreement(frame, low[order], high[order])
    frame["rule"] = frame["group"].map(_deciding_rules(ranked))
    return frame.reset_index(drop=True)


def _statements(frame: pd.DataFrame) -> pd.Series:
    """How many different numbers of different offices each group holds."""
    return frame.drop_duplicates(["group", "voice", "value_low", "value_high"]).groupby("group", sort=False).size()


def _agreement(frame: pd.DataFrame, low: pd.Series, high: pd.Series) -> pd.Series:
    """single, agree or disagree for each row's group."""
    by = frame["group"]
    meet = low.groupby(by, sort=False).transform("max") <= high.groupby(by, sort=False).transform("min")
    return meet.map({True: "agree", False: "disagree"}).mask(frame["statements"] == 1, "single")


def disputes(compared: pd.DataFrame) -> list[pd.DataFrame]:
    """The groups of compare() whose claims contradict each other, those of most claims first; the shown claim first."""
    found = compared[compared["agreement"] == "disagree"]
    return sorted((group for _, group in found.groupby("group", sort=True)), key=lambda group: -len(group))


def agreement(rows: pd.DataFrame) -> str:
    """The verdict on the claims of one group (rows of compare()): single, agree or disagree."""
    return str(compare(rows.assign(kind="span"))["agreement"].iloc[0]) if len(rows) else "single"


def _spans(frame: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """What each number covers once its rounding is granted; infinite where an end is open."""
    import pandas as pd

    columns = zip(frame["value_low"], frame["value_high"], frame["qualifier"], strict=True)
    spans = [rounded(*row) for row in columns]
    return tuple(pd.Series([span[end] for span in spans], index=frame.index, dtype="float64") for end in (0, 1))  # type: ignore[return-value]


def supports(frame: pd.DataFrame, low: pd.Series, high: pd.Series) -> pd.Series:
    """For each claim, how many other statements of its group its bounds meet; relayed copies count once."""
    import numpy as np
    import pandas as pd

    many = frame["group"].duplicated(keep=False)
    once = ~frame.duplicated(["group", "voice", "value_low", "value_high", "qualifier"])
    spans = pd.DataFrame({"low": low, "high": high, "once": once, "group": frame["group"]})[many].sort_values("group")
    values, first = spans[["low", "high"]].to_numpy(), spans["once"].to_numpy()
    starts = np.flatnonzero(spans["group"].ne(spans["group"].shift()))
    ends = np.append(starts[1:], len(spans))[: len(starts)]
    counts = [_met(values[at:end], first[at:end]) for at, end in zip(starts, ends, strict=True)]
    found = pd.Series(np.concatenate(counts) if counts else [], index=spans.index, dtype="int64")
    return found.reindex(frame.index, fill_value=0)


def _met(spans: np.ndarray, once: np.ndarray) -> np.ndarray:
    """All statements but those that end before this one begins or begin after it ends; n log n."""
    import numpy as np

    lows, highs = np.sort(spans[once, 0]), np.sort(spans[once, 1])
    before = np.searchsorted(highs, spans[:, 0], "left")
    after = len(lows) - np.searchsorted(lows, spans[:, 1], "right")
    return np.asarray(len(lows) - before - after - 1)


def _pages(frame: pd.DataFrame) -> pd.Series:
    """On how many pages each claim's very number stands for its thing."""
    keys = ["group", "value_low", "value_high", "qualifier"]
    return frame.groupby(keys, sort=False, dropna=False)["source_id"].transform("nunique")


def _ranked(frame: pd.DataFrame, low: pd.Series, high: pd.Series) -> pd.DataFrame:
    """One column per rule of RULES, lower is better, and the group."""
    import pandas as pd

    value = frame["value_low"].fillna(frame["value_high"])
    published = frame["published"].astype("datetime64[s]").astype("int64").where(frame["published"].notna(), -(2**62))
    return pd.DataFrame(
        {
            "group": frame["group"],
            "reviewed": (frame["status"] != "accepted").astype(int),
            "attributed": (frame["attribution"] == "").astype(int),
            "direct": frame["attribution"].str.contains(RELAYED, regex=True).astype(int),
            "exact": frame["qualifier"].map(FIRMNESS),
            "repeated": -_pages(frame),
            "supported": -supports(frame, low, high),
            "finer": [slack(one) for one in value],
            "later": -published,
            "first": range(len(frame)),
        },
        index=frame.index,
    )


def _deciding_rules(ranked: pd.DataFrame) -> Any:
    """By group, the first rule that puts the shown claim before the next one; ``ranked`` is in order."""
    import numpy as np

    names = [name for name, _ in RULES]
    values, group = ranked[names].to_numpy(dtype="float64"), ranked["group"].to_numpy()
    first = np.flatnonzero(np.r_[True, group[1:] != group[:-1]]) if len(group) else np.array([], dtype=int)
    second = np.minimum(first + 1, len(group) - 1)
    alone = group[second] != group[first]
    alone |= second == first
    decides = (values[first] != values[second]).argmax(axis=1) if len(first) else first
    return {
        key: "only" if single else names[rule] for key, single, rule in zip(group[first], alone, decides, strict=True)
    }
