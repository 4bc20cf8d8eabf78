"""The engine `press` of papermill: what it leaves to the stock engine, what it saves, what it keeps apart."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook
from papermill.engines import papermill_engines
from trapped import Ran, run

from borderdesk.press import Press
from borderdesk.press.engine import SavedOnce
from borderdesk.press.loading import NOTEBOOKS
from borderdesk.report.run import execute

SMALL = Path(__file__).parent.parent / "notebooks" / "small.ipynb"


def shown(ran: Ran) -> list[str]:
    """The results of the cells, as plain text."""
    return [out["data"]["text/plain"] for cell in ran.notebook.cells for out in cell.outputs if "data" in out]


def in_a_child(cell: str) -> list[str]:
    """What a cell shows that is run by a child of a press which speaks German."""
    from borderdesk.language import choose

    choose("de")
    return shown(run("press", cell))


CHANGES = """
import os, random, sys, warnings
import numpy, pandas, altair, borderdesk.charts
os.environ["LEAKED"] = "1"; os.chdir("/"); sys.path.append("/leaked"); sys.modules["leaked"] = sys
warnings.simplefilter("ignore"); pandas.options.display.max_rows = 3; altair.theme.enable("dark")
borderdesk.charts.daily_counts = None; random.seed(0); numpy.random.seed(0); altair.data_transformers.disable_max_rows()
get_ipython().run_line_magic("precision", "2"); open = None; __builtins__["len"] = None if isinstance(__builtins__, dict) else 0
drawn = random.random()
"""
STATE = """
import os, random, sys, warnings
import numpy, pandas, altair, borderdesk.charts
(os.environ.get("LEAKED"), os.getcwd(), "/leaked" in sys.path, "leaked" in sys.modules, "drawn" in globals(),
 str(warnings.filters), pandas.options.display.max_rows, altair.theme.active, borderdesk.charts.daily_counts is None,
 altair.data_transformers.active, altair.data_transformers.options, len([1]), open is None, 1/3)
"""


def test_nothing_of_one_notebook_reaches_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = run("press", STATE)
    changed = run("press", CHANGES, STATE)
    assert shown(changed) != shown(before)
    assert shown(run("press", STATE)) == shown(before)
    assert "LEAKED" not in os.environ


def test_each_notebook_draws_random_numbers_of_its_own() -> None:
    cell = "import random, numpy\nrandom.random(), float(numpy.random.rand())"
    drawn = [shown(run("press", cell))[0].strip("()").split(", ") for _ in range(2)]
    assert {*drawn[0]} & {*drawn[1]} == set()


def test_a_notebook_speaks_english_until_it_chooses_whatever_its_parent_speaks() -> None:
    from borderdesk.language import speaking

    cell = "from borderdesk.language import current\ncurrent()"
    with speaking("de"), Press(1, NOTEBOOKS) as press:
        assert press.submit(in_a_child, cell).result() == ["'en'"]


LEFT = [
    ("import ipywidgets", "it imports widgets"),
    ("import comm; comm.create_comm(target_name='x')", "it shows widgets, which need a kernel to talk to"),
    (
        "import os\nif not os.environ.get('JPY_PARENT_PID'): os.kill(os.getpid(), 11)",
        "cell 1 was killed by SIGSEGV in a forked process",
    ),
]


@pytest.mark.parametrize(("cell", "reason"), LEFT)
def test_what_the_press_cannot_run_the_stock_engine_does_and_it_is_told(cell: str, reason: str) -> None:
    ran = run("press", cell, "'reached'")
    assert ran.told == [("stock", reason)]
    assert ran.error is None
    assert shown(ran)[-1:] == ["'reached'"]


def test_another_kernel_is_left_to_the_stock_engine() -> None:
    ran = run("press", "1", kernel={"name": "ir", "language": "R", "display_name": "R"})
    assert ran.told == [("stock", "its kernel is python3 of R")]


def test_without_a_fallback_the_reason_is_the_run_records(tmp_path: Path) -> None:
    path = tmp_path / "widgets.ipynb"
    kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
    cells = [new_code_cell("try:\n  import ipywidgets\nexcept ImportError:\n  pass")]
    path.write_text(json.dumps(new_notebook(cells=cells, metadata={"kernelspec": kernel})))
    assert execute(path, {}).by == "papermill (stock: it imports widgets)"
    assert execute(SMALL, {}).by == "papermill (press)"
    assert execute(SMALL, {}, engine="stock").by == "papermill (stock)"


def test_the_notebook_is_saved_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = []
    monkeypatch.setattr("papermill.engines.write_ipynb", lambda nb, path: saved.append(path))
    run("press", "1", "2", output_path="out.ipynb")
    assert saved == ["out.ipynb"]
    run("press", "1", "raise ValueError", output_path="failed.ipynb", tags=())
    assert saved == ["out.ipynb", "failed.ipynb"]
    assert SavedOnce.__mro__[1].__module__ == "papermill.engines"


def test_exit_handlers_and_temporary_folders_of_a_notebook_end_with_it(tmp_path: Path) -> None:
    mark = tmp_path / "left"
    cell = f"import atexit, pathlib, tempfile\natexit.register(pathlib.Path({str(mark)!r}).touch)\nheld = tempfile.TemporaryDirectory()\nprint(held.name)"
    ran = run("press", cell)
    assert mark.exists()
    assert not Path(ran.notebook.cells[0].outputs[0]["text"].strip()).exists()


def test_what_a_notebook_leaves_running_ends_with_it() -> None:
    ran = run("press", "import subprocess\nprint(subprocess.Popen(['sleep', '600'], start_new_session=True).pid)")
    pid = int(ran.notebook.cells[0].outputs[0]["text"])
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists():
            return
        subprocess.run(["sleep", "0.05"], check=True)
    pytest.fail("it still runs")


def test_papermills_command_knows_the_engine(tmp_path: Path) -> None:
    code = "from borderdesk.press.engine import register; register(); from papermill.cli import papermill; papermill()"
    command = [
        sys.executable,
        "-c",
        code,
        "--engine",
        "press",
        "--no-progress-bar",
        str(SMALL),
        "out.ipynb",
        "-p",
        "word",
        "good",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    outputs = [
        out for cell in json.loads((tmp_path / "out.ipynb").read_text())["cells"] for out in cell.get("outputs", [])
    ]
    assert "goodgood" in json.dumps(outputs)
    assert "press" in papermill_engines._engines
