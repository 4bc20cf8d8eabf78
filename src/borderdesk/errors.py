"""Every error Borderdesk raises on purpose, and the exit code each ends a command with.

BorderdeskError                      1
├── InputError                       1  a file or a text cannot be used as it is
│   ├── ArticleError                 1  an article cannot be read: empty, binary, not text
│   ├── LedgerError                  1  a table of a story cannot be read or written
│   ├── SheetError                   1  a spreadsheet cannot be read
│   ├── UnsteadyError                1  a file changes while it is read
│   └── LexiconError                 1  a table of the package is damaged
├── BoundsError                      1  amounts that must not be set against each other
├── NotebookError                    1  a notebook failed while it ran
├── PressError                       1  a process that runs reports cannot be started, or ended early
│   ├── TaskDiedError                1  a task's process ended without a result
│   └── TaskTimeoutError             1  a task was stopped at its time limit
├── OriginError                      1  a number in a report has no origin
├── DeliveryError                    1  a report cannot be printed, mailed or told of
├── ClusterError                     1  there is no cluster, it went away, or it does not fit
└── UsageError                       2  the call itself is wrong
    ├── ParameterError               2  a notebook does not take this parameter or this value
    ├── StoryError                   2  no such story
    └── EditionError                 2  editions.toml names something that cannot be built

A message says where, quotes what was found, says what was expected and what to do next:

    data/sudan-2023/figures.csv, row 12, value_low: found '12k', expected a number; write 12000
"""

from __future__ import annotations


class BorderdeskError(Exception):
    """The root; catch it to catch everything that Borderdesk raises on purpose."""

    exit_code = 1


class InputError(BorderdeskError):
    """A file or a text cannot be used as it is."""


class ArticleError(InputError):
    """An article cannot be read: empty, binary, not text."""


class LedgerError(InputError):
    """A table of a story cannot be read or written."""


class SheetError(InputError):
    """A spreadsheet cannot be read: missing, binary, damaged, or empty."""


class UnsteadyError(InputError):
    """A file of a story or notebook changes while it is read: somebody is saving it."""


class LexiconError(InputError):
    """A table that ships with the package is damaged."""


class BoundsError(BorderdeskError):
    """Amounts that must not be added, netted or compared: other units, periods or kinds."""


class NotebookError(BorderdeskError):
    """A notebook failed while it ran."""


class PressError(BorderdeskError):
    """A process that runs reports cannot be started, or ended before it was done."""


class TaskDiedError(PressError):
    """A task's process ended without a result: it was killed, ran out of memory, or ended itself."""


class TaskTimeoutError(PressError):
    """A task was stopped at its time limit."""


class OriginError(BorderdeskError):
    """A number in a report has no origin, or not the one that it names."""


class DeliveryError(BorderdeskError):
    """A report cannot be printed, mailed or told of: no browser, no room, nobody who takes it."""


class ClusterError(BorderdeskError):
    """There is no cluster of machines, it went away, or its workers are of another edition."""


class UsageError(BorderdeskError):
    """The call itself is wrong."""

    exit_code = 2


class ParameterError(UsageError):
    """A notebook does not take this parameter, or not this value."""


class StoryError(UsageError):
    """No such story, or a name that cannot be one."""


class EditionError(UsageError):
    """editions.toml names something that cannot be built."""
