"""Interactive pages before a browser sees them: what they carry, and where their runtime comes from."""

from __future__ import annotations

import base64
import gzip
import os
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from borderdesk.charts.live import ASKED, MIME
from borderdesk.errors import BorderdeskError
from borderdesk.report import runtime
from borderdesk.report.interactive import Live, live_of
from borderdesk.report.page import policy
from borderdesk.report.run import _asking

FIGURE = "<figure class='chart'><svg></svg></figure>"


def test_a_notebook_with_a_specification_is_a_valid_one() -> None:
    output = nbformat.v4.new_output("display_data", {"text/html": FIGURE, MIME: {"spec": {}, "times": []}})
    cell = nbformat.v4.new_code_cell("", outputs=[output])
    assert nbformat.validator.isvalid(nbformat.v4.new_notebook(cells=[cell]))


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
    monkeypatch.setenv(ASKED, "1")
    with _asking(False):
        assert ASKED not in os.environ
    assert os.environ[ASKED] == "1"
    monkeypatch.delenv(ASKED)
    with _asking(True):
        assert os.environ[ASKED] == "1"
    assert ASKED not in os.environ
