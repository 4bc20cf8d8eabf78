"""Which parts of a drawing are covered: a grid of cells, asked for whole rectangles at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from borderdesk.charts.geometry.box import Box, Point

CELL = 3.0  # pixels


class Raster:
    """The cells whose middle lies within rings, even and odd, on a frame that begins at 0, 0."""

    def __init__(self, rings: Sequence[Sequence[Point]], frame: Box) -> None:
        self.columns, self.rows = int(frame.right // CELL), int(frame.bottom // CELL)
        self.box = Box.around(point for ring in rings for point in ring) if rings else Box(0, 0, 0, 0)
        edges = [(a, b) for ring in rings for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)]
        lines: list[list[int]] = [[] for _ in range(self.rows)]
        for a, b in edges:
            for row, x in _crossings(a, b, self.rows):
                lines[row].append(max(0, min(self.columns, int(x / CELL + 0.5))))
        blank = [0] * (self.columns + 1)
        self._sums = [blank]  # of all cells above and to the left
        for line in lines:
            counts = accumulate(self._row(sorted(line)), initial=0)
            self._sums.append([above + here for above, here in zip(self._sums[-1], counts, strict=True)])

    def _row(self, ends: list[int]) -> list[int]:
        cells = [0] * self.columns
        for start, end in zip(ends[::2], ends[1::2], strict=False):
            cells[start:end] = [1] * (end - start)
        return cells

    @property
    def size(self) -> int:
        """How many cells are covered."""
        return self._sums[-1][-1]

    def covered(self, box: Box) -> float:
        """Which part of a box is covered, from 0 to 1; what lies outside the frame counts as not covered."""
        left, right, top, bottom = (round(edge / CELL) for edge in (box.left, box.right, box.top, box.bottom))
        whole = (right - left) * (bottom - top)
        west, east = (max(0, min(self.columns, column)) for column in (left, right))
        above, below = (self._sums[max(0, min(self.rows, row))] for row in (top, bottom))
        return (below[east] - above[east] - below[west] + above[west]) / whole if whole else 0.0

    def at(self, point: Point) -> bool:
        """Whether the cell around a point is covered."""
        column, row = int(point[0] // CELL), int(point[1] // CELL)
        if not (0 <= column < self.columns and 0 <= row < self.rows):
            return False
        above, here = self._sums[row], self._sums[row + 1]
        return here[column + 1] - above[column + 1] - here[column] + above[column] > 0

    def centres(self, step: int = 1) -> Iterator[Point]:
        """The middles of the cells around the rings, row by row, each ``step``-th."""
        across = range(int(self.box.left // CELL), int(self.box.right // CELL) + 1, step)
        down = range(int(self.box.top // CELL), int(self.box.bottom // CELL) + 1, step)
        return (((x + 0.5) * CELL, (y + 0.5) * CELL) for y in down for x in across)


def _crossings(a: Point, b: Point, rows: int) -> Iterator[tuple[int, float]]:
    """The rows whose middle an edge crosses, and where."""
    (ax, ay), (bx, by) = sorted((a, b), key=lambda point: point[1])
    if ay == by:
        return
    for row in range(max(0, int(ay / CELL + 0.5)), min(rows, int(by / CELL + 0.5))):
        yield row, ax + ((row + 0.5) * CELL - ay) / (by - ay) * (bx - ax)
