"""A child that runs the cells of one notebook, one after another, as its kernel would.

It receives (number, source) over its wire, and sends what ipykernel would send: messages of outputs, then the reply.
"""

from __future__ import annotations

import asyncio
import builtins
import getpass
import os
import signal
import sys
import warnings
from collections.abc import Callable
from contextvars import Context
from pathlib import Path
from typing import Any

from borderdesk.press import child, loading
from borderdesk.press.leave import forget, leave
from borderdesk.press.streams import capture
from borderdesk.press.wire import Wire

PACKAGES = {"site-packages", "dist-packages"}
WIDGETS = "widgets"  # what is said instead of a message where a cell wants one


def serve(wire: Wire) -> None:
    """Run cells until the client closes its end, or one of them has asked to quit."""
    forget()
    child.WITHIN = False  # what a cell forks is no longer as the server loaded it
    shell = loading.shell_of_process()
    _prepare(shell, wire)
    Context().run(asyncio.run, _Cells(shell, wire).serve())  # the language, say, is not that of what forked it
    leave()


def _prepare(shell: Any, wire: Wire) -> None:
    """What ipykernel sets up around its shell, in a process that was forked with the shell."""
    from ipykernel import kernelbase

    shell.kernel.iopub_socket.wire, shell.kernel.session.pid = wire, os.getpid()
    shell.init_environment()
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    sys.path[:] = _path()
    warnings.resetwarnings()  # papermill is called with warnings off; a notebook hears its own
    warnings.filters.extend(loading.FILTERS)  # type: ignore[attr-defined]
    shell.kernel._allow_stdin = False
    for place, name, method in ((builtins, "input", "raw_input"), (getpass, "getpass", "getpass")):
        setattr(place, name, getattr(kernelbase.Kernel, method).__get__(shell.kernel))
    _refuse_widgets(wire)


def _refuse_widgets(wire: Wire) -> None:
    """A widget needs somebody to talk to: the client hears of it and takes the stock engine."""
    import comm

    def refuse(*args: Any, **kwargs: Any) -> Any:
        wire.send(WIDGETS)
        os._exit(0)

    comm.create_comm = refuse


def _path() -> list[str]:
    """Where a kernel looks for modules: the notebook's folder after the standard library, before what is installed.

    As IPython.core.shellapp.InteractiveShellApp.init_path() has it.
    """
    native = [one for one in loading.NATIVE_PATH if one]
    place = next((number for number, one in enumerate(native) if Path(one).name in PACKAGES), len(native))
    return [*native[:place], "", *native[place:]]


class _Cells:
    def __init__(self, shell: Any, wire: Wire) -> None:
        self._shell, self._wire, self._kernel = shell, wire, shell.kernel
        self._streams = capture(self._print, self._shell.get_parent)

    def _print(self, name: str, text: str, parent: Any) -> None:
        self._tell("stream", {"name": name, "text": text}, parent)

    async def serve(self) -> None:
        """One cell after another; between them, what a cell has left running in the loop goes on."""
        loop = asyncio.get_running_loop()
        asked = asyncio.Event()
        loop.add_reader(self._wire.fileno(), asked.set)
        while not self._shell.exit_now:
            await asked.wait()
            try:
                number, source = self._wire.receive()
            except EOFError:
                break
            await self._run(number, source)
            asked.clear()
        loop.remove_reader(self._wire.fileno())

    async def _run(self, number: int, source: str) -> None:
        """One cell, told as ipykernel.kernelbase.Kernel.execute_request() tells it."""
        shell, parent = self._shell, {"header": {"msg_id": str(number), "msg_type": "execute_request"}}
        shell.set_parent(parent)
        self._tell("status", {"execution_state": "busy"}, parent)
        self._tell("execute_input", {"code": source, "execution_count": shell.execution_count}, parent)
        content = await self._executed(source)
        self._streams.flush("stdout", "stderr")
        self._tell("status", {"execution_state": "idle"}, parent)
        self._tell("execute_reply", content, parent)

    def _tell(self, kind: str, content: Any, parent: Any) -> None:
        self._kernel.session.send(self._kernel.iopub_socket, kind, content, parent)

    async def _executed(self, source: str) -> dict[str, Any]:
        """As ipykernel.ipkernel.IPythonKernel.do_execute() does."""
        shell = self._shell
        failed = None
        try:
            transformed = shell.transform_cell(source)
        except Exception:
            transformed, failed = source, sys.exc_info()
        if shell.should_run_async(source, transformed_cell=transformed, preprocessing_exc_tuple=failed):
            result = await self._awaited(source, transformed, failed)
        else:
            with _interruptible(signal.default_int_handler):
                result = shell.run_cell(source, store_history=True)
        shell.payload_manager.clear_payload()
        return _reply(shell, result)

    async def _awaited(self, source: str, transformed: str, failed: Any) -> Any:
        shell, result = self._shell, None
        shell._last_traceback, shell._last_traceback_during_displayhook = None, False
        running = asyncio.ensure_future(
            shell.run_cell_async(
                source, store_history=True, transformed_cell=transformed, preprocessing_exc_tuple=failed
            )
        )
        with _interruptible(lambda number, frame: running.cancel()):
            try:
                result = await running
            finally:
                shell.events.trigger("post_execute")
                shell.events.trigger("post_run_cell", result)
        return result


def _reply(shell: Any, result: Any) -> dict[str, Any]:
    count = shell.execution_count - 1
    if result.success and not shell._last_traceback_during_displayhook:
        return {"status": "ok", "execution_count": count}
    error = result.error_before_exec if result.error_before_exec is not None else result.error_in_exec
    told = {"ename": type(error).__name__, "evalue": str(error), "traceback": shell._last_traceback or []}
    return {"status": "error", "execution_count": count, **told}


class _interruptible:
    """An interrupt reaches the cell, and nothing before or after it."""

    def __init__(self, handler: Callable[[int, Any], Any]) -> None:
        self._handler = handler

    def __enter__(self) -> None:
        signal.signal(signal.SIGINT, self._handler)

    def __exit__(self, *error: object) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
