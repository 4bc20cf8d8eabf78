"""A few rows of a wide frame: which of them, in which order, and as dicts, cut out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


Wanted = str | bool | tuple[str, ...] | None


def where(frame: pd.DataFrame, **wanted: Wanted) -> pd.DataFrame:
    """The rows whose cells are, in each column that is named, the one that is wanted or one of several.

    None wants what is missing; names ending in ``_not`` say what a cell must not be.
    """
    import numpy as np

    stays = np.ones(len(frame), dtype=bool)
    for name, values in wanted.items():
        held = _held(frame[name.removesuffix("_not")], values)
        stays &= ~held if name.endswith("_not") else held
    return frame.take(np.flatnonzero(stays)) if stays.any() else frame.iloc[:0]  # which costs next to nothing


def _held(column: pd.Series, values: Wanted) -> np.ndarray:
    if values is None:
        return column.isna().to_numpy()
    return column.isin([*values]).to_numpy() if isinstance(values, tuple) else column.to_numpy() == values


def ordered(frame: pd.DataFrame, *names: str) -> pd.DataFrame:
    """The rows in ascending order of these columns; what is missing last, what is equal as it stood."""
    keys = [*zip(*([(one != one, one if one == one else None) for one in frame[name]] for name in names), strict=True)]
    return frame.take(sorted(range(len(frame)), key=keys.__getitem__))


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dicts, their values as pandas holds them."""
    names = [*frame.columns]
    return [dict(zip(names, row, strict=True)) for row in frame.to_numpy(dtype=object).tolist()] if len(frame) else []
