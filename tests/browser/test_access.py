"""Every edition and the shelf in a browser without a network: nothing asked for, nothing wrong, open to everyone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from borderdesk.shelf.editions import read_editions

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
EDITIONS = [edition.id for edition in read_editions(ROOT / "reports" / "editions.toml")]
PAGES = pytest.mark.parametrize("name", ["index", *EDITIONS])
# WCAG 2.2 AA and all that it builds on (https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#axe-core-tags)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# charts that are drawn: as wide as can be read, with something in them
DRAWN = """[...document.querySelectorAll('figure.chart')].map(figure => figure.querySelector('svg'))
    .filter(svg => !svg || svg.getBoundingClientRect().width < Math.min(300, svg.viewBox.baseVal.width) - 1 || !svg.querySelector('path, rect, circle, text')).length"""


@pytest.fixture(scope="module", params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(browser: Browser, scheme: str) -> Iterator[Page]:
    """A page without a network; ``page.wrong`` lists what it asked for and what its console said."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    context.set_offline(True)
    opened: Any = context.new_page()
    opened.wrong = []
    opened.on("request", lambda request: opened.wrong.append(request.url) if _leaves(request.url) else None)
    opened.on("console", lambda message: opened.wrong.append(message.text))
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    yield opened
    context.close()


def _leaves(address: str) -> bool:
    return not address.startswith(("file:", "data:", "blob:"))


@PAGES
def test_a_page_works_without_a_network_and_breaks_no_rule_of_wcag(name: str, shelf: Path, page: Any) -> None:
    page.goto((shelf / f"{name}.html").as_uri())
    page.wait_for_timeout(100)
    assert page.evaluate(DRAWN) == 0
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("tags => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })", TAGS)
    told = [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"][:3]]
    assert told == []
    assert page.wrong == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_chain_of_a_number_breaks_no_rule_of_wcag_either(shelf: Path, page: Any) -> None:
    page.goto((shelf / "briefing-syria-returns.html").as_uri())
    page.locator("a.number").first.click()
    page.wait_for_selector("dialog[open] article")
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("tags => axe.run('dialog', { runOnly: tags, resultTypes: ['violations'] })", TAGS)
    assert [one["id"] for one in found["violations"]] == []


@pytest.mark.parametrize("name", ["briefing-ukraine-2022", "briefing-russia-2022"])
def test_a_briefing_is_painted_at_once_and_stands_still(name: str, shelf: Path, page: Any) -> None:
    """No layout shift; how long the first paint takes is measured in benchmarks/report, not here."""
    page.goto((shelf / f"{name}.html").as_uri())
    shift = """() => new Promise(done => {
        let moved = 0;
        new PerformanceObserver(list => list.getEntries().forEach(it => { moved += it.value; }))
            .observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(moved), 300);
    })"""
    assert page.evaluate(shift) < 0.01


def test_a_briefing_stands_before_its_script_has_run_where_it_will_stand(
    shelf: Path, page: Any, tmp_path: Path
) -> None:
    """On a busy machine the first paint comes before the script at the end of the page."""
    whole, still = shelf / "briefing-ukraine-2022.html", tmp_path / "still.html"
    still.write_text(re.sub(r"<script>.*?</script>", "", whole.read_text("utf-8"), flags=re.DOTALL), "utf-8")
    tops = "[...document.querySelectorAll('h1, h2')].slice(0, 3).map(one => one.getBoundingClientRect().top)"
    stands = []
    for path in (whole, still):
        page.goto(path.as_uri())
        stands.append(page.evaluate(tops))
    assert stands[0] == stands[1]


@pytest.mark.parametrize("name", EDITIONS)
def test_an_edition_stays_small(name: str, shelf: Path) -> None:
    assert (shelf / f"{name}.html").stat().st_size < 250_000
