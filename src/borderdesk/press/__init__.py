"""The press: reports run in children that are forked, one for each, from a process that has loaded all they need."""

from borderdesk.press.pool import Press, possible

__all__ = ["Press", "possible"]
