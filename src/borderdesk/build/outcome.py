"""How an edition went, and what of it stays: on the shelf, and as a page that shows what failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from borderdesk import ledger
from borderdesk.build.timing import Timing
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.issue import moment
from borderdesk.shelf.known import Known, holding, remember, remembered

if TYPE_CHECKING:
    from borderdesk.report.publish import Published


@dataclass(frozen=True, slots=True)
class Built:
    """How one edition went: its report, or the message of its failure, or neither where nothing had changed.

    ``new``: the report says something new; ``why`` it was built; ``passing``: what failed may pass when it is tried
    again; ``attempts``: how often it was tried; ``timing`` of a report that was built.
    """

    edition: Edition
    seconds: float
    report: Published | None = None
    failure: str = ""
    new: bool = False
    why: str = ""
    passing: bool = False
    attempts: int = 1
    timing: Timing | None = None

    @property
    def message(self) -> str:
        """The failure, with how often it was tried."""
        return f"{self.failure} (tried {self.attempts} times)" if self.attempts > 1 else self.failure


def settle(folder: Path, result: Built) -> None:
    """Take the error page away where nothing is wrong any more; put one up for a failure, and remember it."""
    name = result.edition.id
    if not result.failure:
        (folder / f"{name}.error.html").unlink(missing_ok=True)
        return
    now = datetime.now().astimezone()
    with holding(folder):
        memory = remembered(folder)
        known = memory.get(name, Known()).failing(now, result.message)
        remember(folder, memory | {name: known})
    ledger.replace(folder / f"{name}.error.html", _error_page(folder, result, known))


def _error_page(folder: Path, result: Built, known: Known) -> str:
    from borderdesk.report.page import page

    name = result.edition.id
    return page(
        "error.html",
        title=result.edition.title,
        edition=name,
        when=moment(known.failed),
        previous=f"{name}.html" if (folder / f"{name}.html").is_file() else "",
        built=moment(known.built) if known.built else "",
        message=result.message,
    )
