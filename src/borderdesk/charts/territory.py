"""A country on a map of rules: how its state looks, what its marks carry, where its words stand, and the key to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from borderdesk import glossary
from borderdesk.charts.address import address
from borderdesk.charts.frame import CLAIM
from borderdesk.charts.geometry.drawing import Drawing
from borderdesk.charts.geometry.lettering import width
from borderdesk.charts.layers import BENEATH, CROSSED, LAND, PALE, PLAIN, STRIPES, faint, feature, unnamed
from borderdesk.charts.matrix import COLOURS
from borderdesk.charts.words import country
from borderdesk.claims import records
from borderdesk.language import message, worded
from borderdesk.theme import NEUTRAL

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
PASS = message("people may pass")
MEANINGS = {
    "open": PASS,
    "days": PASS,
    "partial": message("in part"),
    "closed": message("people may not pass"),
}
UNDATED = message("? stated without days")
DIFFER = message("sources differ")
SILENT = message("not in the ledger")
GAP = 18  # pixels between two who stand in one line beneath the map


def value(rule: Row) -> str:
    """``no``, ``90 days``, with a question mark where no source fixes that it held on the day."""
    words = _days(rule["value"]) if rule["policy"] == "visa_free_stay_days" else glossary.value(rule["value"])
    return words if rule["dated"] else f"{words} ?"


def _days(words: str) -> str:
    if words.isdigit():
        return worded("{count} day", "{count} days", count=int(words))
    return worded("{values} days", values=words)


def slopes(rule: Row) -> tuple[int, ...]:
    """Of the lines that hatch a country: none where its rule is certain; both ways where sources differ.

    Else rising where people may pass, falling where they may not, for prints without colour.
    """
    if rule["state"] == "conflict":
        return (1, -1)
    return () if rule["dated"] else (-1,) if rule["state"] == "closed" else (1,)


def territories(rules: pd.DataFrame, used: pd.DataFrame) -> dict[str, Row]:
    """What each jurisdiction's marks carry, by its code; ``used`` are the policies that the rules were read from."""
    by_id = {str(rule["policy_id"]): rule for rule in records(used)}
    return {rule["jurisdiction"]: _row(rule, address(by_id[rule["ids"][0]])) for rule in records(rules)}


def shapes(drawing: Drawing, rows: dict[str, Row]) -> list[Row]:
    """The countries as they are drawn."""
    return [rows[code] | feature(one.rings, one.lines) for code, one in drawing.countries.items()]


def labels(drawing: Drawing, rows: dict[str, Row]) -> Iterator[Row]:
    """The words of each country that has a place on the map."""
    for code, one in drawing.countries.items():
        if place := one.place:
            ink = "currentColor" if place.leader else rows[code]["ink"]
            yield _label(rows[code], *place.box.middle, "\n".join(place.lines), ink)


def beside(drawing: Drawing, rows: dict[str, Row]) -> Iterator[Row]:
    """Those without a place, in lines beneath the map."""
    x, y = width(unnamed()) + GAP, drawing.height + BENEATH
    for code in drawing.beside:
        text = f"{rows[code]['country']}: {rows[code]['text']}"
        wide = width(text)
        x, y = (0.0, y + BENEATH) if x + wide > drawing.width else (x, y)
        yield _label(rows[code], x + wide / 2, y, text, "currentColor")
        x += wide + GAP


def key(rules: pd.DataFrame) -> dict[str, Row]:
    """The ways in which countries are drawn here, by what each means."""
    found: dict[str, Row] = {}
    for state, meaning in MEANINGS.items():
        if (rules["state"] == state).any():
            found[worded(meaning)] = _swatch(COLOURS[state], "transparent", PLAIN)
    if (rules["dated"].eq(False) & (rules["state"] != "conflict")).any():
        found[worded(UNDATED)] = _swatch(faint(NEUTRAL, PALE), "currentColor", STRIPES)
    if (rules["state"] == "conflict").any():
        found[worded(DIFFER)] = _swatch(faint(NEUTRAL, PALE), NEUTRAL, CROSSED)
    return found | {worded(SILENT): _swatch(faint(NEUTRAL, LAND), "transparent", PLAIN)}


def _swatch(colour: str, edge: str, path: str) -> Row:
    return {"colour": colour, "edge": edge, "path": path}


def _row(rule: Row, source: str) -> Row:
    name, claims, colour = country(rule["jurisdiction"]), ", ".join(rule["ids"]), COLOURS[rule["state"]]
    hatched = slopes(rule) != ()
    return {
        "country": name,
        "rule": glossary.rule(rule["policy"]),
        "text": value(rule),
        "colour": colour,
        "edge": colour if hatched else "transparent",
        "strength": PALE if hatched else 1,
        "ink": "currentColor" if hatched else "#ffffff" if rule["state"] == "closed" else "#000000",
        "claims": claims,
        "source": source,
        "origin": f"{name}: {value(rule)}{CLAIM}{claims}",
    }


def _label(row: Row, x: float, y: float, text: str, ink: str) -> Row:
    kept = {name: row[name] for name in ("country", "claims", "source", "origin")}
    return kept | {"x": round(x, 1), "y": round(y, 1), "text": text, "ink": ink}
