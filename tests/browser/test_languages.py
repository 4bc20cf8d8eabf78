"""A report in another language as its readers meet it: nothing of ours in English, nothing cut, the chain in their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, Page

from borderdesk.language import speaking, worded
from borderdesk.language.catalogue import FOLDER
from borderdesk.report.publish import publish

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = ("de", "uk")
DESK, PHONE = (1280, 900), (360, 740)
# all that a reader sees or hears but the words of others, code and the record of the run; folded tables unfolded
OURS = """async () => {
    document.querySelectorAll('details:not(.source)').forEach(one => { one.open = true; });
    await new Promise(done => setTimeout(done, 400));
    const main = document.querySelector('main').cloneNode(true);
    main.querySelectorAll('[lang], q, code, pre, .source, small').forEach(one => one.remove());
    const heard = [...main.querySelectorAll('[aria-label]')].map(one => one.getAttribute('aria-label'));
    return [main.textContent, ...heard].join(' ');
}"""
# words of charts that stand out of their drawing by more than the reach of a letter
CUT = """() => [...document.querySelectorAll('figure.chart > svg')].flatMap(svg => {
    const [x, y, w, h] = svg.getAttribute('viewBox').split(' ').map(Number);
    return [...svg.querySelectorAll('text')].filter(one => {
        const box = one.getBBox(), m = one.getCTM(), c = svg.getCTM().inverse().multiply(m);
        const left = c.e + c.a * box.x, right = left + Math.abs(c.a) * box.width;
        return c.b === 0 && (left < x - 2 || right > x + w + 2);
    }).map(one => one.textContent);
})"""
# labels of one scale that stand upon each other
TOGETHER = """() => [...document.querySelectorAll('figure.chart g.role-axis-label, figure.chart g.role-legend-label')].flatMap(scale => {
    const boxes = [...scale.querySelectorAll('text')].map(one => [one.textContent, one.getBoundingClientRect()]);
    return boxes.filter(([, a], at) => boxes.some(([, b], other) => other > at && a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 3 && b.top < a.bottom - 3)).map(([text]) => text);
})"""


@pytest.fixture(scope="module", params=LANGUAGES)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A briefing in one of the languages."""
    path = tmp_path_factory.mktemp("languages") / f"{request.param}.html"
    publish("briefing", {"story": "russia-2022", "language": request.param}, path)
    return request.param, path


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, report: tuple[str, Path], browser: Browser) -> Iterator[Page]:
    """It without a network."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_offline(True)
    opened = context.new_page()
    opened.said = []  # type: ignore[attr-defined]
    opened.on("console", lambda message: opened.said.append(message.text))  # type: ignore[attr-defined]
    opened.goto(report[1].as_uri())
    yield opened
    context.close()


def english() -> set[str]:
    """Messages of three words and more that stand for themselves, or their longest piece between two places."""
    with Path(FOLDER, "borderdesk.pot").open("rb") as file:
        found = read_po(file)
    ids = (one.id[0] if isinstance(one.id, tuple | list) else one.id for one in found if one.id)
    pieces = (max(re.split(r"\{\w+\}", text), key=len).strip(" .,:;?()") for text in ids)
    return {piece for piece in pieces if piece.count(" ") >= 2}


def test_nothing_of_ours_is_left_in_english(report: tuple[str, Path], page: Page) -> None:
    text = " ".join(page.evaluate(OURS).split())
    assert len(text) > 5000
    assert sorted(piece for piece in english() if piece in text) == []


def test_the_page_says_its_language_and_marks_the_words_of_others(report: tuple[str, Path], page: Page) -> None:
    assert page.evaluate("document.documentElement.lang") == report[0]
    assert page.locator("p.story [lang='en']").count() == 1
    assert page.said == []  # type: ignore[attr-defined]


def test_nothing_is_cut_and_the_page_is_no_wider_than_its_window(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(CUT) == []
    assert page.evaluate(TOGETHER) == []


def test_a_number_opens_its_chain_in_the_words_of_the_language(report: tuple[str, Path], page: Page) -> None:
    page.locator("main a.number:visible").first.click()
    page.wait_for_selector("dialog[open] article")
    with speaking(report[0]):
        title = worded("Where this number comes from")
    assert page.locator("dialog[open] header").inner_text().startswith(title)
