"""The shelf in a browser without a network: countries and words are found by keyboard, on a phone, in the dark, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from borderdesk.build.outcome import Built, settle
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.index import write_shelf
from shelving import CHANGED, put

pytestmark = pytest.mark.browser

DESK, PHONE = (1280, 900), (360, 740)
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
PAGES = pytest.mark.parametrize("name", ["index.html", "geo.error.html"])
KAZ, GEO, SUD, GUI, NEW = EDITIONS = [
    Edition("kaz", "Kazakhstan: arrivals and departures", "x"),
    Edition("geo", "Georgia: arrivals and departures", "x"),
    Edition("sud", "People leaving Sudan", "x"),
    Edition("gui", "Côte d'Ivoire and its neighbours", "x"),
    Edition("new", "Not there yet", "x"),
]
LONG = "cell 3: LedgerError: /srv/" + "very-long-folder-" * 9 + "figures.csv, row 12: found '12k', expected a number"
# the lowest contrast of words with what they stand on, as WCAG 2.2 computes it
CONTRAST = """() => {
    const parts = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = colour => { const [r, g, b] = parts(colour).map(v => v / 255)
        .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
    const ground = it => { for (; it; it = it.parentElement) { const colour = getComputedStyle(it).backgroundColor;
        if (parts(colour)[3] !== 0) return light(colour); } return 1; };
    const ratio = it => { const [a, b] = [light(getComputedStyle(it).color), ground(it)].sort((a, b) => b - a); return (a + .05) / (b + .05); };
    const words = [...document.querySelectorAll('h1, h2, h3, p, li, a, span, strong, summary, button, input, label, pre')];
    return Math.min(...words.filter(it => it.checkVisibility()).map(ratio));
}"""
# what can be pressed and is smaller than 24 by 24 pixels, unless it stands within words (WCAG 2.2, 2.5.8)
SMALL = """() => [...document.querySelectorAll('h3 a, summary, button, input')].filter(it => it.checkVisibility())
    .map(it => it.getBoundingClientRect()).filter(box => box.height < 23 || box.width < 24).length"""

Open = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shelf with an edition up to date, a draft with earlier editions, a failed one, one of many countries, a missing one."""
    folder = tmp_path_factory.mktemp("shelf")
    put(folder, KAZ, "Kazakhstan: more came than left", 2, countries=("RUS", "KAZ"), claims=5, accepted=5)
    put(folder, GEO, "Georgia: most left again", 2, countries=("RUS", "GEO"))
    settle(folder, Built(GEO, 1.0, failure=LONG))
    for day in (1, 2, 3):
        finding = ((f"Egypt, day {day}: ", ""), ("about 1,000,000", "#claim-a"), (" arrived", ""))
        facts = {"changes": CHANGED, "ledger": str(day), "claims": 7, "accepted": 2}
        put(folder, SUD, f"day {day}", day, headline=finding, countries=("SDN", "SSD", "EGY"), **facts)
    put(folder, GUI, "x", 2, countries=("CIV", "GIN", "GNQ", "LBR", "MLI", "BFA", "GHA", "XKX"))
    write_shelf(folder, EDITIONS)
    return folder


@pytest.fixture
def opened(browser: Browser, folder: Path) -> Open:
    """Opens a page without a network; fails where it asks for another or its console says anything."""

    @contextmanager
    def visit(name: str = "index.html", size: tuple[int, int] = DESK, **options: Any) -> Iterator[Page]:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        context.set_offline(True)
        page, faults = context.new_page(), list[str]()
        page.on(
            "request", lambda request: faults.append(request.url) if request.url[:5] not in ("file:", "data:") else None
        )
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto((folder / name.partition("#")[0]).as_uri() + "".join(name.partition("#")[1:]))
        yield page
        context.close()
        assert faults == []

    return visit


def shown(page: Page) -> list[str]:
    return page.evaluate(
        "[...document.querySelectorAll('.edition')].filter(it => it.checkVisibility()).map(it => it.id)"
    )


QUERIES = [
    ("Kazakhstan", ["kaz"], "1 of 5 editions: Kazakhstan"),
    ("kazakh", ["kaz"], "1 of 5 editions: Kazakhstan"),
    ("GEO", ["geo"], "1 of 5 editions: Georgia"),
    ("Russians", ["kaz", "geo"], "2 of 5 editions: Russia"),
    ("Guinea", ["gui"], "1 of 5 editions: Guinea"),
    ("guin", ["gui"], "1 of 5 editions: Guinea, Equatorial Guinea"),
    ("cote d’ivoire", ["gui"], "1 of 5 editions: Ivory Coast"),
    ("Казахстан", ["kaz"], "1 of 5 editions: Kazakhstan"),
    ("géorgie", ["geo"], "1 of 5 editions: Georgia"),
    ("south sudan", ["sud"], "1 of 5 editions: South Sudan"),
    ("left again", ["geo"], "1 of 5 editions"),
    ("departures russia", ["kaz", "geo"], "2 of 5 editions: Russia"),
    ("arrivals kaz", ["kaz"], "1 of 5 editions: Kazakhstan"),
    ("failed", ["geo"], "1 of 5 editions"),
    ("draft", ["sud"], "1 of 5 editions"),
    ("not built", ["new"], "1 of 5 editions"),
    ("omania", [], "No edition for “omania”."),
    ("<zz>&", [], "No edition for “<zz>&”."),
    ("(", ["sud", "kaz", "geo", "gui", "new"], "5 of 5 editions"),
]


@pytest.mark.parametrize(("query", "ids", "told"), QUERIES)
def test_a_country_or_a_word_is_found_and_the_result_is_told(
    query: str, ids: list[str], told: str, opened: Open
) -> None:
    with opened() as page:
        page.get_by_label("Find a country or a word").fill(query)
        assert shown(page) == ids
        expect(page.get_by_role("status")).to_have_text(told)


def test_a_search_needs_no_mouse(opened: Open) -> None:
    with opened() as page:
        field = page.get_by_label("Find a country or a word")
        for _ in range(4):
            page.keyboard.press("Tab")
            if field.evaluate("it => it === document.activeElement"):
                break
        expect(field).to_be_focused()
        page.keyboard.type("georgia")
        assert shown(page) == ["geo"]
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name=GEO.title)).to_be_focused()
        field.focus()
        page.keyboard.press("Escape")
        assert len(shown(page)) == len(EDITIONS)
        expect(field).to_be_focused()
        expect(page.get_by_role("status")).to_have_text("")


def test_everything_of_the_page_is_reached_with_the_tab_key_in_the_order_in_which_it_stands(opened: Open) -> None:
    with opened() as page:
        wanted = page.evaluate(
            "[...document.querySelectorAll('a[href], summary, input')].filter(it => it.checkVisibility()).length"
        )
        places = []
        for _ in range(wanted):
            page.keyboard.press("Tab")
            places.append(
                page.evaluate(
                    "[...document.querySelectorAll('a[href], summary, input')].indexOf(document.activeElement)"
                )
            )
        assert places == sorted(places)
        assert len(set(places)) == wanted


def test_the_result_is_announced_politely(opened: Open) -> None:
    with opened() as page:
        status = page.get_by_role("status")
        assert status.get_attribute("aria-live") == "polite"
        assert status.count() == 1


def test_all_are_shown_again_at_the_press_of_a_button(opened: Open) -> None:
    with opened() as page:
        button = page.get_by_role("button", name="Show all")
        expect(button).to_be_hidden()
        page.get_by_label("Find a country or a word").fill("sudan")
        button.click()
        assert len(shown(page)) == len(EDITIONS)
        expect(button).to_be_hidden()


def test_a_search_has_an_address_of_its_own(opened: Open) -> None:
    with opened("index.html#q=south%20sudan") as page:
        assert shown(page) == ["sud"]
        page.get_by_label("Find a country or a word").fill("kazakhstan")
        expect(page).to_have_url(re.compile(r"index\.html#q=kazakhstan$"))
        page.get_by_label("Find a country or a word").fill("")
        expect(page).to_have_url(re.compile(r"index\.html$"))


@pytest.mark.parametrize("anchor", ["#q=%", "#q=", "#geo", "#"])
def test_an_address_that_asks_for_nothing_shows_all(anchor: str, opened: Open) -> None:
    with opened(f"index.html{anchor}") as page:
        assert len(shown(page)) == len(EDITIONS)


def test_without_a_script_it_is_a_plain_list(opened: Open) -> None:
    with opened(java_script_enabled=False) as page:
        expect(page.get_by_role("search")).to_be_hidden()
        assert page.locator(".edition:visible").count() == len(EDITIONS)
        page.get_by_text("Earlier editions: 2").click()
        expect(page.get_by_role("link", name="2 November 2026")).to_be_visible()


def test_an_earlier_edition_opens_at_its_date(opened: Open) -> None:
    with opened() as page:
        page.get_by_text("Earlier editions: 2").click()
        page.get_by_role("link", name="1 November 2026", exact=True).click()
        assert page.url.endswith("past/sud/2026-11-01.html")
        assert "day 1" in page.inner_text("body")


def test_the_failed_edition_leads_to_its_error_and_from_there_back(opened: Open) -> None:
    with opened() as page:
        page.get_by_role("link", name="1 failed").click()
        assert page.locator("#geo").evaluate(
            "it => it.matches(':target') && it.getBoundingClientRect().top < innerHeight"
        )
        page.get_by_role("link", name="What went wrong").click()
        assert "expected a number" in page.inner_text("pre.message")
        page.get_by_role("link", name="All reports").click()
        assert page.url.endswith("index.html")


@PAGES
@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_and_nothing_is_wider_than_the_window(
    name: str, size: tuple[int, int], scheme: str, opened: Open
) -> None:
    with opened(name, size, color_scheme=scheme) as page:
        assert page.evaluate(CONTRAST) >= 4.5
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert page.evaluate(SMALL) == 0


def test_the_widest_it_can_get_on_a_phone_still_fits(opened: Open) -> None:
    with opened(size=PHONE) as page:
        for summary in page.locator("summary").all():
            summary.click()
        page.get_by_label("Find a country or a word").fill("x" * 200)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_state_stands_in_words_and_not_in_a_colour_alone(opened: Open) -> None:
    with opened() as page:
        states = [one.inner_text() for one in page.locator(".state").all()]
        assert [" ".join(one.split()) for one in states] == [
            "Up to date Draft",
            "Up to date",
            "Failed",
            "Up to date",
            "Not built yet",
        ]


def test_on_paper_the_list_stands_alone(opened: Open) -> None:
    with opened(size=(673, 900), color_scheme="dark") as page:
        page.emulate_media(media="print")
        expect(page.get_by_label("Find a country or a word")).to_be_hidden()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert page.pdf().startswith(b"%PDF-")


def test_a_page_stands_still_once_it_is_painted_also_with_a_search_in_its_address(opened: Open) -> None:
    with opened("index.html#q=sudan") as page:
        page.evaluate(
            "() => { window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(it => { window.moved += it.value; })).observe({ type: 'layout-shift', buffered: true }); }"
        )
        page.wait_for_timeout(200)
        assert page.evaluate("window.moved") < 0.1
