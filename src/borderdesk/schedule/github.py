"""The editions' schedules as a workflow of GitHub Actions."""

from __future__ import annotations

import json
from collections.abc import Iterable

from borderdesk.cron import Cron
from borderdesk.schedule.checkout import together
from borderdesk.shelf.editions import Edition

WORKFLOW = """\
# Borderdesk: the editions of reports/editions.toml. Put this at .github/workflows/borderdesk.yml of the default branch.
# GitHub may start a run late, or leave one out when it is busy: each run builds what has fallen due since the last one.
# An edition that failed is tried again by the next run. A run that is started by hand builds all editions.
name: Borderdesk
on:
  workflow_dispatch:
{schedule}permissions:
  contents: read
concurrency:
  group: borderdesk
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-python@v6
        with:
          python-version: "3.12"
          cache: pip
          cache-dependency-path: constraints.txt
      - run: python -m pip install -c constraints.txt -e .
      # what the shelf remembers between runs; GitHub drops what no run has asked for during a week
      - uses: actions/cache/restore@v5
        with:
{kept}          key: borderdesk-reports-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
          restore-keys: borderdesk-reports-
      - run: borderdesk build ${{{{ github.event_name == 'schedule' && '--due' || '' }}}}
      - if: ${{{{ !cancelled() }}}}
        uses: actions/cache/save@v5
        with:
{kept}          key: borderdesk-reports-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
      - if: ${{{{ !cancelled() }}}}
        uses: actions/upload-artifact@v7
        with:
          name: reports
          path: reports
"""
KEPT = """\
          path: |
            reports/*
            !reports/editions.toml
            !reports/README.md
"""


def workflow(editions: Iterable[Edition]) -> dict[str, str]:
    """``{"borderdesk.yml": text}``: a scheduled run for each schedule in its time zone, which GitHub knows since 2026.

    See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onschedule
    """
    entries = "".join(_entry(*group) for group in together(editions))
    return {"borderdesk.yml": WORKFLOW.format(kept=KEPT, schedule=f"  schedule:\n{entries}" if entries else "")}


def _entry(schedule: str, zone: str, ids: list[str]) -> str:
    cron = json.dumps(_as_github_reads(schedule))  # a string of JSON is one of YAML
    return f"    # {', '.join(ids)}\n    - cron: {cron}\n      timezone: {json.dumps(zone)}\n"


def _as_github_reads(schedule: str) -> str:
    """For GitHub Sunday is 0, never 7 and no end."""
    *fields, weekdays = schedule.split()
    if "7" in weekdays or "-sun" in weekdays.lower():
        weekdays = ",".join(map(str, Cron.of(schedule).weekdays)) or "*"
    return " ".join([*fields, weekdays])
