"""The page for nbconvert: ``jupyter nbconvert --to borderdesk executed.ipynb``.

The notebook is one that ran already (papermill, JupyterLab, ``--execute``). Its numbers are audited as those of
``borderdesk report`` are: one without an origin stops the export.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from nbconvert.exporters import Exporter

from borderdesk.language import speaking
from borderdesk.report.compose import compose
from borderdesk.report.record import Record, ledger_hash
from borderdesk.report.subject import story_of


class PageExporter(Exporter):
    """One HTML file without any request to a network; see report/compose.py."""

    export_from_notebook = "Borderdesk report"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(self, nb: Any, resources: Any = None, **kwargs: Any) -> tuple[Any, dict[str, Any]]:
        """The page and nbconvert's resources; OriginError for a number without an origin."""
        executed, resources = super().from_notebook_node(nb, resources, **kwargs)
        values = _parameters(executed)
        name = f"{resources.get('metadata', {}).get('name', 'notebook')}.ipynb"
        story = story_of(values)
        now = datetime.now(UTC).astimezone()
        record = Record(name, values, ledger_hash(story) if story else "", now, 0.0, "nbconvert")
        with speaking(str(values.get("language", "en"))):
            return compose(executed, record).markup, resources


def _parameters(notebook: Any) -> dict[str, Any]:
    """The values of the cell tagged ``parameters``, then those that papermill put beneath it, which hold."""
    values: dict[str, Any] = {}
    for tag in ("parameters", "injected-parameters"):
        for cell in notebook.cells:
            if cell.cell_type == "code" and tag in cell.metadata.get("tags", []):
                values |= dict(_assigned(cell.source))
    return values


def _assigned(source: str) -> Iterator[tuple[str, Any]]:
    for node in ast.parse(source).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(target, ast.Name) and isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            yield target.id, ast.literal_eval(node.value)
