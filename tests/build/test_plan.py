"""Which editions a build builds, and why: what changed, what is broken, what was never there; the rest stays."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from desk import Desk, make_desk

from borderdesk import part
from borderdesk.build.attempt import record
from borderdesk.build.leftovers import leftovers
from borderdesk.build.outcome import Built, settle
from borderdesk.build.plan import Step, plan
from borderdesk.build.scratch import scratch
from borderdesk.cli.build import command
from borderdesk.report.inputs import Survey
from borderdesk.shelf.current import is_current
from borderdesk.shelf.index import write_shelf
from borderdesk.shelf.known import remember, remembered
from shelving import published
from test_layers import HEAVY


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose edition stands as it was built."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    made = make_desk(tmp_path, monkeypatch)
    stand(made)
    return made


def stand(desk: Desk) -> None:
    report, markup = published(desk.reports, desk.edition, "it is so")
    made_of = Survey().of("tiny", desk.edition.parameters, "Tiny")
    record(desk.reports, desk.edition, report, "", made_of)
    (desk.reports / "tiny.html").write_text(markup, "utf-8")
    write_shelf(desk.reports, [desk.edition])


def step(desk: Desk, force: bool = False) -> Step:
    return plan([desk.edition], desk.reports, force)[0]


def call(*arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments])


def older(desk: Desk) -> None:
    text = (desk.reports / "shelf.json").read_text()
    (desk.reports / "shelf.json").write_text(re.sub(r'"inputs": \{[^}]*\}', '"inputs": {}', text))


def forgotten(desk: Desk) -> None:
    (desk.reports / "shelf.json").unlink()


REASONS: dict[str, tuple[Callable[[Desk], object], str]] = {
    "nothing": (lambda desk: None, ""),
    "a table": (lambda desk: (desk.story / "figures.csv").write_text("x"), "figures.csv of small"),
    "the page gone": (lambda desk: (desk.reports / "tiny.html").unlink(), "its page is gone"),
    "the page cut": (
        lambda desk: (desk.reports / "tiny.html").write_text("<html>"),
        "its page is not the one that was built",
    ),
    "the memory gone": (forgotten, "not built yet"),
    "an older memory": (older, "built by an earlier version"),
    "a failure": (
        lambda desk: settle(desk.reports, Built(desk.edition, 1.0, failure="broke")),
        "the last build failed",
    ),
    "a notebook that is none": (lambda desk: desk.notebook.write_text("{"), "what it is made of cannot be read"),
    "a story that is gone": (lambda desk: (desk.story / "story.toml").unlink(), "what it is made of cannot be read"),
    "much at once": (
        lambda desk: [(desk.story / f"{name}.csv").touch() for name in "abcde"],
        "a.csv of small (new), b.csv of small (new), c.csv of small (new) and 2 more",
    ),
}


@pytest.mark.parametrize("name", REASONS)
def test_an_edition_is_built_for_a_reason_that_is_told(name: str, desk: Desk) -> None:
    act, why = REASONS[name]
    act(desk)
    assert step(desk).why == why


def test_force_is_a_reason_and_what_changed_is_told_all_the_same(desk: Desk) -> None:
    (desk.story / "figures.csv").write_text("x")
    assert step(desk, force=True).why == "--force, figures.csv of small"


def test_nothing_is_built_and_nothing_written_where_nothing_changed(desk: Desk) -> None:
    before = {path: path.stat().st_mtime_ns for path in desk.reports.glob("*") if path.name != "due.json"}
    result = call()
    assert (result.exit_code, result.stderr) == (0, "same    tiny\n")
    assert re.match(r"1 unchanged in \d\.\d s: ", result.stdout)
    assert {path: path.stat().st_mtime_ns for path in desk.reports.glob("*") if path.name != "due.json"} == before


def test_a_dry_run_tells_what_would_be_built_and_why_and_writes_nothing(desk: Desk) -> None:
    assert call("--dry-run").stdout == "same    tiny\n"
    (desk.story / "figures.csv").write_text("x")
    before = set(desk.reports.iterdir())
    assert call("--dry-run").stdout == "build   tiny  (figures.csv of small)\n"
    assert call("--dry-run", "--force").stdout == "build   tiny  (--force, figures.csv of small)\n"
    assert set(desk.reports.iterdir()) == before


STALE: dict[str, Callable[[Desk], object]] = {
    "the index gone": lambda desk: (desk.reports / "index.html").unlink(),
    "a feed gone": lambda desk: (desk.reports / "feed.xml").unlink(),
    "the memory ahead, as after a build that was killed": lambda desk: remember(
        desk.reports, remembered(desk.reports) | {"x": remembered(desk.reports)["tiny"]}
    ),
    "a page more in the past": lambda desk: past(desk),
    "an error page of a build that was killed": lambda desk: (desk.reports / "tiny.error.html").touch(),
    "a part of a build that was killed": lambda desk: abandoned(desk),
    "a temporary folder of a build that was killed": lambda desk: temporary(desk),
}


def past(desk: Desk) -> None:
    (desk.reports / "past" / "tiny").mkdir(parents=True)
    (desk.reports / "past" / "tiny" / "2026-11-01.html").touch()


def temporary(desk: Desk) -> None:
    with scratch(desk.reports) as home:
        pass
    home.mkdir()
    assert list(leftovers(desk.reports)) == [home]


def abandoned(desk: Desk) -> None:
    (desk.reports / f".tiny.html.abc{part.ENDING}").touch()
    time.sleep(part.YOUNG + 0.1)


@pytest.mark.parametrize("name", STALE)
def test_a_shelf_that_is_not_that_of_today_is_written_though_no_edition_is_built(name: str, desk: Desk) -> None:
    STALE[name](desk)
    assert call().exit_code == 0
    assert is_current(desk.reports, [desk.edition], Survey())
    assert not list(desk.reports.glob(f".*{part.ENDING}"))
    assert not (desk.reports / "tiny.error.html").exists()
    assert not list(leftovers(desk.reports))


def test_a_part_that_somebody_writes_is_left_alone(desk: Desk) -> None:
    import fcntl

    path = desk.reports / f".tiny.html.abc{part.ENDING}"
    with path.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        time.sleep(part.YOUNG + 0.1)
        (desk.reports / "index.html").unlink()
        assert call().exit_code == 0
        assert path.exists()


def test_a_build_where_nothing_changed_loads_nothing_heavy(desk: Desk) -> None:
    code = "import sys; from borderdesk.cli import run\ntry: run()\nfinally: print('loaded', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, "build"], capture_output=True, text=True, check=True)
    assert "1 unchanged" in done.stdout
    loaded = done.stdout.split("loaded")[1].split()
    assert not {name.split(".")[0] for name in loaded} & (HEAVY | {"numpy", "jinja2", "nbformat", "IPython"})
    assert not {name for name in loaded if name.startswith(("borderdesk.charts", "borderdesk.changes"))}
