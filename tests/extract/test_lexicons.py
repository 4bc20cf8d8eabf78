"""The tables of words are read as TOML has them, though not letter by letter."""

from __future__ import annotations

import tomllib

import pytest

from borderdesk.extract.lexicons import FOLDER, lexicon


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.toml")))
def test_a_lexicon_is_what_its_file_says(name: str) -> None:
    assert lexicon(name) == tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
