"""A page of ours: a template with its style and script inside, and a policy that lets nothing else run or load."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from borderdesk.language import current, message, phrase

if TYPE_CHECKING:
    from jinja2 import Environment

# the files that a template's page carries, in order
STYLES = {
    "report.html": ("base.css", "report.css", "chart.css", "print.css"),
    "shelf.html": ("base.css", "shelf.css", "print.css"),
    "error.html": ("base.css", "shelf.css", "print.css"),
}
BASE = "base.html"  # what all templates extend
SCRIPTS = {"report.html": ("page.js", "chain.js", "chart.js", "take.js"), "shelf.html": ("shelf.js",)}
LIVE = "live.js", "live.css"  # what an interactive report carries besides


def page(template: str, runtime: str = "", **values: Any) -> str:
    """A page of ours from a template, with its style and script inside and a policy that allows only those.

    ``runtime`` is a script that the page will unfold from a block of its own (interactive.py), "" for none.
    """
    more = LIVE if runtime else ()
    script = "\n".join(map(_asset, (*SCRIPTS.get(template, ()), *more[:1])))
    style = "\n".join(map(_asset, (*STYLES.get(template, ("base.css",)), *more[1:])))
    values |= {"script": script, "style": style, "language": current()}
    values |= {"policy": policy(script, runtime), "words": words(bool(runtime))}
    return _environment().get_template(template).render(**values)


def read(template: str) -> None:
    """Read a template with its style and script, once for this process."""
    for name in (*SCRIPTS.get(template, ()), *STYLES.get(template, ())):
        _asset(name)
    for name in (BASE, template):
        _environment().get_template(name)


def policy(*scripts: str) -> str:
    """A Content-Security-Policy (https://www.w3.org/TR/CSP3/): no network, no script but these, by hash."""
    run = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts if script) or "'none'"
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"style-src 'unsafe-inline'; script-src {run}"
    )


def words(live: bool = False) -> str:
    """What the page's script says, that of live charts included, as JSON in the current language."""
    every = {**SPOKEN, **(SPOKEN_LIVE if live else {})}
    return json.dumps({name: phrase(text) for name, text in every.items()}, ensure_ascii=False).replace("<", "\\u003c")


SPOKEN = {
    "show_code": message("Show code"),
    "hide_code": message("Hide code"),
    "chain": message("Where this number comes from"),
    "close": message("Close"),
    "open": message("Open the source"),
    "row": message("Show it in the list of claims"),
    "old": message("This browser cannot unfold the table; a newer one can."),
    "marks": message("Arrow keys lead from mark to mark, Enter shows where a number comes from."),
}

SPOKEN_LIVE = {
    "explore_charts": message("Explore the charts"),
    "country": message("Country"),
    "countries": message("All countries"),
    "days": message("Days"),
    "first_day": message("First day in the charts over time"),
    "last_day": message("Last day in the charts over time"),
    "everything": message("Show everything"),
    "explore": message(
        "Click a country to see it alone, draw over a chart over time to choose days; Escape shows everything again."
    ),
}


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("borderdesk.report", "templates/borderdesk")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals["phrase"] = phrase
    return made


@cache
def _asset(name: str) -> str:
    text = files("borderdesk.report").joinpath("templates", "borderdesk", name).read_text("utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL) if name.endswith(".css") else text
    return "\n".join(line for part in text.splitlines() if (line := part.strip()) and not line.startswith("//"))


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
