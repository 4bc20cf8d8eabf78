"""Every edition and the shelf in a browser without a network: nothing asked for, nothing wrong, open to everyone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import pytest
from offline import PHONE, Open, Opened, offline
from playwright.sync_api import Browser, Page

from borderdesk.shelf.editions import read_editions

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
EDITIONS = [edition.id for edition in read_editions(ROOT / "reports" / "editions.toml")]
BRIEFINGS = ["briefing-ukraine-2022", "briefing-russia-2022"]
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
def opened(browser: Browser, shelf: Path, scheme: str) -> Open:
    """Opens a page of the shelf, all of it laid out: ``with opened("index") as it``."""

    @contextmanager
    def visit(name: str) -> Iterator[Opened]:
        with offline(browser, (shelf / f"{name}.html").as_uri(), color_scheme=scheme) as it:
            it.settle()
            yield it

    return visit


@PAGES
def test_a_page_works_without_a_network_and_breaks_no_rule_of_wcag(name: str, opened: Open) -> None:
    with opened(name) as it:
        assert it.page.evaluate(DRAWN) == 0
        assert broken(it.page, "document") == []
        assert it.left == it.said == []
        it.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        assert it.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_chain_of_a_number_breaks_no_rule_of_wcag_either(opened: Open) -> None:
    with opened("briefing-syria-returns") as it:
        it.page.locator("a.number").first.click()
        it.page.wait_for_selector("dialog[open] article")
        assert broken(it.page, "'dialog'") == []


def broken(page: Page, where: str) -> list[str]:
    """The rules that axe finds broken there, each with the first three places."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate(f"tags => axe.run({where}, {{ runOnly: tags, resultTypes: ['violations'] }})", TAGS)
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"][:3]]


@pytest.mark.parametrize("name", BRIEFINGS)
def test_a_briefing_is_painted_at_once_and_stands_still(name: str, opened: Open) -> None:
    """No layout shift; how long the first paint takes is measured in benchmarks/report, not here."""
    shift = """() => new Promise(done => {
        let moved = 0;
        new PerformanceObserver(list => list.getEntries().forEach(it => { moved += it.value; }))
            .observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(moved), 300);
    })"""
    with opened(name) as it:
        assert it.page.evaluate(shift) < 0.01


@pytest.mark.parametrize("name", BRIEFINGS)
def test_a_briefing_s_charts_are_laid_out_after_its_first_screens(name: str, browser: Browser, shelf: Path) -> None:
    """Or a phone would be busy for long before it answers a finger: a script is not needed to see them."""
    later = (
        "[...document.querySelectorAll('main > section')].map(it => getComputedStyle(it).contentVisibility === 'auto')"
    )
    with offline(browser, (shelf / f"{name}.html").as_uri(), PHONE, java_script_enabled=False) as it:
        waiting = it.page.evaluate(later)
        assert waiting.index(True) == 7
        assert all(waiting[7:])
        last = it.page.locator("figure.chart > svg").last
        last.scroll_into_view_if_needed()
        assert last.evaluate("it => it.checkVisibility() && it.getBoundingClientRect().width > 200")


def test_a_briefing_stands_before_its_script_has_run_where_it_will_stand(
    shelf: Path, scheme: str, browser: Browser, tmp_path: Path
) -> None:
    """On a busy machine the first paint comes before the script at the end of the page."""
    whole, still = shelf / "briefing-ukraine-2022.html", tmp_path / "still.html"
    still.write_text(re.sub(r"<script>.*?</script>", "", whole.read_text("utf-8"), flags=re.DOTALL), "utf-8")
    tops = "[...document.querySelectorAll('h1, h2')].slice(0, 3).map(one => one.getBoundingClientRect().top)"
    stands = []
    for path in (whole, still):
        with offline(browser, path.as_uri(), color_scheme=scheme) as it:
            stands.append(it.page.evaluate(tops))
    assert stands[0] == stands[1]


@pytest.mark.parametrize("name", EDITIONS)
def test_an_edition_stays_small(name: str, shelf: Path) -> None:
    assert (shelf / f"{name}.html").stat().st_size < 250_000
