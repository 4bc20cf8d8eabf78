"""Date expressions and the days they name."""

from borderdesk.extract.dates.finder import find_dates, owned
from borderdesk.extract.dates.mention import DateMention, follow

__all__ = ["DateMention", "find_dates", "follow", "owned"]
