"""Claims as tests write them."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

Claims = Callable[..., pd.DataFrame]  # makes a frame as ledger.figures() gives it: the fixture `claims`
