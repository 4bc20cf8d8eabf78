"""borderdesk add"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from borderdesk import intake
from borderdesk.article import Article, read_article
from borderdesk.cli.day import DAY
from borderdesk.cli.listing import listing
from borderdesk.story import open_story


@click.command(
    epilog='Example: borderdesk add wire.txt --story sudan-2023 --publisher "Example Wire" --published 2023-05-02'
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--story", "name", required=True, help="The story to add to; `borderdesk stories` lists them.")
@click.option("--url", help="Address of the page.")
@click.option("--title", help="Headline.  [default: that of an HTML file]")
@click.option("--publisher", help="Who published it.  [default: that of an HTML file, else the host of --url]")
@click.option("--published", type=DAY, help="Day of publication, YYYY-MM-DD; relative dates need it.")
@click.option("--language", help="Language of the text, such as en.")
@click.option("--licence", help="Licence of the text, where it may be shared.")
@click.option("--keep-text", is_flag=True, help="Keep the text in the story's articles/; only with --licence.")
def command(file: Path, name: str, keep_text: bool, licence: str | None, **given: str | date | None) -> None:
    """Put an article's source and what is read in it into a story, as proposals.

    Articles belong to others: kept are the source, the short phrases that carry the numbers, their offsets, and the
    SHA-256 of the text. The same article twice adds nothing, and no row that is there is changed. Read each proposed
    row against its words, correct it, and set its status to accepted or rejected.
    """
    from borderdesk.extract import read

    if keep_text and not licence:
        raise click.UsageError("found --keep-text without --licence: only a text that may be shared is kept")
    story = open_story(name)
    article = _described(read_article(file), given)
    source = replace(intake.source_of(article, date.today()), licence=licence or "")
    reading = read(article.text, article.published)
    figures = [figure for figure in reading.figures if figure.measure != "not_movement"]
    added = intake.add(story, source, figures, reading.policies)
    if keep_text:
        click.echo(f"kept the text in {intake.keep_text(story, article, source)}")
    _tell(added, listing(figures, reading.policies), name, len(figures) + len(reading.policies))


def _described(article: Article, given: dict[str, str | date | None]) -> Article:
    return replace(article, **{field: value for field, value in given.items() if value})  # type: ignore[arg-type]


def _tell(added: intake.Added, table: str, story: str, read: int) -> None:
    new = len(added.figures) + len(added.policies)
    if not read:
        click.echo(
            f"{added.source}: read no figure and no policy; the source is {'added' if added.new_source else 'there'}"
        )
    elif not new:
        click.echo(f"{added.source}: nothing new; all {read} rows are in {story} already")
    else:
        click.echo(table)
        click.echo(f"{added.source}: proposed {_many(added.figures, 'figure')} and {_many(added.policies, 'policy')}")
        click.echo(
            f"next: read them against their words in data/{story}/, set their status, then `borderdesk check {story}`"
        )


def _many(rows: tuple[str, ...], noun: str) -> str:
    """ "1 figure", "2 policies"."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{len(rows)} {noun if len(rows) == 1 else plural}"
