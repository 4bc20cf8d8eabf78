"""How charts look: two colours for the two directions, the same everywhere, and an Altair configuration.

The colours are two of Okabe and Ito's, told apart with every common form of colour blindness
(https://jfly.uni-koeln.de/color/). Text and axes take the colour of the page around the chart, so that one SVG reads in
light and in dark.
"""

from __future__ import annotations

from typing import Any

from borderdesk.language import message

ARRIVALS = "#0072B2"
DEPARTURES = "#D55E00"
NEUTRAL = "#8A8F98"
GOOD = "#009E73"
PARTIAL = "#E69F00"
BAD = "#CC3D3D"
INK = "currentColor"
# vl-convert brings Liberation Sans along and measures with it, so that a chart is the same on every machine; Arial and
# Helvetica, which a reader may have instead, are as wide
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"

# no text is cut short; to see whether it must be, Vega would measure each one, which takes a fifth of a chart's time
UNCUT = {"labelLimit": 0, "titleLimit": 0}

WIDTH = 640
SIDES = {message("Arrivals"): ARRIVALS, message("Departures"): DEPARTURES}
# people going home leave the country that counts their returns, or have returned to the one that does
SERIES = {**SIDES, message("Returns"): DEPARTURES, message("Returned"): ARRIVALS}


def configuration() -> dict[str, Any]:
    """The Vega-Lite config of every chart; pass it to ``chart.configure(**configuration())``."""
    text = {
        **UNCUT,
        "labelColor": INK,
        "titleColor": INK,
        "labelFont": FONT,
        "titleFont": FONT,
        "labelFontSize": 12,
        "titleFontSize": 12,
    }
    return {
        "background": "transparent",
        "font": FONT,
        "axis": {
            **text,
            "titleFontWeight": "normal",
            "gridColor": NEUTRAL,
            "gridOpacity": 0.25,
            "domainColor": NEUTRAL,
            "tickColor": NEUTRAL,
        },
        "header": text,
        "legend": text,
        "text": {"color": INK, "fontSize": 12, "font": FONT, "limit": 0},
        "title": {
            "limit": 0,
            "anchor": "start",
            "color": INK,
            "font": FONT,
            "fontSize": 17,
            "fontWeight": 600,
            "subtitleColor": INK,
            "subtitleFont": FONT,
            "subtitleFontSize": 12.5,
            "subtitlePadding": 6,
            "offset": 14,
            "frame": "group",
        },
        "view": {"stroke": "transparent"},
    }
