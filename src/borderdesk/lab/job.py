"""A notebook job: one notebook run with what a person typed into JupyterLab's form, and the page of it."""

from __future__ import annotations

import ast
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from borderdesk.errors import ParameterError
from borderdesk.language import speaking
from borderdesk.report.notebook import Notebook, open_notebook
from borderdesk.report.parameters import checked
from borderdesk.report.record import Record, ledger_hash

USES_US = re.compile(r"^\s*(?:from|import)\s+borderdesk\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ran:
    """A notebook that ran (a NotebookNode), with the record of its run and the language that it speaks."""

    notebook: Any
    record: Record
    language: str

    def page(self, title: str) -> str:
        """Its page; OriginError where it shows a number without an origin."""
        from borderdesk.report.compose import compose

        with speaking(self.language):
            return compose(self.notebook, self.record, title).markup


def is_ours(path: Path) -> bool:
    """Whether a notebook imports borderdesk and its parameters are a form, so that they can be checked."""
    try:
        cells = json.loads(path.read_text("utf-8"))["cells"]
        open_notebook(path)
    except (ParameterError, OSError, ValueError, KeyError, TypeError, SyntaxError):
        return False
    return any(cell["cell_type"] == "code" and USES_US.search("".join(cell["source"])) for cell in cells)


def run(notebook: Notebook, given: Mapping[str, str], folder: Path) -> Ran:
    """Run it in ``folder``, a checkout; stories are found from the working folder of this process.

    ParameterError before anything runs, NotebookError when a cell fails.
    """
    from borderdesk.report.run import execute
    from borderdesk.report.subject import story_of

    values = checked(notebook, {name: unquoted(text) for name, text in given.items()})
    everything = {parameter.name: parameter.default for parameter in notebook.parameters} | values
    started, clock = datetime.now(UTC).astimezone(), time.perf_counter()
    story, language = story_of(everything), str(everything.get("language", "en"))
    before = ledger_hash(story) if story else ""
    executed = execute(notebook.path, values, folder)
    record = Record(notebook.path.name, everything, before, started, time.perf_counter() - clock, executed.by)
    return Ran(executed.notebook, record, language)


def unquoted(text: str) -> Any:
    """What somebody meant who wrote Python: "'sudan-2023'" is a text, "['KAZ', 'GEO']" a list; all else stays as typed.

    jupyter-scheduler itself pastes what was typed into a cell as code, so that people have learned to quote texts.
    """
    if text[:1] not in ("'", '"', "["):
        return text
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text
