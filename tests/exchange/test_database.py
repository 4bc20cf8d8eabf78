"""The database: four tables as the schemas have them, and views that say what the package computes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest

from borderdesk import corrections, exchange, flows, ledger, view
from borderdesk.schema import TABLES, columns, table_schema
from borderdesk.story import open_story

DATA = Path(__file__).parent.parent.parent / "data"
NAME = "russia-2022"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("out") / "story.sqlite"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("BORDERDESK_DATA", str(DATA))
        exchange.export(open_story(NAME), path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection
        connection.rollback()


def asked(base: sqlite3.Connection, query: str) -> pd.DataFrame:
    return pd.read_sql_query(query, base)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_the_columns_and_rows_of_the_ledger(base: sqlite3.Connection, table: str) -> None:
    found = asked(base, f"SELECT * FROM {table}")
    there = ledger.read(open_story(NAME, DATA), table)
    assert list(found.columns) == columns(table)
    assert found[columns(table)[0]].tolist() == there[columns(table)[0]].tolist()


@pytest.mark.parametrize("table", TABLES)
def test_types_follow_the_schema(base: sqlite3.Connection, table: str) -> None:
    kinds = {"number": "REAL", "integer": "INTEGER", "boolean": "INTEGER"}
    found = {name: kind for _, name, kind, *_ in base.execute(f"PRAGMA table_info({table})")}
    assert found == {one["name"]: kinds.get(one["type"], "TEXT") for one in table_schema(table)["fields"]}


def test_what_is_not_stated_is_null_and_bounds_are_numbers(base: sqlite3.Connection) -> None:
    assert base.execute("SELECT count(*) FROM figures WHERE value_low = '' OR period_start = ''").fetchone() == (0,)
    assert base.execute("SELECT DISTINCT typeof(value_low) FROM figures ORDER BY 1").fetchall() == [
        ("null",),
        ("real",),
    ]


WRONG = [
    "INSERT INTO figures (figure_id, source_id, measure, qualifier, unit, modality, status) "
    "VALUES ('x', 'nobody', 'arrivals', 'exact', 'persons', 'observed', 'proposed')",
    "UPDATE figures SET source_id = 'nobody'",
    "DELETE FROM sources",
    "UPDATE figures SET status = 'perhaps'",
    "UPDATE figures SET value_low = -1",
    "UPDATE figures SET value_low = 'many'",
    "UPDATE figures SET period_start = '2022-13-01'",
    "UPDATE figures SET measure = NULL",
    "UPDATE figures SET cumulative = 2",
]


@pytest.mark.parametrize("statement", WRONG)
def test_a_row_that_does_not_fit_is_refused(base: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        base.execute(statement)
    base.rollback()


def test_the_groups_are_those_of_the_package(base: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORDERDESK_DATA", str(DATA))
    claims = view.open_view(NAME).claims
    shown = claims[claims["shown"]]
    found = asked(base, "SELECT * FROM claim_groups")
    for ours, theirs in (
        ("group", "group_id"),
        ("figure_id", "shown_figure"),
        ("agreement", "agreement"),
        ("rule", "rule"),
    ):
        assert sorted(shown[ours].astype("str")) == sorted(found[theirs].astype("str"))
    assert found["claims"].sum() == len(claims)
    lists = found["not_shown"].dropna().str.split().explode()
    assert sorted(lists) == sorted(claims.loc[~claims["shown"], "figure_id"])


def test_the_net_flows_are_those_of_the_package(base: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORDERDESK_DATA", str(DATA))
    balance = flows.balance(view.open_view(NAME).claims)
    found = asked(base, "SELECT * FROM net_flows ORDER BY country")
    assert found["country"].tolist() == balance["country"].tolist()
    for column in ("arrivals", "departures", "net", "period", "reason"):
        assert found[column].fillna("").tolist() == balance[column].tolist()
    assert found["net_low"].astype("float64").equals(balance["net_low"].astype("float64"))
    paired = found[found["net"].notna()]
    assert (paired["arrivals_url"].str.startswith("http")).all()


def test_a_claim_stands_beside_its_source_whether_it_was_compared_or_not(base: sqlite3.Connection) -> None:
    figures = ledger.figures(open_story(NAME, DATA))
    found = asked(base, "SELECT * FROM claims ORDER BY figure_id")
    assert found["figure_id"].tolist() == figures["figure_id"].tolist()
    assert found["publisher"].tolist() == figures["publisher"].tolist()
    assert 0 < found["group_id"].isna().sum() < len(found)


def test_the_daily_counts_are_one_a_day_and_place(base: sqlite3.Connection) -> None:
    found = asked(base, "SELECT * FROM daily_counts WHERE country = 'GEO' AND measure = 'arrivals'")
    assert found.loc[found["day"] == "2022-09-21", "value_low"].tolist() == [6402]
    assert found.duplicated(["day", "partner", "nationality", "place", "unit"]).sum() == 0


def test_the_views_use_corrections_and_the_tables_do_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil
    from datetime import date

    shutil.copytree(DATA / NAME, tmp_path / "data" / NAME)
    monkeypatch.setenv("BORDERDESK_DATA", str(tmp_path / "data"))
    story = open_story(NAME)
    for end in ("value_low", "value_high"):
        corrections.record(story, "geo-arr-0921-mia", end, "6420", "typed wrong", "Ana", date(2026, 5, 2))
    exchange.export(story, tmp_path / "out.sqlite")
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as base:
        query = "SELECT value_low FROM {} WHERE figure_id = 'geo-arr-0921-mia'"
        assert base.execute(query.format("figures")).fetchone() == (6402,)
        assert base.execute(query.format("daily_counts")).fetchone() == (6420,)
        assert base.execute("SELECT count(*) FROM corrections").fetchone() == (2,)
