"""borderdesk explain"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from borderdesk.provenance import Explanation, Step

NAMES = {"net": "net", "share": "share that left", "sum": "sum of days", "difference": "difference of totals"}


@click.command(epilog="Example: borderdesk explain geo-dep-0917-0926-sput --story russia-2022")
@click.argument("row_id")
@click.option("--story", "name", help="The story that the row stands in; without it all stories are searched.")
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
def command(row_id: str, name: str | None, style: str) -> None:
    """Explain one figure or policy: where it comes from, what is doubted, and what is computed from it.

    ROW_ID is a figure_id or policy_id. Told are the claim in words, its quote, who said it and who passed it on, the
    source with its days and a link to the very words, corrections, findings, the other claims about the same thing and
    which of them reports show by which rule, and every net, share, sum and difference it enters, spelled out.
    """
    from borderdesk.provenance import explain, find_story
    from borderdesk.story import open_story

    found = explain(open_story(name) if name else find_story(row_id), row_id)
    if style == "json":
        click.echo(json.dumps(dataclasses.asdict(found) | {"facts": dict(found.facts)}, indent=1, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(found)))


def _lines(found: Explanation) -> Iterator[str]:
    yield f"{found.id} in {found.story}"
    yield f"  {found.words}"
    yield ""
    width = max(len(name) for name, _ in found.facts)
    missing = {"quote": "not recorded, only the number", "published": "undated"}
    for name, value in found.facts:
        if value or name in missing:
            yield f"  {name.ljust(width)}  {value or missing[name]}"
    if found.left_out:
        yield from ("", f"  Left out of reports: {found.left_out}")
    yield from _section("Corrections", found.corrections)
    yield from _section("Findings about it", found.findings)
    if found.group:
        yield from _group(found)
    yield from _section("Arithmetic it enters", [line for step in found.steps for line in _step(step)])


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", title, *(f"  {line}" for line in lines))


def _group(found: Explanation) -> Iterator[str]:
    many = f"{len(found.group)} claim{'' if len(found.group) == 1 else 's'}"
    lines = [
        f"{'shown' if one.shown else '     '}  {one.id}: {one.amount}, {one.speaker}, published {one.published}"
        for one in found.group
    ]
    yield from _section(f"The same thing: {many}, {found.agreement}; shown: {found.rule}", lines)


def _step(step: Step) -> Iterator[str]:
    told = " (told in reports)" if step.reported else ""
    yield f"{NAMES[step.op]}: {step.how}{told}"
    yield f"  from {', '.join(step.claims)}" + (f"; the ledger also states {step.against}" if step.against else "")
