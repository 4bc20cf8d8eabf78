"""The shapes of countries: Natural Earth's, simplified and rounded by ``make map`` (tests/charts/shapes.py).

Two countries share the arc of their common border, so that it stays one line however it is drawn. Lines are those that
are held in fact, as Natural Earth draws them, without a position of ours on any of them; see docs/map.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from borderdesk.charts.geometry.box import Point
from borderdesk.place import rows

Ring = tuple[int, ...]  # arcs one after the other; ~n is arc n backwards
Piece = tuple[Ring, ...]  # the outer ring, then the holes
STEP = 100  # parts of a degree in which the table counts


@dataclass(frozen=True, slots=True)
class Shape:
    """A country, or an area of none (``code`` is empty), in pieces, the largest first."""

    code: str
    name: str
    pieces: tuple[Piece, ...]


@cache
def shapes() -> tuple[Shape, ...]:
    """All shapes, in the order of the table."""
    return tuple(Shape(row["code"], row["name"], _pieces(row["pieces"])) for row in rows("shapes"))


@cache
def shape(code: str) -> Shape | None:
    """The shape of an alpha-3 code, None where there is none (EU, or no code)."""
    return next((one for one in shapes() if code and one.code == code), None)


@cache
def arc(number: int) -> tuple[Point, ...]:
    """The points of an arc as longitude and latitude in degrees; ``~number`` gives them backwards."""
    if number < 0:
        return arc(~number)[::-1]
    x = y = 0
    points = []
    steps = _steps(_letters()[number])
    for east, north in zip(steps, steps, strict=True):
        x, y = x + east, y + north
        points.append((x / STEP, y / STEP))
    return tuple(points)


def arcs(code: str) -> set[int]:
    """The numbers of a country's arcs, none of them backwards."""
    found = shape(code)
    return {max(number, ~number) for number in _arcs(found)} if found else set()


def ring_points(ring: Ring) -> list[Point]:
    """The points of a ring, each once."""
    whole = [point for number in ring for point in arc(number)]
    return [point for point, _ in groupby(whole)]


@cache
def borders() -> frozenset[int]:
    """The arcs that two shapes share."""
    owners = Counter(max(number, ~number) for one in shapes() for number in _arcs(one))
    return frozenset(number for number, shared in owners.items() if shared > 1)


@cache
def coasts() -> tuple[Ring, ...]:
    """All land without its borders: rings of the arcs that no other shape shares."""
    inner = borders()
    loose = {arc(n)[0]: n for one in shapes() for n in _arcs(one) if max(n, ~n) not in inner and not _closed(n)}
    rings: list[Ring] = [(n,) for one in shapes() for n in _arcs(one) if max(n, ~n) not in inner and _closed(n)]
    while loose:
        number = loose.pop(min(loose))
        ring = [number]
        while (end := arc(ring[-1])[-1]) in loose:
            ring.append(loose.pop(end))
        rings.append(tuple(ring))
    return tuple(rings)


def _arcs(one: Shape) -> Iterator[int]:
    return (number for piece in one.pieces for ring in piece for number in ring)


def _closed(number: int) -> bool:
    return arc(number)[0] == arc(number)[-1]


@cache
def _letters() -> tuple[str, ...]:
    return tuple(row["points"] for row in rows("arcs"))


def _steps(text: str) -> Iterator[int]:
    """The numbers of a line in Google's polyline letters: five bits a letter, the sign in the last bit."""
    value = shift = 0
    for letter in text:
        bits = ord(letter) - 63
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            yield ~(value >> 1) if value & 1 else value >> 1
            value = shift = 0


def _pieces(cell: str) -> tuple[Piece, ...]:
    return tuple(tuple(_ring(ring) for ring in piece.split("/")) for piece in cell.split("|"))


def _ring(cell: str) -> Ring:
    """``-3`` in the table is the third arc backwards, which is ~2."""
    return tuple(int(number) for number in cell.split())
