"""What each kind of chart draws of the small fixed story; `make snapshots` writes it anew. Read the diff."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import altair as alt

from borderdesk import charts
from borderdesk.view import View, open_view

HERE = Path(__file__).parent
POINT = re.compile(r"\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]")
STORIES = HERE.parent / "reference"
DAY = date(2022, 9, 30)
KINDS: dict[str, Callable[[View], alt.Chart]] = {
    "arrivals_departures": lambda view: charts.arrivals_departures(view.claims),
    "daily_counts": lambda view: charts.daily_counts(view.claims),
    "running_totals": lambda view: charts.running_totals(view.claims),
    "contradictions": lambda view: charts.contradictions(view.claims),
    "growth": lambda view: charts.growth(view.claims),
    "policy_map": lambda view: charts.policy_map(view.policies, DAY),
    "policy_matrix": lambda view: charts.policy_matrix(view.policies, DAY),
    "policy_spans": lambda view: charts.policy_spans(view.policies),
}


def sample() -> View:
    """The small fixed story, which corrections to the real ones do not reach."""
    with contextlib.chdir(STORIES):
        return open_view("sample-2022")


def stable(chart: alt.Chart) -> dict[str, Any]:
    """The chart's specification without what a newer Altair may name anew: schema, names of data sets and views."""
    whole = chart.to_dict()
    sets = whole.pop("datasets", {})
    whole.pop("$schema")
    return dict(_settled(whole, sets))


def _settled(part: Any, sets: dict[str, Any]) -> Any:
    if isinstance(part, list):
        return [_settled(one, sets) for one in part]
    if not isinstance(part, dict):
        return part
    if part.keys() == {"name"} and part["name"] in sets:
        return {"values": sets[part["name"]]}
    return {key: _settled(value, sets) for key, value in part.items()}


def text(chart: alt.Chart) -> str:
    """The specification as it is kept; a point stands on one line."""
    kept = json.dumps(stable(chart), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    return POINT.sub(r"[\1, \2]", kept)


def kept(kind: str) -> Path:
    return HERE / f"{kind}.json"


if __name__ == "__main__":
    view = sample()
    for kind, draw in KINDS.items():
        kept(kind).write_text(text(draw(view)), "utf-8")
        print(f"drew {kind}")
