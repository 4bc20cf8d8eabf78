"""What jupyter-scheduler calls for "Create notebook job": the engine, checked parameters and the page of Borderdesk.

Set by ``etc/jupyter/jupyter_jupyter_scheduler_config.json``, which comes with the package; by hand it is
``c.Scheduler.execution_manager_class = "borderdesk.lab.executor.ReportExecutionManager"``.
"""

from __future__ import annotations

import os
from pathlib import Path

from jupyter_scheduler.executors import DefaultExecutionManager

from borderdesk.lab.job import is_ours, run
from borderdesk.report.notebook import open_notebook


class ReportExecutionManager(DefaultExecutionManager):
    """Runs notebooks that import borderdesk as `borderdesk report` does, all others as jupyter-scheduler does."""

    def execute(self) -> None:
        """In a process of its own, which jupyter-scheduler starts for each job; what it raises becomes its message."""
        path = Path(self.staging_paths["input"])
        if not is_ours(path):
            super().execute()
            return
        os.chdir(self.root_dir)  # a job has a copy of the notebook alone; stories are where JupyterLab was started
        notebook, job = open_notebook(path), self.model
        ran = run(notebook, job.parameters or {}, Path.cwd())
        rest = [name for name in job.output_formats if name != "html"]
        self.create_output_files(job.copy(update={"output_formats": rest}), ran.notebook)
        if "html" in job.output_formats:  # last: a page whose numbers have no origin is refused, what ran is not
            Path(self.staging_paths["html"]).write_text(ran.page(notebook.title), "utf-8")
