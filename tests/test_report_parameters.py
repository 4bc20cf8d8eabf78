"""A notebook's form, and the values it takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from borderdesk.errors import ParameterError
from borderdesk.report.notebook import Notebook, Parameter, find, open_notebook
from borderdesk.report.parameters import checked

SMALL = Path(__file__).parent / "notebooks" / "small.ipynb"
FORM = Notebook(
    Path("02-arrivals-departures.ipynb"),
    "Arrivals and departures",
    (
        Parameter("story", "str", "russia-2022"),
        Parameter("destinations", "list", []),
        Parameter("nationality", "str", ""),
        Parameter("since", "str", ""),
        Parameter("most", "int", 5, "how many"),
        Parameter("share", "float", 0.5),
        Parameter("strict", "bool", False),
    ),
)

TAKEN = [
    ("destinations", "KAZ,GEO", ["KAZ", "GEO"]),
    ("destinations", " KAZ , GEO ", ["KAZ", "GEO"]),
    ("destinations", '["KAZ"]', ["KAZ"]),
    ("destinations", ["FIN"], ["FIN"]),
    ("destinations", "", []),
    ("since", "2022-09-21", "2022-09-21"),
    ("since", "", ""),
    ("most", "12", 12),
    ("share", "0.25", 0.25),
    ("share", 1, 1.0),
    ("strict", "yes", True),
    ("strict", False, False),
    ("story", "sudan-2023", "sudan-2023"),
    ("nationality", "RUS", "RUS"),
]


@pytest.mark.parametrize(("name", "given", "value"), TAKEN)
def test_a_value_is_read_as_the_type_that_the_notebook_takes(name: str, given: Any, value: Any) -> None:
    assert checked(FORM, {name: given}) == {name: value}


REFUSED = [
    ("destination", "KAZ", r"takes no parameter 'destination'"),
    ("most", "a few", r"found 'a few' for most, expected a whole number"),
    ("most", 1.5, r"expected a whole number"),
    ("most", True, r"expected a whole number"),
    ("share", "half", r"expected a number"),
    ("strict", "perhaps", r"expected true or false"),
    ("destinations", 5, r"expected a list such as KAZ,GEO"),
    ("destinations", "KAZ,XYZ", r"destinations: found 'XYZ', expected an ISO 3166-1 alpha-3 code"),
    ("destinations", "[KAZ", r"expected a list"),
    ("nationality", "Russian", r"expected an ISO 3166-1 alpha-3 code"),
    ("since", "21.9.2022", r"found '21.9.2022', expected a day as YYYY-MM-DD"),
    ("since", "2022-02-30", r"expected a day"),
    ("story", "atlantis-1882", r"found no story 'atlantis-1882', expected one of: afghanistan-returns"),
    ("story", 5, r"expected text"),
]


@pytest.mark.parametrize(("name", "given", "reason"), REFUSED)
def test_what_a_notebook_does_not_take_is_refused_before_anything_runs(name: str, given: Any, reason: str) -> None:
    with pytest.raises(ParameterError, match=reason) as error:
        checked(FORM, {name: given})
    assert error.value.exit_code == 2


def test_an_error_lists_what_the_notebook_takes_with_its_help() -> None:
    with pytest.raises(ParameterError, match=r"most: int = 5  # how many"):
        checked(FORM, {"unknown": "1"})


def test_a_notebook_tells_its_title_and_its_form() -> None:
    notebook = open_notebook(SMALL)
    assert notebook.title == "A small notebook"
    assert notebook.parameters[0] == Parameter("word", "str", "yes", "what to print")


@pytest.mark.parametrize("name", ["04-briefing", "briefing", "briefing.ipynb"])
def test_a_notebook_is_found_by_its_name_with_or_without_number(name: str, tmp_path: Path) -> None:
    (tmp_path / "04-briefing.ipynb").write_text("{}")
    assert find(name, tmp_path).name == "04-briefing.ipynb"


def test_a_notebook_that_is_not_there_is_an_error_that_lists_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "04-briefing.ipynb").write_text("{}")
    with pytest.raises(
        ParameterError, match="found no notebook 'forecast', expected a path to one, or one of: 04-briefing"
    ):
        find("forecast", tmp_path)


BROKEN = [
    ("not json", "found no notebook that can be read"),
    (
        '{"cells": [{"source": "x = 1", "cell_type": "code", "metadata": {"tags": ["parameters"]}}]}',
        "expected typed assignments",
    ),
    (
        '{"cells": [{"source": "x: date = 1", "cell_type": "code", "metadata": {"tags": ["parameters"]}}]}',
        "found type date of x",
    ),
]


@pytest.mark.parametrize(("content", "reason"), BROKEN)
def test_a_file_that_is_no_form_is_an_error(content: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    path.write_text(content)
    with pytest.raises(ParameterError, match=reason):
        open_notebook(path)
