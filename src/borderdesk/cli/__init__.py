"""The command line: a group whose commands are loaded only when they are called.

One module per command, each with a click command named ``command``; COMMANDS is their order in the help text.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import NoReturn

import click

from borderdesk import __version__
from borderdesk.errors import BorderdeskError

SECTIONS: dict[str, dict[str, str]] = {
    "From an article to the ledger": {
        "extract": "Read the figures and policies in an article, or in many.",
        "add": "Put an article's source and proposals into a story.",
        "new-story": "Make an empty story.",
        "stories": "List the stories with their counts.",
        "check": "Check stories: every problem, and claims that do not fit together.",
        "explain": "Explain a row: its source, what is doubted, what is computed from it.",
        "diff": "Tell what changed between two days, revisions or reports.",
        "correct": "Correct a field of a row, or call it right, with a reason.",
        "import": "Put a spreadsheet of claims into a story as proposals.",
    },
    "From the ledger to a report": {
        "notebooks": "List the notebooks and their parameters.",
        "report": "Run one notebook into one HTML file.",
        "build": "Build all editions and the shelf.",
        "pdf": "Print an HTML report to PDF.",
        "share": "Seal an HTML report under embargo with a passphrase.",
        "schedule": "Print what cron, systemd, GitHub or Airflow need to build editions when due.",
        "export": "Write a story to one CSV, XLSX, SQLite or Parquet file.",
    },
}
MODULES = {"import": "import_"}  # where the name is a word of Python
COMMANDS = {name: text for section in SECTIONS.values() for name, text in section.items()}


class Desk(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"borderdesk.cli.{MODULES.get(cmd_name, cmd_name.replace('-', '_'))}")
        command: click.Command = module.command
        command.name = cmd_name
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(list(commands.items()), col_spacing=4)


@click.group(
    cls=Desk,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: borderdesk extract article.txt --published 2022-09-28",
)
@click.version_option(__version__, prog_name="borderdesk", message="%(prog)s %(version)s")
def desk() -> None:
    """Figures about people crossing borders: with their words, compared, in reports that can be checked.

    `borderdesk COMMAND --help` explains a command with an example.
    """


def run() -> NoReturn:
    """The command line with Borderdesk's own errors as one line on stderr and their exit code."""
    try:
        code = desk.main(prog_name="borderdesk", standalone_mode=False)
    except BorderdeskError as error:
        fail(str(error), error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        fail("stopped; nothing is half written", 130)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe (head, less) has left: that is no error
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


def fail(message: str, code: int) -> NoReturn:
    """End with one line on stderr."""
    click.echo(f"borderdesk: {message}", err=True)
    sys.exit(code)


def overview() -> str:
    """What help.txt must hold: the group's help as click writes it on a terminal of 100 columns."""
    settings = {**desk.context_settings, "terminal_width": 100}
    with click.Context(desk, info_name="borderdesk", **settings) as context:
        return desk.get_help(context) + "\n"
