"""What may pass is tried again after a while, what cannot is told at once, and nothing takes other editions along."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from borderdesk.build import passing
from borderdesk.build.orders import Orders
from borderdesk.build.outcome import Built
from borderdesk.build.passing import passes
from borderdesk.build.plan import Step
from borderdesk.build.rounds import Rounds
from borderdesk.errors import (
    LedgerError,
    NotebookError,
    OriginError,
    ParameterError,
    PressError,
    TaskDiedError,
    TaskTimeoutError,
    UnsteadyError,
)
from borderdesk.shelf.editions import Edition

ONE, TWO = (Edition(name, name, "x", timeout=60) for name in ("one", "two"))
PASSES = [
    (TaskDiedError("killed"), True),
    (UnsteadyError("in motion"), True),
    (OSError(errno.ENOSPC, "full"), True),
    (OSError(errno.EAGAIN, "no process"), True),
    (BlockingIOError(errno.EAGAIN, "no process"), True),
    (OSError(errno.EMFILE, "too many files"), True),
    (OSError(errno.EACCES, "not allowed"), False),
    (OSError(errno.EROFS, "read only"), False),
    (FileNotFoundError(errno.ENOENT, "gone"), False),
    (ParameterError("not taken"), False),
    (NotebookError("failed"), False),
    (OriginError("no origin"), False),
    (LedgerError("line 5"), False),
    (TaskTimeoutError("late"), False),
    (MemoryError(), False),
    (ValueError("x"), False),
]


@pytest.mark.parametrize(("error", "expected"), PASSES, ids=lambda one: repr(one)[:40])
def test_what_may_pass_by_itself_is_told_from_what_cannot(error: Exception, expected: bool) -> None:
    assert passes(error) is expected


class Script:
    """A pool that plays what is written: for each edition the outcomes of its attempts."""

    def __init__(self, **outcomes: Iterable[str | Exception]) -> None:
        self._outcomes = {name: iter(each) for name, each in outcomes.items()}
        self.asked: list[tuple[str, float | None, int | None]] = []
        self.at: list[float] = []

    def submit(
        self, function: Callable[..., Any], *args: Any, timeout: float | None = None, memory: int | None = None
    ) -> Future[Any]:
        edition: Edition = args[0].edition
        self.asked.append((edition.id, timeout, memory))
        self.at.append(time.monotonic())
        future: Future[Any] = Future()
        outcome = next(self._outcomes[edition.id])
        if isinstance(outcome, Exception) and not passing.passes(outcome):
            future.set_exception(outcome)
        elif isinstance(outcome, Exception):
            future.set_result(Built(edition, 1.0, failure=str(outcome), passing=True))
        else:
            future.set_result(Built(edition, 1.0, failure=outcome))
        return future


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passing, "WAITS", (0.05, 0.2))


def play(pool: Script, *editions: Edition, **orders: Any) -> tuple[list[Built], list[str]]:
    said: list[str] = []
    rounds = Rounds(pool, Path(), Orders(2, say=said.append, **orders), {})
    return list(rounds.of([Step(one, ("it is new",)) for one in editions])), said


def test_what_may_pass_is_tried_again_twice_with_growing_pauses() -> None:
    pool = Script(one=[UnsteadyError("in motion")] * 3)
    (result,), said = play(pool, ONE)
    assert (result.attempts, result.message, result.why) == (3, "in motion (tried 3 times)", "it is new")
    assert said == ["again   one  in 0.05 s  in motion", "again   one  in 0.2 s  in motion"]
    pauses = [later - earlier for earlier, later in zip(pool.at, pool.at[1:], strict=False)]
    assert 0.05 <= pauses[0] < pauses[1]
    assert pauses[1] >= 0.2


def test_an_attempt_that_succeeds_ends_it() -> None:
    (result,), said = play(Script(one=[UnsteadyError("in motion"), ""]), ONE)
    assert (result.failure, result.attempts, len(said)) == ("", 2, 1)


def test_while_one_waits_for_its_next_attempt_the_others_are_built() -> None:
    results, _ = play(Script(one=[UnsteadyError("in motion"), ""], two=[""]), ONE, TWO)
    assert [one.edition.id for one in results] == ["two", "one"]


FAILURES = [
    (TaskTimeoutError("x"), "was stopped after 60 s, its limit; raise `timeout` in editions.toml, or give --timeout"),
    (PressError("cannot start"), "cannot start; where memory is short, build fewer at once with --jobs"),
    (RuntimeError("odd"), "RuntimeError: odd"),
]


@pytest.mark.parametrize(("error", "told"), FAILURES, ids=lambda one: type(one).__name__)
def test_what_cannot_pass_is_told_at_once_and_stops_no_other(error: Exception, told: str) -> None:
    results, said = play(Script(one=[error], two=[""]), ONE, TWO)
    assert {one.edition.id: one.failure for one in results} == {"one": told, "two": ""}
    assert said == []


def test_limits_of_the_edition_hold_unless_the_command_gives_others() -> None:
    edition = replace(ONE, memory="2GB")
    for orders, asked in [
        ({}, ("one", 60, 2 * 10**9)),
        ({"timeout": 5, "memory": 10**9}, ("one", 5, 10**9)),
        ({"timeout": 0, "memory": 0}, ("one", None, None)),
    ]:
        pool = Script(one=[""])
        play(pool, edition, **orders)
        assert pool.asked == [asked]


def test_an_error_of_memory_under_a_limit_names_the_limit() -> None:
    pool = Script(one=["tiny.ipynb, cell 2: MemoryError: "])
    (result,), _ = play(pool, ONE, memory=1_500_000_000)
    assert result.failure.endswith("; it may use 1.5 GB; raise `memory` in editions.toml, or give --memory")
