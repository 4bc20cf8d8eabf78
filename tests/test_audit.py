"""A number without an origin fails the build: in a sentence, in a table cell, in a chart mark; the old report stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from borderdesk.errors import OriginError
from borderdesk.report.publish import publish
from borderdesk.story import data_root


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notebooks of these tests stand outside the checkout; their stories are the shipped ones."""
    monkeypatch.setenv("BORDERDESK_DATA", str(data_root()))


SETUP = """from IPython.display import HTML, display
from borderdesk import briefing, charts
from borderdesk.origin import Cited, Counted, Sentence
from borderdesk.view import open_view
view = open_view(story)"""


def notebook(folder: Path, *sources: str, tags: tuple[str, ...] = ()) -> Path:
    """A notebook of a reporter's own, with one cell for each source; ``tags`` are those of the last one."""
    made = nbformat.v4.new_notebook()
    made.cells = [
        nbformat.v4.new_markdown_cell("# Mine"),
        nbformat.v4.new_code_cell('story: str = "sudan-2023"  # which', metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(SETUP, metadata={"tags": ["setup"]}),
        *map(nbformat.v4.new_code_cell, sources),
    ]
    made.cells[-1].metadata["tags"] = list(tags)
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path = folder / "mine.ipynb"
    nbformat.write(made, path)
    return path


PLANTED = {
    "a sentence": ('briefing.Passage.paragraph(Sentence.of("About 4,711 people came."))', "4,711"),
    "a sentence that cites a claim with another number": (
        'briefing.Passage.paragraph(Sentence.of("There came ", Cited("4,711", (view.claims.iloc[0]["figure_id"],))))',
        "4,711",
    ),
    "a count of other rows": (
        "display(HTML(\"<p class='lead'><a class='count' data-rows='a|b' data-of='rows'>4711</a> rows</p>\"))",
        "4711",
    ),
    "a table cell": ('display(HTML("<table><tr><td>Sudan</td><td>4,711</td></tr></table>"))', "4,711"),
    "a table of pandas": ('view.claims[["figure_id", "value_low"]].head(1)', ""),
    "a printed line": ("print(4711)", "4711"),
    "a number after a comma": ("print('of,4711')", "4711"),
    "a number with points": ("print('4.711.000 people')", "4.711.000"),
    "a number at a word": ("print('EUR4711')", "4711"),
    "a year that is none": ("print('There were 2024 people')", "2024"),
    "Arabic digits": ("print('\u0664\u0667\u0661\u0661 people')", "\u0664\u0667\u0661\u0661"),
    "a numbered list": ("display(HTML('<ol start=4711><li>came</li></ol>'))", "4711"),
    "an SVG drawn by hand": (
        'display(HTML(\'<svg><rect width="50" height="40"/><rect width="5" height="4"/></svg>\'))',
        "a mark",
    ),
    "a picture": ("display(HTML('<img src=\"data:image/png;base64,AAAA\">'))", "an image"),
    "a chart past ours": (
        "import altair as alt\nalt.Chart({'values': [{'x': 1, 'y': 4711}]}).mark_bar().encode(x='x:O', y='y:Q')",
        "marks",
    ),
    "a title of a chart": (
        "import altair as alt\ncharts.show(alt.Chart({'values': []}).mark_bar().properties(title='4,711 came'))",
        "4,711",
    ),
    "a category of a chart": (
        "import altair as alt\nrow = {'x': '4,711 people', 'o': 'x; claim: ' + view.claims.iloc[0]['figure_id']}\n"
        "charts.show(alt.Chart({'values': [row]}).mark_bar().encode(x='x:O', description='o:N'))",
        "4,711",
    ),
    "a mark that tells another number than its claim": (
        "import altair as alt\nrow = {'x': 1, 's': 'https://a.b', 'o': '4,711; claim: ' + view.claims.iloc[0]['figure_id']}\n"
        "chart = alt.Chart({'values': [row]}).mark_bar().encode(x='x:O', href='s:N', description='o:N')\n"
        "charts.show(chart)",
        "4,711",
    ),
    "a mark that leads to no source": (
        "import altair as alt\nrow = {'x': 1, 'o': 'x; claim: ' + view.claims.iloc[0]['figure_id']}\n"
        "charts.show(alt.Chart({'values': [row]}).mark_bar().encode(x='x:O', description='o:N'))",
        "a mark",
    ),
    "arithmetic that does not hold": (
        'from borderdesk.origin import Computed\ntwo = tuple(view.claims["figure_id"].head(2))\n'
        'briefing.Passage.paragraph(Sentence.of("Net ", Computed("4,711", "net", two, "wrong")))',
        "4,711",
    ),
    "a chart mark": (
        "import altair as alt\nchart = alt.Chart({'values': [{'x': 1, 'y': 4711}]}).mark_bar().encode(x='x:O', y='y:Q')\n"
        "charts.show(chart)",
        "a mark",
    ),
}


@pytest.mark.parametrize("place", PLANTED)
def test_a_number_without_an_origin_fails_the_build_and_the_old_report_stays(tmp_path: Path, place: str) -> None:
    source, number = PLANTED[place]
    output = tmp_path / "mine.html"
    output.write_text("the old report", "utf-8")
    with pytest.raises(OriginError) as failure:
        publish(str(notebook(tmp_path, source)), {}, output)
    message = str(failure.value)
    assert message.startswith("mine.ipynb, cell 4 (")
    assert number in message
    assert "\n" not in message
    assert output.read_text("utf-8") == "the old report"


SOUND = {
    "claims, nets and counts": "display(briefing.answer(view), briefing.key_numbers(view), briefing.evidence(view))",
    "a chart of ours": "briefing.with_table(charts.arrivals_departures(view.claims), view)",
    "a count of rows": (
        'rows = Counted.among(view.claims["figure_id"], "claims of the view")\n'
        'briefing.Passage.paragraph(Sentence.of("There are ", rows, " claims."))'
    ),
    "names": "print('The G7 and Covid-19')",
    "identifiers": "print('sudan-2023:', view.claims.iloc[0]['figure_id'])",
    "a date": 'briefing.Passage.paragraph(Sentence.of("On 15 April 2023 fighting began."))',
}


@pytest.mark.parametrize("what", SOUND)
def test_what_names_its_origin_is_published(tmp_path: Path, what: str) -> None:
    output = tmp_path / "mine.html"
    publish(str(notebook(tmp_path, SOUND[what])), {}, output)
    assert "Run record" in output.read_text("utf-8")


def test_the_command_ends_with_1_and_one_line(tmp_path: Path) -> None:
    path = notebook(tmp_path, "print(4711)")
    command = [sys.executable, "-m", "borderdesk", "report", str(path), "--output", str(tmp_path / "mine.html")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("borderdesk: mine.ipynb, cell 4 (print(4711)): found 4711 in a sentence")
    assert done.stderr.count("\n") == 1


def test_a_number_typed_into_the_words_of_a_notebook_fails_too(tmp_path: Path) -> None:
    path = notebook(tmp_path, "view.story.title")
    made = nbformat.read(path, 4)
    made.cells.insert(3, nbformat.v4.new_markdown_cell("In all 4,711 people came."))
    nbformat.write(made, path)
    with pytest.raises(OriginError, match=r"cell 4 \(In all .*found 4,711 in a sentence"):
        publish(str(path), {}, tmp_path / "mine.html")


def test_a_free_cell_is_shown_and_marked_as_not_checked(tmp_path: Path) -> None:
    output = tmp_path / "mine.html"
    publish(str(notebook(tmp_path, "print(4711)", tags=("free",))), {}, output)
    markup = output.read_text("utf-8")
    assert "4711" in markup
    assert "Not checked" in markup


def test_every_number_of_a_briefing_leads_to_a_row_with_its_source(tmp_path: Path) -> None:
    from lxml import html as lxml_html

    output = tmp_path / "b.html"
    publish("briefing", {"story": "sudan-2023"}, output)
    page = lxml_html.fromstring(output.read_text("utf-8"))
    anchors = {one.get("id") for one in page.iterfind(".//*[@id]")}
    numbers = page.findall(".//a[@class='number']")
    assert len(numbers) > 20
    assert {one.get("href")[1:] for one in numbers} <= anchors
    rows = [row for row in page.iterfind(".//tr[@id]") if row.get("id").startswith("claim-")]
    assert rows
    assert all(row.find(".//a[@href]").get("href").startswith(("https://", "http://")) for row in rows)
    marks = page.findall(".//svg//a")
    assert marks
    assert all(value.startswith(("http", "#")) for one in marks for name, value in one.items() if "href" in name)
