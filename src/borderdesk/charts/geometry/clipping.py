"""Rings and lines cut at a frame: Sutherland and Hodgman's way for rings, Liang and Barsky's for lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from borderdesk.charts.geometry.box import Box, Point, rounded


def ring_within(ring: Sequence[Point], box: Box) -> list[Point]:
    """What of a ring lies in the box, closed along its edges; empty where nothing does."""
    kept = list(ring)
    for axis, edge, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1), (1, box.bottom, -1)):
        kept = _half(kept, axis, edge, sign)
    return [point for n, point in enumerate(kept) if point != kept[n - 1]]


def _half(ring: list[Point], axis: int, edge: float, sign: int) -> list[Point]:
    """What lies on one side of an edge; ``sign`` 1: the side of greater coordinates."""
    kept: list[Point] = []
    for n, here in enumerate(ring):
        before = ring[n - 1]
        inside, was = (sign * (point[axis] - edge) >= 0 for point in (here, before))
        if inside != was:
            kept.append(_crossing(before, here, axis, edge))
        if inside:
            kept.append(here)
    return kept


def _crossing(a: Point, b: Point, axis: int, edge: float) -> Point:
    part = (edge - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + part * (b[1 - axis] - a[1 - axis])
    return rounded(edge, other) if axis == 0 else rounded(other, edge)


def line_within(line: Sequence[Point], box: Box) -> list[list[Point]]:
    """The stretches of a line that lie in the box."""
    parts: list[list[Point]] = []
    for a, b in pairwise(line):
        if not (cut := segment_within(a, b, box)):
            continue
        start, end = cut
        if parts and parts[-1][-1] == start:
            parts[-1].append(end)
        else:
            parts.append([start, end])
    return [part for part in parts if len(part) > 2 or part[0] != part[-1]]


def segment_within(a: Point, b: Point, box: Box) -> tuple[Point, Point] | None:
    """What of the way from ``a`` to ``b`` lies in the box; None where nothing does."""
    first, last = 0.0, 1.0
    for axis, low, high in ((0, box.left, box.right), (1, box.top, box.bottom)):
        step = b[axis] - a[axis]
        if not step:
            if not low <= a[axis] <= high:
                return None
            continue
        ends = sorted(((low - a[axis]) / step, (high - a[axis]) / step))
        first, last = max(first, ends[0]), min(last, ends[1])
    if first >= last:
        return None
    return _at(a, b, first), _at(a, b, last)


def _at(a: Point, b: Point, part: float) -> Point:
    if part in (0.0, 1.0):
        return b if part else a
    return rounded(a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1]))
