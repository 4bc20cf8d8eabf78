"""Words on a map: in a country where they fit, else beside it with a line that leads to it, else in a list."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from borderdesk.charts.geometry.box import Box, Point
from borderdesk.charts.geometry.clipping import segment_within
from borderdesk.charts.geometry.raster import CELL, Raster

SIZE, SMALL, LINE = 12.0, 10.5, 14.0  # pixels: letters, those of names only, and from one line to the next
SPACE_AROUND = 3.0
FARTHEST = 150.0  # pixels from a country to its words
TURNS = 24  # directions in which a place beside a country is looked for
TRIES = 4  # orders in which countries are asked, until all have a place
# widths of Liberation Sans (and Arial) in thousandths of its size; what is not named is as wide as a digit
WIDTHS = {
    222: "ijl'|і",
    278: " !,./:;I[]ftїІЇí",
    333: "()-r",
    365: "г",
    440: "ґкзт",
    500: "Jcksvxyzсухç",
    520: "єэчьв",
    545: "пяГн",
    611: "FTZЗТß",
    667: "ABEKPSVXYАВЕЁРХБЛЬЧж",
    688: "мД",
    722: "CDHNRUwНСЯыЄИЙПЭÜ",
    750: "юЦФ",
    778: "GOQОÖ",
    812: "шщф",
    833: "MmМ",
    930: "WШЖЩЮЫ",
}
BY_LETTER = {letter: width for width, letters in WIDTHS.items() for letter in letters}


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: lines, the box around them, how high their letters are, and a line to a country beside."""

    lines: tuple[str, ...]
    box: Box
    size: float = SIZE
    leader: tuple[Point, Point] | None = None


@dataclass
class Sheet:
    """A drawing on which words find their places, one after the other; ``taken`` is what is no place any more."""

    frame: Box
    coloured: Raster
    land: Raster
    taken: list[Box] = field(default_factory=list)
    leaders: list[tuple[Point, Point]] = field(default_factory=list)

    def inside(self, forms: Iterable[Sequence[str]], own: Raster, size: float = SIZE) -> Place | None:
        """The first form that fits into its country, as far from its edges as can be; None where none does."""
        for lines in forms:
            best = max(self._fitting(lines, own, size), default=None)
            if best:
                place = Place(tuple(lines), _around(best[1:], lines, size), size)
                self.take(place)
                return place
        return None

    def beside(self, words: str, own: Raster, size: float = SIZE) -> Place | None:
        """A free place near the country, with the line that leads to it; None where none is found."""
        anchor, best, least = inmost(own), None, math.inf
        for far, box in self._around(words, anchor, size):
            if far > least:
                break  # no place is better than the way to it is long
            if self._clear(box) and not self.coloured.covered(box.wider(1)):
                cost = self._cost(box, own, anchor)
                best, least = (box, cost) if cost < least else (best, least)
        if not best:
            return None
        place = Place((words,), best, size, (anchor, best.nearest(anchor)))
        self.take(place)
        return place

    def take(self, place: Place) -> None:
        """Nothing else can stand there any more."""
        self.taken.append(place.box)
        self.leaders += [place.leader] if place.leader else []

    def _fitting(self, lines: Sequence[str], own: Raster, size: float) -> Iterator[tuple[float, float, float]]:
        x, y = own.box.middle
        step = 1 if own.box.width < 150 else 2
        for centre in own.centres(step):
            if not own.at(centre):
                continue
            box = _around(centre, lines, size)
            if own.covered(box.wider(1)) < 1 or not self._clear(box):
                continue
            room = next((more for more in (24, 16, 10, 6, 3) if own.covered(box.wider(more)) == 1), 0)
            yield room - math.hypot(centre[0] - x, centre[1] - y) / 10, *centre

    def _around(self, words: str, anchor: Point, size: float) -> Iterator[tuple[float, Box]]:
        """Boxes around a point, the nearest first, with how far they are from it at least."""
        for far in range(10, int(FARTHEST), 5):
            for turn in range(TURNS):
                angle = 2 * math.pi * turn / TURNS
                aside = (far + width(words, size) / 2 * abs(math.cos(angle))) * math.cos(angle)
                centre = (anchor[0] + aside, anchor[1] + far * math.sin(angle))
                yield far - size, _around(centre, [words], size)

    def _cost(self, box: Box, own: Raster, anchor: Point) -> float:
        """What speaks against a place: its distance, a way over other coloured countries, a coast beneath the words.

        Infinite where the line to it would cross other words or another line.
        """
        end = box.nearest(anchor)
        if any(_cross((anchor, end), other) for other in self.leaders):
            return math.inf
        if any(segment_within(anchor, end, other) for other in self.taken):
            return math.inf
        foreign = sum(self.coloured.at(spot) and not own.at(spot) for spot in _along(anchor, end))
        coast = 4 * self.land.covered(box) * (1 - self.land.covered(box))
        return math.dist(anchor, end) + 2.5 * foreign + 12 * coast

    def _clear(self, box: Box) -> bool:
        frame = self.frame
        in_frame = box.left > 2 and box.top > 2 and box.right < frame.right - 2 and box.bottom < frame.bottom - 2
        return (
            in_frame
            and not any(box.meets(one) for one in self.taken)
            and not any(segment_within(*one, box) for one in self.leaders)
        )


def width(words: str, size: float = SIZE) -> float:
    """How wide words are, in pixels."""
    return sum(BY_LETTER.get(letter, 556) for letter in words) * size / 1000


def inmost(own: Raster) -> Point:
    """A point of a country that lies far from its edges."""
    boxes = ((Box(x - 2, y - 2, x + 2, y + 2), (x, y)) for x, y in own.centres())
    spots = [(room, spot) for box, spot in boxes if (room := _room(own, box))]
    middle = own.box.middle
    return max(spots, key=lambda found: (found[0], -math.dist(found[1], middle)))[1] if spots else middle


def _room(own: Raster, box: Box) -> int:
    return sum(1 for more in (0, 3, 6, 12) if own.covered(box.wider(more)) == 1)


def _around(centre: Sequence[float], lines: Sequence[str], size: float) -> Box:
    half = max(width(line, size) for line in lines) / 2 + SPACE_AROUND
    rise = (len(lines) - 1) * LINE / 2 + size / 2 + SPACE_AROUND - 1
    return Box(centre[0] - half, centre[1] - rise, centre[0] + half, centre[1] + rise)


def _along(start: Point, end: Point) -> Iterator[Point]:
    """Points on the way, some pixels apart."""
    count = max(1, int(math.dist(start, end) // CELL))
    for n in range(count + 1):
        yield start[0] + (end[0] - start[0]) * n / count, start[1] + (end[1] - start[1]) * n / count


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    return _turn(*one, other[0]) != _turn(*one, other[1]) and _turn(*other, one[0]) != _turn(*other, one[1])


def _turn(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def placed(sheet: Sheet, wanted: Mapping[str, tuple[str, str]], rasters: Mapping[str, Raster]) -> dict[str, Place]:
    """A place for the name and the value of each country that finds one; the large countries first, inside themselves.

    The small ones follow beside themselves, the smallest first. Those that then find nothing are asked earlier in
    another try.
    """
    order = sorted(wanted, key=lambda code: (-rasters[code].size, code))
    found = {}
    for code in order:
        name, value = wanted[code]
        if place := sheet.inside(([name, value], [f"{name}: {value}"]), rasters[code]):
            found[code] = place
    waiting, best = [code for code in reversed(order) if code not in found], dict[str, Place]()
    for _ in range(TRIES):
        tried = Sheet(sheet.frame, sheet.coloured, sheet.land, [*sheet.taken])
        places = {code: _beside(tried, code, wanted[code], rasters[code]) for code in waiting}
        lost = [code for code, place in places.items() if not place]
        kept = {code: place for code, place in places.items() if place}
        best = kept if len(kept) > len(best) else best
        waiting = lost + [code for code in waiting if code not in lost]
        if not lost:
            break
    for place in best.values():
        sheet.take(place)
    return found | best


def _beside(sheet: Sheet, code: str, wanted: tuple[str, str], own: Raster) -> Place | None:
    """With its name, or where that is too long with its code."""
    name, value = wanted
    return sheet.beside(f"{name}: {value}", own) or sheet.beside(f"{code}: {value}", own)
