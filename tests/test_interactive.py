"""Live charts before a browser sees them: what a chart hands over, when, and what the page carries of it."""

from __future__ import annotations

import base64
import gzip
import json
import os
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from borderdesk import charts
from borderdesk.charts.display import VEGA_LITE
from borderdesk.charts.live import ASKED, COUNTRY, DAYS, MIME, live
from borderdesk.errors import BorderdeskError
from borderdesk.language import speaking
from borderdesk.report import runtime
from borderdesk.report.interactive import Live, live_of
from borderdesk.report.page import policy
from tests.charts.snapshots import KINDS, sample

FIGURE = "<figure class='chart'><svg></svg></figure>"


def compiled(kind: str) -> dict[str, Any]:
    import vl_convert

    spec = KINDS[kind](sample()).to_dict()
    spec.pop("usermeta", None)
    return dict(vl_convert.vegalite_to_vega(json.dumps(spec), vl_version=VEGA_LITE))


def test_a_chart_hands_its_specification_over_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    chart = KINDS["daily_counts"](sample())
    monkeypatch.delenv(ASKED, raising=False)
    assert set(charts.show(chart)._repr_mimebundle_()) == {"text/html", "text/plain"}
    monkeypatch.setenv(ASKED, "1")
    told = charts.show(chart)._repr_mimebundle_()
    assert set(told) == {"text/html", "text/plain", MIME}
    assert charts.show(chart)._repr_mimebundle_() == told


def test_a_notebook_with_a_specification_is_a_valid_one() -> None:
    output = nbformat.v4.new_output("display_data", {"text/html": FIGURE, MIME: {"spec": {}, "times": []}})
    cell = nbformat.v4.new_code_cell("", outputs=[output])
    nbformat.validate(nbformat.v4.new_notebook(cells=[cell]))


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_of_a_country_can_go_pale_and_none_is_a_link_of_vega(kind: str) -> None:
    share = live(compiled(kind), {})
    text = json.dumps(share["spec"])
    assert {COUNTRY, DAYS} <= {signal["name"] for signal in share["spec"]["signals"]}
    assert '"href"' not in text
    assert share["countries"]
    assert f"datum.country !== {COUNTRY}" in text


@pytest.mark.parametrize("kind", ["daily_counts", "running_totals", "growth", "policy_spans"])
def test_charts_over_time_show_the_chosen_days(kind: str) -> None:
    share = live(compiled(kind), {})
    scales = {scale["name"]: scale for scale in share["spec"]["scales"]}
    assert share["times"]
    assert all(scales[name]["domainRaw"] == {"signal": DAYS} for name in share["times"])


@pytest.mark.parametrize("kind", ["arrivals_departures", "policy_map", "policy_matrix", "contradictions"])
def test_other_charts_know_no_days(kind: str) -> None:
    assert live(compiled(kind), {})["times"] == []


def test_numbers_and_days_are_written_in_the_language_of_the_report() -> None:
    from borderdesk.charts.scales import locales

    with speaking("de"):
        told = live(compiled("growth"), locales())["spec"]["config"]["locale"]
    assert told["number"]["decimal"] == ","
    assert "Oktober" in told["time"]["months"]


def executed(*outputs: dict[str, Any]) -> Any:
    made = [nbformat.v4.new_output("display_data", data) for data in outputs]
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=made)])


def test_specifications_stand_in_the_order_of_the_figures_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "runtime", lambda: "run")
    found = live_of(executed({"text/html": FIGURE}, {"text/html": "<p>"}, {"text/html": FIGURE, MIME: {"spec": {}}}))
    assert found.charts == [None, {"spec": {}}]
    unpacked = re.findall(r"id='(\w+)'>([^<]+)<", found.blocks())
    assert [(name, gzip.decompress(base64.b64decode(text)).decode()) for name, text in unpacked] == [
        ("charts", '[null,{"spec":{}}]'),
        ("runtime", "run"),
    ]


def test_a_page_without_live_charts_carries_nothing_of_them() -> None:
    assert live_of(executed({"text/html": FIGURE})) == Live()
    assert Live().blocks() == ""


def test_a_policy_names_each_script_by_its_hash_and_nothing_else() -> None:
    assert policy("").endswith("script-src 'none'")
    assert policy("one", "").count("sha256-") == 1
    assert policy("one", "two").count("sha256-") == 2


def test_the_runtime_is_bundled_once_and_then_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = runtime.runtime()
    assert 300_000 < len(first) < 600_000
    assert "</script" not in first
    monkeypatch.setattr(runtime, "_bundled", lambda: pytest.fail("bundled again"))
    assert runtime.runtime() == first
    assert [path.suffix for path in (tmp_path / "borderdesk").iterdir()] == [".js"]


def test_where_vega_cannot_be_bundled_the_error_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(runtime, "SNIPPET", 'import x from "nowhere";')
    with pytest.raises(BorderdeskError, match=r"cannot bundle Vega .* or build the report without --interactive"):
        runtime.runtime()
    assert not (tmp_path / "borderdesk").exists()


def test_the_wish_for_live_charts_ends_with_its_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    from borderdesk.report.run import _asking

    monkeypatch.setenv(ASKED, "1")
    with _asking(False):
        assert ASKED not in os.environ
    assert os.environ[ASKED] == "1"
    monkeypatch.delenv(ASKED)
    with _asking(True):
        assert os.environ[ASKED] == "1"
    assert ASKED not in os.environ
