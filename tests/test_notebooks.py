"""The notebooks as they are kept: their form, and that they run for every story and any choice."""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
from pathlib import Path
from typing import Any

import IPython.display
import pytest

from borderdesk import story
from borderdesk.errors import ParameterError, StoryError

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
LINES = 5  # of a cell that answers a question
OPENING = {"parameters", "setup"}
WRITING = re.compile(r"\b(open\(|write|to_csv|to_json|savefig|urlopen|requests|httpx|subprocess|os\.)")


def cells(path: Path) -> list[dict[str, Any]]:
    return [cell | {"text": "".join(cell["source"])} for cell in json.loads(path.read_text("utf-8"))["cells"]]


def tags(cell: dict[str, Any]) -> set[str]:
    return set(cell["metadata"].get("tags", []))


def code(path: Path) -> list[dict[str, Any]]:
    return [cell for cell in cells(path) if cell["cell_type"] == "code"]


def prose(path: Path) -> list[str]:
    return [cell["text"] for cell in cells(path) if cell["cell_type"] == "markdown"]


def test_there_are_the_four_notebooks_that_the_readme_names() -> None:
    named = re.findall(r"\]\((\S+\.ipynb)\)", (ROOT / "notebooks" / "README.md").read_text("utf-8"))
    assert named == [path.name for path in NOTEBOOKS]
    assert len(named) == 4


def test_the_readme_explains_every_parameter() -> None:
    page = (ROOT / "notebooks" / "README.md").read_text("utf-8")
    names = {node.target.id for path in NOTEBOOKS for node in form(path) if isinstance(node.target, ast.Name)}
    assert {name for name in names if f"`{name}`" not in page} == set()


@every_notebook
def test_a_notebook_opens_with_title_parameters_and_setup(path: Path) -> None:
    first, second, third = cells(path)[:3]
    assert first["text"].startswith("# ")
    assert "?" in first["text"]
    assert (tags(second), tags(third)) == ({"parameters"}, {"setup"})


@every_notebook
def test_parameters_are_typed_assignments_with_a_comment_each(path: Path) -> None:
    text = code(path)[0]["text"]
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    commented = {token.start[0] for token in tokens if token.type == tokenize.COMMENT}
    assert [node.lineno for node in form(path) if node.lineno not in commented] == []
    assert len(form(path)) == len(ast.parse(text).body)


def form(path: Path) -> list[ast.AnnAssign]:
    return [node for node in ast.parse(code(path)[0]["text"]).body if isinstance(node, ast.AnnAssign)]


@every_notebook
def test_every_answer_stands_below_its_question_and_is_short(path: Path) -> None:
    kinds = [cell["cell_type"] for cell in cells(path)]
    answers = [(number, cell) for number, cell in enumerate(cells(path)) if cell["cell_type"] == "code"][2:]
    alone = [cell["text"] for number, cell in answers[1:] if kinds[number - 1] == "code" and "check" not in tags(cell)]
    assert alone == []
    assert [cell["text"] for _, cell in answers if len(cell["text"].splitlines()) > LINES] == []


@every_notebook
def test_a_notebook_has_at_most_twenty_cells_and_a_name_for_each(path: Path) -> None:
    names = [cell["id"] for cell in cells(path)]
    assert len(names) <= 20
    assert len(set(names)) == len(names)


@every_notebook
def test_no_function_no_writing_no_network_and_no_absolute_path(path: Path) -> None:
    for cell in code(path):
        nodes = list(ast.walk(ast.parse(cell["text"])))
        assert not any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda) for node in nodes)
        assert not WRITING.search(cell["text"])
        assert not re.search(r"[\"'](/|[A-Z]:\\|~)", cell["text"])


@every_notebook
def test_no_number_is_typed_into_a_notebook(path: Path) -> None:
    typed = [node.value for cell in code(path) for node in ast.walk(ast.parse(cell["text"])) if number(node)]
    assert typed == []
    assert [text for text in prose(path) if re.search(r"\d", text)] == []


def number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool)


@every_notebook
def test_a_note_stands_before_what_is_left_out(path: Path) -> None:
    below = {later["text"]: earlier["text"] for earlier, later in zip(cells(path), cells(path)[1:], strict=False)}
    leaving = [text for text in below if "left_out(" in text]
    assert leaving
    assert all("Note:" in below[text] for text in leaving)


@every_notebook
def test_a_check_asserts_and_the_last_cell_says_what_cannot_be_shown(path: Path) -> None:
    checks = [cell["text"] for cell in code(path) if "check" in tags(cell)]
    assert checks
    assert all("assert " in text for text in checks)
    assert prose(path)[-1] == cells(path)[-1]["text"]
    assert prose(path)[-1].startswith("## What this cannot show")


@every_notebook
def test_outputs_and_counts_are_kept_out_of_git(path: Path) -> None:
    assert [cell["outputs"] for cell in code(path) if cell["outputs"] or cell["execution_count"] is not None] == []


CHOICES = {
    "a whole story": {"story": "karabakh-2023"},
    "a nationality that nobody counted": {"story": "russia-2022", "nationality": "FRA"},
    "a country without a claim": {"story": "sudan-2023", "destinations": ["ISL"]},
    "days after all claims": {"story": "syria-returns", "since": "2090-01-01", "until": "2090-12-31"},
    "a day before all publications": {"story": "afghanistan-returns", "as_of": "2001-01-01"},
    "a day in the middle": {"story": "karabakh-2023", "as_of": "2023-09-28"},
    "one country, some days": {"story": "russia-2022", "destinations": ["KAZ"], "since": "2022-09-21"},
}


@every_notebook
@pytest.mark.parametrize("choice", CHOICES.values(), ids=list(CHOICES))
def test_a_notebook_runs_for_any_choice(path: Path, choice: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    shown = run(path, choice, monkeypatch)
    assert len(shown) >= 7
    assert all(one["text/plain"] and one["text/html"] for one in shown)


def test_a_choice_that_nothing_fits_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "notebooks")
    shown = run(ROOT / "notebooks" / "04-briefing.ipynb", {"story": "russia-2022", "nationality": "FRA"}, monkeypatch)
    text = "\n".join(one["text/plain"] for one in shown)
    assert "No claim in the ledger fits this choice (nationals of France)." in text
    assert "No chart of arrivals against departures" in text


WRONG = [
    ({"destinations": ["KZ"]}, ParameterError, "destinations: found 'KZ', expected an ISO 3166-1 alpha-3 code"),
    ({"since": "21 September"}, ParameterError, "since: found '21 September', expected a day as YYYY-MM-DD"),
    ({"story": "atlantis"}, StoryError, "found no story 'atlantis'"),
]


@pytest.mark.parametrize(("choice", "error", "message"), WRONG)
def test_a_choice_that_cannot_be_is_one_line_of_error(
    choice: dict[str, Any], error: type[Exception], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT / "notebooks")
    with pytest.raises(error, match=re.escape(message)) as caught:
        run(NOTEBOOKS[0], choice, monkeypatch)
    assert "\n" not in str(caught.value)


def test_every_story_is_named_in_an_edition() -> None:
    editions = (ROOT / "reports" / "editions.toml").read_text("utf-8")
    assert [name for name in story.names(ROOT / "data") if f'story = "{name}"' not in editions] == []


def run(path: Path, choice: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """What the cells show, run one after another in this process, as a kernel would with these parameters."""
    shown: list[Any] = []
    monkeypatch.setattr(IPython.display, "display", lambda *some: shown.extend(some))
    names: dict[str, Any] = {}
    for cell in code(path):
        body = ast.parse(cell["text"]).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), str(path), "exec"), names)
        value = eval(compile(ast.Expression(last.value), str(path), "eval"), names) if last else None
        shown += [] if value is None else [value]
        names |= choice if "parameters" in tags(cell) else {}
    return [one._repr_mimebundle_() for one in shown]
