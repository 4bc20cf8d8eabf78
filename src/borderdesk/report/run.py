"""A notebook executed with parameters: in a forked process of the press, or in a kernel of this very interpreter."""

from __future__ import annotations

import logging
import os
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from borderdesk.charts.live import ASKED
from borderdesk.errors import NotebookError

ENGINES = ("press", "stock")
CELL_SECONDS = 300  # no cell of a report works longer; one that hangs must not hold up the morning


@dataclass(frozen=True, slots=True)
class Executed:
    """A NotebookNode with its outputs; which engine ran it, and why not the press, "" where it did or nobody asked."""

    notebook: Any
    engine: str
    reason: str = ""

    @property
    def by(self) -> str:
        """The engine as the run record names it."""
        return f"papermill ({self.engine}{': ' if self.reason else ''}{self.reason})"


def execute(
    path: Path,
    parameters: Mapping[str, Any],
    folder: Path | None = None,
    live: bool = False,
    engine: str = "press",
) -> Executed:
    """Run a notebook in ``folder``, by default its own; ``engine``: press, where it can run it, or stock.

    With ``live`` the outputs of charts carry their specifications. Raises NotebookError naming the cell and its error.
    """
    from borderdesk.press.client import NeedsStockError

    reason = ""
    with _asking(live):
        if engine == "press":
            try:
                return Executed(_executed(path, parameters, folder, "press", fallback=False), "press")
            except NeedsStockError as error:
                reason = str(error)
        with tempfile.TemporaryDirectory(prefix="borderdesk-") as scratch:
            _settle(Path(scratch))
            settings = _kernel_settings(Path(scratch))
            return Executed(_executed(path, parameters, folder, "stock", config=settings), "stock", reason)


def _executed(path: Path, parameters: Mapping[str, Any], folder: Path | None, engine: str, **settings: Any) -> Any:
    from papermill import PapermillExecutionError, execute_notebook
    from papermill.exceptions import PapermillException

    from borderdesk.press.engine import register

    register()
    logging.getLogger("papermill").setLevel(logging.CRITICAL)  # what fails arrives as an error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of papermill and its libraries; the notebook warns in its own process
            return execute_notebook(
                str(path),
                None,
                parameters=dict(parameters),
                engine_name=engine,
                cwd=str(folder or path.parent),
                kernel_name="python3",
                progress_bar=False,
                log_output=False,
                execution_timeout=CELL_SECONDS,
                **settings,
            )
    except PapermillExecutionError as error:
        raise NotebookError(_failure(path, error)) from None
    except (PapermillException, RuntimeError, OSError, TimeoutError) as error:
        said = " ".join(str(error).split())
        raise NotebookError(f"{path.name}: cannot be run ({said}); open it in JupyterLab and run all cells") from None


@contextmanager
def _asking(live: bool) -> Iterator[None]:
    """The kernel inherits the environment; whoever runs the next notebook must not find the wish of this one."""
    before = os.environ.pop(ASKED, None)
    if live:
        os.environ[ASKED] = "1"
    try:
        yield
    finally:
        os.environ.pop(ASKED, None)
        if before is not None:
            os.environ[ASKED] = before


def _kernel_settings(scratch: Path) -> Any:
    """Talk to the kernel through files that only this user can open, not through ports of the machine.

    ``ip`` is where those files go; left to itself, jupyter_client puts them into the working folder under one name.
    It also interrupts a kernel before ending it, which an idle one logs as an error; what fails arrives as messages.
    """
    from traitlets.config import Config

    return Config(
        {
            "KernelManager": {"transport": "ipc", "ip": str(scratch / "kernel")},
            "NotebookClient": {"extra_arguments": ["--IPKernelApp.log_level=CRITICAL"]},
        }
    )


def _failure(path: Path, error: Any) -> str:
    what = " ".join(str(error.evalue).split())
    where = f"{path.name}, cell {error.exec_count}"
    return f"{where}: {error.ename}: {what}; run it in JupyterLab with these parameters to see more"


def _settle(scratch: Path) -> None:
    """Keep a person's own Jupyter and IPython settings out of reports, and reports out of their home."""
    settings = {
        "JUPYTER_PREFER_ENV_PATH": "1",  # the kernel of this venv, not one in ~/.local
        "JUPYTER_PLATFORM_DIRS": "1",
        "JUPYTER_RUNTIME_DIR": str(scratch / "runtime"),
        "JUPYTER_CONFIG_DIR": str(scratch / "config"),
        "JUPYTER_DATA_DIR": str(scratch / "data"),
        "IPYTHONDIR": str(scratch / "ipython"),
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }
    os.environ.update(settings)
