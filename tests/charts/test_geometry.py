"""The geometry of maps: shapes that fit together, a region without far ends, words that find their places."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest

from borderdesk.charts.geometry.atlas import Shape, arc, borders, coasts, ring_points, shape, shapes
from borderdesk.charts.geometry.box import Box, Point
from borderdesk.charts.geometry.clipping import line_within, ring_within
from borderdesk.charts.geometry.drawing import Drawing, Words, drawing
from borderdesk.charts.geometry.hatch import hatched
from borderdesk.charts.geometry.lettering import width
from borderdesk.charts.geometry.outline import area
from borderdesk.charts.geometry.projection import Projection, distance, middle
from borderdesk.charts.geometry.raster import Raster
from borderdesk.charts.geometry.region import region
from borderdesk.place import TABLES, known, name_of

MOST = 150_000  # bytes of the two tables
SQUARE = [(10.0, 10.0), (50.0, 10.0), (50.0, 50.0), (10.0, 50.0)]
FRAME = Box(0, 0, 100, 100)


# --- the atlas


def test_the_tables_are_small_and_name_their_source() -> None:
    paths = [Path(TABLES) / f"{name}.csv" for name in ("shapes", "arcs")]
    with paths[0].open(encoding="utf-8", newline="") as file:
        assert {row["source"] for row in csv.DictReader(file)} == {"Natural Earth 4.1.0 1:50m"}
    assert sum(path.stat().st_size for path in paths) < MOST


def test_every_code_is_known_and_stands_once() -> None:
    codes = [one.code for one in shapes() if one.code]
    assert len(codes) == len(set(codes)) > 230
    assert [code for code in codes if not known(code)] == []


@pytest.mark.parametrize("one", shapes(), ids=lambda one: one.name)
def test_the_rings_of_a_shape_are_closed(one: Shape) -> None:
    for ring in (ring for piece in one.pieces for ring in piece):
        following = [*ring[1:], ring[0]]
        assert all(arc(here)[-1] == arc(after)[0] for here, after in zip(ring, following, strict=True))
        assert len(ring_points(ring)) >= 3  # Monaco is a line at this scale, and is drawn as a dot


def test_land_without_borders_is_closed_too() -> None:
    assert all(arc(ring[-1])[-1] == arc(ring[0])[0] for ring in coasts())
    assert not {number for ring in coasts() for number in ring} & borders()


def test_an_area_that_states_dispute_has_no_code() -> None:
    assert {one.name for one in shapes() if not one.code} == {
        "Crimea", "Indian Ocean Ter.", "N. Cyprus", "Siachen Glacier", "Somaliland",
    }  # fmt: skip


@pytest.mark.parametrize("code", ["EU", "", "XXX", "ATA"])
def test_what_has_no_shape(code: str) -> None:
    assert shape(code) is None


# --- the projection

GLOBE = [(float(lon), float(lat)) for lon in range(-180, 181, 20) for lat in range(-85, 86, 17)]


@pytest.mark.parametrize("centre", GLOBE[::17])
def test_a_point_comes_back_from_the_plane(centre: Point) -> None:
    projection = Projection(*centre)
    near = [point for point in GLOBE if distance(centre, point) < 19_000]  # the point opposite has no single place
    assert [point for point in near if distance(projection.globe(projection.plane(point)), point) > 1] == []


@pytest.mark.parametrize("point", [(25.0, 60.0), (70.0, 45.0), (179.5, 67.0), (-179.5, 67.0)])
def test_areas_stay_true(point: Point) -> None:
    lon, lat = point
    corners = [(lon, lat), (lon + 0.1, lat), (lon + 0.1, lat + 0.1), (lon, lat + 0.1)]
    true = (math.radians(0.1) * 6371) ** 2 * math.cos(math.radians(lat + 0.05))
    assert area([*map(Projection(45, 55).plane, corners)]) == pytest.approx(true, rel=0.01)


def test_the_date_line_is_no_edge() -> None:
    east, west = (Projection(40, 60).plane((lon, 66.0)) for lon in (179.99, -179.99))
    assert math.dist(east, west) < 5


def test_the_middle_of_places_on_both_sides_of_the_date_line() -> None:
    lon, lat = middle([(170, 10), (-170, 10)])
    assert (abs(lon), round(lat)) == (180, 10)


# --- the region

WARSAW, TBILISI, HELSINKI, ASTANA = (21.0, 52.2), (44.8, 41.7), (24.9, 60.2), (71.4, 51.2)
CHUKOTKA, VLADIVOSTOK, MOSCOW = (-172.0, 66.0), (131.9, 43.1), (37.6, 55.8)
KHARTOUM, CAIRO, ADDIS, KYIV, VARNA, SUVA, APIA, ALMATY = (
    (32.5, 15.6), (31.2, 30.0), (38.7, 9.0), (30.5, 50.4), (27.9, 43.2), (178.4, -18.1), (-171.8, -13.8), (76.9, 43.2),
)  # fmt: skip
REGIONS = {  # codes, home, what is in sight, what is not, who is named beside the map, the widest it may be in km
    "Finland, the Baltics, Georgia and Kazakhstan": ("FIN EST LVA LTU GEO KAZ", "RUS", [HELSINKI, TBILISI, MOSCOW], [CHUKOTKA, VLADIVOSTOK], "", 5500),
    "Finland and the Baltics": ("FIN EST LVA LTU", "RUS", [HELSINKI], [CHUKOTKA, VLADIVOSTOK, ASTANA], "", 2500),
    "Russia itself": ("RUS", "RUS", [MOSCOW, VLADIVOSTOK, CHUKOTKA], [CAIRO], "", 10_000),
    "Russia among small ones": ("RUS FIN LVA GEO", "RUS", [HELSINKI, TBILISI, MOSCOW], [CHUKOTKA, VLADIVOSTOK], "", 4500),
    "one that is far off": ("TUR GEO ARM SRB ARG", "RUS", [TBILISI], [CHUKOTKA], "ARG", 4500),
    "Ukraine's neighbours": ("POL SVK HUN ROU MDA BGR", "UKR", [WARSAW, KYIV, VARNA], [ASTANA], "", 2500),
    "Sudan's neighbours": ("EGY ETH", "SDN", [KHARTOUM, CAIRO, ADDIS], [TBILISI], "", 5000),
    "islands on both sides of the date line": ("FJI WSM", "", [SUVA, APIA], [CHUKOTKA], "", 2500),
    "one country": ("ARM", "", [(44.5, 40.2)], [WARSAW], "", 1300),
    "a body without a shape": ("EU FIN", "", [HELSINKI], [TBILISI], "", 2500),
}  # fmt: skip


@pytest.mark.parametrize("case", REGIONS)
def test_a_region_holds_its_countries_and_no_more(case: str) -> None:
    codes, home, seen, unseen, far, widest = REGIONS[case]
    found = region(codes.split(), home)
    assert found
    assert [point for point in seen if not found.box.holds(found.projection.plane(point))] == []
    assert [point for point in unseen if found.box.holds(found.projection.plane(point))] == []
    assert found.far == tuple(far.split())
    assert 1100 < found.box.width <= widest
    assert 0.59 <= found.box.height / found.box.width <= 0.83


@pytest.mark.parametrize("codes", [[], ["EU"], [""]])
def test_no_region_without_a_shape(codes: list[str]) -> None:
    assert region(codes) is None


# --- rings, lines, hatching, cells

RINGS = {
    "all of it": (SQUARE, SQUARE),
    "nothing": ([(-9.0, -9.0), (-1.0, -9.0), (-1.0, -1.0)], []),
    "a half": ([(50.0, 10.0), (150.0, 10.0), (150.0, 90.0), (50.0, 90.0)], [(50, 10), (100, 10), (100, 90), (50, 90)]),
    "the frame from around it": ([(-9.0, -9.0), (200.0, -9.0), (200.0, 200.0), (-9.0, 200.0)], FRAME.corners),
}


@pytest.mark.parametrize("case", RINGS)
def test_a_ring_is_cut_at_the_frame(case: str) -> None:
    ring, kept = RINGS[case]
    assert set(ring_within(ring, FRAME)) == set(kept)


LINES = {
    "all of it": ([(1.0, 1.0), (9.0, 9.0)], [[(1, 1), (9, 9)]]),
    "nothing": ([(-1.0, 1.0), (-9.0, 9.0)], []),
    "out and in again": ([(90.0, 50.0), (120.0, 50.0), (120.0, 60.0), (90.0, 60.0)], [[(90, 50), (100, 50)], [(100, 60), (90, 60)]]),
    "across": ([(-50.0, 50.0), (150.0, 50.0)], [[(0, 50), (100, 50)]]),
}  # fmt: skip


@pytest.mark.parametrize("case", LINES)
def test_a_line_is_cut_at_the_frame(case: str) -> None:
    line, kept = LINES[case]
    assert line_within(line, FRAME) == kept


@pytest.mark.parametrize("slope", [1, -1])
def test_hatching_stays_within_its_ring_and_keeps_clear_of_words(slope: int) -> None:
    free = Box(20, 20, 40, 40)
    lines = hatched([SQUARE], slope, free)
    assert len(lines) > 5
    for (ax, ay), (bx, by) in lines:
        assert all(9 <= end <= 51 for end in (ax, ay, bx, by))
        assert not free.wider(-1).holds(((ax + bx) / 2, (ay + by) / 2))
        assert (by - ay) * slope < 0 < bx - ax


def test_cells_tell_how_much_of_a_box_is_covered() -> None:
    cells = Raster([SQUARE], FRAME)
    assert cells.covered(Box(15, 15, 45, 45)) == 1
    assert cells.covered(Box(60, 60, 90, 90)) == 0
    assert 0.4 < cells.covered(Box(30, 15, 70, 45)) < 0.6
    assert (cells.at((30, 30)), cells.at((70, 30)), cells.at((-5, 300))) == (True, False, False)


# --- words on the drawing

MAPS = {
    "europe": ("BEL BGR CYP CZE DNK ESP EST FIN FRA GRC HUN ITA LTU LVA MLT NLD NOR POL SVK SVN", "RUS"),
    "baltics": ("FIN EST LVA LTU GEO KAZ", "RUS"),
    "ukraine": ("POL SVK HUN ROU MDA BGR", "UKR"),
    "sudan": ("EGY ETH", "SDN"),
    "gulf": ("ARE BHR QAT KWT SAU", "IRN"),
}


def made(name: str) -> Drawing:
    codes, home = MAPS[name]
    found = drawing({code: Words(name_of(code), "90 days ?", (1,)) for code in codes.split()}, 640, home)
    assert found
    return found


@pytest.mark.parametrize("name", MAPS)
def test_no_two_words_share_a_place_and_all_stand_on_the_map(name: str) -> None:
    found = made(name)
    places = [one.place for one in found.countries.values() if one.place] + [*found.names.values()]
    boxes = [place.box for place in places]
    assert [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if a.meets(b)] == []
    assert [box for box in boxes if min(box.left, box.top) < 0 or box.right > 640 or box.bottom > found.height] == []
    assert [place for place in places if width(max(place.lines, key=len), place.size) > place.box.width] == []


@pytest.mark.parametrize("name", MAPS)
def test_each_country_is_drawn_and_has_its_words(name: str) -> None:
    found = made(name)
    assert set(found.countries) == set(MAPS[name][0].split())
    assert all(one.rings and sum(map(area, one.rings)) > 20 for one in found.countries.values())
    assert found.beside == ()


@pytest.mark.parametrize("name", MAPS)
def test_words_beside_a_country_have_a_line_that_begins_in_it(name: str) -> None:
    for one in made(name).countries.values():
        assert one.place
        if one.place.leader:
            cells = Raster(one.rings, FRAME.sized(1400, 1400))
            spot = one.place.leader[0]
            assert cells.covered(Box(spot[0] - 6, spot[1] - 6, spot[0] + 6, spot[1] + 6)) > 0


@pytest.mark.parametrize("name", MAPS)
def test_all_that_is_drawn_lies_in_the_frame_in_whole_pixels(name: str) -> None:
    found = made(name)
    rings = [
        *found.land,
        *found.home,
        *found.borders,
        *(ring for one in found.countries.values() for ring in one.rings),
    ]
    points = [point for ring in rings for point in ring]
    assert all(0 <= x <= 640 and 0 <= y <= found.height for x, y in points)
    assert all(x == int(x) and y == int(y) for x, y in points)
    assert len(points) < 2600


def test_a_land_that_lies_around_the_far_side_of_the_globe_is_not_drawn_inside_out() -> None:
    found = drawing({"FJI": Words("Fiji", "yes"), "WSM": Words("Samoa", "yes")}, 640)
    assert found
    assert sum(map(area, found.land)) < 0.1 * 640 * found.height
