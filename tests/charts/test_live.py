"""A chart for a live page: what it hands over, and when."""

from __future__ import annotations

import json
from typing import Any

import pytest
from snapshots import KINDS, sample

from borderdesk import charts
from borderdesk.charts.live import ASKED, COUNTRY, DAYS, MIME, live
from borderdesk.charts.scales import locales
from borderdesk.language import speaking
from borderdesk.vega import VEGA_LITE


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


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "running_totals"])  # it has none in the sample
def test_every_mark_of_a_country_can_go_pale_and_none_is_a_link_of_vega(kind: str) -> None:
    share = live(compiled(kind), {})
    text = json.dumps(share["spec"])
    assert {COUNTRY, DAYS} <= {signal["name"] for signal in share["spec"]["signals"]}
    assert '"href"' not in text
    assert share["countries"]
    assert f"datum.country !== {COUNTRY}" in text


@pytest.mark.parametrize("kind", ["daily_counts", "growth", "policy_spans"])
def test_charts_over_time_show_the_chosen_days(kind: str) -> None:
    share = live(compiled(kind), {})
    scales = {scale["name"]: scale for scale in share["spec"]["scales"]}
    assert share["times"]
    assert all(scales[name]["domainRaw"] == {"signal": DAYS} for name in share["times"])


@pytest.mark.parametrize("kind", ["arrivals_departures", "policy_map", "policy_matrix", "contradictions"])
def test_other_charts_know_no_days(kind: str) -> None:
    assert live(compiled(kind), {})["times"] == []


def test_numbers_and_days_are_written_in_the_language_of_the_report() -> None:
    with speaking("de"):
        told = live(compiled("growth"), locales())["spec"]["config"]["locale"]
    assert told["number"]["decimal"] == ","
    assert "Oktober" in told["time"]["months"]
