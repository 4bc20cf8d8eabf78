"""The briefing of a story as HTML, made in the ways that a newsroom has at hand; each returns the files it wrote."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
NOTEBOOKS = ROOT / "notebooks"
BRIEFING = NOTEBOOKS / "04-briefing.ipynb"
MARIMO = ROOT / ".venv-bench-marimo" / "bin" / "marimo"
CHARTS = 8  # that the briefing draws
SHOWN = re.compile(r"briefing\.with_table\((.*?), view\)")  # a chart of ours with its table
STORY = re.compile(r'^story: str = "[^"]*"', re.MULTILINE)

Made = Callable[[str, Path], list[Path]]


def ours(story: str, folder: Path) -> list[Path]:
    """`borderdesk report`."""
    page = folder / "ours.html"
    command = [sys.executable, "-m", "borderdesk", "report", str(BRIEFING), "-p", "story", story, "--output", str(page)]
    _run(command, folder)
    return [page]


def nbconvert_of_ours(story: str, folder: Path) -> list[Path]:
    """nbconvert's default page of our notebook as it is, executed."""
    return [_nbconvert(BRIEFING, story, folder / "nbconvert-ours.html")]


def nbconvert_of_altair(story: str, folder: Path) -> list[Path]:
    """nbconvert's default page of the notebook with its charts shown by Altair's default renderer."""
    return [_nbconvert(_plain(story, folder), story, folder / "nbconvert-altair.html")]


def altair_saved(story: str, folder: Path) -> list[Path]:
    """`chart.save("x.html")` for each chart."""
    return [_saved(chart, folder / f"altair-{number}.html") for number, chart in enumerate(_charts(story))]


def altair_inline(story: str, folder: Path) -> list[Path]:
    """The same with ``inline=True``: Vega in each file."""
    charts = enumerate(_charts(story))
    return [_saved(chart, folder / f"altair-inline-{number}.html", inline=True) for number, chart in charts]


def marimo(story: str, folder: Path) -> list[Path]:
    """`marimo convert` of the notebook with plain charts, then `marimo export html`."""
    script, page = folder / "marimo.py", folder / "marimo.html"
    _run([str(MARIMO), "-y", "convert", str(_plain(story, folder)), "-o", str(script)], folder)
    _run([str(MARIMO), "-y", "export", "html", str(script), "-o", str(page), "--force"], folder)
    return [page]


WAYS: dict[str, Made] = {
    "Borderdesk, `borderdesk report`": ours,
    "nbconvert's default page of our notebook as it is": nbconvert_of_ours,
    "nbconvert's default page, charts by Altair's default renderer": nbconvert_of_altair,
    'Altair, `chart.save("x.html")` for each chart': altair_saved,
    "Altair, the same with `inline=True`": altair_inline,
    "marimo, `convert` and `export html`": marimo,
}


def _run(command: list[str], folder: Path) -> None:
    """Run in the folder; what it said is raised where it failed."""
    there = {**os.environ, "BORDERDESK_DATA": str(ROOT / "data")}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=there)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {(done.stderr or done.stdout)[-2000:]}")


def _plain(story: str, folder: Path) -> Path:
    """A copy of the briefing about the story in which each chart stands as Altair shows it, without a table of ours."""
    import nbformat

    notebook = nbformat.read(BRIEFING, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = STORY.sub(f'story: str = "{story}"', SHOWN.sub(r"\1", cell.source))
    copy = folder / "plain.ipynb"
    nbformat.write(notebook, copy)
    return copy


def _nbconvert(notebook: Path, story: str, page: Path) -> Path:
    from nbconvert import HTMLExporter

    from borderdesk.report.run import execute

    executed = execute(notebook, {"story": story}, NOTEBOOKS)
    page.write_text(HTMLExporter().from_notebook_node(executed.notebook)[0], "utf-8")
    return page


def _charts(story: str) -> list[Any]:
    """The charts of the briefing, in its order."""
    from borderdesk import charts
    from borderdesk.view import open_view

    view = open_view(story)
    movements = (charts.arrivals_departures, charts.daily_counts, charts.running_totals, charts.growth)
    rules = [draw(view.policies, view.last_day) for draw in (charts.policy_map, charts.policy_matrix)]
    drawn = [draw(view.claims) for draw in movements]
    return [*drawn, *rules, charts.policy_spans(view.policies), charts.contradictions(view.claims)]


def _saved(chart: Any, path: Path, **how: Any) -> Path:
    chart.save(str(path), **how)
    return path
