"""Two Vega-Lite charts of the kinds that reports have, of nothing in particular: what the studio draws to warm up."""

from __future__ import annotations

import json
from typing import Any

CONFIG = {
    "background": "transparent",
    "view": {"stroke": "transparent"},
    "axis": {"labelColor": "currentColor", "labelLimit": 0, "titleLimit": 0, "gridOpacity": 0.25},
    "text": {"color": "currentColor", "limit": 0},
}
SIDES: dict[str, Any] = {
    "field": "side",
    "type": "nominal",
    "legend": None,
    "scale": {"domain": ["in", "out"], "range": ["#06b", "#d50"]},
}
DAYS: dict[str, Any] = {"field": "day", "type": "temporal", "scale": {"type": "utc", "padding": 12}, "title": None}
DAYS["axis"] = {"format": "%-d %b %y", "labelOverlap": True, "labelSeparation": 10, "tickCount": 7, "grid": False}
AMOUNTS: dict[str, Any] = {"field": "value", "type": "quantitative", "axis": {"format": "~s", "tickCount": 5}}
TELLING: dict[str, Any] = {"href": {"field": "link"}, "description": {"field": "side"}, "tooltip": [{"field": "side"}]}
ROWS = [
    {"day": f"2024-03-{day:02}", "side": side, "value": 900 * day, "low": 800 * day, "high": 1000 * day, "link": "#a"}
    for day in range(1, 19)
    for side in ("in", "out")
]


def chart(layers: list[dict[str, Any]], **encoding: Any) -> str:
    """A layered chart of ROWS as JSON."""
    layered = [layer | {"encoding": encoding | layer["encoding"]} for layer in layers]
    spec = {"data": {"values": ROWS}, "width": 560, "height": 240, "config": CONFIG, "layer": layered}
    return json.dumps(spec)


def samples() -> list[str]:
    """One over days: ranges, points, words beside them; one of bars."""
    span: dict[str, Any] = {
        "mark": {"type": "rule", "strokeWidth": 5},
        "encoding": {"y": {"field": "low", **AMOUNTS}, "y2": {"field": "high"}},
    }
    span["transform"] = [{"filter": "isValid(datum.low) && datum.low < datum.high"}]
    point = {"mark": {"type": "point", "size": 60}, "encoding": {"y": AMOUNTS, "shape": SIDES, **TELLING}}
    line = {"mark": {"type": "line", "opacity": 0.5}, "encoding": {"y": AMOUNTS}}
    words = {"mark": {"type": "text", "dx": 8}, "encoding": {"y": AMOUNTS, "text": {"field": "side"}}}
    bar = {"mark": {"type": "bar", "strokeWidth": 1}, "encoding": {"x": AMOUNTS, **TELLING}}
    beside = {"mark": {"type": "text", "align": "left"}, "encoding": {"x": AMOUNTS, "text": {"field": "value"}}}
    names = {"field": "side", "type": "nominal", "title": None}
    return [chart([span, point, line, words], x=DAYS, color=SIDES), chart([bar, beside], y=names, color=SIDES)]
