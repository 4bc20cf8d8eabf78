"""All of Borderdesk's `read` without its compiled modules."""

from __future__ import annotations

import os

os.environ["BORDERDESK_NATIVE"] = "0"

import borderdesk_read  # noqa: F401 - answers
