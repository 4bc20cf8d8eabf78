"""What may pass by itself, and is tried again: a process that died, a file in motion, a machine short of something.

What cannot pass is told at once: a parameter, an error of the notebook, a number without an origin, memory or time
over the limit: tried again it would end the same, later.
"""

from __future__ import annotations

import errno

from borderdesk.errors import TaskDiedError, UnsteadyError

WAITS = (0.5, 2.0)  # seconds before the second and the third attempt; a file is saved, a disk tidied within that
SHORT = frozenset(
    {
        errno.EAGAIN,
        errno.EBUSY,
        errno.EDQUOT,
        errno.EINTR,
        errno.EIO,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOLCK,
        errno.ENOSPC,
        errno.ESTALE,
        errno.ETIMEDOUT,
    }
)


def passes(error: BaseException) -> bool:
    """Whether it is worth another attempt."""
    return isinstance(error, TaskDiedError | UnsteadyError) or (isinstance(error, OSError) and error.errno in SHORT)


def wait_after(attempts: int) -> float | None:
    """Seconds until the next attempt after so many; None where enough were made."""
    return WAITS[attempts - 1] if attempts <= len(WAITS) else None
