"""Make tables/shapes.csv and tables/arcs.csv anew from Natural Earth, through the npm package world-atlas: `make map`.

Natural Earth 4.1.0 (public domain), countries at 1:50m. Kept: every country but Antarctica, its largest piece and all
others of 150 km² or more. A border that two countries share is one arc, so that it stays one line when it is simplified:
by Visvalingam's method (https://hull-repository.worktribe.com/output/459275), which drops the points whose triangle with
its neighbours is smallest. Coordinates are rounded to hundredths of a degree and written as the letters of Google's
polyline algorithm (https://developers.google.com/maps/documentation/utilities/polylinealgorithm), longitude first.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from babel.core import get_global

from borderdesk.charts.geometry.outline import sizes
from borderdesk.place import known

TABLES = Path(__file__).parents[2] / "src" / "borderdesk" / "tables"
SOURCE = "Natural Earth 4.1.0 1:50m"
LEAST_POINT, LEAST_PIECE = 20.0, 150.0  # km²: of the triangle of a point, of an island
KM = 111.2  # of a degree
LEFT_OUT = {"Antarctica", "Ashmore and Cartier Is."}  # the latter are uninhabited, and bear the number of Australia
XKX = "Kosovo"  # without a number in ISO 3166-1
APART = {"643": ("Crimea", (34.3, 45.3))}  # drawn with Russia by Natural Earth; of no country's colour here

Point = tuple[float, float]
Piece = list[list[int]]  # rings of arcs, the outer first; ~n is arc n backwards


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs as longitude and latitude."""
    (sx, sy), (ox, oy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + ox, y * sy + oy))
        arcs.append(points)
    return arcs


def triangle(a: Point, b: Point, c: Point) -> float:
    """Its area in km²; a step over the date line is a short one."""
    (ux, uy), (vx, vy) = ((((p[0] - a[0] + 180) % 360) - 180, p[1] - a[1]) for p in (b, c))
    return abs(ux * vy - vx * uy) / 2 * math.cos(math.radians(b[1])) * KM**2


def area(ring: Sequence[Point]) -> float:
    """In km², near enough for a choice of islands."""
    sides = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in sides)) / 2 * math.cos(math.radians(ring[0][1])) * KM**2


def simplified(points: list[Point]) -> list[Point]:
    """The arc without its smallest bends; of an island at least four points stay."""
    bends = sizes(points, triangle)
    least = min(LEAST_POINT, sorted(bends, reverse=True)[4]) if points[0] == points[-1] else LEAST_POINT
    return [point for point, size in zip(points, bends, strict=True) if size >= least]


def letters(points: list[Point]) -> str:
    """The arc as text."""
    steps, before = [], (0, 0)
    for lon, lat in points:
        here = (round(lon * 100), round(lat * 100))
        if here != before or not steps:
            steps += [here[0] - before[0], here[1] - before[1]]
        before = here
    return "".join(letter for step in steps for letter in _letters(step))


def _letters(step: int) -> Iterator[str]:
    rest = ~(step << 1) if step < 0 else step << 1
    while rest >= 32:
        yield chr((32 | rest & 31) + 63)
        rest >>= 5
    yield chr(rest + 63)


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a ring that crosses no date line holds the point."""
    (x, y), within = point, False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            within = not within
    return within


def main(path: str) -> None:
    topology = json.loads(Path(path).read_text("utf-8"))
    arcs = decoded(topology)

    def points(ring: list[int]) -> list[Point]:
        return [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]

    rows: list[tuple[str, str, list[Piece]]] = []
    for shape in topology["objects"]["countries"]["geometries"]:
        number, name = shape.get("id", ""), shape["properties"]["name"]
        if name in LEFT_OUT:
            continue
        pieces: list[Piece] = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        if number in APART:
            called, where = APART[number]
            rows.append(
                (
                    "",
                    called,
                    [piece for piece in pieces if _local(points(piece[0])) and inside(where, points(piece[0]))],
                )
            )
            pieces = [piece for piece in pieces if piece not in rows[-1][2]]
        sizes = [area(points(piece[0])) for piece in pieces]
        order = sorted(zip(sizes, pieces, strict=True), key=lambda pair: -pair[0])
        kept = [piece for size, piece in order if size >= min(LEAST_PIECE, max(sizes))]
        rows.append((code(number, name), name, kept))
    write(rows, arcs)


def _local(ring: Sequence[Point]) -> bool:
    return max(lon for lon, _ in ring) - min(lon for lon, _ in ring) < 180


ALPHA_3 = {
    two[0]: three
    for three, two in get_global("territory_aliases").items()
    if len(three) == 3 and three.isalpha() and known(three)
}


def code(number: str, name: str) -> str:
    """The ISO 3166-1 alpha-3 code of its number; "" for what has none."""
    if not number:
        return "XKX" if name == XKX else ""
    return ALPHA_3[get_global("territory_aliases")[number][0]]


def write(rows: list[tuple[str, str, list[Piece]]], arcs: list[list[Point]]) -> None:
    used = sorted({max(arc, ~arc) for _, _, pieces in rows for piece in pieces for ring in piece for arc in ring})
    place = {arc: new for new, arc in enumerate(used)}

    def named(ring: list[int]) -> str:
        return " ".join(str(place[arc]) if arc >= 0 else f"-{place[~arc] + 1}" for arc in ring)

    lines = sorted((c, name, "|".join("/".join(map(named, piece)) for piece in pieces)) for c, name, pieces in rows)
    _table("shapes", ("code", "name", "pieces", "source"), [(*line, SOURCE) for line in lines])
    _table("arcs", ("arc", "points"), [(place[arc], letters(simplified(arcs[arc]))) for arc in used])
    size = sum((TABLES / f"{name}.csv").stat().st_size for name in ("shapes", "arcs"))
    print(f"{len(lines)} shapes of {len(used)} arcs, {size:,} bytes", file=sys.stderr)


def _table(name: str, head: Sequence[str], lines: Sequence[Sequence[object]]) -> None:
    with (TABLES / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(lines)


if __name__ == "__main__":
    main(sys.argv[1])
