"""Documents cannot drift: what they name exists, and what exists is explained."""

from __future__ import annotations

import inspect
import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click
import pytest

import borderdesk
from borderdesk import cli, schema

ROOT = Path(__file__).parent.parent
PACKAGE = Path(borderdesk.__file__).parent
PAGES = sorted(str(path.relative_to(ROOT)) for path in [*ROOT.glob("*.md"), *ROOT.glob("[dnr]*/*.md")])
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def page(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def code(path: str) -> list[str]:
    """The code of a page: its indented lines, its fenced lines, and its spans between backticks."""
    text = page(path)
    fenced = "\n".join(re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)).splitlines()
    indented = re.findall(r"^    (\S.*)$", text, re.MULTILINE)
    return [*fenced, *indented, *re.findall(r"`([^`\n]+)`", text)]


def modules() -> list[str]:
    """All modules but the inner ones of the extractor, whose names are its own."""
    paths = [path.relative_to(PACKAGE.parent).with_suffix("").parts for path in sorted(PACKAGE.rglob("*.py"))]
    outer = [parts for parts in paths if parts[1] != "extract" or parts[2] == "__init__"]
    return [".".join(parts).removesuffix(".__init__") for parts in outer]


def public(module: ModuleType) -> Iterator[tuple[str, str]]:
    """The functions and classes that a module defines, and the classes' own public members, with their docstrings."""
    for name, value in vars(module).items():
        if name.startswith("_") or getattr(value, "__module__", "") != module.__name__:
            continue
        if inspect.isfunction(value) or inspect.isclass(value):
            yield name, said(value)
        if inspect.isclass(value):
            members = {member: getattr(value, member) for member in vars(value) if not member.startswith("_")}
            yield from ((f"{name}.{key}", said(one)) for key, one in members.items() if spoken(one))


def spoken(member: object) -> bool:
    return inspect.isroutine(member) or isinstance(member, property)


def said(value: object) -> str:
    """The docstring a person wrote; a dataclass without one gives itself its signature."""
    text = inspect.getdoc(value) or ""
    return "" if text.startswith(f"{getattr(value, '__name__', '')}(") else text


@pytest.mark.parametrize("name", modules())
def test_every_public_name_is_explained(name: str) -> None:
    if name == "borderdesk.lab.executor":
        pytest.importorskip("jupyter_scheduler", reason="found no jupyter-scheduler: `make test-lab` installs it")
    module = import_module(name)
    assert module.__doc__
    assert [where for where, text in public(module) if not text] == []


def test_the_flow_in_the_package_s_docstring_names_what_there_is() -> None:
    assert borderdesk.__doc__
    flow = re.findall(r"\b[a-z]+\b", borderdesk.__doc__.partition("flow:")[2].partition(". Each")[0])
    there = {path.stem for path in PACKAGE.iterdir()}
    assert len(flow) > 15
    assert [name for name in flow if name not in there] == []


def parsed(call: str) -> click.Context:
    """A call of ``borderdesk`` as click understands it; nothing runs, an unknown option or command raises."""
    words = shlex.split(call.partition(" | ")[0], comments=True)
    name, *arguments = words[1:]
    command = cli.desk.get_command(click.Context(cli.desk), name)
    if command is None:
        raise click.UsageError(f"No such command {name!r}")
    return command.make_context(name, arguments)


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_the_example_in_a_help_text_is_a_call_that_the_command_takes(name: str) -> None:
    command = cli.desk.get_command(click.Context(cli.desk), name)
    assert command is not None and command.epilog is not None
    example = command.epilog.removeprefix("Example: ")
    assert parsed(example).info_name == name


def calls() -> list[tuple[str, str]]:
    """Calls in the pages that are whole: not `borderdesk` alone, no names in capitals to be filled in, no dots."""
    found = [(path, line) for path in PAGES for line in code(path)]
    whole = re.compile(r"(\.venv/bin/)?borderdesk [a-z-]+( [^A-Z.]*[^A-Z]*)?")
    return [(path, line) for path, line in found if whole.match(line) and "..." not in line and " NAME" not in line]


@pytest.mark.parametrize(("path", "call"), calls())
def test_a_call_that_a_page_shows_is_one_that_the_command_takes(path: str, call: str) -> None:
    words = call.split()
    if len(words) == 2:
        assert words[1] in {*cli.COMMANDS, "--help", "COMMAND"}
    else:
        assert parsed(call).info_name in cli.COMMANDS


def test_the_pages_show_every_command() -> None:
    shown = {call.split()[1] for _, call in calls()}
    assert set(cli.COMMANDS) <= shown


@pytest.mark.parametrize("path", PAGES)
def test_every_make_target_that_a_page_names_exists(path: str) -> None:
    named = {target for line in code(path) for target in re.findall(r"^make ([a-z][a-z-]*)", line)}
    assert named - TARGETS == set()


def test_contributing_names_make_targets_and_the_makefile_has_them() -> None:
    assert {"report", "test", "lab", "lint", "check"} <= TARGETS
    assert {"report", "test"} <= {line.removeprefix("make ") for line in code("CONTRIBUTING.md")}


@pytest.mark.parametrize("path", PAGES)
def test_every_file_that_a_page_links_to_exists(path: str) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page(path))
    assert [link for link in links if not (ROOT / path).parent.joinpath(link).exists()] == []


def test_the_column_dictionary_is_the_one_of_the_schemas() -> None:
    text = page("data/README.md")
    assert text == schema.with_dictionary(text), "write it anew with `make dictionary`"


def test_the_citation_has_the_version_of_the_package() -> None:
    assert re.findall(r"^version: \"?([^\"\n]+)", page("CITATION.cff"), re.MULTILINE) == [borderdesk.__version__]
