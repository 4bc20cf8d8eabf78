"""One sheet as Parquet: typed columns, each with its description and HXL tag as metadata."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from borderdesk.errors import UsageError
from borderdesk.exchange.sheet import Column, Sheet
from borderdesk.period import iso_day
from borderdesk.story import LICENCE, Story

READERS: dict[str, Callable[[str], object]] = {
    "number": float,
    "integer": int,
    "date": iso_day,
    "boolean": lambda text: text == "true",
}


def as_parquet(sheet: Sheet, story: Story) -> bytes:
    """The sheet with numbers, days (date32) and booleans typed, what is not stated null; UsageError without pyarrow."""
    pa, writer = _pyarrow()
    cells = zip(*sheet.rows, strict=True) if sheet.rows else [()] * len(sheet.columns)
    arrays = [
        pa.array(_typed(one, list(texts)), _type(pa, one)) for one, texts in zip(sheet.columns, cells, strict=True)
    ]
    about = {"title": story.title, "story": story.name, "licence": LICENCE["name"], "table": sheet.name}
    schema = pa.schema([_field(pa, column) for column in sheet.columns], metadata=about)
    out = io.BytesIO()
    writer.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError(
            "found no pyarrow, which writes Parquet; install it with `pip install 'borderdesk[parquet]'`, "
            "or choose --format csv, xlsx or sqlite"
        ) from None
    return pyarrow, pyarrow.parquet


def _field(pa: Any, column: Column) -> Any:
    about = {"description": column.facts["description"], "hxl": column.tag}
    return pa.field(column.heading, _type(pa, column), metadata=about)


def _type(pa: Any, column: Column) -> Any:
    kinds = {"number": pa.float64, "integer": pa.int64, "date": pa.date32, "boolean": pa.bool_}
    return kinds.get(column.facts["type"], pa.string)()


def _typed(column: Column, texts: list[str]) -> list[object]:
    read = READERS.get(column.facts["type"], str)
    return [read(text) if text else None for text in texts]
