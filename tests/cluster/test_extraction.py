"""Work on a Dask cluster: the same results as one process, whatever becomes of its workers."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from archives import items, lines, write
from borderdesk.archive.documents import Meter
from borderdesk.archive.harvest import harvest
from borderdesk.archive.reader import Reader, edition
from borderdesk.cluster import connection as connecting
from borderdesk.cluster.connection import Connection, connected
from borderdesk.cluster.extraction import on, on_demand
from borderdesk.cluster.stream import Failed, streamed
from borderdesk.errors import ClusterError, UsageError


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    write(tmp_path / "archive" / "a.jsonl", items(80, 1))
    write(tmp_path / "archive" / "b.jsonl.gz", items(80, 2))
    (tmp_path / "archive" / "b.jsonl").write_text("broken\n")
    return tmp_path / "archive"


def test_a_worker_killed_twice_costs_no_result_and_doubles_none(cluster: Connection, archive: Path) -> None:
    reader = Reader(edition=edition())
    harvest([str(archive)], archive.parent / "one", reader, 10)
    killed: list[int] = []

    def kill(meter: Meter, read: int) -> None:
        if read >= 30 * (len(killed) + 1) and len(killed) < 2:
            killed.append(next(iter(cluster.client.run(os.getpid, on_error="ignore").values())))
            os.kill(killed[-1], signal.SIGKILL)

    done = harvest([str(archive)], archive.parent / "many", reader, 10, on(cluster), kill)
    assert len(set(killed)) == 2
    assert (done.documents, done.read, done.problems, done.lost) == (160, 160, 1, 0)
    assert lines(archive.parent / "many") == lines(archive.parent / "one")
    told = [(archive.parent / name / "problems.csv").read_text() for name in ("one", "many")]
    assert told[0] == told[1]


def test_a_task_that_kills_its_workers_is_given_up_and_the_others_go_on(cluster: Connection) -> None:
    tasks = iter([("a", (abs, -1)), ("deadly", (os._exit, 1)), ("b", (abs, -2)), ("wrong", (abs, "x"))])
    found = dict(streamed(cluster, _call, tasks))
    assert (len(found), found["a"], found["b"]) == (4, 1, 2)
    assert isinstance(found["deadly"], Failed)
    assert "2 workers died" in found["deadly"].reason
    assert found["wrong"].reason.startswith("TypeError: ")


def _call(function, argument):  # type: ignore[no-untyped-def]
    return function(argument)


def test_workers_of_another_edition_are_refused(cluster: Connection, archive: Path) -> None:
    with pytest.raises(ClusterError, match="found workers whose extractor is edition"):
        harvest([str(archive)], archive.parent / "many", Reader(edition="other"), 10, on(cluster))


def test_no_cluster_is_started_where_nothing_is_to_be_read(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(edition=edition())
    harvest([str(archive)], archive.parent / "results", reader, 10)
    monkeypatch.setattr("borderdesk.cluster.extraction.connected", None)
    assert harvest([str(archive)], archive.parent / "results", reader, 10, on_demand("", 2)).read == 0


def test_few_tasks_are_taken_ahead_of_what_the_workers_can_do(cluster: Connection) -> None:
    taken = 0

    def tasks() -> Iterator[tuple[int, tuple[int]]]:
        nonlocal taken
        for taken in range(200):
            yield taken, (-taken,)

    ahead = [taken - done for done, _ in enumerate(streamed(cluster, abs, tasks()))]
    assert max(ahead) <= 12


@pytest.mark.usefixtures("cluster")
def test_an_address_without_a_scheduler_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "PATIENCE", 0.5)
    with (
        pytest.raises(ClusterError, match="found no Dask scheduler there"),
        connected("tcp://127.0.0.1:9"),
    ):
        pass


def test_without_dask_the_engine_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'borderdesk\[dask\]'"), connected():
        pass
