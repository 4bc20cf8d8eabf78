"""The theme: colours that everyone can tell apart, one type, and text that takes the page's colour."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
import vl_convert

from borderdesk import theme

Colour = tuple[float, float, float]

# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB:
# https://www.inf.ufrgs.br/~oliveira/pubs_files/CVD_Simulation/CVD_Simulation.html
SIGHT = {
    "common": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
FROM_RGB = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
FAR = 40  # CIELAB; 2.3 is the least a person notices, 40 is another colour
ALONE = ("ARRIVALS", "DEPARTURES", "NEUTRAL", "GOOD", "PARTIAL", "BAD")


def linear(colour: str) -> Colour:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def times(matrix: tuple[tuple[float, ...], ...], colour: Colour) -> Colour:
    one, two, three = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return one, two, three


def lab(colour: str, sight: str) -> Colour:
    seen = times(SIGHT[sight], linear(colour))
    clipped = tuple(min(1.0, max(0.0, part)) for part in seen)
    scaled = [part / white for part, white in zip(times(FROM_RGB, clipped), WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str) -> float:
    return sum((a - b) ** 2 for a, b in zip(lab(one, sight), lab(other, sight), strict=True)) ** 0.5


def contrast(one: str, other: str) -> float:
    """WCAG 2: relative luminances with 0.05 of stray light, the brighter above the darker."""
    bright, dark = sorted((times(FROM_RGB, linear(colour))[1] + 0.05 for colour in (one, other)), reverse=True)
    return bright / dark


def test_the_measure_knows_the_distance_of_black_and_white() -> None:
    assert distance("#000000", "#FFFFFF", "common") == pytest.approx(100, abs=0.01)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21, abs=0.01)


def test_the_simulation_takes_red_and_green_together() -> None:
    """A pair that fails, so that the threshold is known to tell something."""
    assert distance("#B25200", "#5F7F00", "common") > FAR > distance("#B25200", "#5F7F00", "deuteranopia")


@pytest.mark.parametrize("sight", SIGHT)
def test_arrivals_and_departures_are_told_apart_however_a_reader_sees(sight: str) -> None:
    assert distance(theme.ARRIVALS, theme.DEPARTURES, sight) > FAR


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("pair", list(combinations(["GOOD", "PARTIAL", "BAD"], 2)), ids="-".join)
def test_yes_partly_and_no_are_told_apart_however_a_reader_sees(pair: tuple[str, str], sight: str) -> None:
    one, other = (getattr(theme, name) for name in pair)
    assert distance(one, other, sight) > 15


@pytest.mark.parametrize("name", ["ARRIVALS", "DEPARTURES"])
@pytest.mark.parametrize("ground", ["#FFFFFF", "#16181D"], ids=["light", "dark"])
def test_marks_stand_out_from_the_page_in_light_and_in_dark(name: str, ground: str) -> None:
    """WCAG 2.2, 1.4.11: three to one for graphics."""
    assert contrast(getattr(theme, name), ground) >= 3


@pytest.mark.parametrize("name", ALONE)
def test_a_colour_is_written_in_full(name: str) -> None:
    assert re.fullmatch(r"#[0-9A-F]{6}", getattr(theme, name))


def test_no_two_names_have_one_colour() -> None:
    assert len({getattr(theme, name) for name in ALONE}) == len(ALONE)


def test_a_direction_has_the_same_colour_in_every_scale() -> None:
    assert theme.SIDES == {"Arrivals": theme.ARRIVALS, "Departures": theme.DEPARTURES}
    assert theme.SERIES.items() >= theme.SIDES.items()


def test_the_first_font_comes_with_the_renderer_and_the_last_with_every_reader() -> None:
    names = [name.strip() for name in theme.FONT.split(",")]
    assert (names[0], names[-1]) == ("Liberation Sans", "sans-serif")
    words = {"mark": "text", "data": {"values": [{}]}, "encoding": {"text": {"value": "64,000"}}}
    drawn = vl_convert.vegalite_to_svg({**words, "config": theme.configuration()})
    assert re.search(r'font-family="Liberation Sans[^>]*>64,000<', drawn)


def leaves(node: object, path: str = "") -> dict[str, object]:
    if not isinstance(node, dict):
        return {path: node}
    return {name: leaf for key, value in node.items() for name, leaf in leaves(value, f"{path}.{key}").items()}


def test_every_text_of_a_chart_has_the_font_and_the_colour_of_the_page() -> None:
    found = leaves(theme.configuration())
    fonts = {name: value for name, value in found.items() if name.lower().endswith("font")}
    inks = {
        name: value
        for name, value in found.items()
        if re.search(r"(label|title|subtitle)Color$|(text|title)\.color$", name)
    }
    assert len(fonts) >= 8 and set(fonts.values()) == {theme.FONT}
    assert len(inks) >= 8 and set(inks.values()) == {theme.INK} == {"currentColor"}
    assert found[".background"] == "transparent"
