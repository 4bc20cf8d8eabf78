"""What every chart of ours has: title, subtitle, source, description, configuration; and the notice of an empty one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from borderdesk.charts.address import address
from borderdesk.charts.channels import encoded, having
from borderdesk.charts.words import SUBTITLE_WIDTH, TITLE_WIDTH, wrapped
from borderdesk.language import worded
from borderdesk.message import told
from borderdesk.origin import Sentence
from borderdesk.theme import WIDTH, configuration

if TYPE_CHECKING:
    import altair as alt

    Drawn = alt.Chart | alt.LayerChart | alt.VConcatChart | alt.FacetChart


CAPTION = "caption"  # the key of usermeta that holds title, subtitle and source as HTML
CLAIM = "; claim: "  # what stands before the ids at the end of a mark's description


def drawn(rows: list[dict[str, Any]]) -> alt.Chart:
    """A chart over rows, which it carries inside."""
    import altair as alt

    return alt.Chart({"values": tuple(rows)})  # altair copies lists each time that a chart gets a mark or a layer


def finished(chart: Drawn, finding: Sentence, about: Sentence, source: Sentence, alt_text: str) -> alt.Chart:
    """The chart with ``finding`` as title, ``about`` and ``source`` beneath, and ``alt_text`` as its description.

    The same three stand as HTML in its ``usermeta``, where their numbers keep their claims: a page shows those.
    """
    import altair as alt

    beneath = [one for one in (about, source) if one.parts]
    subtitle = [line for one in beneath for line in wrapped(str(one), SUBTITLE_WIDTH)]
    title = alt.TitleParams(text=wrapped(str(finding), TITLE_WIDTH), subtitle=subtitle)
    caption = {CAPTION: [one.html() for one in (finding, *beneath)]}
    look = {"title": title, "config": configuration()}
    whole: alt.Chart = having(chart, description=alt_text, usermeta=caption, **look)
    return whole


def about_mark(claim: Mapping[str, Any], label: str) -> dict[str, str]:
    """What every mark carries beside its data: where its source is read, and what it stands for with its claim."""
    return {"source": address(claim), "origin": f"{label}{CLAIM}{claim['figure_id']}"}


def notice(reason: str, what: str) -> alt.Chart:
    """A chart-sized word that there is nothing to draw, and why."""
    words = encoded(drawn([{"text": reason}]).mark_text(align="left", x=0, y=6, fontSize=13), text="text:N")
    sized = words.properties(width=WIDTH, height=20)
    title = told("No chart: {what}", what=what)
    told_to_all = worded("No chart of {what}: {reason}", what=what, reason=reason)
    return finished(sized, title, Sentence.of(), Sentence.of(), told_to_all)
