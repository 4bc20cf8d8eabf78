"""A ledger whose words come from an article that means harm: in the report they stay words."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from offline import Opened, offline
from playwright.sync_api import Browser

from borderdesk.report.publish import publish

pytestmark = pytest.mark.browser

STORY = Path(__file__).parent.parent / "reference" / "data" / "sample-2022"
# each would change the page's title if it ran
RUN = "document.title='run'"
WORDS = [
    f"<script>{RUN}</script>",
    f'<img src=x onerror="{RUN}">',
    f'"><svg onload="{RUN}"><text>x</text></svg>',
    f"' onfocus='{RUN}' autofocus x='",
    f"</table></main><script>{RUN}</script>",
    f'<a href="javascript:{RUN}">more</a>',
    "</script><style>*{display:none}</style>",
    "{{ title }} ${title} <!-- ",
]
FIELDS = {"figures": ("quote", "attribution", "place", "note"), "policies": ("quote", "attribution", "note")}
FIELDS |= {"sources": ("title", "publisher")}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A briefing of the fixed story in which every free text is hostile, and every other address a script."""
    root = tmp_path_factory.mktemp("data")
    shutil.copytree(STORY, root / "hostile-2022")
    for table, fields in FIELDS.items():
        path = root / "hostile-2022" / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for number, row in enumerate(rows):
            row |= {field: WORDS[(number + place) % len(WORDS)] for place, field in enumerate(fields)}
            if "url" in row and number % 2:
                row["url"] = f"javascript:{RUN}"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("BORDERDESK_DATA", str(root))
        return publish("briefing", {"story": "hostile-2022"}, root / "report.html", f"<script>{RUN}</script>").path


@pytest.fixture
def opened(report: Path, browser: Browser) -> Iterator[Opened]:
    with offline(browser, report.as_uri()) as it:
        it.settle()
        yield it


def test_hostile_words_stay_words_and_nothing_of_them_runs(opened: Opened) -> None:
    page = opened.page
    title = page.title()
    assert title == f"<script>{RUN}</script>"
    for summary in page.locator("details > summary").all():
        if summary.is_visible():
            summary.click()
    page.locator("a.number").first.click()
    page.wait_for_selector("dialog[open] article")
    assert page.title() == title
    assert opened.said == []
    assert page.locator("main img, main iframe, main form, main style, main script:not([type])").count() == 0
    assert page.evaluate("document.body.innerText.includes('<script>')")


def test_no_link_leads_to_a_script(opened: Opened) -> None:
    links = opened.page.evaluate("[...document.querySelectorAll('a')].map(link => link.getAttribute('href') || '')")
    assert [link for link in links if not link.startswith(("http://", "https://", "#"))] == []
