"""A chart of a page as a small PNG: black on white, in a palette of at most 64 colours."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Pixels = np.ndarray[Any, np.dtype[np.uint8]]

INK, PAPER = "#111111", "#ffffff"
COLOURS, LEVELS = 64, 16  # in the palette; of each of red, green and blue before it is chosen
SIGNATURE = b"\x89PNG\r\n\x1a\n"
SIZE = re.compile(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')


def size(svg: str) -> tuple[float, float]:
    """Width and height of an SVG by its viewBox; (640, 400) where it has none."""
    found = SIZE.search(svg)
    return (float(found.group(1)), float(found.group(2))) if found else (640.0, 400.0)


def draw(svg: str, scale: float = 1.5) -> bytes:
    """The PNG of an SVG, ``scale`` pixels for each of its own.

    vl-convert draws in this process: no process that is forked from it later may use vl-convert again.
    """
    import vl_convert

    png: bytes = vl_convert.svg_to_png(alone(svg), scale=scale)
    return small(png)


def alone(svg: str) -> str:
    """The SVG as a picture of its own: without links, as large as its viewBox, black ink on white paper."""
    width, height = size(svg)
    head, _, body = re.sub(r"</?a\b[^>]*>", "", svg).replace("currentColor", INK).partition(">")
    head = re.sub(r'\s(?:style|width|height)="[^"]*"', "", head)
    paper = f'<rect width="{width:g}" height="{height:g}" fill="{PAPER}"/>'
    return f'{head} width="{width:g}" height="{height:g}">{paper}{body}'


def small(png: bytes) -> bytes:
    """The PNG with a palette instead of four bytes a pixel; as it came where that cannot be read or helps nothing."""
    pixels = _pixels(png)
    if pixels is None:
        return png
    packed = _packed(pixels)
    return packed if len(packed) < len(png) else png


def _pixels(png: bytes) -> Pixels | None:
    """Height, width and RGBA; None for what vl-convert does not write: other depths, or filters that need a loop."""
    import numpy as np

    width, height, *form = struct.unpack(">IIBBBBB", png[16:29])
    if form != [8, 6, 0, 0, 0]:
        return None
    rows = np.frombuffer(zlib.decompress(_data(png)), np.uint8).reshape(height, 1 + width * 4)
    filters = set(rows[:, 0].tolist())
    pixels = rows[:, 1:].reshape(height, width, 4)
    if filters == {1}:  # each pixel less the one to its left
        return np.cumsum(pixels, axis=1, dtype=np.uint8)
    return pixels if filters == {0} else None


def _data(png: bytes) -> bytes:
    found, place = b"", len(SIGNATURE)
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        found += png[place + 8 : place + 8 + length] if kind == b"IDAT" else b""
        place += length + 12
    return found


def _packed(pixels: Pixels) -> bytes:
    """A PNG of these pixels with the most frequent colours as its palette, each other one as the nearest of them."""
    import numpy as np

    step = 255 / (LEVELS - 1)
    levels = np.rint(pixels[:, :, :3] / step).astype(np.uint32)
    named = (levels[:, :, 0] << 16) | (levels[:, :, 1] << 8) | levels[:, :, 2]
    found, place, count = np.unique(named, return_inverse=True, return_counts=True)
    colours = np.stack([found >> 16, (found >> 8) & 255, found & 255], axis=1) * step
    palette = colours[np.argsort(-count, kind="stable")[:COLOURS]]
    nearest = np.argmin(((colours[:, None] - palette[None]) ** 2).sum(axis=2), axis=1).astype(np.uint8)
    height, width = named.shape
    rows = np.zeros((height, width + 1), np.uint8)  # each begins with its filter: none
    rows[:, 1:] = nearest[place.reshape(height, width)]
    return _png(width, height, np.rint(palette).astype(np.uint8).tobytes(), rows.tobytes())


def _png(width: int, height: int, palette: bytes, rows: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
