"""The command ``borderdesk``; ``python -m borderdesk`` is the same.

The overview of commands is a file of the package, compared with click's own by a test: importing click alone takes as
long as a person should wait for a help text.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; exits with 0, 1 (something is wrong with the input) or 2 (with the call)."""
    if sys.argv[1:] in ([], ["--help"], ["-h"], ["help"]):
        sys.stdout.write(overview())
    elif sys.argv[1:] == ["--version"]:
        from borderdesk import __version__

        sys.stdout.write(f"borderdesk {__version__}\n")
    else:
        from borderdesk.cli import run

        run()


def overview() -> str:
    """What ``borderdesk --help`` prints."""
    with open(__file__.replace("__main__.py", "cli/help.txt"), encoding="utf-8") as file:  # noqa: PTH123 - pathlib costs 10 ms
        return file.read()


if __name__ == "__main__":
    main()
