"""A map before it is coloured: land, borders, countries, and a place for the words of each."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from borderdesk.charts.geometry.atlas import arcs, shape, shapes
from borderdesk.charts.geometry.box import Point, rounded
from borderdesk.charts.geometry.hatch import hatched
from borderdesk.charts.geometry.lettering import SIZE, SMALL, Place, Sheet, placed
from borderdesk.charts.geometry.outline import Canvas, Rings, area
from borderdesk.charts.geometry.raster import Raster
from borderdesk.charts.geometry.region import body, region
from borderdesk.country import named

MOST, EACH = 1700, 25  # points that are drawn at most, and how many fewer for each country, whose links weigh as much
OTHERS = 12  # countries without a rule, the largest in sight, that are named where there is room
SMALLEST, DOT = 25.0, 4.0  # pixels squared of a country that needs a dot to be seen, and the dot's radius


@dataclass(frozen=True, slots=True)
class Words:
    """What is written for a country: its name and what its rule says; ``slopes`` of the lines that hatch its shape."""

    name: str
    value: str
    slopes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country as drawn: rings, the lines that hatch it, and the place of its words if one was found."""

    rings: Rings
    lines: Rings
    place: Place | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """All parts in pixels. ``names`` are those of other countries, ``beside`` whoever must be named beside the map."""

    width: float
    height: float
    land: Rings
    home: Rings
    borders: Rings
    countries: Mapping[str, Country]
    names: Mapping[str, Place]
    beside: tuple[str, ...]


def drawing(words: Mapping[str, Words], width: float, home: str = "") -> Drawing | None:
    """The map of the countries that have ``words``; None where none of them has a shape.

    ``home`` is the country that the story is about; it and others around are named where there is room.
    """
    seen = region(list(words), home)
    if not seen:
        return None
    near = [code for code in words if code not in seen.far]
    focus = frozenset(number for code in near for number in arcs(code))
    canvas = Canvas(seen, width, focus=focus).within(MOST - EACH * len(near))
    rings = {code: found for code in near if (found := _rings(canvas, code))}
    rasters = {code: Raster(found, canvas.frame) for code, found in rings.items()}
    land, homeland = canvas.land(), [] if home in words else _rings(canvas, home)
    coloured = Raster([ring for found in rings.values() for ring in found], canvas.frame)
    sheet = Sheet(canvas.frame, coloured, Raster(land, canvas.frame))
    places = placed(sheet, {code: (words[code].name, words[code].value) for code in rings}, rasters)
    countries = {code: _country(rings[code], words[code], places.get(code)) for code in rings}
    names = {home: place} if homeland and (place := _named(sheet, canvas, home, homeland, SIZE)) else {}
    names |= _others(sheet, canvas, {*words, home})
    beside = tuple(code for code in words if code not in places)
    height = canvas.frame.bottom
    return Drawing(width, height, land, homeland, canvas.borders(), countries, names, beside)


def _rings(canvas: Canvas, code: str) -> Rings:
    """A country's rings; a dot where they are too small to be seen."""
    found, land = shape(code), body(code)
    if not found or not land:
        return []
    rings, centre = canvas.country(found), canvas.pixel(land.middle)
    if sum(map(area, rings)) < SMALLEST and canvas.frame.holds(centre):
        rings = [dot(centre)]
    return rings


def dot(centre: Point) -> list[Point]:
    """A ring around a point."""
    turns = [2 * math.pi * n / 12 for n in range(12)]
    return [rounded(centre[0] + DOT * math.cos(turn), centre[1] + DOT * math.sin(turn)) for turn in turns]


def _country(rings: Rings, words: Words, place: Place | None) -> Country:
    free = place.box if place and not place.leader else None
    lines = [line for slope in words.slopes for line in hatched(rings, slope, free)]
    return Country(rings, lines, place)


def _others(sheet: Sheet, canvas: Canvas, done: set[str]) -> dict[str, Place]:
    """Names of the largest other countries in sight."""
    seen = {
        one.code: rings
        for one in shapes()
        if one.code and one.code not in done and canvas.meets(one) and (rings := canvas.country(one))
    }
    order = sorted(seen, key=lambda code: (-sum(map(area, seen[code])), code))[:OTHERS]
    return {code: place for code in order if (place := _named(sheet, canvas, code, seen[code], SMALL))}


def _named(sheet: Sheet, canvas: Canvas, code: str, rings: Rings, size: float) -> Place | None:
    return sheet.inside([(named(code),)], Raster(rings, canvas.frame), size)
