"""Editions side by side, each until it is built or has failed for good: what may pass is tried again after a while."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from borderdesk.build.attempt import Job, attempt
from borderdesk.build.orders import Orders
from borderdesk.build.outcome import Built
from borderdesk.build.passing import passes, wait_after
from borderdesk.build.plan import Step
from borderdesk.build.pools import Pool
from borderdesk.errors import PressError, TaskTimeoutError
from borderdesk.report.inputs import Inputs
from borderdesk.shelf.limits import bytes_of, spelled


@dataclass(frozen=True, slots=True)
class Try:
    """The ``number``-th attempt at a step, not before ``when`` (time.monotonic)."""

    step: Step
    number: int = 1
    when: float = 0.0


class Rounds:
    """Attempts that run and those that wait for their time."""

    def __init__(self, pool: Pool, folder: Path, orders: Orders, installed: Inputs) -> None:
        self._pool, self._folder, self._orders, self._installed = pool, folder, orders, installed
        self._run = datetime.now(UTC).isoformat(timespec="seconds")
        self._running: dict[Future[Built], Try] = {}
        self._waiting: list[Try] = []

    def of(self, steps: Sequence[Step]) -> Iterator[Built]:
        """How each step went, in the order in which they end."""
        self._waiting = [Try(step) for step in steps]
        while self._waiting or self._running:
            self._begin()
            for future in self._ended():
                one = self._running.pop(future)
                result = self._result(future, one)
                if not self._again(one, result):
                    yield replace(result, attempts=one.number, why=one.step.why)

    def _begin(self) -> None:
        """Start what waits and whose time has come."""
        now = time.monotonic()
        for one in [one for one in self._waiting if one.when <= now]:
            self._waiting.remove(one)
            edition = one.step.edition
            timeout, memory = self._limits(one)
            job = Job(edition, self._folder, self._run, self._installed, self._orders.pools.engine)
            future = self._pool.submit(attempt, job, timeout=timeout, memory=memory)
            self._running[future] = one

    def _ended(self) -> set[Future[Built]]:
        """What has ended, once something has, or once it is time for what waits."""
        pause = min((one.when for one in self._waiting), default=None)
        seconds = None if pause is None else max(0.0, pause - time.monotonic())
        if not self._running:
            time.sleep(seconds or 0)
            return set()
        return wait(self._running, seconds, FIRST_COMPLETED).done

    def _again(self, one: Try, result: Built) -> bool:
        """Whether it is tried once more; says so."""
        pause = wait_after(one.number) if result.passing else None
        if pause is None:
            return False
        self._orders.say(f"again   {one.step.edition.id}  in {pause:g} s  {result.failure}")
        self._waiting.append(Try(one.step, one.number + 1, time.monotonic() + pause))
        return True

    def _limits(self, one: Try) -> tuple[int | None, int | None]:
        edition = one.step.edition
        timeout = edition.timeout if self._orders.timeout is None else self._orders.timeout
        memory = bytes_of(edition.memory) if self._orders.memory is None else self._orders.memory
        return timeout or None, memory or None

    def _result(self, future: Future[Built], one: Try) -> Built:
        edition, (timeout, memory) = one.step.edition, self._limits(one)
        try:
            result = future.result()
        except TaskTimeoutError:
            late = f"was stopped after {timeout} s, its limit; raise `timeout` in editions.toml, or give --timeout"
            return Built(edition, float(timeout or 0), failure=late)
        except PressError as error:
            died = f"{str(error).removeprefix('attempt: ')}; where memory is short, build fewer at once with --jobs"
            return Built(edition, 0.0, failure=died, passing=passes(error))
        except Exception as error:  # one edition must never take the others with it
            return Built(edition, 0.0, failure=f"{type(error).__name__}: {error}", passing=passes(error))
        if memory and "MemoryError" in result.failure:
            limit = f"it may use {spelled(memory)}; raise `memory` in editions.toml, or give --memory"
            return replace(result, failure=f"{result.failure}; {limit}", passing=False)
        return result
