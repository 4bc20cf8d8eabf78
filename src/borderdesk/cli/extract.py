"""borderdesk extract"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from borderdesk.article import Article, decode, read_article, read_text
from borderdesk.cli.day import DAY
from borderdesk.cli.explaining import explained, with_reasons
from borderdesk.cli.listing import listing
from borderdesk.errors import ArticleError, LedgerError
from borderdesk.extract import Reading, as_record, read
from borderdesk.period import iso_day


@click.command(epilog="Example: borderdesk extract article.txt --published 2022-09-28 --format json")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--published", type=DAY, help="Day of publication, YYYY-MM-DD; without it relative dates stay empty.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "csv", "json", "jsonl"]),
    help="How to print.  [default: table; jsonl for a JSONL of documents]",
)
@click.option(
    "--output", type=click.Path(path_type=Path), help="Write to this file, in one step, instead of the screen."
)
@click.option("--all", "everything", is_flag=True, help="In a table, also the numbers that count no movement.")
@click.option("--explain", is_flag=True, help="Also the words that decided each field, and the numbers not taken.")
@click.option(
    "--html", "page", type=click.Path(path_type=Path), help="Write a page to step through the text and its figures."
)
def command(
    file: Path,
    published: date | None,
    style: str | None,
    output: Path | None,
    everything: bool,
    explain: bool,
    page: Path | None,
) -> None:
    """Read the figures and policies in an article.

    FILE is UTF-8 text or HTML, - for standard input, or a .jsonl of documents {"id", "published", "text"}: each gives
    one line {"id", "figures", "policies"}. Offsets count code points: text[start:end] is the quote. Numbers that
    count no movement have the measure not_movement; forecasts, limits and withdrawn numbers carry their modality.
    """
    if explain and style == "csv":
        raise click.UsageError("found --explain with --format csv, expected table, json or jsonl")
    if file.suffix.lower() in {".jsonl", ".ndjson"}:
        _refuse_for_documents(style, page)
        _documents(file, output, explain)
        return
    article = _article(file)
    day = published or article.published
    reading = read(article.text, day)
    if page:
        _put_page(reading, article, day, file, page)
    if output or style or explain or not page:
        _put(_rendered(reading, article, day, style or "table", everything, explain), output)


def _refuse_for_documents(style: str | None, page: Path | None) -> None:
    if style not in (None, "jsonl"):
        raise click.UsageError(f"found --format {style} for a JSONL of documents, expected jsonl or none")
    if page:
        raise click.UsageError("found --html for a JSONL of documents, expected one article; save one text as .txt")


def _put_page(reading: Reading, article: Article, day: date | None, file: Path, page: Path) -> None:
    from borderdesk.review.page import render

    name = "standard input" if str(file) == "-" else file.name
    _put(render(reading, article.text, article.title or name, day), page, "--html")


def _article(file: Path) -> Article:
    if str(file) == "-":
        return Article(decode(sys.stdin.buffer.read(), "standard input"))
    return read_article(file)


def _rendered(reading: Reading, article: Article, day: date | None, style: str, everything: bool, explain: bool) -> str:
    if style == "table":
        return _as_table(reading, everything, explain)
    record = as_record(reading)
    if style == "csv":
        return _as_csv(record)
    if explain:
        record = with_reasons(record, reading)
    about = {"published": day.isoformat() if day else None, "sha256": article.sha256}
    return json.dumps(about | record, ensure_ascii=False, indent=1 if style == "json" else None) + "\n"


def _as_table(reading: Reading, everything: bool, explain: bool) -> str:
    shown = [one for one in reading.figures if everything or one.measure != "not_movement"]
    parts = [listing(shown, reading.policies)]
    rest = len(reading.figures) - len(shown)
    if explain:
        parts.append(explained(reading))
    elif rest:
        parts.append(f"{rest} numbers that count no movement are not shown; --all shows them")
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


def _documents(file: Path, output: Path | None, explain: bool) -> None:
    """Each good line as a line, in order; each bad one a message on stderr, and exit 1 at the end."""
    lines = read_text(file).split("\n")
    problems: list[str] = []
    results = _read_lines(lines, str(file), problems, explain)
    if output:
        _put("".join(results), output)
    else:
        for line in results:
            sys.stdout.write(line)
    for problem in problems:
        click.echo(f"borderdesk: {problem}", err=True)
    if problems:
        raise ArticleError(
            f"{file}: {len(problems)} of {sum(map(bool, lines))} lines could not be read; the others were"
        )


def _read_lines(lines: list[str], where: str, problems: list[str], explain: bool) -> Iterator[str]:
    with _progress(lines) as ticking:
        for number, line in enumerate(ticking, start=1):
            if not line.strip():
                continue
            try:
                yield _read_line(line, explain)
            except (ValueError, TypeError, KeyError) as error:
                problems.append(f"{where}, line {number}: {_fault(error)}")


def _read_line(line: str, explain: bool) -> str:
    document = json.loads(line)
    if not isinstance(document, dict) or not isinstance(document.get("text"), str):
        raise ValueError('found no text, expected {"id": ..., "published": "YYYY-MM-DD", "text": ...}')
    published = iso_day(document["published"]) if document.get("published") else None
    reading = read(document["text"], published)
    record = as_record(reading)
    record = with_reasons(record, reading) if explain else record
    return json.dumps({"id": document.get("id"), **record}, ensure_ascii=False) + "\n"


def _fault(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"found JSON that cannot be read ({error.msg} at column {error.colno}), expected one document a line"
    return str(error)


def _progress(lines: list[str]) -> Any:
    return click.progressbar(
        lines, label="reading", file=sys.stderr, hidden=not sys.stderr.isatty() or len(lines) < 200
    )


def _put(content: str | Iterable[str], output: Path | None, option: str = "--output") -> None:
    if output is None:
        sys.stdout.write("".join(content))
        return
    from borderdesk.ledger import replace

    try:
        replace(output, "".join(content))
    except OSError as error:
        raise LedgerError(f"{output}: cannot be written ({error.strerror}); name another file with {option}") from None
    click.echo(f"wrote {output}", err=True)
