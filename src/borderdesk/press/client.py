"""nbclient on the near side of the wire: what a kernel would say becomes outputs by nbclient's own rules."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

from nbclient.client import timestamp
from nbclient.exceptions import CellExecutionComplete, CellTimeoutError, DeadKernelError
from nbclient.util import run_sync
from papermill.clientwrap import PapermillNotebookClient

from borderdesk.errors import PressError
from borderdesk.press.cells import WIDGETS
from borderdesk.press.child import how
from borderdesk.press.shell import unsigned_session
from borderdesk.press.wire import Wire

LEAVING_SECONDS = 5  # for exit handlers of a notebook whose cells are done
STOPPING_SECONDS = 1  # for a cell that was interrupted to say where
CRASHES = {-4, -6, -7, -8, -11}  # SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV


class Running(Protocol):
    """A child, forked by this process or by a server."""

    wire: Wire

    def signal(self, number: int) -> None:
        """Send it a signal."""

    def status(self) -> int:
        """Wait for its end."""

    def end(self) -> object:
        """Kill what is left of it."""


class NeedsStockError(Exception):
    """This notebook is one for the stock engine; the message says why."""


class CellDiedError(DeadKernelError):
    """A cell ended the process that ran it."""


class PressClient(PapermillNotebookClient):  # type: ignore[misc]
    """Executes the cells of ``nb_man.nb`` in a child."""

    def __init__(self, nb_man: Any, bear: Callable[[], Running], language: dict[str, Any], **settings: Any) -> None:
        super().__init__(nb_man, **settings)
        self._bear, self._language, self._session = bear, language, unsigned_session()

    def execute(self, **kwargs: Any) -> Any:
        """The executed notebook; NeedsStockError where only the stock engine can."""
        self.reset_execution_trackers()
        self._child = self._bear()
        try:
            self.papermill_execute_cells()
            self.nb.metadata["language_info"] = self._language
            self._let_go()
        finally:
            self._child.end()
        return self.nb

    def execute_cell(
        self, cell: Any, cell_index: int, execution_count: int | None = None, store_history: bool = True
    ) -> Any:
        """Run one cell, as NotebookClient.async_execute_cell() does."""
        skipped = self.skip_cells_with_tag in cell.metadata.get("tags", [])
        if cell.cell_type != "code" or not cell.source.strip() or skipped:
            return cell
        if self.record_timing:
            cell["metadata"]["execution"] = {}
        self.code_cells_executed += 1
        cell.outputs, self.clear_before_next_output = [], False
        reply = self._replied(cell, cell_index)
        run_sync(self._check_raise_for_error)(cell, cell_index, {"content": reply})
        return cell

    def _replied(self, cell: Any, place: int) -> Any:
        """The content of the reply; what comes before it goes into the cell."""
        seconds = self._get_timeout(cell)
        try:
            self._child.wire.send((place, cell.source))
            if (content := self._listened(cell, place, seconds)) is None:
                self._child.signal(signal.SIGINT)
                self._listened(cell, place, STOPPING_SECONDS)
                raise CellTimeoutError.error_from_timeout_and_cell("Cell execution timed out", seconds, cell)
        except (EOFError, BrokenPipeError, ConnectionError):
            raise self._died(cell, place) from None
        return content

    def _listened(self, cell: Any, place: int, seconds: float | None) -> Any:
        """The content of the reply, None when it does not come in time."""
        until = time.monotonic() + seconds if seconds else None
        while self._child.wire.ready(until and until - time.monotonic()):
            if (content := self._heard(self._child.wire.receive(), cell, place)) is not None:
                return content
        return None

    def _heard(self, message: Any, cell: Any, place: int) -> Any:
        """Put one message into the cell; the content of a reply."""
        if message == WIDGETS:
            raise NeedsStockError("it shows widgets, which need a kernel to talk to")
        message = self._session.deserialize(self._session.feed_identities(message)[1])
        content, parent = message["content"], message["parent_header"]
        if message["msg_type"] == "execute_reply":
            if self.record_timing:
                cell["metadata"]["execution"]["shell.execute_reply"] = timestamp(message)
            return content
        if parent.get("msg_id") == str(place) and not self._merged(message, cell):
            with suppress(CellExecutionComplete):
                self.process_message(message, cell, place)
        return None

    def _merged(self, message: Any, cell: Any) -> bool:
        """Whether it was more of the stream that the cell's last output holds: where the kernel cut it says nothing."""
        content, last = message["content"], cell.outputs[-1] if cell.outputs else {}
        if message["msg_type"] != "stream" or self.clear_before_next_output or last.get("name") != content["name"]:
            return False
        last["text"] += content["text"]
        if self.log_output or self.stderr_file or self.stdout_file:
            self.log_output_message(type(last)(last | {"text": content["text"]}))
        return True

    def _died(self, cell: Any, place: int) -> Exception:
        self.nb_man.cell_exception(cell, cell_index=place)
        try:
            status = self._child.status()
        except PressError as error:
            return NeedsStockError(str(error))
        if status in CRASHES:
            return NeedsStockError(f"cell {place + 1} {how(status)} in a forked process")
        return CellDiedError(f"Kernel died: cell {place + 1} {how(status)} in the middle of its work")

    def _let_go(self) -> None:
        """Let the child run its exit handlers."""
        self._child.wire.shut()
        until = time.monotonic() + LEAVING_SECONDS
        with suppress(EOFError, OSError):
            while self._child.wire.ready(until - time.monotonic()):
                self._child.wire.receive()
