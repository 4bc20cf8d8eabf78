"""What a page carries folded, in one compressed block: the tables beneath its charts, and what each mark stands for.

A chart's table says the same as its marks, at length; gzip makes a tenth of both, and the page's script unfolds them
without a network (DecompressionStream, https://compression.spec.whatwg.org). Marks keep their shape and the link to
their source, claims that a sentence cites stay in plain tables: a reader whose browser runs no script has these.
"""

from __future__ import annotations

import base64
import gzip
import html
import json
import re
from dataclasses import dataclass, field

TABLE = re.compile(r"(<details class='data'><summary>.*?</summary>)(.*?)(</details>)", re.DOTALL)
CHART = re.compile(r"(<figure class='chart'>.*?)(<svg\b.*?</svg>)", re.DOTALL)
MARK = re.compile(r' data-claims="([^"]*)"([^>]*?)(?:/>|>(?:<title>([^<]*)</title>(</\w+>)?)?)')
LINE = re.compile(r'<g class="mark-line role-mark"[^>]*>.*?</g>', re.DOTALL)
LINKED = re.compile(r"<a\b[^>]*>.*?</a>", re.DOTALL)
CLAIMS = re.compile(r' data-claims="[^"]*"')
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
# the page's own policy sends no referrer, so that no link needs to say so
REFERRER = re.compile(r""" rel=(["'])noreferrer\1""")


@dataclass
class Folded:
    """``rows`` of tables, each once; ``tables`` as (before, places in rows, after); ``marks`` of each chart, in order,
    as (claims, label)."""

    rows: list[str] = field(default_factory=list)
    tables: list[tuple[str, list[int], str]] = field(default_factory=list)
    marks: list[list[tuple[str, str]]] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def table(self, found: re.Match[str]) -> str:
        """Take a table in; what stands in its place on the page."""
        before, rows, after = found[1], ROW.findall(found[2]), found[3]
        whole = ROW.split(found[2])
        places = [self._place(row) for row in rows[1:]]
        head = whole[0] + rows[0] + whole[1] if rows else found[2]
        self.tables.append((head, places, whole[-1] if len(rows) > 1 else ""))
        return f"{before}<div data-table='{len(self.tables) - 1}'></div>{after}"

    def chart(self, found: re.Match[str]) -> str:
        """Take in what the marks of a chart stand for; the chart without it."""
        marks: list[tuple[str, str]] = []

        def bare(mark: re.Match[str]) -> str:
            claims, rest, title, end = mark.groups()
            marks.append((claims, html.unescape(title or "")))
            return f"{rest}/>" if end or mark[0].endswith("/>") else f"{rest}>"

        drawn = LINE.sub(lambda line: CLAIMS.sub("", line[0]), found[2])
        self.marks.append(marks)
        return found[1] + LINKED.sub(lambda link: MARK.sub(bare, link[0]), drawn)

    def block(self) -> str:
        """The element of the page that holds it all, which nothing runs."""
        text = json.dumps([self.rows, self.tables, self.marks], ensure_ascii=False, separators=(",", ":"))
        squeezed = base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()
        return f"<script type='application/gzip' id='folded'>{squeezed}</script>"

    def _place(self, row: str) -> int:
        if row not in self.places:
            self.places[row] = len(self.rows)
            self.rows.append(row)
        return self.places[row]


def packed(markup: str) -> tuple[str, str]:
    """The markup with its charts' marks bare and its folded tables empty, and the block that holds what was taken."""
    folded = Folded()
    bare = TABLE.sub(folded.table, CHART.sub(folded.chart, REFERRER.sub("", markup)))
    return bare, folded.block()


def unpacked(markup: str) -> tuple[list[str], list[list[tuple[str, str]]]]:
    """The tables, and (claims, label) of the marks of each chart, that a page carries; none where it has no block."""
    found = re.search(r"<script type='application/gzip' id='folded'>([^<]*)</script>", markup)
    if not found:
        return [], []
    rows, tables, marks = json.loads(gzip.decompress(base64.b64decode(found[1])))
    return [head + "".join(rows[one] for one in places) + tail for head, places, tail in tables], [
        [tuple(mark) for mark in chart] for chart in marks
    ]
