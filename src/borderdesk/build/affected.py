"""Which editions something that changed has to do with."""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk.errors import BorderdeskError
from borderdesk.report.inputs import Inputs, Survey
from borderdesk.shelf.editions import Edition


class Affected:
    """Editions as they were at the last look."""

    def __init__(self) -> None:
        self._seen: dict[str, Inputs] = {}

    def of(self, editions: Sequence[Edition]) -> list[Edition]:
        """Those that are made of something else than at the last look, all of them at the first.

        One that failed and that nobody has touched since is none of them; one that cannot be read always is.
        """
        survey, before = Survey(), self._seen
        self._seen = {one.id: _inputs(one, survey) for one in editions}
        return [one for one in editions if not self._seen[one.id] or self._seen[one.id] != before.get(one.id)]


def _inputs(edition: Edition, survey: Survey) -> Inputs:
    try:
        return survey.of(edition.notebook, edition.parameters, edition.title, edition.interactive)
    except (BorderdeskError, OSError, ValueError):
        return {}
