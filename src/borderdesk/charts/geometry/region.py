"""The region that a map shows: the countries it is about, and what lies around them; not the whole of Russia."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median, median_low

from borderdesk.charts.geometry.atlas import Shape, ring_points, shape
from borderdesk.charts.geometry.box import Box, Point
from borderdesk.charts.geometry.projection import Projection, distance, middle

# a country whose radius is more than twice that of the others, and above 1000 km, must not stretch the map
WIDE, WIDE_KM = 2.2, 1000.0
# one that lies twice as far from the middle as the others, and at least 2500 km, is named beside the map
FAR, FAR_KM = 2.0, 2500.0
ROOM, ROOM_KM = 0.15, 300.0  # of the frame, and at least: how much of a wide country is added on each side
MARGIN = 0.07
LEAST_KM = 1200.0  # width of the smallest map
LOWEST, HIGHEST = 0.6, 0.82  # height of a map, as a part of its width


@dataclass(frozen=True, slots=True)
class Body:
    """A country's main land: the points of its coasts and borders, its middle, its radius in km."""

    code: str
    points: tuple[Point, ...]
    middle: Point
    radius: float


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the plane; ``far`` are the countries that it leaves out, which must be named beside it."""

    projection: Projection
    box: Box
    far: tuple[str, ...]


def region(codes: Sequence[str], home: str = "") -> Region | None:
    """The region of the countries; ``home`` is shown too, as far as it fits. None where no country has a shape.

    The frame holds the whole of every country but those that are far off or much wider than the others; of a wide one
    it holds what lies next to the others.
    """
    bodies = [found for code in codes if (found := body(code))]
    if not bodies:
        return None
    near = _near(bodies)
    far = tuple(one.code for one in bodies if one not in near)
    wide = [one for one in near if one.radius > max(WIDE_KM, WIDE * median_low(b.radius for b in near))]
    whole = [one for one in near if one not in wide] or [min(near, key=lambda one: one.radius)]
    guest = body(home) if home not in codes else None
    if guest and guest in _near([*whole, guest]):
        (wide if guest.radius > WIDE_KM else whole).append(guest)
    first = Projection(*middle([one.middle for one in whole]))
    box = _box(first, whole, wide)
    turned = Projection(*first.globe(box.middle))
    return Region(turned, _framed(_box(turned, whole, wide)), far)


@cache
def body(code: str) -> Body | None:
    """The main land of a country; None where it has no shape."""
    found = shape(code)
    if not found:
        return None
    points = _main(found)
    centre = middle(points)
    return Body(code, tuple(points), centre, max(distance(centre, point) for point in points))


def _main(one: Shape) -> list[Point]:
    """The points of its largest piece, and of others that are not small and lie next to it."""
    first, *rest = (ring_points(piece[0]) for piece in one.pieces)
    centre = middle(first)
    radius = max(distance(centre, point) for point in first)
    size = _size(first, centre)
    near = [ring for ring in rest if distance(centre, middle(ring)) < 1.2 * radius and _size(ring, centre) > size / 20]
    return [point for ring in (first, *near) for point in ring]


def _size(ring: list[Point], centre: Point) -> float:
    box = Box.around(map(Projection(*centre).plane, ring))
    return box.width * box.height


def _near(bodies: list[Body]) -> list[Body]:
    """Those not far from the one in the middle of them all."""
    hub = min(bodies, key=lambda one: (sum(distance(one.middle, other.middle) for other in bodies), one.code))
    away = {one.code: distance(hub.middle, one.middle) for one in bodies}
    limit = max(FAR_KM, FAR * median(away.values()))
    reach = {one.code: one.radius if one.radius > limit / 2 else 0 for one in bodies}
    return [one for one in bodies if away[one.code] - reach[one.code] <= limit]


def _box(projection: Projection, whole: list[Body], wide: list[Body]) -> Box:
    boxes = [Box.around(map(projection.plane, one.points)) for one in whole]
    box = boxes[0]
    for other in boxes[1:]:
        box = box.joined(other)
    frame = _framed(box)
    room = frame.grown(max(ROOM, ROOM_KM / frame.width))
    for one in wide:
        points = [projection.plane(point) for point in one.points]
        if not any(frame.holds(point) for point in points):
            box = box.joined(Box.around([p for p in points if room.holds(p)] or [(box.left, box.top)]))
    return box


def _framed(box: Box) -> Box:
    """With a margin, neither too small, nor too flat, nor too high."""
    wide = box.grown(MARGIN).sized(LEAST_KM, LEAST_KM * LOWEST)
    return wide.sized(wide.height / HIGHEST, wide.width * LOWEST)
