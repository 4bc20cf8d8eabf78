"""The tables of words are read as TOML has them, though not letter by letter."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from borderdesk.extract.lexicons import FOLDER, lexicon, written


@pytest.mark.parametrize("name", sorted(path.stem for path in Path(FOLDER).glob("*.toml")))
def test_a_lexicon_is_what_its_file_says(name: str) -> None:
    assert lexicon(name) == tomllib.loads(written(f"{name}.toml"))
