"""What a real Airflow makes of a folder of DAGs, as JSON; run with the Python of an Airflow.

``dagbag.py FOLDER MOMENT``: each DAG with its operators and its first five runs after the moment.
"""

from __future__ import annotations

import json
import logging
import sys

import pendulum
from airflow.dag_processing.dagbag import DagBag
from airflow.timetables.base import TimeRestriction


def runs(timetable: object, moment: pendulum.DateTime) -> list[str]:
    """The moments of the next five runs, in UTC."""
    restriction = TimeRestriction(earliest=moment, latest=None, catchup=True)
    found, last = [], None
    for _ in range(5):
        info = timetable.next_dagrun_info(last_automated_data_interval=last, restriction=restriction)
        found.append(info.run_after.in_timezone("UTC").isoformat())
        last = info.data_interval
    return found


def main(folder: str, moment: str) -> None:
    """Print it."""
    logging.disable(logging.CRITICAL)
    bag = DagBag(folder)
    told = {
        name: {
            "runs": runs(dag.timetable, pendulum.parse(moment)),
            "tasks": {one.task_id: one.task_type for one in dag.tasks},
        }
        for name, dag in bag.dags.items()
    }
    print("\n" + json.dumps({"errors": bag.import_errors, "dags": told}))


if __name__ == "__main__":
    main(*sys.argv[1:])
