"""Tasks of a build on a Dask cluster: what the press promises holds there, whatever becomes of a worker."""

from __future__ import annotations

import os
import signal
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from borderdesk.build.building import build
from borderdesk.build.orders import Orders
from borderdesk.build.outcome import Built
from borderdesk.cluster import errand
from borderdesk.cluster.connection import Connection
from borderdesk.cluster.pool import ClusterPool, ClusterPools
from borderdesk.errors import ClusterError, ParameterError, TaskDiedError, TaskTimeoutError
from borderdesk.press import possible
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.known import remembered

pytestmark = pytest.mark.skipif(not possible(), reason="the press needs a platform that can fork")
SMALL = str(Path(__file__).parent.parent / "notebooks" / "small.ipynb")


@pytest.fixture
def pool(cluster: Connection) -> ClusterPool:
    return ClusterPool(cluster)


def raising() -> None:
    raise ParameterError("found nothing, expected something; give it")


def eating() -> int:
    return len(bytearray(4_000_000_000))


OUTCOMES: list[tuple[str, Any, tuple[Any, ...], dict[str, Any], type[BaseException]]] = [
    ("an error of ours", raising, (), {}, ParameterError),
    ("an end of its process", os._exit, (3,), {}, TaskDiedError),
    ("too much time", time.sleep, (60,), {"timeout": 0.5}, TaskTimeoutError),
    ("too much memory", eating, (), {"memory": 1_000_000_000}, MemoryError),
]


@pytest.mark.parametrize(
    ("function", "args", "limits", "error"), [c[1:] for c in OUTCOMES], ids=[c[0] for c in OUTCOMES]
)
def test_what_a_task_ends_with_comes_back_and_its_worker_lives_on(
    pool: ClusterPool, cluster: Connection, function: Any, args: tuple[Any, ...], limits: dict[str, Any], error: Any
) -> None:
    before = cluster.client.run(os.getpid)
    with pytest.raises(error):
        pool.submit(function, *args, **limits).result(60)
    assert cluster.client.run(os.getpid) == before


def test_tasks_run_in_children_of_one_press_per_worker(pool: ClusterPool, cluster: Connection) -> None:
    families = {pool.submit(family).result(60) for _ in range(6)}
    workers = set(cluster.client.run(os.getpid).values())
    assert len({child for child, _, _ in families}) == 6
    assert len({server for _, server, _ in families}) <= 2
    assert {worker for _, _, worker in families} <= workers


def family() -> tuple[int, int, int]:
    """The process itself, the server that forked it, and the worker that started that."""
    import psutil

    server = psutil.Process(os.getppid())
    return os.getpid(), server.pid, server.ppid()


def test_a_task_whose_worker_is_killed_is_tried_again_on_another(
    pool: ClusterPool, cluster: Connection, tmp_path: Path
) -> None:
    future = pool.submit(slow, tmp_path)
    while not (begun := list(tmp_path.iterdir())):
        time.sleep(0.05)
    os.kill(int(begun[0].name), signal.SIGKILL)
    worker = future.result(60)
    assert {path.name for path in tmp_path.iterdir()} == {begun[0].name, str(worker)}
    assert str(worker) != begun[0].name


def slow(folder: Path) -> int:
    """Note the worker, then take a while; the child ends with its worker."""
    _, _, worker = family()
    (folder / str(worker)).touch()
    time.sleep(2)
    return worker


def test_editions_are_built_on_workers_while_one_is_killed(
    cluster: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("one", "two", "three", "four")
    editions = [Edition(word, word, SMALL, {"word": word}) for word in words]
    failing = Edition("bad", "Bad", SMALL, {"fail": True})
    pools = ClusterPools()
    monkeypatch.setattr(pools, "_made", lambda *_: nullcontext(ClusterPool(cluster)))
    told: list[Built] = []

    def tell(built: Built) -> None:
        told.append(built)
        if len(told) == 1:
            os.kill(next(iter(cluster.client.run(os.getpid, on_error="ignore").values())), signal.SIGKILL)

    build([*editions, failing], tmp_path, [*editions, failing], Orders(2, tell=tell, pools=pools))
    results = {one.edition.id: one for one in told}
    assert {name: one.failure.partition(":")[0] for name, one in results.items()} == {
        **dict.fromkeys(words, ""),
        "bad": "small.ipynb, cell 3",
    }
    for word in words:
        page = (tmp_path / f"{word}.html").read_text("utf-8")
        assert "papermill (press)" in page
        assert word * 2 in page
    assert sorted(remembered(tmp_path)) == sorted([*words, "bad"])


def test_a_worker_with_other_versions_is_refused(pool: ClusterPool) -> None:
    pool._installed = {**pool._installed, "pandas": "1.0"}
    with pytest.raises(ClusterError, match=r"found other versions .* \(pandas 1.0 -> "):
        pool.submit(abs, -1).result(60)


def test_a_worker_without_the_folder_says_so(tmp_path: Path) -> None:
    sent = errand.Errand(abs, (-1,), None, None, str(tmp_path / "none"), {}, {})
    with pytest.raises(ClusterError, match=r"found no folder .*none, expected one that all machines share"):
        errand.run(sent)


def test_what_waits_ends_when_the_scheduler_is_given_up(pool: ClusterPool) -> None:
    future = pool.submit(time.sleep, 3)
    pool.give_up(ClusterError("the scheduler went away"))
    with pytest.raises(ClusterError, match="went away"):
        future.result(1)
