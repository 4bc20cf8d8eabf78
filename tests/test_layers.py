"""Imports point one way: a module imports only what stands before it in the flow."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import borderdesk

PACKAGE = Path(borderdesk.__file__).parent
# from first to last; one line is one layer, whose modules may import each other only as the order says
LAYERS = """
errors
native
language
amount period place
country
glossary
quote article
figure policy
extract
review
schema
story
part
ledger
kept
corrections
intake check
claims
flows
origin
message
consistency
view
exchange
theme
stages
vega
charts
briefing
provenance
changes
press
report
lab
cron
shelf
schedule
delivery
build
archive
cluster
cli
__main__
""".split()
# the same within the reader of movements
MOVEMENT = """
event
found
words
modality
aside
places
phrases
days
text
tie
period
course
ends
measure
reader
finder
""".split()
HEAVY = {
    "pandas",
    "altair",
    "nbconvert",
    "frictionless",
    "papermill",
    "jupyter_scheduler",
    "trafilatura",
    "babel",
    "vl_convert",
    "rich",
    "xlsxwriter",
    "python_calamine",
    "pyarrow",
    "sqlite3",
    "cryptography",
    "lxml",
    "numpy",
    "dask",
    "distributed",
}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py"))


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path, everywhere: bool = True) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    guarded = {id(child) for node in ast.walk(tree) if _is_typing(node) for child in ast.walk(node)}
    nodes = ast.walk(tree) if everywhere else tree.body
    names: set[str] = set()
    for node in nodes:
        if id(node) in guarded:
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return names


def _is_typing(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_layers_before_its_own(path: Path) -> None:
    here = layer(path)
    if here == "__init__":
        assert not any(name.startswith("borderdesk.") for name in imported(path))
        return
    assert here in LAYERS, f"{here} has no place in the order yet"
    used = {name.split(".")[1] for name in imported(path) if name.startswith("borderdesk.")}
    later = {name for name in used & set(LAYERS) if LAYERS.index(name) > LAYERS.index(here)}
    assert not later


READER = PACKAGE / "extract" / "movement"


@pytest.mark.parametrize("path", sorted(READER.rglob("*.py")), ids=lambda path: str(path.relative_to(READER)))
def test_a_module_of_the_movements_imports_only_from_what_stands_before_it(path: Path) -> None:
    here = path.relative_to(READER).parts[0].removesuffix(".py")
    if here == "__init__":
        return
    prefix = "borderdesk.extract.movement."
    used = {name.removeprefix(prefix).split(".")[0] for name in imported(path) if name.startswith(prefix)}
    assert not {name for name in used if MOVEMENT.index(name) > MOVEMENT.index(here)}


# only nbconvert loads its exporter, papermill its engine, jupyter-scheduler its executor; each has loaded itself by then
LIGHT = [path for path in modules() if path.name not in ("exporter.py", "engine.py", "client.py", "executor.py")]


@pytest.mark.parametrize("path", LIGHT, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_imports_a_heavy_library_when_it_is_imported(path: Path) -> None:
    assert not {name.split(".")[0] for name in imported(path, everywhere=False)} & HEAVY


def test_importing_the_package_and_the_extractor_loads_nothing_heavy() -> None:
    code = "import sys, borderdesk, borderdesk.extract, borderdesk.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not set(loaded) & (HEAVY | {"numpy"})


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not {path.stem for path in modules()} & {
        "utils",
        "helpers",
        "common",
        "core",
        "manager",
        "misc",
        "util",
        "base",
    }
