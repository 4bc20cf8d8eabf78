"""The page: one file that asks no network, runs nothing but ours, and keeps what came from an article as text."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest

from borderdesk.errors import OriginError
from borderdesk.origin import Sentence
from borderdesk.report.contents import contents
from borderdesk.report.harmless import harmless
from borderdesk.report.packing import packed, unpacked
from borderdesk.report.page import page
from borderdesk.report.record import Record
from borderdesk.report.render import render

RECORD = Record(
    "small.ipynb", {"word": "<b>yes</b>"}, "0" * 64, datetime(2026, 11, 23, 5, 30, tzinfo=UTC), 1.5, "papermill"
)
LOADED = re.compile(
    r"<(?:script|img|iframe|link|object|embed|source|video|audio)\b[^>]*\b(?:src|href|data)\s*=\s*[\"']?https?:"
)


def executed(*outputs: dict, source: str = "1 + 1") -> nbformat.NotebookNode:
    notebook = nbformat.v4.new_notebook()
    code = nbformat.v4.new_code_cell(source, outputs=[nbformat.v4.new_output(**output) for output in outputs])
    notebook.cells = [nbformat.v4.new_markdown_cell("# Heading\n\nSome *words*."), code]
    return notebook


def display(**data: str) -> dict:
    return {"output_type": "display_data", "data": {name.replace("_", "/", 1): value for name, value in data.items()}}


def test_a_page_has_a_title_its_words_its_record_and_its_code_folded_away() -> None:
    markup = render(executed(display(text_plain="4")), RECORD)
    assert "<title>Heading</title>" in markup
    assert "<em>words</em>" in markup
    assert re.search(r"<details class=\"source\"><summary>Code</summary><pre><code>1 \+ 1</code>", markup)
    assert "0" * 64 in markup
    assert "2026-11-23T05:30:00+00:00" in markup


def test_the_policy_of_a_page_allows_our_script_by_its_hash_and_no_network() -> None:
    markup = render(executed(), RECORD)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', markup)
    script = re.search(r"<script>(.*?)</script>", markup, re.DOTALL)
    assert policy and script
    digest = base64.b64encode(hashlib.sha256(script.group(1).encode()).digest()).decode()
    assert "default-src &#39;none&#39;" in policy.group(1) or "default-src 'none'" in policy.group(1)
    assert digest in policy.group(1).replace("&#43;", "+").replace("&#34;", '"')
    assert "http" not in policy.group(1)


def test_a_page_loads_nothing() -> None:
    markup = render(
        executed(display(text_html="<a href='https://example.org/x'>a link is followed, not loaded</a>")), RECORD
    )
    assert not LOADED.search(markup)


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload='alert(1)'><script>alert(2)</script></svg>",
    "<a href='javascript:alert(1)'>x</a>",
    '<a href=" javascript:alert(1)">x</a>',
    "<iframe src='https://evil.example'></iframe>",
    "<svg><foreignObject><body onload=alert(1)></foreignObject></svg>",
    "<form action='https://evil.example'><input></form>",
    "<scr<script>ipt>alert(1)</script>",
    "<a href='java&#115;cript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='data:text/html,<b>x</b>'>x</a>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><animate attributeName='href' values='javascript:alert(1)'/></svg>",
    "<svg><use href='data:image/svg+xml;base64,AA#x'/></svg>",
    "<p style='background:url(https://evil.example/x)'>x</p>",
    "<img srcset='https://evil.example/x 2x'>",
    "<img src='https://evil.example/x.png'>",
    "<video poster='//evil.example/x'></video>",
    "<math><maction href='javascript:alert(1)'>x</maction></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<div/onclick=alert(1)>x</div>",
    "<style>@import url(https://evil.example)</style>",
    "<template><img src=x onerror=alert(1)></template>",
    "<!--><img src=x onerror=alert(1)>-->",
]
HARMLESS = [
    '<figure class=\'chart\'><svg viewBox="0 0 1 1"><a href="https://a.example/?b=1&amp;c=2#:~:text=d"><rect x="1"/></a></svg></figure>',
    "<p>1 &lt; 2 &amp; 3 &#x27;4&#x27;</p>",
    "<a class='number' href='#claim-a'>5</a>",
    "<img alt='' src='data:image/png;base64,AA=='>",
    "<clipPath id='c'><rect/></clipPath>",
    "<p style='width:100%;max-width:640px'>x</p>",
    "<details class='data'><summary>x</summary><div class='scroll' tabindex='0'>y</div></details>",
]


@pytest.mark.parametrize("markup", HOSTILE)
def test_what_could_run_or_load_is_taken_out_of_html(markup: str) -> None:
    found = harmless(markup).lower()
    assert not re.search(r"<(script|iframe|form|foreignobject|object|embed)\b", found)
    assert not re.search(r"\son\w+\s*=", found)
    assert not re.search(r"javascript:|evil\.example|data:(?!image/png)|<(?:style|template|animate)", found)


@pytest.mark.parametrize("markup", HARMLESS)
def test_what_does_no_harm_stays_as_it_was_written(markup: str) -> None:
    assert harmless(markup) == markup


@pytest.mark.parametrize("markup", HOSTILE)
def test_hostile_words_in_text_and_markdown_stay_text(markup: str) -> None:
    for data in ({"text_plain": markup}, {"text_markdown": markup}):
        shown = render(executed(display(**data), source=markup), RECORD).split("<main")[1].split("</main>")[0]
        assert not re.search(r"<(script|iframe|form|img|svg)\b", shown, re.IGNORECASE)


def test_a_parameter_that_holds_markup_is_escaped_in_the_record() -> None:
    assert "<b>yes</b>" not in render(executed(), RECORD)


def test_an_svg_stands_in_the_page_itself() -> None:
    markup = render(executed(display(**{"image_svg+xml": "<svg viewBox='0 0 1 1'><text>words</text></svg>"})), RECORD)
    assert "<svg viewBox='0 0 1 1'><text>words</text></svg>" in markup


def test_a_notice_and_printed_lines_are_shown() -> None:
    stream = {"output_type": "stream", "name": "stdout", "text": "3 rows <went>\n"}
    markup = render(executed(stream), RECORD, notice=Sentence.of("Draft: 2 of 5 claims"))
    assert "3 rows &lt;went&gt;" in markup
    assert "Draft: 2 of 5 claims" in markup


def test_injected_parameters_are_not_shown_twice() -> None:
    notebook = executed(source="word = 'injected'")
    notebook.cells[1].metadata["tags"] = ["injected-parameters"]
    assert "word = &#39;injected&#39;" not in render(notebook, RECORD)


def test_a_template_that_misses_a_value_is_an_error() -> None:
    with pytest.raises(Exception, match="undefined"):
        page("report.html", title="x")


def test_nbconvert_makes_the_same_page_of_a_notebook_that_ran(monkeypatch: pytest.MonkeyPatch) -> None:
    from nbconvert.exporters import get_exporter

    reference = Path(__file__).parent / "reference"
    monkeypatch.chdir(reference)
    markup, resources = get_exporter("borderdesk")().from_filename(str(reference / "04-briefing.ipynb"))
    assert resources["output_extension"] == ".html"
    assert re.search(r"<a class='number' href='#claim-[^']+'>", markup)
    assert "04-briefing.ipynb" in markup.split("Run record")[1]


def test_nbconvert_refuses_a_number_without_an_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    from borderdesk.report.exporter import PageExporter

    monkeypatch.chdir(Path(__file__).parent / "reference")
    with pytest.raises(OriginError, match="found 4711 in a sentence"):
        PageExporter().from_notebook_node(executed(display(text_html="<p>4711 people came.</p>")))


def test_what_stands_in_the_charts_of_a_page_is_folded_and_can_be_unfolded() -> None:
    chart = (
        "<figure class='chart'><figcaption><strong>T</strong></figcaption><svg class='marks'><a href='https://a.example'>"
        '<rect data-claims="a b" x="1"><title>5 &amp; 6</title></rect><text data-claims="c">7</text></a>'
        '<g class="mark-line role-mark"><path data-claims="a b c" d="M0,0"/></g></svg>'
        "<details class='data'><summary>S</summary><table><thead><tr><th>H</th></tr></thead><tbody>"
        "<tr><td>1</td></tr><tr><td>2</td></tr></tbody></table></details></figure>"
    )
    bare, block = packed(chart * 2)
    assert bare.count("<a href='https://a.example'><rect x=\"1\"/><text>7</text></a>") == 2
    assert "data-claims" not in bare
    table = "<table><thead><tr><th>H</th></tr></thead><tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody></table>"
    assert unpacked(bare + block) == ([table] * 2, [[("a b", "5 & 6", ""), ("c", "", "")]] * 2)


def test_headings_make_contents_where_there_are_enough_of_them() -> None:
    parts = [f"<h2 id='h{number}'>Q &amp; <em>A</em> {number}</h2>" for number in range(4)]
    assert contents(parts[:3]) == []
    assert contents(parts) == [(f"h{number}", f"Q & A {number}") for number in range(4)]
