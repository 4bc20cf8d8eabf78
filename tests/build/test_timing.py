"""Where the time of an edition goes: stages add up to all of it, whichever process they pass in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from desk import make_desk

from borderdesk import stages
from borderdesk.build.outcome import Built
from borderdesk.build.timing import Timing
from borderdesk.cli.progress import table
from borderdesk.shelf.editions import Edition

ONE, TWO = (Edition(name, name, "x") for name in ("one", "number-two"))


def test_notes_of_all_processes_add_up_and_are_gone_afterwards(tmp_path: Path) -> None:
    with stages.noting() as path:
        stages.note("charts", 1.5)
        code = "from borderdesk.stages import note; note('charts', 0.5); note('page', 2)"
        subprocess.run([sys.executable, "-c", code], check=True)
        assert stages.noted(path) == {"charts": 2.0, "page": 2.0}
    assert not path.exists()
    assert stages.NOTES not in os.environ


def test_where_nobody_wants_to_know_nothing_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with stages.stage("page"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("noted", "total", "expected"),
    [
        ({"cells": 3.0, "charts": 1.0, "page": 2.0, "publish": 0.5}, 7.0, Timing(1.5, 2.0, 1.0, 2.0, 0.5)),
        ({}, 2.0, Timing(load=2.0)),
        ({"cells": 1.0, "charts": 2.0}, 1.0, Timing(0.0, 0.0, 1.0)),
    ],
)
def test_cells_are_told_without_their_charts_and_the_rest_is_loading(
    noted: dict[str, float], total: float, expected: Timing
) -> None:
    assert Timing.of(noted, total) == expected
    assert expected.total == total


def test_the_table_has_a_row_for_each_edition_that_was_built_and_one_for_all() -> None:
    results = [
        Built(ONE, 6.0, timing=Timing(1, 2, 0.5, 2, 0.5)),
        Built(TWO, 1.0, timing=Timing(load=1)),
        Built(ONE, 1.0, failure="broke"),
        Built(TWO, 0.0),
    ]
    assert table(results).splitlines() == [
        "seconds        load    cells   charts     page  publish    total",
        "one            1.00     2.00     0.50     2.00     0.50     6.00",
        "number-two     1.00     0.00     0.00     0.00     0.00     1.00",
        "all            2.00     2.00     0.50     2.00     0.50     7.00",
    ]
    assert table([Built(TWO, 0.0)]) == ""


def test_a_build_tells_its_stages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk(tmp_path, monkeypatch)
    desk.says("import time; time.sleep(1.2)")
    command = [sys.executable, "-m", "borderdesk", "build", "--timings", "--jobs", "1"]
    said = subprocess.run(command, cwd=desk.root, capture_output=True, text=True, check=True).stdout.splitlines()
    assert said[0].split() == ["seconds", "load", "cells", "charts", "page", "publish", "total"]
    name, load, cells, charts, *rest, total = said[1].split()
    assert (name, float(cells) >= 1.2, float(charts)) == ("tiny", True, 0.0)
    assert float(total) == pytest.approx(sum(map(float, (load, cells, charts, *rest))), abs=0.05)
