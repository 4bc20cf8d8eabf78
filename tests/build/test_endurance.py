"""Builds in a row leave nothing behind; `make test-endurance` makes a thousand of them."""

from __future__ import annotations

import sys
from pathlib import Path

import endurance
import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes and open files in /proc")
def test_builds_in_a_row_leave_no_process_no_open_file_and_nothing_temporary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert endurance.run(tmp_path, monkeypatch, builds=21).endswith("nothing left over")
