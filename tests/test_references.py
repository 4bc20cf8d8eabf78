"""The executed copies of the notebooks in tests/reference: nbval runs them again and compares output by output."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "tests" / "reference"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SILENT = {"parameters", "injected-parameters", "setup", "check"}  # tags of cells that show nothing


def tags(cell: nbformat.NotebookNode) -> set[str]:
    return set(cell.metadata.get("tags", []))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_reference_holds_the_cells_of_its_notebook(path: Path) -> None:
    kept = nbformat.read(REFERENCE / path.name, 4)
    cells = [cell.source for cell in kept.cells if "injected-parameters" not in tags(cell)]
    assert cells == [cell.source for cell in nbformat.read(path, 4).cells], "run `make references` and read the diff"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_reference_without_outputs_is_an_error(path: Path) -> None:
    code = [cell for cell in nbformat.read(REFERENCE / path.name, 4).cells if cell.cell_type == "code"]
    speaking = [cell for cell in code if not tags(cell) & SILENT]
    assert speaking
    assert [cell.source for cell in speaking if not cell.outputs] == []
    assert all(cell.execution_count for cell in code)


def test_there_is_a_reference_for_each_notebook_and_no_other() -> None:
    assert [path.name for path in sorted(REFERENCE.glob("*.ipynb"))] == [path.name for path in NOTEBOOKS]


def test_a_number_that_drifts_is_a_failing_cell(tmp_path: Path) -> None:
    shutil.copytree(REFERENCE, tmp_path / "reference")
    copy = tmp_path / "reference"
    figures = copy / "data" / "sample-2022" / "figures.csv"
    text = figures.read_text("utf-8")
    assert ",62120,62120," in text
    figures.write_text(text.replace(",62120,62120,", ",62121,62121,"), "utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
        "--nbval",
        "02-arrivals-departures.ipynb",
    ]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout
    assert "62,121" in done.stdout
