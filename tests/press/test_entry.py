"""papermill finds the press by its entry point, whichever of the two is imported first."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FIRST = ["borderdesk.press.engine", "borderdesk.press.client", "borderdesk.report.run", "papermill"]


@pytest.mark.parametrize("module", FIRST)
def test_papermill_and_the_press_are_whole_whichever_is_imported_first(module: str, tmp_path: Path) -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]["papermill.engine"]
    installed = tmp_path / "installed-1.dist-info"  # the environment of the tests may know an older one
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: installed\nVersion: 1\n")
    lines = "".join(f"{name} = {target}\n" for name, target in scripts.items())
    (installed / "entry_points.txt").write_text(f"[papermill.engine]\n{lines}")
    code = (
        f"import {module}\nfrom papermill.engines import papermill_engines\n"
        "print(callable(papermill_engines.get_engine('press').execute_notebook))\n"
    )
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path}
    )
    assert (told.stdout, told.stderr) == ("True\n", "")
