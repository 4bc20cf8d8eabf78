"""``python -m borderdesk.native``: compile the reader's modules; a minute or two, nothing to do when they are new."""

from __future__ import annotations

import sys
import time

from borderdesk.errors import BorderdeskError
from borderdesk.native.build import build

clock = time.monotonic()
try:
    made = build(force="--force" in sys.argv[1:])
except BorderdeskError as error:
    sys.exit(f"borderdesk.native: {error}")
print(f"the reader was compiled in {time.monotonic() - clock:.0f} s" if made else "the compiled reader is up to date")
