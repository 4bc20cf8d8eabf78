"""What many tests build on: claims written as short rows, and one browser."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import settings

from borderdesk import schema
from claimed import Claims

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]

# how long an example takes says how busy the machine is, not whether the property holds
settings.register_profile("desk", deadline=None)
settings.load_profile("desk")

# a shell starts what runs in the background with Ctrl-C ignored, and so it would be in every process that a test stops
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

DEFAULTS = {
    "measure": "arrivals",
    "qualifier": "exact",
    "unit": "persons",
    "modality": "observed",
    "status": "accepted",
}
ABOUT_SOURCE = {"url": "https://example.org/a", "title": "", "publisher": "Example", "language": "en"}


@pytest.fixture
def claims() -> Claims:
    """A frame as ledger.figures() gives it, from rows that name only what matters to the test.

    ``value=N`` fills both bounds, ``days="A/B"`` (or one day) the period.
    """

    def build(*rows: Mapping[str, Any]) -> pd.DataFrame:
        return pd.DataFrame([_row(number, dict(row)) for number, row in enumerate(rows)]).astype(_types())

    return build


def _row(number: int, row: dict[str, Any]) -> dict[str, Any]:
    value, days = row.pop("value", None), row.pop("days", "")
    start, _, end = days.partition("/")
    base: dict[str, Any] = dict.fromkeys(schema.columns("figures"), "") | DEFAULTS | ABOUT_SOURCE
    base |= {"figure_id": f"f{number}", "source_id": "s1", "value_low": value, "value_high": value, "cumulative": None}
    base |= {"quote_start": None, "quote_end": None, "published": None, "retrieved": None}
    base |= {"period_start": start or None, "period_end": (end or start) or None}
    return base | row


def _types() -> dict[str, str]:
    numbers = ["value_low", "value_high", "quote_start", "quote_end"]
    days = ["period_start", "period_end", "published", "retrieved"]
    return dict.fromkeys(numbers, "float64") | dict.fromkeys(days, "datetime64[s]") | {"cumulative": "boolean"}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of this machine, one for each process: Playwright's loop runs once in each. Skipped where there is none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if not found:
        pytest.skip(f"no Chromium found as {', '.join(NAMES)}: install one to test reports in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All shipped editions and the shelf over them, built once for all processes of a run."""
    from filelock import FileLock

    from borderdesk.build.building import build
    from borderdesk.build.orders import Orders
    from borderdesk.shelf.editions import read_editions

    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "shelf"
    with FileLock(f"{folder}.lock"):
        if not (folder / "index.html").is_file():
            editions = read_editions(Path(__file__).parent.parent / "reports" / "editions.toml")
            failures = [one.failure for one in build(editions, folder, editions, Orders(2)) if one.failure]
            assert failures == []
    return folder
