"""Shapes in pixels: projected, simplified to what can be seen, cut at the frame, rounded."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from borderdesk.charts.geometry.atlas import Piece, Ring, Shape, arc, borders, coasts
from borderdesk.charts.geometry.box import Box, Point, rounded
from borderdesk.charts.geometry.clipping import line_within, ring_within
from borderdesk.charts.geometry.projection import distance
from borderdesk.charts.geometry.region import Region

FINEST = 1.5  # pixels squared: a bend whose triangle is smaller is not drawn
SHARPER = 0.35  # of that, for countries that are looked at
SPECKS = 5  # an island that is smaller than so many of those is not drawn
QUARTER = 10_000.0  # km: of the way around the globe
HALF_WORLD = 9000.0  # km: what lies farther from the middle is never seen
FAR_STEP = 10  # of an arc outside the frame only each tenth point is drawn: none of it is seen

Rings = list[list[Point]]


@dataclass
class Canvas:
    """A region on ``width`` pixels, without bends smaller than ``finest``; arcs in ``focus`` lose only tiny ones."""

    region: Region
    width: float
    finest: float = FINEST
    focus: frozenset[int] = frozenset()
    _lines: dict[int, list[tuple[Point, float]]] = field(default_factory=dict)
    _distances: dict[int, float] = field(default_factory=dict)

    @property
    def frame(self) -> Box:
        """All of it, in whole pixels."""
        return Box(0, 0, self.width, round(self.width * self.region.box.height / self.region.box.width))

    def country(self, one: Shape) -> Rings:
        """Its rings in pixels, each outer one before its holes; empty where nothing of it is seen."""
        first, *rest = one.pieces
        return self._piece(first, 0.0) + [ring for piece in rest for ring in self._piece(piece, SPECKS * self.finest)]

    def land(self) -> Rings:
        """All land without borders."""
        return [ring for one in coasts() for ring in self._piece((one,), SPECKS * self.finest)]

    def borders(self) -> Rings:
        """The lines between two countries."""
        return [part for number in sorted(borders()) for part in self._within(number)]

    def pixel(self, point: Point) -> Point:
        """Where a point of the globe is drawn."""
        box, scale = self.region.box, self.width / self.region.box.width
        x, y = self.region.projection.plane(point)
        return rounded((x - box.left) * scale, (y - box.top) * scale)

    def meets(self, one: Shape) -> bool:
        """Whether a border or coast of the country may lie in the frame."""
        return any(self._near(number) for piece in one.pieces for number in piece[0])

    def within(self, most: int) -> Canvas:
        """The same with as few bends as it takes to have about ``most`` points in the frame."""
        sizes = sorted(self._bends(), reverse=True)
        finest = max(self.finest, sizes[most] if len(sizes) > most else 0)
        return Canvas(self.region, self.width, finest, self.focus, self._lines, self._distances)

    def _bends(self) -> Iterator[float]:
        """The size of each bend in the frame, once for each time that it is drawn."""
        for number in sorted({max(number, ~number) for ring in coasts() for number in ring} | borders()):
            if self._near(number):
                sharper, times = (SHARPER, 2) if number in self.focus else (1.0, 1)
                sizes = (size for point, size in self._measured(number) if self.frame.holds(point))
                yield from (size / sharper for size in sizes for _ in range(times))

    def _piece(self, piece: Piece, least: float) -> Rings:
        if not any(self._sees(number) for number in piece[0]):
            return []
        rings = [part for ring in piece for part in self._cut(ring)]
        return [ring for ring in rings if len(ring) > 2 and area(ring) > least]

    def _cut(self, ring: Ring) -> Rings:
        """A ring within the frame; one around the point opposite the middle holds what lies outside its line."""
        points = self._ring(ring)
        cut = ring_within(points, self.frame)
        far = sum(map(self._away, ring)) / len(ring) > QUARTER and encircles(points, self.frame.middle)
        if not far:
            return [cut]
        return [] if {*cut} == {*self.frame.corners} else [self.frame.corners, cut[::-1]]

    def _within(self, number: int) -> Rings:
        return line_within(self._line(number), self.frame) if self._near(number) else []

    def _ring(self, ring: Ring) -> list[Point]:
        return [point for number in ring for point in self._line(number)[:-1]]

    def _line(self, number: int) -> list[Point]:
        """An arc in pixels, without the bends that are too fine."""
        if number < 0:
            return self._line(~number)[::-1]
        least = self.finest * SHARPER if number in self.focus else self.finest
        return [point for point, size in self._measured(number) if size >= least]

    def _measured(self, number: int) -> list[tuple[Point, float]]:
        """The points of an arc with the sizes of their bends."""
        if number not in self._lines:
            whole = arc(number)
            points = [*map(self.pixel, whole if self._near(number) else (*whole[:-1:FAR_STEP], whole[-1]))]
            self._lines[number] = [*zip(points, sizes(points), strict=True)]
        return self._lines[number]

    def _near(self, number: int) -> bool:
        """Whether some of the arc may lie in the frame."""
        return self._away(number) < 0.75 * math.hypot(self.region.box.width, self.region.box.height)

    def _sees(self, number: int) -> bool:
        """Whether the arc lies on the half of the globe around the middle."""
        return self._away(number) < HALF_WORLD

    def _away(self, number: int) -> float:
        """How far the arc is from the middle, in km, as nearly as a few of its points tell."""
        number = max(number, ~number)
        if number not in self._distances:
            here, points = (self.region.projection.longitude, self.region.projection.latitude), arc(number)
            few = points[:: max(1, len(points) // 8)]
            self._distances[number] = min(distance(here, point) for point in few)
        return self._distances[number]


def encircles(ring: Sequence[Point], centre: Point) -> bool:
    """Whether a ring goes around a point."""
    turns = [math.atan2(y - centre[1], x - centre[0]) for x, y in ring]
    steps = (here - before for before, here in zip(turns, [*turns[1:], *turns[:1]], strict=True))
    return abs(sum((step + math.pi) % (2 * math.pi) - math.pi for step in steps)) > math.pi


def area(ring: Sequence[Point]) -> float:
    """Of a ring in pixels, squared."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def triangle(a: Point, b: Point, c: Point) -> float:
    """Its area."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def sizes(points: Sequence[Point], size_of: Callable[[Point, Point, Point], float] = triangle) -> list[float]:
    """For each point of a line the size of its bend, after Visvalingam; infinite at both ends.

    The point whose triangle with its neighbours is smallest, by ``size_of``, goes first; those left are measured anew.
    """
    last = len(points) - 1
    before, after = list(range(-1, last)), list(range(1, last + 2))
    found, least = [math.inf] * len(points), 0.0
    current = {n: size_of(points[n - 1], points[n], points[n + 1]) for n in range(1, last)}
    heap = [(size, n) for n, size in current.items()]
    heapq.heapify(heap)
    while heap:
        size, n = heapq.heappop(heap)
        if current.get(n) != size:
            continue
        found[n] = least = max(least, size)
        del current[n]
        left, right = before[n], after[n]
        after[left], before[right] = right, left
        for m in (left, right):
            if m in current:
                current[m] = size_of(points[before[m]], points[m], points[after[m]])
                heapq.heappush(heap, (current[m], m))
    return found
