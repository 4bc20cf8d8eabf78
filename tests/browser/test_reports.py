"""Reports as readers meet them: in a browser without a network, on a desk, on a phone, in the dark, on paper."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from offline import DESK, PHONE, Open, Opened, offline
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
EDITION = "briefing-syria-returns"
REPORT = f"{EDITION}.html"
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
PAGES = pytest.mark.parametrize("name", ["index.html", REPORT])
A4 = (673, 900)  # an A4 page between the margins of the style sheet, in CSS pixels

# each chart: whether it is as wide as it is drawn, up to what a phone shows, and how many marks it draws
CHARTS = """[...document.querySelectorAll('figure.chart > svg')].map(svg =>
    [svg.checkVisibility() && svg.getBoundingClientRect().width > Math.min(500, svg.viewBox.baseVal.width) - 1, svg.querySelectorAll('path, text, rect, circle').length])"""
# the lowest contrast (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio) of words with the paper
CONTRAST = """() => {
    const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(v => v / 255)
        .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
    const paper = light(getComputedStyle(document.body).backgroundColor);
    const ratio = ink => (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
    const words = [...document.querySelectorAll('h1, h2, p, li, a, th, td, dt, button, summary')].filter(it => it.checkVisibility());
    return Math.min(...words.map(it => ratio(light(getComputedStyle(it).color))));
}"""
# the addresses of sources in the open chain of a number which stand in sight
SOURCES = """() => [...document.querySelectorAll('dialog[open] a[href^="http"]')].filter(link => {
    const box = link.getBoundingClientRect();
    return box.width && box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
}).map(link => link.href)"""


@pytest.fixture
def opened(browser: Browser, shelf: Path) -> Open:
    """Opens a page of the shelf without a network: ``with opened("index.html", size=PHONE, scheme="dark") as it``."""

    def visit(name: str, size: tuple[int, int] = DESK, scheme: str = "light") -> AbstractContextManager[Opened]:
        return offline(browser, (shelf / name).as_uri(), size, color_scheme=scheme)

    return visit


def overhang(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


@PAGES
@SIZES
def test_a_page_asks_for_nothing_but_itself_and_its_console_is_silent(
    name: str, size: tuple[int, int], opened: Open
) -> None:
    with opened(name, size) as it:
        assert [address for address in it.asked if not address.startswith(("file://", "data:"))] == []
        assert it.said == []


@PAGES
@SIZES
def test_a_page_is_no_wider_than_its_window(name: str, size: tuple[int, int], opened: Open) -> None:
    with opened(name, size) as it:
        assert overhang(it.page) <= 0


@SIZES
def test_every_chart_is_drawn_wide_enough_to_read(size: tuple[int, int], opened: Open) -> None:
    with opened(REPORT, size) as it:
        charts = it.page.evaluate(CHARTS)
        assert charts
        assert [chart for chart in charts if not chart[0] or chart[1] < 1] == []


@PAGES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_paper(name: str, scheme: str, opened: Open) -> None:
    with opened(name, scheme=scheme) as it:
        assert it.page.evaluate(CONTRAST) >= 4.5


@SIZES
def test_every_number_opens_its_chain_with_the_address_of_its_source_in_sight(
    size: tuple[int, int], opened: Open
) -> None:
    with opened(REPORT, size) as it:
        numbers = it.page.locator("main a.number:visible")
        without = []
        for place in range(numbers.count()):
            numbers.nth(place).click()
            it.page.wait_for_selector("dialog[open] article")
            it.page.locator("dialog[open] a[href^='http']").first.scroll_into_view_if_needed()
            if not it.page.evaluate(SOURCES):
                without.append(numbers.nth(place).inner_text())
            it.page.keyboard.press("Escape")
        assert numbers.count() > 5
        assert without == []


def test_the_keyboard_alone_opens_the_chain_of_every_number_and_comes_back(opened: Open) -> None:
    with opened(REPORT) as it:
        numbers = it.page.locator("main a.number:visible").count()
        reached = []
        for _ in range(1000):
            it.page.keyboard.press("Tab")
            if it.page.evaluate("document.activeElement === document.body"):
                break
            if it.page.evaluate("document.activeElement.matches('main a.number')"):
                it.page.keyboard.press("Enter")
                it.page.wait_for_selector("dialog[open] article")
                it.page.keyboard.press("Escape")
                reached.append(it.page.evaluate("document.activeElement.matches('main a.number')"))
        assert len(reached) == numbers
        assert all(reached)


def test_arrow_keys_lead_through_all_marks_of_a_chart_and_enter_opens_what_stands_behind_one(opened: Open) -> None:
    with opened(REPORT) as it:
        chart = it.page.locator("figure.chart > svg:has(a)").first
        chart.locator("a[tabindex='0']").focus()
        claims = chart.evaluate(
            "it => new Set([...it.querySelectorAll('a [data-claims]')].map(one => one.dataset.claims)).size"
        )
        seen = []
        for _ in range(claims):
            seen.append(it.page.evaluate("document.activeElement.querySelector('[data-claims]').dataset.claims"))
            assert it.page.evaluate("document.activeElement.getAttribute('aria-label').length") > 5
            it.page.keyboard.press("ArrowRight")
        assert len(set(seen)) == claims
        it.page.keyboard.press("Home")
        it.page.keyboard.press("Enter")
        it.page.wait_for_selector("dialog[open] article")
        assert it.page.evaluate(SOURCES)


def test_the_table_of_a_chart_is_one_key_away(opened: Open) -> None:
    with opened(REPORT) as it:
        it.page.locator("figure.chart > svg:has(a) a[tabindex='0']").first.focus()
        it.page.keyboard.press("t")
        it.page.wait_for_selector("figure.chart details[open] table")
        assert it.page.locator("figure.chart details[open] tbody tr").count() >= 2


@pytest.mark.parametrize(("kind", "begins"), [("SVG", b"<svg"), ("PNG", b"\x89PNG"), ("CSV", b"\xef\xbb\xbfClaim,")])
def test_a_chart_and_its_table_can_be_taken_along_without_a_network(kind: str, begins: bytes, opened: Open) -> None:
    with opened(REPORT) as it:
        with it.page.expect_download() as taken:
            it.page.locator("figure.chart:has(svg a)").first.get_by_role("button", name=kind).click()
        content = Path(taken.value.path()).read_bytes()
        assert content.startswith(begins)
        assert taken.value.suggested_filename.endswith(kind.lower())
        assert it.said == []


def test_the_shelf_leads_to_a_report(opened: Open) -> None:
    with opened("index.html") as it:
        it.page.click(f"a[href='{REPORT}']")
        assert it.page.url.endswith(REPORT)
        assert it.page.locator(".kicker").inner_text() == "Briefing: Syrians going back"


def test_the_code_is_shown_on_demand(opened: Open) -> None:
    with opened(REPORT) as it:
        code = it.page.locator("details.source pre").first
        seen = [code.is_visible()]
        for label in ("Show code", "Hide code"):
            it.page.get_by_role("button", name=label).click()
            seen.append(code.is_visible())
        assert seen == [False, True, False]


def test_on_paper_nothing_is_cut_off_and_addresses_stand_in_words(opened: Open) -> None:
    with opened(REPORT, A4, "dark") as it:
        it.page.emulate_media(media="print")
        link = it.page.locator("tr[id^='claim-'] a[href^='http']").first
        words = link.evaluate("it => getComputedStyle(it, '::after').content")
        assert overhang(it.page) <= 0
        assert link.get_attribute("href") in words
        assert it.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert it.page.pdf().startswith(b"%PDF-")
