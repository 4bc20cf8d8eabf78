"""A desk of one small story and one tiny notebook, in a folder of its own."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from borderdesk.shelf.editions import Edition

HERE = Path(__file__).parent.parent
FORM = 'story: str = "small"\nword: str = "yes"  # what to print'
EDITION = Edition("tiny", "Tiny", "tiny", {"story": "small"})


@dataclass(frozen=True)
class Desk:
    """The folders of a desk; ``edition`` is its one edition."""

    root: Path
    edition: Edition = EDITION

    @property
    def story(self) -> Path:
        return self.root / "data" / "small"

    @property
    def notebook(self) -> Path:
        return self.root / "notebooks" / "tiny.ipynb"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    def says(self, *cells: str, form: str = FORM, **metadata: Any) -> None:
        """Write the notebook with these cells of code."""
        sources = [("markdown", "# Tiny", []), ("code", form, ["parameters"]), *(("code", one, []) for one in cells)]
        made = [_cell(number, *one) for number, one in enumerate(sources)]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        self.notebook.write_text(
            json.dumps({"cells": made, "metadata": kernel | metadata, "nbformat": 4, "nbformat_minor": 5})
        )

    def asks(self, **parameters: Any) -> Edition:
        """The edition with these parameters."""
        return replace(self.edition, parameters={"story": "small", **parameters})


def _cell(number: int, kind: str, source: str, tags: list[str]) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "id": f"cell-{number}", "metadata": {"tags": tags}, "source": source}
    return cell if kind == "markdown" else cell | {"execution_count": None, "outputs": []}


def make_desk(root: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk in the folder, which every command finds from now on."""
    made = Desk(root)
    shutil.copytree(HERE / "stories" / "small", made.story)
    for folder in (made.notebook.parent, made.reports):
        folder.mkdir()
    made.says("print(word)")
    (made.reports / "editions.toml").write_text(
        '[[edition]]\nid = "tiny"\ntitle = "Tiny"\nnotebook = "tiny"\nparameters = { story = "small" }\n'
    )
    monkeypatch.chdir(root)
    monkeypatch.setenv("BORDERDESK_DATA", str(root / "data"))
    monkeypatch.setenv("BORDERDESK_NOTEBOOKS", str(root / "notebooks"))
    return made
