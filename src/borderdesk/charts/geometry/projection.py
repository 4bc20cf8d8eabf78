"""The globe on a plane: Lambert's azimuthal equal-area projection, turned so that a chosen point lies in its middle.

Areas stay true and the date line is a line like any other: nothing is cut but at the point opposite the middle. After
Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 185 to 187.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from borderdesk.charts.geometry.box import Point

RADIUS = 6371.0  # km


@dataclass(frozen=True, slots=True)
class Projection:
    """``longitude`` and ``latitude`` of its middle, in degrees."""

    longitude: float
    latitude: float

    def plane(self, point: Point) -> Point:
        """Kilometres east and south of the middle."""
        turn, lat = math.radians(point[0] - self.longitude), math.radians(point[1])
        here = math.radians(self.latitude)
        up, out = math.sin(lat), math.cos(lat)
        cosine = math.sin(here) * up + math.cos(here) * out * math.cos(turn)
        stretch = RADIUS * math.sqrt(2 / max(1 + cosine, 1e-6))
        north = math.cos(here) * up - math.sin(here) * out * math.cos(turn)
        return stretch * out * math.sin(turn), -stretch * north

    def globe(self, point: Point) -> Point:
        """Longitude (-180 to 180) and latitude of a place in the plane."""
        x, y = point[0], -point[1]
        far = math.hypot(x, y)
        if not far:
            return self.longitude, self.latitude
        angle, here = 2 * math.asin(min(1, far / (2 * RADIUS))), math.radians(self.latitude)
        lat = math.asin(math.cos(angle) * math.sin(here) + y * math.sin(angle) * math.cos(here) / far)
        across = far * math.cos(here) * math.cos(angle) - y * math.sin(here) * math.sin(angle)
        lon = self.longitude + math.degrees(math.atan2(x * math.sin(angle), across))
        return (lon + 180) % 360 - 180, math.degrees(lat)


def distance(a: Point, b: Point) -> float:
    """Kilometres between two points on the globe."""
    east, north = (math.radians(b[axis] - a[axis]) / 2 for axis in (0, 1))
    level = math.cos(math.radians(a[1])) * math.cos(math.radians(b[1]))
    return 2 * RADIUS * math.asin(math.sqrt(min(1, math.sin(north) ** 2 + level * math.sin(east) ** 2)))


def middle(points: Iterable[Point]) -> Point:
    """The point of the globe beneath the mean of the points, longitude and latitude."""
    x = y = z = 0.0
    for lon, lat in points:
        turn, up = math.radians(lon), math.radians(lat)
        x, y, z = x + math.cos(up) * math.cos(turn), y + math.cos(up) * math.sin(turn), z + math.sin(up)
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))
