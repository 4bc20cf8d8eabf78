"""What a reader without a network gets: files opened in Chromium, each time in a context that has cached nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

HERE = Path(__file__).parent
QUIET = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]  # as in tests/browser/test_access.py
REPEAT = 5  # times that a page is opened for its first paint; of several pages each is opened once
PATIENCE = 5.0  # seconds that charts may take to be drawn when a page is opened for the first time
REST = 400  # milliseconds that a page is watched once its charts are drawn


@dataclass(frozen=True, slots=True)
class Opened:
    """A report opened offline. ``requests`` left its files; ``paint`` in seconds, None where nothing was painted.

    ``work`` is the processor time of all of a page's tasks in milliseconds, which a busy machine hardly moves;
    ``task`` the longest of them by the clock, 0 below 50 ms.
    """

    files: int
    bytes: int
    charts: int
    requests: int
    errors: int
    rules: tuple[str, ...]
    nodes: int
    paint: float | None
    work: float
    shift: float
    task: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium of this machine; a first empty page is opened and thrown away, so that no report pays for its start."""
    from playwright.sync_api import sync_playwright

    from borderdesk.delivery.chromium import find

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=QUIET)
        browser.new_page().close()
        yield browser
        browser.close()


def opened(browser: Browser, paths: Sequence[Path], charts: int) -> Opened:
    """A report of one or several pages, in which ``charts`` charts should be drawn."""
    if len(paths) == 1:
        looks = _again(browser, paths[0], charts)
        first = [looks[0]]
    else:
        first = looks = [_look(browser, path, charts // len(paths), True) for path in paths]
    paints = [look["paint"] for look in looks if look["paint"] is not None]
    return Opened(
        files=len(paths),
        bytes=sum(path.stat().st_size for path in paths),
        charts=sum(look["charts"] for look in first),
        requests=sum(look["requests"] for look in first),
        errors=sum(look["errors"] for look in first),
        rules=tuple(sorted({rule for look in first for rule in look["rules"]})),
        nodes=sum(look["nodes"] for look in first),
        paint=median(paints) if paints else None,
        work=median(look["work"] for look in looks),
        shift=max(look["shift"] for look in looks),
        task=max(look["task"] for look in looks),
    )


def _again(browser: Browser, path: Path, charts: int) -> list[dict[str, Any]]:
    """Opened once with patience and held against the rules, then again for its times."""
    first = _look(browser, path, charts, True)
    return [first, *(_look(browser, path, first["charts"], False) for _ in range(REPEAT - 1))]


def _look(browser: Browser, path: Path, charts: int, rules: bool) -> dict[str, Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_offline(True)
    context.add_init_script(path=HERE / "watch.js")
    page = context.new_page()
    asked, wrong = _listened(page, path.as_uri())
    clock = context.new_cdp_session(page)
    clock.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri())
    seen = _seen(page, charts) | {"requests": len(asked), "errors": len(wrong), "work": _work(clock)}
    seen |= _violations(page) if rules else {}
    context.close()
    return seen


def _listened(page: Page, address: str) -> tuple[list[str], list[str]]:
    """What the page asks for beyond its own file, and the errors of its console, as they come."""
    asked: list[str] = []
    wrong: list[str] = []
    own = (address, "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(own) else asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    return asked, wrong


def _seen(page: Page, charts: int) -> dict[str, Any]:
    end = time.monotonic() + PATIENCE
    while page.evaluate("watch.charts()") < charts and time.monotonic() < end:
        page.wait_for_timeout(100)
    page.wait_for_timeout(REST)
    return dict(page.evaluate("watch.seen()"))


def _work(clock: CDPSession) -> float:
    metrics = clock.send("Performance.getMetrics")["metrics"]
    return next(one["value"] for one in metrics if one["name"] == "TaskDuration") * 1000


def _violations(page: Page) -> dict[str, Any]:
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("tags => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })", TAGS)
    broken = found["violations"]
    return {"rules": [one["id"] for one in broken], "nodes": sum(len(one["nodes"]) for one in broken)}
