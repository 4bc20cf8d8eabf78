"""A sealed report in a browser: the right passphrase opens it, nothing else does, and then it is the report itself."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from offline import DESK, PHONE, Open, Opened, offline
from playwright.sync_api import Browser, Page

from borderdesk.delivery.policy import sha256
from borderdesk.delivery.sealed import seal
from borderdesk.extract import read
from borderdesk.report.publish import publish
from borderdesk.review.page import render

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
WORDS = "seven wet stones sing"
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])

# the lowest contrast (WCAG 2.2) of words with what is behind them
CONTRAST = """() => {
    const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(v => v / 255)
        .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
    const ground = it => { for (; it; it = it.parentElement) { const c = getComputedStyle(it).backgroundColor;
        if (!c.endsWith(', 0)')) return c; } };
    const ratio = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const words = [...document.querySelectorAll('h1, p, label, button')].filter(it => it.checkVisibility() && it.innerText);
    return Math.min(...words.map(it => ratio(light(getComputedStyle(it).color), light(ground(it)))));
}"""
# what a script and a picture from elsewhere do on the page, and which policies forbid them
ATTACK = """async (script) => {
    const by = new Set();
    addEventListener('securitypolicyviolation', it => by.add(it.originalPolicy));
    const tag = document.createElement('script'); tag.textContent = script; document.head.append(tag);
    const image = new Image(); image.src = 'https://example.org/seen.png'; document.body.append(image);
    await new Promise(done => setTimeout(done, 100));
    return [...by];
}"""
RUNS = "window.ran = true"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A real report, as an editor gets it."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    return publish("briefing", {"story": "syria-returns"}, path, "Embargo till Monday").path.read_text("utf-8")


@pytest.fixture(scope="module")
def sealed(report: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sealed") / "report.sealed.html"
    path.write_text(seal(report, WORDS), "utf-8")
    return path


@pytest.fixture
def opened(browser: Browser) -> Open:
    """Opens a file without a network: ``with opened(path, size=PHONE, scheme="dark") as it``."""

    def visit(
        path: Path, size: tuple[int, int] = DESK, scheme: str = "light", locale: str = "en-GB"
    ) -> AbstractContextManager[Opened]:
        return offline(browser, path.as_uri(), size, color_scheme=scheme, locale=locale)

    return visit


def unlock(page: Page, words: str = WORDS) -> None:
    """Type the words and press Enter."""
    page.get_by_label("Passphrase").fill(words)
    page.keyboard.press("Enter")


@SIZES
def test_enter_opens_the_report_which_asks_for_nothing_and_complains_of_nothing(
    size: tuple[int, int], sealed: Path, opened: Open
) -> None:
    with opened(sealed, size) as it:
        unlock(it.page)
        it.page.wait_for_selector("figure.chart svg")
        assert it.page.title() == "Embargo till Monday"
        assert it.asked == [sealed.as_uri()]
        assert it.said == []


def test_an_open_report_is_the_report_down_to_its_links_and_its_script(
    report: str, sealed: Path, opened: Open, tmp_path: Path
) -> None:
    (tmp_path / "plain.html").write_text(report, "utf-8")
    shape = "() => [document.compatMode, document.body.innerText, document.querySelectorAll('*').length]"
    with opened(tmp_path / "plain.html") as plain, opened(sealed) as it:
        unlock(it.page)
        it.page.wait_for_selector("figure.chart svg")
        plain.settle()
        it.settle()
        assert it.page.evaluate(shape) == plain.page.evaluate(shape)
        it.page.locator("a.number").first.click()
        it.page.wait_for_selector("dialog[open] article a[href^='http']")


def test_another_passphrase_opens_nothing_and_says_so_kindly(sealed: Path, opened: Open) -> None:
    with opened(sealed, PHONE) as it:
        unlock(it.page, "seven dry stones sing")
        it.page.wait_for_selector("#message:not(:empty)")
        alert = it.page.get_by_role("alert")
        assert "does not open the report" in alert.inner_text()
        assert it.page.evaluate("document.activeElement.id") == "passphrase"
        assert it.page.get_by_label("Passphrase").get_attribute("aria-invalid") == "true"
        assert it.page.locator("figure").count() == 0
        assert it.said == []
        unlock(it.page, f"  {WORDS} ")
        it.page.wait_for_selector("figure.chart svg")


def test_a_file_changed_on_the_way_does_not_open(sealed: Path, opened: Open, tmp_path: Path) -> None:
    text = sealed.read_text("utf-8")
    place = text.index('"data": "') + 2000
    other = "A" if text[place] != "A" else "B"
    (tmp_path / "changed.html").write_text(text[:place] + other + text[place + 1 :], "utf-8")
    with opened(tmp_path / "changed.html") as it:
        unlock(it.page)
        it.page.wait_for_selector("#message:not(:empty)")
        assert it.page.locator("figure").count() == 0


def test_while_it_opens_the_form_is_busy_and_says_so(sealed: Path, opened: Open) -> None:
    with opened(sealed) as it:
        it.page.evaluate("() => { crypto.subtle.deriveKey = () => new Promise(() => {}); }")
        unlock(it.page)
        assert it.page.locator("form").get_attribute("aria-busy") == "true"
        assert it.page.get_by_role("button").get_attribute("aria-disabled") == "true"
        assert it.page.get_by_role("status").inner_text() == "Opening …"


def test_an_empty_passphrase_is_asked_for_again(sealed: Path, opened: Open) -> None:
    with opened(sealed) as it:
        it.page.get_by_role("button", name="Open").click()
        assert it.page.get_by_role("alert").inner_text() == "Please type the passphrase first."


@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_closed_page_reads_well_and_is_no_wider_than_its_window(
    size: tuple[int, int], scheme: str, sealed: Path, opened: Open
) -> None:
    with opened(sealed, size, scheme) as it:
        unlock(it.page, "seven dry stones sing")
        it.page.wait_for_selector("#message:not(:empty)")
        assert it.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert it.page.evaluate(CONTRAST) >= 4.5


def test_the_passphrase_can_be_shown(sealed: Path, opened: Open) -> None:
    with opened(sealed) as it:
        it.page.get_by_label("Show what I type").check()
        assert it.page.get_by_label("Passphrase").get_attribute("type") == "text"


@pytest.mark.parametrize(
    ("locale", "title", "tongue"),
    [("de-AT", "Versiegelter Bericht", "de"), ("uk", "Запечатаний звіт", "uk"), ("ja-JP", "Sealed report", "en")],
)
def test_the_closed_page_speaks_the_reader_s_language(
    locale: str, title: str, tongue: str, sealed: Path, opened: Open
) -> None:
    with opened(sealed, locale=locale) as it:
        assert it.page.title() == it.page.get_by_role("heading").inner_text() == title
        assert it.page.evaluate("document.documentElement.lang") == tongue


def test_over_plain_http_the_page_says_what_to_do(sealed: Path, browser: Browser) -> None:
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(body=sealed.read_bytes(), content_type="text/html"))
    page.goto("http://newsroom.example/report.html")
    assert page.evaluate("isSecureContext") is False
    assert page.get_by_role("alert").inner_text().startswith("Over http:// a browser cannot open")
    assert page.locator("form").is_hidden()
    context.close()


def test_an_open_report_keeps_its_own_policy_beside_that_of_the_closed_page(
    report: str, sealed: Path, opened: Open
) -> None:
    outer = sealed.read_text("utf-8").rpartition("<script>")[2].partition("</script>")[0]
    with opened(sealed) as it:
        unlock(it.page)
        it.page.wait_for_selector("figure.chart svg")
        assert len(it.page.evaluate(ATTACK, RUNS)) == 2
        assert it.page.evaluate("window.ran") is None
        # what the closed page alone allows, the report still forbids
        forbidding = it.page.evaluate(ATTACK, outer)
        assert [one for one in forbidding if f"'sha256-{sha256(outer)}'" not in one] != []


def test_a_page_whose_style_is_named_by_its_hash_opens_as_well(opened: Open, tmp_path: Path) -> None:
    text = "About 100,000 people crossed into Armenia <script>alert(1)</script>."
    (tmp_path / "review.html").write_text(seal(render(read(text, None), text, "A <b>title</b>"), WORDS), "utf-8")
    with opened(tmp_path / "review.html") as it:
        unlock(it.page)
        it.page.wait_for_selector("a.m")
        assert it.said == []
        assert "<script>alert(1)</script>" in it.page.inner_text("body")
