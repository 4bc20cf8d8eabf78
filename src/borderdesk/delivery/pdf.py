"""A report as PDF on A4, printed by Chromium: tagged, with an outline of its headings, nothing in its margins."""

from __future__ import annotations

import tempfile
from pathlib import Path

from borderdesk import ledger
from borderdesk.delivery import chromium
from borderdesk.errors import DeliveryError

OPTIONS = ("--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf")


def print_pdf(page: Path, output: Path | None = None) -> Path:
    """Print an HTML report to ``output`` (default: beside it, ending in .pdf), in one step.

    DeliveryError where there is no Chromium, it fails, or the file cannot be read or written.
    """
    target = output or page.with_suffix(".pdf")
    if not page.is_file():
        raise DeliveryError(f"{page}: found no file, expected an HTML report")
    if target.resolve() == page.resolve():
        raise DeliveryError(f"{target}: found the report itself, expected another file for its PDF")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # beside the target: a Chromium in a box of its own (snap) sees no other temporary folder
        with tempfile.TemporaryDirectory(dir=target.parent, prefix="borderdesk-pdf-") as folder:
            ledger.replace(target, _printed(page, Path(folder) / "page.pdf"))
    except OSError as error:
        raise DeliveryError(f"{target}: cannot be written ({error.strerror}); choose another --output") from None
    return target


def _printed(page: Path, output: Path) -> bytes:
    told = chromium.run([*OPTIONS, f"--print-to-pdf={output}", page.resolve().as_uri()])
    data = output.read_bytes() if output.is_file() else b""
    if not data.startswith(b"%PDF-"):
        last = (told.strip().splitlines() or ["nothing"])[-1]
        raise DeliveryError(f"{page}: Chromium printed no PDF and told {last!r}; name another in {chromium.VARIABLE}")
    return data
