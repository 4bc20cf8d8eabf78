"""A drawn map as layers of Altair: the ground, which names no claims, then countries, words, and a key above them.

The projection is done already (geometry/), so that coordinates are pixels and no renderer has a say in them. The
ground is hidden from those who listen (``aria=False``) and one shape a layer: by that shapes.py knows it for no mark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from borderdesk.charts.channels import encoded, having
from borderdesk.charts.frame import drawn
from borderdesk.charts.geometry.drawing import Drawing
from borderdesk.charts.geometry.lettering import SIZE, width
from borderdesk.charts.geometry.outline import Rings
from borderdesk.language import message, worded
from borderdesk.theme import NEUTRAL, WIDTH

if TYPE_CHECKING:
    import altair as alt

    from borderdesk.charts.frame import Drawn

Row = dict[str, Any]
LAND, HOME = 0.28, 0.3  # how strong the grey of all land is, and of the country of the story above that
PALE = 0.16  # how strong a hatched country is filled
UNNAMED = message("Not named on the map:")
BENEATH = 20  # pixels from the map to the line of those, and from line to line
SWATCH = 28  # pixels that a square of the key takes with the room around it
# what the key draws on a square from -1 to 1
PLAIN = "M-1,-1H1V1H-1Z"
STRIPES = f"{PLAIN}M-1,0L0,-1M-1,1L1,-1M0,1L1,0"
CROSSED = f"{STRIPES}M-1,0L0,1M-1,-1L1,1M0,-1L1,0"


def feature(rings: Rings, lines: Rings) -> Row:
    """Rings, and lines with them, as one GeoJSON feature in pixels."""
    shape: Row = {"type": "Polygon", "coordinates": [[*ring, ring[0]] for ring in rings]}
    if lines:
        hatching = {"type": "MultiLineString", "coordinates": lines}
        shape = {"type": "GeometryCollection", "geometries": [shape, hatching]}
    return {"type": "Feature", "geometry": shape}


def unnamed() -> str:
    """What stands before those who have no place on the map."""
    return worded(UNNAMED)


def faint(colour: str, strength: float) -> str:
    """The colour #rrggbb, as strong as a number from 0 to 1 says."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength})"


def layered(drawing: Drawing, countries: Sequence[Row], words: Sequence[Row], key: Mapping[str, Row]) -> Drawn:
    """The whole map; ``key`` has a row for each way in which a country is drawn: colour, edge and path."""
    import altair as alt

    leaders = [list(one.place.leader) for one in drawing.countries.values() if one.place and one.place.leader]
    layers = [
        _ground(feature(drawing.land, []), fill=NEUTRAL, fillOpacity=LAND),
        *([_ground(feature(drawing.home, []), fill=NEUTRAL, fillOpacity=HOME)] if drawing.home else []),
        _countries(countries),
        _ground(_lines(drawing.borders), filled=False, stroke="#ffffff", strokeOpacity=0.55, strokeWidth=0.9),
        *([_ground(_lines(leaders), filled=False, stroke="currentColor", strokeWidth=0.8)] if leaders else []),
        _names(drawing),
        _words(words),
        _key(key),
    ]
    size = {"width": drawing.width, "height": drawing.height}
    onto = alt.Projection(type="identity", scale=1, translate=[0, 0])
    whole: Drawn = having(alt.layer(*layers), projection=onto, **size)
    return whole


def _ground(shape: Row, **look: Any) -> alt.Chart:
    chart: alt.Chart = drawn([shape]).mark_geoshape(aria=False, clip=False, **look)
    return chart


def _lines(lines: Rings) -> Row:
    return {"type": "Feature", "geometry": {"type": "MultiLineString", "coordinates": lines}}


def _countries(rows: Sequence[Row]) -> alt.Chart:
    import altair as alt

    made = drawn([*rows]).mark_geoshape(clip=False, strokeWidth=0.9)
    chart: alt.Chart = encoded(
        made,
        fill=alt.Fill("colour:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        fillOpacity=alt.FillOpacity("strength:Q", scale=None),
        tooltip=["country:N", "rule:N", "text:N", "claims:N"],
        href="source:N",
        description="origin:N",
    )
    return chart


def _names(drawing: Drawing) -> alt.Chart:
    """Names of countries about whose rules the ledger says nothing, and a word before those who have no place."""
    import altair as alt

    rows = [_spot(*place.box.middle, place.lines[0], place.size) for place in drawing.names.values()]
    if drawing.beside:
        rows.append(_spot(width(unnamed()) / 2, drawing.height + BENEATH, unnamed(), SIZE))
    chart: alt.Chart = encoded(_text(rows, opacity=0.75), size=alt.Size("size:Q", scale=None))
    return chart


def _spot(x: float, y: float, text: str, size: float) -> Row:
    return {"x": round(x, 1), "y": round(y, 1), "text": text, "size": size}


def _words(rows: Sequence[Row]) -> alt.Chart:
    import altair as alt

    ink = alt.Color("ink:N", scale=None)
    chart: alt.Chart = encoded(_text(rows, fontSize=SIZE), color=ink, href="source:N", description="origin:N")
    return chart


def _text(rows: Sequence[Row], **look: Any) -> alt.Chart:
    import altair as alt

    made = drawn([*rows]).mark_text(lineBreak="\n", lineHeight=14, baseline="middle", **look)
    where = {name: channel(f"{name}:Q", scale=None, axis=None) for name, channel in (("x", alt.X), ("y", alt.Y))}
    chart: alt.Chart = encoded(made, text="text:N", **where)
    return chart


def _key(rows: Mapping[str, Row]) -> alt.Chart:
    """A legend over no data: it says how countries are drawn, in the order of the rows."""
    import altair as alt

    def scale(column: str) -> alt.Scale:
        return alt.Scale(domain=[*rows], range=[row[column] for row in rows.values()])

    columns = _columns([width(meaning) + SWATCH for meaning in rows])
    look: dict[str, Any] = {
        "symbolSize": 150,
        "symbolStrokeWidth": 0.9,
        "offset": 10,
        "title": None,
        "labelLimit": WIDTH,
    }
    legend = alt.Legend(orient="top", direction="horizontal", columns=columns, **look)
    chart: alt.Chart = (
        drawn([])
        .mark_point(filled=True, opacity=1)
        .encode(
            shape=alt.Shape("key:N", scale=scale("path"), legend=legend),
            fill=alt.Fill("key:N", scale=scale("colour"), legend=legend),
            stroke=alt.Stroke("key:N", scale=scale("edge"), legend=legend),
        )
    )
    return chart


def _columns(widths: Sequence[float]) -> int:
    """Those of the key: 0 where all fits into one line, else as many as fit beneath each other."""
    return 0 if sum(widths) < WIDTH else max(1, min(3, int(WIDTH // max(widths))))
