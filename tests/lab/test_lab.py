"""Notebook jobs of a real JupyterLab, asked for through its REST API, run as `borderdesk report` does."""

from __future__ import annotations

import json
import urllib.error
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from labserver import Lab, lab

ROOT = Path(__file__).parent.parent.parent
pytest.importorskip("jupyter_scheduler", reason="found no jupyter-scheduler: `make test-lab` installs the extra lab")
BRIEFING = {"input_uri": "notebooks/02-arrivals-departures.ipynb"}
STOCK = {
    "cells": [
        {"cell_type": "code", "id": "a", "metadata": {"tags": ["parameters"]}, "source": "word = 'x'", "outputs": []},
        {"cell_type": "code", "id": "b", "metadata": {}, "source": "print(word * 2)", "outputs": []},
    ],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab as `make lab` starts it, over a checkout."""
    base = tmp_path_factory.mktemp("lab")
    checkout = base / "checkout"
    checkout.mkdir()
    for name in ("notebooks", "data"):
        (checkout / name).symlink_to(ROOT / name)
    for cell in STOCK["cells"]:
        cell["execution_count"] = None  # type: ignore[index]
    (checkout / "stock.ipynb").write_text(json.dumps(STOCK), "utf-8")
    with lab(checkout, base / "jupyter") as found:
        yield found


@pytest.fixture(scope="module")
def report(server: Lab) -> dict[str, Any]:
    """A job whose parameters are typed as a person types them into the form."""
    return server.job(
        **BRIEFING, parameters={"story": "russia-2022", "destinations": "KAZ, GEO", "until": "2022-10-31"}
    )


def test_a_job_succeeds_with_parameters_that_nobody_quoted(report: dict[str, Any]) -> None:
    assert (report["status"], report["status_message"]) == ("COMPLETED", None)


def test_its_notebook_was_run_with_typed_and_quoted_parameters_by_our_engine(
    server: Lab, report: dict[str, Any]
) -> None:
    notebook = json.loads(server.output(report, "ipynb"))
    (injected,) = [
        "".join(cell["source"])
        for cell in notebook["cells"]
        if "injected-parameters" in cell["metadata"].get("tags", [])
    ]
    assert 'story = "russia-2022"' in injected
    assert 'destinations = ["KAZ", "GEO"]' in injected
    assert 'until = "2022-10-31"' in injected


def test_its_html_is_our_page_with_its_run_record(server: Lab, report: dict[str, Any]) -> None:
    markup = server.output(report, "html")
    assert "Run record" in markup
    assert "papermill (press" in markup
    assert "Kazakhstan" in markup
    assert "<svg " in markup
    assert "jp-Notebook" not in markup  # nbconvert's own


def test_quotes_and_brackets_that_people_have_learned_to_type_are_read(server: Lab) -> None:
    typed = {"story": '"russia-2022"', "destinations": "['KAZ']"}
    job = server.job(**BRIEFING, parameters=typed, output_formats=["ipynb"])
    assert (job["status"], job["status_message"]) == ("COMPLETED", None)
    assert 'destinations = ["KAZ"]' in server.output(job, "ipynb").replace('\\"', '"')


WRONG = [
    ({"story": "atlantis"}, "found no story 'atlantis', expected one of: "),
    ({"stories": "russia-2022"}, "takes no parameter 'stories'; it takes:"),
    ({"destinations": "KAZAKHSTAN"}, "found 'KAZAKHSTAN', expected an ISO 3166-1 alpha-3 code"),
    ({"story": "russia-2022\nimport os"}, "found no story"),
]


@pytest.mark.parametrize(("parameters", "message"), WRONG)
def test_a_wrong_parameter_fails_the_job_with_what_was_expected(
    parameters: dict[str, str], message: str, server: Lab
) -> None:
    job = server.job(**BRIEFING, parameters=parameters)
    assert job["status"] == "FAILED"
    assert message in job["status_message"]


def test_a_job_definition_makes_jobs_that_run_as_well(server: Lab) -> None:
    (environment,) = server.ask("scheduler/runtime_environments")
    definition = server.ask(
        "scheduler/job_definitions",
        "POST",
        {
            **BRIEFING,
            "name": "every morning",
            "runtime_environment_name": environment["name"],
            "output_formats": ["html"],
            "parameters": {"story": "ukraine-2022", "destinations": "POL"},
            "schedule": "30 5 * * *",
            "timezone": "Europe/Berlin",
        },
    )["job_definition_id"]
    job = server.ended(
        server.ask(
            f"scheduler/job_definitions/{definition}/jobs",
            "POST",
            {"parameters": {"story": "ukraine-2022", "destinations": "POL"}},
        )["job_id"]
    )
    assert (job["status"], job["status_message"]) == ("COMPLETED", None)
    assert "Run record" in server.output(job, "html")


def test_a_notebook_that_is_not_ours_is_left_to_jupyter_scheduler(server: Lab) -> None:
    job = server.job(input_uri="stock.ipynb", parameters={"word": "'yes'"})
    assert job["status"] == "COMPLETED"
    assert "yesyes" in server.output(job, "ipynb")
    assert "jp-Notebook" in server.output(job, "html")


def test_a_notebook_that_is_not_there_is_refused(server: Lab) -> None:
    with pytest.raises(urllib.error.HTTPError):
        server.job(input_uri="notebooks/none.ipynb")
