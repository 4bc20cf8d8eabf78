"""A notebook as a form: where it is, what it is called, which parameters it takes."""

from __future__ import annotations

import ast
import io
import json
import os
import tokenize
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from borderdesk.errors import ParameterError, StoryError

KINDS = ("str", "int", "float", "bool", "list")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One assignment of the cell tagged ``parameters``: its name, type name, default, and its comment as help."""

    name: str
    kind: str
    default: Any
    help: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {self.kind} = {self.default!r}" + (f"  # {self.help}" if self.help else "")


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook on disk."""

    path: Path
    title: str
    parameters: tuple[Parameter, ...]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem


def notebooks_root(start: Path | None = None) -> Path:
    """The folder of notebooks: $BORDERDESK_NOTEBOOKS, else the nearest ``notebooks/`` from ``start`` upwards."""
    named = os.environ.get("BORDERDESK_NOTEBOOKS")
    if named:
        return Path(named)
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if any((folder / "notebooks").glob("*.ipynb")):
            return folder / "notebooks"
    raise StoryError(f"{here}: found no notebooks/ here or above; go to a checkout of Borderdesk")


def find(name: str, root: Path | None = None) -> Path:
    """The notebook at a path, or called ``name`` with or without its number: 04-briefing, briefing."""
    if name.endswith(".ipynb") and Path(name).is_file():
        return Path(name).resolve()
    paths = sorted((root or notebooks_root()).glob("*.ipynb"))
    wanted = name.removesuffix(".ipynb")
    for path in paths:
        if wanted in (path.stem, path.stem.partition("-")[2]):
            return path
    known = ", ".join(path.stem for path in paths)
    raise ParameterError(f"found no notebook {name!r}, expected a path to one, or one of: {known}")


def open_notebook(path: Path) -> Notebook:
    """The notebook's title and parameters; ParameterError where it is no notebook or its parameters are no form."""
    try:
        cells = json.loads(path.read_text("utf-8"))["cells"]
        sources = [("".join(cell["source"]), cell["cell_type"], cell["metadata"].get("tags", [])) for cell in cells]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ParameterError(f"{path}: found no notebook that can be read ({error}), expected an .ipynb file") from None
    headings = [
        line[2:]
        for source, kind, _ in sources
        if kind == "markdown"
        for line in source.splitlines()
        if line[:2] == "# "
    ]
    forms = [source for source, kind, tags in sources if kind == "code" and "parameters" in tags]
    return Notebook(path, headings[0] if headings else path.stem, _parameters(path, forms[0] if forms else ""))


def _parameters(path: Path, source: str) -> tuple[Parameter, ...]:
    comments = {
        token.start[0]: token.string.lstrip("# ")
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    return tuple(_parameter(path, node, comments.get(node.lineno, "")) for node in ast.parse(source).body)


def _parameter(path: Path, node: ast.stmt, comment: str) -> Parameter:
    if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name) or node.value is None:
        raise ParameterError(
            f"{path}, parameters: found {ast.unparse(node)!r}, expected typed assignments such as story: str = 'x'"
        )
    kind = ast.unparse(node.annotation).partition("[")[0]
    if kind not in KINDS:
        raise ParameterError(
            f"{path}, parameters: found type {kind} of {node.target.id}, expected one of {', '.join(KINDS)}"
        )
    return Parameter(node.target.id, kind, ast.literal_eval(node.value), comment)
