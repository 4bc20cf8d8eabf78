"""Which claims speak of the same thing, whether they agree, and which one is shown by which rule."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from borderdesk.claims.office import office
from borderdesk.claims.ranking import Number, Rank, deciding, numbers, ranks
from borderdesk.claims.sameness import groups
from borderdesk.ledger import words

if TYPE_CHECKING:
    import pandas as pd

# of the columns that compare() adds; "" for words
TYPES = {
    "voice": "",
    "group": "int64",
    "shown": "bool",
    "claims": "int64",
    "speakers": "int64",
    "statements": "int64",
    "agreement": "",
    "rule": "",
}


def compare(frame: pd.DataFrame) -> pd.DataFrame:
    """The described frame, each claim with its group and whether it is the one shown.

    Adds voice (the office that speaks), group (claims about the same thing share it), claims, speakers and statements
    (how many in the group; one office counts once, its number relayed twice is one statement), agreement (single: one
    statement; agree: all bounds share a value; disagree), shown, and rule (the name in RULES that chose the shown
    claim; "only" where there was nothing to choose). Sorted by group, the shown claim first. Cost near n log n.
    """
    voices = [office(name) or name.lower() for name in frame["speaker"].tolist()]
    told = numbers(frame, groups(frame, voices), voices)
    rank = ranks(frame, told)
    order = sorted(range(len(told)), key=lambda place: (told[place].group, rank[place]))
    found = frame.take(order).reset_index(drop=True)
    judged = _judged([told[one] for one in order], [rank[one] for one in order])
    for name, column in {"voice": [voices[one] for one in order], **judged}.items():
        found[name] = _typed(name, column)
    return found


def _judged(told: Sequence[Number], rank: Sequence[Rank]) -> dict[str, list[Any]]:
    """Columns for claims in their order: what holds of the group of each, and which is the first of it."""
    columns: dict[str, list[Any]] = {name: [] for name in TYPES if name != "voice"}
    for number, members in groupby(range(len(told)), key=lambda place: told[place].group):
        places = [*members]
        size, found = len(places), [told[one] for one in places]
        statements = len({(one.voice, one.low, one.high) for one in found})
        values = {
            "group": number,
            "claims": size,
            "speakers": len({one.voice for one in found}),
            "statements": statements,
            "agreement": "single" if statements == 1 else "agree" if _meet(found) else "disagree",
            "rule": deciding(rank[places[0]], rank[places[1]]) if size > 1 else "only",
        }
        for name, value in values.items():
            columns[name] += [value] * size
        columns["shown"] += [True, *[False] * (size - 1)]
    return columns


def _meet(told: Sequence[Number]) -> bool:
    """Whether all bounds share a value."""
    lows, highs = zip(*(one.span for one in told), strict=True)
    return bool(max(lows) <= min(highs))


def _typed(name: str, column: list[Any]) -> pd.Series:
    import pandas as pd

    return pd.Series(column, dtype=TYPES[name] or words())


def disputes(compared: pd.DataFrame) -> list[pd.DataFrame]:
    """The groups of compare() whose claims contradict each other, those of most claims first; the shown claim first."""
    found = compared[compared["agreement"] == "disagree"]
    return sorted((group for _, group in found.groupby("group", sort=True)), key=lambda group: -len(group))


def agreement(rows: pd.DataFrame) -> str:
    """The verdict on the claims of one group (rows of compare()): single, agree or disagree."""
    return str(compare(rows.assign(kind="span"))["agreement"].iloc[0]) if len(rows) else "single"
