"""Where the time of an edition went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds. ``load``: until its process is there, has loaded what is missing and its files stand still; ``cells``:
    running them, without ``charts``, which is drawing; ``page``: audit and markup; ``publish``: memory and files.
    """

    load: float = 0.0
    cells: float = 0.0
    charts: float = 0.0
    page: float = 0.0
    publish: float = 0.0

    @classmethod
    def of(cls, noted: Mapping[str, float], total: float) -> Timing:
        """From the notes of stages.noted(); what nobody noted of ``total`` was loading."""
        drawn = min(noted.get("charts", 0.0), noted.get("cells", 0.0))
        known = {"charts": drawn, "cells": noted.get("cells", 0.0) - drawn}
        known |= {name: noted.get(name, 0.0) for name in ("page", "publish")}
        return cls(load=max(0.0, total - sum(known.values())), **known)

    @property
    def total(self) -> float:
        """All of it."""
        return self.load + self.cells + self.charts + self.page + self.publish

    def __add__(self, other: Timing) -> Timing:
        return Timing(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


STAGES = tuple(one.name for one in fields(Timing))
