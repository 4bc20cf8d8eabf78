"""The editions' schedules as DAGs of Apache Airflow 3."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from borderdesk.report.notebook import find, open_notebook
from borderdesk.report.parameters import checked
from borderdesk.schedule.checkout import Checkout
from borderdesk.shelf.editions import Edition

DAGS = '''\
"""Borderdesk: a DAG for each edition of reports/editions.toml, for Apache Airflow 3. Put this into the folder of DAGs.

Workers need the checkout at the same path.
"""

import os
import shlex
from datetime import timedelta

import pendulum
{imports}from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG
from airflow.timetables.trigger import CronTriggerTimetable

FOLDER = {folder!r}
COMMAND = {command!r}
EDITIONS = [
{editions}]
AGAIN = {{"retries": 3, "retry_delay": timedelta(minutes=5), "retry_exponential_backoff": True}}
{settings}
for edition in EDITIONS:
    with DAG(
        "borderdesk-" + edition["id"],
        description=edition["title"],
        schedule=CronTriggerTimetable(edition["schedule"], timezone=edition["time_zone"]),
        start_date=pendulum.datetime(2026, 1, 1, tz=edition["time_zone"]),
        catchup=False,
        max_active_runs=1,
        default_args=AGAIN,
        tags=["borderdesk"],
    ):
{tasks}'''
BUILD = """\
        build = BashOperator(
            task_id="build",
            bash_command=shlex.join([COMMAND, "build", edition["id"]]),
            cwd=FOLDER,
        )
"""
SETTINGS = """
# The kernel, `python3` of the worker's environment, needs borderdesk: pip install it there. What ran stays beside the
# reports as <id>.executed.ipynb and <id>.executed.html; the shelf and the feeds are those of `borderdesk build` alone.
JUPYTER = os.path.join(os.path.dirname(COMMAND), "jupyter")
os.environ.setdefault("BORDERDESK_DATA", os.path.join(FOLDER, "data"))
os.environ.setdefault("BORDERDESK_NOTEBOOKS", os.path.join(FOLDER, "notebooks"))
"""
RUN = """\
        executed = os.path.join(FOLDER, "reports", edition["id"] + ".executed.ipynb")
        run = PapermillOperator(
            task_id="run",
            input_nb=edition["notebook"],
            output_nb=executed,
            parameters=edition["parameters"],
            kernel_name="python3",
            language_name="python",
        )
        run.template_fields = ()  # braces in a parameter are its own, and no template of Airflow's
        page = BashOperator(
            task_id="page",
            bash_command=shlex.join([JUPYTER, "nbconvert", "--to", "borderdesk", executed]),
            cwd=FOLDER,
        )
        run >> page
"""
PAPERMILL = "from airflow.providers.papermill.operators.papermill import PapermillOperator\n"
OPERATORS = {
    "bash": {"imports": "", "settings": "", "tasks": BUILD},
    "papermill": {"imports": PAPERMILL, "settings": SETTINGS, "tasks": RUN},
}


def dags(editions: Iterable[Edition], checkout: Checkout, operator: str = "bash") -> dict[str, str]:
    """``{"borderdesk_dags.py": text}``: a DAG for each edition that has a schedule.

    ``operator`` "bash" calls `borderdesk build`; "papermill" runs the notebook in a PapermillOperator, then makes the
    page of it: ParameterError where the checkout has no such notebook, or it does not take the parameters.
    """
    listed = [_listed(one, checkout, operator) for one in editions if one.schedule]
    shown = "".join(f"    {one!r},\n" for one in listed)
    parts = OPERATORS[operator]
    return {
        "borderdesk_dags.py": DAGS.format(folder=checkout.folder, command=checkout.command, editions=shown, **parts)
    }


def _listed(edition: Edition, checkout: Checkout, operator: str) -> dict[str, Any]:
    facts = {key: getattr(edition, key) for key in ("id", "title", "schedule", "time_zone")}
    if operator == "bash":
        return facts
    notebook = open_notebook(find(edition.notebook, Path(checkout.folder) / "notebooks"))
    return facts | {"notebook": str(notebook.path), "parameters": checked(notebook, edition.parameters)}
