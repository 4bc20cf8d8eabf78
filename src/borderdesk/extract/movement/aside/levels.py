"""Levels of another time, to compare with, and what a running total grew by."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention


def compares(low: list[str], m: Mention) -> bool:
    """ "against 51,000 on Sunday", "down from 2,900": the level of another time, of the same thing."""
    before = low[m.first - 1]
    if before == "the" and low[m.first - 2] in MULTIPLES:
        return True  # "1,141, almost double the 583 of 2001"
    if before == "of" and low[m.first - 2] in MARKS and low[m.first - 3] in EARLIER:
        return True  # "42.7 million, breaking the old mark of 36.87 million"
    return before in AGAINST or (before in JOINTS and low[max(m.first - 2, 0) : m.first] in COMPARED)


MULTIPLES = frozenset("double twice triple treble half".split())
MARKS, EARLIER = frozenset("mark record peak high".split()), frozenset("old previous earlier former last".split())
AGAINST = frozenset(("against", "versus", "vs"))
COMPARED = (
    ["compared", "with"],
    ["compared", "to"],
    ["up", "from"],
    ["down", "from"],
    ["as", "against"],
    ["comparison", "with"],
)
JOINTS = frozenset(pair[-1] for pair in COMPARED)


def growth(low: list[str], m: Mention) -> bool:
    """ "up 70 on Saturday's count": what a running total grew by in a stated time is a flow."""
    if low[m.first - 1] != "up":
        return False
    behind = low[m.last : m.last + 6]
    if behind[:1] == ["since"] and not HOURS.isdisjoint(behind):
        return True  # "up 900 since noon"
    return behind[:1] == ["on"] and bool({"count", "figure", "total", "tally"} & {*behind})


HOURS = frozenset("noon midnight dawn dusk morning afternoon evening yesterday".split())


def steps_to(low: list[str], m: Mention, following: list[Mention]) -> bool:
    """ "doubled in May to 20,000", "fell by 20,000 to 810,000": a change up to a level, whose days these are."""
    if m.kind not in CHANGING or not following or following[0].kind != "count":
        return False
    gap = low[m.last : following[0].first]
    joined = "and" in gap and "between" not in gap
    return gap[-1:] == ["to"] and not joined and APART.isdisjoint(gap)


CHANGING, APART = ("change", "times"), frozenset(", ; : ( from but while".split())
