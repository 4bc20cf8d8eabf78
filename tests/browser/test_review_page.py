"""The review page as a reporter meets it: by mouse, by keys, on a phone, in the dark, without a script."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from offline import DESK, PHONE, Open, Opened, offline
from playwright.sync_api import Browser, Page
from test_reports import CONTRAST, SIZES, overhang

from borderdesk.extract import read
from borderdesk.review.page import flowing, render

pytestmark = pytest.mark.browser

TEXT = (
    "More than 64,000 Russians entered Georgia since 21 September, the interior ministry said. About 300 left for Armenia.\n"
    "Officials expect another 20,000 to arrive in Georgia. A report that 2,500 Russians had entered Finland was withdrawn.\n\n"
    "Latvia no longer admits Russians with tourist visas. A ticket cost 1,200 euros in the 3rd week.\n\n"
    "<script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\"> Some 700 Russians entered Georgia."
)
STOPS = 7

# the lowest contrast of a mark's words with the mark's own paper
MARKS = """() => {
    const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(v => v / 255)
        .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
    return Math.min(...[...document.querySelectorAll('#text .k-fact, #text .k-mood, #text .k-rule')].map(it => {
        const [ink, paper] = [getComputedStyle(it).color, getComputedStyle(it).backgroundColor].map(light);
        return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05); }));
}"""
# each kind of mark by its line alone, colours left out
LINES = """() => [...document.querySelectorAll('#text .m')].map(it => { const s = getComputedStyle(it);
    return [s.borderBottomStyle, s.textDecorationLine, getComputedStyle(it, '::after').content].join(' '); })"""


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Open:
    def visit(
        size: tuple[int, int] = DESK, scheme: str = "light", script: bool = True
    ) -> AbstractContextManager[Opened]:
        path = tmp_path / "review.html"
        path.write_text(render(read(TEXT, date(2022, 9, 28)), TEXT, "An article", date(2022, 9, 28)), "utf-8")
        options = {"color_scheme": scheme, "java_script_enabled": script, "reduced_motion": "reduce"}
        return offline(browser, path.as_uri(), size, **options)

    return visit


def heading(page: Page) -> str:
    return page.locator(".card:visible h2").inner_text()


@SIZES
def test_the_page_asks_for_nothing_runs_nothing_of_the_text_and_fits(size: tuple[int, int], opened: Open) -> None:
    with opened(size) as it:
        assert it.left == []
        assert it.said == []
        assert it.page.title() == "An article – what was read"
        assert it.page.locator("#text").evaluate("it => it.textContent") == flowing(TEXT)
        assert overhang(it.page) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_marks_stand_out(scheme: str, opened: Open) -> None:
    with opened(scheme=scheme) as it:
        assert it.page.evaluate(CONTRAST) >= 4.5
        assert it.page.evaluate(MARKS) >= 7


def test_marks_are_told_apart_without_colour(opened: Open) -> None:
    with opened() as it:
        fact, _, forecast, withdrawn, policy, idle, _ = it.page.evaluate(LINES)
        assert len({fact, forecast, withdrawn, policy, idle}) == 5


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("j", "More than 64,000"),
        ("j j", "About 300"),
        ("ArrowRight ArrowRight ArrowRight", "20,000"),
        ("j j k", "More than 64,000"),
        ("k", "Some 700"),
        ("ArrowLeft ArrowRight", "More than 64,000"),
    ],
)
def test_keys_step_through_the_marks_and_round(keys: str, shown: str, opened: Open) -> None:
    with opened() as it:
        for key in keys.split():
            it.page.keyboard.press(key)
        assert heading(it.page) == shown
        assert it.page.evaluate("document.activeElement.textContent") == shown


def test_pointing_and_focus_show_the_fields_with_their_reasons(opened: Open) -> None:
    with opened() as it:
        it.page.get_by_text("About 300").first.hover()
        assert heading(it.page) == "About 300"
        it.page.locator("#text a", has_text="2,500").focus()
        assert heading(it.page) == "2,500"
        assert "“withdrawn” takes it back" in it.page.locator(".card:visible").inner_text()
        assert it.page.locator("#place").inner_text() == f"4 of {STOPS}"


def test_a_kind_that_is_switched_off_is_stepped_over(opened: Open) -> None:
    with opened() as it:
        it.page.locator("input[value=fact]").uncheck()
        it.page.keyboard.press("j")
        assert heading(it.page) == "20,000"
        assert it.page.locator("#place").inner_text() == f"1 of {STOPS - 3}"


def test_on_a_phone_the_card_leaves_its_words_in_sight(opened: Open) -> None:
    with opened(PHONE) as it:
        for _ in range(STOPS):
            it.page.get_by_role("button", name="Next").click()
            mark = it.page.locator("#text a.now").first.bounding_box()
            cards = it.page.locator(".cards").bounding_box()
            assert mark["y"] >= 0 and mark["y"] + mark["height"] <= cards["y"]


def test_without_a_script_every_card_stands_below_the_text(opened: Open) -> None:
    with opened(PHONE, script=False) as it:
        assert it.page.locator(".card:visible").count() == STOPS
        assert it.page.locator(".cards").evaluate("it => it.scrollHeight - it.clientHeight") == 0
        it.page.locator("#text a", has_text="2,500").click()
        assert it.page.url.endswith(f"#f{TEXT.index('2,500')}")
