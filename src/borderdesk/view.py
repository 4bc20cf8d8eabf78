"""A view: one story through the parameters of a report, everything selected, compared and counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from borderdesk import claims, corrections, country, ledger
from borderdesk.claims import Selection
from borderdesk.errors import ParameterError
from borderdesk.kept import Kept
from borderdesk.language import choose, current, worded
from borderdesk.period import iso_day
from borderdesk.place import known
from borderdesk.story import Story, open_story

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Choice:
    """What a report is narrowed to; empty and None leave everything in. Days are included."""

    nationality: str = ""
    destinations: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    as_of: date | None = None

    def __str__(self) -> str:
        """In words, for readers: "nationals of Russia; counted at Kazakhstan; since 2022-09-21"; "" for no choice."""
        parts = (
            self.nationality and worded("nationals {of}", of=country.of(self.nationality)),
            self.destinations
            and worded("counted at {countries}", countries=", ".join(map(country.named, self.destinations))),
            self.since and worded("since {day}", day=str(self.since)),
            self.until and worded("until {day}", day=str(self.until)),
            self.as_of and worded("as published by {day}", day=str(self.as_of)),
        )
        return "; ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class View:
    """A story as a report sees it.

    ``figures`` is the whole ledger, ``claims`` what was chosen of it, as claims.compare() gives it, ``policies`` the
    chosen rules; ``left_out`` (table, reason, rows, ids) counts and names every row that went.
    """

    story: Story
    choice: Choice
    figures: pd.DataFrame = field(repr=False)
    claims: pd.DataFrame = field(repr=False)
    policies: pd.DataFrame = field(repr=False)
    left_out: pd.DataFrame = field(repr=False)

    def copy(self) -> View:
        """The same view; what is done to its frames leaves this one as it is, and costs nothing until it is done."""
        names = ("figures", "claims", "policies", "left_out")
        return replace(self, **{name: getattr(self, name).copy(deep=False) for name in names})

    @property
    def last_day(self) -> date:
        """The day whose rules are shown unless a report names one: as_of, until, the story's last or the newest."""
        return self.choice.as_of or self.choice.until or self.story.until or _newest(self.figures, self.policies)


def open_view(
    story: str,
    nationality: str = "",
    destinations: Sequence[str] = (),
    since: str = "",
    until: str = "",
    as_of: str = "",
    root: Path | None = None,
    language: str = "",
) -> View:
    """Read a story and narrow it. Days are YYYY-MM-DD or "", countries alpha-3 codes.

    ``language`` is the one in which all that follows is told (language.LANGUAGES), "" for the one there is.

    Without ``since`` and ``until`` the view is about the story's own days and keeps claims without any; with one of
    them claims without days go, since they cannot be placed. ``root`` is the folder of stories. Raises ParameterError,
    StoryError, LedgerError. The last view is kept, and given again while the story's files hold what they held.
    """
    if language:
        choose(language)
    choice = _choice(nationality, destinations, since, until, as_of)
    opened = open_story(story, root)
    key = (opened, choice, current(), ledger.content(opened, READ))
    if not _last or _last[0][0] != key:
        view = _opened(opened, choice)
        if ledger.content(opened, READ) != key[3]:  # somebody wrote meanwhile
            return view
        _last[:] = [(key, view)]
    return _last[0][1].copy()


def _opened(opened: Story, choice: Choice) -> View:
    figures, policies = corrections.figures(opened), corrections.policies(opened)
    chosen = _figures(described(opened), choice, opened)
    rules = _policies(policies, choice)
    left_out = _counted(figures=chosen.left_out, policies=rules.left_out)
    return View(opened, choice, figures, claims.compare(chosen.frame), rules.frame, left_out)


def described(story: Story) -> pd.DataFrame:
    """All figures of a story, corrected and described (claims.describe); a copy, which costs nothing until changed."""
    return _described(story).copy(deep=False)


READ = ("sources", "figures", "policies", "corrections")
_described = Kept(lambda story: claims.describe(corrections.figures(story)), ("figures", "sources", "corrections"))
_last: list[tuple[tuple[Story, Choice, str, str], View]] = []  # a report's page looks at what its notebook looked at


def read_day(text: str, name: str, otherwise: date) -> date:
    """The day of a parameter; ``otherwise`` for "". ParameterError names the parameter."""
    return _day(text, name) or otherwise


def _choice(nationality: str, destinations: Sequence[str], since: str, until: str, as_of: str) -> Choice:
    for name, codes in (("nationality", [nationality] if nationality else []), ("destinations", list(destinations))):
        for code in codes:
            if not known(code):
                raise ParameterError(f"{name}: found {code!r}, expected an ISO 3166-1 alpha-3 code such as KAZ or GEO")
    days = {name: _day(text, name) for name, text in (("since", since), ("until", until), ("as_of", as_of))}
    if days["since"] and days["until"] and days["since"] > days["until"]:
        raise ParameterError(f"since: found {since}, which is after until, {until}; expected the earlier day first")
    return Choice(nationality, tuple(destinations), **days)


def _day(text: str, name: str) -> date | None:
    try:
        return iso_day(text) if text else None
    except ValueError as error:
        raise ParameterError(f"{name}: {error}") from None


def _figures(figures: pd.DataFrame, choice: Choice, story: Story) -> Selection:
    """Without a choice of days: claims with days within the story's, and claims without days as they are."""
    if choice.since or choice.until:
        return _select(figures, choice, choice.since, choice.until)
    chosen = _select(figures, choice, story.since, story.until, timeless=True)
    inorder = chosen.frame["figure_id"].is_monotonic_increasing
    return chosen if inorder else replace(chosen, frame=chosen.frame.sort_values("figure_id", ignore_index=True))


def _select(
    figures: pd.DataFrame, choice: Choice, since: date | None, until: date | None, timeless: bool = False
) -> Selection:
    return claims.select(
        figures,
        nationality=choice.nationality,
        destinations=choice.destinations,
        since=since,
        until=until,
        as_of=choice.as_of,
        timeless=timeless,
    )


def _policies(policies: pd.DataFrame, choice: Choice) -> Selection:
    return claims.select_policies(
        policies,
        nationality=choice.nationality,
        destinations=choice.destinations,
        since=choice.since,
        until=choice.until,
        as_of=choice.as_of,
    )


def _counted(**tables: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    rows = [(table, *row) for table, lost in tables.items() for row in lost.itertuples(index=False)]
    return pd.DataFrame(rows, columns=["table", "reason", "rows", "ids"])


def _newest(*tables: pd.DataFrame) -> date:
    """The newest day on which anything was published or read."""
    days = [day for table in tables for day in (table["published"].max(), table["retrieved"].max()) if day == day]
    return max(days).date() if days else date(1, 1, 1)
