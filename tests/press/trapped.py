"""Notebooks full of traps (traps/*.cells, cells apart by `# %%`), run by either engine, as what can be compared."""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat.v4 import new_code_cell, new_notebook
from papermill.engines import papermill_engines

from borderdesk.press.engine import register

TRAPS = Path(__file__).parent / "traps"
PASSING = re.compile(r"ipykernel_\d+|0x[0-9a-f]{6,}")  # process ids and addresses


@dataclass(slots=True)
class Ran:
    """A notebook that an engine ran, the error that ended it early, and what the engine told of itself."""

    notebook: Any
    error: Exception | None = None
    told: list[tuple[str, str]] = field(default_factory=list)

    def cells(self) -> list[str]:
        """Each code cell's source, count and outputs, as text to compare."""
        return [_text([one.source, one.execution_count, _joined(one.outputs)]) for one in self._code()]

    def _code(self) -> list[Any]:
        return [cell for cell in self.notebook.cells if cell.cell_type == "code"]


def run(engine: str, *sources: str, tags: tuple[str, ...] = ("raises-exception",), **settings: Any) -> Ran:
    """Run cells with these sources in the current folder."""
    kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
    cells = [new_code_cell(source, id=f"c{n}", metadata={"tags": [*tags]}) for n, source in enumerate(sources)]
    ran = Ran(new_notebook(cells=cells, metadata={"kernelspec": settings.pop("kernel", kernel), "papermill": {}}))
    settings = {"output_path": None, "progress_bar": False, "tell": lambda *said: ran.told.append(said)} | settings
    register()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            papermill_engines.execute_notebook_with_engine(engine, ran.notebook, kernel_name="python3", **settings)
        except Exception as error:
            ran.error = error
    return ran


def sources(trap: str) -> list[str]:
    """The cells of a trap."""
    return (TRAPS / f"{trap}.cells").read_text("utf-8").rstrip("\n").split("\n# %%\n")


def _joined(outputs: list[Any]) -> list[Any]:
    """Neighbouring parts of one stream as one: ipykernel cuts them where its clock says."""
    joined: list[Any] = []
    for one in outputs:
        last = joined[-1] if joined else {}
        if one["output_type"] == "stream" and last.get("name") == one["name"]:
            joined[-1] = {**last, "text": last["text"] + one["text"]}
        else:
            joined.append(dict(one))
    return joined


def _text(value: Any) -> str:
    return PASSING.sub("PASSING", json.dumps(value, indent=1, sort_keys=True, default=str))
