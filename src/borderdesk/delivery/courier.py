"""A notice handed to a command of the user's."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from typing import IO

from borderdesk.delivery.ending import end
from borderdesk.delivery.notice import Notice
from borderdesk.delivery.wish import Wish
from borderdesk.errors import DeliveryError

MOST = 2_000  # bytes of what a command told that are read for its last line


class HangingError(DeliveryError):
    """The command found no end; it is not waited for ``for_all`` the others."""

    for_all = True


def hand_over(notice: Notice, wish: Wish) -> None:
    """Run the command with the notice as JSON on its stdin, and each part of it as BORDERDESK_... in its environment.

    No shell reads anything: the words of the command are its arguments as they are. DeliveryError where it cannot be
    started, ends with another code than 0, or takes longer than it may; it is then ended with all that it started.
    """
    with tempfile.TemporaryFile() as letter, tempfile.TemporaryFile() as told:
        letter.write(json.dumps(notice.plain(), ensure_ascii=False).encode() + b"\n")
        letter.seek(0)
        process = _started(wish, notice, letter, told)
        try:
            code = process.wait(wish.seconds)
        except subprocess.TimeoutExpired:
            raise HangingError(f"{wish.command[0]}: found no end after {wish.seconds} s, expected one") from None
        finally:
            end(process)
        if code:
            raise DeliveryError(f"{wish.command[0]}: ended with {code} and told {_last_line(told)!r}, expected 0")


def _started(wish: Wish, notice: Notice, letter: IO[bytes], told: IO[bytes]) -> subprocess.Popen[bytes]:
    """Files instead of pipes: one that reads nothing, or tells without end, holds nothing up."""
    try:
        return subprocess.Popen(
            wish.command,
            stdin=letter,
            stdout=told,
            stderr=subprocess.STDOUT,
            env=_environment(notice.plain(), wish),
            cwd=notice.page.parent.parent,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        raise DeliveryError(f"{wish.command[0]}: cannot be started ({error}); name a program that can run") from None


def _environment(plain: Mapping[str, str], wish: Wish) -> dict[str, str]:
    """Ours, without the password of the mail."""
    hidden = {wish.post.variable} if wish.post else set()
    inherited = {key: value for key, value in os.environ.items() if key not in hidden}
    return inherited | {f"BORDERDESK_{key.upper()}": value.replace("\0", "") for key, value in plain.items()}


def _last_line(told: IO[bytes]) -> str:
    told.seek(0, os.SEEK_END)
    told.seek(max(0, told.tell() - MOST))
    lines = told.read().decode("utf-8", "replace").strip().splitlines()
    return "".join(char for char in lines[-1] if char.isprintable()) if lines else "nothing"
