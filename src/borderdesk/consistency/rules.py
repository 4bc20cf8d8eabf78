"""Rules whose day or value stands alone against other reports of the same rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from borderdesk.claims import records
from borderdesk.consistency.finding import Finding
from borderdesk.place import name_of

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
    said = f"{odd['effective_from']:%Y-%m-%d}", f"{others[0]['effective_from']:%Y-%m-%d}"
    message = (
        f"{odd['policy_id']} lets the rule begin on {said[0]}, {len(others)} other reports on {said[1]}: "
        f"{name_of(odd['jurisdiction'])}, {odd['policy'].replace('_', ' ')}, {odd['value']}"
    )
    ids = tuple(str(rule["policy_id"]) for rule in others)
    return Finding("rule's day", (str(odd["policy_id"]),), message, ids, "effective_from", "policies")
