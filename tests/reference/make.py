"""Executes the notebooks over the small fixed story; `make references` calls it. Read the diff before you commit it."""

from __future__ import annotations

from pathlib import Path

import nbformat

from borderdesk.report.run import execute

HERE = Path(__file__).parent
NOTEBOOKS = sorted((HERE.parent.parent / "notebooks").glob("*.ipynb"))
STORY = {"story": "sample-2022"}


def reference(path: Path) -> nbformat.NotebookNode:
    """The notebook executed here, without what differs from run to run."""
    done = execute(path, STORY, HERE).notebook
    done.metadata.pop("papermill", None)
    for number, cell in enumerate(done.cells):
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        cell.id = f"cell-{number:02d}"
    return done


if __name__ == "__main__":
    for path in NOTEBOOKS:
        nbformat.write(reference(path), HERE / path.name)
        print(f"executed {path.name}")
