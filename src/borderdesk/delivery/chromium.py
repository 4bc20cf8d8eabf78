"""The Chromium or Chrome of this machine: where it is, and one headless run of it that reaches no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence

from borderdesk.delivery.ending import end
from borderdesk.errors import DeliveryError

VARIABLE = "BORDERDESK_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PLACES = (  # where macOS puts applications, which are on no PATH
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
SECONDS = 60
QUIET = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",  # /dev/shm of a container is small
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://127.0.0.1:9",  # no name is found, and no number is reached
    "--proxy-bypass-list=<-loopback>",
)


def find() -> str:
    """The command of Chromium: BORDERDESK_CHROMIUM, else the first that the PATH has; DeliveryError without one."""
    named = os.environ.get(VARIABLE, "")
    if named:
        found = shutil.which(named)
        if not found:
            raise DeliveryError(f"{VARIABLE}: found {named!r}, expected the path of a Chromium or Chrome that can run")
        return found
    for name in (*NAMES, *PLACES):
        if found := shutil.which(name):
            return found
    raise DeliveryError(
        "found no Chromium or Chrome on the PATH, expected one that prints the page; "
        f"install one, or name it in {VARIABLE}"
    )


def run(arguments: Sequence[str], seconds: float = SECONDS) -> str:
    """Run it headless with a profile of its own that is thrown away, and give back what it told on stderr.

    DeliveryError where it cannot start, fails, or takes longer than ``seconds``.
    """
    command = find()
    with tempfile.TemporaryDirectory(prefix="borderdesk-", ignore_cleanup_errors=True) as profile:
        options = [*QUIET, f"--user-data-dir={profile}", *_as_root(), *arguments]
        return _told(_started([command, *options]), command, seconds)


def _started(call: list[str]) -> subprocess.Popen[str]:
    out, told = subprocess.DEVNULL, subprocess.PIPE
    try:
        return subprocess.Popen(call, stdout=out, stderr=told, text=True, errors="replace", start_new_session=True)
    except OSError as error:
        raise DeliveryError(f"{call[0]}: cannot be started ({error.strerror}), expected a Chromium") from None


def _told(process: subprocess.Popen[str], command: str, seconds: float) -> str:
    try:
        _, told = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise DeliveryError(
            f"{command}: found no end after {seconds:.0f} s, expected a printed page; try again"
        ) from None
    finally:
        end(process)
    if process.returncode:
        last = (told.strip().splitlines() or ["nothing"])[-1]
        raise DeliveryError(f"{command}: ended with {process.returncode} and told {last!r}; try another in {VARIABLE}")
    return told


def _as_root() -> tuple[str, ...]:
    """Chromium's sandbox refuses to run for root, who is the only user of many containers."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
