"""borderdesk extract"""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from borderdesk.article import Article, decode, read_article
from borderdesk.cli import documents
from borderdesk.cli.day import DAY
from borderdesk.cli.explaining import explained
from borderdesk.cli.listing import listing
from borderdesk.cli.output import put
from borderdesk.cli.spread import cluster_options
from borderdesk.extract import Reading, as_record, read
from borderdesk.review import with_reasons


@click.command(
    epilog="Example: borderdesk extract article.txt --published 2022-09-28 --format json\n\n"
    "Example: borderdesk extract archive/ --output results/ --engine dask --workers 4"
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=str, allow_dash=True))
@click.option("--published", type=DAY, help="Day of publication, YYYY-MM-DD; without it relative dates stay empty.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "csv", "json", "jsonl", "parquet"]),
    help="How to print.  [default: table; jsonl for many documents, which may also be parquet]",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file, in one step, instead of the screen; of many documents, into this folder.",
)
@click.option("--all", "everything", is_flag=True, help="In a table, also the numbers that count no movement.")
@click.option("--explain", is_flag=True, help="Also the words that decided each field, and the numbers not taken.")
@click.option(
    "--html", "page", type=click.Path(path_type=Path), help="Write a page to step through the text and its figures."
)
@click.option(
    "--part-size",
    type=click.IntRange(1, 100_000),
    default=1000,
    show_default=True,
    help="The most documents in one part.",
)
@click.option("--engine", type=click.Choice(["single", "dask"]), help="One process, or a Dask cluster.  [single]")
@cluster_options
def command(
    files: tuple[str, ...],
    published: date | None,
    style: str | None,
    output: Path | None,
    everything: bool,
    explain: bool,
    page: Path | None,
    part_size: int,
    engine: str | None,
    scheduler: str | None,
    workers: int | None,
) -> None:
    """Read the figures and policies in an article, or in many documents.

    FILES is one article: UTF-8 text or HTML, or - for standard input. Offsets count code points of its text, which
    is the file itself, or what an HTML page prints as its article: text[start:end] is the quote. Numbers that count
    no movement have the measure not_movement; forecasts, limits and withdrawn numbers carry their modality.

    Or FILES are many documents: folders, patterns in quotes ('2026/**/*.jsonl.gz'), texts, HTML, and .jsonl with
    a document {"id", "published", "text"} a line, each also with .gz. What they hold goes into the folder of
    --output in parts, jsonl or parquet, with a manifest of the parts that are finished: the same command again
    reads what is missing or has changed. A document that cannot be read is a row of problems.csv there. A single
    .jsonl may also go to the screen or into one file.
    """
    many = documents.Call(files, published, style, output, explain, part_size, engine, scheduler or "", workers)
    if many.is_meant():
        if page:
            raise click.UsageError("found --html for many documents, expected one article; save one text as .txt")
        many.run()
        return
    if explain and style == "csv":
        raise click.UsageError("found --explain with --format csv, expected table, json or jsonl")
    file = Path(files[0])
    for option, target in (("--output", output), ("--html", page)):
        _spare(file, target, option)
    article = _article(file)
    day = published or article.published
    reading = read(article.text, day)
    if page:
        _put_page(reading, article, day, file, page)
    if output or style or explain or not page:
        put(_rendered(reading, article, day, style or "table", everything, explain), output)


def _spare(file: Path, target: Path | None, option: str) -> None:
    """UsageError where the result would take the place of the article."""
    if target is not None and target.exists() and file.exists() and target.samefile(file):
        raise click.UsageError(f"found {option} {target}, which is the article itself, expected another file")


def _put_page(reading: Reading, article: Article, day: date | None, file: Path, page: Path) -> None:
    from borderdesk.review.page import render

    name = "standard input" if str(file) == "-" else file.name
    put(render(reading, article.text, article.title or name, day), page, "--html")


def _article(file: Path) -> Article:
    if str(file) == "-":
        return Article(decode(sys.stdin.buffer.read(), "standard input"))
    return read_article(file)


def _rendered(reading: Reading, article: Article, day: date | None, style: str, everything: bool, explain: bool) -> str:
    if style == "table":
        return _as_table(reading, day, everything, explain)
    record = as_record(reading)
    if style == "csv":
        return _as_csv(record)
    if explain:
        record = with_reasons(record, reading)
    about = {"published": day.isoformat() if day else None, "sha256": article.sha256}
    return json.dumps(about | record, ensure_ascii=False, indent=1 if style == "json" else None) + "\n"


def _as_table(reading: Reading, day: date | None, everything: bool, explain: bool) -> str:
    shown = [one for one in reading.figures if everything or one.measure != "not_movement"]
    parts = [listing(shown, reading.policies)]
    rest = len(reading.figures) - len(shown)
    if explain:
        parts.append(explained(reading))
    elif rest:
        numbers = "1 number that counts no movement is" if rest == 1 else f"{rest} numbers that count no movement are"
        parts.append(f"{numbers} not shown; --all shows them")
    if day is None and shown:
        parts.append(
            "the day of publication is not known, so days that are told from it are empty; --published gives it"
        )
    return "\n\n".join(part for part in parts if part) + "\n"


def _as_csv(record: dict[str, Any]) -> str:
    """One row per figure and policy; ``kind`` tells them apart, a column that one of them lacks is empty."""
    rows = [
        {"kind": kind[:-1] if kind == "figures" else "policy", **_flat(row)} for kind in record for row in record[kind]
    ]
    names = list(dict.fromkeys(name for row in rows for name in row)) or ["kind"]
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    flat = {name: value for name, value in row.items() if name != "period"}
    if "period" in row:
        flat |= {f"period_{end}": (row["period"] or {}).get(end) for end in ("start", "end")}
    return {name: "" if value is None else value for name, value in flat.items()}
