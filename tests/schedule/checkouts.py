"""A checkout with one small edition, and the command that is printed for it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from borderdesk.schedule.checkout import Checkout

SMALL = Path(__file__).parent.parent / "notebooks" / "small.ipynb"
EDITION = """
[[edition]]
id = "good"
title = "Good"
notebook = "small"
schedule = "30 5 * * *"
time_zone = "Europe/Berlin"
parameters = { word = "it's {{ fine }}%", times = 3 }
"""


def small_checkout(folder: Path) -> Checkout:
    """Make it in ``folder``, which its units go to; the command is that of the environment of the tests."""
    (folder / "reports").mkdir(parents=True)
    (folder / "notebooks").mkdir()
    (folder / "reports" / "editions.toml").write_text(EDITION, "utf-8")
    shutil.copy(SMALL, folder / "notebooks" / "small.ipynb")
    return Checkout(str(folder), str(Path(sys.executable).parent / "borderdesk"))


def environment(**more: str) -> dict[str, str]:
    """What cron gives, and where the package under test is."""
    found = {"HOME": os.environ.get("HOME", "/"), "PATH": "/usr/bin:/bin", **more}
    return found | {key: os.environ[key] for key in ("PYTHONPATH",) if key in os.environ}
