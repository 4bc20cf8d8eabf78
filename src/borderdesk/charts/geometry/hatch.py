"""Hatching: slanted lines over a shape, which a print without colour keeps apart from a plain one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from borderdesk.charts.geometry.box import Box, Point, rounded

SPACE = 9.0  # pixels between two lines, sideways
SHORTEST = 2.0  # pixels: a stretch that is shorter is not drawn


def hatched(rings: Sequence[Sequence[Point]], slope: int = 1, free: Box | None = None) -> list[list[Point]]:
    """Lines at half a right angle within the rings, rising to the right, or with ``slope`` -1 falling.

    They keep clear of the box ``free``, where words stand.
    """
    lines: dict[int, list[float]] = {}
    for ring in rings:
        for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
            for line, x in _crossings(a, b, slope):
                lines.setdefault(line, []).append(x)
    found = []
    for line, ends in sorted(lines.items()):
        for start, end in zip(sorted(ends)[::2], sorted(ends)[1::2], strict=False):
            found += list(_stretches(line * SPACE, start, end, slope, free))
    return found


def _crossings(a: Point, b: Point, slope: int) -> Iterator[tuple[int, float]]:
    """The lines y = level - slope * x that an edge crosses, each by its number, and at which x."""
    low, high = (point[1] + slope * point[0] for point in (a, b))
    if low == high:
        return
    for line in range(math.ceil(min(low, high) / SPACE), math.ceil(max(low, high) / SPACE)):
        yield line, a[0] + (line * SPACE - low) / (high - low) * (b[0] - a[0])


def _stretches(level: float, start: float, end: float, slope: int, free: Box | None) -> Iterator[list[Point]]:
    spans = [(start, end)]
    if free:
        ends = sorted(slope * (level - y) for y in (free.top, free.bottom))
        left, right = max(free.left, ends[0]), min(free.right, ends[1])
        if left < right:
            spans = [(start, min(end, left)), (max(start, right), end)]
    for first, last in spans:
        if last - first >= SHORTEST:
            yield [rounded(x, level - slope * x) for x in (first, last)]
