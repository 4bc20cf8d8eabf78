"""An interactive report in a browser without a network: its charts are live, and move together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from borderdesk.delivery.policy import policy_of
from borderdesk.report.publish import publish

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
STORIES = "ukraine-2022", "russia-2022"
LIVE = "[...document.querySelectorAll('figure.chart')].map(one => Boolean(one.querySelector('.live > svg path')))"
# of each chart: the countries whose marks stand out, and those whose marks are pale
SHOWN = """() => [...document.querySelectorAll('.live > svg')].map(svg => {
    const items = [...svg.querySelectorAll('.role-mark :is(path, text, rect)')].map(one => one.__data__)
        .filter(item => item?.datum?.country && item.opacity !== 0);
    const named = strong => [...new Set(items.filter(item => ((item.opacity ?? 1) > .2) === strong).map(item => item.datum.country))].sort();
    return [named(true), named(false)];
})"""
AXES = """() => [...document.querySelectorAll('.live > svg')].map(svg =>
    [...svg.querySelectorAll('.role-axis-label text')].map(one => one.textContent).sort().join(' '))"""
# a point at which nothing lies over a shape
BARE = """shape => { shape.scrollIntoView({ block: 'center' }); const box = shape.getBoundingClientRect();
    for (let x = box.left + 2; x < box.right; x += 3) for (let y = box.top + 2; y < box.bottom; y += 3)
        if (document.elementFromPoint(x, y) === shape) return [x, y];
}"""
TIME_CHART = 1  # the daily counts
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The two briefings with the most claims, built as interactive pages."""
    folder = tmp_path_factory.mktemp("interactive")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return {
            story: publish("briefing", {"story": story}, folder / f"{story}.html", interactive=True).path
            for story in STORIES
        }


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, reports: dict[str, Path], request: pytest.FixtureRequest) -> Iterator[Any]:
    """The larger one, its charts live; ``page.wrong`` lists what it asked for and what its console said."""
    context = browser.new_context(color_scheme=request.param, viewport={"width": 1280, "height": 900})
    context.set_offline(True)
    page: Any = context.new_page()
    page.wrong = []
    page.on("request", lambda one: page.wrong.append(one.url) if not one.url.startswith(("file:", "data:")) else None)
    page.on("console", lambda message: page.wrong.append(message.text))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.goto(reports["ukraine-2022"].as_uri())
    page.wait_for_selector("body.alive")
    yield page
    assert page.wrong == []
    context.close()


def choose(page: Any, label: str, chart: int = 0) -> None:
    words = page.locator("figure.chart").nth(chart).locator(".live text").get_by_text(label, exact=True)
    words.first.click()
    page.wait_for_timeout(200)


@pytest.mark.parametrize("story", STORIES)
def test_a_briefing_of_eight_charts_is_smaller_than_600_kb(story: str, reports: dict[str, Path]) -> None:
    assert reports[story].stat().st_size < 600_000


@pytest.mark.parametrize("story", STORIES)
def test_its_policy_names_two_scripts_by_hash_and_allows_no_eval_and_no_network(
    story: str, reports: dict[str, Path]
) -> None:
    policy = policy_of(reports[story].read_text("utf-8"))
    run = next(part.split()[1:] for part in policy.split(";") if part.split()[0] == "script-src")
    assert len(run) == 2
    assert all(re.fullmatch(r"'sha256-[\w+/]{43}='", one) for one in run)
    assert "unsafe-eval" not in policy
    assert "connect-src" not in policy
    assert "default-src 'none'" in policy


def test_every_chart_is_live(page: Any) -> None:
    found = page.evaluate(LIVE)
    assert len(found) == 8
    assert all(found)


def test_a_country_clicked_in_one_chart_stands_out_in_all_of_them_until_it_is_clicked_again(page: Any) -> None:
    before = page.evaluate(SHOWN)
    assert all(pale == [] for _, pale in before)
    choose(page, "Slovakia")
    chosen = page.evaluate(SHOWN)
    assert {country for strong, _ in chosen for country in strong} == {"Slovakia"}
    assert [len(strong) + len(pale) for strong, pale in chosen] == [len(strong) for strong, _ in before]
    assert page.locator("#explore select").input_value() == "Slovakia"
    choose(page, "Slovakia")
    assert page.evaluate(SHOWN) == before


def test_a_country_clicked_on_the_map_stands_out_too_and_escape_frees_it(page: Any) -> None:
    before = page.evaluate(SHOWN)
    page.mouse.click(*page.locator('.live path.country[aria-label^="Romania"]').first.evaluate(BARE))
    page.wait_for_timeout(200)
    assert {country for strong, _ in page.evaluate(SHOWN) for country in strong} == {"Romania"}
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert page.evaluate(SHOWN) == before


def test_days_drawn_over_one_chart_hold_for_every_chart_over_time(page: Any) -> None:
    before = page.evaluate(AXES)
    chart = page.locator("figure.chart").nth(TIME_CHART)
    chart.scroll_into_view_if_needed()
    box = chart.locator(".live > svg").bounding_box()
    page.mouse.move(box["x"] + 80, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 220, box["y"] + 70, steps=4)
    assert chart.locator(".shade").is_visible()
    page.mouse.up()
    page.wait_for_timeout(300)
    after = page.evaluate(AXES)
    assert [one != other for one, other in zip(before, after, strict=True)][1:4] == [True] * 3
    first, last = (page.locator("#explore input").nth(place).input_value() for place in (0, 1))
    assert "2022-02-20" < first < last < "2022-09-01"
    assert not page.locator("dialog[open]").count()
    page.get_by_role("button", name="Show everything").click()
    page.wait_for_timeout(300)
    assert page.evaluate(AXES) == before


def test_the_keyboard_alone_chooses_a_country_and_days_and_opens_the_chain_of_a_mark(page: Any) -> None:
    before = page.evaluate(AXES)
    page.locator("#explore select").focus()
    page.keyboard.type("Po")
    page.wait_for_timeout(300)
    assert {country for strong, _ in page.evaluate(SHOWN) for country in strong} == {"Poland"}
    page.locator("#explore input").first.fill("2022-05-01")
    page.wait_for_timeout(300)
    assert page.evaluate(AXES)[TIME_CHART] != before[TIME_CHART]
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    mark = page.locator("figure.chart").nth(TIME_CHART).locator('[tabindex="0"]')
    assert mark.count() == 1
    mark.focus()
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") != first
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open] article")
    assert page.locator("dialog[open] .go a[href^='http']").count()


def test_a_mark_says_what_it_stands_for_and_opens_its_chain(page: Any) -> None:
    mark = page.locator("figure.chart").nth(TIME_CHART).locator('path[role="button"]').first
    label = mark.get_attribute("aria-label")
    mark.hover()
    page.wait_for_timeout(100)
    assert page.locator(".tip").inner_text().startswith(label)
    mark.click()
    page.wait_for_selector("dialog[open] article")
    assert page.locator("dialog[open] .said").inner_text() == label


def test_it_breaks_no_rule_of_wcag(page: Any) -> None:
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("tags => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })", TAGS)
    assert [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"][:3]] == []


@pytest.mark.parametrize("lacking", ["script", "DecompressionStream"])
def test_where_it_cannot_be_live_the_drawn_charts_stay(
    lacking: str, browser: Browser, reports: dict[str, Path]
) -> None:
    context = browser.new_context(java_script_enabled=lacking != "script")
    page = context.new_page()
    if lacking != "script":
        page.add_init_script(f"delete window.{lacking}")
    page.goto(reports["ukraine-2022"].as_uri())
    page.wait_for_timeout(300)
    assert page.locator("figure.chart > svg").count() == 8
    assert not page.locator("#explore").is_visible()
    context.close()


def test_on_a_phone_nothing_hangs_over(browser: Browser, reports: dict[str, Path]) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(reports["russia-2022"].as_uri())
    page.wait_for_selector("body.alive")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()
