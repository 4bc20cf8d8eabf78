"""The dates of a sentence, "that day" and "the day after" resolved by the day told last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from borderdesk.extract.policies.effective import dates_of
from borderdesk.extract.policies.lengths import in_month
from borderdesk.extract.policies.story import Story

if TYPE_CHECKING:
    from borderdesk.extract.dates import DateMention

BACK = 3  # sentences in which "that day" finds its day


def anchored(story: Story, number: int, published: date) -> list[DateMention]:
    """The dates of sentence ``number``; those that follow a single day have that day."""
    found: list[DateMention] = []
    for mention in dates_of(story.sentences[number], published):
        points_back = mention.shift and mention.shift[0] in ("same", "day") and mention.role in ("same", "since")
        day = told_last(story, number, found, published) if points_back else None
        dated = mention if day is None else following(mention, day)
        low = story.sentences[number].low
        if found and dated.cycle == "month" and dated.role == "on":
            dated = in_turn(dated, found)
        elif low[mention.last : mention.last + 3] in OF_IT and (day := told_last(story, number, found, published)):
            dated = of_year(dated, day.year)
        found.append(dated)
    return found


OF_IT = (["of", "that", "year"], ["of", "the", "same"])


def in_turn(mention: DateMention, before: list[DateMention]) -> DateMention:
    """ "closed on 29 August and reopened on the 2nd": the next such day behind the one just told."""
    days = [m.start for m in before if m.start and m.grain == "day" and m.cycle != "week"]
    if not days or not mention.start:
        return mention
    month = days[-1].month - 1 + (mention.start.day < days[-1].day)
    day = in_month(days[-1].year + month // 12, month % 12 + 1, mention.start.day)
    return fixed(mention, day, day)


def of_year(mention: DateMention, year: int) -> DateMention:
    """ "since 15 June 2019, Chile from 22 June of that year"."""
    if not mention.start or not mention.end or mention.cycle != "year":
        return mention
    start, end = mention.start, mention.end
    last = end if mention.role == "since" else in_month(year, end.month, end.day)
    return fixed(mention, in_month(year, start.month, start.day), last)


def fixed(mention: DateMention, start: date, end: date) -> DateMention:
    moved = mention.over(start, end)
    moved.cycle = ""
    return moved


def following(mention: DateMention, day: date) -> DateMention:
    from borderdesk.extract.dates.mention import follow

    span = follow(mention, day, day)
    if span is None:
        return mention
    role = "on" if mention.role == "same" else mention.role
    moved = mention.over(span[0], span[1], role)
    moved.cycle = ""
    return moved


def told_last(story: Story, number: int, here: list[DateMention], published: date) -> date | None:
    """The first day of the date told last, in this sentence or in those just before."""
    for mention in reversed(here):
        if mention.start and mention.grain in ("day", "hour"):
            return mention.start
    for back in range(number - 1, max(-1, number - 1 - BACK), -1):
        days = [m for m in dates_of(story.sentences[back], published) if m.start and m.grain in ("day", "hour")]
        if days:
            return days[-1].start
    return None
