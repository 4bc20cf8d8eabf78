"""The command line as a whole: help texts, errors as one line, exit codes."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import click
import pytest

from borderdesk import cli, errors

ROOT = Path(__file__).parent.parent


def borderdesk(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "borderdesk", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, **options)


def test_the_overview_in_the_package_is_what_click_would_write() -> None:
    kept = files("borderdesk").joinpath("cli", "help.txt").read_text("utf-8")
    assert kept == cli.overview(), "write it anew with `make help-text`"


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), ("help",)])
def test_the_overview_is_printed_without_loading_click(arguments: tuple[str, ...]) -> None:
    code = "import sys; from borderdesk.__main__ import main; main(); assert 'click' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert "From an article to the ledger" in done.stdout


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_each_command_explains_itself_with_an_example(name: str) -> None:
    command = cli.desk.get_command(click.Context(cli.desk), name)
    assert command is not None
    with click.Context(command, info_name=name) as context:
        text = command.get_help(context)
    assert f"borderdesk {name}" in text.split("Options:")[0] + (command.epilog or ""), "no example in the help text"
    documented = [option for option in command.params if isinstance(option, click.Option)]
    assert all(option.help for option in documented)


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_each_command_is_in_the_documents(name: str) -> None:
    documents = "".join((ROOT / path).read_text("utf-8") for path in ("README.md", "CONTRIBUTING.md"))
    assert f"borderdesk {name}" in documents


def test_an_unknown_command_is_one_line_and_exit_2() -> None:
    done = borderdesk("frobnicate")
    assert (done.returncode, done.stdout) == (2, "")
    assert "No such command 'frobnicate'" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_version_is_the_package_s() -> None:
    assert borderdesk("--version").stdout == f"borderdesk {cli.__version__}\n"


def test_the_drawn_tree_of_errors_is_the_tree_there_is() -> None:
    """Depth is the place of the name in its line, four columns a level."""
    assert errors.__doc__
    lines = [line for line in errors.__doc__.splitlines() if re.search(r"Error +\d", line)]
    drawn = {
        name: (line.index(name) // 4, int(code))
        for line in lines
        for name, code in re.findall(r"(\w+Error) +(\d)", line)
    }
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    real = {kind.__name__: (len(kind.__mro__) - len(errors.BorderdeskError.__mro__), kind.exit_code) for kind in kinds}
    assert drawn == real
