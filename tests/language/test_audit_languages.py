"""A number without an origin fails a build in every language, and one with another number than its claim too."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from borderdesk.errors import OriginError
from borderdesk.language import LANGUAGES, number, speaking
from borderdesk.report.audit import of_markup
from borderdesk.report.grounds import Grounds
from borderdesk.report.markup import Markup
from borderdesk.report.publish import publish
from borderdesk.story import data_root
from borderdesk.view import open_view
from test_audit import SETUP

N, H = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
CLAIM = "sud23-arrivals-sdn-tcd-20240828"  # more than 634,000


@pytest.fixture(scope="module")
def grounds() -> Grounds:
    found = Grounds.of("sudan-2023", open_view("sudan-2023"))
    assert found is not None
    return found


def faults(markup: str, language: str, grounds: Grounds) -> list[str]:
    with speaking(language):
        return [one.number for one in of_markup(Markup(markup), grounds)]


PLANTED = [  # language, words without an origin, what is found
    ("de", "Rund 4.711 Menschen kamen.", ["4.711"]),
    ("de", "Rund 4,711 Menschen kamen.", ["4,711"]),
    ("de", "2024 Menschen kamen.", ["2024"]),
    ("fr", f"Environ 4{N}711 personnes.", [f"4{N}711"]),
    ("fr", "Environ 4 711 personnes.", ["4", "711"]),
    ("es", "Unas 4711 personas.", ["4711"]),
    ("es", "Unas 4.711 personas.", ["4.711"]),
    ("uk", f"Прибуло близько 4{H}711 осіб.", [f"4{H}711"]),
    ("uk", f"28 вересня 2022{H}р. прибула 71 особа.", ["71"]),
    ("ru", f"Прибыло около 4{H}711{H}000 человек.", [f"4{H}711{H}000"]),
    ("ru", "В сентябре прибыло 2024 человека.", ["2024"]),
]


@pytest.mark.parametrize(("language", "words", "found"), PLANTED)
@pytest.mark.parametrize(
    "place", ["<p class='lead'>{}</p>", "<table><tr><td>{}</td></tr></table>", "<svg aria-label='{}'/>"]
)
def test_a_number_without_an_origin_is_found(
    language: str, words: str, found: list[str], place: str, grounds: Grounds
) -> None:
    assert faults(place.format(words), language, grounds) == found


CITED = [  # the number of a claim that holds 634,000, and what of it is no number of the claim
    ("de", "mehr als 634.000", []),
    ("de", "mehr als 634,000", ["634,000"]),
    ("de", "mehr als 634.001", ["634.001"]),
    ("fr", f"plus de 634{N}000", []),
    ("fr", "plus de 634.000", ["634.000"]),
    ("es", "más de 634.000", []),
    ("uk", f"понад 634{H}000", []),
    ("uk", "понад 634,000", ["634,000"]),
    ("ru", f"более 634{H}001", [f"634{H}001"]),
    ("en", "more than 634,000", []),
]


@pytest.mark.parametrize(("language", "words", "found"), CITED)
def test_a_claim_holds_its_number_as_the_language_writes_it_and_no_other(
    language: str, words: str, found: list[str], grounds: Grounds
) -> None:
    assert faults(f"<p><a href='#claim-{CLAIM}'>{words}</a></p>", language, grounds) == found


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_words_of_another_language_are_read_in_theirs(language: str, grounds: Grounds) -> None:
    cited = f"<span lang='en'><a href='#claim-{CLAIM}'>more than 634,000</a> on 28 August 2024</span>"
    assert faults(f"<li>{cited}</li>", language, grounds) == []
    assert faults("<li lang='en'>On 28 August 2024 came 4,711.</li>", language, grounds) == ["4,711"]


@pytest.mark.parametrize("language", [*LANGUAGES])
def test_a_count_is_of_as_many_rows_as_it_says(language: str, grounds: Grounds) -> None:
    rows = "|".join(list(grounds.rows)[:5])
    counted = f"<p><a data-rows='{rows}' data-of='x'>{{}}</a></p>"
    assert faults(counted.format(5), language, grounds) == []
    assert faults(counted.format(6), language, grounds) == ["6"]
    with speaking(language):
        assert faults(counted.format(number(5000)), language, grounds) == [number(5000)]


MINE = {
    "de": ('briefing.Passage.paragraph(Sentence.of("Rund 4.711 Menschen kamen."))', "4.711"),
    "uk": ('briefing.Passage.paragraph(Sentence.of("Прибуло близько 4\u00a0711 осіб."))', "4\u00a0711"),
}


@pytest.mark.parametrize("language", MINE)
def test_a_build_in_another_language_fails_over_a_planted_number_and_keeps_the_old_report(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BORDERDESK_DATA", str(data_root()))
    source, planted = MINE[language]
    parameters = 'story: str = "sudan-2023"\nlanguage: str = "en"'
    made = nbformat.v4.new_notebook()
    made.cells = [
        nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(SETUP.replace("(story)", "(story, language=language)"), metadata={"tags": ["setup"]}),
        nbformat.v4.new_code_cell("display(briefing.answer(view), briefing.key_numbers(view))"),
        nbformat.v4.new_code_cell(source),
    ]
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path, output = tmp_path / "mine.ipynb", tmp_path / "mine.html"
    nbformat.write(made, path)
    output.write_text("the old report", "utf-8")
    with pytest.raises(OriginError, match=planted):
        publish(str(path), {"language": language}, output)
    assert output.read_text("utf-8") == "the old report"
