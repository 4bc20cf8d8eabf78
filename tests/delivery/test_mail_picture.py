"""Charts as pictures: black on white, small, and the same colours to the eye."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest

from borderdesk.delivery.picture import alone, draw, size, small

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" style="width:100%" role="img">'
    '<a href="https://example.org"><rect x="0" y="0" width="100" height="100" fill="#0072B2"/></a>'
    '<rect x="150" y="0" width="50" height="50" fill="currentColor"/></svg>'
)


def read(png: bytes) -> tuple[int, int, np.ndarray]:
    """Width, height and the colours of a PNG with a palette and no filters."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert (depth, kind) == (8, 3)
    chunks, place = {}, 8
    while place < len(png):
        length, name = struct.unpack(">I4s", png[place : place + 8])
        chunks[name] = png[place + 8 : place + 8 + length]
        assert struct.unpack(">I", png[place + 8 + length : place + 12 + length])[0] == zlib.crc32(name + chunks[name])
        place += length + 12
    palette = np.frombuffer(chunks[b"PLTE"], np.uint8).reshape(-1, 3)
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, width + 1)
    assert set(rows[:, 0]) == {0}
    return width, height, palette[rows[:, 1:]]


def test_a_chart_is_drawn_on_white_in_its_own_colours_with_black_ink() -> None:
    width, height, colours = read(draw(SVG, 2))
    assert (width, height) == (400, 200)
    near = {(50, 50): (0, 0x72, 0xB2), (350, 50): (0x11, 0x11, 0x11), (250, 150): (255, 255, 255)}
    for (x, y), expected in near.items():
        assert np.abs(colours[y, x].astype(int) - expected).max() <= 9


def test_a_palette_makes_a_picture_several_times_smaller() -> None:
    import vl_convert

    png = vl_convert.svg_to_png(alone(SVG), scale=2)
    assert len(small(png)) * 3 < len(png)


def test_a_picture_of_another_kind_stays_as_it_came() -> None:
    grey = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", 1, 1, 8, 0, 0, 0, 0)
    assert small(grey) == grey


@pytest.mark.parametrize(
    ("svg", "expected"),
    [
        ('<svg viewBox="0 0 711 364.05">', (711.0, 364.05)),
        ('<svg viewBox="-5 -5 20 10">', (20.0, 10.0)),
        ("<svg>", (640.0, 400.0)),
    ],
)
def test_the_size_of_an_svg_is_that_of_its_box(svg: str, expected: tuple[float, float]) -> None:
    assert size(svg) == expected
