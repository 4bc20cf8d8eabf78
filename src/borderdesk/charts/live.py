"""A chart as a live page takes it: its specification for Vega, with two signals through which the page speaks to it.

``only_country`` is the name of the one country that stands out, "" for none; ``only_days`` the first and last moment
of the charts over time, in milliseconds since 1970, null for all. Vega-Lite is compiled here, so that the page needs
Vega alone; links are left to the page, which opens the chain of a claim first.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from typing import Any

ASKED = "BORDERDESK_LIVE"  # the environment variable by which publish asks the notebook's charts for it
MIME = "application/vnd.borderdesk.live+json"
COUNTRY, DAYS = "only_country", "only_days"
PALE = 0.14  # how strong that is drawn which is not of the one country
TIMES = ("time", "utc")
Spec = dict[str, Any]


def asked() -> bool:
    """Whether the page wants live charts: only then does an output carry its specification."""
    return os.environ.get(ASKED) == "1"


def live(compiled: Spec, locale: Mapping[str, Any]) -> Spec:
    """The page's share of what vl_convert compiled: ``spec``, ``times`` (names of scales of days), ``countries``.

    ``locale`` is locales() of the current language, with which Vega writes numbers and days.
    """
    names = sorted({row["country"] for row in _rows(compiled) if row.get("country")})
    spec = {name: part for name, part in compiled.items() if name not in ("$schema", "description", "title")}
    signals = [{"name": COUNTRY, "value": ""}, {"name": DAYS, "value": None}]
    spec["signals"] = [*spec.get("signals", []), *signals]
    spec["config"] = {**spec.get("config", {}), **_spoken(locale)}
    times = [*_scales_of_time(spec)]
    for scale in times:
        scale["domainRaw"] = {"signal": DAYS}
    for group in _groups(spec):
        _group(group, bool(times), names)
    spec["data"] = _slim(spec)
    return {"spec": spec, "times": [scale["name"] for scale in times], "countries": names}


def _spoken(locale: Mapping[str, Any]) -> Spec:
    if not locale:
        return {}
    return {"locale": {"number": locale["format_locale"], "time": locale["time_format_locale"]}}


def _rows(spec: Spec) -> Iterator[Spec]:
    for source in spec.get("data", []):
        yield from (row for row in source.get("values", []) if isinstance(row, dict))


def _slim(spec: Spec) -> list[Spec]:
    """The data without the columns that nothing in the specification names: what a mark stands for the page knows."""
    sources = [{**source, "values": []} if "values" in source else source for source in spec.get("data", [])]
    used = {*re.findall(r"\w+", json.dumps({**spec, "data": sources})), "country", "geometry", "type"}
    return [
        {**source, "values": [{name: row[name] for name in row if name in used} for row in source["values"]]}
        if isinstance(source.get("values"), list)
        else source
        for source in spec.get("data", [])
    ]


def _groups(spec: Spec) -> Iterator[Spec]:
    """The specification and every group of marks in it."""
    yield spec
    for mark in spec.get("marks", []):
        if mark["type"] == "group":
            yield from _groups(mark)


def _scales_of_time(spec: Spec) -> Iterator[Spec]:
    for group in _groups(spec):
        yield from (one for one in group.get("scales", []) if one["type"] in TIMES)


def _group(group: Spec, over_time: bool, names: list[str]) -> None:
    for mark in group.get("marks", []):
        if mark["type"] != "group":
            _mark(mark, over_time)
    told = {scale["name"] for scale in group.get("scales", []) if '"country"' in json.dumps(scale["domain"])}
    for axis in group.get("axes", []):
        if axis["scale"] in told and axis.get("labels", True):
            _word(axis, "labels", f"datum.value !== {COUNTRY}")
        if axis.get("title") in names:
            _word(axis, "title", f"{json.dumps(axis['title'])} !== {COUNTRY}")


def _mark(mark: Spec, over_time: bool) -> None:
    """Links become an ``address``; what is not of the one country pales; days outside of the chosen ones are cut."""
    mark.pop("tooltip", None)
    drawn = mark.get("encode", {}).get("update")
    if drawn is None:
        return
    drawn.pop("tooltip", None)
    if "field" in (link := drawn.pop("href", {})) or "signal" in link:
        drawn["address"] = link
    else:
        drawn.pop(
            "description", None
        )  # what leads nowhere is not told: a line would name all that it joins, at each day
    other = f"{COUNTRY} && isDefined(datum.country) && datum.country !== {COUNTRY}"
    drawn["opacity"] = _unless(other, drawn.get("opacity"))
    if over_time:
        mark["clip"] = {"signal": f"!!{DAYS}"}


def _word(axis: Spec, part: str, other: str) -> None:
    """Names of countries beside an axis can be chosen, and pale as marks do."""
    encode = axis.setdefault("encode", {}).setdefault(part, {})
    encode["interactive"] = True
    drawn = encode.setdefault("update", {})
    drawn["opacity"] = _unless(f"{COUNTRY} && {other}", drawn.get("opacity"))


def _unless(test: str, otherwise: Any) -> list[Any]:
    rest = otherwise if isinstance(otherwise, list) else [otherwise or {"value": 1}]
    return [{"test": test, "value": PALE}, *rest]
