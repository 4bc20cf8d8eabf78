"""What a report is made of: whatever can change its page is known by its name, and nothing else is."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from desk import FORM, Desk, make_desk

from borderdesk.report import installed
from borderdesk.report.inputs import Inputs, Survey, changed
from borderdesk.shelf.editions import Edition
from test_layers import LAYERS, PACKAGE


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return make_desk(tmp_path, monkeypatch)


def look(edition: Edition, day: date = date(2026, 11, 29)) -> Inputs:
    return Survey(day).of(edition.notebook, edition.parameters, edition.title, edition.interactive)


def append(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")


FILES: dict[str, tuple[Callable[[Desk], None], list[str]]] = {
    "a table": (lambda desk: append(desk.story / "figures.csv"), ["figures.csv of small"]),
    "the corrections": (lambda desk: append(desk.story / "corrections.csv"), ["corrections.csv of small"]),
    "what the story says of itself": (lambda desk: append(desk.story / "story.toml"), ["story.toml of small"]),
    "a file more": (lambda desk: (desk.story / "x.csv").touch(), ["x.csv of small (new)"]),
    "a file less": (lambda desk: (desk.story / "policies.csv").unlink(), ["policies.csv of small (gone)"]),
    "an article": (lambda desk: (desk.story / "articles" / "a.txt").touch(), ["articles of small"]),
    "a cell": (lambda desk: desk.says("print(word, word)"), ["notebook tiny"]),
    "a default": (
        lambda desk: desk.says("print(word)", form=FORM.replace("yes", "no")),
        ['parameter word "yes" -> "no"', "notebook tiny"],
    ),
    "a module beside the notebook": (lambda desk: (desk.root / "notebooks" / "x.py").touch(), ["x.py (new)"]),
    "two tables": (
        lambda desk: [append(desk.story / f"{name}.csv") for name in ("sources", "figures")],
        ["figures.csv of small", "sources.csv of small"],
    ),
    "what people read about the story": (lambda desk: append(desk.story / "README.md"), []),
    "a lock": (lambda desk: (desk.story / ".lock").touch(), []),
    "outputs of the notebook": (
        lambda desk: desk.notebook.write_text(
            desk.notebook.read_text()
            .replace('"outputs": []', '"outputs": [1]')
            .replace('"execution_count": null', '"execution_count": 3')
        ),
        [],
    ),
    "nothing but the time of a file": (lambda desk: (desk.story / "figures.csv").touch(), []),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_changes_is_named_and_one_that_enters_no_page_is_not(name: str, desk: Desk) -> None:
    act, expected = FILES[name]
    before = look(desk.edition)
    act(desk)
    assert changed(before, look(desk.edition)) == expected


EDITIONS = {
    "a parameter": ({"parameters": {"story": "small", "word": "no"}}, ['parameter word "yes" -> "no"']),
    "the title": ({"title": "Other"}, ["title Tiny -> Other"]),
    "live charts": ({"interactive": True}, ["interactive false -> true"]),
    "the schedule": ({"schedule": "0 5 * * *", "time_zone": "Europe/Berlin", "keep": 3}, []),
    "limits": ({"timeout": 3, "memory": "2GB"}, []),
    "a default that is written out": ({"parameters": {"word": "yes"}}, []),
}


@pytest.mark.parametrize("name", EDITIONS)
def test_of_an_edition_what_its_page_shows_counts(name: str, desk: Desk) -> None:
    facts, expected = EDITIONS[name]
    assert changed(look(desk.edition), look(replace(desk.edition, **facts))) == expected


def test_a_library_of_another_version_is_named_with_both(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = look(desk.edition)
    versions = installed.libraries() | {"pandas": "99.1", "pyarrow": "none"}
    monkeypatch.setattr(installed, "libraries", lambda: versions)
    assert changed(before | {"pyarrow": "22.0"}, look(desk.edition)) == [
        f"pandas {before['pandas']} -> 99.1",
        "pyarrow 22.0 -> none",
    ]


def test_a_change_of_our_own_code_is_one_except_where_it_comes_after_the_page(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, code = look(desk.edition), installed.own_code()
    assert {"charts", "report", "errors.py", "shelf"} < set(code)
    for name, expected in [("charts", ["Borderdesk's code"]), ("errors.py", ["Borderdesk's code"]), ("shelf", [])]:
        monkeypatch.setattr(installed, "own_code", lambda name=name: code | {name: "other"})
        assert changed(before, look(desk.edition)) == expected


def test_what_comes_after_the_page_is_what_the_order_of_layers_says() -> None:
    after = {*LAYERS[LAYERS.index("report") + 1 :], "press"}
    assert set(installed.AFTER) == {name if (PACKAGE / name).is_dir() else f"{name}.py" for name in after}


def test_a_story_that_only_the_code_names_counts_and_one_that_is_but_a_default_does_not(desk: Desk) -> None:
    for name in ("other", "third"):
        shutil.copytree(desk.story, desk.story.parent / name)
    desk.says("print('other')", form=FORM.replace("small", "third"))
    found = look(desk.edition)
    assert {name for name in ("small", "other", "third") if f"figures.csv of {name}" in found} == {"small", "other"}


@pytest.mark.parametrize(
    ("code", "daily"),
    [
        ("from datetime import date; print(date.today())", True),
        ("from datetime import datetime; print(datetime.now())", True),
        ("import pandas as pd; print(pd.Timestamp.now())", True),
        ("import time; print(time.time())", True),
        ("from datetime import datetime; print(datetime(2026, 1, 1))", False),
        ("print('known today')", False),
    ],
)
def test_a_notebook_that_asks_for_the_time_is_another_one_every_day(code: str, daily: bool, desk: Desk) -> None:
    desk.says(code)
    days = [look(desk.edition, date(2026, 11, day)) for day in (29, 30)]
    assert changed(*days) == (["the day 2026-11-29 -> 2026-11-30"] if daily else [])


def test_a_module_beside_a_notebook_may_ask_for_the_time_too(desk: Desk) -> None:
    (desk.root / "notebooks" / "x.py").write_text("from datetime import date\nday = date.today()\n")
    assert "the day" in look(desk.edition)


def test_versions_are_those_that_python_itself_tells() -> None:
    from importlib.metadata import PackageNotFoundError, version

    def told(name: str) -> str:
        try:
            return version(name)
        except PackageNotFoundError:
            return installed.NONE

    found = installed.libraries()
    assert {name: found[name] for name in installed.LIBRARIES} == {name: told(name) for name in installed.LIBRARIES}


# what a report loads and what leaves no trace in its page: the kernel, the network that is never asked, files
TRACELESS = set(
    """
    attrs borderdesk certifi chardet charset-normalizer click entrypoints fastjsonschema idna ipykernel
    jsonschema-specifications jupyter-client jupyter-core jupyterlab-pygments nbclient packaging pandocfilters
    platformdirs pytz pyyaml pyzmq referencing requests rpds-py setuptools six soupsieve tenacity tornado tqdm
    traitlets typing-extensions urllib3 webencodings pip ansicolors comm debugpy nest-asyncio psutil
    matplotlib-inline filelock markdown-it-py mdurl rich cloudpickle msgpack
    """.split()
)


def test_every_library_that_a_page_goes_through_is_known(desk: Desk) -> None:
    code = (
        "import re, sys, pandas, altair, IPython, numpy; from importlib.metadata import packages_distributions\n"
        "from pathlib import Path; from borderdesk import charts, briefing; from borderdesk.report.publish import publish\n"
        "publish('tiny', {'language': 'de', 'story': 'small'}, Path('x.html'))\n"
        "of = packages_distributions(); tops = {name.split('.')[0] for name in sys.modules}\n"
        "print(*{re.sub('[-_.]+', '-', one).lower() for name in tops for one in of.get(name, ())})"
    )
    desk.says("print(word)", form=f'{FORM}\nlanguage: str = "en"')
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) - TRACELESS - set(installed.LIBRARIES) == set()
