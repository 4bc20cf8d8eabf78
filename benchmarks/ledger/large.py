"""Ledgers of any size from the six stories, the same on every run: each round moved in time, with its own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from borderdesk import ledger
from borderdesk.story import data_root, names, open_story

if TYPE_CHECKING:
    import pandas as pd

STEP = 400  # days between two rounds, so that no two of them speak of the same days
ROUNDS = 60  # after that the days begin anew with other pages: claims about the same thing from further sources


def large(rows: int) -> pd.DataFrame:
    """A frame as ledger.figures() gives it, with ``rows`` rows."""
    import pandas as pd

    root = data_root()
    base = pd.concat([ledger.figures(open_story(name, root)) for name in names(root)], ignore_index=True)
    rounds = [_moved(base, number) for number in range(rows // len(base) + 1)]
    return pd.concat(rounds, ignore_index=True).head(rows)


def _moved(base: pd.DataFrame, number: int) -> pd.DataFrame:
    import pandas as pd

    moved = base.copy()
    for column in ("figure_id", "source_id"):
        moved[column] = moved[column] + f"-{number}"
    for column in ("period_start", "period_end", "published"):
        moved[column] = moved[column] + pd.Timedelta(days=STEP * (number % ROUNDS))
    return moved
