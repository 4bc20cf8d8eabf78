"""``python -m borderdesk.native``: compile the reader's modules; a minute or two, nothing to do when they are new."""

from __future__ import annotations

import sys
import time

from borderdesk.errors import BorderdeskError
from borderdesk.native.build import build


def main() -> None:
    """Compile, and say in a line how long it took or why it could not be done."""
    clock = time.monotonic()
    try:
        made = build(force="--force" in sys.argv[1:])
    except BorderdeskError as error:
        sys.exit(f"borderdesk.native: {error}")
    spent = time.monotonic() - clock
    print(f"the reader was compiled in {spent:.0f} s" if made else "the compiled reader is up to date")


if __name__ == "__main__":
    main()
