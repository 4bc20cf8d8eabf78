"""What a page carries folded, in one compressed block: the tables beneath its charts, and what each mark stands for.

A chart's table says the same as its marks, at length; gzip makes a tenth of both, and the page's script unfolds them
without a network (DecompressionStream, https://compression.spec.whatwg.org). A reader whose browser runs no script has
the charts, in charts of few marks their links, and the claims that sentences cite, which stay in plain tables.
"""

from __future__ import annotations

import base64
import gzip
import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

TABLE = re.compile(r"(<details class='data'><summary>.*?</summary>)(.*?)(</details>)", re.DOTALL)
CHART = re.compile(r"(<figure class='chart'>.*?)(<svg\b.*?</svg>)", re.DOTALL)
MARK = re.compile(r' data-claims="([^"]*)"([^>]*?)(?:/>|>(?:<title>([^<]*)</title>(</\w+>)?)?)')
LINE = re.compile(r'<g class="mark-line role-mark"[^>]*>.*?</g>', re.DOTALL)
LINKED = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
HREF = re.compile(r"""href=["']([^"']*)["']""")
NAMED = re.compile(r"<tr data-claims='([^']*)'")
WORDS = re.compile(r"<text\b[^>]*>")  # what is said beside a mark; the mark has the claims
CROWDED = 40  # marks from which on their links come folded too
CLAIMS = re.compile(r' data-claims="[^"]*"')
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
# the page's own policy sends no referrer, so that no link needs to say so
REFERRER = re.compile(r""" rel=(["'])noreferrer\1""")


Mark = tuple[str, str, str]
"""Claims, label, and the address of the source where the link is folded too."""


@dataclass
class Folded:
    """``rows`` of tables, each once; ``tables`` as (before, places in rows, after); ``marks`` of each chart."""

    rows: list[str] = field(default_factory=list)
    tables: list[tuple[str, list[int], str]] = field(default_factory=list)
    marks: list[list[Mark]] = field(default_factory=list)
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
        drawn = LINE.sub(lambda line: CLAIMS.sub("", line[0]), found[2].replace(' tabindex="-1"', ""))
        crowded = sum(len(MARK.findall(link[0])) for link in LINKED.finditer(drawn)) > CROWDED
        marks: list[Mark] = []

        def bare(link: re.Match[str]) -> str:
            address = html.unescape(HREF.search(link[1])[1]) if crowded else ""  # type: ignore[index]
            shapes = MARK.sub(lambda mark: _bare(mark, address, marks), link[2])
            return shapes if crowded else f"<a{link[1]}>{shapes}</a>"

        self.marks.append(marks)
        return found[1] + WORDS.sub(lambda words: CLAIMS.sub("", words[0]), LINKED.sub(bare, drawn))

    def block(self) -> str:
        """The element of the page that holds it all, which nothing runs."""
        named = {found[1]: place for place, row in enumerate(self.rows) if (found := NAMED.match(row))}
        marks = [[_told(mark, named) for mark in chart] for chart in self.marks]
        text = json.dumps([self.rows, self.tables, marks], ensure_ascii=False, separators=(",", ":"))
        squeezed = base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()
        return f"<script type='application/gzip' id='folded'>{squeezed}</script>"

    def _place(self, row: str) -> int:
        if row not in self.places:
            self.places[row] = len(self.rows)
            self.rows.append(row)
        return self.places[row]


def _bare(mark: re.Match[str], address: str, marks: list[Mark]) -> str:
    claims, rest, title, end = mark.groups()
    marks.append((claims, html.unescape(title or ""), address))
    sign = ' data-m=""' if address else ""
    return f"{sign}{rest}/>" if end or mark[0].endswith("/>") else f"{sign}{rest}>"


def packed(markup: str) -> tuple[str, str]:
    """The markup with its charts' marks bare and its folded tables empty, and the block that holds what was taken."""
    folded = Folded()
    bare = CHART.sub(folded.chart, TABLE.sub(folded.table, REFERRER.sub("", markup)))
    return bare, folded.block()


def _told(mark: Mark, named: Mapping[str, int]) -> tuple[Any, ...]:
    """A mark by the place of its row, which has its claim and its address; in full where no table has such a row."""
    claims, label, address = mark
    if claims not in named:
        return (claims, label, address) if address else (claims, label)
    return (named[claims], label, 1) if address else (named[claims], label)


def unpacked(markup: str) -> tuple[list[str], list[list[Mark]]]:
    """The tables, and the marks of each chart, that a page carries; none where it has no block."""
    found = re.search(r"<script type='application/gzip' id='folded'>([^<]*)</script>", markup)
    if not found:
        return [], []
    rows, tables, charts = json.loads(gzip.decompress(base64.b64decode(found[1])))
    whole = [head + "".join(rows[one] for one in places) + tail for head, places, tail in tables]
    return whole, [[_mark(rows, *mark) for mark in chart] for chart in charts]


def _mark(rows: Sequence[str], named: int | str, label: str, address: int | str = "") -> Mark:
    if isinstance(named, str):
        return named, label, str(address)
    links = HREF.findall(rows[named])
    found = NAMED.match(rows[named])
    return found[1] if found else "", label, html.unescape(links[-1]) if address and links else ""
