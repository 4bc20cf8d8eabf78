"""What Borderdesk says, collected for translators; `make messages` writes the template and brings the catalogues up to it.

Messages are the constant texts in calls of told, worded, phrase, message and plural, the same in the templates of pages,
and the prose of the notebooks. A comment that starts with "translators:" goes with the messages of the table beneath it.
"""

from __future__ import annotations

import ast
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from borderdesk.language import LANGUAGES
from borderdesk.language.catalogue import BETWEEN, FOLDER
from borderdesk.language.markdown import words_of

ROOT = Path(__file__).parent.parent.parent
CATALOGUES = Path(FOLDER)
TEMPLATE = CATALOGUES / "borderdesk.pot"
CALLS = {"told", "worded", "phrase", "message", "plural"}
NOTE = "# translators: "


@dataclass(frozen=True, slots=True)
class Found:
    """A message: its text, its plural or "", its context or "", the file it stands in, and a word for translators."""

    text: str
    many: str
    context: str
    file: str
    note: str = ""


def messages() -> list[Found]:
    """All messages, in the order of the files."""
    return [*_in_code(), *_in_templates(), *_in_notebooks()]


def _in_code() -> Iterator[Found]:
    for path in sorted((ROOT / "src" / "borderdesk").rglob("*.py")):
        text = path.read_text("utf-8")
        if any(f"{call}(" in text for call in CALLS):
            yield from _of_module(text, path.relative_to(ROOT).as_posix())


def _of_module(text: str, file: str) -> Iterator[Found]:
    lines = text.splitlines()
    tree = ast.parse(text)
    for statement in tree.body:
        note = _note(lines, statement.lineno)
        for node in ast.walk(statement):
            if isinstance(node, ast.Call) and _name(node.func) in CALLS:
                yield from _of_call(node, file, note)


def _of_call(node: ast.Call, file: str, note: str) -> Iterator[Found]:
    texts = [one.value if isinstance(one, ast.Constant) and isinstance(one.value, str) else "" for one in node.args]
    named = {one.arg: one.value.value for one in node.keywords if isinstance(one.value, ast.Constant)}
    if texts and texts[0]:
        context = named.get("context", "") if _name(node.func) in ("message", "plural") else ""
        yield Found(texts[0], texts[1] if len(texts) > 1 else "", str(context), file, note)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _note(lines: list[str], line: int) -> str:
    """The comment for translators right above a statement."""
    found: list[str] = []
    for above in reversed(lines[: line - 1]):
        if not above.startswith("#"):
            break
        found.insert(0, above.removeprefix("#").strip())
    words = " ".join(found)
    return words.partition("translators: ")[2]


def _in_templates() -> Iterator[Found]:
    from jinja2 import Environment
    from jinja2.ext import extract_from_ast

    for path in sorted((ROOT / "src" / "borderdesk" / "report").rglob("*.html")):
        tree = Environment().parse(path.read_text("utf-8"))
        for _, _, text in extract_from_ast(tree, ("worded", "phrase"), babel_style=False):
            texts = [one or "" for one in ([text] if isinstance(text, str) else text or [])]
            if texts and texts[0]:
                many = texts[1] if len(texts) > 1 else ""
                yield Found(texts[0], many, "", path.relative_to(ROOT).as_posix())


def _in_notebooks() -> Iterator[Found]:
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            if cell["cell_type"] == "markdown":
                for text in words_of("".join(cell["source"])):
                    yield Found(text, "", "", path.relative_to(ROOT).as_posix())


def template() -> Catalog:
    """The messages as a catalogue without translations."""
    made = Catalog(project="Borderdesk", charset="utf-8", fuzzy=False, header_comment=HEADER)
    for one in messages():
        context, _, text = one.text.rpartition(BETWEEN)
        key: Any = (text, one.many) if one.many else text
        known = made.get(text, context or one.context or None)
        if known is not None and known.pluralizable and not one.many:
            key = known.id  # the plural form stays
        made.add(
            key,
            locations=[(one.file, None)],
            auto_comments=[one.note] if one.note else [],
            context=context or one.context or None,
        )
    return made


HEADER = """# What Borderdesk says in a report, in English. `make messages` writes this file; catalogues are translations of it.
# Words in braces are places that a number, a day or a name fills: keep them, in any order."""


def written(catalogue: Catalog) -> str:
    """The catalogue as the text of its file, without days and line numbers, which would change with every commit."""
    file = io.BytesIO()
    write_po(
        file, catalogue, width=110, include_lineno=False, sort_by_file=True, omit_header=False, ignore_obsolete=True
    )
    lines = file.getvalue().decode("utf-8").splitlines()
    dropped = (
        "Project-Id-Version",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
        "Report-Msgid",
    )
    return "\n".join(line for line in lines if not line.startswith(tuple(f'"{one}' for one in dropped))) + "\n"


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as it stands; an empty one where there is none yet."""
    path = CATALOGUES / f"{language}.po"
    if not path.is_file() or not path.read_bytes():
        return Catalog(locale=language, project="Borderdesk", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def missing(one: Message) -> bool:
    """Whether a message has no translation, or lacks a form of its plural."""
    return bool(one.id) and not all(one.string if isinstance(one.string, tuple | list) else [one.string])


if __name__ == "__main__":
    made = template()
    TEMPLATE.write_text(written(made), "utf-8")
    print(f"{len(made)} messages in {TEMPLATE.name}")
    for language in LANGUAGES:
        if language != "en":
            kept = catalogue(language)
            kept.update(made, no_fuzzy_matching=True)
            (CATALOGUES / f"{language}.po").write_text(written(kept), "utf-8")
            print(f"{language}.po: {sum(map(missing, kept))} not translated yet")
