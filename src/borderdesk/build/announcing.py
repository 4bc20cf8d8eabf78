"""After a build: who wanted to know is told. What goes wrong with that is said, and fails nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from borderdesk.errors import BorderdeskError
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.known import Known, remembered

if TYPE_CHECKING:
    from borderdesk.build.outcome import Built
    from borderdesk.delivery.notice import Notice
    from borderdesk.delivery.wish import Wish


def read_wishes(file: Path, editions: Iterable[Edition]) -> dict[str, Wish]:
    """Who wants to be told of which edition, by its id; EditionError for a mistake in the file."""
    asked = [one for one in editions if one.notice]
    if not asked:
        return {}
    from borderdesk.delivery.wish import wish

    return {one.id: found for one in asked if (found := wish(file, one))}


def notices(results: Iterable[Built], folder: Path, before: Mapping[str, Known]) -> list[Notice]:
    """What there is to tell of a build: ``before`` is what was known of the editions when it began.

    Nothing is told of an edition that stayed as it was, or fails as it did before.
    """
    after: dict[str, Known] | None = None
    found = []
    for result in results:
        if state := _state(result, before.get(result.edition.id, Known())):
            after = remembered(folder) if after is None else after
            found.append(_notice(result, state, folder, after.get(result.edition.id, Known())))
    return found


def announce(told: Iterable[Notice], wishes: Mapping[str, Wish], say: Callable[[str], None]) -> None:
    """Tell each to those who want to know; ``say`` what went wrong. Who does not answer once is asked no more."""
    silent: set[object] = set()
    for notice in told:
        wish = wishes.get(notice.edition.id)
        if wish and (notice.state in wish.when or "always" in wish.when):
            for problem in _problems(notice, wish, silent):
                say(f"notice  {notice.edition.id}  {problem}")


def _problems(notice: Notice, wish: Wish, silent: set[object]) -> Iterator[str]:
    for way, tell in _ways(notice, wish):
        if way in silent:
            continue
        try:
            tell()
        except BorderdeskError as error:
            silent |= {way} if getattr(error, "for_all", False) else set()
            yield str(error)
        except Exception as error:  # a notice must never take the build with it
            yield f"{type(error).__name__}: {error}"


def _ways(notice: Notice, wish: Wish) -> Iterator[tuple[object, Callable[[], None]]]:
    """The ways to tell it; each with what it has in common with those of other editions."""
    from borderdesk.delivery.courier import hand_over
    from borderdesk.delivery.post import send

    if wish.command:
        yield wish.command, partial(hand_over, notice, wish)
    if wish.post:
        yield (wish.post.host, wish.post.port), partial(send, notice, wish.post)


def _state(result: Built, known: Known) -> str:
    if result.failure:
        return "" if known.failed and known.why == result.message else "failure"
    if not result.report:
        return "mended" if known.failed else ""
    return "news" if result.new else "mended" if known.failed else "built"


def _notice(result: Built, state: str, folder: Path, known: Known) -> Notice:
    from borderdesk.delivery.notice import Notice

    issue = known.issues[0] if known.issues else None
    return Notice(
        result.edition,
        state,
        folder / f"{result.edition.id}.html",
        known.built,
        issue.headline if issue else "",
        issue.news if issue and state == "news" else "",
        result.message if result.failure else "",
        result.report.story if result.report else "",
    )
