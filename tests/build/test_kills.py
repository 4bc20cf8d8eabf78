"""A build that is killed at any instant leaves every page whole, and the next one leaves nothing over."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import kills
import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_build_killed_at_random_instants_breaks_loses_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kills.run(tmp_path, monkeypatch, rounds=2, seed=random.randrange(10**6)) == 2
