"""The press and papermill's own engine give the same outputs, cell by cell, also where it is hard."""

from __future__ import annotations

import time
from pathlib import Path

import nbformat
import pytest
from trapped import TRAPS, Ran, run, sources

from borderdesk.report.run import execute

ROOT = Path(__file__).parent.parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
STORY = {"story": "karabakh-2023"}


def both(monkeypatch: pytest.MonkeyPatch, folder: Path, *cells: str, **settings: object) -> tuple[Ran, Ran]:
    """What the press and the stock engine make of these cells, each in a fresh folder of the same name."""
    monkeypatch.delenv("PYTEST_CURRENT_TEST", raising=False)  # with it ipykernel does not capture what programs write
    ran = []
    for engine in ("press", "stock"):
        (folder / engine).mkdir()
        monkeypatch.chdir(folder / engine)
        ran.append(run(engine, *cells, **settings))
    return ran[0], ran[1]


@pytest.mark.parametrize("trap", [path.stem for path in sorted(TRAPS.glob("*.cells"))])
def test_a_trap_is_the_same_cell_by_cell(trap: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    press, stock = both(monkeypatch, tmp_path, *sources(trap))
    assert press.told == [("press", "")]
    assert press.error is stock.error is None
    nbformat.validate(press.notebook)
    here, there = [
        [text.replace(f"/{name}", "/folder") for text in ran.cells()]
        for ran, name in ((press, "press"), (stock, "stock"))
    ]
    for ours, theirs in zip(here, there, strict=True):
        assert ours == theirs


def test_the_notebook_says_of_its_run_what_papermill_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    press, stock = both(monkeypatch, tmp_path, "1", "raise ValueError('no')", "2", tags=())
    assert press.notebook.metadata.language_info == stock.notebook.metadata.language_info
    for ours, theirs in zip(press.notebook.cells, stock.notebook.cells, strict=True):
        assert set(ours.metadata) == set(theirs.metadata)
        assert set(ours.metadata.get("execution", {})) == set(theirs.metadata.get("execution", {}))
        timed = [{**one.metadata.papermill, "start_time": 0, "end_time": 0, "duration": 0} for one in (ours, theirs)]
        assert timed[0] == timed[1]
        assert bool(ours.metadata.papermill.duration) == bool(theirs.metadata.papermill.duration)


def test_a_cell_that_takes_too_long_ends_the_run_and_keeps_what_it_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = ("1", "import time\nprint('before', flush=True)\ntime.sleep(60)", "3")
    for attempt in range(3):  # on a busy machine a kernel may be gone before it has told of its interruption
        (tmp_path / str(attempt)).mkdir()
        clock = time.monotonic()
        press, stock = both(monkeypatch, tmp_path / str(attempt), *cells, execution_timeout=2)
        assert time.monotonic() - clock < 40
        if press.cells() == stock.cells():
            break
    assert type(press.error) is type(stock.error)
    assert str(press.error) == str(stock.error)
    assert press.cells() == stock.cells()


ENDINGS = ["import os; os._exit(3)", "import os; os.kill(os.getpid(), 9)"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_cell_that_ends_its_process_ends_the_run_and_is_named(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press, stock = both(monkeypatch, tmp_path, "'kept'", ending, "3")
    assert type(press.error) is type(stock.error)
    assert "cell 2" in str(press.error)
    assert "cell 2" in str(stock.error)
    assert press.cells()[::2] == stock.cells()[::2]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_of_ours_is_the_same_cell_by_cell(path: Path) -> None:
    press, stock = (execute(path, STORY, engine=engine) for engine in ("press", "stock"))
    assert (press.engine, stock.engine) == ("press", "stock")
    assert Ran(press.notebook).cells() == Ran(stock.notebook).cells()
