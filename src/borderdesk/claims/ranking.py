"""Which of several claims about one thing is shown: the rules, and where each claim stands by each of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from borderdesk.claims.rounding import rounded, slack
from borderdesk.claims.sameness import days
from borderdesk.language import message

if TYPE_CHECKING:
    import pandas as pd

# the first rule that tells them apart decides
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
UNKNOWN = 5  # a qualifier that the schema does not have
RELAYED = re.compile(r"\b(?:via|citing|cited by|relayed by|according to|as reported by)\b")
Rank = tuple[float, ...]  # by each of RULES, lower is better


class Number(NamedTuple):
    """A number that an office gives about a thing; an open end is None."""

    group: int
    voice: str
    low: float | None
    high: float | None
    qualifier: str

    @property
    def span(self) -> tuple[float, float]:
        """What it covers once its rounding is granted; infinite where an end is open."""
        low, high = (float("nan") if end is None else end for end in (self.low, self.high))
        return rounded(low, high, self.qualifier)


def numbers(frame: pd.DataFrame, group: Sequence[int], voices: Sequence[str]) -> list[Number]:
    """Those of the claims, in their order."""
    low, high = ([None if one != one else one for one in frame[name].tolist()] for name in ("value_low", "value_high"))
    return [*map(Number, group, voices, low, high, frame["qualifier"].tolist())]


def ranks(frame: pd.DataFrame, told: Sequence[Number]) -> list[Rank]:
    """Where each claim of a frame stands among those of its group."""
    attribution = frame["attribution"].tolist()
    published = days(frame["published"])
    columns = (
        [one != "accepted" for one in frame["status"].tolist()],
        [one == "" for one in attribution],
        [bool(RELAYED.search(one)) for one in attribution],
        [FIRMNESS.get(one.qualifier, UNKNOWN) for one in told],
        [-pages for pages in _pages(told, frame["source_id"].tolist())],
        [-others for others in _supports(told)],
        [_slack(one) for one in told],
        [float("inf") if day is None else -day for day in published],
        range(len(told)),
    )
    return [*zip(*columns, strict=True)]


def deciding(shown: Rank, next_one: Rank) -> str:
    """The first rule that puts one claim before another of its group."""
    return next(name for (name, _), one, other in zip(RULES, shown, next_one, strict=True) if one != other)


def _pages(told: Sequence[Number], sources: Sequence[str]) -> list[int]:
    """On how many pages each claim's very number stands for its thing."""
    found: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    keys = [(one.group, one.low, one.high, one.qualifier) for one in told]
    for key, source in zip(keys, sources, strict=True):
        found[key].add(source)
    return [len(found[key]) for key in keys]


def _supports(told: Sequence[Number]) -> list[int]:
    """For each claim, how many other statements of its group its bounds meet; relayed copies count once. n log n."""
    statements: defaultdict[int, dict[Number, int]] = defaultdict(dict)
    for one in told:
        statements[one.group][one] = 0
    for found in statements.values():
        if len(found) > 1:
            found.update(_met(found))
    return [statements[one.group][one] for one in told]


def _met(statements: Iterable[Number]) -> Iterator[tuple[Number, int]]:
    """With how many others each shares a value: all but those that end before it begins or begin after it ends."""
    spans = {one: one.span for one in statements}
    lows, highs = (sorted(ends) for ends in zip(*spans.values(), strict=True))
    for one, (low, high) in spans.items():
        yield one, bisect_right(lows, high) - bisect_left(highs, low) - 1


def _slack(one: Number) -> float:
    value = one.high if one.low is None else one.low
    return slack(float("nan") if value is None else value)
