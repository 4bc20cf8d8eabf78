"""The script that live charts need, once for a page: Vega's view, parser and expression interpreter, nothing else.

vl-convert brings Vega along and bundles it without a network, so that no code of others is kept here. Vega-Lite is
compiled at build; force layouts, trees, word clouds and statistics stay out. Bundling takes seconds, so its result
waits in the user's cache directory for the next report.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from borderdesk import ledger
from borderdesk.errors import BorderdeskError

SECONDS = 300
CDN = "https://cdn.jsdelivr.net/npm"  # under these addresses vl-convert has its copies; nothing is fetched
MODULES = {
    "{View}": "vega-view@6.1.0",
    "{parse}": "vega-parser@7.1.0",
    "{transforms}": "vega-dataflow@6.1.0",
    "* as data": "vega-transforms@5.1.0",
    "* as layout": "vega-view-transforms@5.1.0",
    "* as encode": "vega-encode@5.1.0",
    "* as geo": "vega-geo@5.1.0",
    "{expressionInterpreter}": "vega-interpreter@2.0.0",
}
IMPORTS = "".join(f'import {what} from "{CDN}/{module}/+esm";\n' for what, module in MODULES.items())
SNIPPET = f"""{IMPORTS}Object.assign(transforms, data, layout, encode, geo);
window.live({{View, parse, expressionInterpreter}});
"""
BUNDLE = "import sys, vl_convert; sys.stdout.write(vl_convert.javascript_bundle(sys.stdin.read()))"


def runtime() -> str:
    """The script: it calls ``live()`` of the page with what it brings; BorderdeskError where it cannot be bundled."""
    path = _cached()
    with suppress(OSError):
        return path.read_text("utf-8")
    script = _bundled()
    with suppress(OSError):  # a home that cannot be written costs the seconds each time, no more
        ledger.replace(path, script)
    return script


def _cached() -> Path:
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    which = f"{version('vl-convert-python')}\n{SNIPPET}"
    return home / "borderdesk" / f"vega-{hashlib.sha256(which.encode()).hexdigest()[:16]}.js"


def _bundled() -> str:
    """In a process of its own: one that was forked after vl_convert worked would hang."""
    done = subprocess.run(
        [sys.executable, "-c", BUNDLE], input=SNIPPET, capture_output=True, encoding="utf-8", timeout=SECONDS
    )
    if done.returncode or not done.stdout:
        said = next((line for line in reversed(done.stderr.splitlines()) if "resolve" in line), "it gave no reason")
        raise BorderdeskError(
            f"vl-convert-python {version('vl-convert-python')}: cannot bundle Vega for live charts ({said.strip()}); "
            "install the version of constraints.txt, or build the report without --interactive"
        )
    return done.stdout.replace("</script", "<\\/script")
