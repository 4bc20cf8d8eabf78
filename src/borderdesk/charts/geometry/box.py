"""Points and rectangles, in the plane of a projection or in pixels: x grows to the right, y downwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]
FINE = 1  # parts of a pixel to which all is rounded


def rounded(x: float, y: float) -> Point:
    """The nearest point that is drawn."""
    return round(FINE * x) / FINE, round(FINE * y) / FINE


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the plane, in km east and south of the middle, or in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> Box:
        """The smallest that holds the points."""
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> Point:
        """Between its edges."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def corners(self) -> list[Point]:
        """From top left, with the clock."""
        return [(self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom)]

    def grown(self, part: float) -> Box:
        """Larger by this part of its longer side, on each side."""
        return self.wider(max(self.width, self.height) * part)

    def wider(self, more: float) -> Box:
        """Larger by so much on each side."""
        return Box(self.left - more, self.top - more, self.right + more, self.bottom + more)

    def joined(self, other: Box) -> Box:
        """The smallest that holds both."""
        ends = (min(self.left, other.left), min(self.top, other.top))
        return Box(*ends, max(self.right, other.right), max(self.bottom, other.bottom))

    def sized(self, width: float, height: float) -> Box:
        """At least as wide and as high as this, around the same middle."""
        x, y = self.middle
        half, rise = max(width, self.width) / 2, max(height, self.height) / 2
        return Box(x - half, y - rise, x + half, y + rise)

    def holds(self, point: Point) -> bool:
        """Whether the point lies in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def meets(self, other: Box) -> bool:
        """Whether both have a place in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def nearest(self, point: Point) -> Point:
        """The point of it that is nearest to another."""
        return min(max(point[0], self.left), self.right), min(max(point[1], self.top), self.bottom)
