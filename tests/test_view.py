"""A story through the parameters of a report: nothing goes uncounted, and what cannot be is said in one line."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from borderdesk import ledger, story
from borderdesk.errors import ParameterError
from borderdesk.language import choose
from borderdesk.view import Choice, open_view, read_day

ROOT = Path(__file__).parent.parent
CHOICES: dict[str, dict[str, Any]] = {
    "nothing chosen": {},
    "a nationality": {"nationality": "RUS"},
    "countries": {"destinations": ["KAZ", "GEO"]},
    "days": {"since": "2022-09-21", "until": "2022-09-30"},
    "as of a day": {"as_of": "2022-10-01"},
    "all of it": {"nationality": "RUS", "destinations": ["FIN"], "since": "2022-09-21", "as_of": "2022-12-31"},
    "what nothing fits": {"nationality": "ISL"},
}


@pytest.fixture(autouse=True)
def _in_a_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "notebooks")


@pytest.mark.parametrize("name", story.names(ROOT / "data"))
@pytest.mark.parametrize("choice", CHOICES.values(), ids=list(CHOICES))
def test_every_row_of_the_ledger_is_in_the_view_or_counted_as_left_out(name: str, choice: dict[str, Any]) -> None:
    view = open_view(name, **choice)
    gone = view.left_out.groupby("table")["rows"].sum().to_dict()
    rules = len(ledger.read(view.story, "policies"))
    assert len(view.claims) + gone.get("figures", 0) == len(view.figures)
    assert len(view.policies) + gone.get("policies", 0) == rules


def test_without_a_choice_of_days_claims_without_days_stay() -> None:
    assert (open_view("russia-2022").claims["kind"] == "undated").sum() > 0
    chosen = open_view("russia-2022", since="2022-09-21").claims
    assert chosen[["period_start", "period_end"]].notna().any(axis=1).all()


def test_a_rule_for_everyone_stays_for_any_nationality() -> None:
    kept = open_view("afghanistan-returns", nationality="AFG").policies["nationality"]
    assert set(kept) == {"", "AFG"}


LAST_DAYS = [
    ({"as_of": "2022-10-01", "until": "2022-11-01"}, date(2022, 10, 1)),
    ({"until": "2022-11-01"}, date(2022, 11, 1)),
    ({}, date(2022, 12, 31)),
]


@pytest.mark.parametrize(("choice", "day"), LAST_DAYS)
def test_rules_are_shown_as_of_then_until_then_the_end_of_the_story(choice: dict[str, str], day: date) -> None:
    assert open_view("russia-2022", **choice).last_day == day


WRONG = [
    ({"nationality": "Russia"}, "nationality: found 'Russia', expected an ISO 3166-1 alpha-3 code"),
    ({"destinations": ["KAZ", "kaz"]}, "destinations: found 'kaz'"),
    ({"until": "2022-13-01"}, "until: found '2022-13-01', expected a day as YYYY-MM-DD"),
    ({"as_of": "yesterday"}, "as_of: found 'yesterday'"),
    (
        {"since": "2022-10-02", "until": "2022-10-01"},
        "which is after until, 2022-10-01; expected the earlier day first",
    ),
]


@pytest.mark.parametrize(("choice", "message"), WRONG)
def test_a_parameter_that_cannot_be_is_named_in_one_line(choice: dict[str, Any], message: str) -> None:
    with pytest.raises(ParameterError, match=message) as caught:
        open_view("russia-2022", **choice)
    assert "\n" not in str(caught.value)


def test_the_day_of_a_notebook_is_its_own_or_another() -> None:
    assert read_day("2022-09-28", "day", date(2022, 12, 31)) == date(2022, 9, 28)
    assert read_day("", "day", date(2022, 12, 31)) == date(2022, 12, 31)
    with pytest.raises(ParameterError, match="day: found 'soon'"):
        read_day("soon", "day", date(2022, 12, 31))


def test_a_choice_is_said_in_words() -> None:
    choice = Choice("RUS", ("KAZ", "GEO"), date(2022, 9, 21), None, date(2022, 10, 1))
    assert (
        str(choice)
        == "nationals of Russia; counted at Kazakhstan, Georgia; since 2022-09-21; as published by 2022-10-01"
    )
    assert str(Choice()) == ""


def test_a_view_is_given_again_until_a_file_of_its_story_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "data" / "karabakh-2023", tmp_path / "karabakh-2023")
    first = open_view("karabakh-2023", root=tmp_path)
    first.claims["speaker"] = "nobody"  # what one reader does with it, the next does not see
    again = open_view("karabakh-2023", root=tmp_path)
    assert again.claims["speaker"].ne("nobody").all()
    assert len(open_view("karabakh-2023", as_of="2023-09-28", root=tmp_path).claims) < len(again.claims)
    assert len(open_view("karabakh-2023", root=tmp_path).claims) == len(again.claims)
    german = open_view("karabakh-2023", nationality="FRA", root=tmp_path, language="de")
    choose("en")
    assert list(german.left_out["reason"]) != list(
        open_view("karabakh-2023", nationality="FRA", root=tmp_path).left_out["reason"]
    )
    path = tmp_path / "karabakh-2023" / "figures.csv"
    path.write_text("\n".join(path.read_text("utf-8").splitlines()[:-1]) + "\n", "utf-8")
    assert len(open_view("karabakh-2023", root=tmp_path).figures) == len(again.figures) - 1
