"""What a notebook job makes of a notebook and of what was typed into the form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from borderdesk.errors import ParameterError
from borderdesk.lab.job import is_ours, run, unquoted
from borderdesk.report.notebook import open_notebook

ROOT = Path(__file__).parent.parent.parent
SMALL = ROOT / "tests" / "notebooks" / "small.ipynb"
TYPED = [
    ("sudan-2023", "sudan-2023"),
    ("'sudan-2023'", "sudan-2023"),
    ('"sudan-2023"', "sudan-2023"),
    ('"it\'s"', "it's"),
    ("['KAZ', 'GEO']", ["KAZ", "GEO"]),
    ('["KAZ"]', ["KAZ"]),
    ("KAZ, GEO", "KAZ, GEO"),
    ("3", "3"),
    ("", ""),
    ("'half", "'half"),
    ("[KAZ]", "[KAZ]"),
    ("'a' + 'b'", "'a' + 'b'"),
    ("__import__('os')", "__import__('os')"),
]


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_what_was_typed_is_a_text_or_a_literal_of_python_and_never_run(typed: str, meant: Any) -> None:
    assert unquoted(typed) == meant


def notebook(folder: Path, *sources: str, tags: tuple[str, ...] = ("parameters",)) -> Path:
    path = folder / "a.ipynb"
    cells = [{"cell_type": "code", "metadata": {"tags": list(tags)}, "source": [source]} for source in sources]
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), "utf-8")
    return path


OURS = [
    (("word: str = 'x'", "from borderdesk import charts"), True),
    (("word: str = 'x'", "x = 1\nimport borderdesk.view as view"), True),
    (("word: str = 'x'", "import pandas"), False),
    (("word: str = 'x'", "# import borderdesk"), False),
    (("word: str = 'x'", "import borderdesks"), False),
    (("word = 'x'", "import borderdesk"), False),  # no form: its parameters cannot be checked
    (("word: str = ", "import borderdesk"), False),
]


@pytest.mark.parametrize(("sources", "expected"), OURS)
def test_a_notebook_is_ours_that_imports_borderdesk_and_has_a_form(
    sources: tuple[str, ...], expected: bool, tmp_path: Path
) -> None:
    assert is_ours(notebook(tmp_path, *sources)) is expected


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": [1]}', '{"cells": 5}'])
def test_what_is_no_notebook_is_not_ours(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.ipynb").write_text(text)
    assert not is_ours(tmp_path / "a.ipynb")


def test_the_notebooks_that_ship_are_ours() -> None:
    assert all(is_ours(path) for path in (ROOT / "notebooks").glob("*.ipynb"))


def test_a_job_runs_with_typed_values_and_makes_a_page(tmp_path: Path) -> None:
    ran = run(open_notebook(SMALL), {"word": "it's", "times": "3", "codes": "KAZ,GEO"}, tmp_path)
    (source,) = [cell.source for cell in ran.notebook.cells if "injected-parameters" in cell.metadata.get("tags", [])]
    assert "times = 3" in source
    assert 'codes = ["KAZ", "GEO"]' in source
    assert "it&#x27;sit&#x27;sit&#x27;s" in ran.page("A job") or "it'sit'sit's" in ran.page("A job")


def test_a_wrong_value_is_named_before_anything_runs(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="found 'many' for times, expected a whole number"):
        run(open_notebook(SMALL), {"times": "many"}, tmp_path)
