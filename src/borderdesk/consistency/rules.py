"""Rules whose day or value stands alone against other reports of the same rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from borderdesk import country, glossary
from borderdesk.claims import records
from borderdesk.consistency.finding import Finding
from borderdesk.language import number
from borderdesk.message import told
from borderdesk.origin import Named, Stated

if TYPE_CHECKING:
    import pandas as pd

SAME = ("jurisdiction", "policy", "value", "nationality")


def lone_days(policies: pd.DataFrame) -> Iterator[Finding]:
    """A first day that differs in one place (day, month or year) from the one that several others give."""
    groups: dict[object, list[dict[str, Any]]] = defaultdict(list)
    for rule in records(policies[policies["status"] != "rejected"]):
        if rule["effective_from"] == rule["effective_from"] and rule["jurisdiction"] and rule["policy"] != "other":
            groups[tuple(rule[name] for name in SAME)].append(rule)
    for rules in groups.values():
        by: dict[Any, list[dict[str, Any]]] = defaultdict(list)
        for rule in rules:
            by[rule["effective_from"]].append(rule)
        most = max(by, key=lambda day: (len(by[day]), day))
        for day, odd in by.items():
            if len(odd) == 1 < len(by[most]) and _one_part(day, most):
                yield _told(odd[0], by[most])


def _one_part(one: Any, other: Any) -> bool:
    return [getattr(one, part) == getattr(other, part) for part in ("day", "month", "year")].count(False) == 1


def _told(odd: dict[str, Any], others: list[dict[str, Any]]) -> Finding:
    row = str(odd["policy_id"])
    sentence = told(
        "{row} lets the rule begin on {day}, {count} other reports on {most}: {country}, {rule}, {value}",
        row=Named(row),
        day=odd["effective_from"],
        count=Stated(number(len(others))),
        most=others[0]["effective_from"],
        country=country.named(odd["jurisdiction"]),
        rule=glossary.kind(odd["policy"]),
        value=Stated(glossary.value(odd["value"])),
    )
    ids = tuple(str(rule["policy_id"]) for rule in others)
    return Finding("rule's day", (row,), sentence, ids, "effective_from", "policies")
