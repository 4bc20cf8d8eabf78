"""papermill's engines of ours: ``papermill --engine press in.ipynb out.ipynb``.

``press`` runs the cells in a child forked from a process that has loaded pandas, altair and Borderdesk; where that
cannot be, papermill's own engine does. Both save the notebook once, at the end or at a failure.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nbclient.exceptions import DeadKernelError
from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines
from papermill.log import logger

from borderdesk.press import cells, child
from borderdesk.press.child import Birth, Forked
from borderdesk.press.client import CellDiedError, NeedsStockError, PressClient, Running
from borderdesk.press.pool import possible, shared

WIDGETS = re.compile(r"^\s*(?:import|from)\s+(?:ipywidgets|anywidget|ipympl|ipyleaflet|bqplot)\b", re.MULTILINE)
LANGUAGE = {  # ipykernel.ipkernel.IPythonKernel.language_info, whose module takes a debugger along
    "name": "python",
    "version": platform.python_version(),
    "mimetype": "text/x-python",
    "codemirror_mode": {"name": "ipython", "version": 3},
    "pygments_lexer": "ipython3",
    "nbconvert_exporter": "python",
    "file_extension": ".py",
}
Tell = Callable[[str, str], None]  # the engine that runs the notebook, and why it is not the one asked for


class SavedOnce(NotebookExecutionManager):  # type: ignore[misc]
    """papermill's bookkeeping; it would write the whole notebook twice for each cell."""

    def save(self, **kwargs: Any) -> None:
        """Only once there is an end."""
        if self.end_time is not None:
            super().save(**kwargs)


class StockEngine(NBClientEngine):  # type: ignore[misc]
    """papermill's own engine: a kernel, talked to through ZeroMQ."""

    @classmethod
    def execute_notebook(
        cls,
        nb: Any,
        kernel_name: str,
        output_path: str | None = None,
        progress_bar: Any = True,
        log_output: bool = False,
        autosave_cell_every: int = 30,
        **settings: Any,
    ) -> Any:
        """The executed notebook; an error that ends it early leaves what was reached in the file."""
        saved = SavedOnce(nb, output_path, log_output, progress_bar, autosave_cell_every)
        saved.notebook_start()
        try:
            cls.execute_managed_notebook(saved, kernel_name, log_output=log_output, **settings)
        finally:
            saved.cleanup_pbar()
            saved.notebook_complete()
        return saved.nb

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, tell: Tell | None = None, **settings: Any) -> None:
        """Execute; CellDiedError names the cell that ended the kernel."""
        try:
            super().execute_managed_notebook(nb_man, kernel_name, **settings)
        except DeadKernelError:
            started = [place for place, cell in enumerate(nb_man.nb.cells, 1) if cell.metadata.papermill["start_time"]]
            where = f"cell {started[-1]} ended it" if started else "before its first cell"
            raise CellDiedError(f"Kernel died: {where} in the middle of its work") from None


class PressEngine(StockEngine):
    """A forked child, where it can run the notebook."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, tell: Tell | None = None, fallback: bool = True, **settings: Any
    ) -> None:
        """Execute; ``tell`` hears which engine does. A child that crashes is one more reason for the stock one.

        Without ``fallback`` NeedsStockError says why the press cannot.
        """
        reason = unfit(nb_man.nb, kernel_name)
        if not reason:
            try:
                PressClient(nb_man, _born, LANGUAGE, **_client_settings(settings, kernel_name)).execute()
            except NeedsStockError as error:
                reason = str(error)
                nb_man.notebook_start()
        if tell:
            tell("stock" if reason else "press", reason)
        if reason and not fallback:
            raise NeedsStockError(reason)
        if reason:
            super().execute_managed_notebook(nb_man, kernel_name, **settings)


def unfit(notebook: Any, kernel_name: str) -> str:
    """Why only the stock engine can run this notebook; "" where the press can."""
    if not possible():
        return "this platform cannot fork"
    language = notebook.metadata.get("kernelspec", {}).get("language", "python")
    if kernel_name != "python3" or language != "python":
        return f"its kernel is {kernel_name} of {language}"
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    return "it imports widgets" if any(WIDGETS.search(source) for source in sources) else ""


def register() -> None:
    """Make both known to papermill in this process, also where the package's entry points are older than this code."""
    papermill_engines.register("press", PressEngine)
    papermill_engines.register("stock", StockEngine)


def _client_settings(settings: dict[str, Any], kernel_name: str) -> dict[str, Any]:
    """What papermill's own engine makes of its arguments for its client."""
    own = {"input_path", "timeout", "startup_timeout", "start_timeout", "execution_timeout"}
    timeout = settings.get("execution_timeout") or settings.get("timeout")
    kept = {name: value for name, value in settings.items() if name not in own}
    return {**kept, "timeout": timeout, "kernel_name": kernel_name, "log": logger}


def _born() -> Running:
    """Forked from this process where that is one of a server's, else from the server of this process."""
    if child.WITHIN:
        return Forked(Birth(cells.serve))
    return shared().bear(Birth(cells.serve, (), str(Path.cwd()), dict(os.environ)))
