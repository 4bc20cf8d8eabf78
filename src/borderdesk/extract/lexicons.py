"""The tables of words under ``lexicon/``, each read once, when the first text needs it."""

from __future__ import annotations

import re
from os.path import dirname
from typing import Any

import borderdesk

# pathlib brings ten modules, most of a tenth of the import; this module may be compiled, and lie elsewhere (native)
FOLDER = f"{dirname(borderdesk.__file__)}/extract/lexicon"  # noqa: PTH120
# tomllib takes a string in double quotes letter by letter and one in single quotes at once: it is given the second
# where both say the same
QUOTED = re.compile(r'"""([^"\\]*)"""|"([^"\\\n]*)"')


def lexicon(name: str) -> dict[str, Any]:
    """The tables of ``lexicon/<name>.toml``."""
    import tomllib  # only needed here, and slow to load

    return tomllib.loads(QUOTED.sub(_single, written(f"{name}.toml")))


def written(name: str) -> str:
    """The text of a file in ``lexicon/``."""
    with open(f"{FOLDER}/{name}", encoding="utf-8") as file:  # noqa: PTH123
        return file.read()


def _single(match: re.Match[str]) -> str:
    """``"never"`` as ``'never'``; as it is where it holds an apostrophe."""
    long, short = match.groups()
    if "'" in (short if long is None else long):
        return match.group()
    return f"'{short}'" if long is None else f"'''{long}'''"
