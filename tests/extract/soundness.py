"""What must hold for the reading of any text: for the properties that are tested, and for fuzzing."""

from __future__ import annotations

import json
import math
from datetime import date
from typing import Any

from borderdesk.amount import misfit
from borderdesk.extract import as_record, read


def checked(text: str, published: date | None) -> dict[str, Any]:
    """The record of the reading, once every figure and policy has been found sound."""
    reading = read(text, published)
    free = 0
    for figure in reading.figures:
        quote, amount = figure.quote, figure.amount
        assert text[quote.start : quote.end] == quote.exact != ""
        assert quote.start >= free, "figures overlap or stand out of order"
        assert misfit(amount.low, amount.high, amount.qualifier) == ""
        ends = [value for value in (amount.low, amount.high) if value is not None]
        assert all(math.isfinite(value) for value in ends)
        assert figure.measure == "not_movement" or min(ends) >= 0, "fewer than nobody moved"
        days = figure.period
        assert (days.start is None) or (days.end is None) or days.start <= days.end
        free = quote.end
    for policy in reading.policies:
        assert text[policy.quote.start : policy.quote.end] == policy.quote.exact != ""
    assert len(reading.why) == len(reading.figures)
    record = as_record(reading)
    assert json.loads(json.dumps(record, allow_nan=False)) == record
    return record
