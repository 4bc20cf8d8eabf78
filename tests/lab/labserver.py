"""A real JupyterLab server on a free port of this machine, and its REST API."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TOKEN = "only-for-tests"
SECONDS = 120


@dataclass(frozen=True)
class Lab:
    """Where it answers, and what it serves."""

    address: str
    folder: Path

    def ask(self, path: str, method: str = "GET", body: Any = None) -> Any:
        """What the REST API answers, as it comes out of JSON; urllib's HTTPError for a refusal."""
        data = json.dumps(body).encode() if body is not None else None
        headers = {"Authorization": f"token {TOKEN}", "Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.address}{path}", data, headers, method=method)
        with urllib.request.urlopen(request, timeout=SECONDS) as response:
            text = response.read().decode()
        return json.loads(text) if text else None

    def job(self, **fields: Any) -> dict[str, Any]:
        """Create a notebook job as the form of JupyterLab does, and wait for its end."""
        (environment,) = self.ask("scheduler/runtime_environments")
        formats = {"output_formats": ["ipynb", "html"], "runtime_environment_name": environment["name"]}
        made = self.ask("scheduler/jobs", "POST", {"name": "a job", **formats, **fields})
        return self.ended(made["job_id"])

    def ended(self, job_id: str) -> dict[str, Any]:
        """The job once it runs no more."""
        for _ in range(SECONDS * 5):
            job: dict[str, Any] = self.ask(f"scheduler/jobs/{job_id}")
            if job["status"] in ("COMPLETED", "FAILED"):  # one that waits is called STOPPED
                return job
            time.sleep(0.2)
        raise AssertionError(f"job {job_id} has no end")

    def output(self, job: dict[str, Any], kind: str) -> str:
        """The text of a job's output once it has been fetched, as "Download files" of JupyterLab does."""
        self.ask(f"scheduler/jobs/{job['job_id']}/download_files")
        for _ in range(50):
            found = self.ask(f"scheduler/jobs/{job['job_id']}")["job_files"]
            paths = [one["file_path"] for one in found if one["file_format"] == kind and one["file_path"]]
            if paths and (text := (self.folder / paths[0]).read_text("utf-8")):
                return text
            time.sleep(0.2)
        raise AssertionError(f"job {job['job_id']} has no {kind}")


@contextmanager
def lab(folder: Path, home: Path) -> Iterator[Lab]:
    """Serve ``folder``; settings, database and staged files of Jupyter go to ``home``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    call = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    call += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder}"]
    call += [
        f"--IdentityProvider.token={TOKEN}",
        "--LabApp.news_url=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    home.mkdir()
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(call, cwd=folder, env=env, stdout=log, stderr=log)
        try:
            found = Lab(f"http://127.0.0.1:{port}/", folder)
            _wait(found, server, home / "log")
            yield found
        finally:
            server.terminate()
            with suppress(subprocess.TimeoutExpired):
                server.wait(20)
            server.kill()
            server.wait()


def _wait(found: Lab, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(SECONDS * 5):
        if server.poll() is not None:
            break
        try:
            found.ask("api/status")
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError(log.read_text("utf-8", "replace")[-3000:])
