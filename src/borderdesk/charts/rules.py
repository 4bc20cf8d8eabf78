"""The state of each rule in each jurisdiction on a day, as far as the ledger fixes it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

OPEN = {"visa_required": "no", "exit_ban": "no"}  # kinds whose "no" lets people through; for the rest "yes" does


def in_force(policies: pd.DataFrame, day: date) -> pd.DataFrame:
    """One row per jurisdiction and kind of rule that holds, or may hold, on ``day``.

    Takes ledger.policies(). Columns: jurisdiction, policy, value (the values that hold, joined by " / "), state (open,
    partial, closed, days, phrase, conflict), dated (False where no row fixes that the rule held on that day: it is
    stated without days), ids. A rule with days holds from the first to the last, both included. One without a first
    day counts as undated, and gives way to any that is dated.
    """
    import pandas as pd

    live = policies[(policies["status"] != "rejected") & (policies["value"] != "proposed")]
    start, end, at = live["effective_from"], live["effective_to"], pd.Timestamp(day)
    possible = live[~(start > at) & ~(end < at)].assign(dated=start.notna() & (start <= at))
    groups = possible.groupby(["jurisdiction", "policy"], sort=True)
    rows = [{"jurisdiction": who, "policy": kind, **_state(str(kind), rules)} for (who, kind), rules in groups]
    return pd.DataFrame(rows, columns=["jurisdiction", "policy", "value", "state", "dated", "ids"])


def _state(kind: str, rules: pd.DataFrame) -> dict[str, Any]:
    if rules["dated"].any():
        rules = _latest(rules[rules["dated"]]) if kind != "other" else rules[rules["dated"]]
    values = list(dict.fromkeys(rules["value"]))
    state = "phrase" if kind == "other" else "conflict" if len(values) > 1 else state_of(kind, values[0])
    return {
        "value": " / ".join(values),
        "state": state,
        "dated": bool(rules["dated"].any()),
        "ids": list(rules["policy_id"]),
    }


def _latest(rules: pd.DataFrame) -> pd.DataFrame:
    """Of rules that replaced each other only those that began last."""
    latest: pd.DataFrame = rules[rules["effective_from"] == rules["effective_from"].max()]
    return latest


def state_of(kind: str, value: str) -> str:
    """open, partial, closed, or days: what a value means for those who want to cross."""
    if kind == "visa_free_stay_days":
        return "days"
    if value not in ("yes", "no"):
        return "partial"
    return "open" if value == OPEN.get(kind, "yes") else "closed"
