"""A report as a page that only opens with a passphrase.

The page is compressed, then encrypted with AES-256-GCM under a key that PBKDF2-HMAC-SHA256 makes of the passphrase; the
browser does the same the other way round with WebCrypto and writes the report into its own document, so that links
within it, printing and searching work as in the report itself. Nothing of the report can be read before: not its
title, only about how long it is.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from borderdesk.delivery.passphrase import tidy
from borderdesk.delivery.policy import policy_of, widened
from borderdesk.errors import InputError

if TYPE_CHECKING:
    from jinja2 import Environment

# OWASP asks for at least 600,000 (Password Storage Cheat Sheet, 2023); a phone needs about a second for these
ITERATIONS = 1_000_000
SALT, NONCE, KEY = 16, 12, 32  # bytes
HEAD = "borderdesk-sealed-1 PBKDF2-HMAC-SHA256 {} AES-256-GCM gzip"  # authenticated, so that nobody lowers the count
MARK = 'id="borderdesk-sealed"'


def read_report(path: Path) -> str:
    """The markup of a report on disk; InputError where it cannot be read, is sealed already or is no report of ours."""
    try:
        markup = path.read_text("utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}), expected an HTML report") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: found bytes that are not UTF-8, expected an HTML report") from None
    if MARK in markup:
        raise InputError(f"{path}: found a report that is sealed already, expected an open one")
    if not policy_of(markup):
        raise InputError(
            f"{path}: found no Content-Security-Policy, expected a report that `borderdesk report` or `build` wrote"
        )
    return markup


def seal(markup: str, passphrase: str) -> str:
    """The page that asks for the passphrase and then becomes ``markup``, a whole page with a policy of its own."""
    style, script = _asset("sealed.css"), _asset("sealed.js")
    policy = widened(policy_of(markup), script, style)
    parts = {"style": style, "script": script, "policy": policy, "words": json.loads(_asset("sealed.json"))}
    return _environment().get_template("sealed.html").render(box=encrypted(markup, passphrase), **parts)


def encrypted(text: str, passphrase: str) -> dict[str, object]:
    """What the page carries: head, salt, nonce and the encrypted text, the last three in base64; never twice alike."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce, head = os.urandom(SALT), os.urandom(NONCE), HEAD.format(ITERATIONS)
    packed = gzip.compress(text.encode(), 9, mtime=0)
    data = AESGCM(key(passphrase, salt, ITERATIONS)).encrypt(nonce, packed, head.encode())
    named = {"salt": salt, "nonce": nonce, "data": data}
    return {"head": head, "iterations": ITERATIONS} | {
        name: base64.b64encode(part).decode() for name, part in named.items()
    }


def key(passphrase: str, salt: bytes, iterations: int) -> bytes:
    """The key of 32 bytes that PBKDF2-HMAC-SHA256 makes of the passphrase."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

    return PBKDF2HMAC(SHA256(), KEY, salt, iterations).derive(tidy(passphrase).encode())


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("borderdesk.delivery", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _asset(name: str) -> str:
    return files("borderdesk.delivery").joinpath("templates", name).read_text("utf-8").strip()
