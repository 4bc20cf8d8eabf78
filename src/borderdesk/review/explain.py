"""The grounds of a reading as sentences: from the names of rules to what a reporter understands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from borderdesk.extract.movement.reader.weighed import WEIGHED
from borderdesk.figure import Figure
from borderdesk.policy import Policy
from borderdesk.review.words import (
    BY_WEIGHT,
    MODALITIES,
    PARTS,
    PERIODS,
    RULERS,
    RULES,
    SOURCES,
    STATED,
    TIES,
    UNGROUNDED,
    UNMOVED,
)

TIED = re.compile(r"(?P<words>.+) \((?P<tie>.+?), (?P<rule>[^,]*)\)")
GOES_ON = re.compile(r"as before \((?P<measure>\w+)\)")
SUMS_UP = re.compile(r"(?P<word>\S+): (?P<measure>\w+) as before")


@dataclass(frozen=True, slots=True)
class Ground:
    """A field with its value and why it has it; ``label`` is the heading of the field in the printed table.

    ``reason`` is empty where the number's own words say it all.
    """

    field: str
    label: str
    value: str
    reason: str


def figure_grounds(figure: Figure, why: Mapping[str, str]) -> tuple[Ground, ...]:
    """The fields of a figure that have a value; of one that is no movement only why it is none."""
    if figure.measure == "not_movement":
        return (Ground("measure", "measure", "no movement", unmoved(why.get("measure", ""))),)
    return tuple(_grounds(figure, why))


def policy_grounds(policy: Policy, grounds: Sequence[str]) -> tuple[Ground, ...]:
    """The fields of a policy that have a value; ``grounds``: its rule, and how its jurisdiction was found."""
    rule, way = (*grounds, "", "")[:2]
    rows = (
        ("policy", "rule", in_words(policy.policy), f"words that say: {rule.replace('-', ' ')}"),
        ("value", "value", policy.value, ""),
        ("jurisdiction", "by", policy.jurisdiction, RULERS.get(way, way)),
        ("nationality", "for", policy.nationality, ""),
        ("effective", "days", str(policy.effective), ""),
        ("attribution", "who", policy.attribution, ""),
    )
    return tuple(Ground(*row) for row in rows if row[2])


def as_reasons(grounds: Sequence[Ground]) -> dict[str, str]:
    """Field -> reason, for the fields that have one."""
    return {ground.field: ground.reason for ground in grounds if ground.reason}


def _less(modality: str, words: str) -> str:
    """Why a number is less than a plain fact, by one word or by the weight of many."""
    if words in UNGROUNDED:
        return UNGROUNDED[words]
    if not words.startswith(WEIGHED):
        return MODALITIES[modality].format(words)
    most = words.removeprefix(WEIGHED)
    return BY_WEIGHT + (f", most of all “{most}”" if most else "")


def _grounds(figure: Figure, why: Mapping[str, str]) -> Iterator[Ground]:
    why = {**_taken_over(why.get("measure", "")), **why}
    unit = in_words(f"{figure.unit} {figure.rate}".strip())
    days = str(figure.period)
    yield Ground("measure", "measure", in_words(figure.measure), _moved(why.get("measure", "")))
    if figure.modality != "observed":
        told = _less(figure.modality, why.get("modality", ""))
        yield Ground("modality", "stated as", STATED[figure.modality], told)
    yield Ground("qualifier", "value", str(figure.amount), _said(why.get("qualifier", "")))
    yield Ground("unit", "unit", unit, _said(why.get("unit", "")))
    for name, label in (("nationality", "of"), ("origin", "from"), ("destination", "to")):
        value = getattr(figure, name)
        if value or why.get(name) == "one of several":
            yield Ground(name, label, value or "not chosen", _end(name, why.get(name, "")))
    if figure.place:
        yield Ground("place", "at", figure.place, "the town or post that is named with it")
    if days:
        yield Ground("period", "days", days, _days(why.get("period", "")))
    if figure.attribution:
        yield Ground("attribution", "who", figure.attribution, "named as the one who says or counts it")


def _taken_over(key: str) -> dict[str, str]:
    """The grounds of the fields that a figure has from the one before it, unless it has its own."""
    on = GOES_ON.fullmatch(key) or SUMS_UP.fullmatch(key)
    return dict.fromkeys(("nationality", "origin", "destination", "period"), "as before") if on else {}


def unmoved(key: str) -> str:
    """Why a number counts no movement, in words."""
    if key in UNMOVED:
        return UNMOVED[key]
    if key.startswith("counts "):
        return f"counts “{key.removeprefix('counts ')}”, not people or vehicles that crossed"
    if key.endswith(" it"):
        return f"“{key.removesuffix(' it')}” before it: what somebody has, not who moved"
    return f"“{key}”: not people on the move"


def _moved(key: str) -> str:
    if found := TIED.fullmatch(key):
        parts = (TIES.get(found["tie"], found["tie"]), RULES.get(found["rule"], found["rule"]))
        return f"“{found['words']}”: {', '.join(part for part in parts if part)}"
    if found := GOES_ON.fullmatch(key):
        return f"goes on with the count before it ({in_words(found['measure'])})"
    if found := SUMS_UP.fullmatch(key):
        return f"“{found['word']}”, of the movement before it ({in_words(found['measure'])})"
    return SOURCES.get(key, key)


def _said(key: str) -> str:
    return f"“{key}”" if key else ""


def _end(name: str, key: str) -> str:
    if key in SOURCES:
        return SOURCES[key]
    part, _, place = key.partition(" ")
    if name == "nationality":
        return f"the people are named by it: {key}" if key else ""
    return PARTS[part].format(place) if part in PARTS and place else key


def _days(key: str) -> str:
    """The kind of date, alone or behind a relation: "from weekday", "before last"."""
    relation, _, kind = key.partition(" ")
    if key in PERIODS:
        return PERIODS[key]
    return f"{relation} {PERIODS[kind]}" if kind in PERIODS else SOURCES.get(key, key)


def in_words(name: str) -> str:
    """A name of the column dictionary without its underscores."""
    return name.replace("_", " ")
