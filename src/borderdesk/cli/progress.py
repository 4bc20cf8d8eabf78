"""What a person sees of a build: a line for each edition as it ends, beneath a live bar where there is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from borderdesk.build.timing import STAGES, Timing

if TYPE_CHECKING:
    from rich.progress import Progress

    from borderdesk.build.outcome import Built
    from borderdesk.build.plan import Step


def line(result: Built, why: bool = False) -> str:
    """How an edition went, and ``why`` it was built."""
    name = result.edition.id
    if result.failure:
        return f"FAILED  {name}  {result.message}"
    if not result.report:
        return f"same    {name}"
    reason = f"  ({result.why})" if why and result.why else ""
    return f"built   {name}  {result.seconds:.1f} s  {result.report.size / 1000:,.0f} kB{_news(result)}{reason}"


def planned(step: Step) -> str:
    """What would be done with an edition, and why."""
    return f"build   {step.edition.id}  ({step.why})" if step.reasons else f"same    {step.edition.id}"


def summary(results: list[Built], seconds: float) -> str:
    """How a build went: "2 built, 11 unchanged, 0 failed in 1.3 s"; what there was none of is left out."""
    failed = sum(bool(one.failure) for one in results)
    built = sum(bool(one.report) and not one.failure for one in results)
    counts = {"built": built, "unchanged": len(results) - built - failed, "failed": failed}
    told = ", ".join(f"{count} {word}" for word, count in counts.items() if count) or "no edition"
    return f"{told} in {seconds:.1f} s"


def table(results: list[Built]) -> str:
    """A table of the seconds of each stage, for editions that were built; "" for none."""
    rows = [(one.edition.id, one.timing) for one in results if one.timing]
    if not rows:
        return ""
    rows.append(("all", sum((timing for _, timing in rows), Timing())))
    width = max(len(name) for name, _ in rows)
    head = f"{'seconds':{width}}" + "".join(f"{name:>9}" for name in (*STAGES, "total"))
    return "\n".join((head, *(f"{name:{width}}{_figures(timing)}" for name, timing in rows)))


def _figures(timing: Timing) -> str:
    return "".join(f"{getattr(timing, name):9.2f}" for name in (*STAGES, "total"))


@contextmanager
def shown(total: int, why: bool) -> Iterator[Shown]:
    """Something to tell results to, with a bar for so many where a person looks on."""
    if not sys.stderr.isatty():
        yield Shown(why)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    columns = (TextColumn("building"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield Live(why, progress, total)


class Shown:
    """Lines on stderr."""

    def __init__(self, why: bool) -> None:
        self._why = why

    def say(self, text: str) -> None:
        """A line."""
        click.echo(text, err=True)

    def tell(self, result: Built) -> None:
        """How an edition went."""
        self.say(line(result, self._why))


class Live(Shown):
    """Lines above a bar."""

    def __init__(self, why: bool, progress: Progress, total: int) -> None:
        super().__init__(why)
        self._progress, self._task = progress, progress.add_task("", total=total)

    def say(self, text: str) -> None:
        """A line."""
        self._progress.console.print(text, markup=False)

    def tell(self, result: Built) -> None:
        """How an edition went, and a step of the bar."""
        super().tell(result)
        self._progress.advance(self._task)


def _news(result: Built) -> str:
    return "" if result.new else "  nothing new"
