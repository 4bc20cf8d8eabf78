"""The modality of an event, told with the words behind it."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.modality import modality


def set_mood(course: Course, m: Mention, event: Event, at: int) -> None:
    event.modality, told = modality(course.scene.layout, m, at)
    capped = m.qualifier == "up_to" and event.shape == "take"
    if capped and (event.modality == "expected" or (event.modality == "observed" and m.rate)):
        event.modality, told = "limit", told or "up to so many"
    if told:
        event.why["modality"] = told
