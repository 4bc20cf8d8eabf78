"""Date expressions and the days they name."""

from borderdesk.extract.dates.finder import find_dates, owned
from borderdesk.extract.dates.mention import DateMention, fits, follow

__all__ = ["DateMention", "find_dates", "fits", "follow", "owned"]
