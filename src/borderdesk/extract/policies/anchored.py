"""The dates of a sentence, "that day" and "the day after" resolved by the day told last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from borderdesk.extract.policies.effective import dates_of
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
        found.append(mention if day is None else following(mention, day))
    return found


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
