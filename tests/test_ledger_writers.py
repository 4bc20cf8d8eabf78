"""The ledger's writers: a table on disk is whole, whatever happens to who writes it."""

from __future__ import annotations

import csv
import multiprocessing
import random
import shutil
import time
from itertools import count
from pathlib import Path

import pandas as pd
import pytest

from borderdesk import intake, ledger
from borderdesk.amount import Amount
from borderdesk.article import Source
from borderdesk.errors import LedgerError
from borderdesk.figure import Figure
from borderdesk.quote import Quote
from borderdesk.schema import TABLES
from borderdesk.story import Story, open_story

STORIES = Path(__file__).parent / "stories"
KILLS = 20


@pytest.fixture
def small(tmp_path: Path) -> Story:
    shutil.copytree(STORIES / "small", tmp_path / "small")
    return open_story("small", tmp_path)


STOPS = ["replace", "chmod"]


@pytest.mark.parametrize("step", STOPS)
def test_a_write_that_fails_before_its_last_step_leaves_the_old_table_and_nothing_beside_it(
    small: Story, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in small.folder.iterdir() if path.is_file()}
    frame = ledger.read(small, "figures").assign(note="changed")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(Path, step, fail)
        with pytest.raises(OSError, match="disk full"):
            ledger.write(small, {"figures": frame})
    assert {path.name: path.read_bytes() for path in small.folder.iterdir() if path.is_file()} == before


def adds(root: str, first: int) -> None:
    """Add one source with two figures after another, until killed."""
    story = open_story("small", Path(root))
    for number in count(first):
        source = Source(f"source-{number:06d}", "Wire", url=f"https://example.org/{number}")
        figures = [Figure(Quote("5", start=at, end=at + 1), "arrivals", Amount.exact(5)) for at in (1, 2)]
        intake.add(story, source, figures, [])


def test_a_writer_that_is_killed_leaves_every_table_old_or_new_and_whole(small: Story) -> None:
    """SIGKILL at any moment; a reader meanwhile and the next writer after it find whole tables that only grow."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pandas", "filelock", "hypothesis", "pytest", "borderdesk.intake"])
    chance, seen = random.Random(2022), set(ledger.read(small, "figures")["figure_id"])
    start = len(seen)
    for turn in range(KILLS):
        writer = context.Process(target=adds, args=(str(small.folder.parent), turn * 1_000))
        writer.start()
        _until_more(small, len(seen))
        time.sleep(chance.uniform(0, 0.2))
        writer.kill()
        writer.join()
        assert writer.exitcode == -9
        now = set(whole(small)["figure_id"])
        assert seen <= now
        seen = now
    assert len(seen) >= start + KILLS


def _until_more(story: Story, than: int, seconds: float = 60) -> None:
    """Wait until the writer has written: on a busy machine it takes its time to start."""
    end = time.monotonic() + seconds
    while len(whole(story)) <= than and time.monotonic() < end:
        time.sleep(0.01)


def whole(story: Story) -> pd.DataFrame:
    """All figures, none without its source; LedgerError where a table is cut."""
    figures = ledger.figures(story)
    assert figures["figure_id"].is_unique
    assert all(story.table(table).read_bytes().endswith(b"\n") for table in TABLES)
    return figures


def test_a_second_writer_waits_and_then_gives_up_with_a_message(small: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "LOCK_SECONDS", 0.1)
    with ledger.writing(small), pytest.raises(LedgerError, match="another command has been writing"):  # noqa: SIM117
        with ledger.writing(small):
            pytest.fail("two writers at once")


def test_the_rows_of_two_writers_are_all_there(small: Story) -> None:
    context = multiprocessing.get_context("forkserver")
    writers = [context.Process(target=adds_some, args=(str(small.folder.parent), first)) for first in (0, 1_000)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with small.table("sources").open(encoding="utf-8", newline="") as file:
        assert sum(1 for row in csv.reader(file) if row[0].startswith("source-")) == 10


def adds_some(root: str, first: int) -> None:
    story = open_story("small", Path(root))
    for number in range(first, first + 5):
        intake.add(story, Source(f"source-{number:06d}", "Wire"), [], [])
