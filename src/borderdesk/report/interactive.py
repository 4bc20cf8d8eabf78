"""What an interactive page carries besides: the specifications of its charts, and the runtime that draws them.

Both come compressed, in blocks that nothing runs. The page's script unfolds the runtime into an inline script, which
the page's policy allows by its hash; until then, and where it cannot, the drawn charts stay.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from borderdesk.charts.live import MIME

FIGURE = "<figure class='chart'>"


@dataclass(frozen=True, slots=True)
class Live:
    """``charts`` as charts.live() gave them, in the order of the page's figures, None where a figure has none."""

    charts: Sequence[Any] = field(default=(), repr=False)
    runtime: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return any(self.charts)

    def blocks(self) -> str:
        """The two elements of the page; "" for a page without live charts."""
        if not self:
            return ""
        text = json.dumps(self.charts, ensure_ascii=False, separators=(",", ":"))
        return _block("charts", text) + _block("runtime", self.runtime)


def live_of(executed: Any) -> Live:
    """The live charts of an executed notebook; an empty one where no output carries a specification."""
    charts = [*_charts(executed)]
    if not any(charts):
        return Live()
    from borderdesk.report.runtime import runtime

    return Live(charts, runtime())


def _charts(executed: Any) -> Iterator[Any]:
    for cell in executed.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            figures = data.get("text/html", "").count(FIGURE)
            if figures:
                yield from [data.get(MIME), *[None] * (figures - 1)]


def _block(name: str, text: str) -> str:
    squeezed = base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()
    return f"<script type='application/gzip' id='{name}'>{squeezed}</script>"
