"""A decision about a row: kept beside it, used in reports, and stopped when the row changes."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from borderdesk import check, consistency, corrections, ledger, view
from borderdesk.cli import desk
from borderdesk.errors import LedgerError, UsageError
from borderdesk.story import Story, data_root, open_story

SLIP = "geo-dep-0917-0926-sput"
DAY = date(2026, 11, 29)


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    shutil.copytree(data_root() / "russia-2022", tmp_path / "data" / "russia-2022")
    monkeypatch.setenv("BORDERDESK_DATA", str(tmp_path / "data"))
    return open_story("russia-2022")


def correct(story: Story, field: str, value: str, row: str = SLIP) -> None:
    corrections.record(story, row, field, value, "the ministry's own table", "Ana", DAY)


def suspects(story: Story) -> set[str]:
    return {one for finding in consistency.review(story).open for one in finding.suspects}


def change(story: Story, row: str, field: str, value: str) -> None:
    frame = ledger.read(story, "figures")
    frame.loc[frame["figure_id"] == row, field] = value
    ledger.write(story, {"figures": frame})


def test_a_new_value_is_used_and_told_and_the_row_stays_as_it_is(story: Story) -> None:
    before = story.table("figures").read_bytes()
    for field in ("value_low", "value_high"):
        correct(story, field, "62120")
    row = corrections.figures(story).set_index("figure_id").loc[SLIP]
    assert (row["value_low"], row["value_high"]) == (62_120, 62_120)
    assert "value low: 62120 instead of 51643, by Ana, 2026-11-29: the ministry's own table" in row["corrected"]
    assert story.table("figures").read_bytes() == before


def test_a_corrected_number_is_what_a_view_shows_and_its_finding_is_gone(story: Story) -> None:
    assert SLIP in suspects(story)
    for field in ("value_low", "value_high"):
        correct(story, field, "62120")
    assert SLIP not in suspects(story)
    shown = view.open_view("russia-2022").claims.set_index("figure_id").loc[SLIP]
    assert shown["value_low"] == 62_120


def test_a_ledger_is_read_anew_when_a_file_of_it_has_changed(story: Story) -> None:
    before = corrections.figures(story)
    before["value_low"] = 0.0  # what one reader does with it, the next does not see
    assert corrections.figures(story)["value_low"].gt(0).any()
    change(story, SLIP, "value_low", "7")
    assert corrections.figures(story).set_index("figure_id").loc[SLIP, "value_low"] == 7
    publisher = ledger.read(story, "sources").assign(publisher="Somebody else")
    ledger.write(story, {"sources": publisher})
    assert set(corrections.figures(story)["publisher"]) == {"Somebody else"}
    correct(story, "value_low", "8")
    assert corrections.figures(story).set_index("figure_id").loc[SLIP, "value_low"] == 8


def test_a_dismissal_answers_the_findings_and_changes_no_number(story: Story) -> None:
    correct(story, "value_low", corrections.DISMISS)
    review = consistency.review(story)
    assert SLIP not in {one for finding in review.open for one in finding.suspects}
    assert {one.check for one in review.answered} == {"two numbers", "sum of days"}
    assert corrections.figures(story).set_index("figure_id").loc[SLIP, "value_low"] == 51_643


def test_a_correction_stops_when_the_row_changes_and_check_says_so(story: Story) -> None:
    correct(story, "value_low", corrections.DISMISS)
    change(story, SLIP, "value_low", "51644")
    change(story, SLIP, "value_high", "51644")
    assert SLIP in suspects(story)
    (problem,) = check.check_story(story)
    assert str(problem) == (
        "corrections.csv, row 2, expected: found '51643', but figures.csv now holds '51644', so this correction no "
        "longer applies; read the row anew, then renew or remove it"
    )


def test_an_answer_about_another_field_answers_nothing(story: Story) -> None:
    correct(story, "place", corrections.DISMISS)
    assert SLIP in suspects(story)


def test_a_second_decision_takes_the_place_of_the_first(story: Story) -> None:
    correct(story, "value_low", "62120")
    correct(story, "value_low", corrections.DISMISS)
    assert [(one.field, one.value) for one in corrections.read(story)] == [("value_low", "dismiss")]


REFUSED = [
    ("no-such-row", "value_low", "5", "expected a figure_id or policy_id of the story"),
    (SLIP, "values", "5", "found no field 'values' to correct, expected one of"),
    (SLIP, "source_id", "5", "found no field 'source_id' to correct"),
    (SLIP, "value_low", "51643", "holds '51643' already"),
    (SLIP, "value_low", "many", "found 'many', expected a number such as 64000"),
    (SLIP, "period_end", "26.9.2022", "found '26.9.2022', expected a day as YYYY-MM-DD"),
    (SLIP, "measure", "exits", "found 'exits', expected one of arrivals"),
    (SLIP, "measure", "", "expected a value: the column is required"),
]


@pytest.mark.parametrize(("row", "field", "value", "message"), REFUSED)
def test_what_cannot_be_corrected_is_refused_and_nothing_is_written(
    story: Story, row: str, field: str, value: str, message: str
) -> None:
    before = story.table("corrections").read_bytes()
    with pytest.raises(UsageError, match=message):
        correct(story, field, value, row)
    assert story.table("corrections").read_bytes() == before


WRONG = [
    ("x-value_low,x,value_low,5,6,why,Ana,2026-11-29", "row_id", "found 'x', expected the id of a figure or policy"),
    (f"a,{SLIP},values,5,6,why,Ana,2026-11-29", "field", "found 'values', expected a column of figures.csv"),
    (f"a,{SLIP},value_low,51643,many,why,Ana,2026-11-29", "value", "found 'many', expected a number"),
    (f"a,{SLIP},value_low,51643,6,,Ana,2026-11-29", "reason", "found '', expected a string; fill it in"),
]


@pytest.mark.parametrize(("line", "field", "message"), WRONG)
def test_a_correction_written_by_hand_is_checked(story: Story, line: str, field: str, message: str) -> None:
    header = story.table("corrections").read_text("utf-8").splitlines()[0]
    story.table("corrections").write_text(f"{header}\n{line}\n", "utf-8")
    (problem,) = check.check_story(story)
    assert (problem.file, problem.row, problem.field) == ("corrections.csv", 2, field)
    assert message in problem.message


def test_a_correction_that_breaks_a_table_names_its_file(story: Story) -> None:
    header = story.table("corrections").read_text("utf-8").splitlines()[0]
    story.table("corrections").write_text(f"{header}\na,{SLIP},value_low,51643,many,why,Ana,2026-11-29\n", "utf-8")
    with pytest.raises(LedgerError, match=r"corrections\.csv may have put it there"):
        corrections.figures(story)


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(desk, arguments, prog_name="borderdesk")
    return done.exit_code, done.output


def test_the_command_corrects_both_bounds_and_says_what_it_did(story: Story) -> None:
    given = ("--story", "russia-2022", "--by", "Ana", "--reason", "their table", "--on", "2026-11-29")
    assert run("correct", SLIP, "value", "62120", *given) == (
        0,
        f"{SLIP}-value_low: 62120 instead of 51643\n{SLIP}-value_high: 62120 instead of 51643\n"
        "next: `borderdesk check russia-2022`\n",
    )
    assert run("check", "russia-2022", "--strict")[0] == 1  # others still wait
    assert SLIP not in run("check", "russia-2022")[1]


def test_the_command_dismisses(story: Story) -> None:
    given = ("--story", "russia-2022", "--by", "Ana", "--reason", "printed so")
    code, said = run("correct", "cze-entry-0925-wrong", "effective_from", "dismiss", *given)
    assert (code, said.splitlines()[0]) == (
        0,
        "cze-entry-0925-wrong-effective_from: 2022-09-25 is right; findings about it are answered",
    )
    assert run("check", "russia-2022")[1].strip().endswith("and 1 answered")


CONFLICT = """\
<<<<<<< HEAD
{ours}
=======
{theirs}
>>>>>>> branch
"""


def test_rows_that_git_left_in_two_versions_are_named_field_by_field(story: Story) -> None:
    path = story.table("figures")
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if line.startswith(SLIP))
    ours, theirs = lines[at].strip(), lines[at].strip().replace("51643,51643", "62120,62120")
    lines[at] = CONFLICT.format(ours=ours, theirs=theirs)
    path.write_text("".join(lines), "utf-8")
    (problem,) = check.check_story(story)
    assert (problem.file, problem.row) == ("figures.csv", at + 1)
    assert problem.message == (
        f"found two edits of '{SLIP}' (yours, the other): value_low '51643' or '62120', value_high '51643' or '62120'; "
        "keep one row of each id and remove git's marks"
    )
    code, said = run("check", "russia-2022")
    assert (code, said.count("\n")) == (1, 2)


def test_rows_of_one_side_and_an_open_conflict_are_named_too(story: Story) -> None:
    path = story.table("policies")
    text = path.read_text("utf-8")
    header, first, rest = text.split("\n", 2)
    path.write_text(f"{header}\n<<<<<<< HEAD\n{first}\n=======\n>>>>>>> branch\n<<<<<<< HEAD\n{rest}", "utf-8")
    only, open_end = check.check_story(story)
    assert only.message.startswith(f"found '{first.split(',')[0]}' only in your edit of a conflict of git")
    assert open_end.message.startswith("found a conflict of git without its end")
