"""What every chart of ours has: title, subtitle, source, description, configuration; and the notice of an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from borderdesk.charts.words import SUBTITLE_WIDTH, TITLE_WIDTH, wrapped
from borderdesk.theme import WIDTH, configuration

if TYPE_CHECKING:
    import altair as alt

    Drawn = alt.Chart | alt.LayerChart | alt.VConcatChart | alt.FacetChart


def drawn(rows: list[dict[str, Any]]) -> alt.Chart:
    """A chart over rows, which it carries inside."""
    import altair as alt

    return alt.Chart({"values": rows})


def finished(chart: Drawn, finding: str, about: str, source: str, alt_text: str) -> alt.Chart:
    """The chart with ``finding`` as title, ``about`` and ``source`` beneath, and ``alt_text`` as its description."""
    import altair as alt

    subtitle = [line for text in (about, source) if text for line in wrapped(text, SUBTITLE_WIDTH)]
    title = alt.TitleParams(text=wrapped(finding, TITLE_WIDTH), subtitle=subtitle)
    described: alt.Chart = chart.properties(title=title, description=alt_text).configure(**configuration())
    return described


def notice(reason: str, what: str) -> alt.Chart:
    """A chart-sized word that there is nothing to draw, and why."""
    words = drawn([{"text": reason}]).mark_text(align="left", x=0, y=6, fontSize=13).encode(text="text:N")
    sized = words.properties(width=WIDTH, height=20)
    return finished(sized, f"No chart: {what}", "", "", f"No chart of {what}: {reason}")
