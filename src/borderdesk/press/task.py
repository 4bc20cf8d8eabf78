"""What a child of a press does with a task: call it, and send back what it returns or raises."""

from __future__ import annotations

import pickle
import traceback
from dataclasses import dataclass
from typing import Any

from borderdesk.errors import PressError
from borderdesk.press.wire import Wire


@dataclass(frozen=True, slots=True)
class Outcome:
    """``value`` of a task that returned, ``error`` of one that raised, with its traceback as text."""

    value: Any = None
    error: BaseException | None = None
    trace: str = ""

    def result(self) -> Any:
        """The value; raises the error, whose cause tells where in the child it was raised."""
        if self.error is not None:
            raise self.error from Elsewhere(self.trace)
        return self.value


class Elsewhere(Exception):
    """The traceback of another process."""

    def __str__(self) -> str:
        return f"\n{self.args[0]}"


def run(wire: Wire) -> None:
    """Receive a callable and its arguments, call it, send the Outcome."""
    function, args = wire.receive()
    outcome = _called(function, args)
    try:
        if outcome.error:
            pickle.loads(pickle.dumps(outcome.error))  # some errors pickle and cannot be made again
        wire.send(outcome)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        name = getattr(function, "__name__", function)
        said = f" {type(outcome.error).__name__}: {outcome.error}" if outcome.error else ""
        left = f"{name}: what it returned or raised cannot leave its process ({error}){said}"
        wire.send(Outcome(error=PressError(left), trace=outcome.trace))


def _called(function: Any, args: tuple[Any, ...]) -> Outcome:
    try:
        return Outcome(function(*args))
    except Exception as error:
        return Outcome(error=error, trace=traceback.format_exc())
