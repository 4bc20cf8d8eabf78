"""What a unit of time says where it stands: the first reading that fits."""

from __future__ import annotations

from datetime import date

from borderdesk.extract.dates.calendarforms import coming_form, past_form, the_year_form, this_form, weekend_form
from borderdesk.extract.dates.datetext import DateText
from borderdesk.extract.dates.mention import DateMention
from borderdesk.extract.dates.shiftforms import (
    ago_form,
    before_form,
    first_form,
    same_form,
    span_form,
    stretch_form,
)
from borderdesk.extract.dates.unitphrase import UnitPhrase, phrase_at

NOT_BEFORE_RATE = frozenset(
    "in for within after of on over than nearly about only just almost under during like what such half quarter with "
    "third quite many".split()
)
NOT_AFTER_RATE = frozenset("or of when - in and left ago earlier before previously later after on long to".split())


def rate_form(u: UnitPhrase, published: date) -> list[DateMention]:
    """ "a day", "per hour", "every week", "each month", "every single day"."""
    if u.plural or u.name in ("quarter", "half", "weekend"):
        return []
    low = u.s.low
    j = u.i - 2 if u.at(-1) == "single" else u.i - 1
    if low[j] not in ("a", "an", "per", "each", "every") or (j == 0 and u.s.raw[0] in ("A", "An")):
        return []
    if low[j - 1] in NOT_BEFORE_RATE or u.at(1) in NOT_AFTER_RATE:
        return []
    return [DateMention(j, u.i + 1, None, None, "rate", u.name, "rate")]


READINGS = (
    rate_form,
    past_form,
    this_form,
    before_form,
    ago_form,
    stretch_form,
    same_form,
    first_form,
    coming_form,
    the_year_form,
    weekend_form,
    span_form,
)


def unit_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """Everything that is built around a unit of time at token ``i``."""
    phrase = phrase_at(s, i)
    for reading in READINGS:
        if found := reading(phrase, published):
            return found
    return []
